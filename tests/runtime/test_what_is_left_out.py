"""What a component lacks, or the engine cannot carry, is told where it is called; the rest of the component works."""

from __future__ import annotations

import asyncio
import importlib
import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from wasmtime import Engine
from wasmtime.component import Component
from wat_guests import build
from witbind import LinkError, TypeMismatch, UnsupportedType, generate
from witbind.fits import fits, worlds_of
from witbind.runtime import AsyncStore, Store, component_world

Package = Callable[..., ModuleType]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    """Return a function that generates a WIT text's package, with every gate open, and imports one of its modules."""
    folder, numbers = tmp_path_factory.mktemp("left_out"), itertools.count()

    def made(text: str, module: str = "v1.guest") -> ModuleType:
        name = f"left_out_{next(numbers)}"
        (folder / f"{name}.wit").write_text(text)
        generate(folder / f"{name}.wit", folder / name, all_features=True)
        importlib.invalidate_caches()
        return importlib.import_module(f"{name}.{module}")

    sys.path.insert(0, str(folder))
    yield made
    sys.path.remove(str(folder))


@pytest.fixture(scope="module")
def engine() -> Engine:
    """An engine with support for concurrent calls, which async functions need."""
    return Engine()


GATED = """package test:gated@1.0.0;
interface old {
  %s answer: func() -> u32;
  @unstable(feature = later) more: func(n: u32) -> u32;
}
interface new { ask: func(); }
world guest {
  export old;
  @unstable(feature = later) export new;
  @unstable(feature = later) export also: func();
}
"""

PLAIN = '(module (func (export "test:gated/old@1.0.0#answer") (result i32) (i32.const 42)))'


def test_a_component_may_lack_what_stands_behind_a_gate(engine: Engine, package: Package) -> None:
    built_as = "package test:gated@1.0.0; interface old { answer: func() -> u32; } world guest { export old; }"
    component = Component(engine, build(PLAIN, built_as))
    running = package(GATED % "").Guest.instantiate(Store(engine), component)
    assert running.old.answer() == 42
    for call in (lambda: running.old.more(1), running.new.ask, running.also):
        with pytest.raises(LinkError, match="stands behind a gate"):
            call()
    assert running.old.answer() == 42


def test_a_component_without_it_satisfies_the_world(tmp_path: Path) -> None:
    built_as = "package test:gated@1.0.0; interface old { answer: func() -> u32; } world guest { export old; }"
    (tmp_path / "guest.wasm").write_bytes(build(PLAIN, built_as))
    (tmp_path / "gated.wit").write_text(GATED % "")
    worlds = worlds_of(tmp_path / "gated.wit", all_features=True)
    (found,) = fits(tmp_path / "guest.wasm", worlds)
    assert (found.differences, found.exports_all) == ((), True)


def test_a_component_may_not_lack_anything_else(engine: Engine, package: Package) -> None:
    core = PLAIN.replace("answer", "other")
    built_as = "package test:gated@1.0.0; interface old { other: func() -> u32; } world guest { export old; }"
    with pytest.raises(TypeMismatch) as caught:
        package(GATED % "").Guest.instantiate(Store(engine), Component(engine, build(core, built_as)))
    assert list(caught.value.differences) == [
        "export `answer`: the component has no such function (test:gated/old@1.0.0)"
    ]


CARRIED = "package test:carried@1.0.0; world guest { export answer: func() -> u32; export give: func() -> %s; }"

CORE = """(module
  (memory (export "memory") 1)
  (func (export "answer") (result i32) (i32.const 42))
  (func (export "give") (result i32) (unreachable)))"""


@pytest.mark.parametrize("t", ["stream<u8>", "stream", "future<string>", "future", "option<future>"])
def test_only_a_call_that_would_carry_such_a_type_is_refused(engine: Engine, package: Package, t: str) -> None:
    component = Component(engine, build(CORE, CARRIED % t))
    running = package(CARRIED % t).Guest.instantiate(Store(engine), component)
    assert running.answer() == 42
    with pytest.raises(UnsupportedType, match="carry a value of type"):
        running.give()
    assert running.answer() == 42


ASYNC = """package test:waits@1.0.0;
interface work {
  add: async func(a: u32, b: u32) -> u32;
  now: func() -> u32;
}
world guest { %s export work; }
"""

LIFTED = """(module
  (import "[export]test:waits/work@1.0.0" "[task-return]add" (func $return (param i32)))
  (func (export "[async-lift]test:waits/work@1.0.0#add") (param i32 i32) (result i32)
    (call $return (i32.add (local.get 0) (local.get 1)))
    (i32.const 0))
  (func (export "[callback][async-lift]test:waits/work@1.0.0#add") (param i32 i32 i32) (result i32) (unreachable))
  (func (export "test:waits/work@1.0.0#now") (result i32) (i32.const 7)))"""


def test_an_async_function_is_awaited(engine: Engine, package: Package) -> None:
    component = Component(engine, build(LIFTED, ASYNC % ""))
    guest = package(ASYNC % "", "v1.aio.guest").Guest

    async def run() -> tuple[int, int, int]:
        running = await guest.instantiate(AsyncStore(engine), component)
        return await running.work.add(2, 3), await running.work.now(), await running.work.add(4, 5)

    assert asyncio.run(run()) == (5, 7, 9)


def test_an_async_function_is_refused_where_calls_are_not_awaited(engine: Engine, package: Package) -> None:
    running = package(ASYNC % "").Guest.instantiate(Store(engine), Component(engine, build(LIFTED, ASYNC % "")))
    with pytest.raises(UnsupportedType, match="add: an async function is awaited"):
        asyncio.run(running.work.add(2, 3))
    assert running.work.now() == 7


def test_a_component_that_is_not_async_is_not_taken_for_one_that_is(engine: Engine, package: Package) -> None:
    built_as = (ASYNC % "").replace("async ", "")
    core = """(module
      (func (export "test:waits/work@1.0.0#add") (param i32 i32) (result i32) (unreachable))
      (func (export "test:waits/work@1.0.0#now") (result i32) (i32.const 7)))"""
    component = Component(engine, build(core, built_as))
    with pytest.raises(TypeMismatch, match="expected an async function, the component has a function that is not"):
        package(ASYNC % "").Guest.instantiate(Store(engine), component)


def test_an_async_import_keeps_out_those_who_use_it(engine: Engine, package: Package) -> None:
    """The engine would trap where it is linked, and its C API has no other kind of import."""
    text = ASYNC % "import other: async func();"
    core = LIFTED.replace("(module", '(module (import "$root" "[async-lower]other" (func (result i32)))')
    api = package(text)

    class Functions:
        async def other(self) -> None: ...

    imports = api.GuestImports(functions=Functions())
    assert api.Guest.instantiate(Store(engine), Component(engine, build(LIFTED, ASYNC % "")), imports).work.now() == 7
    with pytest.raises(UnsupportedType, match="import `other`: the engine's C API cannot offer an async function"):
        api.Guest.instantiate(Store(engine), Component(engine, build(core, text)), imports)


def test_a_component_says_which_of_its_functions_are_async(engine: Engine) -> None:
    (work,) = component_world(Component(engine, build(LIFTED, ASYNC % "")), engine).exports
    assert {function.name: function.is_async for function in work.functions} == {"add": True, "now": False}
