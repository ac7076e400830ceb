# Generated from case:hidden-builtins by witbind. Do not edit.
"""Modules of the names that the descriptors' own annotations use."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Protocol

import attrs

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["Holder", "Str", "StrExports"]


@attrs.frozen(kw_only=True)
class Holder:
    builtins_: builtins.int
    list: builtins.list[builtins.str]


class Str(Protocol):
    """Modules of the names that the descriptors' own annotations use."""

    def f(self, builtins_: Holder) -> bytes: ...


class StrExports:
    """Modules of the names that the descriptors' own annotations use."""

    __slots__ = ("_f",)

    def __init__(self, instance: Instance) -> None:
        self._f = instance.func(ids.STR, "f")

    def f(self, builtins_: Holder) -> bytes:
        result: bytes = self._f(builtins_)
        return result
