# Generated from case:keywords@1 by witbind. Do not edit.
"""The interface `class` of `case:keywords`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

__all__ = ["Class", "Global"]


class Global(Protocol):
    """The resource `global`, which the host implements."""

    def nonlocal_(self, cls: int) -> AwaitableOrValue[int]: ...


class Class(Protocol):
    """The interface `class` of `case:keywords`."""

    def new_global(self, self_: int, from_: int, cls: int) -> AwaitableOrValue[Global]: ...
