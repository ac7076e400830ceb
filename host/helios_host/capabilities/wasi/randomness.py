"""`wasi:random`: the system's random bytes, or the same ones for each instance."""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

from helios_host.errors import HostCallLimit

from .settings import RandomKind

if TYPE_CHECKING:
    from .state import WasiState

__all__ = ["MAX_BYTES", "Insecure", "InsecureSeed", "Random", "Source", "new_source"]

Source: TypeAlias = Callable[[int], bytes]

MAX_BYTES: Final = 256 << 10
"""Most random bytes at a time."""


def new_source(kind: RandomKind, plugin: str) -> Source:
    """Return where a plugin's new instance has its random bytes from; seeded ones depend on its name alone."""
    if kind == "secure":
        return os.urandom
    return random.Random(hashlib.sha256(plugin.encode()).digest()).randbytes  # noqa: S311 - what the operator asks for


def _bytes(state: WasiState, size: int) -> bytes:
    if size > MAX_BYTES:
        raise HostCallLimit(f"it asked for more than {MAX_BYTES} random bytes at a time")
    state.move(size)
    return state.source(size)


def _number(state: WasiState) -> int:
    return int.from_bytes(_bytes(state, 8), "little")


class Random:
    """`wasi:random/random`."""

    def __init__(self, state: WasiState) -> None:
        self._state: Final = state

    def get_random_bytes(self, size: int) -> bytes:
        """Return random bytes."""
        return _bytes(self._state, size)

    def get_random_u64(self) -> int:
        """Return a random number of 64 bits."""
        return _number(self._state)


class Insecure:
    """`wasi:random/insecure`, which is as good as the other."""

    def __init__(self, state: WasiState) -> None:
        self._state: Final = state

    def get_insecure_random_bytes(self, size: int) -> bytes:
        """Return random bytes."""
        return _bytes(self._state, size)

    def get_insecure_random_u64(self) -> int:
        """Return a random number of 64 bits."""
        return _number(self._state)


class InsecureSeed:
    """`wasi:random/insecure-seed`."""

    def __init__(self, state: WasiState) -> None:
        self._state: Final = state

    def insecure_seed(self) -> tuple[int, int]:
        """Return two random numbers of 64 bits."""
        return _number(self._state), _number(self._state)
