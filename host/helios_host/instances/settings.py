"""How many instances a plugin has, and how long each is used."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any, Final, Literal

import attrs
from helios_api.v2.types import Call

from helios_host.structuring import Count, Seconds, Size

from .budget import BYTES_A_CALL, HOST_CALLS_A_CALL
from .memory import memory_map

if TYPE_CHECKING:
    from .place import Place

__all__ = ["Limits", "Policy", "PoolSettings", "StreamSettings"]

ONE: Final = Count(1)
GROWTH_CALLS: Final = 64
"""Calls between two looks at an instance's memory."""

MOST: Final = Count(16)
WAIT: Final = Seconds(5.0)
STREAMS: Final = Count(32)
LONGEST: Final = Seconds(300.0)


class Policy(enum.Enum):
    """Which instance a call gets."""

    REUSE = "reuse"
    FRESH = "fresh"
    STICKY = "sticky"


@attrs.frozen(kw_only=True)
class PoolSettings:
    """The pool of one plugin: `[plugins.NAME] pool = { max = 4 }`.

    From `min` (1) to `max` (16) instances. `policy` is `reuse`; `fresh`, a new instance for every call; or `sticky`, an
    instance for each `key`: `session`, or `tenant`, which is the identity's attribute `tenant`, else the database. With
    more keys than `max`, the one that was used longest ago loses its instance and its state. An instance is thrown away
    after `max_calls` calls (never), or when its memory grew by `max_growth` bytes since it was made (never). A call
    waits for an instance for at most `wait` (5 s), and never beyond its deadline.
    """

    min: Count = ONE
    max: Count = MOST
    policy: Policy = Policy.REUSE
    key: Literal["session", "tenant"] = "session"
    max_calls: Count | None = None
    max_growth: Size | None = None
    wait: Seconds = WAIT

    def __attrs_post_init__(self) -> None:
        if self.min > self.max:
            raise ValueError(f"min is {self.min}, max is {self.max}: expected at most as many")

    @property
    def worn(self) -> int:
        """After how many calls an instance is thrown away; 0 for never."""
        return 1 if self.policy is Policy.FRESH else self.max_calls or 0

    def is_worn(self, place: Place[Any]) -> bool:
        """Say whether an instance that has just served a call is thrown away.

        Its memory is looked at after every `GROWTH_CALLS` calls: reading the process's memory map takes its time.
        """
        if self.worn and place.served >= self.worn:
            return True
        if self.max_growth is None or place.served % GROWTH_CALLS:
            return False
        return place.memory(memory_map()) - place.first > self.max_growth

    @property
    def special(self) -> bool:
        """Whether an instance is more than put back after a call."""
        return self.policy is Policy.STICKY or self.worn > 0 or self.max_growth is not None

    def key_of(self, call: Call) -> str:
        """Return the key of a call under the policy `sticky`."""
        if self.key == "session":
            return call.session.id
        attributes = () if call.identity is None else call.identity.attributes
        return next((value for name, value in attributes if name == "tenant"), call.session.database)


@attrs.frozen(kw_only=True)
class StreamSettings:
    """The streams of one plugin: `[plugins.NAME] streams = { max = 8 }`.

    At most `max` (32) at a time, each for at most `deadline` (5 minutes) from its opening to its end.
    """

    max: Count = STREAMS
    deadline: Seconds = LONGEST


@attrs.frozen(kw_only=True)
class Limits:
    """What one instance may use, and one call of it; sizes in bytes, times in seconds.

    `memory` bounds its linear memory, `timeout` the guest's own running time in a call. Toolchains link a handful of
    core instances. `result_nodes` are value nodes of an answer; 16 bytes of text count as one, so that the
    default is 1 MiB of it.
    """

    memory: int
    timeout: float
    tables: int = 4
    table_elements: int = 10_000
    instances: int = 40
    result_nodes: int = 65_536
    host_calls: int = HOST_CALLS_A_CALL
    host_bytes: int = BYTES_A_CALL
