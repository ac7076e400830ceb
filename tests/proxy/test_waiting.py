"""Decisions that have to be waited for: one session waits, and nobody else."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import psycopg
from helios_api.v2.pre_query import PreQueryDecisionContinue, PreQueryDecisionDeny, PreQueryOutcome
from proxy_harness import Chain, RunningProxy, StartProxy, raw

ALLOW = PreQueryOutcome(decision=PreQueryDecisionContinue(), cacheable=None)


class Gate(Chain):
    """Lets statements of the user `postgres` through at once, and others when it opens."""

    def __init__(self) -> None:
        super().__init__(lambda *_: ALLOW)
        self.asked = threading.Event()
        self.cancelled = threading.Event()
        self.opened: asyncio.Future[Any] | None = None

    @property
    def may_wait(self) -> bool:
        return True

    async def __call__(self, *args: Any) -> Any:
        if args[0].session.user == "postgres":
            return ALLOW
        self.opened = asyncio.get_running_loop().create_future()
        self.asked.set()
        try:
            return await self.opened
        except asyncio.CancelledError:
            self.cancelled.set()
            raise

    def open(self, proxy: RunningProxy, answer: PreQueryOutcome) -> None:
        assert self.asked.wait(20)
        assert self.opened is not None
        proxy.loop.call_soon_threadsafe(self.opened.set_result, answer)


def result(connection: psycopg.Connection[Any]) -> psycopg.pq.abc.PGresult:
    (found,) = raw(connection, lambda _: None)
    return found


def test_others_go_on_while_one_session_waits(start_proxy: StartProxy) -> None:
    gate = Gate()
    proxy = start_proxy(pre_query=gate)
    with proxy.connect() as other, proxy.connect(user="scram", password="secret") as waiting:
        waiting.pgconn.send_query(b"SELECT 1")
        waiting.pgconn.flush()
        assert gate.asked.wait(20)
        assert other.execute("SELECT 2").fetchone() == (2,)
        gate.open(proxy, ALLOW)
        assert result(waiting).get_value(0, 0) == b"1"


def test_a_statement_that_waited_is_denied_like_any_other(start_proxy: StartProxy) -> None:
    gate = Gate()
    proxy = start_proxy(pre_query=gate)
    with proxy.connect(user="scram", password="secret") as waiting:
        waiting.pgconn.send_query(b"SELECT 1")
        waiting.pgconn.flush()
        gate.open(proxy, PreQueryOutcome(decision=PreQueryDecisionDeny("not now"), cacheable=None))
        assert b"not now" in (result(waiting).error_message or b"")


def test_who_leaves_is_waited_for_no_more(start_proxy: StartProxy) -> None:
    gate = Gate()
    proxy = start_proxy(pre_query=gate)
    waiting = proxy.connect(user="scram", password="secret")
    waiting.pgconn.send_query(b"SELECT 1")
    waiting.pgconn.flush()
    assert gate.asked.wait(20)
    proxy.loop.call_soon_threadsafe(proxy.proxy.terminate)
    assert gate.cancelled.wait(20)
    waiting.close()


def test_plugins_that_change_while_one_waits_are_asked_instead(start_proxy: StartProxy) -> None:
    gate = Gate()
    proxy = start_proxy(pre_query=gate)
    with proxy.connect(user="scram", password="secret") as waiting:
        waiting.pgconn.send_query(b"SELECT 1")
        waiting.pgconn.flush()
        assert gate.asked.wait(20)
        deny = Chain(lambda *_: PreQueryOutcome(decision=PreQueryDecisionDeny("by the new one"), cacheable=None))
        proxy.host.hooks = type(proxy.host.hooks)(pre_query=deny)
        gate.open(proxy, ALLOW)
        assert b"by the new one" in (result(waiting).error_message or b"")
