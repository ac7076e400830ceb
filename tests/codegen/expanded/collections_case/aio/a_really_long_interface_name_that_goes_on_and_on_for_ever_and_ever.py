# Generated from case:collections by witbind. Do not edit.
"""The interface `a-really-long-interface-name-that-goes-on-and-on-for-ever-and-ever` of `case:collections`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import ids

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["AReallyLongInterfaceNameThatGoesOnAndOnForEverAndEver"]


class AReallyLongInterfaceNameThatGoesOnAndOnForEverAndEver:
    """The interface `a-really-long-interface-name-that-goes-on-and-on-for-ever-and-ever` of `case:collections`."""

    __slots__ = ("_a_really_long_function_name_that_goes_on_and_on_for_ever_and_ever",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._a_really_long_function_name_that_goes_on_and_on_for_ever_and_ever = instance.func(
            ids.A_REALLY_LONG_INTERFACE_NAME_THAT_GOES_ON_AND_ON_FOR_EVER_AND_EVER,
            "a-really-long-function-name-that-goes-on-and-on-for-ever-and-ever",
        )

    async def a_really_long_function_name_that_goes_on_and_on_for_ever_and_ever(self) -> int:
        result: int = await self._a_really_long_function_name_that_goes_on_and_on_for_ever_and_ever()
        return result
