from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest
from helios_api.v2.types import Call, Session, Statement, StatementKind, TableAccess, TableReference
from helios_host import PluginHost
from helios_host.config import parse_config
from helios_host.engine.cache import ArtefactCache

sys.path.insert(0, str(Path(__file__).parent))

SESSION = Session(
    id="s1",
    user="bob",
    database="app",
    client_addr="127.0.0.1:5000",
    encrypted=False,
    attributes=[("application_name", "test")],
)
CALL = Call(trace_parent=None, deadline=30_000_000, session=SESSION, identity=None)


def statement(text: str = "select 1", *tables: str) -> Statement:
    return Statement(
        text=text,
        kind=StatementKind.SELECT,
        fingerprint="f",
        tables=[TableReference(schema=None, name=name, access=TableAccess.READ) for name in tables],
        parameters=[],
        is_batch=False,
    )


@pytest.fixture(scope="session")
def cache_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One artefact cache for the whole run, so that each guest is compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _private_cache(monkeypatch: pytest.MonkeyPatch, cache_directory: Path) -> None:
    monkeypatch.setenv("HELIOS_CACHE_DIR", str(cache_directory))


@pytest.fixture
def plugin_dir(tmp_path: Path) -> Path:
    directory = tmp_path / "plugins"
    directory.mkdir()
    return directory


HostMaker = Callable[..., PluginHost]


@pytest.fixture
def make_host(plugin_dir: Path, cache_directory: Path) -> Iterator[HostMaker]:
    """Start hosts of `plugin_dir`; they are closed after the test."""
    with contextlib.ExitStack() as stack:

        def make(text: str = "") -> PluginHost:
            config = parse_config(text, "the test")
            if "timeout" not in text:  # the machine may be busy, and only tests of time limits are about them
                config = attrs.evolve(config, timeout=5.0)
            host = PluginHost.from_directory(plugin_dir, config, cache_directory=cache_directory)
            stack.enter_context(host)
            return host

        yield make


@pytest.fixture
def cache(tmp_path: Path) -> ArtefactCache:
    return ArtefactCache(tmp_path / "cache")


def run_python(code: str, cache_directory: Path) -> tuple[int, str]:
    """Run code in a process of its own; returns the exit status and what it wrote."""
    import subprocess

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "HELIOS_CACHE_DIR": str(cache_directory), "PYTHONPATH": str(Path(__file__).parent)},
    )
    return done.returncode, done.stdout + done.stderr
