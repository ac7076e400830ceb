"""What every service stands on: one logic in two faces, bounded permits, and the scope of a call."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from helios_api.v1 import kv as kv1
from helios_api.v2 import descriptors as v2
from helios_api.v2 import kv as kv2
from helios_host.capabilities.backends.permits import Permits
from helios_host.capabilities.backends.report import Complaints
from helios_host.capabilities.faces import Io, blocking, run, same_case, settle
from helios_host.capabilities.failures import Unavailable
from helios_host.instances.scope import CallScope

from .conftest import Face


def test_a_back_end_that_suspends_in_a_synchronous_store_is_a_fault() -> None:
    async def suspends() -> None:
        await asyncio.sleep(0)

    with pytest.raises(RuntimeError, match="suspended in a synchronous store"):
        run(suspends())


def test_blocking_has_the_functions_of_the_interface_only() -> None:
    class Kv:
        async def get(self, key: str) -> str:
            return key

        async def secret(self) -> None: ...

        def __getattr__(self, name: str) -> Any:
            return lambda *_: name

    made: Any = blocking(v2.KV, Kv())
    assert made.get("a") == "a"
    assert made.list_keys("", None, 1) == "list_keys"
    assert not hasattr(made, "secret")


def test_settle_takes_a_value_or_awaits_it() -> None:
    async def later() -> int:
        return 1

    assert run(settle(1)) == 1
    assert run(settle(later())) == 1


def test_an_error_is_said_in_another_version() -> None:
    assert same_case(kv2.KvErrorUnavailable("x"), kv1) == kv1.KvErrorUnavailable("x")
    assert same_case(kv2.KvErrorTooLarge(), kv1) == kv1.KvErrorTooLarge()


def test_work_that_blocks_leaves_the_loop_in_an_asynchronous_store(face: Face) -> None:
    async def where() -> threading.Thread:
        return await face.io.off_loop(threading.current_thread)

    assert (face.run(where()) is threading.current_thread()) is not face.asynchronous


def test_no_more_permits_than_there_are_and_none_is_lost_in_threads() -> None:
    permits, inside, most = Permits(3, Io(), "busy"), [0], [0]
    lock = threading.Lock()

    def work() -> None:
        for _ in range(50):
            run(permits.acquire(30))
            with lock:
                inside[0] += 1
                most[0] = max(most[0], inside[0])
            with lock:
                inside[0] -= 1
            permits.release()

    with ThreadPoolExecutor(8) as threads:
        for future in [threads.submit(work) for _ in range(8)]:
            future.result()
    assert most[0] <= 3
    assert [permits.try_acquire() for _ in range(4)] == [True, True, True, False]


def test_no_permit_is_lost_when_those_who_wait_give_up(face: Face) -> None:
    permits = Permits(1, face.io, "busy")

    async def sequence() -> None:
        await permits.acquire(1)
        for _ in range(3):
            with pytest.raises(Unavailable, match="busy"):
                await permits.acquire(0.01)
        permits.release()
        await permits.acquire(1)

    face.run(sequence())
    permits.release()


def test_a_cancelled_wait_passes_its_permit_on() -> None:
    face = Face(asynchronous=True)
    permits = Permits(1, face.io, "busy")

    async def sequence() -> None:
        for release_first in (True, False):
            await permits.acquire(1)
            waiting = asyncio.create_task(permits.acquire(10))
            await asyncio.sleep(0)
            if release_first:
                permits.release()
                waiting.cancel()
            else:
                waiting.cancel()
                permits.release()
            await asyncio.gather(waiting, return_exceptions=True)
            if not waiting.cancelled() and waiting.exception() is None:
                permits.release()
            await permits.acquire(1)
            permits.release()

    face.run(sequence())
    face.close()


def test_a_scope_closes_what_is_open_and_counts_down() -> None:
    class Held:
        def __init__(self, scope: CallScope) -> None:
            self.scope, self.dropped = scope, 0
            scope.open.add(self)

        def drop(self) -> None:
            self.scope.open.discard(self)
            self.dropped += 1

    scope = CallScope()
    held = [Held(scope), Held(scope)]
    held[0].drop()
    scope.end()
    scope.end()
    assert [each.dropped for each in held] == [1, 1]
    assert scope.remaining(2.0) == 2.0
    scope.until = time.perf_counter() + 0.5
    assert 0 < scope.remaining(2.0) <= 0.5
    scope.until = 0.0
    assert scope.remaining(2.0) < 0


def test_the_operator_is_told_once_a_second_and_how_many_there_were(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    complaints = Complaints("kv")
    for _ in range(5):
        complaints.add(OSError("disk\nfull"))
    now[0] += 2
    complaints.add(OSError("again"))
    assert [record.message for record in caplog.records] == [
        "kv: OSError: disk | full",
        "kv: OSError: again (4 more since the last line)",
    ]
