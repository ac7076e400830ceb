"""Every error that the host raises.

HeliosError
├── ConfigurationError           heliosproxy.toml, or an option given in code: all problems at once
├── UnknownPlugin                there is no plugin of this name; also a `KeyError`
├── RequiredPluginFailed         a plugin that is `required` could not be loaded: the host does not start
├── EngineError                  the engine cannot be used in this process
│   ├── ForkedProcess            the process was forked after the engine was made
│   └── SelfTestFailed           guest traps are not caught, or threads are too small for guests
├── LoadError                    a plugin was refused or could not be started
│   ├── PackageError             its directory lacks a file, or the file cannot be read
│   ├── ManifestError            plugin.yaml: all problems at once
│   ├── PluginConfigError        its configuration does not fit its config_schema: all problems at once
│   ├── NotAComponent            the bytes are no component
│   ├── CompileError             the engine refuses the component
│   │   └── CompileLimit         ... because compiling took more than it may
│   ├── ContractMismatch         a type differs from the contract, with every difference in words
│   ├── MissingHook              the manifest names a hook that the component does not export
│   ├── UnsatisfiedImport        the component imports what this host does not have
│   ├── PermissionNotGranted     the component imports what it was not granted
│   ├── TooManyPlugins           more plugins than `max_plugins`
│   ├── DigestMismatch           its bytes are not those that the operator pinned
│   ├── SignatureError           it is not signed by a trusted key, or was changed after it was signed
│   ├── AlreadyLoaded            another plugin of this name is loaded
│   ├── ChangeUnderWay           asked for from within another change, by a signal or log handler
│   ├── ApprovalNeeded           its new version asks for more than the running one
│   ├── MemoryLimit              its memories do not fit the limit
│   │   ├── TableLimit           ... its tables
│   │   └── InstanceLimit        ... the core instances that it is made of
│   ├── TooManyInstances         the process has as many instances as the engine bears
│   └── StartFailed              it died, or answered an error, before it was ready; `__cause__` says why
└── CallError                    a hook call returned no answer
    ├── GuestError               the plugin answered a `plugin-error`
    ├── GuestTrap                the guest died; `trace` is its wasm backtrace
    │   ├── StackExhausted       ... because its calls were nested too deep
    │   └── MemoryExhausted      ... when its memory was all but full
    ├── DeadlineExceeded         the guest ran past its time limit
    ├── GuestExited              the guest ended itself by WASI's `exit`; `code` is its status
    ├── HostFunctionError        a host import failed; the exception is `__cause__`
    ├── HostCallLimit            it called host functions too often, or passed them too much
    ├── ResultTooLarge           the answer has more value nodes than allowed
    ├── InvalidAnswer            the answer breaks a rule of its hook that types cannot say
    ├── InvalidArgument          what the proxy passed does not fit the contract
    └── PluginUnavailable        there is no instance to call

Text that a guest chose is in a message only after `printable`: escaped, and cut at 2 KiB.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar, Final, Literal

import attrs

__all__ = [
    "AlreadyLoaded",
    "ApprovalNeeded",
    "CallError",
    "ChangeUnderWay",
    "CompileError",
    "CompileLimit",
    "ConfigurationError",
    "ContractMismatch",
    "DeadlineExceeded",
    "Diagnosis",
    "DigestMismatch",
    "EngineError",
    "ForkedProcess",
    "GuestError",
    "GuestExited",
    "GuestTrap",
    "HeliosError",
    "HostCallLimit",
    "HostFunctionError",
    "InstanceLimit",
    "InvalidAnswer",
    "InvalidArgument",
    "LoadError",
    "ManifestError",
    "MemoryExhausted",
    "MemoryLimit",
    "MissingHook",
    "NotAComponent",
    "PackageError",
    "PermissionNotGranted",
    "PluginConfigError",
    "PluginUnavailable",
    "Problem",
    "RequiredPluginFailed",
    "ResultTooLarge",
    "SelfTestFailed",
    "SignatureError",
    "StackExhausted",
    "StartFailed",
    "TableLimit",
    "TooManyInstances",
    "TooManyPlugins",
    "UnknownPlugin",
    "UnsatisfiedImport",
    "client_text",
    "printable",
]

GUEST_TEXT_LIMIT: Final = 2048
"""Most characters of guest-chosen text in one message; a backtrace can be forged and be of any length."""


PROBLEMS_SHOWN: Final = 50
"""Most problems of one plugin's file in a message; an author may have as many as he likes."""


