"""A plugin that has as many HTTP requests under way as it may: the next is refused, and nobody else notices."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from arena import CALL, ask, good_answer, install_good, open_host, statement
from helios_api.v2.pre_query import PreQueryDecisionContinue, PreQueryDecisionDeny, PreQueryOutcome
from helios_host import PluginHost
from helios_host.admin.figures import figures_of
from helios_host.errors import CallError, DeadlineExceeded

from guests import ANSWER, PRE2, YES, Guest, build, install

pytest.importorskip("httpcore")

HTTP = "heliosproxy:plugin/http@2.0.0"
WORDS = "i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i64 i32"
ASKS = Guest(
    hooks={
        PRE2: f"""
        (call $fetch (i32.const 1024) (i32.const 3)
          (i32.load offset=96 (local.get 0)) (i32.load offset=100 (local.get 0))
          (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i64.const 0)
          (i32.const 2048))
        (if (i32.load8_u (i32.const 2048)) (then
          (memory.fill (i32.const {ANSWER}) (i32.const 0) (i32.const 128))
          (i32.store (i32.const {ANSWER + 8}) (i32.const 2))
          (i32.store (i32.const {ANSWER + 16}) (i32.load (i32.const 2056)))
          (i32.store (i32.const {ANSWER + 20}) (i32.load (i32.const 2060)))
          (return (i32.const {ANSWER}))))
        {YES}"""
    },
    text="GET",
    imports={HTTP: f'(import "{HTTP}" "http-fetch" (func $fetch (param {WORDS})))'},
)
"""Asks for the address that the statement is; what is no answer is its denial."""

REFUSED = "2 requests are under way, which is as many as are allowed"


class Holding:
    """A server that holds its answers back until it is told."""

    def __init__(self) -> None:
        self.arrived, self.answers = threading.Semaphore(0), threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.arrived.release()
                outer.answers.wait(30)
                with contextlib.suppress(OSError):  # who asked may be gone
                    self.send_response(204)
                    self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def wait(self, count: int) -> None:
        for _ in range(count):
            assert self.arrived.acquire(timeout=20), "the request did not arrive"

    def close(self) -> None:
        self.answers.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def server() -> Iterator[Holding]:
    server = Holding()
    yield server
    server.close()


def hosting(directory: Path, cache: Path, server: Holding) -> PluginHost:
    install_good(directory)
    text = '[plugins.capabilities.http]\nin_flight = 2\ntimeout = "20s"\n[plugins.permissions]\n'
    text += 'bad = ["http_fetch"]\nother = ["http_fetch"]\n'
    for name in ("bad", "other"):
        install(directory, name, build(ASKS), hooks=("pre_query",), manifest="permissions: [http_fetch]\n")
        text += f"[plugins.{name}]\npool = {{ max = 4 }}\n"
        text += f'[plugins.{name}.network]\nallow = ["{server.url}"]\nallow_private = ["127.0.0.1"]\n'
    return open_host(directory, cache, text, timeout=5.0)


def refusals(host: PluginHost, name: str) -> dict[str, int]:
    (found,) = [figures for figures in figures_of(host).plugins if figures.name == name]
    return dict(found.refusals)


def is_answer(answer: object) -> bool:
    return isinstance(answer, PreQueryOutcome) and answer.decision == PreQueryDecisionContinue()


def is_refusal(answer: object) -> bool:
    return isinstance(answer, PreQueryOutcome) and answer.decision == PreQueryDecisionDeny(REFUSED)


def is_denied(answer: object) -> bool:
    return isinstance(answer, PreQueryOutcome) and isinstance(answer.decision, PreQueryDecisionDeny)


def test_callers_that_block(tmp_path: Path, cache_directory: Path, server: Holding) -> None:
    with hosting(tmp_path, cache_directory, server) as host, ThreadPoolExecutor(3) as threads:
        assert host.problems == ()
        first = [threads.submit(ask, host, "bad", server.url) for _ in range(2)]
        server.wait(2)
        for count in (1, 2):
            assert is_refusal(ask(host, "bad", server.url))
            assert refusals(host, "bad") == {"http_in_flight": count}
            assert good_answer(host)
        neighbour = threads.submit(ask, host, "other", server.url)
        server.wait(1)
        server.answers.set()
        assert all(is_answer(future.result()) for future in [*first, neighbour])
        for _ in range(3):  # every place was given back
            assert is_answer(ask(host, "bad", server.url))
        assert refusals(host, "bad") == {"http_in_flight": 2}
        assert refusals(host, "other") == {}


async def test_callers_that_await(tmp_path: Path, cache_directory: Path, server: Holding) -> None:
    """Requests that end by a deadline or a cancellation give their places back as well."""

    async def asked(name: str, seconds: float = 30) -> object:
        (seat,) = [seat for seat in host.sync.hooks.pre_query.seats if seat.plugin == name]
        until = time.perf_counter() + seconds
        try:
            return await seat.ask_async(until, until, CALL, statement(server.url))
        except CallError as error:
            return error

    async with hosting(tmp_path, cache_directory, server) as host:
        assert host.problems == ()
        for _ in range(3):
            cancelled = [asyncio.create_task(asked("bad")) for _ in range(2)]
            await asyncio.to_thread(server.wait, 2)
            assert is_refusal(await asked("bad"))
            for task in cancelled:
                task.cancel()
            await asyncio.gather(*cancelled, return_exceptions=True)
            late = [asyncio.create_task(asked("bad", 0.3)) for _ in range(2)]
            await asyncio.to_thread(server.wait, 2)
            assert is_refusal(await asked("bad"))
            assert await host.hooks.rewrite(CALL, statement()) is not None
            answers = await asyncio.gather(*late)
            assert all(isinstance(answer, DeadlineExceeded) or is_denied(answer) for answer in answers), answers
        server.answers.set()
        assert is_answer(await asked("other"))
        for answer in await asyncio.gather(*[asked("bad") for _ in range(2)]):
            assert is_answer(answer)
        assert refusals(host, "bad") == {"http_in_flight": 6}
