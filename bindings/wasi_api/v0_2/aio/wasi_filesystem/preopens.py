# Generated from wasi:filesystem@0.2 by witbind. Do not edit.
"""The interface `preopens` of `wasi:filesystem`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

from .types import Descriptor

__all__ = ["Descriptor", "Preopens"]


class Preopens(Protocol):
    """The interface `preopens` of `wasi:filesystem`."""

    def get_directories(self) -> AwaitableOrValue[list[tuple[Descriptor, str]]]:
        """Return the set of preopened directories, and their paths."""
        ...
