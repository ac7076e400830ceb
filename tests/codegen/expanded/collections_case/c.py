# Generated from case:collections by witbind. Do not edit.
"""The interface `c` of `case:collections`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

import attrs
from witbind import Err, Ok

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["R2", "Byte", "C", "CExports", "Long", "R"]


Byte: TypeAlias = int


@attrs.frozen(kw_only=True)
class R2:
    a: list[list[float]]
    b: dict[bool, int | None]
    c: dict[str, int]


@attrs.frozen(kw_only=True)
class R:
    a: bytes
    b: bytes
    c: list[bytes]
    d: dict[str, dict[int, list[R2]]]
    e: list[list[list[str]]]
    f: list[tuple[int, tuple[str, float]]]


Long: TypeAlias = tuple[
    int,
    int,
    int,
    int,
    int,
    int,
    int,
    int,
    float,
    float,
    bool,
    str,
    str,
    bytes,
    list[str],
    R,
    R2,
    R | None,
    Ok[R] | Err[R2],
]


class C(Protocol):
    """The interface `c` of `case:collections`."""

    def a_function_with_a_rather_long_name(
        self,
        the_first_parameter: list[str] | None,
        the_second_parameter: Ok[list[str]] | Err[tuple[int, int]],
        third: int,
    ) -> Ok[tuple[list[str], list[str]]] | Err[tuple[int, list[list[tuple[int, int, int]]]]]: ...

    def another_function_with_a_name_that_is_really_very_long_indeed_and_more(
        self,
    ) -> Ok[tuple[int, int, int]] | Err[tuple[int, int, int]]: ...

    def f(self, a: Long, b: Long | None) -> Ok[Long] | Err[tuple[Long, Long]]: ...


class CExports:
    """The interface `c` of `case:collections`."""

    __slots__ = (
        "_a_function_with_a_rather_long_name",
        "_another_function_with_a_name_that_is_really_very_long_indeed_and_more",
        "_f",
    )

    def __init__(self, instance: Instance) -> None:
        self._a_function_with_a_rather_long_name = instance.func(ids.C, "a-function-with-a-rather-long-name")
        self._another_function_with_a_name_that_is_really_very_long_indeed_and_more = instance.func(
            ids.C,
            "another-function-with-a-name-that-is-really-very-long-indeed-and-more",
        )
        self._f = instance.func(ids.C, "f")

    def a_function_with_a_rather_long_name(
        self,
        the_first_parameter: list[str] | None,
        the_second_parameter: Ok[list[str]] | Err[tuple[int, int]],
        third: int,
    ) -> Ok[tuple[list[str], list[str]]] | Err[tuple[int, list[list[tuple[int, int, int]]]]]:
        result: Ok[tuple[list[str], list[str]]] | Err[tuple[int, list[list[tuple[int, int, int]]]]]
        result = self._a_function_with_a_rather_long_name(the_first_parameter, the_second_parameter, third)
        return result

    def another_function_with_a_name_that_is_really_very_long_indeed_and_more(
        self,
    ) -> Ok[tuple[int, int, int]] | Err[tuple[int, int, int]]:
        result: Ok[tuple[int, int, int]] | Err[tuple[int, int, int]]
        result = self._another_function_with_a_name_that_is_really_very_long_indeed_and_more()
        return result

    def f(self, a: Long, b: Long | None) -> Ok[Long] | Err[tuple[Long, Long]]:
        result: Ok[Long] | Err[tuple[Long, Long]] = self._f(a, b)
        return result
