"""What writes wait for: a plugin's `sync-mode` as the server's `synchronous_commit`, for one transaction.

`SET LOCAL synchronous_commit` goes ahead of a write: before an Execute by messages of the extended protocol with names
of their own and without a Sync, before a Query in its text. So it is in the write's own transaction, also in one that
the write alone makes, and is undone with its end. What the server answers to it is kept from the client. Where the
transaction or the batch has failed nothing is set.
"""

from __future__ import annotations

import asyncio
import functools
import logging
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from helios_api.v2.sync_mode import SyncChoice, SyncMode
from helios_api.v2.types import Call, Statement, StatementKind, TableAccess, TableReference

from helios_host.proxies.postgres import messages
from helios_host.proxies.postgres.branches import changes
from helios_host.proxies.postgres.entries import Injected
from helios_host.proxies.postgres.framing import Framer, Rule
from helios_host.proxies.postgres.hooks import SyncModes
from helios_host.proxies.postgres.pipeline import Pipeline
from helios_host.proxies.postgres.statements import ParsedStatement, trees

__all__ = ["Injector", "chosen", "may_write", "replicates", "stricter"]

_FLUSH: Final = b"H\0\0\0\4"

_SETTINGS: Final = {SyncMode.SYNC: b"remote_apply", SyncMode.SEMI_SYNC: b"remote_write", SyncMode.ASYNC: b"local"}
"""Until replicas have applied it, until one has received it, and for none (PostgreSQL 18, 19.5.1)."""

_ORDER: Final = {mode: place for place, mode in enumerate(SyncMode)}  # strictest first, as the contract lists them

_WRITES: Final = frozenset(
    {
        StatementKind.INSERT,
        StatementKind.UPDATE,
        StatementKind.MERGE,
        StatementKind.DELETE,
        StatementKind.TRUNCATE,
        StatementKind.OPAQUE,
    }
)
_ALONE: Final = frozenset(
    {
        "CreatedbStmt",
        "DropdbStmt",
        "AlterDatabaseStmt",
        "AlterSystemStmt",
        "CreateTableSpaceStmt",
        "DropTableSpaceStmt",
        "CreateSubscriptionStmt",
        "AlterSubscriptionStmt",
        "DropSubscriptionStmt",
    }
)
"""Statements that the server runs in no transaction of several (`PreventInTransactionBlock`), or not always."""

_ENDS: Final = frozenset({"TRANS_STMT_COMMIT", "TRANS_STMT_PREPARE"})

_FALSE: Final = frozenset({"f", "fa", "fal", "fals", "false", "n", "no", "of", "off", "0"})
"""What the server takes for false (`parse_bool`)."""

_MAX_ERROR: Final = 64 << 10
"""How much of an error is looked at, in bytes."""

_logger: Final = logging.getLogger(__name__)


def may_write(parsed: ParsedStatement) -> bool:
    """Say whether plugins are asked about a statement: whether it may write, in a transaction of several."""
    kind = parsed.statement.kind
    if kind in _WRITES:
        return kind is not StatementKind.OPAQUE or not changes(parsed)
    if kind is StatementKind.COPY:
        return any(table.access is not TableAccess.READ for table in parsed.statement.tables)
    return kind is StatementKind.DEFINITION and not _is_alone(parsed.statement.text)


def _is_alone(text: str) -> bool:
    for name, node in _nodes(text):
        commands = [command["AlterTableCmd"].get("def", {}) for command in node.get("cmds", ())]
        parts = [node, *(command.get("PartitionCmd", {}) for command in commands)]
        if name in _ALONE or any(part.get("concurrent") for part in parts):
            return True
    return False


def _may_commit(parsed: ParsedStatement) -> bool:
    """Say whether a statement may end transactions by itself, which it can only in one that is its own."""
    if parsed.statement.kind is not StatementKind.OPAQUE:
        return False
    return any(name in ("CallStmt", "DoStmt") for name, _ in _nodes(parsed.statement.text))


