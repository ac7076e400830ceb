# Generated from case:taken-names@0.3 by witbind. Do not edit.
"""The interface `instance` of `case:taken-names`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance as _Instance

__all__ = ["Instance", "InstanceExports"]


class Instance(Protocol):
    """The interface `instance` of `case:taken-names`."""

    def f(self) -> int: ...


class InstanceExports:
    """The interface `instance` of `case:taken-names`."""

    __slots__ = ("_f",)

    def __init__(self, instance: _Instance) -> None:
        self._f = instance.func(ids.INSTANCE, "f")

    def f(self) -> int:
        result: int = self._f()
        return result
