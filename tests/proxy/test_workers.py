"""`helios-plugin proxy --workers`: real processes, a real server, and the admin API that changes them together."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner
from helios_host.cli import main
from helios_host.supervisor.supervisor import ending_signals, reserved
from proxy_harness import Postgres, free_port
from test_command import Lines, running

pytest.importorskip("uvicorn", reason="the extra `admin` is not installed")
sys.path.insert(0, str(Path(__file__).parents[1] / "host"))

import guests
from guests import PRE1, Guest, build, install

TOKEN = "writer-writer-writer"
DENY = Guest(hooks={PRE1: guests.deny1(3)}, text="old")
NEXT = Guest(hooks={PRE1: guests.deny1(3)}, text="new")


class Running:
    """A proxy with two workers."""

    def __init__(self, log: Lines, port: int, admin: str) -> None:
        self.log, self.port, self.admin = log, port, admin
        self.passed: list[dict[str, Any]] = []
        self.workers = [int(entry["event"].rpartition(" ")[2]) for entry in self.until("worker ", 2)]

    def admin_says(self, *arguments: str) -> Any:
        done = CliRunner().invoke(
            main, [*arguments, "--json", "--admin", self.admin], env={"HELIOS_ADMIN_TOKEN": TOKEN}
        )
        assert done.exit_code == 0, done.output
        return json.loads(done.stdout)

    def answers(self, count: int = 12) -> set[str]:
        """Ask over as many connections, which the system spreads over the workers; return what was answered."""
        found = set()
        for _ in range(count):
            with psycopg.connect(f"host=127.0.0.1 port={self.port} user=postgres", autocommit=True) as connection:
                try:
                    connection.execute("SELECT 1")
                    found.add("allowed")
                except psycopg.errors.InsufficientPrivilege as error:
                    found.add(str(error.diag.message_primary))
        return found

    def until(self, start: str, count: int = 1) -> list[dict[str, Any]]:
        """Return the next lines of the log whose event begins so, also of those that were passed over before."""
        assert self.log.process.stderr is not None
        while True:
            found = [entry for entry in self.passed if entry["event"].startswith(start)][:count]
            if len(found) == count:
                self.passed = [entry for entry in self.passed if entry not in found]
                return found
            line = self.log.process.stderr.readline()
            assert line, f"the log ended without {start}"
            self.passed.append(json.loads(line))


@contextlib.contextmanager
def two_workers(postgres_server: Postgres, tmp_path: Path, more: str = "") -> Iterator[Running]:
    plugins = tmp_path / "plugins"
    plugins.mkdir()
    install(plugins, "guard", build(DENY), hooks=("pre_query",))
    port, admin = free_port(), free_port()
    config = tmp_path / "heliosproxy.toml"
    config.write_text(
        f'[plugins]\ntimeout = "5s"\n{more}\n[admin]\nlisten = "127.0.0.1:{admin}"\n'
        'tokens = [{ name = "w", role = "write", env = "WRITE" }]\n'
    )
    options = ["--config", config, "--listen", f"127.0.0.1:{port}", "--server", f"127.0.0.1:{postgres_server.port}"]
    environment = {"WRITE": TOKEN, "HELIOS_CACHE_DIR": str(tmp_path / "cache")}
    with running(*options, "--workers", "2", **environment) as log:
        yield Running(log, port, f"http://127.0.0.1:{admin}")
        log.process.terminate()
        log.process.communicate(timeout=60)
        assert log.process.returncode == 0


@pytest.fixture
def proxy(postgres_server: Postgres, tmp_path: Path) -> Iterator[Running]:
    with two_workers(postgres_server, tmp_path) as running:
        yield running


def test_a_file_that_changes_is_loaded_by_every_worker(postgres_server: Postgres, tmp_path: Path) -> None:
    with two_workers(postgres_server, tmp_path, "hot_reload = true") as proxy:
        assert proxy.answers(4) == {"old"}
        place = tmp_path / "plugins" / "guard" / "plugin.wasm"
        place.with_suffix(".new").write_bytes(build(NEXT))
        place.with_suffix(".new").replace(place)
        proxy.until("plugin guard was changed, and reloaded")
        assert proxy.answers() == {"new"}


def test_two_workers_are_one_set_of_plugins(proxy: Running, tmp_path: Path) -> None:
    assert proxy.answers() == {"old"}
    place = tmp_path / "plugins" / "guard" / "plugin.wasm"
    place.write_bytes(build(NEXT))
    assert proxy.admin_says("reload", "guard")["status"] == "running"
    assert proxy.answers() == {"new"}
    (row,) = proxy.admin_says("list")["plugins"]
    assert (row["invocations"], row["errors"]) == (24, 0)
    assert row["pool"]["instances"] >= 2
    assert proxy.admin_says("disable", "guard")["status"] == "disabled"
    assert proxy.answers() == {"allowed"}
    place.write_bytes(b"broken")
    refused = CliRunner().invoke(main, ["reload", "guard", "--admin", proxy.admin], env={"HELIOS_ADMIN_TOKEN": TOKEN})
    assert (refused.exit_code, "worker 1" in refused.stderr) == (1, True)
    assert proxy.admin_says("enable", "guard")["status"] == "running"
    assert proxy.answers() == {"new"}


def code_of(process: int) -> set[str]:
    """Return which sealed files of machine code a process maps, by their inodes."""
    lines = Path(f"/proc/{process}/maps").read_text().splitlines()
    return {line.split()[4] for line in lines if "memfd:helios-artefact" in line}


def test_a_worker_that_is_killed_comes_back_with_what_the_others_run(proxy: Running) -> None:
    assert proxy.admin_says("disable", "guard")["status"] == "disabled"
    assert proxy.answers() == {"allowed"}
    os.kill(proxy.workers[0], signal.SIGKILL)
    (again,) = proxy.until("worker ")
    assert "is started again" in again["event"]
    assert "exit code -9" in again["event"]
    (serves,) = proxy.until("worker ")
    assert "serves" in serves["event"]
    assert code_of(proxy.workers[1]) == code_of(int(serves["event"].rpartition(" ")[2])) != set()
    assert proxy.answers() == {"allowed"}
    (row,) = proxy.admin_says("list")["plugins"]
    assert row["status"] == "disabled"
    assert row["pool"]["instances"] >= 2


def test_sessions_end_by_themselves_when_the_proxy_is_told_to_stop(proxy: Running) -> None:
    with psycopg.connect(f"host=127.0.0.1 port={proxy.port} user=postgres", autocommit=True) as connection:
        proxy.log.process.send_signal(signal.SIGTERM)
        proxy.until("draining", 2)
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="old"):
            connection.execute("SELECT 1")
    proxy.until("stopped", 2)
    assert proxy.log.process.wait(60) == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_what_a_terminal_tells_all_processes_lets_sessions_end_and_frees_the_address(
    proxy: Running, number: signal.Signals
) -> None:
    with psycopg.connect(f"host=127.0.0.1 port={proxy.port} user=postgres", autocommit=True) as connection:
        with pytest.raises(OSError, match="in use"):
            reserved("127.0.0.1", proxy.port)
        for process in proxy.workers:
            os.kill(process, number)
        proxy.log.process.send_signal(number)
        proxy.until("draining", 2)
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="old"):
            connection.execute("SELECT 1")
        reserved("127.0.0.1", proxy.port).close()
    assert proxy.log.process.wait(60) == 0


def test_a_terminal_that_is_closed_ends_it_unless_that_is_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert signal.SIGHUP not in ending_signals()
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        assert signal.SIGHUP in ending_signals()
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_first_worker_that_cannot_start_stops_the_proxy(postgres_server: Postgres, tmp_path: Path) -> None:
    (tmp_path / "plugins").mkdir()
    config = tmp_path / "heliosproxy.toml"
    config.write_text("[plugins.missing]\nrequired = true\n")
    options = ["--config", config, "--listen", "127.0.0.1:0", "--server", f"127.0.0.1:{postgres_server.port}"]
    with running(*options, "--workers", "2") as log:
        _, said = log.process.communicate(timeout=60)
    assert log.process.returncode == 2
    assert "plugin missing: it is required, and could not be loaded" in said
