"""Drawn WIT, run: every type of a drawn package goes into a guest and comes back, through the generated classes."""

from __future__ import annotations

import importlib
import itertools
import reprlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis import strategies as st
from strategies import same, values
from wasmtime import Engine
from wasmtime.component import Component
from wat_guests import PADDING, build, echo_core
from wit_packages import folders
from wit_worlds import interfaces, written
from witbind import model
from witbind.errors import SourceError
from witbind.generator import generate
from witbind.load import load
from witbind.runtime import Store

numbers = itertools.count()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("guests")
    (folder / "wit").mkdir()
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


class Host:
    """Has every function that the world imports; those that the guest calls return what they are given."""

    def __getattr__(self, name: str) -> Any:
        return lambda value: value


def can_echo(type_: model.TypeDef) -> bool:
    """Whether the engine carries a type, and it is not bound to one instance as resources are."""
    inner = [type_]
    while inner:
        found = inner.pop()
        if isinstance(found, model.ListOf) and found.length is not None:
            return False
        if isinstance(found, model.TypeDef) and isinstance(found.kind, model.ResourceKind):
            return False
        inner += model.children(found)
    return True


def with_echoes(document: str, packages: tuple[model.Package, ...], main: model.Package) -> tuple[str, int]:
    """Return the document with a world that echoes each type of some packages, and how many there are."""
    padding = "".join(f"p{n}: u8, " for n in range(PADDING))
    declarations: list[str] = []
    count = 0
    for package in packages:
        version = f"@{package.version}" if package.version else ""
        for interface in package.interfaces:
            path = f"%{package.namespace}:%{package.name}/%{interface.name}{version}"
            for type_ in filter(can_echo, interface.types):
                source = f"%{interface.name}" if package is main else path
                declarations.append(f"  use {source}.{{%{type_.name} as t{count}}};")
                declarations.append(f"  record wrapped{count} {{ {padding}value: t{count} }}")
                count += 1
    used = f"  use zz-types.{{{', '.join(f'wrapped{n}' for n in range(count))}}};"
    echoes = [f"  echo-n{n}: func(v: wrapped{n}) -> wrapped{n};" for n in range(count)]
    both = [*echoes, *(line.replace("echo-", "via-") for line in echoes)]
    parts = [("interface zz-types", declarations), ("interface zz-host", [used, *echoes])]
    parts += [("interface zz-echo", [used, *both]), ("world zz-world", ["  import zz-host;", "  export zz-echo;"])]
    return document + "".join(f"{head} {{\n" + "\n".join(lines) + "\n}\n" for head, lines in parts), count


def run(engine: Engine, place: Path, text: str | dict[str, str], data: st.DataObject) -> None:
    package = f"guest_{next(numbers)}"
    source = written(text, place / "wit" / package)
    main = source / "main.wit" if source.is_dir() else source
    read = load(source, all_features=True)
    extended, count = with_echoes(main.read_text(encoding="utf-8"), read.packages, read.main)
    if not count:
        return
    main.write_text(extended, encoding="utf-8")
    made = generate(source, place / package, all_features=True)
    folder = ".".join(made.folder.relative_to(place).parts)
    world, descriptors = (importlib.import_module(f"{folder}.{name}") for name in ("zz_world", "descriptors"))
    echo, host = descriptors.ZZ_ECHO, descriptors.ZZ_HOST
    component = Component(engine, build(echo_core(count, echo.id, host.id), source, "zz-world"))
    store = Store(engine)
    store.epoch_ticks = 1_000_000
    guest = world.ZzWorld.instantiate(
        store, component, world.ZzWorldImports(**dict.fromkeys(attrs.fields_dict(world.ZzWorldImports), Host()))
    )
    for function in echo.functions:
        ((_, _, t),) = function.params
        value = data.draw(values(t))
        back = getattr(guest.zz_echo, function.python)(value)
        assert same(t, value, back), f"{function.name}: {reprlib.repr(value)} came back as {reprlib.repr(back)}"
    guest.instance.close()


@pytest.mark.parametrize("worlds", [8, pytest.param(100, marks=pytest.mark.deep)])
@pytest.mark.parametrize("sources", [interfaces(), folders()], ids=["interfaces", "folders"])
def test_every_type_of_a_drawn_package_comes_back(
    sources: st.SearchStrategy[str | dict[str, str]], worlds: int, sync_engine: Engine, place: Path
) -> None:
    @settings(
        max_examples=worlds,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate],
    )
    @given(text=sources, data=st.data())
    def drawn(text: str | dict[str, str], data: st.DataObject) -> None:
        try:
            run(sync_engine, place, text, data)
        except SourceError:  # wasm-tools says that it is no WIT: such as a method with a parameter `self`
            reject()

    drawn()
