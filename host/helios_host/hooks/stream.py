"""The answer of a model as it streams: a pipeline of plugins, chunk by chunk.

Each plugin of API version 2 holds an instance of its own from the opening to the end; one of version 1, which has no
streams, is given the whole text at the end. A failure under the rule `deny` ends the stream; under another rule the
text goes on without the plugin; what one of version 2 had kept back is lost.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from typing import Any, Final, Protocol, TypeAlias

from helios_api.v2.llm_response import (
    ResponseContext,
    ResponseDecision,
    ResponseDecisionDeny,
    ResponseDecisionKeep,
    ResponseDecisionReplace,
)
from helios_api.v2.types import Call

from helios_host.errors import CallError, InvalidArgument, client_text

from .chain import Chain
from .seat import Seat

__all__ = ["AsyncResponseStream", "ProcessorChain", "ResponseStream", "Work"]

HELD_LIMIT: Final = 1 << 20
"""Most characters that are held for a plugin of version 1."""

_KEEP: Final = ResponseDecisionKeep()


class Work(Protocol):
    """One plugin's work on one stream; `push` and `finish` return what they say, or an awaitable of it."""

    def push(self, chunk: str) -> Any:
        """Take a chunk; a `ResponseDecision`."""
        ...

    def finish(self) -> Any:
        """End; the text that is to follow, or a `ResponseDecision` about what was kept back."""
        ...

    def close(self) -> None:
        """Drop it; closing twice does nothing."""
        ...


class _Whole:
    """A plugin without streams: it is asked about the whole text at the end."""

    def __init__(self, seat: Seat[Any, Any], call: Call, context: ResponseContext) -> None:
        self.seat: Final = seat
        self.call: Final = call
        self.context: Final = context
        self.parts: list[str] = []
        self.room = HELD_LIMIT

    def hold(self, chunk: str) -> ResponseDecision:
        self.room -= len(chunk)
        if self.room < 0:
            text = f"the answer is longer than the {HELD_LIMIT} characters that a plugin of version 1 is asked about"
            raise InvalidArgument(text, plugin=self.seat.plugin, hook="open_processor")
        self.parts.append(chunk)
        return ResponseDecisionReplace("")


_Stage: TypeAlias = tuple[Seat[Any, Any], Work | _Whole]
_Steps: TypeAlias = Generator[tuple[Work | _Whole, str | None], Any, ResponseDecision]
"""Yields whom to give a chunk, or `None` at the end; is sent the answer or thrown its `CallError`."""


class _Pipeline:
    """The stages of one stream; the rule is written once, as a generator."""

    def __init__(self, chain: ProcessorChain, stages: Iterable[_Stage]) -> None:
        self.finished = False
        self._chain: Final = chain  # a plugin drains for as long as a stream asks it
        self._stages: Final = list(stages)

    def _through(self, stages: list[_Stage], chunk: str) -> _Steps:
        """Give a chunk to each stage in turn; returns what comes out."""
        text = chunk
        for stage in stages:
            if not text:
                break
            seat, work = stage
            try:
                decision = yield work, text
            except CallError as error:
                if seat.refuses(error):
                    return self._denied(seat.excuse(error))
                text = _held(work) + text
                self._leave_out(stage)
                continue
            if isinstance(decision, ResponseDecisionDeny):
                return self._denied(client_text(decision.value))
            if isinstance(decision, ResponseDecisionReplace):
                text = decision.value
        return _KEEP if text == chunk else ResponseDecisionReplace(text)

    def _pushing(self, chunk: str) -> _Steps:
        return (yield from self._through(list(self._stages), chunk))

    def _finishing(self) -> _Steps:
        """End each stage in turn: what one still gives goes through those behind it."""
        self.finished = True
        rest = ""
        stages = list(self._stages)
        for stage in stages:
            if stage not in self._stages:
                continue
            seat, work = stage
            if rest:
                decision = yield from self._through([stage], rest)
                if isinstance(decision, ResponseDecisionDeny):
                    return decision
                rest = decision.value if isinstance(decision, ResponseDecisionReplace) else rest
                if stage not in self._stages:
                    continue
            try:
                answer = yield work, None
            except CallError as error:
                if seat.refuses(error):
                    return self._denied(seat.excuse(error))
                rest += _held(work)
                self._leave_out(stage)
                continue
            if isinstance(answer, ResponseDecisionDeny):
                return self._denied(client_text(answer.value))
            if isinstance(answer, ResponseDecisionKeep):
                answer = _held(work)
            rest += answer.value if isinstance(answer, ResponseDecisionReplace) else answer
        self._drop()
        return ResponseDecisionReplace(rest)

    def _denied(self, text: str) -> ResponseDecision:
        self.finished = True
        self._drop()
        return ResponseDecisionDeny(text)

    def _leave_out(self, stage: _Stage) -> None:
        self._stages.remove(stage)
        if not isinstance(stage[1], _Whole):
            stage[1].close()

    def _drop(self) -> None:
        for stage in list(self._stages):
            self._leave_out(stage)


