"""API version 2, which the host speaks: only the result is opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from helios_api.v2.types import Call, PluginError
from witbind import Err, Ok

from helios_host.errors import GuestError, printable

__all__ = ["describe", "with_subject", "without_subject"]

A = TypeVar("A")
S = TypeVar("S")


def with_subject(function: Callable[[Call, S], Ok[A] | Err[PluginError]]) -> Callable[[Call, S], A]:
    """Open the result of a hook that takes a call and a subject; an error becomes `GuestError`."""

    def ask(call: Call, subject: S) -> A:
        answer = function(call, subject)
        if answer.__class__ is Ok:
            return answer.value
        raise GuestError(describe(answer.value), answer.value)

    return ask


def without_subject(function: Callable[[Call], Ok[A] | Err[PluginError]]) -> Callable[[Call, None], A]:
    """Open the result of a hook that takes a call only."""

    def ask(call: Call, _subject: None) -> A:
        answer = function(call)
        if isinstance(answer, Ok):
            return answer.value
        raise GuestError(describe(answer.value), answer.value)

    return ask


def describe(error: Any) -> str:
    """Return a `plugin-error` in words, escaped."""
    case = type(error).__name__.removeprefix("PluginError")
    spaced = "".join(f" {c.lower()}" if c.isupper() else c for c in case).strip()
    return f"it answered an error: {spaced}: {printable(str(error.value))}"
