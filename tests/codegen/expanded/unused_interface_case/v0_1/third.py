# Generated from case:unused-interface@0.1 by witbind. Do not edit.
"""The interface `third` of `case:unused-interface`."""

from __future__ import annotations

from enum import Enum

__all__ = ["E"]


class E(Enum):
    A = "a"
