# Generated from case:includes@1 by witbind. Do not edit.
"""Types of the world `base`."""

from __future__ import annotations

import attrs

from .i import R

__all__ = ["Mine", "R"]


@attrs.frozen(kw_only=True)
class Mine:
    a: int
