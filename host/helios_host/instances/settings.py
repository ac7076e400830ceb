"""How many instances a plugin has, and how long each is used."""

from __future__ import annotations

import enum
from typing import Final

import attrs

from helios_host.structuring import Count, Seconds

__all__ = ["Policy", "PoolSettings"]

ONE: Final = Count(1)
WAIT: Final = Seconds(5.0)


class Policy(enum.Enum):
    """Which instance a call gets."""

    REUSE = "reuse"
    FRESH = "fresh"


@attrs.frozen(kw_only=True)
class PoolSettings:
    """The pool of one plugin: `[plugins.NAME] pool = { max = 4 }`.

    From `min` to `max` instances (1 each). `policy` is `reuse`, or `fresh`: a new instance for every call. An instance
    is thrown away after `max_calls` calls (never). A call waits for an instance for at most `wait` (5 s), and never
    beyond its deadline.
    """

    min: Count = ONE
    max: Count = ONE
    policy: Policy = Policy.REUSE
    max_calls: Count | None = None
    wait: Seconds = WAIT

    def __attrs_post_init__(self) -> None:
        if self.min > self.max:
            raise ValueError(f"min is {self.min}, max is {self.max}: expected at most as many")
