"""Chains of different plugins in a host are what their rules make of the single ones."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from helios_conformance import Cell, Profile, Status
from helios_conformance.deployed import check_chain
from helios_conformance.engine import ticking
from helios_conformance.subject import Subject
from helios_host.config import PluginSettings
from helios_host.hooks import sets
from helios_host.hooks.chain import PreQueryChain
from helios_host.hooks.seat import Seat
from helios_host.hooks.table import OnFailure

from guests import PRE1, TRAP, Guest, build, deny1, install, rewrite1

SHORT = Profile(examples=40, seconds=10.0, shrink=0.5)
LONG = "(i32.gt_u (local.get 1) (i32.const 2))"
"""Whether the statement is longer than what `rewriter` makes of it."""

PLUGINS = {
    "rewriter": rewrite1(2),
    "denier": f"(if (result i32) {LONG} (then {deny1(2)}) (else (i32.const 512)))",
    "trapper": f"(if {LONG} (then {TRAP})) (i32.const 512)",
}
"""One makes every statement `no`, one denies what is longer than that, one dies of it."""


@pytest.fixture(scope="module")
def subjects(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Subject]]:
    folder = tmp_path_factory.mktemp("chains")
    made = {name: build(Guest(hooks={PRE1: body})) for name, body in PLUGINS.items()}
    found = {name: install(folder, name, data, hooks=("pre_query",)) for name, data in made.items()}
    with ticking():
        loaded = {name: Subject.load(path / "plugin.wasm") for name, path in found.items()}
        yield loaded
        for subject in loaded.values():
            subject.close()


def _cell(subjects: dict[str, Subject], *names: str, **rules: OnFailure) -> Cell:
    chain = [(name, subjects[name], PluginSettings(on_failure=rules.get(name))) for name in names]
    (cell,) = check_chain(chain, SHORT, 1)
    return cell


@pytest.mark.parametrize(
    "names",
    [
        ("rewriter", "denier"),
        ("denier", "rewriter"),
        ("trapper", "denier"),
        ("rewriter", "trapper"),
        ("denier", "trapper", "rewriter"),
    ],
    ids=" then ".join,
)
@pytest.mark.parametrize("rule", list(OnFailure), ids=lambda rule: rule.value)
def test_a_chain_is_what_its_plugins_come_to(subjects, names, rule):
    cell = _cell(subjects, *names, trapper=rule)
    assert cell.status is Status.PASSED, cell
    assert cell.examples >= 10
    assert cell.function == f"pre_query.pre_query of {' then '.join(names) if len(names) == 2 else 'all'}"


def test_a_host_that_hands_on_the_old_text_is_found(subjects):
    broken = lambda _restate, seats: PreQueryChain(lambda statement, _text: statement, seats)  # noqa: E731
    with patch.object(sets, "PreQueryChain", broken):
        cell = _cell(subjects, "rewriter", "denier")
    assert cell.status is Status.FAILED
    assert cell.failure is not None
    assert "alone rewriter answers" in cell.failure.message
    assert "PreQueryDecisionDeny" in cell.failure.message


def test_a_host_that_goes_on_without_the_dead_is_found(subjects):
    with patch.object(Seat, "refuses", lambda seat, error: bool(seat.report(seat, error))):
        cell = _cell(subjects, "trapper", "rewriter")
    assert cell.status is Status.FAILED
    assert cell.failure is not None
    assert "trapper fails" in cell.failure.message


def test_plugins_that_share_no_hook_are_no_chain(subjects, tmp_path):
    component = build(Guest(hooks={(1, "rewrite", "rewrite"): "(i32.const 512)"}))
    other = Subject.load(install(tmp_path, "other", component, hooks=("rewrite",)) / "plugin.wasm")
    chain = [(s.name, s, PluginSettings()) for s in (subjects["denier"], other)]
    assert list(check_chain(chain, SHORT, 1)) == []
    other.close()
