# Generated from case:not-carried@1 by witbind. Do not edit.
"""Types of the world `w`."""

from __future__ import annotations

from collections.abc import AsyncIterator

import attrs

__all__ = ["R2"]


@attrs.frozen(kw_only=True)
class R2:
    s: AsyncIterator[bytes]
