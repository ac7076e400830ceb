# Generated from case:in-world@1 by witbind. Do not edit.
"""The interface `out` of the world `w` of `case:in-world`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["Out"]


class Out:
    """The interface `out` of the world `w` of `case:in-world`."""

    __slots__ = ("_go",)

    def __init__(self, instance: Instance) -> None:
        self._go = instance.func(ids.W_OUT, "go")

    def go(self) -> int:
        result: int = self._go()
        return result
