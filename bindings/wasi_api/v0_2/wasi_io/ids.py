# Generated from wasi:io@0.2 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["ERROR", "POLL", "STREAMS"]

ERROR: Final = "wasi:io/error@0.2.12"
POLL: Final = "wasi:io/poll@0.2.12"
STREAMS: Final = "wasi:io/streams@0.2.12"
