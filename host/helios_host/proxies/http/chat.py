"""A pure ASGI middleware for chat completions: text is looked up before the model, and its answer goes through plugins.

It stands before any app that speaks `POST …/chat/completions` as OpenAI defined it, whole or streamed. For each
request it asks `rag-retrieve` and `rag-rerank` about the last message of the user and puts what they found before that
message, as numbered sources; then `llm-response` about each choice of the answer; and tells `metrics` how it ended.
Where no plugin has one of these hooks, that step is left out.

What cannot be read is not let through while a plugin has `llm-response`: the app is asked for an answer that is not
compressed, and anything but JSON or events is answered by 502. Plugins see the text of an answer, not tool calls.
"""

from __future__ import annotations

import json
import time
from typing import Any, Final

import attrs
from helios_api.v2.llm_response import ResponseContext, ResponseDecisionDeny, ResponseDecisionReplace, Source
from helios_api.v2.metrics import (
    QueryEnding,
    QueryEndingCompleted,
    QueryEndingDenied,
    QueryEndingFailed,
    QueryEvent,
    QueryFailure,
)
from helios_api.v2.rag import Chunk, RagConfig
from helios_api.v2.types import Call, StatementKind

from helios_host.errors import CallError
from helios_host.hooks.table import deadline_of
from helios_host.manager import PluginHost

from .asgi import App, Message, Receive, Scope, Send, TooLarge, answer_json, call_for, read_body
from .streamed import Denied, StreamedAnswer

__all__ = ["ChatMiddleware"]

BODY_LIMIT: Final = 8 << 20
"""Most bytes of a request, and of an answer that is not streamed."""

PATH: Final = "/chat/completions"

_DROPPED: Final = (b"accept-encoding", b"content-length", b"transfer-encoding")
_SOURCES: Final = "Use these sources, and cite them by their numbers:\n"


