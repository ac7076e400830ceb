# Generated from wasi:clocks@0.2 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["MONOTONIC_CLOCK", "WALL_CLOCK"]

MONOTONIC_CLOCK: Final = "wasi:clocks/monotonic-clock@0.2.12"
WALL_CLOCK: Final = "wasi:clocks/wall-clock@0.2.12"
