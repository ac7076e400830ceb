# Generated from other:deep@0.2 by witbind. Do not edit.
"""The interface `second` of `other:deep`."""

from __future__ import annotations

from typing import Protocol

from witbind.resources import GuestResource

from .first import Cause

__all__ = ["Cause", "GuestPipe", "Pipe"]


class Pipe(Protocol):
    """The resource `pipe`, which the host implements."""


class GuestPipe(GuestResource):
    """The resource `pipe`, which the guest implements."""

    __slots__ = ()
