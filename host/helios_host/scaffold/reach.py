"""What a plugin can reach, read from its files alone: nothing of it is compiled or run."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs
import witbind
from witbind.load import load
from witbind.model import Interface

from helios_host.config import HostConfig
from helios_host.errors import PackageError
from helios_host.plugins.loader import read_candidate
from helios_host.plugins.package import COMPONENT_NAME, read_component

from .memory import declared_memory

__all__ = ["Reach", "changes", "plain", "read_reach", "unexported"]

CONTRACT = "heliosproxy:plugin/"


@attrs.frozen(kw_only=True)
class Reach:
    """One plugin on a page.

    `exports` and `imports` are ids of interfaces; `outside` are the imports that the contract does not have. `size`,
    `memory` (what an instance begins with), `min_memory` and `max_memory` are bytes. `granted`, `hosts` and `secrets`
    are what an operator's configuration gives; `None` where none was looked at.
    """

    name: str
    version: str
    description: str
    hooks: tuple[str, ...]
    exports: tuple[str, ...]
    imports: tuple[str, ...]
    outside: tuple[str, ...]
    permissions: tuple[str, ...]
    settings: dict[str, str]
    size: int
    memory: int
    min_memory: int | None
    max_memory: int | None
    digest: str
    signed: bool
    granted: tuple[str, ...] | None = None
    hosts: tuple[str, ...] | None = None
    secrets: tuple[str, ...] | None = None


def read_reach(path: Path, config: HostConfig | None = None) -> Reach:
    """Read the plugin at a path; raises `LoadError` where it is none."""
    candidate = read_candidate(path)
    manifest, name = candidate.manifest, candidate.name
    component = read_component(candidate.package, name)
    imports, exports = _interfaces(component, name)
    granted = hosts = secrets = None
    if config is not None:
        allowed = config.permissions.get(name, ())
        granted = tuple(sorted(set(manifest.permissions) & set(allowed)))
        hosts = tuple(config.settings(name).network.allow) if "http_fetch" in granted else ()
        named = config.capabilities.secrets.allow.get(name, ())
        secrets = tuple(sorted(named)) if "secrets" in granted else ()
    return Reach(
        name=name,
        version=manifest.version,
        description=manifest.description,
        hooks=manifest.hooks,
        exports=exports,
        imports=imports,
        outside=tuple(id_ for id_ in imports if not id_.startswith(CONTRACT)),
        permissions=tuple(sorted(manifest.permissions)),
        settings={
            key: setting.type + (" (required)" if setting.required else "")
            for key, setting in sorted(manifest.config_schema.items())
        },
        size=len(component),
        memory=declared_memory(component),
        min_memory=manifest.resources.min_memory,
        max_memory=manifest.resources.max_memory,
        digest=f"sha256:{hashlib.sha256(component).hexdigest()}",
        signed=candidate.package.signature is not None,
        granted=granted,
        hosts=hosts,
        secrets=secrets,
    )


def unexported(reach: Reach) -> list[str]:
    """Say which hooks of the manifest the component does not export: a host refuses to load it."""
    exported = {id_.removeprefix(CONTRACT).partition("@")[0].replace("-", "_") for id_ in reach.exports}
    there = ", ".join(sorted(exported - {"lifecycle"})) or "none"
    return [
        f"plugin.yaml names the hook {hook}, but the component does not export it; it exports {there}"
        for hook in reach.hooks
        if hook not in exported
    ]


def plain(reach: Reach) -> dict[str, Any]:
    """Return it as plain data for JSON; what was not looked at is left out."""
    found = attrs.asdict(reach)
    return {
        key: value for key, value in found.items() if key not in ("granted", "hosts", "secrets") or value is not None
    }


def changes(old: Reach, new: Reach) -> tuple[list[str], list[str]]:
    """Say in words what a new version can reach that the old one could not, and what else changed."""
    more: list[str] = []
    other: list[str] = []
    for what in ("hooks", "permissions", "imports", "hosts", "secrets"):
        before, after = set(getattr(old, what) or ()), set(getattr(new, what) or ())
        word = what.removesuffix("s")
        more += [f"{word} {item} is new" for item in sorted(after - before)]
        other += [f"{word} {item} is gone" for item in sorted(before - after)]
    limit, raised = (_bytes(old.max_memory), _bytes(new.max_memory)), _raised(old.max_memory, new.max_memory)
    if old.max_memory != new.max_memory:
        (more if raised else other).append(f"max_memory was {limit[0]}, is {limit[1]}")
    if old.min_memory != new.min_memory:
        line = f"min_memory was {_bytes(old.min_memory)}, is {_bytes(new.min_memory)}"
        (more if (new.min_memory or 0) > (old.min_memory or 0) else other).append(line)
    for key in sorted({*old.settings, *new.settings}):
        first, second = old.settings.get(key), new.settings.get(key)
        if first != second:
            other.append(f"setting {key} was {first or 'not there'}, is {second or 'not there'}")
    for what in ("name", "version", "signed", "size", "digest"):
        first, second = getattr(old, what), getattr(new, what)
        if first != second:
            other.append(f"{what} was {first}, is {second}")
    return more, other


def _raised(old: int | None, new: int | None) -> bool:
    """Say whether a limit allows more; no limit is the operator's own, the most there is."""
    return old is not None and (new is None or new > old)


def _bytes(value: int | None) -> str:
    return "the operator's limit" if value is None else f"{value:,} bytes"


def _interfaces(component: bytes, plugin: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of what a component imports and exports; interfaces that only name types are left out."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, COMPONENT_NAME)
        file.write_bytes(component)
        try:
            (world,) = load(file).worlds()
        except witbind.WitbindError as error:
            raise PackageError(
                f"its component cannot be read: {str(error).replace(folder + '/', '')}", plugin=plugin
            ) from error
    functions = [f"function {function.name}" for function in world.import_functions]
    return (*_used(world.imports), *functions), tuple(sorted(interface.id for interface in world.exports))


def _used(interfaces: Iterable[Interface]) -> list[str]:
    return sorted(interface.id for interface in interfaces if interface.functions)
