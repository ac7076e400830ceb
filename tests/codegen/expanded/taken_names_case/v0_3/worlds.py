# Generated from case:taken-names@0.3 by witbind. Do not edit.
"""The interface `worlds` of `case:taken-names`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["Interfaces", "Worlds", "WorldsExports"]


@attrs.frozen(kw_only=True)
class Interfaces:
    a: int


class Worlds(Protocol):
    """The interface `worlds` of `case:taken-names`."""

    def f(self, a: Interfaces) -> int: ...


class WorldsExports:
    """The interface `worlds` of `case:taken-names`."""

    __slots__ = ("_f",)

    def __init__(self, instance: Instance) -> None:
        self._f = instance.func(ids.WORLDS_, "f")

    def f(self, a: Interfaces) -> int:
        result: int = self._f(a)
        return result
