"""Guests of other stock toolchains, with nothing stubbed out, through `PluginHost` alone."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from helios_host.errors import CallError, DeadlineExceeded, GuestExited, GuestTrap, PermissionNotGranted

from . import wasi_guests
from .test_wasi_host import CALL, PROBE, HostMaker, ask, cache, make_host, refusal, statement

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


@pytest.fixture
def rust_guest() -> bytes:
    if not wasi_guests.has_rust():
        pytest.skip("cargo, or its target wasm32-wasip2, is not there")
    return wasi_guests.rust_guest().read_bytes()


@pytest.mark.slow
def test_a_stock_rust_guest_runs_with_nothing_stubbed_out(
    make_host: HostMaker, rust_guest: bytes, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "hello.txt").write_text("hello")
    host = make_host(
        rust_guest,
        f"{PROBE}args = ['a', 'b']\nenv = {{ LANG = 'C' }}\ndirectories = {{ '/data' = '{tmp_path / 'data'}' }}\n",
    )
    assert not host.problems
    assert ask(host, "args") == "a,b"
    assert ask(host, "env LANG") == "C"
    assert ask(host, "env HOME") == ""
    assert ask(host, "read /data/hello.txt") == "hello"
    assert ask(host, "read /etc/passwd") != ask(host, "read /data/hello.txt")
    assert "root:" not in ask(host, "read /data/../../../../etc/passwd")
    assert abs(float(ask(host, "time")) - time.time()) < 60
    assert len({ask(host, "random") for _ in range(3)}) == 3
    assert int(ask(host, "sleep 20")) >= 20
    assert ask(host, "connect 127.0.0.1:22") != "connected"
    assert ask(host, "print to the log") == "to the log"
    lines = [(line.level, line.message, line.fields) for line in host.members["probe"].plugin.log.lines]
    assert ("info", "to the log", (("stream", "stdout"),)) in lines
    assert ("warn", "to the log", (("stream", "stderr"),)) in lines


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "kind"), [("boom", GuestTrap), ("exit", GuestExited), ("sleep 60000", DeadlineExceeded)]
)
def test_a_stock_rust_guest_that_ends_badly(
    make_host: HostMaker, rust_guest: bytes, text: str, kind: type[CallError]
) -> None:
    host = make_host(rust_guest, PROBE)
    (seat,) = host.sync.hooks.pre_query.seats
    now = time.perf_counter()
    with pytest.raises(kind) as found:
        seat.ask(now + 0.5, now + 0.5, CALL, statement(text))
    assert type(found.value) is kind
    if text == "boom":
        assert "boom" in str(found.value.diagnosis)
    assert ask(host, "env LANG") == ""


@pytest.mark.slow
def test_a_stock_rust_guest_is_refused_by_name_without_a_grant(make_host: HostMaker, rust_guest: bytes) -> None:
    error = refusal(make_host(rust_guest, PROBE, granted=[]))
    assert isinstance(error, PermissionNotGranted)
    assert {"wasi_stdio", "wasi_clocks", "wasi_environment", "wasi_filesystem"} <= set(error.permissions)
