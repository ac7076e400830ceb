"""A stock Python guest in a store of either kind, with WASI of the host's and nothing else of the host between."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import attrs
import pytest
from helios_api.v2 import descriptors as v2
from helios_api.v2.types import Call, Session, Statement, StatementKind
from helios_host.capabilities.config import ConfigV2, PluginConfig
from helios_host.capabilities.context import PluginContext
from helios_host.capabilities.counting import counted
from helios_host.capabilities.faces import Io
from helios_host.capabilities.gate import Gate
from helios_host.capabilities.http import HttpSettings, open_http
from helios_host.capabilities.http.policy import Grants
from helios_host.capabilities.log import LogV2, PluginLog
from helios_host.capabilities.wasi.interfaces import WASI, Wasi
from helios_host.capabilities.wasi.settings import WasiSettings
from helios_host.engine.settings import new_engine
from helios_host.engine.ticker import start_ticker
from helios_host.instances.budget import CallBudget
from helios_host.instances.scope import CallScope
from wasmtime import Engine
from wasmtime.component import Component
from witbind.compare import track
from witbind.runtime import AsyncLinker, AsyncStore, Linker, Store, component_world

from . import wasi_guests

CALL = Call(
    trace_parent=None,
    deadline=30_000_000,
    session=Session(id="1", user="u", database="d", client_addr="c", encrypted=False, attributes=[]),
    identity=None,
)
MEMORY = 64 << 20


@attrs.frozen
class Built:
    """A component that is compiled, and what it imports."""

    engine: Engine
    component: Component
    world: Any


@pytest.fixture(scope="session")
def wasi_engine() -> Iterator[Engine]:
    engine = new_engine()
    ticker = start_ticker(engine)
    yield engine
    ticker.stop()


@pytest.fixture(scope="session")
def python_probe(wasi_engine: Engine) -> Built:
    component = wasi_guests.compiled(wasi_engine, wasi_guests.python_guest())
    return Built(wasi_engine, component, component_world(component, wasi_engine))


class Guest:
    """One place for instances; `ask` evaluates an expression in the guest and returns its `repr`."""

    def __init__(
        self,
        built: Built,
        *,
        asynchronous: bool,
        settings: WasiSettings,
        network: Grants | None = None,
        assets: Mapping[str, bytes] = {},
        http: HttpSettings | None = None,
        resolve: Callable[[str, int], list[str]] | None = None,
    ) -> None:
        self.asynchronous = asynchronous
        self._threads = ThreadPoolExecutor(4, "tests") if asynchronous else None
        self._runner = asyncio.Runner() if asynchronous else None
        self.io = Io(self._threads)
        self.scope = CallScope()
        self.budget = CallBudget()
        self.lines: list[str] = []
        self.said: list[str] = []
        http = http or HttpSettings()
        self._service = open_http(http, resolve)
        context = PluginContext(
            plugin="probe", gate=Gate.of((), ()), scope=self.scope, network=network, say=self.said.append
        )
        self.wasi = Wasi(
            settings,
            context,
            self.budget,
            self.io,
            write=lambda stream, line: self.lines.append(f"{stream}: {line}"),
            http=lambda: self._service,
            http_settings=http,
            assets=assets,
        )
        self.built = built
        linker: Any = (AsyncLinker if asynchronous else Linker)(built.engine)
        for interface in built.world.imports:
            if track(interface.id) in WASI and (interface.functions or interface.resources):
                described = WASI[track(interface.id)].interface
                linker.define(described, counted(described, self.wasi.make(described), self.budget))
        linker.define(v2.LOG, LogV2(PluginLog("probe"), self.budget))
        linker.define(v2.CONFIG, ConfigV2(PluginConfig({}, {})))
        self._prepared = linker.prepare(built.component, (v2.LIFECYCLE, v2.PRE_QUERY), built.world)
        self.new()

    def new(self) -> None:
        """Begin another instance in this place."""
        self.wasi.renew()
        store = (AsyncStore if self.asynchronous else Store)(self.built.engine, memory_size=MEMORY)
        self.store: Any = store
        if self.asynchronous:
            self.instance = self.wait(self._prepared.instantiate_async(store))
        else:
            store.epoch_ticks = 6000
            self.instance = self._prepared.instantiate(store)
        self._pre_query = self.instance.func(v2.PRE_QUERY.id, "pre-query")

    def wait(self, work: Any) -> Any:
        return work if self._runner is None else self._runner.run(work)

    def ask(self, text: str, *, within: float = 30.0) -> str:
        """Return what the guest answers, within a deadline."""
        self.budget.refill()
        self.scope.until = time.perf_counter() + within
        try:
            if self.asynchronous:
                self.store.deadline = time.perf_counter() + within
                answer = self.wait(self._asked(text))
            else:
                answer = self.pre_query(text)
        finally:
            self.scope.end()
        value: str = answer.value.decision.value
        return value

    def pre_query(self, text: str) -> Any:
        """Call the hook; in an asynchronous store, return what is to be awaited."""
        statement = Statement(
            text=text, kind=StatementKind.SELECT, fingerprint=None, tables=[], parameters=[], is_batch=False
        )
        return self._pre_query(CALL, statement)

    async def _asked(self, text: str) -> Any:
        try:
            return await self.pre_query(text)
        finally:
            self.scope.end()

    def close(self) -> None:
        self._service.close()
        if self._runner is not None and self._threads is not None:
            self._runner.close()
            self._threads.shutdown()


GuestMaker = Callable[..., Guest]


@pytest.fixture(params=["sync", "async"])
def make_guest(request: pytest.FixtureRequest, python_probe: Built) -> Iterator[GuestMaker]:
    """Make guests of one kind of store; they are closed after the test."""
    made: list[Guest] = []

    def make(settings: WasiSettings | None = None, **options: Any) -> Guest:
        guest = Guest(
            python_probe, asynchronous=request.param == "async", settings=settings or WasiSettings(), **options
        )
        made.append(guest)
        return guest

    yield make
    for guest in made:
        guest.close()


def host_directory(root: Path, files: Mapping[str, bytes]) -> Path:
    """Write files below a directory and return it."""
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root
