# Generated from case:taken-names@0.3 by witbind. Do not edit.
"""The interface `attrs` of `case:taken-names`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["Attrs", "AttrsExports", "R"]


@attrs.frozen(kw_only=True)
class R:
    a: int


class Attrs(Protocol):
    """The interface `attrs` of `case:taken-names`."""

    def f(self, r: R) -> int: ...


class AttrsExports:
    """The interface `attrs` of `case:taken-names`."""

    __slots__ = ("_f",)

    def __init__(self, instance: Instance) -> None:
        self._f = instance.func(ids.ATTRS, "f")

    def f(self, r: R) -> int:
        result: int = self._f(r)
        return result
