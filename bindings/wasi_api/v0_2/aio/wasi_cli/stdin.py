# Generated from wasi:cli@0.2 by witbind. Do not edit.
"""The interface `stdin` of `wasi:cli`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

from ..wasi_io.streams import InputStream

__all__ = ["InputStream", "Stdin"]


class Stdin(Protocol):
    """The interface `stdin` of `wasi:cli`."""

    def get_stdin(self) -> AwaitableOrValue[InputStream]: ...
