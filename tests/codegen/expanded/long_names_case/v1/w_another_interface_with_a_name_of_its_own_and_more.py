# Generated from case:long-names@1 by witbind. Do not edit.
"""The interface `another-interface-with-a-name-of-its-own-and-more` of the world `w` of `case:long-names`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["AnotherInterfaceWithANameOfItsOwnAndMore"]


class AnotherInterfaceWithANameOfItsOwnAndMore:
    """The interface `another-interface-with-a-name-of-its-own-and-more` of the world `w` of `case:long-names`."""

    __slots__ = ("_f",)

    def __init__(self, instance: Instance) -> None:
        self._f = instance.func(ids.W_ANOTHER_INTERFACE_WITH_A_NAME_OF_ITS_OWN_AND_MORE, "f")

    def f(self) -> None:
        self._f()
