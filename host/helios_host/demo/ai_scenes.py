"""The demo's scenes of tokens, vectors, retrieval, tools and answers: plugins that ask services of their operator.

A service inside the company is a real HTTP server of this process, the index a real one of SQLite; the model is a stub
that always answers the same words.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import attrs
from helios_api.v2.agent_tools import ContentPartText, ToolResultCompleted, ToolResultInvalidParams
from helios_api.v2.authenticate import AuthRequest, AuthResultDenied, AuthResultSuccess
from helios_api.v2.rag import RagConfig
from helios_api.v2.types import Call

from helios_host.capabilities.faces import Io
from helios_host.capabilities.search import Document, SearchSettings, open_search
from helios_host.errors import RequiredPluginFailed
from helios_host.manager import PluginHost
from helios_host.proxies.http.chat import ChatMiddleware
from helios_host.proxies.search import PluginIndex

from .live import Scene
from .stage import GUESTS

__all__ = ["run_ai_scenes", "skipped"]

_HTTP: Final = ("custom-auth-c-v1", "agent-tools-zig-v2")
_PLUGINS: Final = (*_HTTP, "rag-fusion-cpp-v2", "clean-answers-c-v2", "lite-policies-c-v1")

_NETWORK: Final = 'network = {{ allow = ["{address}"], allow_private = ["127.0.0.1"] }}'
_SECTIONS: Final = {
    "custom-auth-c-v1": f"""
[plugins.custom-auth]
config = {{{{ auth_endpoint = "{{address}}/validate" }}}}
{_NETWORK}
""",
    "agent-tools-zig-v2": f"""
