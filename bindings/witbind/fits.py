"""Says which worlds a component satisfies, from its WIT alone: nothing is compiled."""

from __future__ import annotations

import importlib
import importlib.metadata
import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Final

import attrs

from . import wit
from .compare import differences, track
from .describe import world as describe_world
from .errors import SourceError
from .load import load

__all__ = ["GROUP", "Fit", "fits", "installed_worlds", "worlds_of"]

GROUP: Final = "witbind.worlds"
"""The entry points, one a generated package, whose worlds `inspect` knows without being told."""


@attrs.frozen
class Fit:
    """A world, and in words why a component is not one of it; no differences mean that it is.

    `exports_all` says that the component has an export of each name that the world asks for.
    """

    world: str
    differences: tuple[str, ...]
    exports_all: bool

    @property
    def fits(self) -> bool:
        """Whether the component is one of this world."""
        return not self.differences


def worlds_of(path: Path, features: Sequence[str] = (), all_features: bool = False) -> list[wit.World]:
    """Return the worlds of the WIT under `path`; raises `SourceError`."""
    return [describe_world(world) for world in load(path, features, all_features).main.worlds]


def installed_worlds() -> list[wit.World]:
    """Return the worlds of the generated packages that are installed: those that the entry points of `GROUP` name.

    Worlds without exports are left out: whatever imports no more than they offer satisfies them.
    """
    packages = {entry.value for entry in importlib.metadata.entry_points(group=GROUP)}
    known = [world for package in sorted(packages) for world in _declared(importlib.import_module(package))]
    return [world for world in known if world.exports or world.export_functions]


def _declared(package: ModuleType) -> Iterator[wit.World]:
    """Yield the worlds of a generated package; those of `aio` are the same again."""
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if found.name.endswith(".descriptors") and ".aio." not in found.name:
            yield from importlib.import_module(found.name).WORLDS.values()


def fits(component: Path, worlds: Iterable[wit.World]) -> list[Fit]:
    """Compare a component with worlds; raises `SourceError`."""
    source = load(component)
    if len(source.main.worlds) != 1:
        raise SourceError(f"{component}: expected a component, which has one world; it has {len(source.main.worlds)}")
    actual = describe_world(source.main.worlds[0])
    return [
        Fit(world.id, tuple(_differences(world, actual)), _exported(world, True) <= _exported(actual, False))
        for world in worlds
    ]


def _exported(world: wit.World, required: bool) -> set[str]:
    """Return the names of a world's exports, without those behind a gate where only the required ones count."""
    interfaces = {track(i.id) for i in world.exports if not required or i not in world.unstable}
    return interfaces | {f.name for f in world.export_functions if not required or not f.unstable}


def _differences(expected: wit.World, actual: wit.World) -> list[str]:
    found: list[str] = []
    offered = {track(interface.id): interface for interface in expected.imports}
    for interface in actual.imports:
        known = offered.get(track(interface.id))
        if known is not None:
            found += differences(known, interface, side="import", partial=True)
        elif interface.functions or interface.resources:
            found.append(f"import `{interface.id}`: the world does not have it")
    exported = {track(interface.id): interface for interface in actual.exports}
    for interface in expected.exports:
        have = exported.get(track(interface.id))
        if have is not None:
            found += differences(interface, have)
        elif interface not in expected.unstable:
            found.append(f"export `{interface.id}`: the component does not export it")
    found += _root(expected.id, expected.import_functions, actual.import_functions, imported=True)
    return found + _root(expected.id, expected.export_functions, actual.export_functions, imported=False)


def _root(
    world: str, expected: tuple[wit.Function, ...], actual: tuple[wit.Function, ...], *, imported: bool
) -> list[str]:
    """Compare the functions that stand in the worlds themselves."""
    side = "import" if imported else "export"
    here, there = wit.Interface(world, expected), wit.Interface(world, actual)
    return differences(here, there, side=side, partial=imported)
