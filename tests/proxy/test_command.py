"""`helios-plugin proxy` as an operator runs it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner
from helios_host.proxies.postgres.command import command
from proxy_harness import PASSWORD, Postgres, free_port

HELIOS = Path(sys.executable).with_name("helios-plugin")


class Lines:
    """The log of a running proxy."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def until(self, name: str) -> dict[str, Any]:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            found: dict[str, Any] = json.loads(line)
            if found["event"] == name:
                return found
        raise AssertionError(f"the log ended without {name}")


@contextmanager
def running(*options: str | Path, **environment: str) -> Iterator[Lines]:
    arguments = [str(HELIOS), "proxy", *map(str, options)]
    env = {**os.environ, **environment}
    with subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True, env=env) as process:
        try:
            yield Lines(process)
        finally:
            process.kill()


def test_it_serves_and_drains(postgres_server: Postgres) -> None:
    port, ready = free_port(), free_port()
    options = ["--listen", f"127.0.0.1:{port}", "--ready-listen", f"127.0.0.1:{ready}"]
    with running(*options, HELIOS_PROXY_SERVER=str(postgres_server.directory) + f":{postgres_server.port}") as log:
        listening = log.until("listening")
        assert (listening["address"], listening["level"]) == (f"127.0.0.1:{port}", "info")
        with urllib.request.urlopen(f"http://127.0.0.1:{ready}/readyz", timeout=20) as response:
            assert response.status == 200
        with psycopg.connect(f"host=127.0.0.1 port={port} user=postgres", autocommit=True) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
            opened = log.until("session opened")
            assert opened["user"] == "postgres"
            assert opened["time"].endswith("Z")
            log.process.send_signal(signal.SIGTERM)
            log.until("draining")
            assert connection.execute("SELECT 2").fetchone() == (2,)
        log.until("stopped")
        assert log.process.wait(20) == 0


def test_a_second_signal_ends_sessions_at_once(postgres_server: Postgres) -> None:
    port = free_port()
    with running("--listen", f"127.0.0.1:{port}", "--server", f"127.0.0.1:{postgres_server.port}") as log:
        log.until("listening")
        with psycopg.connect(f"host=127.0.0.1 port={port} user=postgres", autocommit=True) as connection:
            log.process.send_signal(signal.SIGINT)
            log.until("draining")
            log.process.send_signal(signal.SIGINT)
            assert log.process.wait(20) == 0
            with pytest.raises(psycopg.errors.AdminShutdown):
                connection.execute("SELECT 1")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ([], "Missing option '--server'"),
        (["--server", "host:port"], "'host:port' is no HOST:PORT"),
        (["--server", "x", "--listen", "nowhere"], "'nowhere' is no HOST:PORT"),
        (["--server", "x", "--tls-key", __file__], "--tls-key needs --tls-cert"),
        (["--server", "x", "--tls-cert", __file__], "no certificate with its key"),
        (["--server", "x", "--auth-file", __file__], "no readable TOML"),
        (["--server", "x", "--config", __file__], "test_command.py"),
        (["--server", "x", "--max-connections", "0"], "0 is not in the range"),
        (["--server", "x", "--listen", "192.0.2.1:1"], "cannot listen on 192.0.2.1:1"),
    ],
)
def test_what_cannot_work_is_said(options: list[str], words: str) -> None:
    done = subprocess.run([HELIOS, "proxy", *options], capture_output=True, text=True, timeout=60)
    assert done.returncode in (1, 2)
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--server", "x", "--server-tls", "require"], "--server-tls needs --auth-file"),
        (["--server", "/run", "--server-tls", "require"], "which has no TLS"),
        (["--server", "x", "--tls-client-ca", __file__], "--tls-client-ca needs --tls-cert"),
        (["--server", "x", "--server-ca", __file__], "--server-ca needs --server-tls"),
        (["--server", "postgresql://x/?sslmode=verify-full"], "use --server-tls verify-full"),
        (["--server", "x", "--server-tls", "verify-ca", "--server-ca", __file__], "no certificates"),
        (["--server", "x", "--replica", "primary=x"], "with a name other than primary"),
        (["--server", "x", "--replica", "a=x", "--primary", "a=y"], "two servers have the same name"),
        (["--server", "x", "--replica", "a=x,weight=much"], "'weight=much' is no weight=N"),
    ],
)
def test_options_that_do_not_go_together(options: list[str], words: str) -> None:
    done = CliRunner().invoke(command, options)
    assert done.exit_code == 2
    assert words in done.output


def test_logins_and_servers_of_the_command(postgres_server: Postgres, second_server: Postgres, tmp_path: Path) -> None:
    port = free_port()
    users = tmp_path / "users.toml"
    users.write_text(f"[users.alice]\nsecret = 'alice'\nserver_user = 'scram'\nserver_password = '{PASSWORD}'\n")
    options = [
        *("--listen", f"127.0.0.1:{port}", "--server", f"127.0.0.1:{postgres_server.port}", "--auth-file", users),
        *("--replica", f"second={second_server.directory}:{second_server.port},region=eu", "--check-user", "alice"),
        *("--server-tags", "region=us"),
    ]
    with running(*options, HELIOS_SECRET_ALICE="in wonderland") as log:
        assert log.until("server reached")["server"] in ("primary", "second")
        assert log.until("server reached")["server"] in ("primary", "second")
        dsn = f"host=127.0.0.1 port={port} user=alice dbname=postgres"
        with psycopg.connect(dsn, password="in wonderland") as connection:
            assert connection.execute("SELECT current_user").fetchone() == ("scram",)
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(dsn, password="wrong")
