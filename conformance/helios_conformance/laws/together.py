"""A law on chains of different plugins, in a host that has all of them, as they would be deployed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs
from helios_api.v2.types import CacheScope
from helios_host.config import PluginSettings
from helios_host.errors import HeliosError
from helios_host.hooks.reuse import narrower
from helios_host.hooks.table import OnFailure, Rule
from helios_host.manager import PluginHost
from hypothesis import strategies as st

from helios_conformance.subject import Subject

from .base import Broken, Example, Law, Part, Target, case_name
from .chains import asked, chain_of, subject_of
from .composed import Refusal, Said, composed, effect
from .host import addressed_to, call_parts, dying_parts, refuses

__all__ = ["ChainsCompose", "Deployed"]


@attrs.frozen
class Deployed:
    """A plugin in a host of its own, under its name; `settings` are the operator's, there and in a chain."""

    name: str
    subject: Subject
    host: PluginHost
    settings: PluginSettings


class ChainsCompose(Law):
    """Different plugins in one chain; `plugins` are in the order in which they are asked, `host` has all of them."""

    name = "chains-compose"
    sentence = (
        "Different plugins in one chain decide what the answers of each alone come to by the hook's rule: asked by "
        "priority, each about what the one before it made, none after a refusal, and none done without unless its rule "
        "for failures says so."
    )
    weight = 0.4

    def __init__(self, plugins: Sequence[Deployed], host: PluginHost) -> None:
        self._plugins = plugins
        self._host = host
        self._known: dict[tuple[PluginHost, str], int] = {}

    def targets(self, subject: Subject) -> Iterator[Target]:  # noqa: ARG002
        """Return the functions that two of the plugins answer, or more."""
        found: dict[tuple[str, str], list[Target]] = {}
        for plugin in self._plugins:
            for target in asked(plugin.subject):
                assert target.function is not None
                found.setdefault((target.hook, target.function.name), []).append(target)
        yield from (targets[0] for targets in found.values() if len(targets) > 1)

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:  # noqa: ARG002
        """Draw a call, of which some plugins die, and whom it is for where it is for one of them."""
        names = [plugin.name for plugin in self._seats(target)]
        parts = call_parts(target)
        dying = dying_parts(parts)
        parts |= {name: Part(part.strategy | dying[name].strategy, part.type) for name, part in parts.items()}
        return {**parts, "to": Part(st.sampled_from(names))}

    def check(self, subject: Subject, target: Target, example: Example) -> None:  # noqa: ARG002
        """Ask each alone, in the order and about what the rule says, then all of them."""
        alone: list[Said] = []
        expected = self._expected(target, example, alone)
        found = self._asked(self._host, example["to"], target, example)
        for plugin in self._plugins:
            self._failed(self._host, plugin.name)
        if isinstance(expected, Refusal):
            same = refuses(found, expected.plugin)
        else:
            assert target.function is not None
            same = not isinstance(found, HeliosError) and effect(target.function.name, found, example) == expected
            self._reused(alone, found)
        if not same:
            raise Broken(f"{_told(alone)}; of the chain was expected {expected!r:.300}, and found {found!r:.300}")

    def _expected(self, target: Target, example: Example, alone: list[Said]) -> Any:
        """Return what the chain has to answer; `alone` gets what each plugin says that the chain would ask."""
        assert target.function is not None
        function = target.function.name
        rule = chain_of(target.hook, function).rule
        seats = self._seats(target)

        def ask(place: int, example: Example) -> Said:
            alone.append(self._alone(seats[place], target, example))
            return alone[-1]

        one = self._addressed(rule, seats, example)
        if one is None:
            return composed(rule, function, len(seats), ask, example)
        said = ask(one, example)
        return Refusal(said.plugin) if said.on_failure is OnFailure.DENY else effect(function, said.answer, example)

    def _seats(self, target: Target) -> list[Deployed]:
        assert target.function is not None
        name = chain_of(target.hook, target.function.name).name
        return [plugin for plugin in self._plugins if plugin.name in getattr(plugin.host.hooks, name).plugins]

    def _addressed(self, rule: Rule, seats: Sequence[Deployed], example: Example) -> int | None:
        """Return the place of the one plugin that is asked, where the call is for one."""
        credential: Any = getattr(example.get("request"), "credential", None)
        to = next(place for place, seat in enumerate(seats) if seat.name == example["to"])
        if case_name(credential).endswith("Response") or "params" in example:
            return to
        return 0 if rule is Rule.ADDRESSED else None

    def _alone(self, plugin: Deployed, target: Target, example: Example) -> Said:
        """Ask a plugin in its own host."""
        answer = self._asked(plugin.host, plugin.name, target, example)
        if not self._failed(plugin.host, plugin.name) and not isinstance(answer, HeliosError):
            return Said(plugin.name, answer)
        rule = plugin.settings.failure_rule(target.hook)
        assert target.function is not None
        return Said(plugin.name, answer, rule or chain_of(target.hook, target.function.name).on_failure)

    def _asked(self, host: PluginHost, to: str, target: Target, example: Example) -> Any:
        assert target.function is not None
        if "request" in example:
            example = {**example, "request": addressed_to(example["to"], example["request"])}
        name = chain_of(target.hook, target.function.name).name
        try:
            return getattr(host.sync.hooks, name)(example["call"], subject_of(to, target, example))
        except HeliosError as error:
            return error

    def _failed(self, host: PluginHost, name: str) -> bool:
        """Say whether a plugin failed since it was asked here last, and close its breaker."""
        failures, known = host.plugins[name].failures, self._known.get((host, name), 0)
        if failures > known:
            host.enable(name)
        self._known[host, name] = host.plugins[name].failures
        return failures > known

    def _reused(self, alone: Sequence[Said], found: Any) -> None:
        """See that a chain's decision is reused no further than that of each plugin that was asked."""
        scope: CacheScope | None = getattr(found, "cacheable", None)
        if scope is None:
            return
        for said in alone:
            own: CacheScope | None = getattr(said.answer, "cacheable", None)
            if own is None or narrower(own, scope) != scope:
                raise Broken(f"{said.plugin} alone lets reuse {own!r}, and the chain {scope!r}")


def _told(alone: Sequence[Said]) -> str:
    return "alone " + ", then ".join(
        f"{said.plugin} " + ("fails" if said.on_failure else f"answers {said.answer!r:.200}") for said in alone
    )
