# Generated from wasi:cli@0.2 by witbind. Do not edit.
"""The interface `stdout` of `wasi:cli`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

from ..wasi_io.streams import OutputStream

__all__ = ["OutputStream", "Stdout"]


class Stdout(Protocol):
    """The interface `stdout` of `wasi:cli`."""

    def get_stdout(self) -> AwaitableOrValue[OutputStream]: ...
