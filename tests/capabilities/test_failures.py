"""A back end that fails, through a whole host: every call answers as its failure rule says, and recovers by itself."""

from __future__ import annotations

import json
import multiprocessing
import resource
import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import attrs
import pytest
from guestkit import build_guests, build_project, read_project
from helios_api.v2.agent_tools import ToolResultCompleted
from helios_api.v2.authenticate import AuthRequest, AuthResultDenied, AuthResultSuccess
from helios_api.v2.pre_query import PreQueryDecisionContinue, PreQueryDecisionDeny
from helios_api.v2.types import Call, Session, Statement, StatementKind
from helios_host import PluginHost
from helios_host.capabilities.faces import Io, run
from helios_host.capabilities.search import Document, IndexSpec, SearchSettings, open_search

from .conftest import Postgres, RedisProcess

pytestmark = pytest.mark.guests
ROOT = Path(__file__).parents[2]
SESSION = Session(id="s", user="ann", database="app", client_addr="127.0.0.1:1", encrypted=False, attributes=[])
CALL = Call(trace_parent=None, deadline=30_000_000, session=SESSION, identity=None)


def hosted(directory: Path, guest: str, name: str, text: str) -> PluginHost:
    (outcome,) = build_guests(only=[guest])
    if outcome.status == "skipped":
        pytest.skip(f"{guest} needs: {outcome.note}")
    assert outcome.status in ("built", "cached"), outcome.note
    (directory / "plugins").mkdir(exist_ok=True)
    (directory / "plugins" / name).symlink_to(outcome.guest.target)
    config = f'[plugins]\ntimeout = "5s"\n[plugins.{name}]\n{text}'
    return PluginHost.from_directory(directory / "plugins", config, cache_directory=ROOT / "build" / "test-cache")


def statement(text: str, kind: StatementKind) -> Statement:
    return Statement(text=text, kind=kind, fingerprint="f", tables=[], parameters=[], is_batch=False)


def guarded_by_kv(directory: Path, store: str, kill: Callable[[], None], start: Callable[[], None]) -> None:
    """Refuse statements while the store of budgets is gone, since pre-query fails closed, and allow them again."""
    text = '[plugins.permissions]\ncost-governor = ["kv_read", "kv_write"]\n[plugins.capabilities]\n'
    text += f'data_dir = "{directory / "data"}"\n[plugins.capabilities.kv]\n{store}\n'
    read = statement("select 1", StatementKind.SELECT)
    ends = statement("commit", StatementKind.TRANSACTION)
    with hosted(directory, "cost-governor-c-v2", "cost-governor", text) as host:
        assert host.problems == ()
        hooks = host.sync.hooks
        allowed = PreQueryDecisionContinue()
        assert hooks.pre_query(CALL, read).decision == allowed
        kill()
        for _ in range(2):
            denied = hooks.pre_query(CALL, read).decision
            assert denied == PreQueryDecisionDeny("plugin cost-governor answered an error")
            assert hooks.pre_query(CALL, ends).decision == allowed  # which asks the store for nothing
        start()
        assert hooks.pre_query(CALL, read).decision == allowed


def test_a_killed_redis_denies_and_comes_back(own_redis: RedisProcess, tmp_path: Path) -> None:
    store = f'backend = "redis"\nurl = "{own_redis.url}"\ntimeout = "1s"'
    guarded_by_kv(tmp_path, store, own_redis.kill, own_redis.start)


@pytest.mark.postgres
def test_a_killed_postgresql_denies_and_comes_back(own_postgres: Postgres, tmp_path: Path) -> None:
    store = f'backend = "postgres"\nurl = "{own_postgres.url}"\ntimeout = "20s"'
    guarded_by_kv(tmp_path, store, own_postgres.kill, own_postgres.start)


ASKER = Path(__file__).parent / "asker"


def asked_of(directory: Path, service: str, section: str, kill: Callable[[], None], start: Callable[[], None]) -> None:
    """Ask a service through a plugin while it is there, gone and there again; nothing but time sets it right."""
    outcome = build_project(read_project(ASKER))
    if outcome.status == "skipped":
        pytest.skip(f"the asker needs: {outcome.note}")
    assert outcome.status in ("built", "cached"), outcome.note
    plugins = directory / "plugins"
    plugins.mkdir()
    (plugins / "asker").symlink_to(outcome.guest.target)
    text = '[plugins]\ntimeout = "5s"\n[plugins.permissions]\n'
    text += 'asker = ["query_read", "cache_read", "cache_write", "search"]\n[plugins.capabilities]\n'
    name = {"cache": "cache_store"}.get(service, service)
    text += f'data_dir = "{directory / "data"}"\n[plugins.capabilities.{name}]\n{section}'
    with PluginHost.from_directory(plugins, text, cache_directory=ROOT / "build" / "test-cache") as host:
        assert host.problems == ()
        allowed, denied = PreQueryDecisionContinue(), PreQueryDecisionDeny("plugin asker answered an error")

        def ask(about: str) -> Any:
            return host.sync.hooks.pre_query(CALL, statement(about, StatementKind.SELECT)).decision

        assert ask(service) == allowed
        kill()
        assert [ask(service), ask(service), ask("nothing")] == [denied, denied, allowed]
        start()
        assert ask(service) == allowed


