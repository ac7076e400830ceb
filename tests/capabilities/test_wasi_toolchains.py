"""Guests of other stock toolchains, with nothing stubbed out, through `PluginHost` alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from . import wasi_guests
from .test_wasi_host import PROBE, HostMaker, ask, cache, make_host

__all__ = ["cache", "make_host"]

pytestmark = pytest.mark.deep  # npm brings 380 MB for StarlingMonkey, which takes a minute to build and to compile


@pytest.fixture
def starling_guest() -> bytes:
    if shutil.which("npm") is None or shutil.which("node") is None:
        pytest.skip("npm and node are not there")
    return wasi_guests.starling_guest().read_bytes()


def test_a_stock_javascript_guest_runs_with_nothing_stubbed_out(
    make_host: HostMaker, starling_guest: bytes, tmp_path: Path
) -> None:
    host = make_host(starling_guest, PROBE.replace("[plugins]", '[plugins]\ncompile_timeout = "900s"', 1))
    assert not host.problems
    assert ask(host, "1 + 1") == "2"
    assert float(ask(host, "Date.now()")) > 1.7e12
    assert 0 <= float(ask(host, "Math.random()")) < 1
    assert ask(host, "console.log('to the log')") == "undefined"
    lines = [(line.level, line.message, line.fields) for line in host.members["probe"].plugin.log.lines]
    assert ("info", "to the log", (("stream", "stdout"),)) in lines