class ChatMiddleware:
    """The middleware before `app`; `rag` says how to look text up, `path` is how the paths of completions end."""

    def __init__(
        self, app: App, host: PluginHost, rag: RagConfig | None = None, path: str = "/chat/completions"
    ) -> None:
        self._app: Final = app
        self._host: Final = host
        self._rag: Final = rag or RagConfig(indexes=[], top_k=5, min_score=None, filters=[], settings=[])
        self._path: Final = path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, by way of the plugins where it is one for a completion."""
        if scope["type"] != "http" or scope["method"] != "POST" or not scope["path"].endswith(self._path):
            await self._app(scope, receive, send)
            return
        try:
            request = json.loads(await read_body(receive, BODY_LIMIT))
        except TooLarge:
            await _fail(send, 413, f"a request has at most {BODY_LIMIT} bytes")
            return
        except ValueError:
            await _fail(send, 400, "the request is not JSON")
            return
        if not isinstance(request, dict):
            await _fail(send, 400, "the request is not a JSON object")
            return
        await _Exchange(self._host, self._rag, self._app, scope, receive, send).run(request)


class _Exchange:
    """One request and its answer."""

    def __init__(self, host: PluginHost, rag: RagConfig, app: App, scope: Scope, receive: Receive, send: Send) -> None:
        self._hooks: Final = host.hooks
        self._rag: Final = rag
        self._app: Final = app
        self._scope: Final = scope
        self._receive: Final = receive
        self._send: Final = send
        self._call: Final = call_for("post_process_response", scope)
        self._context = ResponseContext(format="text", model="", sources=[])
        self._whole: list[bytes] | None = None
        self._streamed: StreamedAnswer | None = None
        self._start: Message | None = None
        self._ending: QueryEnding = QueryEndingCompleted()

    async def run(self, request: dict[str, Any]) -> None:
        """Ask the app with the sources put in, and send what the plugins make of its answer."""
        started, clock = time.time(), time.perf_counter()
        try:
            await self._ask(request)
        finally:
            if self._streamed is not None:
                self._streamed.close()
            if not self._hooks.on_events.is_empty:
                took = time.perf_counter() - clock
                await self._hooks.on_events(self._call, [self._event(int(started * 1e6), int(took * 1e6))])

    async def _ask(self, request: dict[str, Any]) -> None:
        model = request.get("model")
        sources = await self._look_up(request)
        form = request.get("response_format")
        wanted = "json" if isinstance(form, dict) and str(form.get("type", "")).startswith("json") else "text"
        self._context = ResponseContext(format=wanted, model=model if isinstance(model, str) else "", sources=sources)
        body = json.dumps(request, ensure_ascii=False).encode()
        headers = [(name, value) for name, value in self._scope["headers"] if name.lower() not in _DROPPED]
        scope = {**self._scope, "headers": [*headers, (b"content-length", str(len(body)).encode())]}
        given = False

        async def receive() -> Message:
            nonlocal given
            if given:
                return await self._receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        try:
            await self._app(scope, receive, self._send if self._hooks.post_process_response.is_empty else self._take)
        except Denied as denied:
            self._ending = QueryEndingDenied(str(denied))

    async def _look_up(self, request: dict[str, Any]) -> list[Source]:
        """Find text for the user's last message and put it before that; returns the sources."""
        messages = request.get("messages")
        if self._hooks.rag_retrieve.is_empty or not isinstance(messages, list):
            return []
        asked = [i for i, m in enumerate(messages) if isinstance(m, dict) and m.get("role") == "user"]
        query = messages[asked[-1]].get("content") if asked else None
        if not isinstance(query, str):
            return []
        call = attrs.evolve(self._call, deadline=deadline_of("rag_retrieve"))
        chunks: list[Chunk] | None = None
        try:
            chunks = await self._hooks.rag_retrieve(call, (query, self._rag))
            if chunks and not self._hooks.rag_rerank.is_empty:
                call = attrs.evolve(self._call, deadline=deadline_of("rag_rerank"))
                chunks = await self._hooks.rag_rerank(call, (query, chunks)) or chunks
        except CallError as error:
            self._ending = QueryEndingFailed(QueryFailure(code="", message=error.summary))
            raise
        if not chunks:
            return []
        chunks = chunks[: self._rag.top_k]
        text = _SOURCES + "\n".join(f"[{number}] {chunk.text}" for number, chunk in enumerate(chunks, 1))
        messages.insert(asked[-1], {"role": "system", "content": text})
        return [
            Source(id=chunk.id, title=chunk.provenance.title or chunk.provenance.document, uri=chunk.provenance.uri)
            for chunk in chunks
        ]

    async def _take(self, message: Message) -> None:
        """Take what the app sends."""
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif message["type"] == "http.response.body" and self._streamed is not None:
            await self._streamed.take(message.get("body", b""), last=not message.get("more_body", False))
        elif message["type"] == "http.response.body" and self._whole is not None:
            self._whole.append(message.get("body", b""))
            if sum(map(len, self._whole)) > BODY_LIMIT:
                await self._unreadable("the model's answer is too large")
            if not message.get("more_body", False):
                await self._finish(b"".join(self._whole))
        else:
            await self._send(message)

    async def _begin(self, message: Message) -> None:
        headers = {name.lower(): value for name, value in message.get("headers", ())}
        kind = headers.get(b"content-type", b"").split(b";")[0].strip().lower()
        if not 200 <= message["status"] < 300:
            await self._send(message)
        elif headers.get(b"content-encoding", b"identity") != b"identity":
            await self._unreadable("the model's answer is compressed")
        elif kind == b"text/event-stream":
            kept = [(name, value) for name, value in message["headers"] if name.lower() != b"content-length"]
            self._streamed = StreamedAnswer(self._hooks, self._call, self._context, self._send)
            await self._send({**message, "headers": kept})
        elif kind == b"application/json":
            self._start, self._whole = message, []
        else:
            await self._unreadable("the model's answer is neither JSON nor events")

    async def _finish(self, body: bytes) -> None:
        """Send a whole answer as the plugins want it."""
        assert self._start is not None
        try:
            completion = json.loads(body)
            choices = [choice["message"] for choice in completion["choices"]]
        except (ValueError, KeyError, TypeError):
            await self._unreadable("the model's answer is no completion")
            return
        for message in choices:
            text = message.get("content")
            if isinstance(text, str):
                decision = await self._hooks.post_process_response(self._call, (text, self._context))
                if isinstance(decision, ResponseDecisionDeny):
                    await _fail(self._send, 403, decision.value)
                    raise Denied(decision.value)
                if isinstance(decision, ResponseDecisionReplace):
                    message["content"] = decision.value
        body = json.dumps(completion, ensure_ascii=False).encode()
        headers = [(name, value) for name, value in self._start["headers"] if name.lower() != b"content-length"]
        headers.append((b"content-length", str(len(body)).encode()))
        await self._send({**self._start, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})

    async def _unreadable(self, why: str) -> None:
        await _fail(self._send, 502, why)
        raise Denied(why)

    def _event(self, started: int, took: int) -> QueryEvent:
        call: Call = self._call
        ending = self._ending
        if self._streamed is not None and self._streamed.denied is not None:
            ending = QueryEndingDenied(self._streamed.denied)
        return QueryEvent(
            session_id=call.session.id,
            user_id=None,
            user=call.session.user,
            database=self._context.model,
            client_addr=call.session.client_addr,
            trace_parent=call.trace_parent,
            query=f"POST {self._scope['path']}",
            kind=StatementKind.OPAQUE,
            fingerprint=None,
            started=started,
            duration=took,
            plugin_duration=0,
            rows=0,
            backend=None,
            ending=ending,
        )


async def _fail(send: Send, status: int, text: str) -> None:
    """Send an error as the API says it."""
    kind = "plugin_denied" if status == 403 else "invalid_request_error" if status < 500 else "server_error"
    await answer_json(send, status, {"error": {"message": text, "type": kind, "code": None, "param": None}})
