"""One plugin in every language: failures are typed errors, settings and services have their names, answers stream."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from helios_api import v2 as d2
from helios_conformance.imports import Scripted
from helios_conformance.subject import Subject
from helios_host import PluginHost
from helios_host.proxies.http.chat import ChatMiddleware
from helios_host.scaffold.calls import Called, call_hook, find_hook, opened, started
from helios_host.scaffold.project import LANGUAGES
from witbind import Ok

from .conftest import BUILT, helios, need

SOURCES = {"c": "plugin.c", "cpp": "plugin.cpp", "go": "plugin.go", "javascript": "plugin.js", "python": "app.py",
           "rust": "src/lib.rs", "typescript": "plugin.ts", "zig": "plugin.zig"}  # fmt: skip
SCHEMA = """  limit:
    type: integer
    default: 10
    description: A number
  mark:
    type: string
    default: "!"
    description: A text
"""
OWN = {
    ("go", "own"): "panic: out of luck",
    ("javascript", "own"): "RangeError: out of luck",
    ("python", "own"): "KeyError: 'out of luck'",
    ("typescript", "own"): "RangeError: out of luck",
    ("zig", "own"): "OutOfLuck",
    ("zig", "typed"): "InvalidInput",
}
"""What a language says of a failure, where it is more than the words or has none."""

IMPORTS = ("cache-store", "http", "kv", "query", "search", "secrets", "telemetry")

CHUNKS = ("one ", "two ", "thr", "ee")


def made(language: str) -> Path:
    """Return the built plugin of a language, once for each content of its source."""
    need(language)
    folder = BUILT / f"services-{language}"
    if not folder.exists():
        services = [word for name in IMPORTS for word in ("--import", name)]
        options = ("--hook", "pre-query", "--hook", "llm-response", *services, "--directory", folder)
        assert helios("new", "trial", "--lang", language, *options).exit_code == 0
    manifest = folder / "plugin.yaml"
    if "limit:" not in manifest.read_text():
        manifest.write_text(manifest.read_text().replace("config_schema:\n", "config_schema:\n" + SCHEMA))
    target = folder / SOURCES[language]
    source = Path(__file__).parent / "data" / "trial" / target.name
    if target.read_text() != source.read_text():
        target.write_text(source.read_text())
    done = helios("build", folder)
    assert done.exit_code == 0, done.output
    return folder / "dist"


@pytest.fixture(
    params=sorted(LANGUAGES),
    scope="module",
)
def language(request: pytest.FixtureRequest) -> str:
    """Give each language."""
    found: str = request.param
    return found


@pytest.fixture(scope="module")
def subject(language: str) -> Iterator[Subject]:
    """Give the plugin, compiled."""
    with opened(made(language), {"limit": 3, "mark": "é"}) as subject:
        yield subject


@pytest.fixture(scope="module")
def call(subject: Subject) -> Iterator[Callable[[str], Called]]:
    """Give a function that calls the plugin's pre-query with a text."""
    with started(subject) as session:
        hook = find_hook(subject, "pre-query")
        yield lambda text: call_hook(subject, session, hook, hook.arguments({"statement": {"text": text}}))


@pytest.mark.parametrize(
    ("text", "case", "said"),
    [("typed", "invalid-input", "no table"), ("own", "other", "out of luck"), ("host", "", "")],
)
def test_a_failure_becomes_the_typed_error_and_is_logged(
    language: str, call: Callable[[str], Called], text: str, case: str, said: str
) -> None:
    found = call(text)  # in the third, kv has a text where a number would have to be
    assert found.plugin_error is not None, found
    ((name, message),) = found.plugin_error.items()
    assert case in (name, "")
    words = OWN.get((language, text), said)
    assert words in message
    (line,) = found.logs
    assert line["level"] == "error"
    assert words in line["message"]
    assert call("").answer["decision"] == "continue"  # the instance lives on


def test_settings_are_typed_and_the_host_has_natural_names(call: Callable[[str], Called]) -> None:
    (line,) = call("settings").logs
    assert line["message"] == "é"
    functions = [host_call["function"] for host_call in call("host").host_calls]
    assert functions == ["kv@2#set", "kv@2#increment"]


