"""Any WIT that wasm-tools accepts generates, imports, describes itself truly, type-checks, and is told from others."""

from __future__ import annotations

import importlib
import itertools
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis import strategies as st
from wit_packages import folders
from wit_worlds import documents, written
from witbind import describe, wit
from witbind.compare import differences
from witbind.diff import compare
from witbind.errors import SourceError
from witbind.generator import generate
from witbind.load import Source, load

REFUSED = (
    "incompatible ways",  # a world that exports only some of the interfaces that share a resource
    "conflicts with",
    "is not supported",
    "is defined more than once",
    "duplicate",
    "has already been",
    "previously",
)


@pytest.fixture
def drawn(tmp_path: Path) -> Iterator[Path]:
    sys.path.insert(0, str(tmp_path))
    yield tmp_path
    sys.path.remove(str(tmp_path))
    for name in [name for name in sys.modules if name.startswith("package_")]:
        del sys.modules[name]


@pytest.mark.parametrize("count", [12, pytest.param(2000, marks=pytest.mark.deep)])
@pytest.mark.parametrize("sources", [documents(), folders()], ids=["documents", "folders"])
def test_drawn_worlds_generate_describe_themselves_and_type_check(
    sources: st.SearchStrategy[str | dict[str, str]], count: int, drawn: Path
) -> None:
    """All that was drawn is type-checked at once."""
    packages = itertools.count()
    read: list[Source] = []

    @settings(max_examples=count, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    @given(text=sources)
    def draw(text: str | dict[str, str]) -> None:
        package = f"package_{next(packages)}"
        read.append(check(written(text, drawn / "wit" / package), drawn, package))

    (drawn / "wit").mkdir()
    draw()
    for one, other in itertools.pairwise(read):
        assert compare(one, one).changes == ()
        there, back = compare(one, other).changes, compare(other, one).changes
        assert len(there) == len(back)
        assert sum("is gone" in change.text for change in there) <= sum("is gone" not in change.text for change in back)
    mypy = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-error-summary", "."]
    done = subprocess.run(mypy, cwd=drawn, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[:5000]
    assert next(packages) >= count


def check(source: Path, folder: Path, package: str) -> Source:
    """Generate a package, import all of it, and compare its descriptors with the WIT; return what was read."""
    try:
        generate(source, folder / package, all_features=True)
    except SourceError as error:
        if any(reason in str(error) for reason in REFUSED):
            reject()
        raise
    worlds = {world.id: world for world in _worlds(folder, package)}
    loaded = load(source, all_features=True)
    expected = {world.id: describe.world(world) for world in loaded.main.worlds}
    assert worlds.keys() == expected.keys()
    for name, world in worlds.items():
        _same(world.imports, expected[name].imports, "import")
        _same(world.exports, expected[name].exports, "export")
        assert {item.id for item in world.unstable} == {item.id for item in expected[name].unstable}
        for mine, theirs in (
            (world.import_functions, expected[name].import_functions),
            (world.export_functions, expected[name].export_functions),
        ):
            assert differences(wit.Interface("", mine), wit.Interface("", theirs)) == []
    return loaded


def _worlds(folder: Path, package: str) -> list[wit.World]:
    """Import every module of the package and return the worlds it describes."""
    found: list[wit.World] = []
    for path in sorted((folder / package).rglob("*.py")):
        module = importlib.import_module(".".join(path.relative_to(folder).with_suffix("").parts))
        found += getattr(module, "WORLDS", {}).values()
    return found


def _same(mine: tuple[wit.Interface, ...], theirs: tuple[wit.Interface, ...], side: str) -> None:
    others = {interface.id: interface for interface in theirs}
    assert {interface.id for interface in mine} == others.keys()
    for interface in mine:
        assert differences(interface, others[interface.id], side=side) == []
        assert differences(others[interface.id], interface, side=side) == []
        assert {r.name: r.host for r in interface.resources} == {r.name: r.host for r in others[interface.id].resources}
