"""How much is tried: examples and seconds of each check."""

from __future__ import annotations

from typing import Final

import attrs

__all__ = ["PROFILES", "Profile"]


@attrs.frozen(kw_only=True)
class Profile:
    """`examples` of a law with weight 1; `seconds` of processor time after which a check stops.

    `shrink` seconds are spent on making a failing example smaller.
    """

    examples: int
    seconds: float
    shrink: float


PROFILES: Final = {
    "quick": Profile(examples=15, seconds=1.0, shrink=3.0),
    "ci": Profile(examples=80, seconds=4.0, shrink=10.0),
    "deep": Profile(examples=1000, seconds=120.0, shrink=60.0),
}
"""quick: seconds a guest, ci: minutes for all of them, deep: overnight."""
