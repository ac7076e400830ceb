"""Laws on the host: what it makes of a plugin is what the plugin says, whatever its version."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import attrs
from helios_host.errors import HeliosError
from helios_host.manager import PluginHost

from helios_conformance.meaning import data, sql
from helios_conformance.subject import EXPORTED, Subject

from .base import Broken, Example, Law, Part, Target, ask, case_name
from .pairs import PAIRS, UNSAYABLE, Pair, said_by
from .versions import pair_parts

__all__ = ["HOST_LAWS", "HostLaw", "hosted"]

ASKED: Final = ("pre_query", "rewrite", "authorize", "authenticate")
"""Hooks whose chains take a call and a subject, and answer."""

DEADLINE: Final = 5_000_000
"""Microseconds that each call is given."""


@contextmanager
def hosted(subject: Subject, *, grant: bool = True) -> Iterator[PluginHost]:
    """Load a plugin into a host, with what its manifest asks for granted or not; raises the host's error."""
    granted = f"[plugins.permissions]\n{subject.name} = {list(subject.manifest.permissions) if grant else []}\n"
    with tempfile.TemporaryDirectory() as directory:
        home = Path(directory) / "plugins" / subject.name
        home.mkdir(parents=True)
        shutil.copyfile(subject.source, home / "plugin.wasm")
        shutil.copyfile(Path(subject.source).with_name("plugin.yaml"), home / "plugin.yaml")
        with PluginHost.from_directory(home.parent, f"[plugins]\ntimeout = '1s'\n{granted}") as host:
            if host.problems:
                raise host.problems[0]
            yield host


class HostLaw(Law):
    """A law on a plugin in a host; `host` is set while it is checked."""

    host: PluginHost | None = None

    def targets(self, subject: Subject) -> Iterator[Target]:
        """Return the highest version of each hook that the host asks."""
        for pair in PAIRS:
            versions = [e.version for e in subject.exports if e.hook == pair.hook]
            if pair.hook in ASKED and pair.hook in subject.manifest.hooks and versions:
                export = subject.export(pair.hook, max(versions))
                assert export is not None
                yield Target(pair.hook, export.version, export.interface, export.interface.function(pair.v2))

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:  # noqa: ARG002
        """Draw a call of version 2, which the host speaks."""
        parts = pair_parts(_latest(target))
        call = parts["call"]
        return {**parts, "call": Part(call.strategy.map(lambda c: attrs.evolve(c, deadline=DEADLINE)), call.type)}

    def chain(self, target: Target, example: Example) -> Any:
        """Ask the host."""
        assert self.host is not None
        second = example["request"] if target.hook == "authenticate" else example["statement"]
        try:
            return getattr(self.host.sync.hooks, target.hook)(example["call"], second)
        except HeliosError as error:
            return error


class HostAgrees(HostLaw):
    """Through the host's adapters and straight."""

    name = "host-agrees"
    sentence = "Asked through the host, a plugin answers what it answers when it is asked straight."

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Ask both ways."""
        pair = next(pair for pair in PAIRS if pair.hook == target.hook)
        answer = self.chain(target, example)
        if isinstance(answer, HeliosError):
            return
        if target.version == 2:
            self._latest(subject, target, example, answer)
            return
        arguments = pair.arguments(example)
        if arguments is None:
            return
        straight = pair.first(ask(subject.used(), target, arguments), example)
        through = self._in_version_1(pair, answer)
        if straight is not UNSAYABLE and straight != through:
            raise Broken(f"straight it answers {straight!r:.600}, through the host {through!r:.600}")

    def _latest(self, subject: Subject, target: Target, example: Example, answer: Any) -> None:
        straight = ask(subject.used(), target, example)
        if case_name(straight) == "Err":
            return
        if case_name(straight.value).endswith(("Abstain", "Challenge")):
            return
        decision = getattr(straight.value, "decision", straight.value)
        if case_name(decision).endswith("Abstain") and answer is None:
            return
        if getattr(answer, "decision", answer) != decision:
            raise Broken(f"straight it answers {decision!r:.600}, through the host {answer!r:.600}")

    def _in_version_1(self, pair: Pair, answer: Any) -> Any:
        if pair.hook == "rewrite":
            return None if answer is None else answer.text
        return said_by(answer)


class FailureRefuses(HostLaw):
    """A plugin that dies."""

    name = "failure-refuses"
    sentence = (
        "Where a hook denies on failure, a plugin that dies or answers an error refuses, and the refusal names it."
    )
    weight = 0.1

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:
        """Draw a call that a plugin is likely to die of: the mirror does."""
        parts = dict(super().parts(subject, target))
        if "statement" in parts:
            dying = data.statement_of(sql.Sql("trap", "opaque", parsed=False), [])
            parts["statement"] = Part(parts["statement"].strategy.map(lambda _: dying), parts["statement"].type)
        call = parts["call"]
        parts["call"] = Part(call.strategy.map(_as_trap), call.type)
        return parts

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Look at the answer where the plugin fails."""
        pair = next(pair for pair in PAIRS if pair.hook == target.hook)
        arguments = example if target.version == 2 else pair.arguments(example)
        if arguments is None or target.hook == "rewrite":
            return
        try:
            straight = ask(subject.used(), target, arguments)
        except Broken:
            pass
        else:
            if case_name(straight) != "Err":
                return
        answer = self.chain(target, example)
        said = said_by(answer)
        if said is UNSAYABLE or said[0] not in ("deny", "deni") or subject.name not in str(said[1]):
            raise Broken(f"the plugin fails, and the host answers {answer!r:.600}")


def _as_trap(call: Any) -> Any:
    return attrs.evolve(call, session=attrs.evolve(call.session, user="trap"), identity=None)


class PermissionsAreKept(HostLaw):
    """A plugin without its permissions."""

    name = "permissions-are-kept"
    sentence = (
        "What the operator does not grant does not happen: no metric is recorded for a plugin without the permission."
    )
    weight = 0.2

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Ask it, then look at the metrics."""
        self.chain(target, example)
        assert self.host is not None
        recorded = self.host.telemetry()
        if recorded:
            raise Broken(f"without the permission, {recorded[0]!r:.300} was recorded for {subject.name}")


def _latest(target: Target) -> Target:
    """Return the same function in version 2."""
    pair = next(pair for pair in PAIRS if pair.hook == target.hook)
    interface = EXPORTED[f"heliosproxy:plugin/{target.hook.replace('_', '-')}@2"]
    return attrs.evolve(target, version=2, interface=interface, function=interface.function(pair.v2))


HOST_LAWS: Final = (HostAgrees(), FailureRefuses(), PermissionsAreKept())
