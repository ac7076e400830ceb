"""Results kept by plugins' `cache`, and answered from without the server's running anything.

Only plain reads outside transactions are looked up and kept. A key is the plugin's, with a digest of what else decides
what the client gets: role, database, settings as far as the session's statements show them (`search_path` with them),
protocol and formats, parameters, and obligations. Whoever changes a table through this proxy ends what was kept of it
before the client hears of it; so does what may change anything, for the whole database.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections import OrderedDict, deque
from collections.abc import Sequence
from typing import Final

import attrs
from helios_api.v2.cache import CacheEntry, CachePolicy, CacheSetDecision, ShouldCacheDecisionStore
from helios_api.v2.types import BodyBytes, Call, ResultSet, StatementKind, TableAccess, TableName

from helios_host.proxies.postgres.hooks import Hooks
from helios_host.proxies.postgres.statements import ParsedStatement

__all__ = ["MAX_ENTRY", "Caching", "Found", "Kept", "Settings", "changed_tables", "may_cache"]

MAX_ENTRY: Final = 1 << 20
"""Most bytes of a result that is kept."""

MAX_BYTES: Final = 64 << 20
"""Most bytes of results that are kept in a process; what was used least recently goes first."""

MAX_ENTRIES: Final = 100_000

_MAX_CHANGES: Final = 1000
_MAX_SETTINGS: Final = 64
_REFRESH: Final = 5.0  # seconds for which one session fetches anew while others get what is stale
_MAGIC: Final = b"helios1"

_logger: Final = logging.getLogger(__name__)

_HARMLESS: Final = frozenset({StatementKind.SELECT, StatementKind.UTILITY, StatementKind.COPY})


def may_cache(sent: ParsedStatement) -> bool:
    """Say whether a statement is a plain read."""
    statement = sent.statement
    plain = statement.kind is StatementKind.SELECT and sent.keeps_settings
    return plain and not statement.is_batch and not sent.answers


def changed_tables(sent: ParsedStatement) -> list[TableName] | None:
    """Return the tables that a statement may change, `None` for any."""
    statement = sent.statement
    if statement.kind in (StatementKind.OPAQUE, StatementKind.DEFINITION):
        return None
    if statement.kind is StatementKind.TRANSACTION and "prepared" in statement.text.lower():
        return None
    written = [table for table in statement.tables if table.access is not TableAccess.READ]
    return [TableName(schema=table.schema, name=table.name) for table in written]


class Settings:
    """What a session's statements and the server's reports say of its settings; `private` where that is not all."""

    def __init__(self, session: str) -> None:
        self._session = session
        self._texts: list[str] = []
        self._ends_transaction = False
        self._reported: dict[bytes, bytes] = {}
        self._private = 0

    def reported(self, name: bytes, value: bytes) -> None:
        """The server reported a setting."""
        if name != b"application_name":
            self._reported[name] = value

    def changed(self, sent: ParsedStatement) -> None:
        """A statement goes out that may change settings."""
        statement = sent.statement
        ends = statement.kind is StatementKind.TRANSACTION
        if statement.kind is StatementKind.SETTING or ends:
            if ends and (self._ends_transaction or not self._texts):
                return  # there is nothing that it could undo
            self._texts.append(statement.text)
            self._ends_transaction = ends
            if len(self._texts) > _MAX_SETTINGS:
                self.lose_track()
        elif statement.kind not in _HARMLESS or statement.is_batch:
            self.lose_track()

    def lose_track(self) -> None:
        """What the settings are is not known: from here on the session shares nothing with others."""
        self._private += 1
        self._texts = []

    @property
    def key(self) -> tuple[object, ...]:
        """The same for sessions with the same settings, as far as role and startup message are the same."""
        private = (self._session, self._private) if self._private else ()
        return (*private, *self._texts, *sorted(self._reported.items()))


@attrs.define(eq=False)
class Kept:
    """A result that is kept: what describes it, and its rows to the end."""

    description: bytes
    rest: bytes
    fresh: float
    stale: float
    tags: frozenset[str]
    tables: frozenset[str]
    database: str
    refreshing: float = 0.0

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return len(self.description) + len(self.rest)


@attrs.frozen
class Found:
    """What came of looking up: under which key a result would be kept, and the one that is."""

    key: str
    kept: Kept | None
    since: int
    """The number of changes that were known then."""


class Caching:
    """The results that one set of plugins has the proxy keep."""

    def __init__(self, hooks: Hooks) -> None:
        self._hooks = hooks
        self._entries: OrderedDict[str, Kept] = OrderedDict()
        self._size = 0
        self._changes: deque[tuple[str, frozenset[str] | None, frozenset[str]]] = deque(maxlen=_MAX_CHANGES)
        self._count = 0
        chains = (hooks.cache_key, hooks.cache_get, hooks.should_cache, hooks.cache_set, hooks.cache_invalidate)
        self.may_wait = any(chain.may_wait for chain in chains)

    async def look_up(self, call: Call, sent: ParsedStatement, rest: tuple[object, ...]) -> Found | None:
        """Ask under which key a statement's result is kept, and for it; `rest` is what else decides."""
        try:
            key = await self._hooks.cache_key(call, sent.statement)
            if key is None:
                return None
            session = call.session
            given = [pair for pair in session.attributes if pair[0] != "application_name"]
            decides = repr((session.user, session.database, given, rest))
            full = f"{key}\n{hashlib.sha256(decides.encode()).hexdigest()}"
            entry = None if self._hooks.cache_get.is_empty else await self._hooks.cache_get(call, full)
        except Exception:
            _logger.exception("plugin host failed")
            return None
        since = self._count
        if entry is not None and isinstance(entry.value, BodyBytes):
            parts = _parts(entry.value.value)
            if parts is not None:
                kept = _kept(*parts, entry.policy, call, sent)
                self._put(full, kept, since)
                return Found(full, kept, since)
        return Found(full, self._get(full), since)

    def _get(self, key: str) -> Kept | None:
        kept = self._entries.get(key)
        if kept is None:
            return None
        now = time.monotonic()
        if now >= kept.stale:
            self._drop(key)
            return None
        if now >= kept.fresh and kept.refreshing <= now:
            kept.refreshing = now + _REFRESH
            return None
        self._entries.move_to_end(key)
        return kept

    async def keep(
        self, call: Call, sent: ParsedStatement, found: Found, result: ResultSet, description: bytes, rest: bytes
    ) -> None:
        """Ask whether a result may be kept, and keep it."""
        if len(description) + len(rest) > MAX_ENTRY:
            return
        try:
            decision = await self._hooks.should_cache(call, (sent.statement, result))
            if not isinstance(decision, ShouldCacheDecisionStore):
                return
            policy = decision.value
            if not self._hooks.cache_set.is_empty:
                value = BodyBytes(_MAGIC + len(description).to_bytes(4) + description + rest)
                entry = CacheEntry(value=value, policy=policy)
                if await self._hooks.cache_set(call, (found.key, entry)) is CacheSetDecision.SKIP:
                    return
        except Exception:
            _logger.exception("plugin host failed")
            return
        self._put(found.key, _kept(description, rest, policy, call, sent), found.since)

    def _put(self, key: str, kept: Kept, since: int) -> None:
        missed = self._count - since
        if kept.stale <= time.monotonic() or missed >= _MAX_CHANGES:
            return
        if missed and any(_concerns(kept, *change) for change in list(self._changes)[-missed:]):
            return
        self._drop(key)
        self._entries[key] = kept
        self._size += kept.size
        while self._size > MAX_BYTES or len(self._entries) > MAX_ENTRIES:
            self._drop(next(iter(self._entries)))

    def _drop(self, key: str) -> None:
        kept = self._entries.pop(key, None)
        if kept is not None:
            self._size -= kept.size

    async def invalidate(self, call: Call, tables: Sequence[TableName] | None) -> None:
        """End what is kept of these tables, and what plugins say that their change makes wrong; `None` for any."""
        tags: frozenset[str] = frozenset()
        if tables is not None and not self._hooks.cache_invalidate.is_empty:
            try:
                tags = frozenset(await self._hooks.cache_invalidate(call, list(tables)) or ())
            except Exception:
                _logger.exception("results of the database %s are dropped", call.session.database)
                tables = None
        names = None if tables is None else frozenset(table.name for table in tables)
        change = (call.session.database, names, tags)
        self._changes.append(change)
        self._count += 1
        for key in [key for key, kept in self._entries.items() if _concerns(kept, *change)]:
            self._drop(key)


