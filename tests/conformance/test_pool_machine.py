"""The pool of a plugin against a model, by a guest that counts the calls of its instance.

`reuse` with one instance counts on; `fresh` always begins; `sticky` counts for each session apart, and with more
sessions than instances the one that was asked longest ago begins again. What died is never asked again.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter, OrderedDict
from pathlib import Path
from typing import Any

import attrs
import pytest
from driving import LONG, WAYS
from helios_api.v2.pre_query import PreQueryDecisionDeny
from helios_host import PluginHost
from helios_host.config import HostConfig, PluginSettings
from helios_host.instances.settings import Policy, PoolSettings
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from guests import PRE1, TEXT, Guest, build, deny1, install

MOST = 2
"""Instances of the pools."""

DIGITS = "\n".join(
    f"(i32.store8 (i32.const {TEXT + place}) (i32.add (i32.const 48)"
    f" (i32.rem_u (i32.div_u (global.get $count) (i32.const {10 ** (2 - place)})) (i32.const 10))))"
    for place in range(3)
)
COUNTS = Guest(
    hooks={
        PRE1: "(if (i32.gt_u (local.get 1) (i32.const 100)) (then unreachable))"
        f"(global.set $count (i32.add (global.get $count) (i32.const 1))) {DIGITS} {deny1(3)}"
    },
    text="000",
    start="(global $count (mut i32) (i32.const 0))",
)
"""Denies with the number of the call in this instance, in three digits; dies of a statement of over a hundred bytes."""

SESSIONS = ("one", "two", "three")


def machine(way: str, policy: Policy, max_calls: int | None) -> type[RuleBasedStateMachine]:
    class Pool(RuleBasedStateMachine):
        @initialize()
        def begin(self) -> None:
            self.directory = Path(tempfile.mkdtemp())
            install(self.directory, "counts", build(COUNTS), hooks=("pre_query",))
            most = MOST if policy is Policy.STICKY else 1
            pool = PoolSettings(max=most, policy=policy, max_calls=max_calls)
            config = attrs.evolve(HostConfig(), timeout=20.0, plugins={"counts": PluginSettings(pool=pool)})
            self.asker = WAYS[way](PluginHost.from_directory(self.directory, config))
            self.counts: OrderedDict[str, int] = OrderedDict()
            self.highest: Counter[str] = Counter()
            self.certain = True

        def teardown(self) -> None:
            if hasattr(self, "asker"):
                self.asker.close()
                shutil.rmtree(self.directory)

        def number(self, outcome: Any) -> int:
            assert isinstance(outcome.decision, PreQueryDecisionDeny), outcome
            assert outcome.decision.value.isdigit(), outcome
            return int(outcome.decision.value)

        def key(self, session: str) -> str:
            return session if policy is Policy.STICKY else ""

        def expect(self, session: str) -> int:
            """Count a call, and return what its answer is."""
            key = self.key(session)
            if key not in self.counts and len(self.counts) == MOST:
                self.counts.popitem(last=False)
            self.counts[key] = self.counts.get(key, 0) + 1
            self.counts.move_to_end(key)
            if policy is Policy.FRESH or self.counts[key] == max_calls:
                return 1 if policy is Policy.FRESH else self.counts.pop(key)
            return self.counts[key]

        @rule(session=st.sampled_from(SESSIONS))
        def ask(self, session: str) -> None:
            found, expected = self.number(self.asker.ask(session=session)), self.expect(session)
            if self.certain:
                assert found == expected
            else:  # an instance that is being made anew may have cost another session its own
                assert 1 <= found <= self.highest[self.key(session)] + 1
            key = self.key(session)
            self.highest[key] = max(self.highest[key], found)

        @rule(session=st.sampled_from(SESSIONS))
        def die(self, session: str) -> None:
            outcome = self.asker.ask(LONG, session)
            assert outcome.decision.value.startswith("plugin counts"), outcome
            self.counts.pop(self.key(session), None)
            self.asker.host.enable("counts")  # its breaker forgets
            if policy is Policy.STICKY or max_calls:
                self.certain = False

        @rule()
        def ask_at_once(self) -> None:
            """Several callers: each call of an instance is counted once."""
            answers = self.asker.during(lambda: None, SESSIONS)
            for session in SESSIONS if policy is Policy.STICKY else ("",):
                key = self.key(session)
                found = Counter(
                    self.number(outcome) for who, outcome in answers if policy is not Policy.STICKY or who == session
                )
                if policy is Policy.FRESH:
                    assert set(found) == {1}
                    continue
                start = self.highest[session] if policy is Policy.STICKY else self.counts.get(key, 0)
                self.highest[session] = max(start, *found)
                for number, times in found.items():
                    assert number <= start + 1 or found[number - 1] >= 1, found
                    assert max_calls is None or number <= max_calls
                    if policy is Policy.REUSE and max_calls is None:
                        assert times == 1, found
            self.counts.clear()
            if policy is Policy.REUSE:
                self.counts[""] = self.number(self.asker.ask())
                if max_calls is not None and self.counts[""] == max_calls:
                    self.counts.clear()
            else:
                self.certain = policy is Policy.FRESH

    return Pool


CASES = [(Policy.REUSE, None), (Policy.REUSE, 3), (Policy.FRESH, None), (Policy.STICKY, None)]


@pytest.mark.slow
@pytest.mark.parametrize(("policy", "max_calls"), CASES, ids=["reuse", "reuse-3", "fresh", "sticky"])
@pytest.mark.parametrize("way", WAYS)
def test_a_pool_gives_each_call_the_instance_that_its_policy_says(
    way: str, policy: Policy, max_calls: int | None
) -> None:
    few = settings(max_examples=6, stateful_step_count=15, deadline=None, database=None)
    run_state_machine_as_test(machine(way, policy, max_calls), settings=few)
