"""One session: the client's connection, the server's, and what goes between them."""

from __future__ import annotations

import asyncio
import functools
import logging
from collections.abc import Awaitable
from typing import TYPE_CHECKING, Any, Final

from helios_api.v2.metrics import QueryEnding

from helios_host.proxies.postgres import messages
from helios_host.proxies.postgres.caching import Settings
from helios_host.proxies.postgres.connections import Client, Upstream, close_soon, hold_back
from helios_host.proxies.postgres.decisions import Refused
from helios_host.proxies.postgres.entries import Running
from helios_host.proxies.postgres.framing import MARK, BadBytes, Framer, Rule, Wait
from helios_host.proxies.postgres.gate import MAX_SMALL, Gate
from helios_host.proxies.postgres.guard import Guard
from helios_host.proxies.postgres.hooks import Hooks
from helios_host.proxies.postgres.logs import event
from helios_host.proxies.postgres.messages import error_response
from helios_host.proxies.postgres.pipeline import Pipeline
from helios_host.proxies.postgres.reading import Reading
from helios_host.proxies.postgres.results import Results
from helios_host.proxies.postgres.statements import ParsedStatement
from helios_host.proxies.postgres.sync_mode import Injector, replicates

if TYPE_CHECKING:
    from helios_host.proxies.postgres.admission import Admitted
    from helios_host.proxies.postgres.server import Proxy

__all__ = ["Session"]


def _expecting(side: str, kinds: bytes) -> list[Rule | None]:
    def refuse(data: bytes, start: int, _stop: int) -> None:
        raise BadBytes(f"a message of kind {data[start : start + 1]!r} is not one that the {side} sends here")

    unexpected = Rule(refuse, hold=5)
    return [None if kind in kinds else unexpected for kind in range(256)]


_CLIENT_RULES: Final = _expecting("client", b"QPBEDCHSFdcfX")
for _kind in b"QFS":  # what the server answers with ReadyForQuery
    _CLIENT_RULES[_kind] = MARK

_SERVER_RULES: Final = _expecting("server", b"RKSZTDCEN1A23nstIGHWdcVv")
_SERVER_RULES[ord("Z")] = MARK


