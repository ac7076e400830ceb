# Generated from case:long-names@1 by witbind. Do not edit.
"""The interface `another-interface-with-a-name-of-its-own-and` of the world `w` of `case:long-names`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

__all__ = ["AnotherInterfaceWithANameOfItsOwnAnd"]


class AnotherInterfaceWithANameOfItsOwnAnd(Protocol):
    """The interface `another-interface-with-a-name-of-its-own-and` of the world `w` of `case:long-names`."""

    def f(self) -> AwaitableOrValue[None]: ...
