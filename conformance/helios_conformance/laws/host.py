"""Laws on the host: what it makes of a plugin is what the plugin says, whatever its version."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import attrs
import yaml
from helios_api.v2.llm_response import ResponseDecisionDeny
from helios_host.config import PluginSettings, parse_config
from helios_host.errors import HeliosError
from helios_host.hooks.checks import CHECKS
from helios_host.hooks.table import OnFailure
from helios_host.manager import PluginHost
from hypothesis import strategies as st
from witbind import Err, Ok, wit

from helios_conformance.imports import Scripted, permission_of, result_functions
from helios_conformance.meaning import data, sql
from helios_conformance.subject import Session, Subject

from .agents import CUTS, cut_up
from .base import Broken, Example, Law, Part, Target, ask, case_name
from .chains import asked, chain_of, expected, function_in, pair_of, plainly, subject_of
from .pairs import UNSAYABLE
from .versions import pair_parts

__all__ = ["LAWS", "HostLaw", "addressed_to", "call_parts", "dying_parts", "hosted", "refuses"]

DEADLINE: Final = 60_000_000
"""Microseconds that each call is given: a busy machine is no failure of a plugin."""


@contextmanager
def hosted(
    plugins: Mapping[str, Subject],
    *,
    grant: bool = True,
    settings: Mapping[str, PluginSettings] | None = None,
) -> Iterator[PluginHost]:
    """Load plugins into a host under these names, the first with the highest priority; raises the host's error.

    What their manifests ask for is granted or not. `settings` are the operator's, by name, apart from configuration
    and priority.
    """
    given = settings or {}
    config = attrs.evolve(
        parse_config("[plugins]\ntimeout = '10s'\nmax_plugins = 100\n", "the configuration", {}),
        plugins={
            name: attrs.evolve(given.get(name, PluginSettings()), config=subject.values, priority=-place)
            for place, (name, subject) in enumerate(plugins.items())
        },
        permissions={name: tuple(s.manifest.permissions) if grant else () for name, s in plugins.items()},
    )
    with tempfile.TemporaryDirectory() as directory:
        folder = Path(directory) / "plugins"
        for name, subject in plugins.items():
            (folder / name).mkdir(parents=True)
            shutil.copyfile(subject.source, folder / name / "plugin.wasm")
            manifest = yaml.safe_load(Path(subject.source).with_name("plugin.yaml").read_text())
            (folder / name / "plugin.yaml").write_text(yaml.safe_dump({**manifest, "name": name}))
        capabilities = attrs.evolve(config.capabilities, data_dir=str(Path(directory) / "data"))
        with PluginHost.from_directory(folder, attrs.evolve(config, capabilities=capabilities)) as host:
            if host.problems:
                raise host.problems[0]
            yield host


def call_parts(target: Target) -> dict[str, Part]:
    """Return the parts of a call of version 2, which the host speaks, with time enough."""
    parts = pair_parts(target)
    call = parts["call"]
    return {**parts, "call": Part(call.strategy.map(lambda c: attrs.evolve(c, deadline=DEADLINE)), call.type)}


def dying_parts(parts: Mapping[str, Part]) -> dict[str, Part]:
    """Return the parts of a call that a plugin is likely to die of, as the mirror does."""
    call = parts["call"]
    dying = {**parts, "call": Part(call.strategy.map(_as_trap), call.type)}
    if "statement" in parts:
        statement = data.statement_of(sql.Sql("trap", "opaque", parsed=False), [])
        dying["statement"] = Part(parts["statement"].strategy.map(lambda _: statement), parts["statement"].type)
    return dying


class HostLaw(Law):
    """A law on a plugin in a host; `host` is set while it is checked. Targets are functions of version 2."""

    host: PluginHost | None = None

    def targets(self, subject: Subject) -> Iterator[Target]:
        """Return each chain that the plugin answers, with the version in which it is asked."""
        yield from asked(subject)

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:
        """Draw a call of version 2, which the host speaks; the answer to a challenge is for this plugin."""
        parts = call_parts(target)
        if target.hook == "authenticate":
            request = parts["request"]
            parts["request"] = Part(request.strategy.map(lambda found: addressed_to(subject.name, found)), request.type)
        return parts

    def copy(self, subject: Subject) -> str | None:  # noqa: ARG002 - for subclasses
        """Return the name of a copy of the plugin that the host has to have too, `None` where there is none."""
        return None

    def chain(self, subject: Subject, target: Target, example: Example) -> Any:
        """Ask the host; returns its answer or its error."""
        assert self.host is not None
        assert target.function is not None
        name = chain_of(target.hook, target.function.name).name
        try:
            return getattr(self.host.sync.hooks, name)(example["call"], subject_of(subject.name, target, example))
        except HeliosError as error:
            return error

    def compare(self, subject: Subject, session: Session, target: Target, example: Example) -> None:
        """Ask the plugin straight, in a session, and through the host; raises `Broken` where the answers differ."""
        assert self.host is not None
        straight = self._straight(subject, session, target, example)
        if straight is UNSAYABLE or not self.comparable(session):
            return
        plugin = self.host.plugins[subject.name]
        failures = plugin.failures
        answer = self.chain(subject, target, example)
        if plugin.failures > failures:
            self.host.enable(subject.name)
            if chain_of(target.hook, target.function.name).name in CHECKS:  # type: ignore[union-attr]
                return  # an answer that the hook's own law is there for
        through = self._through(target, example, answer)
        if straight != through:
            raise Broken(f"straight it answers {straight!r:.600}, through the host {through!r:.600}")

    def comparable(self, session: Session) -> bool:
        """Say whether the host answers a plugin's last call of imports as the session did: not what is behind them."""
        return all(call.id.partition("@")[0] in ("log", "config", "telemetry") for call in session.calls)

    def _straight(self, subject: Subject, session: Session, target: Target, example: Example) -> Any:
        assert target.function is not None
        if target.version == 2:
            answer = ask(session, target, _addressed(subject, target, example))
            return UNSAYABLE if isinstance(answer, Err) else expected(subject.name, target, answer.value, example)
        pair = pair_of(target.hook, target.function.name)
        arguments = pair.arguments(example)
        if arguments is None:
            return UNSAYABLE
        interface, function = function_in(1, target.hook, target.function.name)
        said = pair.first(ask(session, Target(target.hook, 1, interface, function), arguments), example)
        return said if said is UNSAYABLE else _named(subject.name, target, said)

    def _through(self, target: Target, example: Example, answer: Any) -> Any:
        if isinstance(answer, HeliosError):
            return answer
        if target.version == 2:
            return plainly(answer)
        assert target.function is not None
        return pair_of(target.hook, target.function.name).second(Ok(answer), example)


