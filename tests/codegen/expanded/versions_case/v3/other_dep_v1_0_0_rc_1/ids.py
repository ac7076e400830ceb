# Generated from other:dep@1 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["A"]

A: Final = "other:dep/a@1.0.0-rc.1"
