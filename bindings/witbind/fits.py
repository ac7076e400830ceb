"""Says which worlds a component satisfies, from its WIT alone: nothing is compiled."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import attrs

from . import wit
from .compare import differences, track
from .describe import world as describe_world
from .errors import SourceError
from .load import load

__all__ = ["Fit", "fits"]


@attrs.frozen
class Fit:
    """A world, and in words why a component is not one of it; no differences mean that it is.

    `exports_all` says that the component has an export of each name that the world asks for.
    """

    world: str
    differences: tuple[str, ...]
    exports_all: bool


def fits(component: Path, known: Sequence[Path], features: Sequence[str] = (), all_features: bool = False) -> list[Fit]:
    """Compare a component with the worlds of the WIT under `known`; raises `SourceError`.

    Worlds without exports are left out: whatever imports no more than they offer satisfies them.
    """
    source = load(component)
    if len(source.main.worlds) != 1:
        raise SourceError(f"{component}: expected a component, which has one world; it has {len(source.main.worlds)}")
    actual = describe_world(source.main.worlds[0])
    worlds = [describe_world(world) for path in known for world in load(path, features, all_features).main.worlds]
    return [
        Fit(world.id, tuple(_differences(world, actual)), _exported(world) <= _exported(actual))
        for world in worlds
        if world.exports or world.export_functions
    ]


def _exported(world: wit.World) -> set[str]:
    interfaces = {track(interface.id) for interface in world.exports}
    return interfaces | {function.name for function in world.export_functions}


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
        if have is None:
            found.append(f"export `{interface.id}`: the component does not export it")
        else:
            found += differences(interface, have)
    found += _root(expected.id, expected.import_functions, actual.import_functions, imported=True)
    return found + _root(expected.id, expected.export_functions, actual.export_functions, imported=False)


def _root(
    world: str, expected: tuple[wit.Function, ...], actual: tuple[wit.Function, ...], *, imported: bool
) -> list[str]:
    """Compare the functions that stand in the worlds themselves."""
    side = "import" if imported else "export"
    here, there = wit.Interface(world, expected), wit.Interface(world, actual)
    return differences(here, there, side=side, partial=imported)
