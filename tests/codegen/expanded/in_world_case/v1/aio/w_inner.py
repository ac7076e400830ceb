# Generated from case:in-world@1 by witbind. Do not edit.
"""The interface `inner` of the world `w` of `case:in-world`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

from ..w_inner import Local

__all__ = ["Conn", "Inner"]


class Conn(Protocol):
    """The resource `conn`, which the host implements."""

    def m(self) -> AwaitableOrValue[Local]: ...


class Inner(Protocol):
    """The interface `inner` of the world `w` of `case:in-world`."""

    def go(self, l: Local) -> AwaitableOrValue[Conn]: ...
