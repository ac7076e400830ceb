"""A real guest calls every service in both versions, in both kinds of store, and is denied what it was not granted."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import wasmtime
from helios_host.capabilities.context import PluginContext
from helios_host.capabilities.gate import PERMISSIONS, Gate
from helios_host.capabilities.http import HttpSettings
from helios_host.capabilities.http.policy import Grants
from helios_host.capabilities.kv import KvSettings
from helios_host.capabilities.query import QuerySettings
from helios_host.capabilities.search import Document, IndexSpec
from helios_host.capabilities.secrets import SecretSettings
from helios_host.capabilities.services import SERVICES, Services, ServiceSettings
from helios_host.engine.settings import new_engine
from helios_host.errors import ConfigurationError
from helios_host.instances.scope import CallScope
from helios_host.structuring import structure
from wasmtime.component import Component
from witbind.runtime import AsyncLinker, AsyncStore, Linker, Store, component_world

from .conftest import Face

pytest.importorskip("componentize_py", reason="componentize-py is not installed")
from . import probe_guest


@pytest.fixture(scope="session")
def engine() -> wasmtime.Engine:
    return new_engine(parallel_compilation=True)


@pytest.fixture(scope="session")
def probe(engine: wasmtime.Engine) -> Component:
    return probe_guest.component(engine)


class Guest:
    """One instance of the probe in one kind of store, with what it may use."""

    def __init__(
        self, probe: Component, engine: Any, services: Services, face: Face, *granted: str, base: str = ""
    ) -> None:
        self.face, self.scope = face, CallScope()
        self.said: list[str] = []
        gate = Gate.of(PERMISSIONS, granted)
        network = Grants.of("probe", [base], ["auth.internal"]) if base else None
        context = PluginContext(plugin="probe", gate=gate, scope=self.scope, network=network, say=self.said.append)
        linker = AsyncLinker(engine) if face.asynchronous else Linker(engine)
        for service in SERVICES.values():
            made = services.make(service.interface, context, asynchronous=face.asynchronous)
            linker.define(service.interface, made)
        prepared: Any = linker.prepare(probe, component_world(probe, engine))
        if face.asynchronous:
            self.store: Any = AsyncStore(engine)
            self._run = face.run(prepared.instantiate_async(self.store)).func(None, "run")
        else:
            self.store = Store(engine)
            self.store.epoch_ticks = 1000
            self._run = prepared.instantiate(self.store).func(None, "run")

    def run(self, command: str) -> str:
        answer = self._run(command)
        text: str = self.face.run(answer) if self.face.asynchronous else answer
        return text


class Answer(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.send_response(201)
        self.send_header("X-Token", self.headers["x-token"])
        self.end_headers()
        self.wfile.write(body[::-1])

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def base() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://auth.internal:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    (tmp_path / "app.sqlite3").touch()
    (tmp_path / "token").write_text("s3cret\n")
    settings = ServiceSettings(
        query=QuerySettings(url="app.sqlite3", timeout=10.0),
        secrets=SecretSettings(provider="files", directory=str(tmp_path), allow={"probe": ("token",)}),
    )
    made = Services(settings, tmp_path, resolve=lambda host, port: ["127.0.0.1"])
    yield made
    made.close()


CALLS: list[tuple[str, str]] = [
    ("kv_v2.set('a', 'x', None)", "None"),
    ("kv_v1.get('a')", "'x'"),
    ("kv_v2.get('b')", "None"),
    ("kv_v1.increment('n', 5)", "5"),
    ("kv_v2.increment('n', -7, 1000000)", "-2"),
    ("kv_v1.set('m', 'text')", "None"),
    ("kv_v1.increment('m', 1)", "Err KvError_NotANumber"),
    ("kv_v2.compare_and_swap('a', 'x', 'y', None)", "True"),
    ("kv_v2.compare_and_swap('a', None, 'z', None)", "False"),
    ("kv_v2.list_keys('', None, 10)", "['a', 'm', 'n']"),
    ("kv_v1.delete('m')", "True"),
    ("kv_v2.delete('m')", "False"),
    ("kv_v2.set('k' * 2000, '', None)", "Err KvError_TooLarge"),
    ("cache_store_v2.cache_set('a', types_v2.Body_Bytes(b'\\xff'), 1000000)", "None"),
    ("cache_store_v1.cache_get('a').value", "b'\\xff'"),
    ("cache_store_v1.cache_set('b', types_v1.Body_Text('t'), 60)", "None"),
    ("cache_store_v2.cache_get('b').value", "'t'"),
    ("cache_store_v2.cache_get('c')", "None"),
    ("cache_store_v1.cache_delete('b')", "True"),
    ("cache_store_v2.cache_delete('b')", "False"),
    ("query_v1.execute_query('CREATE TABLE t (a, b)').columns", "[]"),
    (
        "query_v2.execute_query('INSERT INTO t VALUES ($1, $2)', [types_v2.SqlValue_Integer(7),"
        " types_v2.SqlValue_Text('x')], query_v2.QueryOptions(None, False)).rows_affected",
        "1",
    ),
    ("query_v1.execute_query('SELECT a, b, NULL FROM t').rows", "[['7', 'x', None]]"),
    ("query_v1.execute_query('SELECT gone')", "Err QueryError_Failed no such column: gone"),
    ("keep('c', query_v2.open_cursor('SELECT 1 UNION SELECT 2', [], query_v2.QueryOptions(None, True)))", "None"),
    ("[c.name for c in kept['c'].columns()]", "['1']"),
    ("[row[0].value for row in kept['c'].next(1)]", "[1]"),
    ("[row[0].value for row in kept['c'].next(5)]", "[2]"),
    ("kept['c'].next(1)", "[]"),
    ("keep('c', None)", "None"),
    ("[hit.id for hit in search_v1.search_semantic_index('docs', [1.0, 0.5], 5)]", "['a', 'b']"),
    ("[hit.metadata for hit in search_v2.search_keyword_index('docs', 'first', 5)]", "[[('page', '1')]]"),
    ("search_v2.search_keyword_index('gone', 'x', 5)", "Err SearchError_NoSuchIndex"),
    ("secrets_v2.get('token')", "'s3cret'"),
    ("secrets_v2.get('other')", "Err SecretError_AccessDenied"),
]


@pytest.mark.slow
def test_a_guest_uses_every_service(
    probe: Component, engine: wasmtime.Engine, services: Services, face: Face, base: str
) -> None:
    documents = [
        Document(id="a", text="The first", metadata=(("page", "1"),), vector=(1.0, 0.0)),
        Document(id="b", text="The second", vector=(0.0, 1.0)),
    ]
    indexes = services.search(asynchronous=face.asynchronous)
    face.run(indexes.create(IndexSpec(name="docs", dimensions=2)))
    face.run(indexes.add("docs", documents))
    guest = Guest(probe, engine, services, face, *PERMISSIONS, base=base)
    for command, answer in CALLS:
        assert (command, guest.run(command)) == (command, answer)
    for version, timeout in (("1", ""), ("2", ", 1000000")):
        body = f"types_v{version}.Body_Text('abc')"
        request = f"http_v{version}.HttpRequest('POST', '{base}/', [('x-token', 't')], {body}{timeout})"
        sent = (
            f"(lambda r: (r.status, r.body.value, dict(r.headers)['x-token']))(http_v{version}.http_fetch({request}))"
        )
        assert guest.run(sent) == "(201, 'cba', 't')"
    elsewhere = (
        "http_v2.http_fetch(http_v2.HttpRequest('GET', 'http://169.254.169.254/', [], types_v2.Body_Empty(), None))"
    )
    assert guest.run(elsewhere) == "Err HttpError_AccessDenied"
    assert 'allow = ["http://169.254.169.254",' in guest.said[-1]


@pytest.mark.slow
def test_a_guest_is_denied_by_both_versions_what_it_was_not_granted(
    probe: Component, engine: wasmtime.Engine, services: Services, face: Face, base: str
) -> None:
    guest = Guest(probe, engine, services, face, base=base)
    for command, _ in CALLS:
        if "_v" in command:
            assert "AccessDenied" in guest.run(command), command
    for version, timeout in (("1", ""), ("2", ", None")):
        body = f"types_v{version}.Body_Empty()"
        request = f"http_v{version}.HttpRequest('GET', '{base}/', [], {body}{timeout})"
        assert guest.run(f"http_v{version}.http_fetch({request})") == "Err HttpError_AccessDenied"


@pytest.mark.slow
def test_the_end_of_the_call_closes_what_the_guest_left_open(
    probe: Component, engine: wasmtime.Engine, services: Services, face: Face
) -> None:
    guest = Guest(probe, engine, services, face, "query_read")
    opened = "keep('c', query_v2.open_cursor('SELECT 1 UNION SELECT 2', [], query_v2.QueryOptions(None, True)))"
    for _ in range(6):  # more than there are connections
        assert guest.run(opened) == "None"
        assert len(guest.scope.open) == 1
        guest.scope.end()
        assert guest.run("kept['c'].next(1)") == "Err QueryError_TimedOut"
    guest.run(opened)
    assert guest.run("keep('c', kept.clear())") == "None"  # the guest drops its handle
    assert not guest.scope.open


@pytest.mark.slow
def test_guests_that_wait_in_imports_do_not_hold_up_the_loop(
    probe: Component, engine: wasmtime.Engine, services: Services
) -> None:
    face = Face(asynchronous=True)
    guests = [Guest(probe, engine, services, face, *PERMISSIONS) for _ in range(4)]

    counts = "[kv_v2.increment('n', 1, None) for _ in range(50)][-1]"

    async def all_at_once() -> list[str]:
        return await asyncio.gather(*(guest._run(counts) for guest in guests))

    answers = sorted(map(int, face.run(all_at_once())))
    assert answers[-1] == 200
    face.close()


def test_every_service_of_the_contract_is_offered() -> None:
    names = {id_.partition("/")[2] for id_ in SERVICES}
    both = {f"{name}@{major}" for name in ("kv", "cache-store", "query", "http", "search") for major in (1, 2)}
    assert names == both | {"secrets@2"}
    wasi = {name for name in PERMISSIONS if name.startswith("wasi_")}
    assert frozenset().union(*(s.permissions for s in SERVICES.values())) == PERMISSIONS - {"metrics"} - wasi


def test_the_section_is_read_with_every_problem_at_once() -> None:
    data = {
        "data_dir": "/var/lib/helios",
        "kv": {"backend": "redis", "url": "redis://127.0.0.1/0", "timeout": "50ms", "plugin_limit": "1MB"},
        "http": {"in_flight": 2},
        "secrets": {"allow": {"p": ["token"]}},
    }
    settings, problems = structure(data, ServiceSettings, "plugins.capabilities")
    assert not problems
    assert settings is not None
    assert settings.kv == KvSettings(backend="redis", url="redis://127.0.0.1/0", timeout=0.05, plugin_limit=1 << 20)
    assert settings.http.in_flight == 2
    wrong = {
        "kv": {"backend": "redis"},
        "cache_store": {"backend": "memcached"},
        "query": {"row_limit": 0},
        "http": {"in_flight": 0},
        "secret": {},
    }
    settings, problems = structure(wrong, ServiceSettings, "plugins.capabilities")
    assert settings is None
    assert {problem.path.removeprefix("plugins.capabilities.").partition(".")[0] for problem in problems} == {
        "kv",
        "cache_store",
        "query",
        "http",
        "secret",
    }
    assert "needs a url" in str(problems)


def test_what_a_service_needs_and_lacks_is_said_with_the_line_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "helios_host.capabilities.http.client", None)
    monkeypatch.setitem(sys.modules, "helios_host.capabilities.backends.redis", None)
    settings = ServiceSettings(kv=KvSettings(backend="redis", url="redis://127.0.0.1/0"))
    services = Services(settings, tmp_path)
    context = PluginContext(plugin="p", gate=Gate.of([], []))
    for name, extra in (("kv@2", "redis"), ("http@1", "http")):
        interface = SERVICES[f"heliosproxy:plugin/{name}"].interface
        with pytest.raises(ConfigurationError, match=rf"pip install 'helios-plugin-host\[{extra}"):
            services.make(interface, context, asynchronous=False)


@pytest.mark.parametrize(
    ("settings", "name", "text"),
    [
        (ServiceSettings(kv=KvSettings(backend="redis", url="http://x")), "kv@2", "must specify one of"),
        (ServiceSettings(kv=KvSettings(backend="postgres", url="http://x")), "kv@1", "missing"),
        (ServiceSettings(http=HttpSettings(ca_file="/gone.pem")), "http@2", "No such file"),
    ],
)
def test_a_section_that_cannot_work_is_refused_when_a_plugin_is_linked(
    tmp_path: Path, settings: ServiceSettings, name: str, text: str
) -> None:
    context = PluginContext(plugin="p", gate=Gate.of([], []))
    services, interface = Services(settings, tmp_path), SERVICES[f"heliosproxy:plugin/{name}"].interface
    with pytest.raises(ConfigurationError, match=text):
        services.make(interface, context, asynchronous=False)


def test_a_password_in_a_url_is_not_shown() -> None:
    assert "s3cret" not in repr(KvSettings(backend="redis", url="redis://:s3cret@host/0"))


def test_state_is_shared_by_both_kinds_of_store_and_survives_a_restart(tmp_path: Path) -> None:
    from helios_api.v2 import descriptors as v2
    from helios_api.v2.types import BodyText
    from witbind import Ok

    async def async_side(services: Services, context: PluginContext) -> list[Any]:
        kv: Any = services.make(v2.KV, context, asynchronous=True)
        cache: Any = services.make(v2.CACHE_STORE, context, asynchronous=True)
        return [await kv.increment("n", 1, None), await cache.cache_get("a")]

    context = PluginContext(plugin="p", gate=Gate.of(PERMISSIONS, PERMISSIONS))
    for start in (0, 2):
        services = Services(ServiceSettings(), tmp_path)
        kv: Any = services.make(v2.KV, context, asynchronous=False)
        cache: Any = services.make(v2.CACHE_STORE, context, asynchronous=False)
        assert kv.increment("n", 1, None) == Ok(start + 1)
        assert cache.cache_get("a") == Ok(None)
        cache.cache_set("a", BodyText("1"), 60_000_000)
        assert asyncio.run(async_side(services, context)) == [Ok(start + 2), Ok(BodyText("1"))]
        services.close()
