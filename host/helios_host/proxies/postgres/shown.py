"""A result as plugins are shown it, and what the client gets of it then."""

from __future__ import annotations

import logging
from typing import Final

import attrs
from helios_api.v2.post_query import (
    PostQueryDecision,
    PostQueryDecisionDeny,
    PostQueryDecisionMaskColumns,
    PostQueryDecisionReplace,
)
from helios_api.v2.types import Call, Mask, ResultSet, SqlValue

from helios_host.proxies.postgres import messages
from helios_host.proxies.postgres.caching import Caching, Found
from helios_host.proxies.postgres.decisions import Refused
from helios_host.proxies.postgres.hooks import PostQuery
from helios_host.proxies.postgres.masks import MaskPlan
from helios_host.proxies.postgres.row_filters import CannotEnforce
from helios_host.proxies.postgres.rows import (
    TEXT,
    TEXTS,
    CannotSay,
    Field,
    column_of,
    description,
    masked_raw,
    raw_of,
    row_message,
    value_of,
    values_of,
)
from helios_host.proxies.postgres.statements import ParsedStatement

__all__ = ["Columns", "Result", "Work"]

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
class Columns:
    """A result's columns: as the server sends them, as the client gets them, and which are masked."""

    sent: list[Field]
    shown: list[Field]
    masks: dict[int, Mask]
    objection: str | None = None

    @classmethod
    def of(cls, fields: list[Field], plan: MaskPlan | None) -> Columns:
        """Return the columns that the server describes, with what a plan hides; `objection` where it cannot."""
        if plan is None:
            return cls(fields, fields, {})
        try:
            masks = plan.positions(fields)
        except CannotEnforce as error:
            return cls(fields, fields, {}, f"columns of this result cannot be hidden: {error}")
        return cls(fields, [_as_text(f) if i in masks else f for i, f in enumerate(fields)], masks)

    def masked(self, data: bytes, start: int, stop: int) -> bytes:
        """Return a DataRow as the client gets it."""
        values = values_of(data, start, stop)
        for place, mask in self.masks.items():
            values[place] = masked_raw(values[place], self.sent[place], mask)
        return row_message(values)


def _as_text(field: Field) -> Field:
    # What takes a value's place is text, whatever the column's type.
    return field if field.type in TEXTS else attrs.evolve(field, type=TEXT, size=-1, modifier=-1)


@attrs.frozen
class Result:
    """A whole result: its columns, its rows as the client would get them, and what ends it."""

    columns: Columns | None
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
