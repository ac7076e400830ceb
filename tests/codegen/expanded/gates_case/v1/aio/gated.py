# Generated from case:gates@1 by witbind. Do not edit.
"""Unstable: part of the feature `fancy`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

__all__ = ["Gated"]


class Gated(Protocol):
    """Unstable: part of the feature `fancy`."""

    def f(self) -> AwaitableOrValue[None]: ...