def test_every_service_is_asked_alike(subject: Subject) -> None:
    numbers = [[d2.types.SqlValueInteger(number)] for number in range(3)]
    column = d2.types.Column(name="n", type_name="int8", table=None)
    script = {
        "http@2#http-fetch": [Ok(d2.http.HttpResponse(status=204, headers=[], body=d2.types.BodyEmpty()))],
        "query@2#execute-query": [Ok(d2.types.ResultSet(columns=[column], rows=numbers[:1], rows_affected=1))],
        "query@2#[method]row-cursor.columns": [[column, column]],
        "query@2#[method]row-cursor.next": [Ok(numbers[:2]), Ok(numbers[2:]), Ok([])],
        "secrets@2#get": [Ok("hush")],
    }
    with started(subject) as session:
        session.answers = Scripted(script, subject.host())
        hook = find_hook(subject, "pre-query")
        found = call_hook(subject, session, hook, hook.arguments({"statement": {"text": "services"}}))
    assert found.error is None, found
    (line,) = found.logs
    fields = {"cache": "v", "status": "204", "columns": "2", "rows": "4", "hits": "5", "secret": "hush"}
    assert line == {"level": "info", "message": "asked", "fields": fields}
    assert [call["function"].partition("@2")[::2] for call in found.host_calls] == [
        ("cache-store", "#cache-set"),
        ("cache-store", "#cache-get"),
        ("http", "#http-fetch"),
        ("query", "#execute-query"),
        ("query", "#open-cursor"),
        ("query", "#[method]row-cursor.columns"),
        *[("query", "#[method]row-cursor.next")] * 3,
        ("search", "#search-keyword-index"),
        ("search", "#search-semantic-index"),
        ("secrets", "#get"),
        ("telemetry", "#metric-inc"),
        ("telemetry", "#metric-set"),
        ("telemetry", "#metric-observe"),
    ]
    assert found.lacking == ()


def test_a_hook_with_a_resource_is_called_by_its_name(subject: Subject) -> None:
    assert find_hook(subject, "llm-response").function.name == "post-process-response"


async def test_an_answer_is_worked_on_whole_and_streamed(language: str, tmp_path: Path) -> None:
    (tmp_path / "plugins").mkdir()
    (tmp_path / "plugins" / "trial").symlink_to(made(language))
    config = '[plugins]\ntimeout = "5s"\ncompile_timeout = "300s"\n'
    with PluginHost.from_directory(tmp_path / "plugins", config) as host:
        assert host.problems == ()
        app = ChatMiddleware(model(CHUNKS), host)
        assert content(await asked(app, stream=False)) == "ONE TWO THREE!"
        streamed = await asked(app, stream=True)
        parts = [json.loads(line) for line in re.findall(r"^data: ({.*)$", streamed, re.MULTILINE)]
        words = [part["choices"][0]["delta"].get("content", "") for part in parts]
        assert "".join(words) == "ONE TWO THREE!"
        assert len([word for word in words if word]) >= 3  # it came as it was made
        failed = await asked(ChatMiddleware(model(("one ", "boom ")), host), stream=True)
        assert "boom" not in failed.lower()
        log = "\n".join(host.plugins["trial"].log.tail(100))
        assert "LoudNoise" in log if language == "zig" else "a loud noise" in log


def content(answer: str) -> str:
    """Return the text of a whole answer."""
    found: str = json.loads(answer)["choices"][0]["message"]["content"]
    return found


def model(chunks: tuple[str, ...]) -> Callable[..., Any]:
    """Return a server of completions that answers these."""

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        stream = json.loads((await receive())["body"])["stream"]
        kind = b"text/event-stream" if stream else b"application/json"
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind)]})
        if not stream:
            choice = {"index": 0, "message": {"role": "assistant", "content": "".join(chunks)}, "finish_reason": "stop"}
            await send({"type": "http.response.body", "body": json.dumps({"choices": [choice]}).encode()})
            return
        for chunk in chunks:
            part = {"choices": [{"index": 0, "delta": {"content": chunk}, "finish_reason": None}]}
            await send(
                {"type": "http.response.body", "body": f"data: {json.dumps(part)}\n\n".encode(), "more_body": True}
            )
        await send({"type": "http.response.body", "body": b"data: [DONE]\n\n"})

    return answer


async def asked(app: Any, stream: bool) -> str:
    """Ask for a completion, and return everything that was answered."""
    body = json.dumps({"model": "m", "stream": stream, "messages": [{"role": "user", "content": "?"}]}).encode()
    sent: list[bytes] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message.get("body", b""))

    scope = {"type": "http", "method": "POST", "path": "/v1/chat/completions", "client": ("10.0.0.9", 5000)}
    await app({**scope, "headers": [(b"content-length", str(len(body)).encode())]}, receive, send)
    return b"".join(sent).decode()