def printable(text: str, limit: int = GUEST_TEXT_LIMIT) -> str:
    """Return `text` with control characters escaped, line breaks turned to ` | `, cut at `limit` characters.

    A guest chooses function names and messages: line breaks, terminal codes and bidirectional marks in them could
    forge log lines.
    """
    cut = text[: limit + 1]
    lines = (
        "".join(c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode() for c in line)
        for line in cut.split("\n")
    )
    escaped = " | ".join(line for line in lines if line)
    return escaped if len(escaped) <= limit else escaped[: limit - 1] + "…"


def client_text(text: str) -> str:
    """Return a plugin's message for a client: its line breaks kept, other control characters escaped, cut at 2 KiB."""
    cut = text[:GUEST_TEXT_LIMIT]
    if cut.isprintable():
        return cut
    return "".join(c if c == "\n" else printable(c) for c in cut)[:GUEST_TEXT_LIMIT]


@attrs.frozen
class Problem:
    """One thing wrong in a file: `path` is its key path, `message` says what was expected."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class HeliosError(Exception):
    """Base of everything that the host raises.

    `plugin`, `hook` (snake_case), `instance` (a number within the plugin) and `trace_id` say where, as far as known.
    """

    def __init__(
        self,
        message: str,
        *,
        plugin: str | None = None,
        hook: str | None = None,
        instance: int | None = None,
        trace_id: str | None = None,
    ) -> None:
        where = [f"plugin {plugin}"] if plugin else []
        where += [f"hook {hook}"] if hook else []
        super().__init__(f"{', '.join(where)}: {message}" if where else message)
        self.message = message
        self.plugin = plugin
        self.hook = hook
        self.instance = instance
        self.trace_id = trace_id


def _listed(problems: Iterable[Problem]) -> str:
    return "\n".join(f"  {problem}" for problem in problems)


class ConfigurationError(HeliosError):
    """The configuration is wrong; `problems` has every problem of the file, each with its key path."""

    def __init__(self, source: str, problems: Iterable[Problem]) -> None:
        self.source = source
        self.problems = tuple(problems)
        super().__init__(f"{source}:\n{_listed(self.problems)}")


class UnknownPlugin(HeliosError, KeyError):
    """There is no plugin of this name."""

    __str__ = Exception.__str__


class RequiredPluginFailed(HeliosError):
    """A plugin that is `required` could not be loaded: the host does not start; why is `__cause__`, where known."""


class EngineError(HeliosError):
    """The engine cannot be used in this process."""


class ForkedProcess(EngineError):
    """The process was forked after the engine was made: its ticker and threads stayed behind in the parent.

    Start workers before the first host, or with the `spawn` method.
    """


class SelfTestFailed(EngineError):
    """Guest traps are not caught in this process, or its threads are too small for guests."""


class LoadError(HeliosError):
    """A plugin was refused or could not be started; the others are not touched."""


class PackageError(LoadError):
    """A plugin's directory lacks a file, or the file cannot be read."""


class _ProblemList(LoadError):
    def __init__(self, source: str, problems: Iterable[Problem], *, plugin: str | None = None) -> None:
        self.source = source
        self.problems = tuple(problems)
        lines = [f"  {printable(str(problem), 300)}" for problem in self.problems[:PROBLEMS_SHOWN]]
        if (rest := len(self.problems) - len(lines)) > 0:
            lines.append(f"  and {rest} more")
        super().__init__("\n".join([f"{source}:", *lines]), plugin=plugin)


