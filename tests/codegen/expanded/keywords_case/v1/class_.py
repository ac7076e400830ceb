# Generated from case:keywords@1 by witbind. Do not edit.
"""The interface `class` of `case:keywords`."""

from __future__ import annotations

from enum import Enum, Flag, auto
from typing import Protocol, TypeAlias

import attrs

__all__ = ["Class", "Def", "Global", "Lambda", "NoneNone", "NoneNot", "NoneTrue", "None_", "Yield"]


@attrs.frozen(kw_only=True)
class Def:
    from_: int
    import_: str
    pass_: bool
    match: int
    self_: int
    none: int
    async_: int


class Global(Protocol):
    """The resource `global`, which the host implements."""

    def nonlocal_(self, cls: int) -> int: ...


class Lambda(Enum):
    NONE = "none"
    TRUE = "true"
    FALSE = "false"
    CLASS = "class"


@attrs.frozen
class NoneNone:
    """The case `none` of `none`."""


@attrs.frozen
class NoneTrue:
    """The case `true` of `none`."""

    value: int


@attrs.frozen
class NoneNot:
    """The case `not` of `none`."""


None_: TypeAlias = NoneNone | NoneTrue | NoneNot


class Yield(Flag):
    NONE = auto()
    IF = auto()
    ELSE = auto()


class Class(Protocol):
    """The interface `class` of `case:keywords`."""

    def new_global(self, self_: int, from_: int, cls: int) -> Global: ...
