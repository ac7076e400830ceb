# Generated from case:keywords@1 by witbind. Do not edit.
"""Types of the world `del`."""

from __future__ import annotations

from .class_ import Def

__all__ = ["Def"]
