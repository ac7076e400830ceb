"""Guests that attack in a hook: each call ends in its class of error, and nobody else notices."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from arena import CALL, SPARE, ask, bystander, good_answer, install_good, open_host, statement
from attacks import ARM, ATTACKS, MANIFEST, NAMES, hostile
from helios_api.v2.pre_query import PreQueryDecisionContinue, PreQueryDecisionDeny, PreQueryOutcome
from helios_host import PluginHost
from helios_host.errors import CallError
from witbind.runtime.store import STORES

from guests import build, install

SETTINGS = """
[plugins]
memory_limit = "8MB"
[plugins.permissions]
bad = ["metrics"]
"""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, cache_directory: Path) -> Iterator[PluginHost]:
    directory = tmp_path_factory.mktemp("plugins")
    install_good(directory)
    install(directory, "bad", build(hostile()), hooks=("pre_query",), manifest=MANIFEST)
    gc.collect()
    stores = len(STORES)
    with contextlib.closing(open_host(directory, cache_directory, SETTINGS)) as host:
        host.start()
        assert host.problems == ()
        yield host
        gc.collect()
        assert len(STORES) <= stores + 2 + SPARE


def arm(host: PluginHost, name: str) -> None:
    """Tell the hostile guest what to do in its next call."""
    answer = ask(host, "bad", "x" * (ARM + 1 + NAMES.index(name)))
    assert isinstance(answer, PreQueryOutcome), answer
    assert answer.decision == PreQueryDecisionContinue()


def disarm(host: PluginHost) -> None:
    """Let the next call start with a new instance."""
    arm(host, "unreachable")
    assert isinstance(ask(host, "bad"), CallError)


@pytest.mark.parametrize("name", NAMES)
def test_an_attack_in_a_call(host: PluginHost, name: str) -> None:
    attack = ATTACKS[name]
    disarm(host)
    gc.collect()
    arm(host, name)
    stores = len(STORES)
    with bystander(host):
        answer = ask(host, "bad")
    if attack.error is None:
        assert not isinstance(answer, CallError), str(answer)
        disarm(host)
    else:
        kinds = attack.error if isinstance(attack.error, tuple) else (attack.error,)
        assert type(answer) in kinds, repr(answer)[:500]
        assert isinstance(answer, CallError)
        assert (answer.plugin, answer.hook) == ("bad", "pre_query")
        assert str(answer).isprintable()
        assert len(str(answer)) < 4096
        assert len(STORES) <= stores + SPARE
    arm(host, "all memory at once")
    assert good_answer(host)


@pytest.mark.parametrize("name", ["unreachable", "loop", "post-return that traps"])
def test_a_failed_guard_denies(host: PluginHost, name: str) -> None:
    disarm(host)
    arm(host, name)
    outcome = host.sync.hooks.pre_query(CALL, statement())
    assert outcome is not None
    assert isinstance(outcome.decision, PreQueryDecisionDeny)
    assert outcome.decision.value.startswith("plugin bad ")
    assert outcome.cacheable is None


def test_a_huge_denial_reaches_nobody(host: PluginHost) -> None:
    disarm(host)
    arm(host, "a text of a megabyte")
    outcome = host.sync.hooks.pre_query(CALL, statement())
    assert outcome is not None
    assert isinstance(outcome.decision, PreQueryDecisionDeny)
    assert len(outcome.decision.value) <= 2048
    disarm(host)


def test_what_a_guest_logs_is_escaped_and_bounded(host: PluginHost) -> None:
    log = host.plugins["bad"].log
    log.lines.clear()
    disarm(host)
    arm(host, "a thousand messages")
    ask(host, "bad")
    disarm(host)
    assert 0 < len(log.lines) <= 101
    for line in log.lines:
        assert line.message.isprintable()
        assert len(line.message) <= 4096


def test_series_are_bounded(host: PluginHost) -> None:
    disarm(host)
    arm(host, "five thousand series")
    ask(host, "bad")
    disarm(host)
    assert len([series for series in host.telemetry() if series.plugin == "bad"]) <= 1000
