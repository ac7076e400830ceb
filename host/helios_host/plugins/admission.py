"""Admission: a component is compared with the contract before anything of it runs.

A guest chooses the types of its imports and exports. One whose right names have wrong types would crash a fast call
path, so every import, and every export that will be called, is compared structurally, and what differs is refused in
words. Exports outside the contract, and hooks that the manifest does not name, are never called.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable
from importlib import resources
from typing import Final

import attrs
from helios_api.v1 import descriptors as v1
from helios_api.v2 import descriptors as v2
from witbind import wit
from witbind.compare import differences, track

from helios_host.capabilities.gate import Gate
from helios_host.capabilities.offer import OFFERS, Offer
from helios_host.engine.types_json import Contract
from helios_host.errors import (
    ContractMismatch,
    MissingHook,
    PermissionNotGranted,
    UnsatisfiedImport,
    printable,
)

from .manifest import Manifest

__all__ = ["CONTRACT_HOOKS", "Admitted", "admit", "contract", "contract_digest"]

PACKAGE: Final = "heliosproxy:plugin"

_INTERFACES: Final = {
    track(interface.id): interface for interface in (*v1.INTERFACES.values(), *v2.INTERFACES.values())
}
_MAJORS: Final = (2, 1)


def _contract_hooks() -> frozenset[str]:
    exported = {interface.id for interface in (*v1.EVERYTHING.exports, *v2.EVERYTHING.exports)}
    names = {id_.partition("/")[2].partition("@")[0].replace("-", "_") for id_ in exported}
    return frozenset(names - {"lifecycle"})


CONTRACT_HOOKS: Final[frozenset[str]] = _contract_hooks()
"""Every hook of the contract, in snake_case."""


@attrs.frozen
class Admitted:
    """What a component was admitted as: the interfaces that will be called, and the offers that it imports.

    `versions` maps each hook of the manifest to the major version that is called, the highest that is exported.
    """

    lifecycle: wit.Interface
    lifecycle_version: int
    hooks: dict[str, wit.Interface]
    versions: dict[str, int]
    offers: tuple[Offer, ...]


@functools.cache
def contract_digest() -> str:
    """Return the digest of the contract that plugins are admitted by, and of the host's WASI, in hexadecimal."""
    wasi = resources.files("wasi_api.v0_2").iterdir()
    places = [resources.files(f"helios_api.v{major}") for major in _MAJORS]
    places += sorted((place for place in wasi if place.name.startswith("wasi_")), key=lambda place: place.name)
    texts = [place.joinpath("descriptors.py").read_bytes() for place in places]
    return hashlib.sha256(b"\0".join(texts)).hexdigest()


def contract() -> Contract:
    """Return the contract that components are compiled for."""
    return Contract(contract_digest(), _contract_interface)


def _contract_interface(interface: str) -> wit.Interface | None:
    if interface.startswith("wasi:"):
        offer = _offered(interface)
        return None if offer is None else offer.interface
    return _INTERFACES.get(track(interface))


def admit(world: wit.World, manifest: Manifest, gate: Gate) -> Admitted:
    """Compare a component's structure with the contract and its manifest.

    Raises `UnsatisfiedImport`, `PermissionNotGranted`, `MissingHook` or `ContractMismatch`.
    """
    plugin = manifest.name
    offers = _imports(world, gate, plugin)
    exported = {track(interface.id): interface for interface in world.exports}
    lifecycle, version = _highest("lifecycle", exported)
    if lifecycle is None:
        raise ContractMismatch(
            f"the component does not export {PACKAGE}/lifecycle, which every plugin does; {_exports(world.exports)}",
            [],
            plugin=plugin,
        )
    hooks: dict[str, wit.Interface] = {}
    versions: dict[str, int] = {}
    for hook in manifest.hooks:
        interface, versions[hook] = _highest(hook.replace("_", "-"), exported)
        if interface is None:
            raise MissingHook(
                f"the manifest names the hook {hook}, but the component does not export "
                f"{PACKAGE}/{hook.replace('_', '-')}; {_exports(world.exports)}",
                plugin=plugin,
            )
        hooks[hook] = interface
    wrong = [
        line
        for interface in (lifecycle, *hooks.values())
        for line in differences(interface, exported[track(interface.id)], side="export")
    ]
    if wrong:
        raise ContractMismatch("the component's exports differ from the contract:", _escaped(wrong), plugin=plugin)
    return Admitted(lifecycle, version, hooks, versions, offers)


