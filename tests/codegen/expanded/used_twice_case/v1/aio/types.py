# Generated from case:used-twice@1 by witbind. Do not edit.
"""The interface `types` of `case:used-twice`."""

from __future__ import annotations

from typing import Protocol

__all__ = ["Thing"]


class Thing(Protocol):
    """The resource `thing`, which the host implements."""
