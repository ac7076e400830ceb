from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest
from helios_host import PluginHost
from helios_host.config import parse_config

sys.path.insert(0, str(Path(__file__).parents[1] / "host"))

HostMaker = Callable[..., PluginHost]


@pytest.fixture(scope="session")
def cache_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _private_cache(monkeypatch: pytest.MonkeyPatch, cache_directory: Path) -> None:
    monkeypatch.setenv("HELIOS_CACHE_DIR", str(cache_directory))


@pytest.fixture
def plugin_dir(tmp_path: Path) -> Path:
    directory = tmp_path / "plugins"
    directory.mkdir()
    return directory


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
