"""Programs that run in a process of their own, since what is tried on them may end it."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from arena import install_good

from guests import PRE1, TEXT, YES, Guest, build, install

HERE = Path(__file__).parent
LOG = "heliosproxy:plugin/log@1.0.0"
WRITE = f"(call $log (i32.const 4) (i32.const {TEXT}) (i32.const 2))"
LOOP = "(loop $l (br $l))"
LOGGING = {LOG: f'(import "{LOG}" "log" (func $log (param i32 i32 i32)))'}

PRELUDE = """
import asyncio, gc, os, random, signal, sys, threading, time
from pathlib import Path
from arena import CALL, ask, good_answer, open_host, statement
from helios_api.v2.pre_query import PreQueryOutcome
from helios_host.errors import CallError, DeadlineExceeded, ForkedProcess, GuestTrap, HostCallLimit
def new_host(timeout=0.1):
    return open_host(Path(sys.argv[1]), Path(sys.argv[2]), timeout=timeout)
"""


def install_few(directory: Path) -> None:
    """Install a good plugin, one that answers, and one that traps."""
    install_good(directory)
    install(directory, "quick", build(Guest(hooks={PRE1: YES})), hooks=("pre_query",))
    install(directory, "trap", build(Guest(hooks={PRE1: "unreachable"})), hooks=("pre_query",))


def install_hostile(directory: Path) -> None:
    """Install a good plugin, and one for each way in which a call ends."""
    install_few(directory)
    hostile = {
        "loop": Guest(hooks={PRE1: LOOP + YES}),
        "logs": Guest(hooks={PRE1: f"(loop $l {WRITE} (br $l)) {YES}"}, imports=LOGGING),
        "talks": Guest(hooks={PRE1: f"{WRITE} {WRITE} {YES}"}, imports=LOGGING),
        "deep": Guest(hooks={PRE1: f"(call $f) {YES}"}, start="(func $f (call $f))"),
        "outside": Guest(hooks={PRE1: "(i32.load (i32.const 0x7ffffff0))"}),
    }
    for name, guest in hostile.items():
        install(directory, name, build(guest), hooks=("pre_query",))


def environment() -> dict[str, str]:
    """Return the environment of a program, in which it finds the helpers of these tests."""
    return {**os.environ, "PYTHONPATH": f"{HERE}:{HERE.parent / 'host'}"}


class Forked:
    """The process that forks programs, one at a time; see `forked`."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def run(self, code: str, arguments: list[str], timeout: float) -> subprocess.CompletedProcess[str]:
        """Run a program with everything that `PRELUDE` has."""
        with tempfile.TemporaryDirectory() as directory:
            output, errors = Path(directory, "output"), Path(directory, "errors")
            output.touch()
            errors.touch()
            request = {"code": code, "arguments": arguments, "output": str(output), "errors": str(errors)}
            process = self._started()
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
            if not select.select([process.stdout], [], [], timeout)[0]:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                self._process = None
                raise subprocess.TimeoutExpired(code, timeout, output.read_bytes(), errors.read_bytes())
            status = int(process.stdout.readline())
            return subprocess.CompletedProcess(code, status, output.read_text(), errors.read_text())

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.communicate()
            self._process = None

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, str(HERE / "forked.py")],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                env=environment(),
                start_new_session=True,
            )
        return self._process


FORKED = Forked()


def run(
    code: str, plugins: Path, cache: Path, *, options: tuple[str, ...] = (), timeout: float = 60, limit: int = 0
) -> str:
    """Run a program in a process of its own; it must end well, and in time. Returns what it wrote.

    `options` are the interpreter's; `limit` bounds how many files it may have open.
    """
    bounded = f"import resource; resource.setrlimit(resource.RLIMIT_NOFILE, ({limit}, {limit}))\n" if limit else ""
    if options:
        done = subprocess.run(
            [sys.executable, *options, "-c", PRELUDE + bounded + code, str(plugins), str(cache)],
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
            env=environment(),
        )
    else:
        done = FORKED.run(bounded + code, [str(plugins), str(cache)], timeout)
    assert done.returncode == 0, f"it ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-4000:]}"
    return done.stdout