def _held(work: Work | _Whole) -> str:
    """Return the text that was kept back for a plugin without streams."""
    return "".join(work.parts) if isinstance(work, _Whole) else ""


class ResponseStream(_Pipeline):
    """One streamed answer, for callers that block; closing it drops what is left, as does leaving it as a context."""

    def push(self, chunk: str) -> ResponseDecision:
        """Take the next chunk, and say what the client gets for it; after a denial nothing follows."""
        return self._run(self._pushing(chunk))

    def finish(self) -> ResponseDecision:
        """End the answer: `replace` with what is to follow the last chunk, or `deny`."""
        return self._run(self._finishing())

    def close(self) -> None:
        """Drop the stream; closing twice does nothing."""
        self._drop()

    def __enter__(self) -> ResponseStream:
        return self

    def __exit__(self, *_error: object) -> None:
        self._drop()

    def _run(self, steps: _Steps) -> ResponseDecision:
        try:
            work, chunk = next(steps)
            while True:
                try:
                    answer = self._ask(work, chunk)
                except CallError as error:
                    work, chunk = steps.throw(error)
                else:
                    work, chunk = steps.send(answer)
        except StopIteration as end:
            decision: ResponseDecision = end.value
            return decision

    def _ask(self, work: Work | _Whole, chunk: str | None) -> Any:
        if isinstance(work, _Whole):
            if chunk is not None:
                return work.hold(chunk)
            subject = (_held(work), work.context)
            return work.seat.ask(*self._chain.times(work.call), work.call, subject)
        return work.finish() if chunk is None else work.push(chunk)


class AsyncResponseStream(_Pipeline):
    """One streamed answer, to be awaited."""

    async def push(self, chunk: str) -> ResponseDecision:
        """Take the next chunk, and say what the client gets for it; after a denial nothing follows."""
        return await self._run(self._pushing(chunk))

    async def finish(self) -> ResponseDecision:
        """End the answer: `replace` with what is to follow the last chunk, or `deny`."""
        return await self._run(self._finishing())

    def close(self) -> None:
        """Drop the stream; closing twice does nothing."""
        self._drop()

    async def __aenter__(self) -> AsyncResponseStream:
        return self

    async def __aexit__(self, *_error: object) -> None:
        self._drop()

    async def _run(self, steps: _Steps) -> ResponseDecision:
        try:
            work, chunk = next(steps)
            while True:
                try:
                    answer = await self._ask(work, chunk)
                except CallError as error:
                    work, chunk = steps.throw(error)
                else:
                    work, chunk = steps.send(answer)
        except StopIteration as end:
            decision: ResponseDecision = end.value
            return decision

    async def _ask(self, work: Work | _Whole, chunk: str | None) -> Any:
        if isinstance(work, _Whole):
            if chunk is not None:
                return work.hold(chunk)
            subject = (_held(work), work.context)
            return await work.seat.ask_async(*self._chain.times(work.call), work.call, subject)
        return await (work.finish() if chunk is None else work.push(chunk))


class ProcessorChain(Chain[ResponseContext, Any]):
    """`processor.open` of every plugin with `llm-response`: the answer is the stream, or a denial.

    `openers` are the seats of plugins that have streams; `wholes` those of all plugins, in order.
    """

    def __init__(self, openers: Iterable[Seat[Any, Any]] = (), wholes: Iterable[Seat[Any, Any]] = ()) -> None:
        self._openers: Final[Mapping[str, Seat[Any, Any]]] = {seat.plugin: seat for seat in openers}
        super().__init__(self._openers.get(seat.plugin, seat) for seat in wholes)

    def __call__(self, call: Call, subject: ResponseContext) -> ResponseStream | ResponseDecisionDeny | None:
        """Begin a streamed answer; `None` when no plugin has a say."""
        roomy, until = self.times(call)
        stages: list[_Stage] = []
        for seat in self.seats:
            if seat.plugin not in self._openers:
                stages.append((seat, _Whole(seat, call, subject)))
                continue
            try:
                stages.append((seat, seat.ask(roomy, until, call, subject)))
            except CallError as error:
                if seat.refuses(error):
                    _close(stages)
                    return ResponseDecisionDeny(seat.excuse(error))
            except BaseException:
                _close(stages)
                raise
        return ResponseStream(self, stages) if stages else None

    async def ask(self, call: Call, subject: ResponseContext) -> AsyncResponseStream | ResponseDecisionDeny | None:
        """Begin a streamed answer; `None` when no plugin has a say."""
        roomy, until = self.times(call)
        stages: list[_Stage] = []
        for seat in self.seats:
            if seat.plugin not in self._openers:
                stages.append((seat, _Whole(seat, call, subject)))
                continue
            try:
                stages.append((seat, await seat.ask_async(roomy, until, call, subject)))
            except CallError as error:
                if seat.refuses(error):
                    _close(stages)
                    return ResponseDecisionDeny(seat.excuse(error))
            except BaseException:
                _close(stages)
                raise
        return AsyncResponseStream(self, stages) if stages else None


def _close(stages: Iterable[_Stage]) -> None:
    for _, work in stages:
        if not isinstance(work, _Whole):
            work.close()
