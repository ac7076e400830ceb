"""What a client has sent and the server has not answered yet.

A client may send many messages before it reads an answer; the server answers in order.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Final

from helios_api.v2.types import TableName

from helios_host.proxies.postgres.entries import (
    COPY_END,
    SYNC,
    Batch,
    Denial,
    Describing,
    Entry,
    Injected,
    Prepared,
    Running,
)
from helios_host.proxies.postgres.names import Binding, Closing, Names, Naming, Parsing
from helios_host.proxies.postgres.statements import ALL_NAMES

__all__ = ["Pipeline"]

_MAX_KEPT_PORTALS: Final = 8


class Pipeline:
    """The messages of one session that wait for an answer; `waiting` batches are under way at the start."""

    __slots__ = (
        "_answered",
        "_copying",
        "_entries",
        "_failed",
        "_mixed",
        "_waits",
        "_writes",
        "batch",
        "denials",
        "is_idle",
        "is_lost",
        "is_open",
        "portals",
        "statements",
        "unsettled",
    )

    def __init__(self, waiting: int) -> None:
        self._entries: deque[Entry] = deque([SYNC] * waiting)
        self._copying = False
        self._answered = 0  # how many batches are answered
        self._waits: asyncio.Future[None] | None = None  # done when another batch is answered, or none will be
        self._mixed: deque[int] = deque()  # batches that a Query ends after messages of the extended protocol
        self._failed = -1  # the last batch that the server answered with an error
        self.is_open = False  # whether such messages came since the last batch ended
        self.is_lost = False  # whether it is not known any more which answer is whose
        self.is_idle = False  # whether the last answer said that there is no transaction
        self._writes: dict[tuple[TableName, ...] | None, tuple[int, int]] = {}  # what was changed, first and last batch
        self.batch = waiting  # number of the batch that is being sent
        self.unsettled = waiting - 1  # the last batch with a statement that may change how texts are read
        self.statements = Names()
        self.portals = Names()
        self.denials: dict[bytes, bytes] = {}  # by token, what the client gets

    @property
    def waiting(self) -> int:
        """How many batches are not answered yet."""
        return self.batch - self._answered

    @property
    def is_settled(self) -> bool:
        """Whether nothing that waits may change how texts are read."""
        return self.unsettled < self._answered

    async def answered(self) -> None:
        """Wait until all batches that were sent are answered, or wait for what the client sends next."""
        while self.waiting and not self._copying and not self.is_lost:
            if self._in_doubt:
                self.is_lost = True
                break
            self._waits = asyncio.get_running_loop().create_future()
            await self._waits

    def _wake(self) -> None:
        if self._waits is not None and not self._waits.done():
            self._waits.set_result(None)

    @property
    def is_copying(self) -> bool:
        """Whether the server takes nothing but the data of a copy."""
        return self._copying

    def sent(self, entry: Batch | Running) -> None:
        """A message went out that the server answers in its own time."""
        self._entries.append(entry)
        if entry.ends_batch:
            self.is_lost |= self._in_doubt
            if self.is_open and entry is not SYNC:
                self._mixed.append(self.batch)
                self.is_lost |= self._failed == self.batch
            self.batch += 1
            self.is_open = False
        else:
            self.is_open = True

    def parsed(self, name: bytes, prepared: Prepared) -> None:
        """A Parse message went out."""
        self._named(Parsing(self.statements.meaning(name), (prepared,), self.batch))

    def bound(self, portal: bytes, statements: tuple[Prepared, ...]) -> None:
        """A Bind message went out."""
        self._named(Binding(self.portals.meaning(portal), statements, self.batch))

    def closed(self, names: Names, name: bytes) -> None:
        """A Close message went out."""
        self._named(Closing(names.meaning(name), (), self.batch))

    def describing(self, entry: Describing) -> None:
        """A Describe message went out."""
        self.is_open = True
        self._entries.append(entry)

    def _first(self) -> Entry | None:
        entries = self._entries
        while entries and entries[0] is COPY_END:  # of a copy that did not begin
            entries.popleft()
        return entries[0] if entries else None

    def described(self) -> Describing | None:
        """The server answered RowDescription or NoData: return what that describes where it is no Query's answer."""
        entry = self._first()
        if type(entry) is not Describing:
            return None
        self._entries.popleft()
        return entry

    @property
    def running(self) -> Running | None:
        """What the server is running, where that is noted."""
        entry = self._first()
        return entry if type(entry) is Running else None

    def forget_names(self) -> None:
        """What names stand for is not known any more."""
        self.statements = Names()
        self.portals = Names()

    def _named(self, naming: Naming) -> None:
        self.is_open = True
        naming.meaning.pending.append(naming)
        self._entries.append(naming)

    def denied(self, token: bytes, error: bytes) -> None:
        """A message went out that the server must fail with `token` in its error; the client gets `error` instead."""
        self.denials[token] = error
        self._entries.append(Denial(token))

    def inject(self, entry: Injected) -> None:
        """Messages of the proxy's own went out, all batches before being answered."""
        self._entries.append(entry)

    @property
    def is_empty(self) -> bool:
        """Whether nothing that was noted waits for an answer."""
        return not self._entries

    def acknowledged(self, kind: int) -> Injected | None:
        """The server answered ParseComplete, BindComplete or CloseComplete; return what was injected, if it is that."""
        entries = self._entries
        while entries and not entries[0].ends_batch:
            entry = entries.popleft()
            if entry.acknowledgement != kind:
                self._skipped(entry)
                continue
            if type(entry) is Injected:
                return entry
            assert isinstance(entry, Naming)
            meaning = entry.meaning
            meaning.pending.remove(entry)
            meaning.sure = entry.values
            if not entry.values and not meaning.pending:
                meaning.names.drop(meaning)
            break
        return None

    def failed(self) -> None:
        """The server answered an error: what follows in this batch is skipped, up to its Sync.

        Where a Query ends the batch it is told by what comes next whether it is what failed, which ReadyForQuery
        follows, or is skipped like all else; once more was sent it cannot be told.
        """
        self._failed = self._answered
        more = self.waiting > 1 or (self._waits is not None and not self._waits.done())
        if self._in_doubt and more:
            self.is_lost = True
            self._wake()

    @property
    def _in_doubt(self) -> bool:
        """Whether the server answered an error, and not yet which message of a batch with a Query failed."""
        return self._failed == self._answered and self._answered in self._mixed

    def ended(self) -> Entry | None:
        """The server ended a statement, or failed a message: return which, where that is noted."""
        entry = self._first()
        if type(entry) is Running and not entry.ends_batch:
            self._entries.popleft()
        return entry

    def ready(self, in_transaction: bool) -> Running | None:
        """The server answered ReadyForQuery: what is left of the batch was skipped; return the query that ended."""
        entries = self._entries
        while entries:
            entry = entries.popleft()
            if entry.ends_batch:
                self._answered += 1
                while self._mixed and self._mixed[0] < self._answered:
                    self._mixed.popleft()
                self.is_idle = not in_transaction
                self._wake()
                if not entries and not in_transaction and len(self.portals) > _MAX_KEPT_PORTALS:
                    self.portals.forget(ALL_NAMES)  # portals end with their transaction
                return entry if type(entry) is Running else None
            self._skipped(entry)
        return None

    def wrote(self, tables: list[TableName] | None) -> None:
        """A statement goes out that may change these tables, `None` for any."""
        key = None if tables is None else tuple(tables)
        self._writes[key] = (self._writes.get(key, (self.batch, 0))[0], self.batch)

    def ended_writes(self) -> list[tuple[TableName, ...] | None]:
        """Return what the batches may have changed that end with the ReadyForQuery that comes now, once."""
        now = self._answered
        ended = [tables for tables, (first, _) in self._writes.items() if first <= now]
        self._writes = {tables: (last, last) for tables, (_, last) in self._writes.items() if last > now}
        return ended

    def copy_started(self) -> None:
        """The server answered CopyInResponse: it ignores Sync until the copy's end."""
        if COPY_END in self._entries:
            self._skip_copied()
        else:
            self._copying = True
            self._wake()

    def copy_ended(self) -> None:
        """CopyDone or CopyFail went out."""
        self._entries.append(COPY_END)
        if self._copying:
            self._copying = False
            self._skip_copied()

    def _skip_copied(self) -> None:
        # Of what was sent until the copy's end, only what began it is answered, and not a Sync.
        entries = self._entries
        first = entries[0]
        while (entry := entries.popleft()) is not COPY_END:
            self._skipped(entry)
            self._answered += entry.ends_batch
        if first is not SYNC and first is not COPY_END:
            entries.appendleft(first)
            self._answered -= first.ends_batch

    def _skipped(self, entry: Entry) -> None:
        if isinstance(entry, Naming):
            entry.meaning.pending.remove(entry)
        elif type(entry) is Denial:
            self.denials.pop(entry.token, None)
