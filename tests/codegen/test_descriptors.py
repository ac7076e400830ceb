"""The descriptors of every case are what the engine finds in a component of that world.

`wasm-tools component embed --dummy` makes a component of a world that traps when called: enough to link and compare.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import wasmtime
from wasmtime.component import Component
from witbind import wit
from witbind.runtime import Linker, Store
from witbind.source import wasm_tools

HERE = Path(__file__).parent
NOT_A_COMPONENT = {
    "many-flags": "no component has records without fields or more than 32 flags",
    "collections": "the engine's C API has no switch for fixed-length lists",
    "not-carried": "the engine's C API has no switch for error-context",
    "hidden-builtins": "the engine's C API cannot carry map",
}


class Anything:
    """Has every method; no guest calls one here."""

    def __getattr__(self, name: str) -> Any:
        return lambda *_: None


def worlds() -> Iterator[Any]:
    for case in sorted((HERE / "cases").glob("*.wit")):
        if case.stem not in NOT_A_COMPONENT:
            for world in descriptors(case):
                yield pytest.param(case, world, id=world.id)


def descriptors(case: Path) -> list[wit.World]:
    package = HERE / "expanded" / f"{case.stem.replace('-', '_')}_case"
    modules = [path.relative_to(HERE) for path in sorted(package.rglob("descriptors.py"))]
    sys.path.insert(0, str(HERE))
    try:
        loaded: list[ModuleType] = [importlib.import_module(".".join(m.with_suffix("").parts)) for m in modules]
    finally:
        sys.path.remove(str(HERE))
    return [world for module in loaded for world in module.WORLDS.values()]


@pytest.fixture(scope="module")
def engine() -> wasmtime.Engine:
    config = wasmtime.Config()
    config.wasm_component_model_implements = True
    return wasmtime.Engine(config)


def dummy(case: Path, world: str) -> bytes:
    tools = wasm_tools()
    embedded = subprocess.run(
        [tools, "component", "embed", str(case), "--all-features", "-w", world, "--dummy"],
        capture_output=True,
        check=True,
    )
    made = subprocess.run([tools, "component", "new", "-"], input=embedded.stdout, capture_output=True, check=True)
    return made.stdout


@pytest.mark.parametrize(("case", "world"), list(worlds()))
def test_a_component_of_the_world_fits_its_descriptor(case: Path, world: wit.World, engine: wasmtime.Engine) -> None:
    component = Component(engine, dummy(case, world.id))
    linker = Linker(engine)
    for interface in world.imports:
        if interface.functions or interface.resources:
            linker.define(interface, Anything())
    if world.import_functions or world.import_resources:
        linker.define_world(world, Anything())
    with_store = Store(engine)
    instance = linker.prepare(component, world).instantiate(with_store)
    for exported in world.exports:
        for function in exported.functions:
            assert callable(instance.func(exported.id, function.name))
    for function in world.export_functions:
        assert callable(instance.func(None, function.name))


def test_an_interface_with_a_map_is_offered_to_those_who_do_not_import_it(engine: wasmtime.Engine) -> None:
    """The engine cannot carry a map: `tests/runtime/test_admission.py` has the component that is refused for it."""
    worlds = {world.id: world for world in descriptors(HERE / "cases" / "hidden-builtins.wit")}
    linker = Linker(engine)
    interface = worlds["case:hidden-builtins/both"].imports[0]
    linker.define(interface, Anything())
    assert interface.id in linker._interfaces
