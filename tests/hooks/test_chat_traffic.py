"""Plugins on real HTTP traffic: a client, uvicorn with the middleware, and behind it a stub of a model server.

The stub answers the same words whatever it is asked; the client reads completions as an OpenAI client does.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import attrs
import httpx2
import pytest
from asgi_client import served
from guestkit import build_guests
from helios_host import PluginHost
from helios_host.proxies.http.chat import ChatMiddleware

pytestmark = pytest.mark.guests
ROOT = Path(__file__).parents[2]


class StubModel:
    """A model server that is none: its words are given, and a stream waits after the first until it may `go_on`."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.go_on = asyncio.Event()
        self.go_on.set()
        self.sent = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = b""
        more = True
        while more:
            message = await receive()
            body, more = body + message.get("body", b""), message.get("more_body", False)
        if not json.loads(body).get("stream"):
            message = {"role": "assistant", "content": "".join(self.words)}
            answer = {"id": "c", "choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}
            await self._answer(send, b"application/json", json.dumps(answer).encode())
            return
        await self._start(send, b"text/event-stream")
        for number, word in enumerate(self.words):
            if number:
                await self.go_on.wait()
            choice = {"index": 0, "delta": {"content": word}, "finish_reason": None}
            event = f"data: {json.dumps({'id': 'c', 'choices': [choice]})}\n\n".encode()
            await send({"type": "http.response.body", "body": event, "more_body": True})
            self.sent += 1
        await send({"type": "http.response.body", "body": b"data: [DONE]\n\n"})

    async def _start(self, send: Any, kind: bytes) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind)]})

    async def _answer(self, send: Any, kind: bytes, body: bytes) -> None:
        await self._start(send, kind)
        await send({"type": "http.response.body", "body": body})


@attrs.frozen
class Forward:
    """An app that passes requests on to a server, and each piece of its answer as it comes."""

    client: httpx2.AsyncClient
    address: str

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = (await receive())["body"]
        async with self.client.stream("POST", self.address + scope["path"], content=body) as response:
            kind = response.headers["content-type"].encode()
            start = {"type": "http.response.start", "status": response.status_code}
            await send({**start, "headers": [(b"content-type", kind)]})
            async for piece in response.aiter_raw():
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})


@contextlib.asynccontextmanager
async def gateway(directory: Path, model: StubModel, text: str, *guests: str) -> AsyncIterator[tuple[str, Any]]:
    """Serve the middleware with plugins before the model's server; gives its address and a client."""
    for guest in guests:
        (outcome,) = build_guests(only=[guest])
        assert outcome.status in ("built", "cached"), outcome.note
        (directory / guest).symlink_to(outcome.guest.target)
    config = f'[plugins]\ntimeout = "5s"\n{text}'
    cache = ROOT / "build" / "test-cache"
    async with (
        PluginHost.from_directory(directory, config, cache_directory=cache) as host,
        httpx2.AsyncClient(timeout=60) as client,
        served(model) as behind,
        served(ChatMiddleware(Forward(client, f"http://127.0.0.1:{behind}"), host)) as port,
    ):
        assert host.problems == ()
        yield f"http://127.0.0.1:{port}/v1/chat/completions", client


QUESTION: dict[str, Any] = {"model": "stub", "messages": [{"role": "user", "content": "Who?"}]}


async def whole(client: httpx2.AsyncClient, url: str) -> tuple[str, str]:
    """Return the text of a completion and the error that came in its place."""
    answer = (await client.post(url, json=QUESTION)).json()
    if "error" in answer:
        return "", answer["error"]["message"]
    return answer["choices"][0]["message"]["content"], ""


async def pieces(client: httpx2.AsyncClient, url: str) -> AsyncIterator[tuple[str, str]]:
    """Yield the text of each event of a streamed completion, or its error."""
    async with client.stream("POST", url, json={**QUESTION, "stream": True}) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        async for line in response.aiter_lines():
            if not line.startswith("data: ") or line == "data: [DONE]":
                continue
            event = json.loads(line[6:])
            if "error" in event:
                yield "", event["error"]["message"]
            else:
                yield "".join(c["delta"].get("content") or "" for c in event["choices"]), ""


async def streamed(client: httpx2.AsyncClient, url: str) -> tuple[str, str]:
    got = [piece async for piece in pieces(client, url)]
    return "".join(text for text, _ in got), "".join(error for _, error in got)


BUDGET = """
[plugins.token-budget]
config = {{ budget = {budget} }}
[plugins.permissions]
token-budget = ["kv_read", "kv_write"]
[plugins.capabilities]
data_dir = "{data}"
"""


async def test_a_budget_of_tokens_holds_over_whole_and_streamed_answers(tmp_path: Path) -> None:
    (tmp_path / "plugins").mkdir()
    text = BUDGET.format(budget=25, data=tmp_path / "data")
    model = StubModel(*["word word "] * 4)  # 40 bytes, which are 10 tokens
    async with gateway(tmp_path / "plugins", model, text, "token-budget-c-v2") as (url, client):
        assert await whole(client, url) == ("word word " * 4, "")
        assert await streamed(client, url) == ("word word " * 4, "")
        assert await whole(client, url) == ("", "the token budget is used up")
        assert await streamed(client, url) == ("word word " * 2, "the token budget is used up")


async def test_an_answer_is_cleaned_while_it_streams_and_not_held_back(tmp_path: Path) -> None:
    model = StubModel("Ask ", "al@ex", ".org or", " 555-123-4567", " today.")
    async with gateway(tmp_path, model, "", "clean-answers-c-v2") as (url, client):
        assert await whole(client, url) == ("Ask [removed] or [removed] today.", "")
        model.go_on.clear()
        got, first = "", asyncio.Event()
        async for text, error in pieces(client, url):
            assert not error
            got += text
            if got.startswith("Ask ") and not first.is_set():
                assert model.sent == 1  # it waits for this client, which has the first word already
                first.set()
                model.go_on.set()
        assert got == "Ask [removed] or [removed] today."


async def test_budget_and_cleaning_are_one_pipeline(tmp_path: Path) -> None:
    (tmp_path / "plugins").mkdir()
    text = BUDGET.format(budget=4, data=tmp_path / "data")
    model = StubModel("Mail al@example.org")  # 19 bytes are 5 tokens; what is left of it is 14, which are 4
    order = "[plugins.clean-answers]\npriority = 100\n"
    guests = ("token-budget-c-v2", "clean-answers-c-v2")
    async with gateway(tmp_path / "plugins", model, order + text, *guests) as (url, client):
        assert await whole(client, url) == ("Mail [removed]", "")
        assert (await whole(client, url))[1] == "the token budget is used up"
