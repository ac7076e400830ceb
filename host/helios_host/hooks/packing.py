"""Packs what a chain asks once for all of its plugins: half of a plugin's call is writing its arguments."""

from __future__ import annotations

from typing import Final

from helios_api.v2.types import Call
from witbind import wit
from witbind.runtime import Packer

__all__ = ["Packing"]

KEPT: Final = 8
"""Packers that are kept for the next calls: each has the memory of the longest statement that it packed."""


class Packing:
    """Packs the call and the subject of one chain, whose plugins take them with `function` as they are."""

    def __init__(self, interface: str, function: wit.Function) -> None:
        self._interface: Final = interface
        self._function: Final = function
        self._free: Final[list[Packer]] = []

    def pack(self, call: Call, subject: object) -> Packer | None:
        """Return a packer with them, for `done` after the last call that uses it.

        `None` where they cannot be packed: each plugin is asked as it would be alone then, and says why.
        """
        try:
            packer = self._another()
            packer.pack(call, subject)
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
        if len(self._free) < KEPT:
            self._free.append(packer)
