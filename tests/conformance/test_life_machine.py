"""The life of plugins under load: whatever is done in whatever order, each call is answered by a set that there was.

The model is written from the contract: a chain asks by name, a plugin that keeps failing is left alone and refuses, and
a change that fails changes nothing.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import attrs
import pytest
from driving import LONG, WAYS
from helios_api.v2.pre_query import PreQueryDecisionDeny
from helios_host import PluginHost
from helios_host.config import HostConfig
from helios_host.errors import AlreadyLoaded, LoadError, UnknownPlugin
from helios_host.plugins import member
from helios_host.plugins.plugin import Status
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from guests import PRE1, Guest, build, deny1, install

NAMES = ("ada", "bob", "cyd")
TEXTS = ("old", "new")
DIES = "(if (i32.gt_u (local.get 1) (i32.const 100)) (then unreachable))"
"""A statement of over a hundred bytes is more than these guests bear."""

GUESTS = {text: Guest(hooks={PRE1: DIES + deny1(3)}, text=text) for text in TEXTS}

name = st.sampled_from(NAMES)
text = st.sampled_from(TEXTS)
under_load = st.booleans()


@attrs.define
class Known:
    """What the model knows of a plugin that is loaded."""

    text: str
    enabled: bool = True
    failures: list[float] = attrs.field(factory=list)
    retry_at: float | None = None
    """Until when it is left alone, once it failed too often."""
    tried_at: float | None = None
    level: int = 0


def machine(way: str) -> type[RuleBasedStateMachine]:
    class Life(RuleBasedStateMachine):
        @initialize()
        def begin(self) -> None:
            self.directory = Path(tempfile.mkdtemp())
            self.now = 1000.0
            self.clock, member._clock = member._clock, lambda: self.now
            self.known: dict[str, Known] = {}
            config = attrs.evolve(HostConfig(), timeout=20.0)
            host = PluginHost.from_directory(self.directory / "empty", config)
            (self.directory / "empty").mkdir()
            self.asker = WAYS[way](host)
            self.host = host

        def teardown(self) -> None:
            if not hasattr(self, "asker"):
                return
            try:
                assert self.host.wait_drained(60)
                self.asker.close()
                assert not self.host.plugins
            finally:
                member._clock = self.clock
                shutil.rmtree(self.directory)

        def put(self, plugin: str, content: str | bytes) -> Path:
            place = self.directory / "plugins" / plugin
            shutil.rmtree(place, ignore_errors=True)
            component = build(GUESTS[content]) if isinstance(content, str) else content
            return install(place.parent, plugin, component, hooks=("pre_query",))

        def change(self, what: Any, *, load: bool) -> None:
            """Do something, under load or not; each call meanwhile is answered as before or as after."""
            before = self.answer()
            answers = self.asker.during(what) if load else what()
            self.settle()
            after = self.answer()
            for _, outcome in answers if load else ():
                assert any(self.says(outcome, expected) for expected in (before, after)), (outcome, before, after)

        def settle(self) -> None:
            """Calls under load may have ended a pause."""
            first = self.first()
            if first is not None:
                self.try_again(self.known[first])

        def try_again(self, plugin: Known) -> None:
            if plugin.retry_at is not None and self.now >= plugin.retry_at and self.asked:
                plugin.retry_at, plugin.tried_at = None, self.now

        asked = True

        def first(self) -> str | None:
            return min((one for one, plugin in self.known.items() if plugin.enabled), default=None)

        def answer(self) -> str | None:
            """What a short statement is answered now: a guest's text, the name of a plugin that refuses, or nothing."""
            first = self.first()
            if first is None:
                return None
            plugin = self.known[first]
            resting = plugin.retry_at is not None and self.now < plugin.retry_at
            return f"plugin {first}" if resting else plugin.text

        def says(self, outcome: Any, expected: str | None) -> bool:
            if expected is None or outcome is None:
                return outcome is expected
            said = outcome.decision
            return isinstance(said, PreQueryDecisionDeny) and said.value.startswith(expected)

        @rule(name=name, text=text, load=under_load)
        def load(self, name: str, text: str, load: bool) -> None:
            if name in self.known:
                with pytest.raises(AlreadyLoaded):
                    self.host.load(self.directory / "plugins" / name)
                return

            def do() -> None:
                assert self.host.load(self.put(name, text)) == name

            def after() -> None:
                do()
                self.known[name] = Known(text)

            self.change(after, load=load)

        @rule(name=name, text=text, load=under_load)
        def reload(self, name: str, text: str, load: bool) -> None:
            if name not in self.known:
                with pytest.raises(UnknownPlugin):
                    self.host.reload(name)
                return

            def do() -> None:
                self.put(name, text)
                self.host.reload(name)
                self.known[name] = Known(text, self.known[name].enabled)

            self.change(do, load=load)

        @precondition(lambda self: self.known)
        @rule(data=st.data(), load=under_load)
        def reload_what_is_broken(self, data: Any, load: bool) -> None:
            name = data.draw(st.sampled_from(sorted(self.known)))

            def do() -> None:
                self.put(name, b"\0asm no component")
                with pytest.raises(LoadError):
                    self.host.reload(name)

            self.change(do, load=load)

        @rule(name=name, load=under_load)
        def unload(self, name: str, load: bool) -> None:
            if name not in self.known:
                with pytest.raises(UnknownPlugin):
                    self.host.unload(name)
                return

            def do() -> None:
                self.host.unload(name)
                del self.known[name]

            self.change(do, load=load)

        @precondition(lambda self: self.known)
        @rule(data=st.data(), load=under_load)
        def disable(self, data: Any, load: bool) -> None:
            name = data.draw(st.sampled_from(sorted(self.known)))

            def do() -> None:
                self.host.disable(name)
                self.known[name].enabled = False

            self.change(do, load=load)

        @precondition(lambda self: self.known)
        @rule(data=st.data(), load=under_load)
        def enable(self, data: Any, load: bool) -> None:
            name = data.draw(st.sampled_from(sorted(self.known)))

            def do() -> None:
                self.host.enable(name)
                self.known[name] = Known(self.known[name].text)

            self.change(do, load=load)

        @rule(times=st.sampled_from([1, 5]))
        def die(self, times: int) -> None:
            for _ in range(times):
                first = self.first()
                outcome = self.asker.ask(LONG)
                if first is None:
                    assert outcome is None
                    return
                assert self.says(outcome, f"plugin {first}"), outcome
                plugin = self.known[first]
                if plugin.retry_at is not None and self.now < plugin.retry_at:
                    continue
                self.try_again(plugin)
                self.fail(plugin)

        def fail(self, plugin: Known) -> None:
            """Five failures in 30 s open the breaker for 1 s, twice as long each time; one is enough after a pause."""
            if plugin.tried_at is not None and self.now - plugin.tried_at > 30.0:
                plugin.tried_at, plugin.level = None, 0
            plugin.failures = [at for at in plugin.failures if self.now - at <= 30.0] + [self.now]
            if plugin.tried_at is not None or len(plugin.failures) >= 5:
                plugin.failures, plugin.tried_at = [], None
                plugin.retry_at = self.now + min(2.0**plugin.level, 60.0)
                plugin.level += 1

        @rule(seconds=st.sampled_from([0.5, 1.0, 31.0]))
        def wait(self, seconds: float) -> None:
            self.now += seconds

        @invariant()
        def the_chain_is_the_models(self) -> None:
            if not hasattr(self, "host"):
                return
            expected = tuple(sorted(one for one, plugin in self.known.items() if plugin.enabled))
            assert self.host.sync.hooks.pre_query.plugins == expected
            assert set(self.host.plugins) == set(self.known)
            assert self.says(self.asker.ask(), self.answer())
            self.settle()
            for one, plugin in self.known.items():
                status = self.host.members[one].status
                resting = plugin.enabled and plugin.retry_at is not None
                assert (status is Status.FAILED) == resting, (one, status, plugin)

    return Life


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_plugins_live_and_die_as_they_are_told(way: str) -> None:
    few = settings(max_examples=12, stateful_step_count=14, deadline=None, database=None)
    run_state_machine_as_test(machine(way), settings=few)
