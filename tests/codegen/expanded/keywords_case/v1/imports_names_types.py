# Generated from case:keywords@1 by witbind. Do not edit.
"""Types of the world `imports-names`."""

from __future__ import annotations

from .none_types import None_, NoneType

__all__ = ["NoneType", "None_"]
