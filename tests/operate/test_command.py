"""The command line against a running host: what it says, and its exit codes."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner
from helios_host import PluginHost
from helios_host.cli import main

pytest.importorskip("uvicorn", reason="the extra `admin` is not installed")

from helios_host.admin.client import AdminClient
from helios_host.admin.operated import LocalHost
from helios_host.admin.server import AdminServer
from helios_host.config import AdminSettings, AdminToken
from helios_host.instances.budget import CallBudget

from .conftest import HostMaker
from .test_admin import ENVIRONMENT, READ, WRITE
from .test_life import NEW, OLD, decision, put


@attrs.frozen
class Running:
    host: PluginHost
    server: AdminServer

    @property
    def url(self) -> str:
        return self.server.url

    def run(self, *arguments: str, token: str = WRITE) -> Any:
        return CliRunner().invoke(main, [*arguments, "--admin", self.url], env={"HELIOS_ADMIN_TOKEN": token})


@pytest.fixture
def running(plugin_dir: Path, make_host: HostMaker, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    put(plugin_dir, OLD)
    host = make_host()
    tokens = (AdminToken(name="r", env="READ"), AdminToken(name="w", role="write", env="WRITE"))
    with AdminServer(LocalHost(host), AdminSettings(listen="127.0.0.1:0", tokens=tokens)) as server:
        yield Running(host, server)


def test_the_life_of_a_plugin_from_the_command_line(running: Running, plugin_dir: Path) -> None:
    decision(running.host)
    (row,) = json.loads(running.run("list", "--json").stdout)["plugins"]
    assert (row["name"], row["status"], row["invocations"]) == ("guard", "running", 1)
    assert "guard" in running.run("list").stdout
    for command, status in (("disable", "disabled"), ("enable", "running"), ("reload", "running")):
        done = running.run(command, "guard")
        assert (done.exit_code, done.stdout) == (0, f"guard: {status}\n")
    put(plugin_dir, NEW, "second")
    done = running.run("load", str(plugin_dir / "second"), "--json")
    assert json.loads(done.stdout) == {"name": "second", "status": "running"}
    assert running.run("unload", "second").stdout == "second: unloaded\n"


def test_a_plugin_is_watched_from_the_command_line(running: Running) -> None:
    decision(running.host)
    running.host.plugins["guard"].log.write(CallBudget(), "warn", "hot\x1b[31m", [("k", "v")])
    shown = running.run("logs", "guard").stdout
    assert "warn" in shown
    assert "k=v" in shown
    assert "\x1b" not in shown
    assert json.loads(running.run("logs", "guard", "--json").stdout)["level"] == "warn"
    assert running.run("logs", "guard", "--level", "error").stdout == ""
    assert json.loads(running.run("metrics", "guard", "--json").stdout)["invocations"] == 1
    shown = running.run("metrics", "guard").stdout
    assert re.search(r"calls +│ +│ +1 │", shown), shown
    assert "p99, µs" in shown


def test_exit_codes_say_what_went_wrong(running: Running) -> None:
    refused = running.run("reload", "nobody")
    assert (refused.exit_code, "there is no plugin of this name" in refused.stderr) == (1, True)
    assert running.run("reload").exit_code == 2
    assert running.run("disable", "guard", token=READ).exit_code == 4
    assert running.run("list", token="wrong").exit_code == 4
    assert "HELIOS_ADMIN_TOKEN" in running.run("list", token="").stderr
    assert (running.run("list", token="a\nb").exit_code, running.run("list", ".").exit_code) == (4, 2)
    unsaid = CliRunner().invoke(main, ["reload", "guard"])
    assert (unsaid.exit_code, "HELIOS_ADMIN_URL" in unsaid.stderr) == (2, True)
    gone = CliRunner().invoke(main, ["list", "--admin", "http://127.0.0.1:9"])
    assert (gone.exit_code, "does not answer" in gone.stderr) == (3, True)
    assert CliRunner().invoke(main, ["list", "--admin", "file:///etc/passwd"]).exit_code == 3


def test_programs_are_told_by_what_a_version_that_asks_for_more_is_approved(running: Running, plugin_dir: Path) -> None:
    put(plugin_dir, NEW, manifest="permissions: [metrics]\n")
    refused = running.run("reload", "guard", "--json")
    problem = json.loads(refused.stdout)
    assert (refused.exit_code, problem["asks"], problem["status"]) == (1, ["the permission metrics"], 409)
    assert problem["digest"] in refused.stderr
    assert running.run("reload", "guard", "--approve", "sha256:" + "0" * 64).exit_code == 1
    done = running.run("reload", "guard", "--approve", problem["digest"], "--json")
    assert json.loads(done.stdout) == {"name": "guard", "status": "running"}


@contextlib.contextmanager
def answering(data: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """A server that answers every connection with these bytes, and what it was sent."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    with connection:
                        asked.append(connection.recv(65536))
                        connection.sendall(data)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}", asked
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"E\0\0\0pSFATAL\0",
        b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nwelcome",
        b"HTTP/1.1 200 OK\r\nContent-Length: 700\r\n\r\n{",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n\xff",
    ],
    ids=["nothing", "PostgreSQL", "a page", "half an answer", "no text"],
)
def test_what_is_no_admin_api_is_told_from_one(data: bytes) -> None:
    with answering(data) as (url, _):
        for command in (["list"], ["logs", "guard"], ["disable", "guard"]):
            done = CliRunner().invoke(main, [*command, "--admin", url])
            assert (done.exit_code, "does not answer" in done.stderr) == (3, True), done.output


