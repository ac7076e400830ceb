"""Guests of other stock toolchains, with nothing stubbed out, through `PluginHost` alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from helios_host.errors import PermissionNotGranted

from . import wasi_guests
from .test_wasi_host import PROBE, HostMaker, ask, cache, make_host, refusal

__all__ = ["cache", "make_host"]


@pytest.fixture
def quickjs_guest() -> bytes:
    if shutil.which("node") is None or not wasi_guests.QUICKJS.exists():
        pytest.skip("node, or what `npm ci --prefix guests/support/js` brings, is not there")
    return wasi_guests.quickjs_guest().read_bytes()


@pytest.mark.slow
def test_a_quickjs_guest_runs_with_nothing_stubbed_out(make_host: HostMaker, quickjs_guest: bytes) -> None:
    host = make_host(quickjs_guest, PROBE)
    assert not host.problems
    assert ask(host, "1 + 1") == "2"
    assert float(ask(host, "Date.now()")) > 1.7e12
    assert 0 <= float(ask(host, "Math.random()")) < 1


@pytest.mark.slow
def test_a_quickjs_guest_is_refused_by_name_without_a_grant(make_host: HostMaker, quickjs_guest: bytes) -> None:
    error = refusal(make_host(quickjs_guest, PROBE, granted=["wasi_clocks"]))
    assert isinstance(error, PermissionNotGranted)
    assert {"wasi_stdio", "wasi_environment", "wasi_filesystem"} <= set(error.permissions)
    assert "wasi:cli/environment" in error.message


@pytest.fixture
def starling_guest() -> bytes:
    if shutil.which("npm") is None or shutil.which("node") is None:
        pytest.skip("npm and node are not there")
    return wasi_guests.starling_guest().read_bytes()


@pytest.mark.deep  # npm brings 380 MB for StarlingMonkey, which takes a minute to build and to compile
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


@pytest.mark.deep
def test_a_stock_javascript_guest_is_refused_by_name_without_a_grant(
    make_host: HostMaker, starling_guest: bytes
) -> None:
    error = refusal(
        make_host(starling_guest, PROBE.replace("[plugins]", '[plugins]\ncompile_timeout = "900s"', 1), granted=[])
    )
    assert isinstance(error, PermissionNotGranted)
    assert {"wasi_stdio", "wasi_clocks", "wasi_random"} <= set(error.permissions)
