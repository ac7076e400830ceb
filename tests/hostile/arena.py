"""A host with a hostile plugin and a good one, and a watch over the process while they are called."""

from __future__ import annotations

import resource
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs
from helios_api.v2.rewrite import RewrittenStatement
from helios_api.v2.types import Call, Session, Statement, StatementKind
from helios_host import PluginHost
from helios_host.config import parse_config
from helios_host.errors import CallError

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "host"))

import guests
from guests import Guest, build, install

CALL = Call(
    trace_parent=None,
    deadline=30_000_000,
    session=Session(id="s", user="bob", database="app", client_addr="unix", encrypted=False, attributes=[]),
    identity=None,
)

ANSWER = "select 2"
GOOD = Guest(
    hooks={
        (1, "rewrite", "rewrite"): guests._store([(0, 1), (4, guests.TEXT), (8, len(ANSWER))]),
    },
    text=ANSWER,
)
"""The bystander: it rewrites everything, so that each answer of its shows that it works."""

SPARE = 2
"""Stores that may be on their way while others are counted: two pools make the next one in the background."""


def statement(text: str = "select 1") -> Statement:
    return Statement(text=text, kind=StatementKind.SELECT, fingerprint=None, tables=[], parameters=[], is_batch=False)


def install_good(directory: Path) -> None:
    install(directory, "good", build(GOOD), hooks=("rewrite",))


def open_host(directory: Path, cache: Path, text: str = "", timeout: float | None = 0.2) -> PluginHost:
    """Return a host of these plugins; the good one may take long, the others have `timeout` seconds."""
    config = parse_config(text, "the test")
    if timeout is not None:
        config = attrs.evolve(config, timeout=timeout)
    return PluginHost.from_directory(directory, config, cache_directory=cache)


def good_answer(host: PluginHost) -> bool:
    """Say whether the good plugin answers right."""
    return host.sync.hooks.rewrite(CALL, statement()) == RewrittenStatement(text=ANSWER, parameters=None)


def ask(host: PluginHost, name: str, text: str = "select 1") -> object:
    """Ask one plugin for `pre_query`: its answer, or the `CallError` that it raised."""
    now = time.perf_counter()
    (seat,) = [seat for seat in host.sync.hooks.pre_query.seats if seat.plugin == name]
    try:
        return seat.ask(now + 30, now + 30, CALL, statement(text))
    except CallError as error:
        return error


@contextmanager
def bystander(host: PluginHost, megabytes: int = 256, seconds: float = 30.0) -> Iterator[None]:
    """Call the good plugin all the while, in another thread; then check its answers, the memory taken and the time."""
    stop, answers = threading.Event(), [0, 0]

    def call() -> None:
        while not stop.is_set():
            answers[good_answer(host)] += 1
            stop.wait(0.002)

    before, started = peak_megabytes(), time.monotonic()
    thread = threading.Thread(target=call)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(60)
    assert not thread.is_alive(), "a call of the good plugin hangs"
    assert answers[0] == 0, "calls of the good plugin went wrong meanwhile"
    assert answers[1] > 0
    assert time.monotonic() - started < seconds
    assert peak_megabytes() - before < megabytes, "it took more memory than it may"


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
