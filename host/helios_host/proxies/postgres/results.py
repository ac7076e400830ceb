"""What the server returns, read and changed before the client gets it: masked columns, and plugins' `post-query`.

Every Execute has the description of its rows just ahead of it, if need be by a Describe of the proxy's own whose answer
the client does not get. Rows with masks go on one by one. A result that plugins are shown is held until it has come
whole; one that is withheld has run nevertheless, and the client gets nothing more of its batch, as after any error.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

import attrs
from helios_api.v2.metrics import QueryFailure
from helios_api.v2.post_query import (
    PostQueryDecision,
    PostQueryDecisionDeny,
    PostQueryDecisionMaskColumns,
    PostQueryDecisionReplace,
)
from helios_api.v2.types import Call, Mask, ResultSet, SqlValue
from witbind.runtime.turns import resume

from helios_host.proxies.postgres import messages
from helios_host.proxies.postgres.caching import MAX_ENTRY, Caching, Found, Kept
from helios_host.proxies.postgres.decisions import INSUFFICIENT_PRIVILEGE, Refused
from helios_host.proxies.postgres.framing import BadBytes, Rule, Wait
from helios_host.proxies.postgres.hooks import PostQuery
from helios_host.proxies.postgres.masks import MaskPlan
from helios_host.proxies.postgres.pipeline import Describing, Pipeline, Running
from helios_host.proxies.postgres.row_filters import CannotEnforce
from helios_host.proxies.postgres.rows import (
    TEXT,
    TEXTS,
    CannotSay,
    Field,
    column_of,
    description,
    fields_of,
    masked_raw,
    raw_of,
    row_message,
    value_of,
    values_of,
)
from helios_host.proxies.postgres.statements import ParsedStatement

__all__ = ["MAX_RESULT", "Results", "Work"]

MAX_RESULT: Final = 16 << 20
"""Most bytes of a result that is held for plugins; a larger one is withheld."""

_FAILED: Final = PostQueryDecisionDeny("the plugins that guard this database could not be asked")

_logger: Final = logging.getLogger(__name__)


@attrs.define(eq=False)
class Work:
    """What is to be done with what one statement returns: `chain` is shown it, `caching` keeps it as `found` says."""

    parsed: ParsedStatement
    call: Call
    masks: MaskPlan | None
    chain: PostQuery | None
    caching: Caching | None = None
    found: Found | None = None

    @property
    def may_wait(self) -> bool:
        """Whether a plugin of it may wait for a host function."""
        chain, caching = self.chain, self.caching
        return (chain is not None and chain.may_wait) or (caching is not None and caching.may_wait)


@attrs.frozen
class _Columns:
    """A result's columns: as the server sends them, as the client gets them, and which are masked."""

    sent: list[Field]
    shown: list[Field]
    masks: dict[int, Mask]
    objection: str | None = None

    @classmethod
    def of(cls, fields: list[Field], plan: MaskPlan | None) -> _Columns:
        if plan is None:
            return cls(fields, fields, {})
        try:
            masks = plan.positions(fields)
        except CannotEnforce as error:
            return cls(fields, fields, {}, f"columns of this result cannot be hidden: {error}")
        return cls(fields, [_as_text(f) if i in masks else f for i, f in enumerate(fields)], masks)

    def masked(self, data: bytes, start: int, stop: int) -> bytes:
        values = values_of(data, start, stop)
        for place, mask in self.masks.items():
            values[place] = masked_raw(values[place], self.sent[place], mask)
        return row_message(values)


def _as_text(field: Field) -> Field:
    # What takes a value's place is text, whatever the column's type.
    return field if field.type in TEXTS else attrs.evolve(field, type=TEXT, size=-1, modifier=-1)


class Results:
    """Reads what the server returns in one session; `pipeline` says of which statement it is.

    `changed` is called when the rules for what the server sends are others.
    """

    def __init__(self, pipeline: Pipeline, changed: Callable[[], None]) -> None:
        self._pipeline = pipeline
        self._changed = changed
        self._reads_rows = False
        self._columns: _Columns | None = None  # of what is running
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
        columns = None if fields is None else _Columns.of(fields, plan)
        if described is None or described.is_portal:
            self._columns = columns
        if described is not None and described.is_injected:
            return b"" if described.kept is None else self._kept(described.kept, columns)
        return description(columns.shown) if columns is not None and columns.masks else None

    def _kept(self, kept: Kept, columns: _Columns | None) -> bytes:
        if columns is None or description(columns.shown) != kept.description:
            kept.stale = 0.0
            return self._withhold(None, "what is kept of this statement has other columns; send it again", "40001")
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
        made = self._answered(work, _Result(self._columns, self._held, tag, data[start:stop]))
        if isinstance(made, Refused):
            return self._withhold(running, made.message, made.sqlstate)
        self._forget()
        return made

    def _answered(self, work: Work, result: _Result) -> bytes | Refused:
        if self._answer:
            return self._answer.pop()
        making = result.made(work)
        if work.may_wait:
            raise Wait(making, self._answer.append)
        try:
            yielded = making.send(None)
        except StopIteration as end:
            answer: bytes | Refused = end.value
            return answer
        raise Wait(resume(making, yielded, lambda _: False), self._answer.append)

    def _withhold(self, running: Running | None, message: str, sqlstate: str = INSUFFICIENT_PRIVILEGE) -> bytes:
        self._forget()
        self._muted = True
        self._changed()
        if running is not None:
            running.failure = QueryFailure(code=sqlstate, message=message)
        detail = "The statement ran; the proxy withheld its result."
        return messages.error_response(sqlstate, message, detail=detail)


