# Generated from case:gates@1 by witbind. Do not edit.
"""The interface `stable` of `case:gates`."""

from __future__ import annotations

from typing import Protocol

import attrs

__all__ = ["Gated", "R", "Stable"]


class Gated(Protocol):
    """Unstable: part of the feature `other`."""


@attrs.frozen(kw_only=True)
class R:
    a: int


class Stable(Protocol):
    """The interface `stable` of `case:gates`."""

    def new_one(self, r: R) -> int:
        """Unstable: part of the feature `fancy`."""
        ...

    def old(self, r: R) -> None:
        """Deprecated since 1.2.0."""
        ...

    def new_gated(self) -> Gated:
        """Unstable: part of the feature `other`."""
        ...
