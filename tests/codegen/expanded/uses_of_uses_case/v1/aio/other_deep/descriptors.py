# Generated from other:deep@0.2 by witbind. Do not edit.
"""What `other:deep` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from ...other_deep import ids
from . import second

__all__ = ["INTERFACES", "SECOND_PIPE", "SECOND_PIPE_EXPORTS", "WORLDS"]

SECOND_PIPE: Final = wit.Resource(ids.SECOND, "pipe", host=True)

SECOND_PIPE_EXPORTS: Final = wit.Resource(ids.SECOND, "pipe", host=False, cls=second.GuestPipe)

INTERFACES: Final[dict[str, wit.Interface]] = {}

WORLDS: Final[dict[str, wit.World]] = {}
