"""A streamed chat completion on its way through the plugins, event by event."""

from __future__ import annotations

import json
from typing import Any, Final

from helios_api.v2.llm_response import ResponseContext, ResponseDecision, ResponseDecisionDeny, ResponseDecisionReplace
from helios_api.v2.types import Call

from helios_host.hooks.sets import AsyncHooks
from helios_host.hooks.stream import AsyncResponseStream

from .asgi import Send
from .sse import EventReader, TooLong, event

__all__ = ["Denied", "StreamedAnswer"]

CHOICES: Final = 16
"""Most choices of one completion: each holds an instance of every plugin."""

DONE: Final = "[DONE]"


class Denied(Exception):
    """The answer was refused, and the client was told."""


class StreamedAnswer:
    """Takes the bytes of an event stream, and sends what the plugins make of each choice's text."""

    def __init__(self, hooks: AsyncHooks, call: Call, context: ResponseContext, send: Send) -> None:
        self.denied: str | None = None
        self._hooks: Final = hooks
        self._call: Final = call
        self._context: Final = context
        self._send: Final = send
        self._reader: Final = EventReader()
        self._streams: dict[int, AsyncResponseStream] = {}
        self._last: dict[str, Any] = {}

    async def take(self, data: bytes, *, last: bool) -> None:
        """Take bytes of the app; raises `Denied` when the rest is withheld."""
        try:
            for text in self._reader.feed(data, last=last):
                await self._event(text)
        except TooLong:
            await self._deny("the model's answer is too large")
        if last:
            await self._end()
            await self._send({"type": "http.response.body", "body": b""})

    def close(self) -> None:
        """Drop what is left of the streams."""
        streams, self._streams = self._streams, {}
        for stream in streams.values():
            stream.close()

    async def _event(self, text: str) -> None:
        if text.strip() == DONE:
            await self._end()
            await self._emit(DONE)
            return
        try:
            chunk = json.loads(text)
            choices = chunk["choices"]
            self._last = {key: value for key, value in chunk.items() if key not in ("choices", "usage")}
            said = False
            for choice in list(choices):
                said = await self._choice(choices, choice) or said
        except (ValueError, KeyError, TypeError, AttributeError):
            await self._deny("the model's answer is no completion")
            return
        if choices or not said:
            await self._emit(json.dumps(chunk, ensure_ascii=False))

    async def _choice(self, choices: list[Any], choice: dict[str, Any]) -> bool:
        """Put the plugins' text into a choice, or take it out where nothing is left; says whether that was so."""
        index, delta = int(choice.get("index", 0)), choice.get("delta") or {}
        text = delta.get("content")
        stream = await self._stream(index)
        if stream is None:
            return False
        if isinstance(text, str) and text:
            decision = await stream.push(text)
            await self._check(decision)
            if isinstance(decision, ResponseDecisionReplace):
                delta["content"] = decision.value
        if choice.get("finish_reason") is not None:
            rest = await self._finish(index)
            delta["content"] = (delta.get("content") or "") + rest
            choice["delta"] = delta
        elif delta.get("content") == "" and text and set(delta) == {"content"}:
            choices.remove(choice)
            return True
        return False

    async def _stream(self, index: int) -> AsyncResponseStream | None:
        stream = self._streams.get(index)
        if stream is None:
            if len(self._streams) >= CHOICES:
                await self._deny(f"a completion has at most {CHOICES} choices")
            opened = await self._hooks.open_processor(self._call, self._context)
            if opened is None or isinstance(opened, ResponseDecisionDeny):
                await self._check(opened)
                return None
            stream = self._streams[index] = opened
        return stream

    async def _finish(self, index: int) -> str:
        stream = self._streams.get(index)
        decision = None if stream is None else await stream.finish()
        await self._check(decision)
        return decision.value if isinstance(decision, ResponseDecisionReplace) else ""

    async def _end(self) -> None:
        """Finish the choices that the model left open."""
        for index, stream in list(self._streams.items()):
            rest = "" if stream.finished else await self._finish(index)
            if rest:
                choice = {"index": index, "delta": {"content": rest}, "finish_reason": None}
                await self._emit(json.dumps({**self._last, "choices": [choice]}, ensure_ascii=False))
        self.close()

    async def _check(self, decision: ResponseDecision | None) -> None:
        if isinstance(decision, ResponseDecisionDeny):
            await self._deny(decision.value)

    async def _deny(self, text: str) -> None:
        self.denied = text
        error = {"error": {"message": text, "type": "plugin_denied", "code": None, "param": None}}
        await self._emit(json.dumps(error))
        await self._emit(DONE)
        await self._send({"type": "http.response.body", "body": b""})
        raise Denied(text)

    async def _emit(self, data: str) -> None:
        await self._send({"type": "http.response.body", "body": event(data), "more_body": True})
