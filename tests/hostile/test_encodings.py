"""Guests whose texts are UTF-16, and Latin-1 or UTF-16 as a bit of the length says: the guest chooses which."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from arena import ask, bystander, install_good, open_host
from helios_api.v2.pre_query import PreQueryDecisionDeny, PreQueryOutcome
from helios_host import PluginHost
from helios_host.errors import CallError, GuestTrap, ResultTooLarge
from programs import LOGGING

from guests import PRE1, TEXT, YES, Guest, build, install
from guests import _store as store

ARM = 1000
WORDS = "select ü 😀"
UNITS = WORDS.encode("utf-16-le")
LONE = TEXT + 100
TAG = 0x80000000 - (1 << 32)
"""What says of a length that it counts units of UTF-16."""


def deny(pointer: int, length: int) -> str:
    return store([(0, 2), (4, pointer), (8, length)])


def log(pointer: int, length: int) -> str:
    return f"(call $log (i32.const 4) (i32.const {pointer}) (i32.const {length})) {YES}"


WIDE: dict[str, tuple[type[CallError] | None, str]] = {
    "a text": (None, deny(TEXT, len(UNITS) // 2)),
    "a lone surrogate": (GuestTrap, deny(LONE, 2)),
    "half of a pair": (GuestTrap, deny(TEXT, len(UNITS) // 2 - 1)),
    "an odd address": (GuestTrap, deny(TEXT + 1, 3)),
    "nothing at an odd address": (GuestTrap, deny(TEXT + 1, 0)),
    "behind the memory": (GuestTrap, deny(0x7FFFFFF0, 8)),
    "a length that wraps around": (GuestTrap, deny(TEXT, 0x7FFFFFFF)),
    "all memory": (GuestTrap, deny(0, -1)),
    "two million units": (ResultTooLarge, f"(drop (memory.grow (i32.const 100))) {deny(65536, 2_000_000)}"),
    "a log line": (None, log(TEXT, len(UNITS) // 2)),
    "a log line with a lone surrogate": (GuestTrap, log(LONE, 2)),
}
EITHER: dict[str, tuple[type[CallError] | None, str]] = {
    "a text": (None, deny(TEXT, TAG + len(UNITS) // 2)),
    "a lone surrogate": (GuestTrap, deny(LONE, TAG + 2)),
    "bytes of any kind": (None, deny(LONE, 4)),
    "an odd address": (GuestTrap, deny(TEXT + 1, 3)),
    "behind the memory": (GuestTrap, deny(0x7FFFFFF0, TAG + 8)),
    "a length of nothing but bits": (GuestTrap, deny(TEXT, -1)),
    "four million bytes": (ResultTooLarge, f"(drop (memory.grow (i32.const 100))) {deny(65536, 4_000_000)}"),
    "a log line": (None, log(TEXT, TAG + len(UNITS) // 2)),
    "a log line with a lone surrogate": (GuestTrap, log(LONE, TAG + 2)),
}
CASES = [(encoding, name) for encoding, cases in (("utf16", WIDE), ("compact-utf16", EITHER)) for name in cases]


def guest(encoding: str) -> Guest:
    """One guest with every case: the length of a statement says which."""
    switch = "\n".join(
        f"(if (i32.eq (local.get 1) (i32.const {ARM + number})) (then (return {body})))"
        for number, (_, body) in enumerate((WIDE if encoding == "utf16" else EITHER).values())
    )
    return Guest(
        hooks={PRE1: f"{switch} {YES}"},
        text="".join(f"\\{byte:02x}" for byte in UNITS),
        imports=LOGGING,
        start=f'(data (i32.const {LONE}) "\\00\\d8a\\00")',
        encoding=encoding,
    )


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, cache_directory: Path) -> Iterator[PluginHost]:
    directory = tmp_path_factory.mktemp("plugins")
    install_good(directory)
    for encoding in ("utf16", "compact-utf16"):
        install(directory, encoding, build(guest(encoding)), hooks=("pre_query",))
    with contextlib.closing(open_host(directory, cache_directory, timeout=2.0)) as host:
        host.start()
        assert host.problems == ()
        yield host


@pytest.mark.parametrize(("encoding", "name"), CASES)
def test_a_text(host: PluginHost, encoding: str, name: str) -> None:
    cases = WIDE if encoding == "utf16" else EITHER
    error, _ = cases[name]
    with bystander(host):
        answer = ask(host, encoding, "x" * (ARM + list(cases).index(name)))
    if error is not None:
        assert type(answer) is error, repr(answer)
    else:
        assert isinstance(answer, PreQueryOutcome), repr(answer)
    if name == "a text":
        assert isinstance(answer, PreQueryOutcome)
        assert answer.decision == PreQueryDecisionDeny(WORDS)
    if name == "a log line":
        assert host.plugins[encoding].log.lines[-1].message == WORDS
    assert isinstance(ask(host, encoding, "ü😀" * 1000), PreQueryOutcome)
