"""What the server answers, noted by the statement that it answers."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable
from typing import Final

from helios_api.v2.metrics import (
    QueryEnding,
    QueryEndingCompleted,
    QueryEndingFailed,
    QueryEndingResponded,
    QueryFailure,
)
from helios_api.v2.types import Call, TableName

from helios_host.proxies.postgres import messages
from helios_host.proxies.postgres.caching import Caching, Settings
from helios_host.proxies.postgres.entries import Running
from helios_host.proxies.postgres.framing import Rule, Wait
from helios_host.proxies.postgres.names import Naming
from helios_host.proxies.postgres.pipeline import Pipeline
from helios_host.proxies.postgres.results import Results
from helios_host.proxies.postgres.sync_mode import Injector

__all__ = ["MAX_NAMES", "Answers"]

MAX_NAMES: Final = 64 << 10
"""Longest Execute, Close or CommandComplete message in bytes: they hold little more than a name."""

_TOKEN: Final = re.compile(rb"helios_denied_[0-9a-f]{32}")


class Answers:
    """Notes which statement of one session each answer ends; `None` stands for whom nothing is to be told."""

    def __init__(
        self,
        pipeline: Pipeline,
        call: Call,
        *,
        tell: Callable[[Running, QueryEnding], None] | None,
        injector: Injector | None,
        results: Results | None,
        settings: Settings | None,
        caching: Caching | None,
    ) -> None:
        self._pipeline = pipeline
        self._call = call
        self._tell = tell
        self._injector = injector
        self._results = results
        self._settings = settings
        self._caching = caching
        self._notes = tell is not None or results is not None

    def add_rules(self, server: list[Rule | None]) -> None:
        """Put in the rules for what the server sends."""
        for kind in b"123":
            server[kind] = Rule(self._acknowledged, hold=5)
        server[ord("Z")] = Rule(self._ready)
        if self._results is not None:
            self._results.add_rules(server)
        if self._notes:
            server[ord("C")] = Rule(self._completed, limit=MAX_NAMES)
            for kind in b"sI":
                server[kind] = Rule(self._completed, hold=5)

    def _ready(self, data: bytes, start: int, stop: int) -> None:
        status = data[start + 5 : stop]
        if self._caching is not None and status == b"I":
            self._invalidate(self._caching)
        ended = self._pipeline.ready(status != b"I")
        if self._injector is not None:
            self._injector.ready(status)
        if self._results is not None:
            self._results.ready()
        if ended is not None:
            self._told(ended)

    def _acknowledged(self, data: bytes, start: int, _stop: int) -> bytes | None:
        injected = self._pipeline.acknowledged(data[start])
        return None if injected is None else injected.begun()

    def failed(self, data: bytes, start: int, stop: int) -> bytes | None:
        """The server sent an error: return what the client gets instead where it answers what was refused."""
        self._pipeline.failed()
        if self._injector is not None:
            self._injector.failed(self._pipeline)
        denials = self._pipeline.denials
        if denials and stop <= len(data):
            found = _TOKEN.search(data, start, stop)
            instead = denials.pop(found.group(), None) if found else None
            if instead is not None:
                return instead
        if self._settings is not None and not self._pipeline.is_settled:
            self._settings.lose_track()  # what failed may have been what changed them, here and not elsewhere
        if self._results is not None:
            self._results.failed()
        if self._notes:
            self._statement_failed(data[start:stop])
        return None

    def _statement_failed(self, error: bytes) -> None:
        fields = messages.error_fields(error)
        failure = QueryFailure(code=fields.get("C", ""), message=fields.get("M", ""))
        entry = self._pipeline.ended()
        if isinstance(entry, Running):
            entry.failure = failure
            if not entry.ends_batch:
                self._told(entry)
        elif isinstance(entry, Naming) and entry.values:
            sent = entry.values[0].decision.sent
            self._told(Running(False, sent, time.monotonic_ns(), 0, failure=failure))

    def _completed(self, data: bytes, start: int, stop: int) -> bytes | None:
        running = self._pipeline.running
        instead = None
        if self._results is not None and running is not None:
            instead = self._results.ended(running, data, start, stop)
        entry = self._pipeline.ended()
        if isinstance(entry, Running):
            entry.rows += messages.rows_of(data[start + 5 : stop - 1]) if data[start] == ord("C") else 0
            if not entry.ends_batch:
                self._told(entry)
        return instead

    def _told(self, entry: Running) -> None:
        if self._tell is not None:
            failure = entry.failure
            done = QueryEndingResponded() if entry.parsed.answers else QueryEndingCompleted()
            self._tell(entry, done if failure is None else QueryEndingFailed(failure))

    def _invalidate(self, caching: Caching) -> None:
        # End what is kept of what was changed, before the client hears of it.
        writes = self._pipeline.ended_writes()
        if not writes:
            return
        changed: set[TableName] | None = set()
        for tables in writes:
            changed = None if tables is None or changed is None else changed.union(tables)
        work = caching.invalidate(self._call, None if changed is None else list(changed))
        raise Wait(asyncio.shield(asyncio.ensure_future(work)), lambda _: None)