class ManifestError(_ProblemList):
    """The manifest is wrong; `problems` has every problem of the file."""


class PluginConfigError(_ProblemList):
    """A plugin's configuration does not fit its `config_schema`; `problems` has every problem."""


class NotAComponent(LoadError):
    """The bytes are no WebAssembly component; the message says what they are."""


class CompileError(LoadError):
    """The engine refuses the component: it is invalid, or uses a feature that is off."""


class CompileLimit(CompileError):
    """Compiling took more time or memory than it may."""


class ContractMismatch(LoadError):
    """A component's types differ from the contract; `differences` has one sentence each."""

    def __init__(self, message: str, differences: Iterable[str], *, plugin: str | None = None) -> None:
        self.differences = tuple(differences)
        super().__init__("\n".join([message, *(f"  {line}" for line in self.differences)]), plugin=plugin)


class MissingHook(LoadError):
    """The manifest names a hook that the component does not export."""


class UnsatisfiedImport(LoadError):
    """The component imports what this host does not have; `imports` names each one."""

    def __init__(self, message: str, imports: Iterable[str], *, plugin: str | None = None) -> None:
        super().__init__(message, plugin=plugin)
        self.imports = tuple(imports)


class PermissionNotGranted(LoadError):
    """The component imports what it was not granted; `permissions` names what is missing, in snake_case."""

    def __init__(self, message: str, permissions: Iterable[str], *, plugin: str | None = None) -> None:
        super().__init__(message, plugin=plugin)
        self.permissions = tuple(permissions)


class TooManyPlugins(LoadError):
    """More plugins than `max_plugins`."""


class DigestMismatch(LoadError):
    """The component's bytes are not those that the operator pinned with `digest`."""


class SignatureError(LoadError):
    """The plugin is not signed by a trusted key, or it was changed after it was signed."""


class AlreadyLoaded(LoadError):
    """Another plugin of this name is loaded; it can be reloaded."""


class ChangeUnderWay(LoadError):
    """A change of the plugins was asked for where it would wait for itself.

    That is from within another change, on the same thread, and in a log handler, which others wait for.
    """


class ApprovalNeeded(LoadError):
    """The new version asks for more than the running one, which runs on; `asks` says what, `digest` names the version.

    A reload that is given this digest goes through.
    """

    def __init__(self, asks: Iterable[str], digest: str, *, plugin: str) -> None:
        self.asks = tuple(asks)
        self.digest = digest
        super().__init__(
            f"the new version asks for more than the running one: {'; '.join(self.asks)}. "
            f"Approve it by a reload with the digest {digest}",
            plugin=plugin,
        )


class MemoryLimit(LoadError):
    """A component's memories do not fit its limit, or something else of what it begins with."""


class TableLimit(MemoryLimit):
    """A component has more tables, or larger ones, than its limits allow."""


class InstanceLimit(MemoryLimit):
    """A component is made of more core instances than its limits allow."""


class TooManyInstances(LoadError):
    """The process has as many live instances as the engine bears."""


class StartFailed(LoadError):
    """A plugin died or answered an error before it was ready; the call's error is `__cause__`."""