[plugins.agent-tools]
config = {{{{ base_url = "{{address}}", paths = ["/users"] }}}}
{_NETWORK}
""",
}
_GRANTS: Final = {
    "custom-auth-c-v1": 'custom-auth = ["http_fetch"]',
    "agent-tools-zig-v2": 'agent-tools = ["http_fetch"]',
    "rag-fusion-cpp-v2": 'rag-fusion = ["search"]',
}

_DOCUMENTS: Final = (
    Document(id="reset", text="How to reset a password", source="Handbook", metadata=()),
    Document(id="lunch", text="Where to have lunch", source="Canteen", metadata=()),
    Document(id="words", text="A password is a secret word", source="Glossary", metadata=()),
)

_Ask = Callable[[PluginHost, Call, PluginIndex], Awaitable[str]]


def skipped() -> list[str]:
    """Name the plugins that are left out because the host import http has nothing to stand on."""
    return [] if find_spec("httpcore") else list(_HTTP)


def run_ai_scenes(call: Call, progress: Any) -> list[Scene]:
    """Ask the plugins that are built, and return their answers; raises `HeliosError` where one cannot be loaded."""
    built = [name for name in _PLUGINS if (GUESTS / name).is_dir() and name not in skipped()]
    call = attrs.evolve(call, deadline=5_000_000)
    with tempfile.TemporaryDirectory(prefix="helios-scenes-") as folder, _service() as address:
        plugins = Path(folder) / "plugins"
        plugins.mkdir()
        for name in built:
            (plugins / name).symlink_to(GUESTS / name)
        data = Path(folder) / "data"
        scenes = asyncio.run(_ask(plugins, _configuration(built, address, data), _QUESTIONS, call, progress))
        return scenes + [_ungranted(plugins, address, data)] * ("custom-auth-c-v1" in built)


def _ungranted(plugins: Path, address: str, data: Path) -> Scene:
    """Start without the permission of a plugin that is required."""
    text = _configuration(["custom-auth-c-v1"], address, data, grant=False)
    text = text.replace("[plugins.custom-auth]", "[plugins.custom-auth]\nrequired = true")
    expected = "refused: add http_fetch to the plugin's list in [plugins.permissions]"
    try:
        with PluginHost.from_directory(plugins, text):
            answer = "it started"
    except RequiredPluginFailed as error:
        answer = f"refused: {error.message.rpartition(': ')[2]}"
    return Scene("authenticate", "start without the permission http_fetch", "custom-auth", expected, answer)


def _configuration(built: list[str], address: str, data: Path, *, grant: bool = True) -> str:
    sections = [_SECTIONS[name].format(address=address) for name in built if name in _SECTIONS]
    granted = [_GRANTS[name] for name in built if grant and name in _GRANTS]
    storage = f'[plugins.capabilities]\ndata_dir = "{data}"'
    return "\n".join([*sections, storage, "[plugins.permissions]", *granted])


async def _ask(plugins: Path, text: str, questions: Any, call: Call, progress: Any) -> list[Scene]:
    async with PluginHost.from_directory(plugins, text, progress=progress) as host:
        for problem in host.problems:
            raise problem
        backend = open_search(SearchSettings(), Path(host.config.capabilities.data_dir), Io())
        index = PluginIndex(host, backend, "documents", embedder="rag-fusion", ranker="lite-policies-c")
        try:
            if {"rag-fusion", "lite-policies-c"} <= set(host.plugins):
                await index.add(_DOCUMENTS)
            return [
                Scene(hook, question, plugin, expected, await ask(host, call, index))
                for plugin, hook, question, expected, ask in questions
                if plugin in host.plugins and (plugin in _ALONE or "rag-fusion" in host.plugins)
            ]
        finally:
            backend.close()


@contextmanager
def _service() -> Iterator[str]:
    """Run what is inside the company: `/validate` knows one token, `/users/…` answers the path and who asks."""

    class Service(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer: Any = {"path": self.path, "for": self.headers.get("x-helios-user")}
            status = 200
            if self.path == "/validate":
                known = self.headers.get("x-custom-token") == "alice's token"
                status, answer = (200, {"user_id": "alice", "roles": ["developer"]}) if known else (403, {})
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _token(token: str) -> _Ask:
    async def ask(host: PluginHost, call: Call, _index: PluginIndex) -> str:
        answer = await host.hooks.authenticate(call, AuthRequest(headers=[("x-custom-token", token)], credential=None))
        if isinstance(answer, AuthResultSuccess):
            return f"{answer.value.user_id}, {', '.join(answer.value.roles)}"
        return f"deny: {answer.value}" if isinstance(answer, AuthResultDenied) else "nobody"

    return ask


async def _alike(host: PluginHost, call: Call, _index: PluginIndex) -> str:
    vectors = await host.hooks.embed(call, ["reset a password", "Password: a reset!"])
    if not vectors:
        return "nobody"
    return f"{len(vectors[0])} dimensions, {await host.hooks.similarity(call, (vectors[0], vectors[1])):.2f} alike"


async def _nearest(_host: PluginHost, _call: Call, index: PluginIndex) -> str:
    return ", ".join(hit.id for hit in await index.search("a secret word", 2))


async def _retrieve(host: PluginHost, call: Call, _index: PluginIndex) -> str:
    config = RagConfig(indexes=["documents"], top_k=2, min_score=None, filters=[], settings=[])
    chunks = await host.hooks.rag_retrieve(call, ("reset password", config)) or ()
    return "; ".join(f"{c.provenance.document}: {' and '.join(score.name for score in c.scores)}" for c in chunks)


def _tool(endpoint: str) -> _Ask:
    async def ask(host: PluginHost, call: Call, _index: PluginIndex) -> str:
        params = json.dumps({"endpoint": endpoint, "method": "GET"})
        answer = await host.hooks.execute_tool(call, ("agent-tools.internal_api_call", params))
        if isinstance(answer, ToolResultInvalidParams):
            return f"refused: {answer.value}"
        if isinstance(answer, ToolResultCompleted):
            parts = [content.part for content in answer.value.content]
            return "".join(part.value for part in parts if isinstance(part, ContentPartText))
        return "nobody"

    return ask


async def _stream(host: PluginHost, _call: Call, _index: PluginIndex) -> str:
    """Stream a completion through the middleware, and return the text that its client reads."""
    parts: list[bytes] = []
    question = {"role": "user", "content": "Who resets my password?"}
    body = json.dumps({"model": "stub", "stream": True, "messages": [question]}).encode()

    async def model(_scope: Any, _receive: Any, send: Any) -> None:
        head = [(b"content-type", b"text/event-stream")]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        for text in ("Write to ali", "ce@corp.exam", "ple now [1]."):
            choice = {"index": 0, "delta": {"content": text}, "finish_reason": None}
            event = f"data: {json.dumps({'choices': [choice]})}\n\n".encode()
            await send({"type": "http.response.body", "body": event, "more_body": True})
        await send({"type": "http.response.body", "body": b"data: [DONE]\n\n"})

    async def receive() -> Any:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        parts.append(message.get("body", b""))

    path = "/v1/chat/completions"
    scope: dict[str, Any] = {"type": "http", "method": "POST", "path": path, "headers": [], "client": None}
    rag = RagConfig(indexes=["documents"], top_k=1, min_score=None, filters=[], settings=[])
    await ChatMiddleware(model, host, rag)(scope, receive, send)
    events = [line[6:] for line in b"".join(parts).decode().splitlines() if line.startswith("data: {")]
    return "".join(c["delta"].get("content") or "" for e in events for c in json.loads(e).get("choices", []))


_ALONE: Final = ("custom-auth", "agent-tools")
"""Plugins whose scenes need no index."""

_QUESTIONS: Final[tuple[tuple[str, str, str, str, _Ask], ...]] = (
    (
        "custom-auth",
        "authenticate",
        "the token of alice, asked of a service",
        "alice, developer",
        _token("alice's token"),
    ),
    ("custom-auth", "authenticate", "another token", "deny: Invalid token", _token("another")),
    ("rag-fusion", "embedding", "reset a password / Password: a reset!", "64 dimensions, 1.00 alike", _alike),
    ("lite-policies-c", "vector-index", "a secret word, nearest two", "words, reset", _nearest),
    ("rag-fusion", "rag", "reset password", "reset: semantic and keyword; words: semantic and keyword", _retrieve),
    ("agent-tools", "agent-tools", "GET /users/1", '{"path": "/users/1", "for": "postgres"}', _tool("/users/1")),
    ("agent-tools", "agent-tools", "GET /secrets", "refused: endpoint: this path is not allowed", _tool("/secrets")),
    (
        "clean-answers",
        "rag, then llm-response, streamed",
        "Write to alice@corp.example now [1].",
        "Write to [removed] now [1].\n\nSources:\n[1] Handbook",
        _stream,
    ),
)
