"""What a client sends, as far as an answer to it is waited for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final

import attrs
from helios_api.v2.metrics import QueryFailure

from helios_host.proxies.postgres.decisions import Decision
from helios_host.proxies.postgres.statements import ParsedStatement

if TYPE_CHECKING:
    from helios_host.proxies.postgres.caching import Kept
    from helios_host.proxies.postgres.masks import MaskPlan
    from helios_host.proxies.postgres.shown import Work

__all__ = ["COPY_END", "QUERY", "SYNC", "Batch", "Denial", "Describing", "Entry", "Injected", "Prepared", "Running"]


@attrs.define(eq=False)
class Prepared:
    """A statement that a Parse message named."""

    parsed: ParsedStatement
    """What the client sent: plugins are asked about this at each Execute."""

    decision: Decision
    """What plugins made of it at Parse."""

    decided_in: int
    """The batch whose Parse was decided on; one Execute in it needs no second decision. -1 once that was used."""

    types: bytes = b""
    """The parameter types, as Parse has them."""


class Entry:
    """Something sent.

    `ends_batch` where the server answers it with ReadyForQuery; `acknowledgement` is the kind of message that the
    server acknowledges it with, 0 for none.
    """

    __slots__ = ()
    ends_batch: ClassVar[bool] = False
    acknowledgement: ClassVar[int] = 0


@attrs.define(eq=False)
class Batch(Entry):
    """A Query, FunctionCall (`simple`) or Sync message."""

    simple: bool
    ends_batch: ClassVar[bool] = True


QUERY: Final = Batch(True)
SYNC: Final = Batch(False)


@attrs.define(eq=False)
class Injected(Entry):
    """Messages of the proxy's own, of which a Parse is the first; `begun` is called at its ParseComplete."""

    begun: Callable[[], bytes]
    acknowledgement: ClassVar[int] = ord("1")


class CopyEnd(Entry):
    """CopyDone or CopyFail, sent before the server answered that the copy began."""

    __slots__ = ()


COPY_END: Final = CopyEnd()


@attrs.define(eq=False)
class Denial(Entry):
    """A message that was replaced by one that must fail; `token` is in the server's error."""

    token: bytes


@attrs.define(eq=False)
class Describing(Entry):
    """A Describe message; `masks` are those of the statement that is described."""

    is_portal: bool
    is_injected: bool
    masks: MaskPlan | None
    kept: Kept | None = None
    """What the client gets for the Execute that it stands for."""

    told: Callable[[QueryFailure | None], None] | None = None
    """Told whether the client got it: of what failed instead, if anything did."""


@attrs.define(eq=False)
class Running(Entry):
    """A Query (`ends_batch`) or Execute message whose end is to be told."""

    ends_batch: bool  # type: ignore[misc]
    parsed: ParsedStatement
    """What the server got."""

    started: int
    """When the proxy got it, in nanoseconds of the monotonic clock."""

    plugin_time: int
    """How long plugins took to decide, in nanoseconds."""

    rows: int = 0
    failure: QueryFailure | None = None
    work: Work | None = None
    """What is to be done with what it returns."""
