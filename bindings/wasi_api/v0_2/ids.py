# Generated from heliosproxy:wasi@0.2 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["IMPORTS"]

IMPORTS: Final = "heliosproxy:wasi/imports@0.2.12"
