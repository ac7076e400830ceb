# Generated from case:used-twice@1 by witbind. Do not edit.
"""The interface `types` of `case:used-twice`."""

from __future__ import annotations

from typing import Protocol

import attrs

__all__ = ["Item", "Thing"]


@attrs.frozen(kw_only=True)
class Item:
    a: int


class Thing(Protocol):
    """The resource `thing`, which the host implements."""
