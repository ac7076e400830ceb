# Generated from case:keywords@1 by witbind. Do not edit.
"""The interface `none-types` of `case:keywords`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

from ..none_types import None_, NoneType

__all__ = ["NoneTypes"]


class NoneTypes(Protocol):
    """The interface `none-types` of `case:keywords`."""

    def f(self, a: NoneType) -> AwaitableOrValue[None_]: ...