def _imports(world: wit.World, gate: Gate, plugin: str) -> tuple[Offer, ...]:
    """Return the offers that a component imports, and may; what only names types needs nobody."""
    used = [interface for interface in world.imports if interface.functions or interface.resources]
    outside = [i.id for i in used if track(i.id) not in _INTERFACES and _offered(i.id) is None]
    outside += [function.name for function in world.import_functions]
    outside += [resource.name for resource in world.import_resources]
    if outside:
        names = ", ".join(_escaped(outside))
        wasi = any(re.match(r"wasi[:_]", i) for i in outside)
        hint = f" (of WASI this host has {_wasi_versions()})" if wasi else ""
        raise UnsatisfiedImport(
            f"the component imports what is not in the contract: {names}{hint}", _escaped(outside), plugin=plugin
        )
    missing = [i.id for i in used if _offered(i.id) is None]
    if missing:
        offered = ", ".join(sorted({offer.interface.id.partition("/")[2] for offer in OFFERS.values()}))
        raise UnsatisfiedImport(
            f"this host does not offer {', '.join(missing)} yet; it offers {offered}", missing, plugin=plugin
        )
    offers = tuple(offer for interface in used if (offer := _offered(interface.id)) is not None)
    _permissions(offers, gate, plugin)
    wrong = [
        line
        for offer, interface in zip(offers, used, strict=True)
        for line in differences(offer.interface, interface, side="import", partial=True)
    ]
    if wrong:
        raise ContractMismatch("the component's imports differ from the contract:", _escaped(wrong), plugin=plugin)
    return offers


def _offered(interface: str) -> Offer | None:
    """Return what this host offers for an import of this id."""
    if not interface.startswith("wasi:"):
        return OFFERS.get(track(interface))
    from helios_host.capabilities.wasi.offers import WASI_OFFERS  # takes a tenth of a second, and most hosts do without

    return WASI_OFFERS.get(track(interface))


def _wasi_versions() -> str:
    from helios_host.capabilities.wasi.offers import WASI_OFFERS

    return ", ".join(sorted({f"{name.partition('/')[0]} {name.partition('@')[2]}" for name in WASI_OFFERS}))


def _permissions(offers: Iterable[Offer], gate: Gate, plugin: str) -> None:
    """Raise `PermissionNotGranted` with every permission that is missing, and an import that needs it."""
    missing: dict[frozenset[str], str] = {}
    for offer in offers:
        if offer.permissions and not offer.answers_denied and not any(map(gate.allows, offer.permissions)):
            missing.setdefault(offer.permissions, offer.interface.id)
    sentences = [
        f"it imports {interface}, which needs the permission {name}, but {gate.missing(name)}"
        for names, interface in missing.items()
        if len(names) == 1
        for name in names
    ] or [
        f"it imports {interface}, which comes with any of the permissions {', '.join(sorted(names))}, but its manifest "
        "asks for none of them that its operator grants"
        for names, interface in missing.items()
    ]
    if sentences:
        listed = [name for names in missing if len(names) == 1 for name in names]
        raise PermissionNotGranted("; ".join(sentences), listed or sorted(*missing), plugin=plugin)


def _highest(interface: str, exported: dict[str, wit.Interface]) -> tuple[wit.Interface | None, int]:
    for major in _MAJORS:
        name = f"{PACKAGE}/{interface}@{major}"
        if name in exported and name in _INTERFACES:
            return _INTERFACES[name], major
    return None, 0


def _exports(exports: Iterable[wit.Interface]) -> str:
    names = [printable(interface.id, 200) for interface in exports]
    return f"it exports {', '.join(names)}" if names else "it exports nothing"


def _escaped(lines: Iterable[str]) -> list[str]:
    return [printable(line, 500) for line in lines][:50]
