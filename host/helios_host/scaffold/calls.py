"""One hook call of a plugin without a proxy: what it answered, what it logged, what it asked the host for.

The plugin runs in the engine's own sandbox, with a host that keeps `kv` and cache in memory, gives the configuration
that it is given, and answers every other import plainly. Needs the extra `conformance`.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs
import witbind
from helios_conformance.codec import encode
from helios_conformance.engine import ticking
from helios_conformance.imports import HostCall, permission_of
from helios_conformance.subject import Exported, Session, Subject, Unusable
from witbind import Err, Ok, wit

from helios_host.errors import HeliosError, printable
from helios_host.plugins.package import COMPONENT_NAME, read_component, read_package
from helios_host.structuring import suggestion

from .values import from_json, sample

__all__ = ["Called", "CannotCall", "Hook", "call_hook", "opened"]


class CannotCall(Exception):
    """The call cannot be made: no such plugin, hook or function, or the input does not fit; the text says which."""


@attrs.frozen
class Hook:
    """A function of a hook that a plugin exports."""

    exported: Exported
    function: wit.Function

    @property
    def inputs(self) -> dict[str, Any]:
        """A sample of its arguments, as JSON by name."""
        return {name: sample(t) for name, _, t in self.function.params}

    def arguments(self, given: Mapping[str, Any]) -> list[Any]:
        """Return its arguments from JSON by name; raises `CannotCall`."""
        names = [name for name, _, _ in self.function.params]
        read = {key.replace("_", "-"): value for key, value in given.items()}
        for key in read:
            if key not in names:
                raise CannotCall(
                    f"input: there is no argument {key!r}; {self.function.name} takes {', '.join(names) or 'none'}"
                )
        try:
            return [from_json(t, read.get(name, sample(t)), name) for name, _, t in self.function.params]
        except ValueError as error:
            raise CannotCall(f"input: {error}") from error


@attrs.frozen(kw_only=True)
class Called:
    """What one call came to.

    `answer` is JSON; `error` says why there is none, `plugin_error` is the typed error where the plugin answered one.
    `microseconds` are the guest's processor time, conversions included; `lacking` are permissions that the manifest
    does not ask for and that a real host would have refused.
    """

    hook: str
    function: str
    version: int
    answer: Any = None
    error: str | None = None
    plugin_error: Any = None
    logs: tuple[dict[str, Any], ...] = ()
    host_calls: tuple[dict[str, Any], ...] = ()
    microseconds: float = 0.0
    lacking: tuple[str, ...] = ()


@contextmanager
def opened(path: Path, config: Mapping[str, Any]) -> Iterator[Subject]:
    """Compile the plugin at a path and give it for calls; raises `CannotCall`."""
    try:
        package = read_package(path)
        with _component(path, package) as (component, manifest):
            subject = Subject.load(component, manifest, config=config)
    except (HeliosError, Unusable) as error:
        raise CannotCall(printable_lines(str(error))) from error
    with ticking():
        yield subject


@contextmanager
def _component(path: Path, package: Any) -> Iterator[tuple[Path, Path]]:
    """Give the component and the manifest of any kind of plugin as two files."""
    if package.packed is None:
        yield package.component, package.manifest_path
        return
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        files = {COMPONENT_NAME: read_component(package, path.name), "plugin.yaml": package.manifest}
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        yield Path(folder, COMPONENT_NAME), Path(folder, "plugin.yaml")


def find_hook(subject: Subject, name: str) -> Hook:
    """Return a hook function by name: `pre-query`, `pre_query`, `connection.on-connect`, `pre-query@1`.

    The highest version that the plugin exports is meant where none is named. Raises `CannotCall` with what there is.
    """
    wanted, _, version = name.partition("@")
    hook, _, function = wanted.replace("-", "_").partition(".")
    exports = [e for e in subject.exports if e.hook == hook and (not version or str(e.version) == version)]
    if not exports:
        known = sorted({export.hook for export in subject.exports})
        raise CannotCall(f"the plugin does not export {name}{suggestion(hook, known)}; it exports {', '.join(known)}")
    export = max(exports, key=lambda e: e.version)
    functions = {f.name.replace("-", "_"): f for f in export.interface.functions if not f.name.startswith("[")}
    if not function and len(functions) > 1 and hook not in functions:
        raise CannotCall(
            f"{hook} has several functions: name one, such as {hook}.{next(iter(functions)).replace('_', '-')}"
        )
    found = functions.get(function or (hook if hook in functions else next(iter(functions))))
    if found is None:
        raise CannotCall(
            f"{hook} has no function {function}; it has {', '.join(f.replace('_', '-') for f in functions)}"
        )
    return Hook(export, found)


def call_hook(subject: Subject, session: Session, hook: Hook, arguments: list[Any]) -> Called:
    """Call a hook and say what came of it; a failure of the guest is an outcome, not an exception."""
    answer, error, plugin_error = None, None, None
    result = hook.function.result
    try:
        found = session.call(hook.exported.interface, hook.function.name, *arguments)
        if isinstance(result, wit.Result) and isinstance(found, Err):
            plugin_error = encode(result.err, found.value)
            error = "it answered an error"
        elif isinstance(result, wit.Result) and isinstance(found, Ok):
            answer = encode(result.ok, found.value)
        else:
            answer = encode(result, found)
    except witbind.CallError as failure:
        error = printable_lines(str(failure))
    calls = session.calls
    needed = {call.id: permission_of(call.id) for call in calls}
    asked = set(subject.manifest.permissions)
    return Called(
        hook=hook.exported.hook,
        function=hook.function.name,
        version=hook.exported.version,
        answer=answer,
        error=error,
        plugin_error=plugin_error,
        logs=tuple(_log_line(call) for call in calls if call.id.endswith("#log")),
        host_calls=tuple(_host_call(call) for call in calls if not call.id.startswith("log@")),
        microseconds=round(session.seconds * 1e6, 1),
        lacking=tuple(sorted({ps[0] for ps in needed.values() if ps and not set(ps) & asked})),
    )


@contextmanager
def started(subject: Subject) -> Iterator[Session]:
    """Give an instance that took its configuration; raises `CannotCall` where it refuses or dies."""
    began = time.monotonic()
    try:
        session = subject.open()
    except witbind.WitbindError as error:
        raise CannotCall(f"it died when it was started: {printable_lines(str(error))}") from error
    with session:
        if isinstance(session.started, Err):
            raise CannotCall(
                f"on-load answers an error: {session.started.value!r} after {time.monotonic() - began:.3f} s"
            )
        yield session


def _log_line(call: HostCall) -> dict[str, Any]:
    level, message, *fields = call.arguments
    return {"level": level.value, "message": printable(message, 4096), "fields": dict(fields[0]) if fields else {}}


def _host_call(call: HostCall) -> dict[str, Any]:
    return {"function": call.id, "arguments": [_shown(argument) for argument in call.arguments]}


def _shown(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    return printable(value if isinstance(value, str) else repr(value), 400)


def printable_lines(text: str) -> str:
    """Return text of several lines with what could forge a terminal escaped."""
    return "\n".join(printable(line) for line in text.split("\n"))
