# Generated from case:taken-names@0.3 by witbind. Do not edit.
"""Types of the world `everything`."""

from __future__ import annotations

from .names import Linker as Instance

__all__ = ["Instance"]