def test_a_gateway_without_a_host_behind_it_is_told_from_a_host_that_refuses() -> None:
    for status, code in ((502, 3), (403, 4)):
        with answering(f"HTTP/1.1 {status} No\r\nContent-Length: 2\r\n\r\nno".encode()) as (url, _):
            done = CliRunner().invoke(main, ["list", "--admin", url])
            assert (done.exit_code, str(status) in done.stderr) == (code, True)


def test_no_redirection_gets_the_token() -> None:
    with answering(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}") as (other, asked):
        moved = f"HTTP/1.1 302 Found\r\nLocation: {other}/\r\nContent-Length: 0\r\n\r\n"
        with answering(moved.encode()) as (url, _):
            done = CliRunner().invoke(main, ["list", "--admin", url], env={"HELIOS_ADMIN_TOKEN": WRITE})
        assert (done.exit_code, "302" in done.stderr) == (3, True)
        assert asked == []


def test_tables_fit_a_terminal_and_names_stay_whole_in_a_pipe(
    running: Running, plugin_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "a-plugin-with-a-name-of-sixty-characters-which-is-not-usual-1"
    put(plugin_dir, NEW, name)
    running.host.load(plugin_dir / name)
    assert name in running.run("list").stdout
    running.host.unload(name)
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("COLUMNS", "80")
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in running.run("list").stdout.splitlines()]
    assert len(lines) == 2, lines
    assert max(map(len, lines)) <= 80
    assert lines[1].split()[:4] == ["guard", "1.0.0", "running", "pre_query"]


def test_names_of_running_plugins_are_completed(running: Running) -> None:
    environment = {
        "_HELIOS_PLUGIN_COMPLETE": "bash_complete",
        "COMP_WORDS": "helios-plugin disable g",
        "COMP_CWORD": "2",
        "HELIOS_ADMIN_URL": running.url,
        "HELIOS_ADMIN_TOKEN": READ,
    }
    done = CliRunner().invoke(main, [], env=environment, prog_name="helios-plugin")
    assert done.stdout.splitlines() == ["plain,guard"]
    gone = CliRunner().invoke(
        main, [], env={**environment, "HELIOS_ADMIN_URL": "http://127.0.0.1:9"}, prog_name="helios-plugin"
    )
    assert gone.stdout.strip() == ""


def test_a_followed_log_ends_with_its_plugin(running: Running) -> None:
    running.host.plugins["guard"].log.write(CallBudget(), "info", "one")
    threading.Timer(0.5, running.host.unload, ["guard"]).start()
    done = running.run("logs", "guard", "--follow")
    assert (done.exit_code, "one" in done.stdout) == (0, True)


def test_a_followed_log_ends_with_its_host(running: Running) -> None:
    running.host.plugins["guard"].log.write(CallBudget(), "info", "one")
    events = AdminClient(running.url, READ).events("/plugins/guard/logs?follow=true")
    assert next(events)[1]["message"] == "one"
    threading.Timer(0.5, running.server.stop).start()
    done = running.run("logs", "guard", "--follow")
    assert list(events) == [("ended", {})]
    assert (done.exit_code, "one" in done.stdout, "the host ended" in done.stderr) == (3, True, True)


def started(directory: Path, *arguments: str) -> subprocess.Popen[str]:
    config = directory / "heliosproxy.toml"
    config.write_text(
        '[admin]\nlisten = "127.0.0.1:0"\ntokens = [{ name = "r", env = "READ" }]\n[plugins]\ntimeout = "5s"\n'
    )
    return subprocess.Popen(
        [sys.executable, "-c", "from helios_host.cli import main; main()", *arguments, "--config", str(config)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **ENVIRONMENT},
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_serve_answers_until_it_is_told_to_stop(plugin_dir: Path, number: signal.Signals) -> None:
    put(plugin_dir, OLD)
    with started(plugin_dir.parent, "serve") as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        url = said.removeprefix("admin API at ").strip()
        done = CliRunner().invoke(main, ["list", "--json", "--admin", url], env={"HELIOS_ADMIN_TOKEN": READ})
        process.send_signal(number)
        assert [row["name"] for row in json.loads(done.stdout)["plugins"]] == ["guard"], said
        assert process.wait(30) == 0


def test_serve_says_all_that_is_wrong_before_it_loads_anything(plugin_dir: Path) -> None:
    config = plugin_dir.parent / "heliosproxy.toml"
    config.write_text("[plugins]\n")
    done = CliRunner().invoke(main, ["serve", "--config", str(config)])
    assert (done.exit_code, "admin.listen: " in done.stderr, "admin.tokens: " in done.stderr) == (2, True, True)
    done = CliRunner().invoke(main, ["serve", "--config", str(config), "--listen", "9090"])
    assert (done.exit_code, 'such as "127.0.0.1:9090"' in done.stderr) == (2, True)
    assert "plugins loaded" not in done.output


def test_the_proxy_serves_the_admin_api_beside_itself(plugin_dir: Path) -> None:
    pytest.importorskip("uvloop", reason="the extra `postgres` is not installed")
    put(plugin_dir, OLD)
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    options = ("--server", "127.0.0.1:1", "--listen", "127.0.0.1:0", "--admin-listen", address)
    with started(plugin_dir.parent, "proxy", *options) as process:
        assert process.stdout is not None
        said: list[str] = []
        for line in iter(process.stdout.readline, ""):
            said.append(line)
            if "plugins loaded" in line:
                break
        done = CliRunner().invoke(
            main, ["list", "--json", "--admin", f"http://{address}"], env={"HELIOS_ADMIN_TOKEN": READ}
        )
        process.terminate()
        assert done.exit_code == 0, (done.stderr, said)
        assert [row["name"] for row in json.loads(done.stdout)["plugins"]] == ["guard"]
        process.communicate(timeout=30)
        assert process.returncode == 0
