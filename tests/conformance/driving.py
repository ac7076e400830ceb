"""Ways of asking a host: from a thread that waits, and from an event loop; the same for a state machine."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from helios_api.v2.types import Call, Session, Statement, StatementKind
from helios_host import PluginHost

__all__ = ["LONG", "SHORT", "WAYS", "Awaiting", "Waiting", "call_of"]

CALLERS = 3
CALLS = 8
"""At least so many calls are made by each caller while something changes."""


def call_of(session: str = "s") -> Call:
    about = Session(id=session, user="bob", database="app", client_addr="unix", encrypted=False, attributes=[])
    return Call(trace_parent=None, deadline=60_000_000, session=about, identity=None)


def _statement(text: str) -> Statement:
    return Statement(
        text=text, kind=StatementKind.SELECT, fingerprint=None, tables=[], parameters=[], is_batch=False
    )  # fmt: skip


SHORT = _statement("select 1")
LONG = _statement("select " + "1" * 200)
"""What the guests of these tests answer, and what they die of."""


class Waiting:
    """Callers that wait."""

    def __init__(self, host: PluginHost) -> None:
        self.host = host
        host.start()

    def ask(self, statement: Statement = SHORT, session: str = "s") -> Any:
        return self.host.sync.hooks.pre_query(call_of(session), statement)

    def during(self, change: Callable[[], object], sessions: tuple[str, ...] = ("s",)) -> list[tuple[str, Any]]:
        """Ask again and again while something changes; returns what each session was answered."""
        done = threading.Event()
        ready = threading.Barrier(CALLERS + 1)

        def caller(number: int) -> list[tuple[str, Any]]:
            answers = []
            ready.wait()
            while len(answers) < CALLS or not done.is_set():
                session = sessions[(number + len(answers)) % len(sessions)]
                answers.append((session, self.ask(session=session)))
            return answers

        with ThreadPoolExecutor(CALLERS) as pool:
            callers = [pool.submit(caller, number) for number in range(CALLERS)]
            ready.wait()
            try:
                change()
            finally:
                done.set()
            return [answer for caller in callers for answer in caller.result()]

    def close(self) -> None:
        self.host.close()


class Awaiting:
    """Callers in an event loop, on a thread of its own."""

    def __init__(self, host: PluginHost) -> None:
        self.host = host
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()
        self.run(host.__aenter__())

    def run(self, coroutine: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(120)

    def ask(self, statement: Statement = SHORT, session: str = "s") -> Any:
        return self.run(self._ask(statement, session))

    async def _ask(self, statement: Statement, session: str) -> Any:
        return await self.host.hooks.pre_query(call_of(session), statement)

    def during(self, change: Callable[[], object], sessions: tuple[str, ...] = ("s",)) -> list[tuple[str, Any]]:
        """Ask again and again while something changes; returns what each session was answered."""
        done = threading.Event()
        begun = threading.Event()

        async def caller(number: int) -> list[tuple[str, Any]]:
            answers = []
            while len(answers) < CALLS or not done.is_set():
                session = sessions[(number + len(answers)) % len(sessions)]
                answers.append((session, await self._ask(SHORT, session)))
                begun.set()
                await asyncio.sleep(0)
            return answers

        async def all_of_them() -> list[tuple[str, Any]]:
            found = await asyncio.gather(*(caller(number) for number in range(CALLERS)))
            return [answer for answers in found for answer in answers]

        future = asyncio.run_coroutine_threadsafe(all_of_them(), self.loop)
        begun.wait(60)
        try:
            change()
        finally:
            done.set()
        return future.result(120)

    def close(self) -> None:
        self.run(self.host.__aexit__(None, None, None))
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()


WAYS = {"waiting": Waiting, "awaiting": Awaiting}