def _commits(parsed: ParsedStatement) -> bool:
    if parsed.statement.kind is not StatementKind.TRANSACTION and not parsed.statement.is_batch:
        return False
    return any(node.get("kind") in _ENDS for _, node in _nodes(parsed.statement.text))


def _nodes(text: str) -> Iterator[tuple[str, Any]]:
    return (item for tree in trees(text) or () for item in tree.items())


async def chosen(chain: SyncModes, call: Call, parsed: ParsedStatement) -> SyncMode | None:
    """Ask plugins what a statement waits for; `None` leaves the session's own setting."""
    statement = parsed.statement
    try:
        choice = await chain(call, (statement, None))
    except Exception:
        _logger.exception("plugin host failed")
        return SyncMode.SYNC
    return None if choice is None else _mode(choice, statement)


def _mode(choice: SyncChoice, statement: Statement) -> SyncMode:
    written = [table for table in statement.tables if table.access is not TableAccess.READ] or statement.tables
    modes = [_of_table(choice, table) for table in written]
    return min(modes, key=_ORDER.__getitem__, default=choice.mode)


def _of_table(choice: SyncChoice, table: TableReference) -> SyncMode:
    modes = [
        each.mode
        for each in choice.tables
        if each.table.name == table.name and (each.table.schema or table.schema) == (table.schema or each.table.schema)
    ]
    return min(modes, key=_ORDER.__getitem__, default=choice.mode)


def replicates(attributes: list[tuple[str, str]]) -> bool:
    """Say whether a session is a stream of the server's log, which knows no extended protocol."""
    value = next((value for name, value in reversed(attributes) if name == "replication"), "false").lower()
    return value not in _FALSE


def stricter(one: SyncMode | None, other: SyncMode) -> SyncMode:
    """Return the stricter of two modes."""
    return other if one is None or _ORDER[other] < _ORDER[one] else one


