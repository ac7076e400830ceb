"""Plugins are reloaded, disabled and broken under load: is a request lost, answered against a rule, or memory with it?

A real PostgreSQL, the proxy with several workers, plugins on every chain, and clients that check each answer:

- `guard` (sql-guard in C) has two versions, which are reloaded in turn. A SELECT has to give its row, and a DELETE
  without WHERE has to be denied, whatever is going on.
- `watcher` has every hook and objects to nothing; it is disabled and enabled in turn.
- `faulty` lets all pass until a reload makes it trap. From the moment that the reload is answered until the next one
  is asked for, everything has to be refused in its name, by its failure rule `deny`.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import attrs
import click
import psycopg
from helios_host.admin.client import AdminClient

sys.path.insert(0, str(Path(__file__).parents[1] / "host"))

from bench_proxy import GUESTS, HELIOS, free_port, server

import guests
from guests import TRAP, YES, Guest, build, install

TOKEN: Final = "churn-churn-churn-churn"
GUARD: Final = GUESTS / "sql-guard-c-v1"
EMPTY_SECTION: Final = bytes([0, 2, 1, ord("x")])
"""A custom section that means nothing: the same component with another digest."""

ABSTAIN: Final = guests._store([(8, 3)])
ALL_HOOKS: Final = {
    (2, "pre-query", "pre-query"): YES,
    (2, "rewrite", "rewrite"): YES,
    (2, "authorize", "authorize"): YES,
    (2, "authenticate", "authenticate"): ABSTAIN,
    (2, "connection", "on-connect"): YES,
    (2, "connection", "on-disconnect"): YES,
    (2, "metrics", "on-events"): YES,
}
HOOKS: Final = ("pre_query", "rewrite", "authorize", "authenticate", "connection", "metrics")
GOOD: Final = Guest(hooks={(2, "pre-query", "pre-query"): YES, (2, "authorize", "authorize"): YES})
BAD: Final = Guest(hooks={(2, "pre-query", "pre-query"): TRAP, (2, "authorize", "authorize"): TRAP})

CONFIG: Final = """
[plugins]
timeout = "5s"
drain_timeout = "5s"
[plugins.sql-guard-c]
priority = 100
config = { denied_tables = ["secrets"], max_rows = 0 }
[plugins.watcher]
on_failure = "skip"
[plugins.faulty]
on_failure = "deny"
[plugins.permissions]
sql-guard-c = ["metrics"]
[admin]
listen = "127.0.0.1:%d"
tokens = [{ name = "churn", role = "write", sha256 = "%s" }]
"""


@attrs.define
class Outcome:
    """What the run came to; `wrong` has the first answers that were not as they have to be."""

    requests: int = 0
    sessions: int = 0
    denied: int = 0
    refused: int = 0
    late: list[str] = attrs.field(factory=list)
    """What was refused by the failure rule of a plugin that had no time, with when it was in seconds."""

    said: list[str] = attrs.field(factory=list)
    """What the host logged of plugins that failed, but for `faulty`."""

    wrong: list[str] = attrs.field(factory=list)
    memory: list[int] = attrs.field(factory=list)
    """Private memory of all workers in bytes, after each tenth of the reloads."""

    reloads: int = 0
    disables: int = 0
    seconds: float = 0.0
    restarts: int = 0

    @property
    def growth(self) -> float:
        """By how much memory was more in the second half than in the first one, on average, as a share."""
        half = len(self.memory) // 2
        return statistics.mean(self.memory[half:]) / statistics.mean(self.memory[:half]) - 1


@attrs.define
class State:
    """What is true of `faulty` now: `number` changes with every change that begins or ends."""

    number: int = 0
    traps: bool | None = False
    """`None` while it changes."""

    def set(self, traps: bool | None) -> None:
        self.number += 1
        self.traps = traps


class Client(threading.Thread):
    """Opens sessions one after the other, and checks every answer."""

    def __init__(self, port: int, state: State, outcome: Outcome, lock: threading.Lock) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self._began = time.monotonic()
        self._port, self._state, self._outcome, self._lock = port, state, outcome, lock

    def run(self) -> None:
        turn = 0
        while not self.ended.is_set():
            try:
                with psycopg.connect(
                    f"host=127.0.0.1 port={self._port} user=postgres connect_timeout=30", autocommit=True
                ) as connection:
                    for _ in range(20):
                        turn += 1
                        self._ask(connection, turn)
                self._count("sessions")
            except psycopg.Error as error:
                self._wrong(f"a session was lost: {error}")

    def _ask(self, connection: psycopg.Connection[Any], turn: int) -> None:
        deletes, before = turn % 4 == 0, (self._state.number, self._state.traps)
        began = time.monotonic()
        try:
            row = connection.execute(
                "DELETE FROM items" if deletes else f"SELECT id FROM items WHERE id = {turn % 100 + 1}"
            ).fetchone()
            answer = "row" if row == (turn % 100 + 1,) else f"the row {row}"
        except psycopg.errors.InsufficientPrivilege as error:
            answer = str(error.diag.message_primary)
        spent = time.monotonic() - began
        same = before == (self._state.number, self._state.traps)
        self._count("requests")
        if "ran past its time limit" in answer:
            self._late(f"{answer} (asked {began - self._began:.2f} s after the start, for {spent:.3f} s)")
        elif deletes:
            self._count("denied")
            if "DELETE" not in answer and "faulty" not in answer:
                self._wrong(f"a DELETE: {answer}")
        elif answer != "row" and "plugin faulty" not in answer:
            self._wrong(f"a SELECT: {answer}")
        elif same and before[1] is not None:
            refused = answer != "row"
            if refused:
                self._count("refused")
            if refused != before[1]:
                self._wrong(f"a SELECT while faulty {'traps' if before[1] else 'works'}: {answer}")

    def _count(self, what: str) -> None:
        with self._lock:
            setattr(self._outcome, what, getattr(self._outcome, what) + 1)

    def _late(self, text: str) -> None:
        with self._lock:
            self._outcome.late.append(text)

    def _wrong(self, text: str) -> None:
        with self._lock:
            if len(self._outcome.wrong) < 20:
                self._outcome.wrong.append(text)


@contextmanager
def proxy(directory: Path, address: str, workers: int) -> Iterator[tuple[int, AdminClient, Callable[[], list[int]]]]:
    """Run the proxy; yields its port, its admin API, and what gives the process ids of the workers that serve."""
    import hashlib

    port, admin = free_port(), free_port()
    config, log = directory / "heliosproxy.toml", directory / "log"
    config.write_text(CONFIG % (admin, hashlib.sha256(TOKEN.encode()).hexdigest()))
    command = [HELIOS, "proxy", "--config", config, "--server", address, "--listen", f"127.0.0.1:{port}"]
    with log.open("w") as file:
        process = subprocess.Popen([*map(str, command), "--workers", str(workers)], stderr=file)

    def serving() -> list[int]:
        found = re.findall(r"worker (\d+) serves, as process (\d+)", log.read_text())
        return [int(pid) for _, pid in found]

    try:
        until = time.monotonic() + 120
        while len(serving()) < workers:
            if process.poll() is not None or time.monotonic() > until:
                raise click.ClickException(f"the proxy does not start:\n{log.read_text()}")
            time.sleep(0.05)
        yield port, AdminClient(f"http://127.0.0.1:{admin}", TOKEN), serving
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()


def private_memory(pid: int) -> int:
    """Return the bytes that only this process has (proc(5), smaps_rollup)."""
    found = re.findall(r"Private_\w+:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text())
    return 1024 * sum(map(int, found))


def replace(path: Path, data: bytes) -> None:
    """Write a file so that nobody reads half of it."""
    new = path.with_suffix(".new")
    new.write_bytes(data)
    new.replace(path)


def churn(address: str, *, reloads: int, disables: int, traps: int, clients: int, workers: int) -> Outcome:
    """Run everything before the server at an address, and return what it came to."""
    outcome, state, lock = Outcome(), State(), threading.Lock()
    with tempfile.TemporaryDirectory(prefix="helios-churn-") as name:
        directory = Path(name)
        plugins = directory / "plugins"
        component = (GUARD / "plugin.wasm").read_bytes()
        (plugins / GUARD.name).mkdir(parents=True)
        (plugins / GUARD.name / "plugin.yaml").write_bytes((GUARD / "plugin.yaml").read_bytes())
        guard = plugins / GUARD.name / "plugin.wasm"
        guard.write_bytes(component)
        install(plugins, "watcher", build(Guest(hooks=ALL_HOOKS)), hooks=HOOKS)
        faulty = install(plugins, "faulty", build(GOOD), hooks=("pre_query", "authorize")) / "plugin.wasm"
        with proxy(directory, address, workers) as (port, admin, serving):
            pids = serving()
            threads = [Client(port, state, outcome, lock) for _ in range(clients)]
            began = time.monotonic()
            for thread in threads:
                thread.start()
            try:
                marks = {reloads * tenth // 10 for tenth in range(1, 11)}
                for turn in range(1, reloads + 1):
                    replace(guard, component + EMPTY_SECTION * (turn % 2))
                    admin.ask("POST", "/plugins/sql-guard-c/reload")
                    outcome.reloads += 1
                    if turn % max(reloads // disables, 1) == 0:
                        admin.ask("POST", "/plugins/watcher/disable")
                        admin.ask("POST", "/plugins/watcher/enable")
                        outcome.disables += 1
                    if turn % max(reloads // traps, 1) == 0:
                        for guest, broken in ((BAD, True), (GOOD, False)):
                            state.set(None)
                            replace(faulty, build(guest))
                            admin.ask("POST", "/plugins/faulty/reload")
                            state.set(broken)
                            asked = outcome.requests
                            while outcome.requests < asked + 20 * clients:
                                time.sleep(0.01)
                    if turn in marks:
                        outcome.memory.append(sum(map(private_memory, pids)))
            finally:
                for thread in threads:
                    thread.ended.set()
                for thread in threads:
                    thread.join(60)
            outcome.seconds = time.monotonic() - began
            outcome.restarts = len(serving()) - workers
            figures = {row["name"]: row for row in admin.ask("GET", "/plugins")["plugins"]}
            asked = {name: row["invocations"] for name, row in figures.items()}
            if not all(asked.values()):
                outcome.wrong.append(f"not every plugin was asked: {asked}")
            lines = (directory / "log").read_text().splitlines()
            outcome.said = [line for line in lines if "_host.plugins" in line and "plugin faulty" not in line]
    return outcome


def prepare(data: Path) -> None:
    """Make the table that clients ask for."""
    with psycopg.connect(host=str(data), user="postgres", autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS items (id int PRIMARY KEY, name text)")
        connection.execute("INSERT INTO items SELECT n, 'item' FROM generate_series(1, 100) n ON CONFLICT DO NOTHING")


@click.command()
@click.option("--reloads", default=1000, show_default=True)
@click.option("--disables", default=100, show_default=True)
@click.option("--traps", default=10, show_default=True, help="How often a plugin begins to trap.")
@click.option("--clients", default=4, show_default=True)
@click.option("--workers", default=2, show_default=True)
@click.option("--most-growth", default=0.05, show_default=True, help="Of memory from half to half, as a share.")
def main(reloads: int, disables: int, traps: int, clients: int, workers: int, most_growth: float) -> None:
    """Run it, print figures as JSON; exit code 1 where an answer was wrong, a worker ended, or memory grew."""
    with server() as data:
        prepare(data)
        found = churn(str(data), reloads=reloads, disables=disables, traps=traps, clients=clients, workers=workers)
    kinds = Counter(text.partition(":")[0] for text in found.wrong)
    click.echo(json.dumps({**attrs.asdict(found), "growth": round(found.growth, 4), "kinds": kinds}, indent=2))
    sys.exit(1 if found.wrong or found.restarts or found.growth > most_growth else 0)


if __name__ == "__main__":
    main()
