"""Guests that attack beside their hooks: in `health` and `on-unload`, and with handles of what they do not have."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from arena import ask, bystander, good_answer, install_good, open_host
from helios_api.v2.pre_query import PreQueryOutcome
from helios_host import PluginHost
from helios_host.errors import CallError, GuestTrap, HeliosError, HostCallLimit, StartFailed
from programs import LOGGING, LOOP, WRITE
from witbind.runtime import live_stores

from guests import PRE1, PRE2, TEXT, YES, Guest, build, install

ILL = f"(i32.store8 (i32.const 700) (i32.const 2)) (i32.store (i32.const 704) (i32.const {TEXT}))"
HEALTH: dict[str, tuple[type[HeliosError] | None, str]] = {
    "loops": (None, f"{LOOP} unreachable"),  # the machine may be busy at the start: it is loaded, and asked again
    "traps": (StartFailed, "unreachable"),
    "recurses": (StartFailed, "(call $deep) unreachable"),
    "answers no case": (StartFailed, "(i32.store8 (i32.const 700) (i32.const 3)) (i32.const 700)"),
    "answers behind the memory": (StartFailed, "(i32.const 0x7ffffff0)"),
    "is not aligned": (StartFailed, "(i32.const 701)"),
    "says that it is ill, with terminal codes": (
        StartFailed,
        f"{ILL} (i32.store (i32.const 708) (i32.const 20)) (i32.const 700)",
    ),
    "says so behind the memory": (StartFailed, f"{ILL} (i32.store (i32.const 708) (i32.const -1)) (i32.const 700)"),
    "takes all memory": (
        StartFailed,
        "(loop $l (if (i32.eq (memory.grow (i32.const 16)) (i32.const -1)) (then unreachable)) (br $l)) unreachable",
    ),
}
CODES = "\\1b[31mred\\0d\\0a\\00\\07\\e2\\80\\ae end of it"


@pytest.mark.parametrize("name", HEALTH)
def test_a_health_check(tmp_path: Path, cache_directory: Path, name: str) -> None:
    kind, body = HEALTH[name]
    install_good(tmp_path)
    guest = Guest(hooks={PRE2: YES}, lifecycle={(2, "health"): body}, text=CODES, start="(func $deep (call $deep))")
    install(tmp_path, "bad", build(guest), hooks=("pre_query",))
    with open_host(tmp_path, cache_directory) as host:
        assert good_answer(host)
        if kind is None:
            assert host.problems == ()
            assert isinstance(ask(host, "bad"), PreQueryOutcome)
            return
        (problem,) = host.problems
        assert type(problem) is kind, repr(problem)
        assert str(problem).isprintable()
        assert list(host.plugins) == ["good"]


@pytest.mark.parametrize("body", [LOOP, "unreachable", "(call $deep)", f"(loop $l {WRITE} (br $l))"])
def test_a_farewell(tmp_path: Path, cache_directory: Path, body: str) -> None:
    """What `on-unload` does holds a reload and the end of the host up for its time limit at most."""
    before = live_stores()
    install_good(tmp_path)
    start = "(func $deep (call $deep))"
    guest = Guest(hooks={PRE1: YES}, lifecycle={(1, "on-unload"): body}, imports=LOGGING, start=start)
    install(tmp_path, "bad", build(guest), hooks=("pre_query",))
    with open_host(tmp_path, cache_directory) as host, bystander(host):
        for _ in range(3):
            host.reload("bad")
            assert isinstance(ask(host, "bad"), PreQueryOutcome)
        assert host.wait_drained(20)
    assert live_stores() == before


QUERY = "heliosproxy:plugin/query@2.0.0"
CURSORS = {
    QUERY: f"""
  (import "{QUERY}" "open-cursor" (func $open (param i32 i32 i32 i32 i32 i32 i32 i32)))
  (import "{QUERY}" "[method]row-cursor.next" (func $next (param i32 i32 i32)))
  (import "{QUERY}" "[method]row-cursor.columns" (func $columns (param i32 i32)))
  (import "{QUERY}" "[resource-drop]row-cursor" (func $drop (param i32)))"""
}
SQL = "select 1"
OPEN = (
    f"(call $open (i32.const {TEXT}) (i32.const {len(SQL)}) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0)"
    "(i32.const 1) (i32.const 2048)) (if (i32.load8_u (i32.const 2048)) (then (return (i32.const 513))))"
)
HANDLE = "(i32.load (i32.const 2052))"
NEXT = f"(call $next {HANDLE} (i32.const 10) (i32.const 2100))"
DROP = f"(call $drop {HANDLE})"


@attrs.frozen
class Forged:
    """`error` is what the host makes of it; `None`: it is answered."""

    error: type[CallError] | tuple[type[CallError], ...] | None
    body: str


HANDLES: dict[str, Forged] = {
    "an honest one": Forged(None, f"{OPEN} {NEXT} {DROP}"),
    "one that is left": Forged(None, f"{OPEN} {NEXT}"),
    "one that was never given": Forged(GuestTrap, "(call $next (i32.const 99) (i32.const 1) (i32.const 2100))"),
    "zero": Forged(GuestTrap, "(call $columns (i32.const 0) (i32.const 2100))"),
    "minus one": Forged(GuestTrap, "(call $drop (i32.const -1))"),
    "one that was dropped": Forged(GuestTrap, f"{OPEN} {DROP} {NEXT}"),
    "one that is dropped twice": Forged(GuestTrap, f"{OPEN} {DROP} {DROP}"),
    "one of the call before": Forged(GuestTrap, f"(global.set $kept {HANDLE}) (call $drop (i32.const 77))"),
    "rows behind the memory": Forged(GuestTrap, f"{OPEN} (call $next {HANDLE} (i32.const 1) (i32.const 0x7ffffff0))"),
    "as many as there are": Forged((HostCallLimit, GuestTrap), f"(loop $l {OPEN} (br $l))"),
    "as many calls as there are": Forged(None, f"{OPEN} (call $fill)"),
}


@pytest.fixture(scope="module")
def cursors(tmp_path_factory: pytest.TempPathFactory, cache_directory: Path) -> Iterator[PluginHost]:
    place = tmp_path_factory.mktemp("plugins")
    directory, data = place / "plugins", place / "data"
    data.mkdir()
    sqlite3.connect(data / "app.db").close()
    install_good(directory)
    switch = "\n".join(
        f"(if (i32.eq (i32.load offset=100 (local.get 0)) (i32.const {1000 + n})) (then {forged.body}))"
        for n, forged in enumerate(HANDLES.values())
    )
    fill = f"(loop $l {NEXT} (call $columns {HANDLE} (i32.const 2100)) (br_if $l (i32.load8_u (i32.const 2100))))"
    guest = Guest(
        hooks={PRE2: f"{switch} {YES}"},
        text=SQL,
        imports=CURSORS,
        start=f"(global $kept (mut i32) (i32.const 0)) (func $fill {fill})",
    )
    install(directory, "bad", build(guest), hooks=("pre_query",), manifest="permissions: [query_read]\n")
    text = (
        '[plugins.permissions]\nbad = ["query_read"]\n'
        f'[plugins.capabilities]\ndata_dir = "{data}"\n[plugins.capabilities.query]\nurl = "app.db"\n'
    )
    with contextlib.closing(open_host(directory, cache_directory, text, timeout=2.0)) as host:
        host.start()
        assert host.problems == ()
        yield host


@pytest.mark.parametrize("name", HANDLES)
def test_a_handle(cursors: PluginHost, name: str) -> None:
    expected = HANDLES[name].error
    with bystander(cursors):
        answer = ask(cursors, "bad", "x" * (1000 + list(HANDLES).index(name)))
    if expected is None:
        assert isinstance(answer, PreQueryOutcome), repr(answer)
    else:
        assert type(answer) in (expected if isinstance(expected, tuple) else (expected,)), repr(answer)
    assert isinstance(ask(cursors, "bad"), PreQueryOutcome)
