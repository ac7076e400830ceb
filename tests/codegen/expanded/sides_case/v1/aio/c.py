# Generated from case:sides@1 by witbind. Do not edit.
"""The interface `c` of `case:sides`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue

from .. import ids
from .b import GuestOtherR as GuestR3
from .b import GuestOwnR, OwnR
from .b import Holder as H2
from .b import OtherR as R3

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["H2", "R3", "C", "CExports", "GuestOwnR", "GuestR3", "OwnR"]


class C(Protocol):
    """The interface `c` of `case:sides`."""

    def go(self, h: H2, r: R3, o: OwnR) -> AwaitableOrValue[tuple[H2, R3, OwnR]]: ...


class CExports:
    """The interface `c` of `case:sides`."""

    __slots__ = ("_go",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._go = instance.func(ids.C, "go")

    async def go(self, h: H2, r: R3 | GuestR3, o: OwnR | GuestOwnR) -> tuple[H2, R3 | GuestR3, OwnR | GuestOwnR]:
        result: tuple[H2, R3 | GuestR3, OwnR | GuestOwnR] = await self._go(h, r, o)
        return result
