"""Packs what a chain asks once for all of its plugins: half of a plugin's call is writing its arguments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from helios_api.v2.types import Call
from witbind import wit
from witbind.runtime import Packer

__all__ = ["Packing", "Takes"]

Takes: TypeAlias = tuple[str, wit.Function, Callable[[Call, Any], tuple[Any, ...]]]
"""An interface, a function of it, and what makes its arguments of a call and its subject."""

KEPT: Final = 8
"""Packers of one chain that are kept for the next calls."""

LARGE: Final = 1 << 18
"""Bytes of memory from which a packer is not kept: a statement takes a few thousand, a result can take millions."""


class Packing:
    """Packs the calls and the subjects of one chain, for plugins that take them with the same function."""

    def __init__(self, takes: Takes) -> None:
        self._interface, self._function, self._arguments = takes
        self._free: Final[list[Packer]] = []

    def pack(self, call: Call, subject: object) -> Packer | None:
        """Return a packer with them, for `done` after the last call that uses it.

        `None` where they cannot be packed: each plugin is asked as it would be alone then, and says why.
        """
        try:
            packer = self._another()
            packer.pack(*self._arguments(call, subject))
        except Exception:  # noqa: BLE001 - the calls meet it again
            return None
        return packer

    def _another(self) -> Packer:
        try:
            return self._free.pop()
        except IndexError:
            return Packer(self._interface, self._function)

    def done(self, packer: Packer) -> None:
        """Take a packer back that no call uses any more."""
        if len(self._free) < KEPT and packer.size < LARGE:
            self._free.append(packer)
