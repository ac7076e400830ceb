"""Chat completions through the middleware: sources before the model, the answer through plugins, whole or streamed."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from asgi_client import Answer, ask, served
from helios_api.v2.llm_response import ResponseDecisionDeny, ResponseDecisionKeep, ResponseDecisionReplace
from helios_api.v2.metrics import QueryEndingCompleted, QueryEndingDenied
from helios_api.v2.rag import Chunk, Provenance
from helios_host import PluginHost
from helios_host.errors import GuestTrap
from helios_host.hooks.background import Background
from helios_host.hooks.chain import restate_unparsed
from helios_host.hooks.sets import AsyncHooks, Hooks
from helios_host.proxies.http.chat import ChatMiddleware
from helios_host.proxies.http.sse import EventReader, event
from hypothesis import given
from hypothesis import strategies as st
from voters import FAILURE, Voter, seats

ROOT = Path(__file__).parents[2]
GUEST = ROOT / "build" / "guests" / "clean-answers-c-v2"
PATH = "/v1/chat/completions"
QUESTION = {"model": "m", "messages": [{"role": "user", "content": "Who?"}]}


class Model:
    """An app that answers as it is told, and keeps what it was asked."""

    def __init__(self, text: str, size: int = 3, **response: Any) -> None:
        self.text, self.size, self.response = text, size, response
        self.asked: dict[str, Any] = {}
        self.headers: dict[str, str] = {}
        self.sent = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = b""
        while True:
            message = await receive()
            body += message["body"]
            if not message["more_body"]:
                break
        self.headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        self.asked = json.loads(body)
        assert self.headers["content-length"] == str(len(body))
        if self.asked.get("stream"):
            await self.stream(send)
            return
        message = {"role": "assistant", "content": self.text}
        answer = {"id": "x", "choices": [{"index": 0, "message": message, "finish_reason": "stop"}], **self.response}
        await respond(send, json.dumps(answer).encode(), "application/json")

    async def stream(self, send: Any) -> None:
        head = [(b"content-type", b"text/event-stream; charset=utf-8")]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        for data in (event(text) for text in self.events()):
            for at in range(0, len(data), 7):  # as the network cuts it
                self.sent += 1
                await send({"type": "http.response.body", "body": data[at : at + 7], "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    def events(self) -> list[str]:
        parts = [self.text[i : i + self.size] for i in range(0, len(self.text), self.size)]
        deltas: list[tuple[dict[str, Any], str | None]] = [({"role": "assistant", "content": ""}, None)]
        deltas += [({"content": part}, None) for part in parts]
        deltas.append(({}, "stop"))
        chunks = [{"id": "x", "choices": [{"index": 0, "delta": d, "finish_reason": f}]} for d, f in deltas]
        return [*(json.dumps(chunk) for chunk in chunks), "[DONE]"]


async def respond(send: Any, body: bytes, kind: str, *more: tuple[bytes, bytes]) -> None:
    headers = [(b"content-type", kind.encode()), (b"content-length", str(len(body)).encode()), *more]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def host_of(**chains: Any) -> tuple[Any, dict[str, Voter]]:
    """A host with plugins in plain Python, one a hook."""
    voters = {name: Voter("p", answer) for name, answer in chains.items()}
    background = Background()
    hooks = Hooks(restate_unparsed, background, {name: seats([voter], name) for name, voter in voters.items()})
    return SimpleNamespace(hooks=AsyncHooks(hooks), flush=background.flush), voters


async def complete(app: Any, *, stream: bool = False, **more: Any) -> Answer:
    request = {**QUESTION, **({"stream": True} if stream else {}), **more}
    body = json.dumps(request).encode()
    return await ask(app, "POST", PATH, [("accept-encoding", "gzip"), ("content-length", str(len(body)))], body)


def text_of(answer: Answer) -> str:
    """What a client reads."""
    if not answer.headers["content-type"].startswith("text/event-stream"):
        text: str = json.loads(answer.text)["choices"][0]["message"]["content"]
        return text
    reader, text, done = EventReader(), "", False
    for chunk in answer.chunks:
        for data in reader.feed(chunk):
            assert not done
            if data == "[DONE]":
                done = True
                continue
            for choice in json.loads(data).get("choices", []):
                text += choice["delta"].get("content") or ""
    assert done
    return text


def shout(subject: Any) -> Any:
    return ResponseDecisionReplace(subject[0].upper())


@pytest.mark.parametrize("stream", [False, True])
async def test_an_answer_goes_through_plugins(stream: bool) -> None:
    host, voters = host_of(post_process_response=shout)
    model = Model("It was alice.")
    answer = await complete(ChatMiddleware(model, host), stream=stream)
    assert (answer.status, text_of(answer)) == (200, "IT WAS ALICE.")
    assert "accept-encoding" not in model.headers
    (seen,) = voters["post_process_response"].saw
    assert (seen[0], seen[1].model, seen[1].format) == ("It was alice.", "m", "text")


@pytest.mark.parametrize("stream", [False, True])
async def test_without_plugins_nothing_is_changed(stream: bool) -> None:
    host, _ = host_of()
    model = Model("It was alice.")
    through = await complete(ChatMiddleware(model, host), stream=stream)
    straight = await complete(model, stream=stream)
    assert b"".join(through.chunks) == b"".join(straight.chunks)


async def test_a_denied_answer_is_an_error_of_the_api() -> None:
    host, _ = host_of(post_process_response=ResponseDecisionDeny("not this"))
    answer = await complete(ChatMiddleware(Model("secret"), host))
    assert answer.status == 403
    assert json.loads(answer.text)["error"]["message"] == "not this"
    assert "secret" not in answer.text
    streamed = await complete(ChatMiddleware(Model("secret"), host), stream=True)
    assert "secret" not in streamed.text
    events = [data for data in EventReader().feed(b"".join(streamed.chunks)) if "error" in data]
    assert json.loads(events[0])["error"]["message"] == "not this"
    assert text_of(streamed) == ""


@pytest.mark.parametrize("stream", [False, True])
async def test_a_plugin_that_fails_withholds_the_answer(stream: bool) -> None:
    host, _ = host_of(post_process_response=FAILURE)
    answer = await complete(ChatMiddleware(Model("secret"), host), stream=stream)
    assert "secret" not in answer.text
    assert "plugin p crashed" in answer.text


CHUNKS = [
    Chunk(
        id=f"c{i}",
        text=f"fact {i}",
        score=1.0,
        scores=[],
        provenance=Provenance(index="i", document=f"d{i}", title=None, uri="u", offset=None, updated=None),
        metadata=[],
    )
    for i in range(3)
]


async def test_sources_stand_before_the_question_and_come_with_the_answer() -> None:
    host, voters = host_of(
        rag_retrieve=CHUNKS, rag_rerank=lambda s: s[1][::-1], post_process_response=ResponseDecisionKeep()
    )
    model = Model("Fine.")
    messages = [
        {"role": "user", "content": "Old?"},
        {"role": "assistant", "content": "Yes."},
        {"role": "user", "content": "Who?"},
    ]
    await complete(ChatMiddleware(model, host), messages=messages)
    *_, added, question = model.asked["messages"]
    assert question["content"] == "Who?"
    assert added["role"] == "system"
    assert added["content"].splitlines()[1:] == ["[1] fact 2", "[2] fact 1", "[3] fact 0"]
    assert voters["rag_retrieve"].saw[0][0] == "Who?"
    assert voters["rag_retrieve"].calls[0].deadline == 5_000_000
    sources = voters["post_process_response"].saw[0][1].sources
    assert [(source.id, source.title, source.uri) for source in sources] == [
        (f"p.c{i}", f"d{i}", "u") for i in (2, 1, 0)
    ]


async def test_events_say_how_it_ended() -> None:
    host, voters = host_of(on_events=None, post_process_response=ResponseDecisionDeny("no"))
    await complete(ChatMiddleware(Model("x"), host))
    await complete(ChatMiddleware(Model("x"), host), stream=True)
    voters["post_process_response"].answer = ResponseDecisionKeep()
    await complete(ChatMiddleware(Model("x"), host))
    assert host.flush(10)
    endings = [event.ending for events in voters["on_events"].saw for event in events]
    assert endings == [QueryEndingDenied("no"), QueryEndingDenied("no"), QueryEndingCompleted()]


@pytest.mark.parametrize(
    ("kind", "more"),
    [("text/html", ()), ("application/json", ((b"content-encoding", b"gzip"),)), ("application/json", ())],
)
async def test_what_cannot_be_read_is_withheld(kind: str, more: Any) -> None:
    async def odd(_scope: Any, _receive: Any, send: Any) -> None:
        await respond(send, b"secret", kind, *more)

    host, _ = host_of(post_process_response=ResponseDecisionKeep())
    answer = await complete(ChatMiddleware(odd, host))
    assert answer.status == 502
    assert "secret" not in answer.text


@pytest.mark.parametrize(("body", "status"), [(b"{", 400), (b"[]", 400), (b" " * (8 << 20) + b"{}", 413)])
async def test_a_request_that_is_none_is_refused(body: bytes, status: int) -> None:
    host, _ = host_of(post_process_response=ResponseDecisionKeep())
    assert (await ask(ChatMiddleware(Model(""), host), "POST", PATH, (), body)).status == status


async def test_a_denial_stops_the_model() -> None:
    class Third:
        async def push(self, chunk: str) -> Any:
            return ResponseDecisionDeny("enough") if "c" in chunk else ResponseDecisionKeep()

        async def finish(self) -> str:
            raise GuestTrap("not reached")

        def close(self) -> None:
            """Nothing is held."""

    host, _ = host_of(open_processor=lambda _: Third(), post_process_response=ResponseDecisionKeep())
    model = Model("abcdefghijklmnopqrstuvwxyz", size=1)
    whole = len(event("x")) + sum(len(event(text)) for text in model.events())
    answer = await complete(ChatMiddleware(model, host), stream=True)
    assert text_of(answer) == "ab"
    assert "enough" in answer.text
    assert model.sent * 7 < whole / 2


@given(st.lists(st.text("ab\u20ac\n", max_size=5), max_size=5), st.integers(1, 9))
def test_events_are_read_however_they_are_cut(texts: list[str], size: int) -> None:
    data = b"".join(event(text) for text in texts)
    reader = EventReader()
    found = [text for at in range(0, len(data), size) for text in reader.feed(data[at : at + size])]
    assert [*found, *reader.feed(b"", last=True)] == texts


@pytest.fixture
async def cleaner(tmp_path: Path) -> AsyncIterator[PluginHost]:
    if not GUEST.is_dir():
        pytest.skip("clean-answers-c-v2 is not built: just guests")
    plugins = tmp_path / "plugins"
    plugins.mkdir()
    (plugins / "clean-answers").symlink_to(GUEST)
    cache = ROOT / "build" / "test-cache"
    async with PluginHost.from_directory(plugins, '[plugins]\ntimeout = "5s"', cache_directory=cache) as host:
        yield host


@pytest.mark.guests
@pytest.mark.parametrize("size", [1, 5, 100])
async def test_personal_data_is_taken_out_of_a_real_stream(cleaner: PluginHost, size: int) -> None:
    model = Model("Ask alice@example.org or 555-123-4567 now.", size=size)
    for stream in (False, True):
        answer = await complete(ChatMiddleware(model, cleaner), stream=stream)
        assert text_of(answer) == "Ask [removed] or [removed] now."
    assert cleaner.plugins["clean-answers"].instances == 1


@pytest.mark.guests
async def test_a_client_that_goes_away_gives_the_instance_back(cleaner: PluginHost) -> None:
    import asyncio

    waiting, gone = asyncio.Event(), asyncio.Event()

    async def slow(_scope: Any, receive: Any, send: Any) -> None:
        await receive()
        head = [(b"content-type", b"text/event-stream")]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        chunk = {"choices": [{"index": 0, "delta": {"content": "hello there "}}]}
        await send({"type": "http.response.body", "body": event(json.dumps(chunk)), "more_body": True})
        waiting.set()
        assert (await receive())["type"] == "http.disconnect"
        gone.set()

    async with served(ChatMiddleware(slow, cleaner)) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        body = json.dumps({**QUESTION, "stream": True}).encode()
        head = f"POST {PATH} HTTP/1.1\r\nhost: x\r\ncontent-length: {len(body)}\r\n\r\n"
        writer.write(head.encode() + body)
        await reader.readuntil(b"hello there")
        await waiting.wait()
        plugin = cleaner.plugins["clean-answers"]
        assert plugin.instances == 2
        writer.close()
        await gone.wait()
        while plugin.instances > 1:
            await asyncio.sleep(0.01)
