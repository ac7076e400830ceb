# Generated from other:dep@1 by witbind. Do not edit.
"""The interface `a` of `other:dep`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

__all__ = ["A"]


class A(Protocol):
    """The interface `a` of `other:dep`."""

    def f(self) -> AwaitableOrValue[int]: ...
