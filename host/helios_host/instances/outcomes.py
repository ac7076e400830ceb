"""What the errors of a call mean: which are the plugin's, which leave the instance as good as before."""

from __future__ import annotations

from typing import Any, Literal

import witbind
from witbind import Err, Ok

from helios_host.engine.lines import LineTable
from helios_host.errors import (
    CallError,
    DeadlineExceeded,
    Diagnosis,
    GuestError,
    GuestExited,
    GuestTrap,
    HostCallLimit,
    HostFunctionError,
    InvalidArgument,
    MemoryExhausted,
    ResultTooLarge,
    StackExhausted,
    printable,
)

__all__ = ["answered", "call_error", "describe", "is_harmless"]


def describe(error: Any) -> str:
    """Return a `plugin-error` in words, escaped."""
    case = type(error).__name__.removeprefix("PluginError")
    spaced = "".join(f" {c.lower()}" if c.isupper() else c for c in case).strip()
    return f"{spaced}: {printable(str(error.value))}"


def answered(answer: Any, plugin: str, hook: str) -> Any:
    """Open an answer that is a `Result`; raises `GuestError`."""
    if isinstance(answer, Err):
        error = answer.value
        raise GuestError(f"it answered an error: {describe(error)}", error, plugin=plugin, hook=hook)
    return answer.value if isinstance(answer, Ok) else answer


def is_harmless(error: BaseException) -> bool:
    """Say whether the guest did not run, so that the instance is as good as before."""
    return isinstance(error, witbind.LoweringError | CallError)


def call_error(
    error: BaseException,
    *,
    plugin: str,
    hook: str,
    instance: int,
    limit: float,
    elapsed: float,
    diagnosis: Diagnosis,
    lines: LineTable,
) -> BaseException:
    """Return the `CallError` that an error of a call is; what is no `Exception` stays what it is."""
    if isinstance(error, CallError) or not isinstance(error, Exception):
        return error
    where: dict[str, Any] = {"plugin": plugin, "hook": hook}
    found: CallError
    if isinstance(error, witbind.LoweringError):
        found = InvalidArgument(error.message, **where)
    elif isinstance(error, witbind.Interrupted):  # by the engine's trap code, which no guest can forge
        which: Literal["timeout", "deadline"] = "deadline" if error.limit == "deadline" else "timeout"
        found = DeadlineExceeded(limit=limit, elapsed=elapsed, which=which, instance=instance, **where)
    elif isinstance(error, witbind.Trap):
        text = f"the guest died: {printable(error.message)}"
        kind = _kind(error, diagnosis)
        if kind is MemoryExhausted:
            text += f"; it had {diagnosis.memory} of {diagnosis.memory_limit} bytes of memory"
        found = kind(text, trace=printable(lines.located(error.trace)), diagnosis=diagnosis, instance=instance, **where)
    elif isinstance(error, witbind.HostFunctionError):
        where["instance"] = instance
        match error.__cause__:
            case HostCallLimit() as cause:
                found = HostCallLimit(printable(cause.message), **where)
            case witbind.ResultTooLarge():
                found = HostCallLimit("it passed a host function more in one go than it may", **where)
            case DeadlineExceeded():
                found = DeadlineExceeded(limit=elapsed, elapsed=elapsed, which="deadline", **where)
            case GuestExited() as cause:
                found = GuestExited(cause.code, **where)
            case GuestTrap() as cause:
                found = GuestTrap(f"the guest died: {printable(cause.message)}", diagnosis=diagnosis, **where)
            case _:
                found = HostFunctionError(printable(error.message), **where)
    elif isinstance(error, witbind.ResultTooLarge):
        found = ResultTooLarge(error.message, instance=instance, **where)
    else:
        found = CallError(printable(f"{type(error).__name__}: {error}"), instance=instance, **where)
    found.__cause__ = error
    return found


def _kind(error: witbind.Trap, diagnosis: Diagnosis) -> type[GuestTrap]:
    if isinstance(error, witbind.StackOverflow):
        return StackExhausted
    full = 0 < diagnosis.memory_limit * 7 <= diagnosis.memory * 8
    return MemoryExhausted if full and diagnosis.memory > diagnosis.memory_at_start else GuestTrap