class Injector:
    """Sets what the transaction of one session waits for. `write` sends to the server, `framer` reads from it."""

    def __init__(self, framer: Framer, write: Callable[[bytes], None]) -> None:
        self._framer = framer
        self._write = write
        self._mode: SyncMode | None = None  # the strictest of this transaction
        self._holds = False  # whether the server surely has it
        self._status = b""  # of the last ReadyForQuery: `I`dle, in a `T`ransaction, in a failed one (`E`); unknown
        self._failed_batch = -1
        self._count = 0
        self._set: asyncio.Future[None] | None = None
        self._usual: Sequence[Rule | None] | None = None  # the rules for the server, where others are in their place
        self._unusual: Callable[[Sequence[Rule | None]], Sequence[Rule | None]] = list

    def needed(self, pipeline: Pipeline, mode: SyncMode, sent: ParsedStatement) -> bool:
        """Say whether a mode has to be set before a statement, all batches before being answered."""
        if self._holds and stricter(self._mode, mode) is self._mode:
            return False
        if self._status == b"E" or self._failed_batch == pipeline.batch:
            return False
        return self._status == b"T" or not _may_commit(sent)

    def lost(self, sent: ParsedStatement) -> SyncMode | None:
        """Return the mode that the client may have changed since, where a statement ends the transaction with it."""
        return self._mode if self._mode is not None and not self._holds and _commits(sent) else None

    def over(self, rules: Sequence[Rule | None]) -> Sequence[Rule | None]:
        """Return rules for the server with what is under way put over them."""
        if self._usual is None:
            return rules
        self._usual = rules
        return self._unusual(rules)

    def forget(self) -> None:
        """A statement goes out that may end the transaction or set something."""
        self._holds = False

    def lose_track(self) -> None:
        """Nothing will be told of the session for a while."""
        self._mode, self._holds, self._status = None, False, b""

    def ready(self, status: bytes) -> None:
        """The server answered a batch."""
        self._status = status
        if status == b"I":
            self._mode, self._holds = None, False

    def failed(self, pipeline: Pipeline) -> None:
        """The server answered an error: where all batches before are answered, it skips the rest of this one."""
        if not pipeline.waiting:
            self._failed_batch = pipeline.batch
            self._done()

    def before_query(self, mode: SyncMode, text: bytes) -> bytes:
        """Return a Query with the setting ahead of the text; the server's answer comes without it."""
        self._mode, self._holds = stricter(self._mode, mode), True
        head = b"SET LOCAL synchronous_commit TO %b; " % _SETTINGS[self._mode]
        self._swap(functools.partial(self._in_query, len(head)))
        return messages.query_message(head + text)

    async def before_execute(self, pipeline: Pipeline, mode: SyncMode) -> None:
        """Have the server set the mode, ahead of an Execute; the client is held back meanwhile."""
        if self._failed_batch == pipeline.batch:  # since it was asked whether that is needed
            return
        mode = stricter(self._mode, mode)
        self._count += 1
        self._set = asyncio.get_running_loop().create_future()
        pipeline.inject(Injected(self._begun))
        self._write(_set_local(b"helios_sync_%d" % self._count, _SETTINGS[mode]))
        await self._set
        self._mode, self._holds = mode, self._failed_batch != pipeline.batch

    # How the server is read meanwhile.

    def _swap(self, unusual: Callable[[Sequence[Rule | None]], Sequence[Rule | None]]) -> None:
        self._usual, self._unusual = self._framer.rules, unusual
        self._framer.rules = unusual(self._usual)

    def _done(self) -> None:
        if self._usual is not None and self._set is not None:
            self._framer.rules, self._usual = self._usual, None
        if self._set is not None and not self._set.done():
            self._set.set_result(None)
        self._set = None

    def _begun(self) -> bytes:
        # ParseComplete: what follows is not for the client, up to the second CloseComplete.
        closed = 0

        def close_complete(_data: bytes, _start: int, _stop: int) -> bytes:
            nonlocal closed
            closed += 1
            if closed == 2:
                self._done()
            return b""

        def unusual(usual: Sequence[Rule | None]) -> Sequence[Rule | None]:
            rules = list(usual)
            for kind in b"2NC":
                rules[kind] = Rule(lambda _data, _start, _stop: b"")
            rules[ord("3")] = Rule(close_complete, hold=5)
            return rules

        self._swap(unusual)
        return b""

    def _in_query(self, length: int, usual: Sequence[Rule | None]) -> Sequence[Rule | None]:
        # The first CommandComplete is not for the client, and positions are those of its own text.
        swallowed = False

        def complete(data: bytes, start: int, stop: int) -> bytes | None:
            nonlocal swallowed
            if swallowed:
                return _usually(usual, data, start, stop)
            swallowed = True
            return b""

        def told(data: bytes, start: int, stop: int) -> bytes | None:
            if stop > len(data):
                return _usually(usual, data, start, stop)
            moved = messages.with_position_moved(data[start:stop], -length)
            instead = _usually(usual, moved, 0, len(moved))
            return moved if instead is None else instead

        def ready(data: bytes, start: int, stop: int) -> bytes | None:
            self._framer.rules, self._usual = usual, None
            return _usually(usual, data, start, stop)

        rules = list(usual)
        rules[ord("C")] = Rule(complete)
        rules[ord("E")] = Rule(told, hold=_MAX_ERROR)
        rules[ord("Z")] = Rule(ready)
        return rules


def _usually(usual: Sequence[Rule | None], data: bytes, start: int, stop: int) -> bytes | None:
    rule = usual[data[start]]
    return None if rule is None else rule.handler(data, start, stop)


def _set_local(name: bytes, value: bytes) -> bytes:
    return (
        messages.parse_message(name, b"SET LOCAL synchronous_commit TO " + value, b"\0\0")
        + messages.bind_message(name, name)
        + messages.execute_message(name)
        + messages.close_message(b"P", name)
        + messages.close_message(b"S", name)
        + _FLUSH
    )
