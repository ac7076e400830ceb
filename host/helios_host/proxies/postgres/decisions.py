"""What was decided about a statement."""

from __future__ import annotations

from typing import Final

import attrs

from helios_host.proxies.postgres.reuse import NEVER, Term
from helios_host.proxies.postgres.statements import ParsedStatement

__all__ = ["INSUFFICIENT_PRIVILEGE", "Decision", "Refused"]

INSUFFICIENT_PRIVILEGE: Final = "42501"


@attrs.frozen
class Refused:
    """The statement is not sent; the client gets this error."""

    message: str
    sqlstate: str = INSUFFICIENT_PRIVILEGE


@attrs.define
class Decision:
    """A statement may run."""

    asked: ParsedStatement
    """What pre-query made of it; the same object where it changed nothing."""

    sent: ParsedStatement
    """What goes to the server; the same object where nothing changed it."""

    authorized: ParsedStatement
    """What plugins authorized; the same object as `sent` where that came under no row filters."""

    until: float = 0.0
    """The time (`time.monotonic`) until which plugins need not be asked again whether this text may run."""

    passes: Term = NEVER
    """Until when this text, and every text of its shape, is sent as it is without asking."""
