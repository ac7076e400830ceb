# Generated from case:hidden-builtins by witbind. Do not edit.
"""The interface `dict` of `case:hidden-builtins`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

from ..dict import E

__all__ = ["Dict"]


class Dict(Protocol):
    """The interface `dict` of `case:hidden-builtins`."""

    def f(self) -> AwaitableOrValue[E]: ...
