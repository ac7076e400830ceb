"""Why the database did not run a statement, beside the failures of every service."""

from __future__ import annotations

from helios_host.capabilities.failures import Failure

__all__ = ["Refused"]


class Refused(Failure):
    """The database refused the statement; `code` is its SQLSTATE, empty where there is none.

    `wrote` says that it refused because the transaction may only read.
    """

    def __init__(self, code: str, message: str, *, wrote: bool = False) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.wrote = wrote
