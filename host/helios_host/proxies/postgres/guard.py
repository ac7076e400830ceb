"""Asks plugins about what a client sends, on both protocols, and lets the server do the refusing.

A message that is refused goes on with a text, or a portal's name, that the server must fail: its error then takes the
place that an error has there, in and out of transactions, in the midst of a pipeline, and the proxy needs no idea of
the session's state. The client gets the plugin's words instead of that error. The name is random and used once, so
that no other error can be taken for it.

Plugins are asked at Parse, where a rewritten text can take effect, and at each Execute; only the first Execute in the
batch of its Parse needs no second call. So a statement that was prepared before a change of the plugins is decided on
by the new ones; where they would now send another text than the server has prepared, it fails with 26000, which makes
drivers prepare it anew. What has no text here (SQL's EXECUTE, FETCH from a cursor, a function called by its id) is an
opaque statement.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from typing import Final

from helios_api.v2.metrics import QueryEnding, QueryEndingCached, QueryEndingDenied, QueryEndingFailed, QueryFailure

from helios_host.proxies.postgres import messages
from helios_host.proxies.postgres.answers import MAX_NAMES, Answers
from helios_host.proxies.postgres.caching import Caching, Found, Kept, Settings, changed_tables, may_cache
from helios_host.proxies.postgres.decisions import Decision, Refused
from helios_host.proxies.postgres.entries import QUERY, SYNC, Batch, Describing, Prepared, Running
from helios_host.proxies.postgres.framing import BadBytes, Rule
from helios_host.proxies.postgres.modes import Modes
from helios_host.proxies.postgres.names import kept_name
from helios_host.proxies.postgres.passing import Passing
from helios_host.proxies.postgres.pipeline import Pipeline
from helios_host.proxies.postgres.policy import Policy
from helios_host.proxies.postgres.reading import Reading
from helios_host.proxies.postgres.results import Results
from helios_host.proxies.postgres.reuse import Asker
from helios_host.proxies.postgres.shown import Work
from helios_host.proxies.postgres.statements import Classifier, ParsedStatement, unnamed_text
from helios_host.proxies.postgres.sync_mode import Injector, may_write
from helios_host.proxies.postgres.waits import Waits

__all__ = ["MAX_HELD", "Guard"]

MAX_HELD: Final = 64 << 20
"""Longest Query, Parse or FunctionCall message in bytes where plugins are asked: it is held until it has come whole."""

BIND_HEAD: Final = 1024
"""How much of a Bind message is waited for: its two names; the server cuts names at 63 bytes."""

_READY: Final = b"Z\0\0\0\5I"

_FEATURE_NOT_SUPPORTED: Final = "0A000"

_LOST: Final = "a Query or FunctionCall came before the Sync of messages that failed"

_UNREAD: Final = Refused("what this statement returns cannot be read for plugins in this batch; send it again", "40001")


class Guard:
    """One session's statements, as plugins are asked about them.

    `note` gets each refusal, and `tell` how each statement ended, where plugins want to know. `injector` sets what a
    write waits for, where they choose it. `results` reads what the server returns, where they may change it; it cannot
    in the batch `unread`. `settings` is told what may change them, and `answer` gives the client what is kept of a
    result, where it can. In `unread` messages may have gone out that nobody noted.
    """

    def __init__(
        self,
        policy: Policy,
        asker: Asker,
        classify: Classifier,
        reading: Reading,
        pipeline: Pipeline,
        *,
        note: Callable[[Refused, ParsedStatement], None],
        tell: Callable[[Running, QueryEnding], None] | None,
        injector: Injector | None = None,
        results: Results | None = None,
        settings: Settings | None = None,
        answer: Callable[[bytes], bool] | None = None,
        unread: int = -1,
    ) -> None:
        self._policy = policy
        self._asker = asker
        self._classify = classify
        self._reading = reading
        self.pipeline = pipeline
        self._note = note
        self._tell = tell
        self._injector = injector
        self._results = results
        self._unread = unread
        self._caching = policy.caching
        self._settings = settings
        self._answer_client = answer
        self._bound: tuple[bytes, int, bytes] | None = None  # the last Bind: portal, batch, and what follows its names
        self._ran_in = -1  # the batch of the last Execute
        self._notes = tell is not None or results is not None  # whether each statement is noted
        self._described: bytes | None = None  # the portal that a Describe just ahead is about
        unnoted = tell is None and policy.post_query is None and policy.caching is None
        self._passing = Passing(classify) if unnoted else None
        keeps = injector is not None or policy.caching is not None
        self._waits = Waits(pipeline, may_wait=policy.may_wait, keeps=keeps)
        self._modes = None
        if injector is not None and policy.sync_modes is not None:
            self._modes = Modes(policy.sync_modes, asker.call, injector, pipeline, self._waits)
        # Whether a statement that may run goes out as it is, and nothing is noted of it.
        self._only_asks = not self._notes and self._caching is None and self._modes is None
        self._answers = Answers(
            pipeline,
            asker.call,
            tell=tell,
            injector=injector,
            results=results,
            settings=settings,
            caching=policy.caching,
        )
        self.failed = self._answers.failed

    def add_rules(self, client: list[Rule | None], server: list[Rule | None]) -> None:
        """Put in the rules for what the client and the server send."""
        client[ord("Q")] = Rule(self._query, limit=MAX_HELD)
        client[ord("P")] = Rule(self._parse, limit=MAX_HELD)
        client[ord("B")] = Rule(self._bind, hold=BIND_HEAD) if self._caching is None else Rule(self._bind)
        client[ord("E")] = Rule(self._execute, limit=MAX_NAMES)
        client[ord("C")] = Rule(self._close, limit=MAX_NAMES)
        client[ord("F")] = Rule(self._function_call, limit=MAX_HELD)
        client[ord("S")] = Rule(self._sync, hold=5)
        if self._results is not None:
            client[ord("D")] = Rule(self._describe, limit=MAX_NAMES)
        self._answers.add_rules(server)

    # From the client. A handler whose decision has to be waited for raises `Wait`, and is called again with the same
    # message once it is there: what it asks for is then answered as before.

    def _query(self, data: bytes, start: int, stop: int) -> bytes | None:
        began = self._begin()
        text = messages.query_text(data, start, stop)
        passing = self._passing
        if passing is not None and text in passing:
            self.pipeline.sent(QUERY)
            return None
        parsed, decision = self._decide(text)
        if isinstance(decision, Refused):
            return self._refuse_query(parsed, decision)
        if passing is not None and not (self._injector is not None and may_write(parsed)):
            passing.note(text, parsed, decision.passes)
        self._described = None
        sent = decision.sent
        found = None
        if self._caching is not None and self.pipeline.is_empty:
            found = self._look_up(self._caching, decision, ("simple",))
            if found is not None and found.kept is not None and self._answered_from(found.kept, sent, began):
                return b""
        instead = None if self._modes is None else self._modes.in_query(sent)
        if isinstance(instead, Refused):
            return self._refuse_query(parsed, instead)
        self._out(sent, began, QUERY, found)
        if instead is not None:
            return instead
        return None if sent is parsed else messages.query_message(sent.statement.text.encode())

    def _function_call(self, data: bytes, start: int, stop: int) -> bytes | None:
        began = self._begin()
        parsed = unnamed_text(f"/* function call */ {messages.function_oid(data, start, stop)}")
        decision = self._waits.answer(self._policy.decide(self._asker, parsed))
        if not isinstance(decision, Refused) and decision.sent.statement.text != parsed.statement.text:
            decision = Refused("a plugin wants to change the call of a function by its id, which has no text")
        if isinstance(decision, Refused):
            return self._refuse_query(parsed, decision)  # answered alike: error, then ready
        self._out(parsed, began, QUERY)
        return None

    def _parse(self, data: bytes, start: int, stop: int) -> bytes | None:
        self._begin()
        name, text, types = messages.parse_parts(data, start, stop)
        parsed, decision = self._decide(text)
        pipeline = self.pipeline
        if isinstance(decision, Refused):
            pipeline.is_open = True
            return messages.parse_message(name, self._refuse(parsed, decision), b"\0\0")
        self._described = None
        pipeline.parsed(kept_name(name), Prepared(parsed, decision, pipeline.batch, types))
        sent = decision.sent
        return None if sent is parsed else messages.parse_message(name, sent.statement.text.encode(), types)

    def _bind(self, data: bytes, start: int, stop: int) -> None:
        limit = start + BIND_HEAD
        portal, name = messages.bind_names(data, start, stop if stop < limit else limit)
        pipeline = self.pipeline
        if self._caching is not None:
            rest = data[start + 7 + len(portal) + len(name) : stop]
            self._bound = (kept_name(portal), pipeline.batch, rest)
        statements = pipeline.statements.get(kept_name(name), pipeline.batch)
        if not statements:
            statements = (_unknown(f'EXECUTE "{name.decode(errors="backslashreplace")}"'),)
        if len(statements) > 1:
            self._wait_to_know(statements)
        self._described = None
        pipeline.bound(kept_name(portal), statements)

    def _describe(self, data: bytes, start: int, stop: int) -> None:
        kind = data[start + 5 : start + 6]
        name, _ = messages.string_at(data, start + 6, stop)
        pipeline = self.pipeline
        is_portal = kind == b"P"
        names = pipeline.portals if is_portal else pipeline.statements
        described = names.get(kept_name(name), pipeline.batch)
        masks = described[0].decision.sent.masks if len(described) == 1 else None
        pipeline.describing(Describing(is_portal, False, masks))
        self._described = kept_name(name) if is_portal else None

    def _execute(self, data: bytes, start: int, stop: int) -> bytes | None:
        began = self._begin()
        portal, _ = messages.string_at(data, start + 5, stop)
        pipeline = self.pipeline
        statements = pipeline.portals.get(kept_name(portal), pipeline.batch)
        if not statements:
            statements = (_unknown(f'FETCH ALL FROM "{portal.decode(errors="backslashreplace")}"'),)
        batch = pipeline.batch
        if len(statements) > 1:
            self._wait_to_know(statements)
        pipeline.is_open = True
        if self._only_asks and len(statements) == 1:
            (prepared,) = statements
            if prepared.decided_in == batch or prepared.decision.until > time.monotonic():
                prepared.decided_in = -1
                self._out(prepared.decision.sent, began, None)
                return None
        for prepared in statements:
            if prepared.decided_in == batch:
                continue
            refused = self._waits.answer(self._policy.decide_again(self._asker, prepared.parsed, prepared.decision))
            if refused is not None:
                return messages.execute_message(self._refuse(prepared.parsed, refused))
        sent = statements[-1].decision.sent
        found = None
        if self._caching is not None and len(statements) == 1 and data[stop - 4 : stop] == b"\0\0\0\0":
            bound = self._bound
            if bound is not None and bound[:2] == (kept_name(portal), batch) and self._ran_in != batch:
                how = ("extended", statements[0].types, bound[2])
                found = self._look_up(self._caching, statements[0].decision, how)
        self._ran_in = batch
        if self._unread == batch:
            found = None
        if found is not None and found.kept is not None:
            statements[0].decided_in = -1
            self._described = None
            told = self._telling(found.kept, sent, began)
            pipeline.describing(Describing(True, True, sent.masks, found.kept, told))
            return messages.describe_message(portal)
        reads = found is not None or any(self._reads(prepared.decision.sent) for prepared in statements)
        if reads and (len(statements) > 1 or self._unread == batch):
            return messages.execute_message(self._refuse(sent, _UNREAD))
        if self._modes is not None:
            self._modes.before_execute(tuple(prepared.decision.sent for prepared in statements))
        for prepared in statements:
            prepared.decided_in = -1
        if len(statements) > 1:
            for prepared in statements[:-1]:
                self._mark(prepared.decision.sent)
            if self._caching is not None:
                pipeline.wrote(None)
        head = None
        if reads and self._described != kept_name(portal):
            head = messages.describe_message(portal)
            pipeline.describing(Describing(True, True, sent.masks))
        self._described = None
        self._out(sent, began, None, found)
        return None if head is None else head + data[start:stop]

    def _wait_to_know(self, statements: tuple[Prepared, ...]) -> None:
        # Which of them a name stands for is known once what was sent before is answered.
        if any(self._reads(prepared.decision.sent) for prepared in statements):
            self._waits.anew()

    def _reads(self, sent: ParsedStatement) -> bool:
        # Whether what a statement returns is read, but for keeping it.
        return self._results is not None and (sent.masks is not None or self._policy.post_query is not None)

    def _close(self, data: bytes, start: int, stop: int) -> None:
        kind = data[start + 5 : start + 6]
        name, _ = messages.string_at(data, start + 6, stop)
        if kind not in (b"S", b"P"):
            raise BadBytes(f"Close of {kind!r}, expected a statement or a portal")
        self._described = None
        names = self.pipeline.statements if kind == b"S" else self.pipeline.portals
        self.pipeline.closed(names, kept_name(name))

    def _sync(self, _data: bytes, _start: int, _stop: int) -> None:
        if self.pipeline.is_lost:
            raise BadBytes(_LOST)
        self._described = None
        self.pipeline.sent(SYNC)

    def _begin(self) -> int:
        # A message is handled: return when that began.
        if self.pipeline.is_lost:
            raise BadBytes(_LOST)
        return self._waits.begin()

    def _decide(self, text: bytes) -> tuple[ParsedStatement, Decision | Refused]:
        pipeline = self.pipeline
        objection = self._reading.objection(text, pipeline.is_settled)
        if objection is not None and not pipeline.is_settled and pipeline.unsettled < pipeline.batch:
            self._waits.anew()
        try:
            parsed = self._classify(text)
        except UnicodeDecodeError:
            parsed = unnamed_text("")
            objection = objection or "the text is no UTF-8"
        if objection is not None:
            return parsed, Refused(objection, _FEATURE_NOT_SUPPORTED)
        return parsed, self._waits.answer(self._policy.decide(self._asker, parsed))

    def _out(self, sent: ParsedStatement, began: int, batch: Batch | None, found: Found | None = None) -> None:
        # A statement goes out; `batch` where the message ends one.
        if not sent.keeps_settings:
            self._mark(sent)
        if self._notes:
            work = None
            if self._caching is not None and ((tables := changed_tables(sent)) is None or tables):
                self.pipeline.wrote(tables)
            if self._results is not None and (found is not None or self._reads(sent)):
                work = Work(sent, self._asker.call, sent.masks, self._policy.post_query, self._caching, found)
                self._results.read_rows()
            self.pipeline.sent(Running(batch is not None, sent, began, time.monotonic_ns() - began, work=work))
        elif batch is not None:
            self.pipeline.sent(batch)

    def _look_up(self, caching: Caching, decision: Decision, how: tuple[object, ...]) -> Found | None:
        # What is kept of a plain read outside transactions.
        pipeline, sent = self.pipeline, decision.sent
        if pipeline.waiting or not pipeline.is_idle or not may_cache(sent) or self._settings is None:
            return None
        if not pipeline.is_settled:
            return None
        bound_to = () if sent.masks is None and sent is decision.authorized else (sent.statement.text, sent.masks)
        return self._waits.answer(caching.look_up(self._asker.call, sent, (how, bound_to, self._settings.key)))

    def _answered_from(self, kept: Kept, sent: ParsedStatement, began: int) -> bool:
        # Whether the client got what is kept for its Query.
        if self._answer_client is None or not self._answer_client(kept.description + kept.rest + _READY):
            return False
        self._telling(kept, sent, began)(None)
        return True

    def _telling(self, kept: Kept, sent: ParsedStatement, began: int) -> Callable[[QueryFailure | None], None]:
        # What tells whether the client got what is kept.
        running = Running(False, sent, began, time.monotonic_ns() - began)

        def told(failure: QueryFailure | None) -> None:
            if self._tell is None:
                return
            if failure is None:
                running.rows = messages.rows_of(kept.rest[:-1])  # which ends with a CommandComplete
            self._tell(running, QueryEndingCached() if failure is None else QueryEndingFailed(failure))

        return told

    def _mark(self, sent: ParsedStatement) -> None:
        pipeline = self.pipeline
        if not sent.keeps_settings:
            pipeline.unsettled = pipeline.batch
            if self._settings is not None:
                self._settings.changed(sent)
            if self._injector is not None:
                self._injector.forget()
        for name in sent.releases:
            pipeline.statements.forget(name)

    def _refuse_query(self, parsed: ParsedStatement, refused: Refused) -> bytes:
        token = self._refuse(parsed, refused)
        self.pipeline.sent(QUERY)
        return messages.query_message(token)

    def _refuse(self, parsed: ParsedStatement, refused: Refused) -> bytes:
        # The text that the server gets and must fail.
        self._note(refused, parsed)
        token = b"helios_denied_" + secrets.token_hex(16).encode()
        self.pipeline.denied(
            token,
            messages.error_response(refused.sqlstate, refused.message, detail="The proxy did not send the statement."),
        )
        if self._tell is not None:
            now = time.monotonic_ns()
            self._tell(Running(False, parsed, now, 0), QueryEndingDenied(refused.message))
        return token


def _unknown(text: str) -> Prepared:
    parsed = unnamed_text(text)
    return Prepared(parsed, Decision(parsed, parsed, parsed), -1)
