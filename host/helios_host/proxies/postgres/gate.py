"""What a client may send before the server let it in."""

from __future__ import annotations

import asyncio
from typing import Final

from helios_host.proxies.postgres.framing import BadBytes, Rule, Wait

__all__ = ["MAX_SMALL", "Gate"]

MAX_SMALL: Final = 64 << 10
"""Longest password, authentication step and report of a setting in bytes, and how much of an error is looked at."""

_OK: Final = b"\0\0\0\0"

_NO_REQUESTS: Final = (_OK, b"\0\0\0\x0c")
"""Authentication messages that ask for nothing: AuthenticationOk and AuthenticationSASLFinal."""


class Gate:
    """One session's: passwords pass, and what comes ahead of the login's end is held until then.

    The server reads on once it let the client in, and fails what comes instead of a password: such a session ends.
    `terminate` is the rule for what ends the session.
    """

    def __init__(self, terminate: Rule) -> None:
        self.rules: list[Rule | None] = [Rule(self._early, hold=5)] * 256
        self.rules[ord("X")] = terminate
        self.rules[ord("p")] = Rule(self._password, hold=5, limit=MAX_SMALL)
        self._asked = 0  # for how many more passwords, and other steps of a login, the server asked than came
        self._told: asyncio.Event | None = None  # set once it is known what becomes of what came ahead

    def answered(self, step: bytes) -> bool:
        """The server sent an authentication message, which begins with `step`: return whether the client is let in."""
        is_in = step == _OK
        self._asked += step not in _NO_REQUESTS
        if self._told is not None and (is_in or self._asked > 0):
            self._told.set()
        return is_in

    def _password(self, _data: bytes, _start: int, _stop: int) -> None:
        self._asked -= 1

    def _early(self, data: bytes, start: int, _stop: int) -> None:
        if self._asked > 0:
            raise BadBytes(f"expected password response, got message type {data[start]}")
        self._told = asyncio.Event()
        raise Wait(self._told.wait(), lambda _: None)
