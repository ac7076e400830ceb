# Generated from case:versions@3 by witbind. Do not edit.
"""The interface `more-dep` of `case:versions`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

__all__ = ["MoreDep"]


class MoreDep(Protocol):
    """The interface `more-dep` of `case:versions`."""

    def f(self) -> AwaitableOrValue[int]: ...