def _concerns(kept: Kept, database: str, tables: frozenset[str] | None, tags: frozenset[str]) -> bool:
    if kept.database != database:
        return False
    return tables is None or not kept.tables.isdisjoint(tables) or not kept.tags.isdisjoint(tags)


def _kept(description: bytes, rest: bytes, policy: CachePolicy, call: Call, sent: ParsedStatement) -> Kept:
    fresh = time.monotonic() + policy.ttl / 1e6
    return Kept(
        description,
        rest,
        fresh,
        fresh + policy.stale_while_revalidate / 1e6 if policy.ttl else 0.0,
        frozenset(policy.tags),
        frozenset(table.name for table in sent.statement.tables),
        call.session.database,
    )


def _parts(value: bytes) -> tuple[bytes, bytes] | None:
    """Return a result that was encoded, `None` where that is not one: a description, rows, and the end."""
    head = len(_MAGIC) + 4
    length = int.from_bytes(value[len(_MAGIC) : head])
    kinds, pos = bytearray(), head
    while pos + 5 <= len(value):
        kinds.append(value[pos])
        pos += 1 + max(4, int.from_bytes(value[pos + 1 : pos + 5]))
        if len(kinds) == 1 and pos != head + length:
            return None
    shaped = kinds[:1] == b"T" and kinds[-1:] == b"C" and kinds[1:-1].count(b"D") == len(kinds) - 2
    if not value.startswith(_MAGIC) or pos != len(value) or not shaped:
        return None
    return value[head : head + length], value[head + length :]
