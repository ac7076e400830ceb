"""Generated classes in front of a guest that implements an interface and uses its host's."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
import wasmtime
from wasmtime.component import Component
from witbind import Err, LoweringError, Ok, Some, TypeMismatch, WitError, call, generate
from witbind.runtime import Store

CASE = Path(__file__).parent / "both_sides"
PROGRAMS = Path(__file__).parents[1] / "typing" / "programs"


@pytest.fixture(scope="module")
def engine() -> wasmtime.Engine:
    config = wasmtime.Config()
    wasmtime._bindings.wasmtime_config_concurrency_support_set(config.ptr(), False)
    return wasmtime.Engine(config)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    componentize = Path(sys.executable).parent / "componentize-py"
    if not componentize.exists():
        pytest.skip("componentize-py is not installed")
    folder = tmp_path_factory.mktemp("both") / "case"
    shutil.copytree(CASE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    built = subprocess.run(
        [str(componentize), "-d", "store.wit", "-w", "app", "componentize", "app", "-o", "app.wasm", "-s"],
        cwd=folder,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stderr
    generate(folder / "store.wit", folder / "both_sides_api")
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


@pytest.fixture(scope="module")
def component(folder: Path, engine: wasmtime.Engine) -> Component:
    return Component.from_file(engine, str(folder / "app.wasm"))


class HostCounter:
    dropped: ClassVar[list[int]] = []

    def __init__(self, start: int) -> None:
        self.count = start

    def increment(self, by: int) -> Any:
        self.count += by
        return Ok(self.count)

    def value(self) -> int:
        return self.count

    def drop(self) -> None:
        self.dropped.append(self.count)


class Host:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def log(self, s: str) -> None:
        self.lines.append(s)

    def make(self, n: int) -> Any:
        from both_sides_api.v1.counters import Pair

        return Pair(a=HostCounter(n), b=HostCounter(n + 1))

    def total(self, items: list[HostCounter]) -> int:
        return sum(item.count for item in items)

    def new_counter(self, start: int) -> HostCounter:
        return HostCounter(start)

    def counter_merge(self, a: HostCounter, b: HostCounter) -> HostCounter:
        return HostCounter(a.count + b.count)


@pytest.fixture
def app(component: Component, engine: wasmtime.Engine) -> Any:
    from both_sides_api.v1.app import App, AppImports

    host = Host()
    return App.instantiate(Store(engine), component, AppImports(counters=host, functions=host))


@pytest.mark.slow
def test_values_of_every_kind_come_back(app: Any) -> None:
    from both_sides_api.v1 import types

    for weight in (None, Some(None), Some(7)):
        item = types.Item(name="é", tags=["a", ""], weight=weight)
        both = types.Perms.READ | types.Perms.WRITE
        assert app.shop.echo(item, both, types.Level.HIGH) == (item, both, types.Level.HIGH)


@pytest.mark.slow
def test_guest_resources_are_handles_that_close(app: Any) -> None:
    from both_sides_api.v1.types import FailureDenied

    with app.counters.new_counter(5) as counter:
        assert counter.increment(3) == Ok(8)
        assert counter.increment(0) == Err(FailureDenied("zero"))
        with pytest.raises(WitError, match="zero"):
            call(counter.increment, 0)
        pair = app.counters.make(7)
        assert app.counters.total([counter, pair.a, pair.b]) == 8 + 7 + 8
        merged = app.counters.counter_merge(pair.a, pair.b)
        assert pair.a.closed
        assert pair.b.closed
        assert app.shop.use_counter(merged) == 15
        assert merged.closed
    with pytest.raises(LoweringError, match="expected a counter that is open"):
        counter.value()


@pytest.mark.slow
def test_the_guest_uses_and_drops_the_hosts_resources(app: Any) -> None:
    from both_sides_api.v1.app import Item

    HostCounter.dropped.clear()
    assert app.run(Item(name="x", tags=[], weight=None)) == Ok("15 7 22")
    assert sorted(HostCounter.dropped) == [7, 15]


@pytest.mark.slow
async def test_the_same_guest_behind_the_classes_for_awaited_calls(
    folder: Path, component: Component, engine: Any
) -> None:
    sys.path.insert(0, str(PROGRAMS))
    try:
        import async_host
    finally:
        sys.path.remove(str(PROGRAMS))
    from both_sides_api.v1.types import FailureDenied, Level, Perms

    *values, lines = await async_host.main(engine, component)
    both = Perms.READ | Perms.WRITE
    assert values == [(both, Level.HIGH), "15 7 22", Ok("15 7 22"), 6, Err(FailureDenied("zero")), 7]
    assert lines == ["run x", "run x"]


@pytest.mark.slow
def test_a_component_of_another_world_is_refused_in_words(
    folder: Path, component: Component, engine: wasmtime.Engine
) -> None:
    wrong = (folder / "store.wit").read_text(encoding="utf-8").replace("tags: list<string>", "tags: list<u32>")
    (folder / "wrong.wit").write_text(wrong, encoding="utf-8")
    generate(folder / "wrong.wit", folder / "wrong_api")
    from wrong_api.v1.app import App, AppImports

    host = Host()
    with pytest.raises(TypeMismatch, match="field `tags`: expected list<u32>, the component has list<string>"):
        App.instantiate(Store(engine), component, AppImports(counters=host, functions=host))
