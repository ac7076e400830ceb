# Generated from case:in-world@1 by witbind. Do not edit.
"""The interface `inner` of the world `w` of `case:in-world`."""

from __future__ import annotations

from typing import Protocol

import attrs

from .types import Data

__all__ = ["Conn", "Data", "Inner", "Local"]


class Conn(Protocol):
    """The resource `conn`, which the host implements."""

    def m(self) -> Local: ...


@attrs.frozen(kw_only=True)
class Local:
    d: Data


class Inner(Protocol):
    """The interface `inner` of the world `w` of `case:in-world`."""

    def go(self, l: Local) -> Conn: ...
