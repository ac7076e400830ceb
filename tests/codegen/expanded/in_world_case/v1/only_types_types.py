# Generated from case:in-world@1 by witbind. Do not edit.
"""Types of the world `only-types`."""

from __future__ import annotations

import attrs

__all__ = ["R"]


@attrs.frozen(kw_only=True)
class R:
    a: int