class Session:
    """A session from its startup message on; without plugins for statements, messages are only found and forwarded."""

    def __init__(
        self,
        proxy: Proxy,
        client: asyncio.Transport,
        admitted: Admitted,
        server: asyncio.Transport,
        fields: dict[str, Any],
    ) -> None:
        self._proxy = proxy
        self._client = client
        self._server = server
        self._asker = admitted.asker
        self._target = admitted.target
        self._cancel_key: bytes | None = None  # kept where a session may go to several servers
        self._fields = fields
        self.hooks: Hooks | None = None
        self._guard: Guard | None = None
        self._reading = Reading()
        self._copying: int | None = None  # the kind of message that began a copy to the server, while it lasts
        self._last_word = False  # whether client or server announced the end
        self._client_ended = False  # whether the client sends no more, and waits for answers
        self._closing = False
        self._idle_since = 0.0
        self._gate = Gate(Rule(self._terminated, hold=5))
        self._from_client = Framer(self._gate.rules, self._client_failed, self._wait)
        self._deciding: asyncio.Task[Any] | None = None
        self._server_is_full = False
        self._from_server = Framer(_SERVER_RULES, self._server_failed, self._wait_for_result)
        self._injector = Injector(self._from_server, server.write)
        self._results: Results | None = None
        self._settings = Settings(self._asker.call.session.id)
        self._answering: asyncio.Task[Any] | None = None  # what plugins say to a result
        self._client_is_full = False
        self._server_rules: list[Rule | None] = _SERVER_RULES
        self._replicates = replicates(self._asker.call.session.attributes)
        self.server_feed = self._from_server.feed
        self._from_client.marks = 1  # the startup message, which is answered by ReadyForQuery too
        self._rules: list[Rule | None] = _CLIENT_RULES  # for the client, once it is let in

    def begin(self, startup: bytes, rest: bytes, answered: bytes) -> None:
        """Send the server the startup message, if it did not get one, and let bytes through.

        `rest` is what the client sent after its own, `answered` what the server sent already.
        """
        self.adopt()
        self._proxy.routing.opened(self._target)
        self._from_client.write = self._server.write
        self._from_server.write = self._client.write
        self._server.set_protocol(Upstream(self))
        if startup:
            self._server.write(startup)
        self._client.set_protocol(Client(self, self._proxy.host, self._from_client))
        if answered:
            self._from_server.feed(answered)
        if rest:
            self._from_client.feed(rest)
        if not self._client.is_closing():
            self._client.resume_reading()
        if self._server.is_closing():
            self.server_lost(None)

    def adopt(self) -> None:
        """Follow the plugins that are in force from the next message on; not before what is waited for is there."""
        if self._deciding is not None:
            return
        waiting = self._waiting()
        is_first = self.hooks is None
        self.hooks = self._proxy.host.hooks
        policy = self._proxy.policy
        client, server = self._plain_rules()
        sets_modes = policy.sync_modes is not None and not self._replicates
        if not sets_modes:
            self._injector.lose_track()
        before = self._guard
        if policy.is_empty and policy.events is None and (self._results is None or not waiting):
            self._guard = self._results = None
            self._from_client.marks = self._from_server.marks + waiting
        else:
            pipeline = Pipeline(waiting) if before is None else before.pipeline
            if before is None and not is_first:
                self._settings.lose_track()
            pipeline.forget_names()
            unread = -1
            open_batch = not self._from_client.ends_marked if before is None else pipeline.is_open
            if self._results is None and policy.reads_results:
                self._results = Results(pipeline, self._follow_server)
                unread = pipeline.batch if open_batch and not is_first else -1
            self._guard = Guard(
                policy,
                self._asker,
                self._proxy.classify,
                self._reading,
                pipeline,
                note=self._refused,
                tell=self._tell if policy.events is not None else None,
                injector=self._injector if sets_modes else None,
                results=self._results,
                settings=self._settings,
                answer=self._answer_client,
                unread=unread,
            )
            self._guard.add_rules(client, server)
        self._rules = client
        if self._from_client.rules is not self._gate.rules:
            self._from_client.rules = client
        self._server_rules = server
        self._follow_server()

    def _answer_client(self, data: bytes) -> bool:
        if self._client_is_full or not self._from_server.at_boundary:
            return False
        self._client.write(data)
        return True

    def _follow_server(self) -> None:
        server = self._server_rules
        self._from_server.rules = self._injector.over(server if self._results is None else self._results.over(server))

    def _waiting(self) -> int:
        """Return how many batches the server has not answered yet."""
        if self._guard is not None:
            return self._guard.pipeline.waiting
        return self._from_client.marks - self._from_server.marks

    def _plain_rules(self) -> tuple[list[Rule | None], list[Rule | None]]:
        client = _CLIENT_RULES.copy()
        client[ord("c")] = client[ord("f")] = Rule(self._copy_ended, hold=5)
        client[ord("X")] = Rule(self._terminated, hold=5)
        server = _SERVER_RULES.copy()
        server[ord("R")] = Rule(self._authentication, limit=MAX_SMALL)
        server[ord("S")] = Rule(self._setting, limit=MAX_SMALL)
        server[ord("E")] = Rule(self._error, hold=MAX_SMALL)
        server[ord("G")] = Rule(self._copy_started, hold=5)
        if self._proxy.routing.has_choice:
            server[ord("K")] = Rule(self._key_given, limit=MAX_SMALL)
        return client, server

    def _authentication(self, data: bytes, start: int, _stop: int) -> None:
        if self._gate.answered(data[start + 5 : start + 9]):
            self._from_client.rules = self._rules

    def _setting(self, data: bytes, start: int, stop: int) -> None:
        name, pos = messages.string_at(data, start + 5, stop)
        value, _ = messages.string_at(data, pos, stop)
        self._reading.reported(name, value)
        self._settings.reported(name, value)

    def _key_given(self, data: bytes, start: int, stop: int) -> None:
        self._cancel_key = data[start + 5 : stop]
        self._proxy.routing.keep_key(self._cancel_key, self._target)

    def _error(self, data: bytes, start: int, stop: int) -> bytes | None:
        if b"\0VFATAL\0" in data[start:stop] or b"\0VPANIC\0" in data[start:stop]:
            self._last_word = True
        return None if self._guard is None else self._guard.failed(data, start, stop)

    def _terminated(self, _data: bytes, _start: int, _stop: int) -> None:
        self._last_word = True

    def _copy_started(self, _data: bytes, _start: int, _stop: int) -> None:
        self._copying = self._from_client.last_mark
        if self._guard is not None:
            self._guard.pipeline.copy_started()

    def _copy_ended(self, _data: bytes, _start: int, _stop: int) -> None:
        # Until here the server ignored every Sync: of what was sent, only the Query that began the copy is answered.
        if self._guard is not None:
            self._guard.pipeline.copy_ended()
        elif self._copying is not None:
            self._from_client.marks = self._from_server.marks + (self._copying == ord("Q"))
        self._copying = None

    def _refused(self, refused: Refused, parsed: ParsedStatement) -> None:
        statement = parsed.statement
        event(
            "statement refused",
            sqlstate=refused.sqlstate,
            message=refused.message,
            kind=statement.kind.value,
            fingerprint=statement.fingerprint,
            **self._fields,
        )

    def _tell(self, running: Running, ending: QueryEnding) -> None:
        events = self._proxy.policy.events
        if events is not None:
            events.add(self._asker.call, self._target.name, running, ending)

    # Back-pressure: who cannot take more holds back who sends to it.

    def client_full(self, full: bool) -> None:
        """The client takes no more, or more again."""
        self._client_is_full = full
        hold_back(self._server, full or self._answering is not None)

    def server_full(self, full: bool) -> None:
        """The server takes no more, or more again."""
        self._server_is_full = full
        hold_back(self._client, full or self._deciding is not None)

    # What has to be waited for: the client is held back meanwhile, and the server's answers go on.

    def _wait(self, wait: Wait) -> None:
        hold_back(self._client, True)
        self._deciding = asyncio.ensure_future(_awaited(wait.work))
        self._deciding.add_done_callback(functools.partial(self._decided, wait))

    def _decided(self, wait: Wait, decision: asyncio.Task[Any]) -> None:
        self._deciding = None
        if self._closing or decision.cancelled():
            return
        error = decision.exception()
        if isinstance(error, Exception):
            self._client_failed(error)
            return
        wait.answered(decision.result())
        if self._proxy.host.hooks is not self.hooks:
            self.adopt()  # and ask the new plugins
        self._from_client.resume()
        if self._deciding is None:
            hold_back(self._client, self._server_is_full)
            if self._client_ended and not self._closing:
                self._server.write_eof()

    # What plugins are asked about a result: the server is held back meanwhile, and the client is not.

    def _wait_for_result(self, wait: Wait) -> None:
        hold_back(self._server, True)
        self._answering = asyncio.ensure_future(_awaited(wait.work))
        self._answering.add_done_callback(functools.partial(self._result_decided, wait))

    def _result_decided(self, wait: Wait, decision: asyncio.Task[Any]) -> None:
        self._answering = None
        if self._closing or decision.cancelled():
            return
        error = decision.exception()
        if isinstance(error, Exception):
            self._server_failed(error)
            return
        wait.answered(decision.result())
        self._from_server.resume()
        if self._answering is None:
            hold_back(self._server, self._client_is_full)

    # The end.

    def client_ended(self) -> bool:
        """The client sends no more: return whether it still gets what the server answers, which ends by itself then."""
        is_open = not self._from_client.ends_marked if self._guard is None else self._guard.pipeline.is_open
        awaits = self._deciding is not None or self._waiting() > 0 or is_open
        if self._closing or not awaits or not (self._client.can_write_eof() and self._server.can_write_eof()):
            return False
        self._client_ended = True
        if self._deciding is None:
            self._server.write_eof()
        return True

    def client_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        self.close("client left", cause=None if exc is None or self._last_word else str(exc))
        self._proxy.closed(self)
        self._proxy.routing.closed(self._target, self._cancel_key)
        chain = self._proxy.host.hooks.on_disconnect
        if not chain.is_empty:
            chain(self._asker.call)

    def server_lost(self, exc: Exception | None) -> None:
        """The server is gone."""
        if self._last_word:
            self.close("session ended")
            return
        if self._client_ended:
            self.close("client left")
            return
        self.close(
            "server lost",
            error_response("08006", "the server closed the connection", severity="FATAL"),
            logging.ERROR,
            cause=None if exc is None else str(exc),
        )

    def end_if_idle(self, now: float, limit: float) -> None:
        """Close the session where nothing was sent or awaited for `limit` seconds; called now and then."""
        active = self._from_client.active or self._from_server.active
        self._from_client.active = self._from_server.active = False
        if active or self._waiting():
            self._idle_since = now
        elif now - self._idle_since >= limit:
            self.terminate("57P05", "terminating connection due to idle-session timeout")

    def terminate(self, sqlstate: str, message: str) -> None:
        """Close the session, and tell the client why."""
        self.close(message, error_response(sqlstate, message, severity="FATAL"), sqlstate=sqlstate)

    def _client_failed(self, error: Exception) -> None:
        self._failed("client", error)

    def _server_failed(self, error: Exception) -> None:
        self._failed("server", error)

    def _failed(self, side: str, error: Exception) -> None:
        if isinstance(error, BadBytes):
            words = f"bad bytes from the {side}"
            answer = error_response("08P01", f"{words}: {error}", severity="FATAL")
            self.close(words, answer, logging.WARNING, cause=str(error))
            return
        logging.getLogger(__name__).error("session failed", exc_info=error, extra={"fields": self._fields})
        self.close("internal error", error_response("XX000", "internal error of the proxy", severity="FATAL"))

    def close(self, reason: str | None, error: bytes | None = None, level: int = logging.INFO, **fields: Any) -> None:
        """End the session once; `error` goes to the client where it can be told from what the server sent."""
        if self._closing:
            return
        self._closing = True
        if reason is not None:
            event("session closed", level, reason=reason, **fields, **self._fields)
        if error is not None and self._from_server.at_boundary:
            self._client.write(error)
        self._from_client.stop()
        self._from_server.stop()
        if self._deciding is not None:
            self._deciding.cancel()
        if self._answering is not None:
            self._answering.cancel()
        close_soon(self._client)
        close_soon(self._server)


async def _awaited(work: Awaitable[Any]) -> Any:
    return await work
