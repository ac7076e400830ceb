# Generated from case:keywords@1 by witbind. Do not edit.
"""The interface `none-types` of `case:keywords`."""

from __future__ import annotations

from enum import Enum
from typing import Protocol

import attrs

__all__ = ["NoneType", "NoneTypes", "None_"]


class None_(Enum):
    A = "a"


@attrs.frozen(kw_only=True)
class NoneType:
    a: int


class NoneTypes(Protocol):
    """The interface `none-types` of `case:keywords`."""

    def f(self, a: NoneType) -> None_: ...
