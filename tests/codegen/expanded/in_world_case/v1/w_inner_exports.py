# Generated from case:in-world@1 by witbind. Do not edit.
"""The interface `inner` of the world `w` of `case:in-world`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.resources import GuestResource

from . import ids
from .types import Data

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["Conn", "Data", "Inner", "Local"]


class Conn(GuestResource):
    """The resource `conn`, which the guest implements."""

    __slots__ = ()

    def m(self) -> Local:
        result: Local = self._functions["[method]conn.m"](self)
        return result


@attrs.frozen(kw_only=True)
class Local:
    d: Data


class Inner:
    """The interface `inner` of the world `w` of `case:in-world`."""

    __slots__ = ("_go",)

    def __init__(self, instance: Instance) -> None:
        self._go = instance.func(ids.W_INNER_EXPORTS, "go")

    def go(self, l: Local) -> Conn:
        result: Conn = self._go(l)
        return result
