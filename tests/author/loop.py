"""The author's loop in each language, as a newcomer goes through it: `python -m tests.author.loop [LANGUAGE …]`.

`new`, `test`, `build`, `check` and `run` by the command line in a temporary directory, then the plugin in the demo's
proxy before a real PostgreSQL, where it has to see a statement. Prints a table of times (wall clock) and sizes, and one
line for each language whose toolchain is missing.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import attrs
import psycopg
from guestkit.recipes import RECIPES
from helios_host.demo.stage import in_thread, postgres
from helios_host.manager import PluginHost
from helios_host.proxies.postgres.settings import Address, ProxySettings, parse_server
from helios_host.scaffold.project import LANGUAGES

HEAD = f"{'language':12} {'new':>6} {'test':>6} {'build':>6} {'check':>6} {'run':>6} {'proxy':>6}  {'kB':>7}"
PROGRAM = Path(sys.executable).with_name("helios-plugin")


@attrs.frozen
class Round:
    """What one language's loop took: seconds of each step, bytes of the component, what `run` answered, and what the
    proxy's log had.
    """

    language: str
    seconds: dict[str, float]
    size: int
    answer: object
    logged: tuple[str, ...]

    @property
    def row(self) -> str:
        """The line of the table, below `HEAD`."""
        cells = " ".join(f"{seconds:6.1f}" for seconds in self.seconds.values())
        return f"{self.language:12} {cells}  {self.size / 1000:7,.0f}"


class Heard(logging.Handler):
    """Keeps what plugins log while it is entered."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []
        self._logger = logging.getLogger("helios_host")

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())

    def __enter__(self) -> Heard:
        self._before = self._logger.level
        self._logger.setLevel(logging.INFO)
        self._logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)
        self._logger.setLevel(self._before)


def main(languages: Sequence[str]) -> list[Round]:
    """Go through the loop in these languages; raises `RuntimeError` with the output of a step that fails."""
    rounds = []
    print(HEAD)
    with postgres() as server, tempfile.TemporaryDirectory(prefix="helios-loop-") as directory:
        for language in languages:
            missing = RECIPES[LANGUAGES[language].language].missing()
            if missing is not None:
                print(f"{language:12} skipped: it needs {missing}")
                continue
            rounds.append(one(language, server, Path(directory)))
            print(rounds[-1].row, flush=True)
    return rounds


def one(language: str, server: str, directory: Path) -> Round:
    """Go through the loop in one language."""
    name = f"loop-{language}"
    folder, seconds = directory / name, {}
    for step, arguments, place in (
        ("new", ("new", name, "--lang", language, "--hook", "pre-query"), directory),
        ("test", ("test",), folder),
        ("build", ("build",), folder),
        ("check", ("check", "dist/plugin.wasm"), folder),
        ("run", ("run", "pre-query", "--input", "inputs/pre-query.json", "--json"), folder),
    ):
        began = time.monotonic()
        done = subprocess.run(
            [PROGRAM, *arguments], cwd=place, capture_output=True, text=True, timeout=600, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{language}: helios-plugin {' '.join(arguments)}\n{done.stdout}{done.stderr}")
        seconds[step] = time.monotonic() - began
    answer = json.loads(done.stdout)["answer"]
    began = time.monotonic()
    logged = in_the_proxy(name, folder / "dist", server)
    seconds["proxy"] = time.monotonic() - began
    return Round(language, seconds, (folder / "dist" / "plugin.wasm").stat().st_size, answer, logged)


def check_round(language: str, server: str, directory: Path, most: int) -> str:
    """Go through the loop in one language, and return the table for it.

    Asserts that `run` and the proxy had the plugin's answer, and that its component has fewer bytes than `most`.
    """
    done = one(language, server, directory)
    assert done.answer == {"decision": "continue", "cacheable": None}
    assert "pre-query" in done.logged
    assert done.size < most
    return f"\n{HEAD}\n{done.row}"


def in_the_proxy(name: str, dist: Path, server: str) -> tuple[str, ...]:
    """Send a statement through the demo's proxy with the plugin in it; returns what the plugin logged."""
    with tempfile.TemporaryDirectory(prefix="helios-plugins-") as plugins, Heard() as heard:
        (Path(plugins) / name).symlink_to(dist)
        config = f"[plugins]\ntimeout = '100ms'\n[plugins.{name}]\nconfig = {{ verbose = true }}\n"
        with PluginHost.from_directory(plugins, config) as host:
            for problem in host.problems:
                raise problem
            settings = ProxySettings(listen=Address("127.0.0.1", 0), server=parse_server(server))
            with in_thread(settings, host) as port:
                dsn = f"postgresql://postgres@127.0.0.1:{port}/postgres"
                with psycopg.connect(dsn, autocommit=True) as connection:
                    row = connection.execute("SELECT 6 * 7").fetchone()
                    assert row == (42,), row
    return tuple(heard.lines)


if __name__ == "__main__":
    main(sys.argv[1:] or sorted(LANGUAGES))
