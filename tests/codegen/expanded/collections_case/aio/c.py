# Generated from case:collections by witbind. Do not edit.
"""The interface `c` of `case:collections`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue, Err, Ok

from .. import ids
from ..c import Long

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["C", "CExports"]


class C(Protocol):
    """The interface `c` of `case:collections`."""

    def a_function_with_a_rather_long_name(
        self,
        the_first_parameter: list[str] | None,
        the_second_parameter: Ok[list[str]] | Err[tuple[int, int]],
        third: int,
    ) -> AwaitableOrValue[Ok[tuple[list[str], list[str]]] | Err[tuple[int, list[list[tuple[int, int, int]]]]]]: ...

    def another_function_with_a_name_that_is_really_very_long_indeed_and_more(
        self,
    ) -> AwaitableOrValue[Ok[tuple[int, int, int]] | Err[tuple[int, int, int]]]: ...

    def f(self, a: Long, b: Long | None) -> AwaitableOrValue[Ok[Long] | Err[tuple[Long, Long]]]: ...


class CExports:
    """The interface `c` of `case:collections`."""

    __slots__ = (
        "_a_function_with_a_rather_long_name",
        "_another_function_with_a_name_that_is_really_very_long_indeed_and_more",
        "_f",
    )

    def __init__(self, instance: AsyncInstance) -> None:
        self._a_function_with_a_rather_long_name = instance.func(ids.C, "a-function-with-a-rather-long-name")
        self._another_function_with_a_name_that_is_really_very_long_indeed_and_more = instance.func(
            ids.C,
            "another-function-with-a-name-that-is-really-very-long-indeed-and-more",
        )
        self._f = instance.func(ids.C, "f")

    async def a_function_with_a_rather_long_name(
        self,
        the_first_parameter: list[str] | None,
        the_second_parameter: Ok[list[str]] | Err[tuple[int, int]],
        third: int,
    ) -> Ok[tuple[list[str], list[str]]] | Err[tuple[int, list[list[tuple[int, int, int]]]]]:
        result: Ok[tuple[list[str], list[str]]] | Err[tuple[int, list[list[tuple[int, int, int]]]]]
        result = await self._a_function_with_a_rather_long_name(the_first_parameter, the_second_parameter, third)
        return result

    async def another_function_with_a_name_that_is_really_very_long_indeed_and_more(
        self,
    ) -> Ok[tuple[int, int, int]] | Err[tuple[int, int, int]]:
        result: Ok[tuple[int, int, int]] | Err[tuple[int, int, int]]
        result = await self._another_function_with_a_name_that_is_really_very_long_indeed_and_more()
        return result

    async def f(self, a: Long, b: Long | None) -> Ok[Long] | Err[tuple[Long, Long]]:
        result: Ok[Long] | Err[tuple[Long, Long]] = await self._f(a, b)
        return result
