"""What a guest passes to host functions: more than is looked at is refused before any of it is made."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from arena import ask, bystander, install_good, open_host
from helios_api.v2.pre_query import PreQueryOutcome
from helios_host import PluginHost
from helios_host.errors import CallError, DeadlineExceeded, GuestTrap, HostCallLimit

from guests import PRE2, TEXT, YES, Guest, build, install

ARM = 1000
TEXT_LENGTH = 100
HEAP = 65536
LOG, KV, TELEMETRY = (f"heliosproxy:plugin/{name}@2.0.0" for name in ("log", "kv", "telemetry"))
IMPORTS = {
    LOG: f'(import "{LOG}" "log" (func $log (param i32 i32 i32 i32 i32)))',
    KV: f'(import "{KV}" "set" (func $set (param i32 i32 i32 i32 i32 i64 i32)))',
    TELEMETRY: f'(import "{TELEMETRY}" "metric-set" (func $metric (param i32 i32 f64 i32 i32 i32)))',
}
TALKATIVE = (HostCallLimit, DeadlineExceeded)


def pages(count: int) -> str:
    return f"(drop (memory.grow (i32.const {count})))"


def pairs(count: int, pointer: int, length: int) -> str:
    """Write `count` pairs of texts from `HEAP` on: what `log` has for fields, and `telemetry` for labels."""
    place = f"(i32.add (i32.const {HEAP}) (i32.shl (global.get $at) (i32.const 3)))"
    return (
        f"{pages(count * 16 // 65536 + 2)} (global.set $at (i32.const 0)) (loop $l"
        f"(i32.store {place} (i32.const {pointer})) (i32.store offset=4 {place} (i32.const {length}))"
        f"(global.set $at (i32.add (global.get $at) (i32.const 1)))"
        f"(br_if $l (i32.lt_u (global.get $at) (i32.const {2 * count}))))"
    )


def log(text: tuple[int, int], fields: tuple[int, int] = (0, 0)) -> str:
    words = " ".join(f"(i32.const {word})" for word in (4, *text, *fields))
    return f"(call $log {words})"


def filled(size: int) -> str:
    return f"{pages(size // 65536 + 2)} (memory.fill (i32.const {HEAP}) (i32.const 33) (i32.const {size}))"


def key_value(size: int) -> str:
    words = f"(i32.const {TEXT}) (i32.const 2) (i32.const {HEAP}) (i32.const {size}) (i32.const 0) (i64.const 0)"
    return f"(call $set {words} (i32.const 2048))"


def labels(count: int) -> str:
    words = f"(i32.const {TEXT}) (i32.const 2) (f64.const 1) (i32.const {HEAP}) (i32.const {count}) (i32.const 2048)"
    return f"(call $metric {words})"


def for_ever(body: str) -> str:
    return f"(loop $more {body} (br $more))"


@attrs.frozen
class Passed:
    """`error` is what the host makes of it; `None`: the import takes it."""

    error: type[CallError] | tuple[type[CallError], ...] | None
    body: str


PASSED: dict[str, Passed] = {
    "ten fields": Passed(None, pairs(10, TEXT, 2) + log((TEXT, 2), (HEAP, 10))),
    "a thousand fields": Passed(None, pairs(1000, TEXT, 2) + log((TEXT, 2), (HEAP, 1000))),
    "sixty thousand fields": Passed(HostCallLimit, pairs(60_000, TEXT, 2) + log((TEXT, 2), (HEAP, 60_000))),
    "nine hundred thousand fields": Passed(HostCallLimit, pairs(900_000, TEXT, 2) + log((TEXT, 2), (HEAP, 900_000))),
    "two million empty fields": Passed(GuestTrap, pairs(2_000_000, 0, 0) + log((TEXT, 2), (HEAP, 2_000_000))),
    "a million fields for ever": Passed(TALKATIVE, pairs(400_000, TEXT, 2) + for_ever(log((TEXT, 2), (HEAP, 400_000)))),
    "fields that share a megabyte": Passed(
        GuestTrap, pairs(1000, HEAP + (1 << 20), 1 << 20) + filled(3 << 20) + log((TEXT, 2), (HEAP + (1 << 20), 1000))
    ),
    "fields behind the memory": Passed(GuestTrap, log((TEXT, 2), (0x7FFFFFF0, 10))),
    "fields that are not aligned": Passed(GuestTrap, log((TEXT, 2), (1025, 10))),
    "fields without end": Passed(GuestTrap, log((TEXT, 2), (1024, -1))),
    "fields whose length times their size is small": Passed(GuestTrap, log((TEXT, 2), (1024, 0x10000001))),
    "a message of four megabytes": Passed(None, filled(4 << 20) + log((HEAP, 4 << 20))),
    "a message of five megabytes": Passed(HostCallLimit, filled(5 << 20) + log((HEAP, 5 << 20))),
    "a message of sixty megabytes": Passed(TALKATIVE, filled(60 << 20) + log((HEAP, 60 << 20))),
    "a value of sixty megabytes": Passed(
        (HostCallLimit, DeadlineExceeded, GuestTrap), filled(60 << 20) + key_value(60 << 20)
    ),
    "values without end": Passed(TALKATIVE, filled(1 << 19) + for_ever(key_value(1 << 19))),
    "a thousand labels": Passed(None, pairs(1000, TEXT, 2) + labels(1000)),
    "a million labels": Passed((HostCallLimit, GuestTrap), pairs(1_000_000, TEXT, 2) + labels(1_000_000)),
    "labels for ever": Passed(TALKATIVE, pairs(16, TEXT, 2) + for_ever(labels(16) + "(call $reset)")),
    "messages for ever": Passed(TALKATIVE, for_ever(log((TEXT, 40)))),
    "messages of a megabyte for ever": Passed(TALKATIVE, filled(1 << 20) + for_ever(log((HEAP, 1 << 20)))),
}


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, cache_directory: Path) -> Iterator[PluginHost]:
    directory = tmp_path_factory.mktemp("plugins")
    install_good(directory)
    switch = "\n".join(
        f"(if (i32.eq (i32.load offset={TEXT_LENGTH} (local.get 0)) (i32.const {ARM + n})) (then {passed.body}))"
        for n, passed in enumerate(PASSED.values())
    )
    guest = Guest(
        hooks={PRE2: f"{switch} {YES}"},
        text="a\\1b[31m\\0d\\0a\\00\\07\\e2\\80\\ae and so on, and so on, and so on, and so on",
        imports=IMPORTS,
        start="(global $at (mut i32) (i32.const 0))",
    )
    install(directory, "bad", build(guest), hooks=("pre_query",), manifest="permissions: [metrics, kv_write]\n")
    settings = '[plugins.permissions]\nbad = ["metrics", "kv_write"]\n'
    with contextlib.closing(open_host(directory, cache_directory, settings, timeout=1.0)) as host:
        host.start()
        assert host.problems == ()
        yield host


@pytest.mark.parametrize("name", PASSED)
def test_what_is_passed_to_an_import(host: PluginHost, name: str) -> None:
    expected = PASSED[name].error
    with bystander(host, megabytes=500):  # the engine has its own copies before it asks
        answer = ask(host, "bad", "x" * (ARM + list(PASSED).index(name)))
    if expected is None:
        assert isinstance(answer, PreQueryOutcome), repr(answer)
    else:
        assert type(answer) in (expected if isinstance(expected, tuple) else (expected,)), repr(answer)
        assert str(answer).isprintable()
    assert isinstance(ask(host, "bad"), PreQueryOutcome)
    for line in host.plugins["bad"].log.lines:
        assert line.message.isprintable()
        assert all(name.isprintable() and value.isprintable() for name, value in line.fields)
        assert len(line.message) + sum(len(name) + len(value) for name, value in line.fields) <= 4096
