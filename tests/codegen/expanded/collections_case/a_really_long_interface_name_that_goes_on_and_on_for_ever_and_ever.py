# Generated from case:collections by witbind. Do not edit.
"""The interface `a-really-long-interface-name-that-goes-on-and-on-for-ever-and-ever` of `case:collections`."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

import attrs

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = [
    "AReallyLongInterfaceNameThatGoesOnAndOnForEverAndEver",
    "LongVariant",
    "LongVariantTheFirstCaseOfTheVariant",
    "LongVariantTheSecondCaseOfTheVariant",
    "LongVariantTheThirdCaseOfTheVariant",
    "LongVariantX",
    "Many",
]


@attrs.frozen
class LongVariantTheFirstCaseOfTheVariant:
    """The case `the-first-case-of-the-variant` of `long-variant`."""


@attrs.frozen
class LongVariantTheSecondCaseOfTheVariant:
    """The case `the-second-case-of-the-variant` of `long-variant`."""


@attrs.frozen
class LongVariantTheThirdCaseOfTheVariant:
    """The case `the-third-case-of-the-variant` of `long-variant`."""


@attrs.frozen
class LongVariantX:
    """The case `x` of `long-variant`."""

    value: bytes


LongVariant: TypeAlias = (
    LongVariantTheFirstCaseOfTheVariant
    | LongVariantTheSecondCaseOfTheVariant
    | LongVariantTheThirdCaseOfTheVariant
    | LongVariantX
)


class Many(Enum):
    AAAAAAAAAAAAAAAAAAAA = "aaaaaaaaaaaaaaaaaaaa"
    BBBBBBBBBBBBBBBBBBBBBBBBBBB = "bbbbbbbbbbbbbbbbbbbbbbbbbbb"
    CCCCCCCCCCCCCCCCCCCCCCCCCCCC = "cccccccccccccccccccccccccccc"
    DDDDDDDDDDDDDDDDDDDDDDDD = "dddddddddddddddddddddddd"
    EEEEEEEEEEEEEE = "eeeeeeeeeeeeee"


class AReallyLongInterfaceNameThatGoesOnAndOnForEverAndEver:
    """The interface `a-really-long-interface-name-that-goes-on-and-on-for-ever-and-ever` of `case:collections`."""

    __slots__ = ("_a_really_long_function_name_that_goes_on_and_on_for_ever_and_ever",)

    def __init__(self, instance: Instance) -> None:
        self._a_really_long_function_name_that_goes_on_and_on_for_ever_and_ever = instance.func(
            ids.A_REALLY_LONG_INTERFACE_NAME_THAT_GOES_ON_AND_ON_FOR_EVER_AND_EVER,
            "a-really-long-function-name-that-goes-on-and-on-for-ever-and-ever",
        )

    def a_really_long_function_name_that_goes_on_and_on_for_ever_and_ever(self) -> int:
        result: int = self._a_really_long_function_name_that_goes_on_and_on_for_ever_and_ever()
        return result
