"""Guests that import WASI beside their world: the engine's own WASI, granted by a store's configuration."""

from __future__ import annotations

import asyncio
import importlib
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
from wasmtime import Engine, WasiConfig
from wasmtime.component import Component
from wat_guests import MEMORY, build
from witbind import TypeMismatch, generate, wit
from witbind.runtime import AsyncStore, Linker, Store

ENVIRONMENT = "wasi:cli/environment@0.2.0"

WORLD = "package test:wasi-guest@1.0.0; world guest { export variables: func() -> u32; }"

BUILT_AS = """package test:wasi-guest@1.0.0;
world guest { import %s; export variables: func() -> u32; }
package %s {
  interface %s { get-environment: func() -> list<tuple<string, string>>; }
}
"""

CORE = f"""(module
  (import "%s" "get-environment" (func $get (param i32)))
  {MEMORY}
  (func (export "variables") (result i32)
    (call $reset)
    (call $get (i32.const 16))
    (i32.load (i32.const 20))))"""


def guest(engine: Engine, interface: str) -> Component:
    """Return a component that counts the variables of its environment."""
    package, _, name = interface.partition("/")
    name, _, version = name.partition("@")
    return Component(engine, build(CORE % interface, BUILT_AS % (interface, f"{package}@{version}", name)))


def variables(count: int) -> WasiConfig:
    config = WasiConfig()
    config.env = [(f"NAME{n}", "value") for n in range(count)]
    return config


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ModuleType, ModuleType]]:
    folder = tmp_path_factory.mktemp("wasi")
    (folder / "guest.wit").write_text(WORLD)
    generate(folder / "guest.wit", folder / "wasi_guest_api")
    sys.path.insert(0, str(folder))
    yield (
        importlib.import_module("wasi_guest_api.v1.guest"),
        importlib.import_module("wasi_guest_api.v1.aio.guest"),
    )
    sys.path.remove(str(folder))


def test_wasi_is_refused_until_it_is_offered(sync_engine, worlds):
    component = guest(sync_engine, ENVIRONMENT)
    with pytest.raises(TypeMismatch, match=f"import `{ENVIRONMENT}`: the host does not offer it; `Linker.add_wasi`"):
        worlds[0].Guest.instantiate(store(sync_engine), component)
    linker = worlds[0].Guest.link(sync_engine)
    with pytest.raises(TypeMismatch):
        linker.prepare(component, ())
    linker.add_wasi()
    assert worlds[0].Guest.instantiate(store(sync_engine), component, linker).variables() == 0


def store(engine: Engine, wasi: WasiConfig | None = None) -> Store:
    made = Store(engine)
    made.epoch_ticks = 1_000_000
    if wasi is not None:
        made.set_wasi(wasi)
    return made


def test_each_store_grants_what_its_configuration_says(sync_engine, worlds):
    component, linker = guest(sync_engine, ENVIRONMENT), worlds[0].Guest.link(sync_engine)
    linker.add_wasi()
    granted = [store(sync_engine, variables(3)), store(sync_engine), store(sync_engine, variables(1))]
    running = [worlds[0].Guest.instantiate(one, component, linker) for one in granted]
    assert [one.variables() for one in running] == [3, 0, 1]


def test_awaited_calls_have_it_too(worlds):
    engine = Engine()
    component, linker = guest(engine, ENVIRONMENT), worlds[1].Guest.link(engine)
    linker.add_wasi()

    async def count(wasi: WasiConfig | None) -> int:
        made = AsyncStore(engine)
        if wasi is not None:
            made.set_wasi(wasi)
        running = await worlds[1].Guest.instantiate(made, component, linker)
        answer: int = await running.variables()
        return answer

    assert asyncio.run(count(variables(2))) == 2
    assert asyncio.run(count(None)) == 0


@pytest.mark.parametrize("name", ["wasi:http/types@0.2.0", "wasi:cli/environment@0.3.0", "other:cli/environment@0.2.0"])
def test_what_the_engine_has_not_is_refused_by_name(sync_engine, worlds, name):
    linker = worlds[0].Guest.link(sync_engine)
    linker.add_wasi()
    with pytest.raises(TypeMismatch, match=f"import `{name}`: the host does not offer it$"):
        worlds[0].Guest.instantiate(store(sync_engine), guest(sync_engine, name), linker)


@pytest.mark.parametrize("name", ["wasi:cli/environment@0.2.3", "wasi:cli/environment@0.2.12"])
def test_another_patch_release_of_it_is_the_same(sync_engine, worlds, name):
    linker = worlds[0].Guest.link(sync_engine)
    linker.add_wasi()
    running = worlds[0].Guest.instantiate(store(sync_engine, variables(2)), guest(sync_engine, name), linker)
    assert running.variables() == 2


class Own:
    def get_environment(self) -> list[tuple[str, str]]:
        return [("OWN", "value")] * 5


@pytest.mark.parametrize("first", [True, False], ids=["before", "after"])
def test_what_the_host_defines_itself_comes_first(sync_engine, worlds, first):
    pair = wit.List(wit.Tuple((wit.STRING, wit.STRING)))
    interface = wit.Interface(ENVIRONMENT, (wit.Function("get-environment", "get_environment", (), pair),))
    linker = Linker(sync_engine)
    steps = [lambda: linker.define(interface, Own()), linker.add_wasi]
    for step in steps if first else reversed(steps):
        step()
    component = guest(sync_engine, ENVIRONMENT)
    assert worlds[0].Guest.instantiate(store(sync_engine, variables(2)), component, linker).variables() == 5