class CallError(HeliosError):
    """A hook call returned no answer; the chain's failure rule decided instead.

    `summary` is what a client may be told; the message is for the operator. `kind` names what happened, for counters.
    """

    summary: ClassVar[str] = "failed"

    @property
    def kind(self) -> str:
        """The name of the class in snake_case."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", type(self).__name__).lower()


class GuestError(CallError):
    """The plugin answered a `plugin-error`; `error` is that value."""

    summary = "answered an error"

    def __init__(self, message: str, error: object, *, plugin: str | None = None, hook: str | None = None) -> None:
        super().__init__(message, plugin=plugin, hook=hook)
        self.error = error


@attrs.frozen(kw_only=True)
class Diagnosis:
    """What is known of an instance that died: `age` in seconds, `calls` that it served, the component's `digest`.

    `log` has the last lines that the plugin wrote, oldest first, its standard error among them. `memory` is what its
    linear memories had, `memory_at_start` what they had when it was made, and `memory_limit` what they may have, in
    bytes; 0 where that is not known.
    """

    age: float
    calls: int
    digest: str
    log: tuple[str, ...]
    memory: int = 0
    memory_at_start: int = 0
    memory_limit: int = 0


class GuestTrap(CallError):
    """The guest died; `trace` is its wasm backtrace, escaped and cut, `diagnosis` what is known of the instance."""

    summary = "crashed"

    def __init__(
        self,
        message: str,
        *,
        trace: str = "",
        diagnosis: Diagnosis | None = None,
        plugin: str | None = None,
        hook: str | None = None,
        instance: int | None = None,
    ) -> None:
        super().__init__(message, plugin=plugin, hook=hook, instance=instance)
        self.trace = trace
        self.diagnosis = diagnosis


class StackExhausted(GuestTrap):
    """The guest died because its calls were nested too deep."""

    summary = "called itself too deep"


class MemoryExhausted(GuestTrap):
    """The guest died when its memory had grown to seven eighths of its limit or more.

    A guest that asks for more than its limit is told that there is no more, as WebAssembly says, and most then give up.
    """

    summary = "ran out of memory"


class DeadlineExceeded(CallError):
    """The guest ran past a time limit; `limit` and `elapsed` are seconds.

    `which` names the limit: `timeout`, the guest's own running time, or `deadline`, the wall time of the whole.
    """

    summary = "ran past its time limit"

    def __init__(
        self,
        *,
        limit: float,
        elapsed: float,
        which: Literal["timeout", "deadline"] = "timeout",
        plugin: str | None = None,
        hook: str | None = None,
        instance: int | None = None,
    ) -> None:
        spent, most = f"{elapsed * 1000:.0f} ms", f"{limit * 1000:.0f} ms"
        if which == "timeout":
            text = f"ran for {spent}, allowed are {most}"
        elif limit > 0:
            text = f"took {spent} with all that it waited for, the call's deadline allows {most}"
        else:
            text = f"the call's deadline was over {spent} before it was asked"
        super().__init__(text, plugin=plugin, hook=hook, instance=instance)
        self.limit = limit
        self.elapsed = elapsed
        self.which: Literal["timeout", "deadline"] = which

    @property
    def kind(self) -> str:
        """`timeout_exceeded` or `deadline_exceeded`."""
        return f"{self.which}_exceeded"


class GuestExited(CallError):
    """The guest ended itself by WASI's `exit`; `code` is its status, from 0 to 255."""

    summary = "ended itself"

    def __init__(
        self, code: int, *, plugin: str | None = None, hook: str | None = None, instance: int | None = None
    ) -> None:
        super().__init__(f"the guest called exit with status {code}", plugin=plugin, hook=hook, instance=instance)
        self.code = code


class HostFunctionError(CallError):
    """A host import failed by a bug of the host; the exception is `__cause__`."""


class HostCallLimit(CallError):
    """The guest called host functions more often in one call, or passed them more bytes, than its limits allow."""

    summary = "used the host too much"


class ResultTooLarge(CallError):
    """The answer has more value nodes than allowed, 16 bytes of text counting as one."""

    summary = "answered too much"


class InvalidAnswer(CallError):
    """The answer breaks a rule of its hook that types cannot say, such as a vector for each text."""

    summary = "answered what it may not"


class InvalidArgument(CallError):
    """A value that the proxy passed does not fit the contract; the message has its path."""

    summary = "cannot be asked about this"


class PluginUnavailable(CallError):
    """The plugin has no instance to call: it was closed, or a new one could not be made (`__cause__`)."""

    summary = "is not available"
