# Generated from case:hidden-builtins by witbind. Do not edit.
"""The interface `dict` of `case:hidden-builtins`."""

from __future__ import annotations

from enum import Enum
from typing import Protocol

__all__ = ["Dict", "E"]


class E(Enum):
    A = "a"


class Dict(Protocol):
    """The interface `dict` of `case:hidden-builtins`."""

    def f(self) -> E: ...
