# Generated from wasi:random@0.2 by witbind. Do not edit.
"""What `wasi:random` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from . import ids

__all__ = ["INSECURE", "INSECURE_SEED", "INTERFACES", "RANDOM", "WORLDS"]

INSECURE_SEED: Final = wit.Interface(
    ids.INSECURE_SEED,
    (wit.Function("insecure-seed", "insecure_seed", (), wit.Tuple((wit.U64, wit.U64))),),
)

INSECURE: Final = wit.Interface(
    ids.INSECURE,
    (
        wit.Function(
            "get-insecure-random-bytes",
            "get_insecure_random_bytes",
            (("len", "len", wit.U64),),
            wit.List(wit.U8),
        ),
        wit.Function("get-insecure-random-u64", "get_insecure_random_u64", (), wit.U64),
    ),
)

RANDOM: Final = wit.Interface(
    ids.RANDOM,
    (
        wit.Function("get-random-bytes", "get_random_bytes", (("len", "len", wit.U64),), wit.List(wit.U8)),
        wit.Function("get-random-u64", "get_random_u64", (), wit.U64),
    ),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.INSECURE: INSECURE,
    ids.INSECURE_SEED: INSECURE_SEED,
    ids.RANDOM: RANDOM,
}

WORLDS: Final[dict[str, wit.World]] = {}
