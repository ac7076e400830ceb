"""A pytest plugin, which pytest finds by itself: a test of each law on each hook of a component.

`pytest --helios-plugin plugin.wasm` makes them, of some laws with `--helios-law never-traps`.

In one's own tests, the fixture `helios_conformance` is `run_conformance`, with the options of the command line filled
in, and fails the test when the report is not all well. Nothing of the engine is loaded until a component is checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from .profile import PROFILES
from .report import Cell, Status

if TYPE_CHECKING:
    from .report import Report

__all__ = ["helios_conformance", "pytest_addoption", "pytest_collection_modifyitems"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("helios", "plugins of helios-plugin-host")
    group.addoption("--helios-plugin", action="append", default=[], metavar="WASM", help="a component to check")
    group.addoption("--helios-profile", choices=list(PROFILES), default="quick", help="how much is tried")
    group.addoption("--helios-law", action="append", default=[], metavar="LAW", help="only these laws")
    group.addoption("--helios-seed", type=int, default=None, help="try the examples of an earlier run again")


class CheckedCell(pytest.Item):
    """One cell of a report, as a test."""

    def __init__(self, *, cell: Cell, **others: Any) -> None:
        super().__init__(**others)
        self.cell = cell

    def runtest(self) -> None:
        """Say how it went."""
        if self.cell.status is Status.SKIPPED:
            pytest.skip(self.cell.reason)
        if self.cell.status is not Status.PASSED:
            pytest.fail(_told(self.cell), pytrace=False)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Say where it is."""
        return self.path, None, self.name


class CheckedComponent(pytest.File):
    """A component on the command line; collecting it checks it."""

    def collect(self) -> Iterator[CheckedCell]:
        """Check it, and yield a test for each cell."""
        from .laws import LAWS, law_named
        from .run import run_conformance

        option = self.config.getoption
        laws = [law_named(name) for name in option("--helios-law")] or LAWS
        report = run_conformance(self.path, None, option("--helios-profile"), option("--helios-seed"), laws=laws)
        for cell in report.cells:
            yield CheckedCell.from_parent(self, name=f"{cell.law}[{cell.function}-v{cell.version}]", cell=cell)


def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add the tests of the components that are named on the command line."""
    for name in config.getoption("--helios-plugin"):
        component = CheckedComponent.from_parent(session, path=Path(name).absolute())
        items.extend(component.collect())


@pytest.fixture(scope="session")
def helios_conformance(pytestconfig: pytest.Config) -> Callable[..., Report]:
    """Check a component in a test: `helios_conformance("plugin.wasm")`; the test fails where a law does not hold."""
    from .run import run_conformance

    def checked(component: str | Path, **options: Any) -> Report:
        options.setdefault("profile", pytestconfig.getoption("--helios-profile"))
        options.setdefault("seed", pytestconfig.getoption("--helios-seed"))
        report = run_conformance(component, **options)
        if not report.ok:
            pytest.fail(report.summary(), pytrace=False)
        return report

    return checked


def _told(cell: Cell) -> str:
    if cell.failure is None:
        return cell.reason
    return f"{cell.failure.message}\n{cell.failure.command or ''}"
