"""What the server returns, read and changed before the client gets it: masked columns, and plugins' `post-query`.

Every Execute has the description of its rows just ahead of it, if need be by a Describe of the proxy's own whose answer
the client does not get. Rows with masks go on one by one. A result that plugins are shown is held until it has come
whole; one that is withheld has run nevertheless, and the client gets nothing more of its batch, as after any error.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from helios_api.v2.metrics import QueryFailure

from helios_host.proxies.postgres import messages
from helios_host.proxies.postgres.caching import MAX_ENTRY, Kept
from helios_host.proxies.postgres.decisions import INSUFFICIENT_PRIVILEGE, Refused
from helios_host.proxies.postgres.entries import Describing, Running
from helios_host.proxies.postgres.framing import BadBytes, Rule, result_of
from helios_host.proxies.postgres.pipeline import Pipeline
from helios_host.proxies.postgres.rows import description, fields_of
from helios_host.proxies.postgres.shown import Columns, Result, Work

__all__ = ["MAX_RESULT", "Results"]

MAX_RESULT: Final = 16 << 20
"""Most bytes of a result that is held for plugins; a larger one is withheld."""


class Results:
    """Reads what the server returns in one session; `pipeline` says of which statement it is.

    `changed` is called when the rules for what the server sends are others.
    """

    def __init__(self, pipeline: Pipeline, changed: Callable[[], None]) -> None:
        self._pipeline = pipeline
        self._changed = changed
        self._reads_rows = False
        self._columns: Columns | None = None  # of what is running
        self._held: list[bytes] = []
        self._size = 0
        self._answer: list[bytes | Refused] = []  # what was waited for
        self._muted = False

    def add_rules(self, server: list[Rule | None]) -> None:
        """Put in the rules for what describes rows."""
        server[ord("T")] = Rule(self._described)
        server[ord("n")] = Rule(self._described, hold=5)

    def read_rows(self) -> None:
        """Rows are to be read from now on."""
        if not self._reads_rows:
            self._reads_rows = True
            self._changed()

    def over(self, server: list[Rule | None]) -> list[Rule | None]:
        """Return the rules for what the server sends, with those for rows, or for what follows a withheld result."""
        if not self._reads_rows:
            return server
        rules = list(server)
        rules[ord("D")] = Rule(self._row)
        return self._muted_rules(rules) if self._muted else rules

    def _muted_rules(self, rules: list[Rule | None]) -> list[Rule | None]:
        failing = rules[ord("E")]
        assert failing is not None
        for kind in b"tDHdcV":
            rules[kind] = Rule(lambda _data, _start, _stop: b"")
        for kind in b"123CsI":
            rules[kind] = _unseen(rules[kind])
        rules[ord("T")] = rules[ord("n")] = Rule(self._described_unseen, hold=5)
        rules[ord("G")] = rules[ord("W")] = Rule(_refuse_copy, hold=5)

        def failed(data: bytes, start: int, stop: int) -> bytes | None:
            fatal = b"\0VFATAL\0" in data[start:stop] or b"\0VPANIC\0" in data[start:stop]
            return failing.handler(data, start, stop) if fatal else b""

        rules[ord("E")] = Rule(failed)
        return rules

    def _described_unseen(self, _data: bytes, _start: int, _stop: int) -> bytes:
        self._pipeline.described()
        return b""

    def ready(self) -> None:
        """The server answered ReadyForQuery."""
        self._forget()
        if self._muted:
            self._muted = False
            self._changed()

    def failed(self) -> None:
        """The server answered an error: of what was held the client gets nothing."""
        self._forget()

    def _forget(self) -> None:
        self._columns = None
        self._held = []
        self._size = 0

    def _described(self, data: bytes, start: int, stop: int) -> bytes | None:
        fields = fields_of(data, start, stop) if data[start] == ord("T") else None
        described = self._pipeline.described()
        if isinstance(described, Describing):
            plan = described.masks
        else:
            running = self._pipeline.running
            if fields is None or running is None or not running.ends_batch:
                return None
            plan = None if running.work is None else running.work.masks
        columns = None if fields is None else Columns.of(fields, plan)
        if described is None or described.is_portal:
            self._columns = columns
        if described is not None and described.is_injected:
            return b"" if described.kept is None else self._kept(described, described.kept, columns)
        return description(columns.shown) if columns is not None and columns.masks else None

    def _kept(self, described: Describing, kept: Kept, columns: Columns | None) -> bytes:
        failure = None
        if columns is None or description(columns.shown) != kept.description:
            kept.stale = 0.0
            words = "what is kept of this statement has other columns; send it again"
            failure = QueryFailure(code="40001", message=words)
        if described.told is not None:
            described.told(failure)
        if failure is not None:
            return self._withhold(None, failure.message, failure.code)
        self._forget()
        return kept.rest

    def _row(self, data: bytes, start: int, stop: int) -> bytes | None:
        running = self._pipeline.running
        work = None if running is None else running.work
        if running is None or work is None:
            return None
        columns = self._columns
        if columns is None or columns.objection is not None:
            words = None if columns is None else columns.objection
            return self._withhold(running, words or "the columns of this result are not known")
        row = columns.masked(data, start, stop) if columns.masks else None
        if work.chain is None and work.found is None:
            return row
        row = data[start:stop] if row is None else row
        self._held.append(row)
        self._size += len(row)
        if work.chain is None:
            if self._size > MAX_ENTRY:  # which is not kept, so that it can go on as it comes
                work.found = None
                rows, self._held = self._held, []
                return b"".join(rows)
        elif self._size > MAX_RESULT:
            words = f"this result is larger than the {MAX_RESULT >> 20} MiB that plugins are shown"
            return self._withhold(running, words, "54000")
        return b""

    def ended(self, running: Running, data: bytes, start: int, stop: int) -> bytes | None:
        """A statement ended (CommandComplete, PortalSuspended): return what the client gets with it.

        Raises `Wait` where plugins have to be waited for.
        """
        work = running.work
        if (
            self._muted
            or work is None
            or (work.chain is None and work.found is None)
            or data[start : start + 1] == b"I"
        ):
            self._forget()
            return None
        tag = data[start + 5 : stop - 1] if data[start] == ord("C") else b""
        if tag.startswith(b"COPY"):
            return None
        made = self._answered(work, Result(self._columns, self._held, tag, data[start:stop]))
        if isinstance(made, Refused):
            return self._withhold(running, made.message, made.sqlstate)
        self._forget()
        return made

    def _answered(self, work: Work, result: Result) -> bytes | Refused:
        if self._answer:
            return self._answer.pop()
        return result_of(result.made(work), work.may_wait, self._answer.append)

    def _withhold(self, running: Running | None, message: str, sqlstate: str = INSUFFICIENT_PRIVILEGE) -> bytes:
        self._forget()
        self._muted = True
        self._changed()
        if running is not None:
            running.failure = QueryFailure(code=sqlstate, message=message)
        detail = "The statement ran; the proxy withheld its result."
        return messages.error_response(sqlstate, message, detail=detail)


def _unseen(rule: Rule | None) -> Rule:
    # What is noted as ever, and kept from the client.
    assert rule is not None

    def noted(data: bytes, start: int, stop: int) -> bytes:
        rule.handler(data, start, stop)
        return b""

    return Rule(noted, hold=rule.hold, limit=rule.limit)


def _refuse_copy(_data: bytes, _start: int, _stop: int) -> None:
    raise BadBytes("a copy from the client begins after a result of the same batch was withheld")
