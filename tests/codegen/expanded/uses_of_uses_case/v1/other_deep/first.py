# Generated from other:deep@0.2 by witbind. Do not edit.
"""The interface `first` of `other:deep`."""

from __future__ import annotations

from typing import Protocol

__all__ = ["Cause"]


class Cause(Protocol):
    """The resource `cause`, which the host implements."""
