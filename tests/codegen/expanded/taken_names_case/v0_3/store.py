# Generated from case:taken-names@0.3 by witbind. Do not edit.
"""The interface `store` of `case:taken-names`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["Store", "StoreExports"]


class Store(Protocol):
    """The interface `store` of `case:taken-names`."""

    def f(self) -> int: ...


class StoreExports:
    """The interface `store` of `case:taken-names`."""

    __slots__ = ("_f",)

    def __init__(self, instance: Instance) -> None:
        self._f = instance.func(ids.STORE, "f")

    def f(self) -> int:
        result: int = self._f()
        return result
