"""Requests and answers in JSON between a supervisor and one worker, over a connection of `multiprocessing`.

Neither side unpickles what the other one sends: a worker runs what strangers wrote.
"""

from __future__ import annotations

import itertools
import json
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from multiprocessing.connection import Connection
from typing import Any, Final, TypeAlias

from helios_host.admin.problems import Relayed, problem_of, problem_text
from helios_host.errors import HeliosError

__all__ = ["Asker", "Methods", "WorkerGone", "answer_all"]

MAX_MESSAGE: Final = 256 << 20
"""Most bytes of one message: a thousand log lines and the figures of many plugins are far below."""

THREADS: Final = 4
"""Requests that a worker answers at a time: a look goes on while a change compiles."""

Methods: TypeAlias = Mapping[str, Callable[..., Any]]
"""What a worker answers, by name; the arguments and the answers are plain data."""


class WorkerGone(HeliosError):
    """The worker ended, or did not answer in time."""


class Asker:
    """The supervisor's end: asks one worker, from any thread. `first` is the first thing that the worker says.

    `late` is called with the worker's number when it did not answer in time: nobody knows what it did.
    """

    def __init__(self, connection: Connection, worker: int, late: Callable[[int], None]) -> None:
        self.worker: Final = worker
        self.first: Final[Future[dict[str, Any]]] = Future()
        self._connection: Final = connection
        self._numbers: Final = itertools.count(1)
        self._lock = threading.Lock()
        self._waiting: dict[int, Future[dict[str, Any]]] = {}
        self._is_gone = False
        self._late: Final = late
        self._thread: Final = threading.Thread(target=self._read, name=f"helios-worker-{worker}", daemon=True)
        self._thread.start()

    def ask(self, name: str, timeout: float, /, **arguments: Any) -> Any:
        """Return the answer; raises `WorkerGone`, or `Relayed` with what went wrong over there."""
        number, waiting = next(self._numbers), Future[dict[str, Any]]()
        with self._lock:
            if self._is_gone:
                raise self._gone()
            self._waiting[number] = waiting
            try:
                self._connection.send_bytes(json.dumps([number, name, arguments]).encode())
            except OSError as error:
                raise self._gone() from error
        answer = self._awaited(waiting, timeout)
        if "problem" in answer:
            raise Relayed({**answer["problem"], "worker": self.worker})
        return answer["value"]

    def said_first(self) -> dict[str, Any]:
        """Wait for the first thing that the worker says; raises `WorkerGone`."""
        return self._awaited(self.first, None)

    def close(self) -> None:
        """Close the connection of a worker that ended."""
        self._thread.join()
        self._connection.close()

    def _awaited(self, waiting: Future[dict[str, Any]], timeout: float | None) -> dict[str, Any]:
        try:
            return waiting.result(timeout)
        except FutureTimeout:
            self._late(self.worker)
            raise WorkerGone(f"worker {self.worker} did not answer within {timeout:g} s") from None

    def _read(self) -> None:
        try:
            while True:
                number, answer = json.loads(self._connection.recv_bytes(MAX_MESSAGE))
                with self._lock:
                    waiting = self._waiting.pop(number, None) if number else self.first
                if waiting is not None and not waiting.done():
                    waiting.set_result(answer)
        except (OSError, EOFError, ValueError):
            with self._lock:
                self._is_gone = True
                lost = [*self._waiting.values(), self.first]
                self._waiting.clear()
        for waiting in lost:
            if not waiting.done():
                waiting.set_exception(self._gone())

    def _gone(self) -> WorkerGone:
        return WorkerGone(f"worker {self.worker} ended")


def answer_all(connection: Connection, first: dict[str, Any], methods: Methods) -> None:
    """Say `first`, then answer requests until the supervisor is gone; it is the worker's end."""
    lock = threading.Lock()

    def say(number: int, answer: dict[str, Any]) -> None:
        data = json.dumps([number, answer]).encode()
        with lock:
            connection.send_bytes(data)

    def answer(number: int, name: str, arguments: dict[str, Any]) -> None:
        try:
            found: dict[str, Any] = {"value": methods[name](**arguments)}
        except HeliosError as error:
            found = {"problem": problem_of(error)}
        except Exception as error:  # noqa: BLE001 - the supervisor waits for an answer, whatever it is
            found = {"problem": problem_text(500, "fault", f"a fault of the host: {error!r}")}
        try:
            say(number, found)
        except OSError:
            return  # nobody is left to hear it

    try:
        say(0, first)
        with ThreadPoolExecutor(THREADS, "helios-control") as pool:
            while True:
                pool.submit(answer, *json.loads(connection.recv_bytes(MAX_MESSAGE)))
    except (OSError, EOFError):
        return
