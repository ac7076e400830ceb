"""API version 2, which the host speaks: its functions are called as they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from helios_api.v2.types import Call

__all__ = ["with_subject", "without_subject"]

F = TypeVar("F")
A = TypeVar("A")


def with_subject(function: F) -> F:
    """Ask a hook that takes a call and a subject."""
    return function


def without_subject(function: Callable[[Call], A]) -> Callable[[Call, None], A]:
    """Ask a hook that takes a call only."""
    return lambda call, _subject: function(call)
