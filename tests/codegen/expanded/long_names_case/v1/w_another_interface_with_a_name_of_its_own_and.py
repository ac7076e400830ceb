# Generated from case:long-names@1 by witbind. Do not edit.
"""The interface `another-interface-with-a-name-of-its-own-and` of the world `w` of `case:long-names`."""

from __future__ import annotations

from typing import Protocol

__all__ = ["AnotherInterfaceWithANameOfItsOwnAnd"]


class AnotherInterfaceWithANameOfItsOwnAnd(Protocol):
    """The interface `another-interface-with-a-name-of-its-own-and` of the world `w` of `case:long-names`."""

    def f(self) -> None: ...
