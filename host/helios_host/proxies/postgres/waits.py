"""What one message of a client waits for: it is handled again with each answer, until all are there."""

from __future__ import annotations

import time
from collections.abc import Coroutine, Iterator
from typing import Any, TypeVar

from helios_host.proxies.postgres.framing import Wait, result_of
from helios_host.proxies.postgres.pipeline import Pipeline

__all__ = ["Waits"]

T = TypeVar("T")


class Waits:
    """The answers that came for the message that is being handled, in the order in which its handler asks for them.

    `may_wait` says whether what is asked may wait for a host function; `keeps` whether an answer that was there at once
    is kept too, as something later in the same message may have to be waited for.
    """

    def __init__(self, pipeline: Pipeline, *, may_wait: bool, keeps: bool) -> None:
        self._pipeline = pipeline
        self._may_wait = may_wait
        self._keeps = keeps
        self._answers: list[Any] = []
        self._replayed: Iterator[Any] = iter(())
        self._resumed = False
        self._began = 0

    def begin(self) -> int:
        """A message is handled: return when that began, in nanoseconds of the monotonic clock."""
        if self._resumed:
            self._resumed = False
            self._replayed = iter(tuple(self._answers))
            return self._began
        if self._answers:  # of another message
            self._answers = []
            self._replayed = iter(())
        self._began = time.monotonic_ns()
        return self._began

    def answer(self, decision: Coroutine[Any, Any, T]) -> T:
        """Return a decision; raises `Wait` where it is not there at once."""
        for known in self._replayed:
            decision.close()
            found: T = known
            return found
        answer = result_of(decision, self._may_wait, self._answered)
        if self._keeps:
            self._answers.append(answer)
        return answer

    def settle(self) -> None:
        """Go on once all batches before this one are answered; raises `Wait`."""
        for _ in self._replayed:
            return
        if self._pipeline.waiting:
            raise Wait(self._pipeline.answered(), self._answered)
        self._answers.append(None)

    def over(self, work: Coroutine[Any, Any, None]) -> None:
        """Go on once some work is done that is no decision; raises `Wait`."""
        for _ in self._replayed:
            work.close()
            return
        raise Wait(work, self._answered)

    def anew(self) -> None:
        """Handle the message from its start once all batches before it are answered, where they will be."""
        if self._pipeline.waiting and not self._pipeline.is_copying:
            raise Wait(self._pipeline.answered(), lambda _: None)

    def _answered(self, answer: Any) -> None:
        # What the last message waited for is there; the message comes again now.
        self._answers.append(answer)
        self._resumed = True