def _addressed(subject: Subject, target: Target, example: Example) -> Example:
    """Return what the plugin is asked: the answer to a challenge goes to the plugin that the state names."""
    credential: Any = getattr(example.get("request"), "credential", None)
    if target.hook != "authenticate" or not case_name(credential).endswith("Response"):
        return example
    asked_, _, state = credential.value.state.partition("\n")
    if asked_ != subject.name:
        return example
    inner = type(credential)(attrs.evolve(credential.value, state=state))
    return {**example, "request": attrs.evolve(example["request"], credential=inner)}


def _named(plugin: str, target: Target, said: Any) -> Any:
    """Return what version 1 says of chunks and tools with the plugin's name, which the chain puts before theirs."""
    assert target.function is not None
    if target.function.name in ("rag-retrieve", "list-tools"):
        return [(f"{plugin}.{name}", *rest) for name, *rest in said]
    return said


class HostAgrees(HostLaw):
    """Through the host's adapters and straight."""

    name = "host-agrees"
    sentence = "Asked through the host, a plugin answers what it answers when it is asked straight."

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Ask both ways."""
        self.compare(subject, subject.used(), target, example)


def addressed_to(plugin: str, request: Any) -> Any:
    """Return a request whose answer to a challenge, if it has one, is for a plugin."""
    credential = request.credential
    if not case_name(credential).endswith("Response"):
        return request
    state = f"{plugin}\n{credential.value.state}"
    return attrs.evolve(request, credential=type(credential)(attrs.evolve(credential.value, state=state)))


class HostStreams(HostLaw):
    """One response, whole and in chunks, both through the host."""

    name = "host-streams"
    sentence = "A response that is streamed through the host, cut anywhere, comes out as it does whole."

    def targets(self, subject: Subject) -> Iterator[Target]:
        """Return the chain of whole responses."""
        for target in super().targets(subject):
            if target.hook == "llm_response":
                yield target

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:
        """Draw where to cut."""
        return {**super().parts(subject, target), "cuts": Part(CUTS)}

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Compare both ways; a plugin that fails may fail in other places."""
        assert self.host is not None
        plugin = self.host.plugins[subject.name]
        failures = plugin.failures
        whole = self.chain(subject, target, example)
        streamed = self._streamed(example)
        if plugin.failures > failures:
            self.host.enable(subject.name)
            return
        expected = None if case_name(whole).endswith("Deny") else getattr(whole, "value", example["response"])
        if streamed != expected:
            raise Broken(f"whole it becomes {expected!r:.600}, streamed {streamed!r:.600}")

    def _streamed(self, example: Example) -> str | None:
        """Return what comes out of a stream; `None` when it was denied."""
        assert self.host is not None
        stream = self.host.sync.hooks.open_processor(example["call"], example["context"])
        if stream is None:
            return str(example["response"])
        if isinstance(stream, ResponseDecisionDeny):
            return None
        out: list[str] = []
        with stream:
            for chunk in cut_up(example["response"], example["cuts"]):
                said = stream.push(chunk)
                if case_name(said).endswith("Deny"):
                    return None
                out.append(getattr(said, "value", chunk))
            rest = stream.finish()
        return None if case_name(rest).endswith("Deny") else "".join(out) + getattr(rest, "value", "")


