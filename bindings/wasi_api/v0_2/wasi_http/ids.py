# Generated from wasi:http@0.2 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["OUTGOING_HANDLER", "TYPES"]

OUTGOING_HANDLER: Final = "wasi:http/outgoing-handler@0.2.12"
TYPES: Final = "wasi:http/types@0.2.12"
