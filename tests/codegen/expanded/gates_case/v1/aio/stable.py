# Generated from case:gates@1 by witbind. Do not edit.
"""The interface `stable` of `case:gates`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

from ..stable import R

__all__ = ["Gated", "Stable"]


class Gated(Protocol):
    """Unstable: part of the feature `other`."""


class Stable(Protocol):
    """The interface `stable` of `case:gates`."""

    def new_one(self, r: R) -> AwaitableOrValue[int]:
        """Unstable: part of the feature `fancy`."""
        ...

    def old(self, r: R) -> AwaitableOrValue[None]:
        """Deprecated since 1.2.0."""
        ...

    def new_gated(self) -> AwaitableOrValue[Gated]:
        """Unstable: part of the feature `other`."""
        ...
