"""When what a write waits for is set: ahead of a Query or an Execute, once all that came before is answered."""

from __future__ import annotations

from helios_api.v2.sync_mode import SyncMode
from helios_api.v2.types import Call

from helios_host.proxies.postgres.decisions import Refused
from helios_host.proxies.postgres.hooks import SyncModes
from helios_host.proxies.postgres.pipeline import Pipeline
from helios_host.proxies.postgres.statements import ParsedStatement
from helios_host.proxies.postgres.sync_mode import Injector, chosen, may_write, stricter
from helios_host.proxies.postgres.waits import Waits

__all__ = ["Modes"]


class Modes:
    """Asks plugins about one session's writes, and has the server wait as they choose."""

    def __init__(self, chain: SyncModes, call: Call, injector: Injector, pipeline: Pipeline, waits: Waits) -> None:
        self._chain = chain
        self._call = call
        self._injector = injector
        self._pipeline = pipeline
        self._waits = waits

    def in_query(self, sent: ParsedStatement) -> bytes | Refused | None:
        """Return the Query that has the server wait, `None` where the statement needs nothing of that."""
        mode = self._mode((sent,)) or self._injector.lost(sent)
        if mode is None:
            return None
        self._waits.settle()
        if not self._injector.needed(self._pipeline, mode, sent):
            return None
        if not self._pipeline.is_empty:
            return Refused("a write by Query cannot come before the answers to what was sent ahead", "0A000")
        return self._injector.before_query(mode, sent.statement.text.encode())

    def before_execute(self, sent: tuple[ParsedStatement, ...]) -> None:
        """Have the server wait before an Execute, which may be of one of these."""
        mode = self._mode(sent) or self._injector.lost(sent[-1])
        if mode is None:
            return
        self._waits.settle()
        if self._pipeline.is_copying:
            return  # the server fails what is no data of the copy
        if any(self._injector.needed(self._pipeline, mode, parsed) for parsed in sent):
            self._waits.over(self._injector.before_execute(self._pipeline, mode))

    def _mode(self, sent: tuple[ParsedStatement, ...]) -> SyncMode | None:
        mode: SyncMode | None = None
        for parsed in sent:
            if may_write(parsed):
                choice = self._waits.answer(chosen(self._chain, self._call, parsed))
                mode = mode if choice is None else stricter(mode, choice)
        return mode