def test_a_killed_redis_under_the_cache_denies_and_comes_back(own_redis: RedisProcess, tmp_path: Path) -> None:
    section = f'backend = "redis"\nurl = "{own_redis.url}"\ntimeout = "1s"'
    asked_of(tmp_path, "cache", section, own_redis.kill, own_redis.start)


@pytest.mark.postgres
@pytest.mark.parametrize("service", ["query", "search"])
def test_a_killed_postgresql_under_an_import_denies_and_comes_back(
    own_postgres: Postgres, tmp_path: Path, service: str
) -> None:
    if service == "search":
        backend = open_search(SearchSettings(backend="postgres", url=own_postgres.url), tmp_path, Io())
        run(backend.create(IndexSpec(name="documents", dimensions=2)))
        run(backend.add("documents", [Document(id="a", text="word")]))
        backend.close()
    section = f'backend = "postgres"\nurl = "{own_postgres.url}"\ntimeout = "20s"'
    asked_of(tmp_path, service, section, own_postgres.kill, own_postgres.start)


class Service(BaseHTTPRequestHandler):
    """Knows everybody, and closes each connection."""

    def do_GET(self) -> None:
        body = json.dumps({"user_id": "ann", "roles": []}).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: Any) -> None:
        """Say nothing."""


class Killable:
    """An HTTP service on one port, which may go and come back."""

    def __init__(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        self.start()

    def start(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Service)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def kill(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.mark.parametrize("guest", ["custom-auth-c-v1", "agent-tools-zig-v2"])
def test_a_killed_http_service_is_answered_as_the_hook_says_and_comes_back(tmp_path: Path, guest: str) -> None:
    service, name = Killable(), guest.rpartition("-")[0].rpartition("-")[0]
    address = f"http://127.0.0.1:{service.port}"
    setting = "auth_endpoint" if name == "custom-auth" else "base_url"
    text = (
        f'config = {{ {setting} = "{address}" }}\n'
        f'network = {{ allow = ["{address}"], allow_private = ["127.0.0.1"] }}\n'
        f'[plugins.permissions]\n{name} = ["http_fetch"]\n'
    )
    with hosted(tmp_path, guest, name, text) as host:
        assert host.problems == ()
        hooks = host.sync.hooks

        def ask() -> tuple[bool, str]:
            if name == "custom-auth":
                token = AuthRequest(headers=[("x-custom-token", "t")], credential=None)
                answer = hooks.authenticate(CALL, token)
                assert isinstance(answer, AuthResultSuccess | AuthResultDenied)
                return isinstance(answer, AuthResultSuccess), str(answer.value)
            done = hooks.execute_tool(CALL, (f"{name}.internal_api_call", '{"endpoint": "/", "method": "GET"}'))
            assert isinstance(done, ToolResultCompleted)
            return not done.value.is_error, str(done.value.content[0].part)

        assert ask()[0]
        service.kill()
        for _ in range(3):
            right, said = ask()
            assert not right
            assert "does not answer" in said
        service.start()
        assert ask()[0]
    service.kill()


def _fill_disk(directory: Path, results: Any) -> None:
    """Log statements on a disk of 256 KiB (the largest file this process may write), then on a larger one."""
    text = (
        'config = { max_query = 20000 }\n[plugins.permissions]\naudit-chain = ["kv_read", "kv_write"]\n'
        f'[plugins.capabilities]\ndata_dir = "{directory / "data"}"\n'
    )
    write = statement("DELETE " + "x" * 20_000, StatementKind.DELETE)
    with hosted(directory, "audit-chain-zig-v2", "audit-chain", text) as host:
        hooks = host.sync.hooks
        first = hooks.pre_query(CALL, write).decision
        resource.setrlimit(resource.RLIMIT_FSIZE, (256 << 10, resource.RLIM_INFINITY))
        full = [hooks.pre_query(CALL, write).decision for _ in range(16)]
        read = hooks.pre_query(CALL, attrs.evolve(write, text="select 1", kind=StatementKind.SELECT)).decision
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        again = hooks.pre_query(CALL, write).decision
    results.put((first, full, read, again))


def test_a_full_disk_under_kv_denies_what_must_be_logged_and_passes(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    results = spawn.Queue()
    process = spawn.Process(target=_fill_disk, args=(tmp_path, results))
    process.start()
    first, full, read, again = results.get(timeout=120)
    process.join(60)
    allowed, denied = PreQueryDecisionContinue(), PreQueryDecisionDeny("plugin audit-chain answered an error")
    assert first == allowed
    assert full[0] == allowed
    assert full[-1] == denied
    assert set(map(repr, full)) == {repr(allowed), repr(denied)}
    assert read == allowed  # it is not logged
    assert again == allowed
