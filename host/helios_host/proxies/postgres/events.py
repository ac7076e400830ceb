"""Tells plugins what happened to statements, in batches."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from typing import Final

from helios_api.v2.metrics import QueryEnding, QueryEndingDenied, QueryEvent
from helios_api.v2.types import Call, Session

from helios_host.proxies.postgres.entries import Running
from helios_host.proxies.postgres.hooks import OnEvents
from helios_host.proxies.postgres.logs import event

__all__ = ["Events"]

MAX_WAITING: Final = 10_000
"""Most events that are collected; beyond, the oldest are dropped and counted."""

MAX_BATCH: Final = 256
"""Most events in one call."""

INTERVAL: Final = 0.2
"""Seconds that events are collected for."""


class Events:
    """Collects events of all sessions for one chain."""

    def __init__(self, chain: OnEvents, deadline: int) -> None:
        self._chain = chain
        self._waiting: deque[QueryEvent] = deque(maxlen=MAX_WAITING)
        self._dropped = 0
        self._timer: asyncio.TimerHandle | None = None
        self._clock = time.time_ns() - time.monotonic_ns()
        session = Session(
            id="proxy", user="heliosproxy", database="", client_addr="proxy", encrypted=False, attributes=[]
        )
        self._call = Call(trace_parent=None, deadline=deadline, session=session, identity=None)

    def add(self, call: Call, backend: str, running: Running, ending: QueryEnding) -> None:
        """Note how a statement of the call's session, which goes to the server of that name, ended."""
        statement = running.parsed.statement
        session = call.session
        if len(self._waiting) == MAX_WAITING:
            self._dropped += 1
        self._waiting.append(
            QueryEvent(
                session_id=session.id,
                user_id=None if call.identity is None else call.identity.user_id,
                user=session.user,
                database=session.database,
                client_addr=session.client_addr,
                trace_parent=call.trace_parent,
                query=statement.text,
                kind=statement.kind,
                fingerprint=statement.fingerprint,
                started=(running.started + self._clock) // 1000,
                duration=(time.monotonic_ns() - running.started) // 1000,
                plugin_duration=running.plugin_time // 1000,
                rows=running.rows,
                backend=None if isinstance(ending, QueryEndingDenied) else backend,
                ending=ending,
            )
        )
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(INTERVAL, self.flush)

    def flush(self) -> None:
        """Hand on what was collected."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._dropped:
            event("events dropped", logging.WARNING, count=self._dropped)
            self._dropped = 0
        waiting = list(self._waiting)
        self._waiting.clear()
        for start in range(0, len(waiting), MAX_BATCH):
            self._chain(self._call, waiting[start : start + MAX_BATCH])