@attrs.frozen
class _Result:
    """A whole result: its columns, its rows as the client would get them, and what ends it."""

    columns: _Columns | None
    held: list[bytes]
    tag: bytes
    end: bytes

    async def made(self, work: Work) -> bytes | Refused:
        """Return what the client gets, after all that plugins are asked about it."""
        fields = [] if self.columns is None else self.columns.shown
        held, end, shown = self.held, self.end, self._as_set(fields, self.held)
        decision = None if work.chain is None else await _asked(work.chain, work, shown)
        if isinstance(decision, PostQueryDecisionDeny):
            return Refused(decision.value)
        if isinstance(decision, PostQueryDecisionMaskColumns):
            masks = {each.column: each.mask for each in decision.value}
            held = [_hidden(row, fields, masks) for row in held]
        elif isinstance(decision, PostQueryDecisionReplace):
            if decision.value.rows and self.columns is None:
                return Refused("a plugin's result cannot be sent: it has rows, and the statement returns none", "XX000")
            try:
                held = _replaced(decision.value.rows, fields, held, shown.rows)
            except CannotSay as error:
                return Refused(f"a plugin's result cannot be sent: {error}", "XX000")
            if self.tag.startswith((b"SELECT ", b"FETCH ")):
                end = messages.command_complete(b"%b %d" % (self.tag.partition(b" ")[0], len(held)))
        made = b"".join([*held, end])
        if work.found is not None and work.caching is not None and self.tag.startswith(b"SELECT ") and fields:
            result = shown if held is self.held else self._as_set(fields, held)
            await work.caching.keep(work.call, work.parsed, work.found, result, description(fields), made)
        return made

    def _as_set(self, fields: list[Field], held: list[bytes]) -> ResultSet:
        rows = [[value_of(v, f) for v, f in zip(_values(row), fields, strict=True)] for row in held]
        count = messages.rows_of(self.tag) if self.tag and held is self.held else len(rows)
        return ResultSet(columns=[column_of(field) for field in fields], rows=rows, rows_affected=count)


async def _asked(chain: PostQuery, work: Work, result: ResultSet) -> PostQueryDecision | None:
    try:
        return await chain(work.call, (work.parsed.statement, result))
    except Exception:
        _logger.exception("plugin host failed")
        return _FAILED


def _values(row: bytes) -> list[bytes | None]:
    return values_of(row, 0, len(row))


def _hidden(row: bytes, fields: list[Field], masks: dict[int, Mask]) -> bytes:
    # The columns are told already, so what does not fit a column's type becomes NULL.
    values = _values(row)
    for place, mask in masks.items():
        field = fields[place]
        text = masked_raw(values[place], field, mask)
        if text is not None and field.type not in TEXTS:
            try:
                text = raw_of(value_of(text, attrs.evolve(field, type=TEXT, format=0)), field)
            except CannotSay:
                text = None
        values[place] = text
    return row_message(values)


def _replaced(
    rows: list[list[SqlValue]], fields: list[Field], held: list[bytes], before: list[list[SqlValue]]
) -> list[bytes]:
    # Values that a plugin left as they were go as the server sent them.
    known: list[dict[str, bytes | None]] = [{} for _ in fields]
    for row, values in zip(held, before, strict=True):
        for place, raw in enumerate(_values(row)):
            known[place][repr(values[place])] = raw
    made = []
    for values in rows:
        if len(values) != len(fields):
            raise CannotSay(f"a row has {len(values)} values for {len(fields)} columns")
        row_values: list[bytes | None] = []
        for place, value in enumerate(values):
            key = repr(value)
            row_values.append(known[place][key] if key in known[place] else raw_of(value, fields[place]))
        made.append(row_message(row_values))
    return made


def _unseen(rule: Rule | None) -> Rule:
    # What is noted as ever, and kept from the client.
    assert rule is not None

    def noted(data: bytes, start: int, stop: int) -> bytes:
        rule.handler(data, start, stop)
        return b""

    return Rule(noted, hold=rule.hold, limit=rule.limit)


def _refuse_copy(_data: bytes, _start: int, _stop: int) -> None:
    raise BadBytes("a copy from the client begins after a result of the same batch was withheld")