class FailureRefuses(HostLaw):
    """A plugin that dies, or has no time."""

    name = "failure-refuses"
    sentence = (
        "Where a hook denies on failure, a plugin that fails or comes too late refuses, and the refusal names it."
    )
    weight = 0.1

    def targets(self, subject: Subject) -> Iterator[Target]:
        """Return the chains that deny on failure."""
        for target in super().targets(subject):
            assert target.function is not None
            if chain_of(target.hook, target.function.name).on_failure is OnFailure.DENY:
                yield target

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:
        """Draw a call that a plugin is likely to die of, as the mirror does, with time or without."""
        return {**dying_parts(super().parts(subject, target)), "late": Part(_BOTH)}

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Look at the answer where the plugin fails."""
        if example["late"]:
            example = {**example, "call": attrs.evolve(example["call"], deadline=0)}
        elif not self._fails(subject, target, example):
            return
        answer = self.chain(subject, target, example)
        assert self.host is not None
        self.host.enable(subject.name)
        if not refuses(answer, subject.name):
            raise Broken(f"the plugin fails, and the host answers {answer!r:.600}")

    def _fails(self, subject: Subject, target: Target, example: Example) -> bool:
        assert target.function is not None
        if target.version == 2:
            arguments, function = example, target
        else:
            found = pair_of(target.hook, target.function.name).arguments(example)
            if found is None:
                return False
            arguments = found
            function = Target(target.hook, 1, *function_in(1, target.hook, target.function.name))
        try:
            return isinstance(ask(subject.used(), function, arguments), Err)
        except Broken:
            return True


_BOTH: Final = st.booleans()


def _as_trap(call: Any) -> Any:
    return attrs.evolve(call, session=attrs.evolve(call.session, user="trap"), identity=None)


def refuses(answer: Any, plugin: str) -> bool:
    """Say whether an answer is the safe one of its hook, with the plugin's name where it has a reason."""
    if isinstance(answer, HeliosError):
        return answer.plugin == plugin
    decision = getattr(answer, "decision", answer)
    case = case_name(decision)
    if case.endswith(("Deny", "Denied", "Refuse", "Block")):
        return plugin in decision.value
    if case == "SyncChoice":
        return decision.mode.value == "sync" and plugin in (decision.reason or "")
    return case.endswith("Skip") or getattr(decision, "value", None) == "skip"


class PermissionsAreKept(HostLaw):
    """A plugin without its permissions."""

    name = "permissions-are-kept"
    sentence = "What the operator does not grant does not happen: every import that a permission guards is denied."
    weight = 0.2

    def skipped(self, subject: Subject, target: Target) -> str | None:  # noqa: ARG002
        """It needs an import that a permission guards."""
        guarded = [i for i in subject.imported if not i.partition("/")[2].startswith(("log@", "config@"))]
        return None if guarded else "it imports nothing that needs a permission"

    def comparable(self, session: Session) -> bool:  # noqa: ARG002
        """Compare always: what is denied is denied in both."""
        return True

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Compare with a session in which each of those imports is denied, then look at the metrics."""
        denied = {
            id_: [_denied(function)]
            for id_, function in result_functions(subject.imported).items()
            if permission_of(id_)
        }
        session = subject.used()
        session.answers = Scripted(denied, subject.host())
        self.compare(subject, session, target, example)
        assert self.host is not None
        if recorded := self.host.telemetry():
            raise Broken(f"without the permission, {recorded[0]!r:.300} was recorded for {subject.name}")


def _denied(function: wit.Function) -> Any:
    assert isinstance(function.result, wit.Result)
    assert isinstance(function.result.err, wit.Variant)
    return Err(next(cls() for name, cls, _ in function.result.err.cases if name == "access-denied" and cls))


LAWS: Final = (HostAgrees(), HostStreams(), FailureRefuses(), PermissionsAreKept())
