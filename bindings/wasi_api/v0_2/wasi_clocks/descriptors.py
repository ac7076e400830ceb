# Generated from wasi:clocks@0.2 by witbind. Do not edit.
"""What `wasi:clocks` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from ..wasi_io import descriptors as wasi_io
from . import ids, wall_clock

__all__ = [
    "INTERFACES",
    "MONOTONIC_CLOCK",
    "MONOTONIC_CLOCK_DURATION",
    "MONOTONIC_CLOCK_INSTANT",
    "WALL_CLOCK",
    "WALL_CLOCK_DATETIME",
    "WORLDS",
]

MONOTONIC_CLOCK_DURATION: Final = wit.U64

MONOTONIC_CLOCK_INSTANT: Final = wit.U64

MONOTONIC_CLOCK: Final = wit.Interface(
    ids.MONOTONIC_CLOCK,
    (
        wit.Function("now", "now", (), MONOTONIC_CLOCK_INSTANT),
        wit.Function("resolution", "resolution", (), MONOTONIC_CLOCK_DURATION),
        wit.Function(
            "subscribe-duration",
            "subscribe_duration",
            (("when", "when", MONOTONIC_CLOCK_DURATION),),
            wit.Own(wasi_io.POLL_POLLABLE),
        ),
        wit.Function(
            "subscribe-instant",
            "subscribe_instant",
            (("when", "when", MONOTONIC_CLOCK_INSTANT),),
            wit.Own(wasi_io.POLL_POLLABLE),
        ),
    ),
    types=(
        ("duration", MONOTONIC_CLOCK_DURATION),
        ("instant", MONOTONIC_CLOCK_INSTANT),
    ),
)

WALL_CLOCK_DATETIME: Final = wit.Record(
    "datetime",
    (
        ("seconds", "seconds", wit.U64),
        ("nanoseconds", "nanoseconds", wit.U32),
    ),
    wall_clock.Datetime,
)

WALL_CLOCK: Final = wit.Interface(
    ids.WALL_CLOCK,
    (
        wit.Function("now", "now", (), WALL_CLOCK_DATETIME),
        wit.Function("resolution", "resolution", (), WALL_CLOCK_DATETIME),
    ),
    types=(("datetime", WALL_CLOCK_DATETIME),),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.MONOTONIC_CLOCK: MONOTONIC_CLOCK,
    ids.WALL_CLOCK: WALL_CLOCK,
}

WORLDS: Final[dict[str, wit.World]] = {}
