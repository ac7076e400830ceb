"""Proxies on threads of their own, before a real PostgreSQL, that ask plain Python instead of plugins."""

from __future__ import annotations

import asyncio
import datetime
import logging
import select
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs
import psycopg
import uvloop
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from helios_api.v2.types import CacheScope
from helios_host.proxies.postgres.login import Login
from helios_host.proxies.postgres.server import Proxy
from helios_host.proxies.postgres.settings import Address, ProxySettings

PASSWORD = "secret"


@attrs.frozen
class Postgres:
    """The running server."""

    port: int
    directory: str

    @property
    def socket(self) -> Address:
        return Address(self.directory, self.port)

    @property
    def tcp(self) -> Address:
        return Address("127.0.0.1", self.port)

    def connect(self, **options: Any) -> psycopg.Connection[Any]:
        return psycopg.connect(host=self.directory, port=self.port, user="postgres", autocommit=True, **options)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def eventually(condition: Callable[[], object]) -> None:
    """Look until the condition holds; fails after 20 seconds."""
    until = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < until, "it does not come"
        time.sleep(0.005)


def make_certificate(directory: Path, name: str) -> Path:
    """Write a self-signed certificate for a DNS name, with its key beside it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = directory / "cert.pem"
    path.write_bytes(built.public_bytes(serialization.Encoding.PEM))
    private = path.with_name("key.pem")
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    private.chmod(0o600)
    return path


@attrs.define
class Chain:
    """Stands in for a chain of plugins."""

    answer: Callable[..., Any] | None = None
    calls: list[tuple[Any, ...]] = attrs.Factory(list)
    late: str = "at once"
    """When the answer comes: `at once`; `in slices`, as of a guest that computes; `waiting`, as of one that waits."""

    unchanged: CacheScope | None = None
    skipped: int = 0

    @property
    def is_empty(self) -> bool:
        return self.answer is None

    @property
    def may_wait(self) -> bool:
        return self.late == "waiting"

    async def __call__(self, *args: Any) -> Any:
        assert self.answer is not None
        self.calls.append(args)
        if self.late != "at once":
            assert (asyncio.current_task() is not None) is self.may_wait, "what may wait is asked in a task"
            await asyncio.sleep(0.002)
        return self.answer(*args)


class Told(Chain):
    """Stands in for a chain that is told, and not waited for."""

    def __call__(self, *args: Any) -> Any:  # type: ignore[override]
        assert self.answer is not None
        self.calls.append(args)
        self.answer(*args)


@attrs.define(eq=False)
class Hooks:
    """Stands in for the hooks of a plugin host."""

    on_connect: Chain = attrs.field(factory=Chain, converter=lambda f: f if isinstance(f, Chain) else Chain(f))
    on_disconnect: Chain = attrs.field(factory=Told, converter=lambda f: f if isinstance(f, Chain) else Told(f))
    authenticate: Chain = attrs.field(factory=Chain, converter=lambda f: f if isinstance(f, Chain) else Chain(f))
    pre_query: Chain = attrs.field(factory=Chain, converter=lambda f: f if isinstance(f, Chain) else Chain(f))
    rewrite: Chain = attrs.field(factory=Chain, converter=lambda f: f if isinstance(f, Chain) else Chain(f))
    authorize: Chain = attrs.field(factory=Chain, converter=lambda f: f if isinstance(f, Chain) else Chain(f))
    can_access_branch: Chain = attrs.field(factory=Chain, converter=lambda f: f if isinstance(f, Chain) else Chain(f))
    time_travel_policy: Chain = attrs.field(factory=Chain, converter=lambda f: f if isinstance(f, Chain) else Chain(f))
    on_branch_create: Chain = attrs.field(factory=Chain, converter=lambda f: f if isinstance(f, Chain) else Chain(f))
    on_branch_merge: Chain = attrs.field(factory=Chain, converter=lambda f: f if isinstance(f, Chain) else Chain(f))
    on_branch_delete: Chain = attrs.field(factory=Chain, converter=lambda f: f if isinstance(f, Chain) else Chain(f))
    route: Chain = attrs.field(factory=Chain, converter=lambda f: f if isinstance(f, Chain) else Chain(f))
    select_sync_mode: Chain = attrs.field(factory=Chain, converter=lambda f: f if isinstance(f, Chain) else Chain(f))
    post_query: Chain = attrs.field(factory=Chain, converter=lambda f: f if isinstance(f, Chain) else Chain(f))
    cache_key: Chain = attrs.field(factory=Chain, converter=lambda f: f if isinstance(f, Chain) else Chain(f))
    cache_get: Chain = attrs.field(factory=Chain, converter=lambda f: f if isinstance(f, Chain) else Chain(f))
    should_cache: Chain = attrs.field(factory=Chain, converter=lambda f: f if isinstance(f, Chain) else Chain(f))
    cache_set: Chain = attrs.field(factory=Chain, converter=lambda f: f if isinstance(f, Chain) else Chain(f))
    cache_invalidate: Chain = attrs.field(factory=Chain, converter=lambda f: f if isinstance(f, Chain) else Chain(f))
    on_events: Chain = attrs.field(factory=Told, converter=lambda f: f if isinstance(f, Chain) else Told(f))


@attrs.define
class Host:
    """Stands in for a plugin host."""

    hooks: Hooks


class RunningProxy(logging.Handler):
    """A proxy on a thread of its own, and what it logged."""

    def __init__(
        self, settings: ProxySettings, hooks: Hooks, tls: ssl.SSLContext | None, login: Login | None = None
    ) -> None:
        super().__init__()
        self.host = Host(hooks)
        self.events: list[dict[str, Any]] = []
        self._changed = threading.Condition()
        self._settings = settings
        self._tls = tls
        self._login = login
        self._ready = threading.Event()
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    def emit(self, record: logging.LogRecord) -> None:
        with self._changed:
            fields = getattr(record, "fields", {})
            self.events.append({"event": record.getMessage(), "level": record.levelname, **fields})
            self._changed.notify_all()

    def wait_for(self, event: str, **fields: Any) -> dict[str, Any]:
        """Return the first event of that name that has these fields, once it is logged."""

        def found() -> dict[str, Any] | None:
            matching = (e for e in self.events if e["event"] == event and fields.items() <= e.items())
            return next(matching, None)

        with self._changed:
            assert self._changed.wait_for(lambda: found() is not None, 20), f"no {event} {fields} in {self.events}"
            result = found()
            assert result is not None
            return result

    def _run(self) -> None:
        try:
            uvloop.run(self._main())
        except BaseException as error:
            self._failure = error
        finally:
            self._ready.set()

    async def _main(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.unraisable: list[dict[str, Any]] = []
        self.loop.set_exception_handler(lambda _loop, context: self.unraisable.append(context))
        self.proxy = Proxy(self._settings, self.host, self._tls, login=self._login)
        await self.proxy.start()
        self.port = self.proxy.port
        self._stop = asyncio.Event()
        self._ready.set()
        await self._stop.wait()
        self.proxy.terminate()
        await self.proxy.drain()

    def start(self) -> None:
        logger = logging.getLogger("helios_host")
        logger.setLevel(logging.DEBUG)
        logger.addHandler(self)
        self._thread.start()
        self._ready.wait()
        if self._failure is not None:
            raise self._failure

    def stop(self) -> None:
        if self._thread.is_alive():
            self.loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(30)
        logging.getLogger("helios_host").removeHandler(self)
        assert not self._thread.is_alive()
        if self._failure is not None:
            raise self._failure
        assert self.unraisable == [], self.unraisable

    def dsn(self, **options: Any) -> str:
        given = {"host": "127.0.0.1", "port": self.port, "user": "postgres", "dbname": "postgres"}
        return psycopg.conninfo.make_conninfo(**{**given, **options})

    def connect(self, **options: Any) -> psycopg.Connection[Any]:
        """Connect through the proxy, in autocommit."""
        return psycopg.connect(self.dsn(**options), autocommit=True)


StartProxy = Callable[..., RunningProxy]


def raw(
    connection: psycopg.Connection[Any], send: Callable[[psycopg.pq.abc.PGconn], None]
) -> list[psycopg.pq.abc.PGresult]:
    """Let `send` send something by libpq's own functions and return the results.

    No call of libpq may wait: it would keep the proxy's thread waiting too.
    """
    pgconn = connection.pgconn
    send(pgconn)
    pgconn.flush()
    results: list[psycopg.pq.abc.PGresult] = []
    while True:
        while pgconn.is_busy():
            assert select.select([pgconn.socket], [], [], 20)[0], "no answer"
            pgconn.consume_input()
        result = pgconn.get_result()
        if result is None or result.status == psycopg.pq.ExecStatus.COPY_IN:
            return results
        results.append(result)


@contextmanager
def running(
    server: Address,
    hooks: Hooks | None = None,
    tls: ssl.SSLContext | None = None,
    login: Login | None = None,
    **options: Any,
) -> Iterator[RunningProxy]:
    settings = ProxySettings(listen=Address("127.0.0.1", 0), server=server, **options)
    proxy = RunningProxy(settings, hooks, tls, login)
    proxy.start()
    try:
        yield proxy
    finally:
        proxy.stop()
