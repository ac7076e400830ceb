"""What a guest of version 2 can answer that no value is: each is an error of its class, or cut to its limit."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from arena import SPARE, ask, bystander, install_good, open_host
from helios_host import PluginHost
from helios_host.errors import CallError, GuestError, GuestTrap, ResultTooLarge
from witbind.runtime.store import STORES

from guests import ANSWER, PRE2, TEXT, YES, Guest, build, install

ARM = 1000
"""A statement of `ARM` + n characters gets answer n."""

TEXT_LENGTH = 100
"""Where the length of the statement's text is among the arguments: behind the call, which has 96 bytes."""

HEAP = 65536


def words(*pairs: tuple[int, int]) -> str:
    """Write words relative to the answer and return it; the rest of it is zeros."""
    stores = " ".join(f"(i32.store (i32.const {ANSWER + at}) (i32.const {value}))" for at, value in pairs)
    return f"(memory.fill (i32.const {ANSWER}) (i32.const 0) (i32.const 256)) {stores} (return (i32.const {ANSWER}))"


def respond(columns: tuple[int, int], rows: tuple[int, int]) -> str:
    """Answer a result set whose lists of columns and rows lie there: address, length."""
    return words((8, 3), (16, columns[0]), (20, columns[1]), (24, rows[0]), (28, rows[1]))


def pages(count: int) -> str:
    return f"(drop (memory.grow (i32.const {count})))"


def lists(count: int, pointer: int, length: int) -> str:
    """Write `count` lists of (pointer, length) from `HEAP` on, all the same."""
    place = f"(i32.add (i32.const {HEAP}) (i32.mul (global.get $at) (i32.const 8)))"
    return (
        f"(global.set $at (i32.const 0)) (loop $l"
        f"(i32.store {place} (i32.const {pointer})) (i32.store offset=4 {place} (i32.const {length}))"
        f"(global.set $at (i32.add (global.get $at) (i32.const 1)))"
        f"(br_if $l (i32.lt_u (global.get $at) (i32.const {count}))))"
    )


def value(case: int, *payload: int) -> str:
    """Answer one row of one value that lies at `HEAP`: its case, and its payload eight bytes behind."""
    row = HEAP + 64
    stores = f"(i32.store (i32.const {HEAP}) (i32.const {case}))"
    stores += " ".join(f"(i32.store (i32.const {HEAP + 8 + 4 * n}) (i32.const {w}))" for n, w in enumerate(payload))
    stores += f"(i32.store (i32.const {row}) (i32.const {HEAP})) (i32.store (i32.const {row + 4}) (i32.const 1))"
    return pages(1) + stores + respond((0, 0), (row, 1))


@attrs.frozen
class Answer:
    """`error` is what the host makes of it; `None`: it is answered."""

    error: type[CallError] | None
    body: str


ANSWERS: dict[str, Answer] = {
    "neither ok nor error": Answer(GuestTrap, words((0, 2))),
    "a decision of no case": Answer(GuestTrap, words((8, 4))),
    "a decision of the last case there can be": Answer(GuestTrap, words((8, 255))),
    "an option of no case": Answer(GuestTrap, words((40, 7))),
    "an enum of no case": Answer(GuestTrap, words((40, 1), (48, 9))),
    "a second enum of no case": Answer(GuestTrap, words((40, 1), (48, 0x0900))),
    "an error of no case": Answer(GuestTrap, words((0, 1), (8, 5))),
    "an error with terminal codes": Answer(GuestError, words((0, 1), (8, 4), (12, TEXT), (16, 40))),
    "an error of a megabyte": Answer(
        GuestError,
        pages(20)
        + f"(memory.fill (i32.const {HEAP}) (i32.const 27) (i32.const 1048576))"
        + words((0, 1), (8, 4), (12, HEAP), (16, 1 << 20)),
    ),
    "an error behind the memory": Answer(GuestTrap, words((0, 1), (8, 4), (12, 0x7FFFFFFF), (16, 40))),
    "an error that wraps around": Answer(GuestTrap, words((0, 1), (8, 4), (12, -8), (16, 16))),
    "a denial that wraps around": Answer(GuestTrap, words((8, 2), (16, -1), (20, 2))),
    "a denial of all memory and one byte": Answer(GuestTrap, words((8, 2), (16, 0), (20, HEAP + 1))),
    "an answer at the last address": Answer(GuestTrap, "(return (i32.const 0xfffffff8))"),
    "an answer that is not aligned to eight": Answer(GuestTrap, f"(return (i32.const {ANSWER + 4}))"),
    "an answer that ends behind the memory": Answer(GuestTrap, "(return (i32.const 65528))"),
    "rows behind the memory": Answer(GuestTrap, respond((0, 0), (0x7FFFFFF0, 1))),
    "rows that are not aligned": Answer(GuestTrap, respond((0, 0), (HEAP + 1, 1))),
    "rows whose length times their size is small": Answer(GuestTrap, respond((0, 0), (8, 0x20000001))),
    "rows without end": Answer(GuestTrap, respond((0, 0), (8, -1))),
    "rows that are all memory": Answer(GuestTrap, respond((0, 0), (0, HEAP))),
    "columns behind the memory": Answer(GuestTrap, respond((0x7FFFFFF0, 3), (0, 0))),
    "columns that are not aligned": Answer(GuestTrap, respond((HEAP + 2, 1), (0, 0))),
    "columns whose length times their size is small": Answer(GuestTrap, respond((8, 0x10000001), (0, 0))),
    "a million empty rows": Answer(ResultTooLarge, pages(130) + respond((0, 0), (HEAP, 1_000_000))),
    "sixty thousand empty rows": Answer(None, pages(10) + respond((0, 0), (HEAP, 60_000))),
    "a thousand rows that are one of a thousand values": Answer(
        ResultTooLarge, pages(8) + lists(1000, HEAP + 16_384, 1000) + respond((0, 0), (HEAP, 1000))
    ),
    "sixty thousand rows that are one of sixty thousand values": Answer(
        GuestTrap, pages(40) + lists(60_000, 0, 4000) + respond((0, 0), (HEAP, 60_000))
    ),
    "a thousand columns that share a megabyte of name": Answer(
        GuestTrap,
        pages(40) + lists(1000 * 5, HEAP, 1 << 20) + respond((HEAP, 1000), (0, 0)),
    ),
    "a value of no case": Answer(GuestTrap, value(11)),
    "a value of a case far away": Answer(GuestTrap, value(200)),
    "a truth of two": Answer(None, value(1, 2)),
    "a fraction that is no number": Answer(None, value(3, 1, 0x7FF00000)),
    "an endless fraction": Answer(None, value(3, 0, 0x7FF00000)),
    "a decimal behind the memory": Answer(GuestTrap, value(4, 0x7FFFFFF0, 100)),
    "a text that is half a character": Answer(
        GuestTrap, f"(i32.store (i32.const 2048) (i32.const 0xe2)) {value(5, 2048, 1)}"
    ),
    "a text that is a megabyte and more": Answer(
        ResultTooLarge,
        pages(20)
        + f"(memory.fill (i32.const {HEAP}) (i32.const 33) (i32.const {17 << 16}))"
        + value(5, HEAP, 17 << 16),
    ),
    "texts that share a megabyte": Answer(
        ResultTooLarge,
        pages(20)
        + f"(memory.fill (i32.const {HEAP}) (i32.const 33) (i32.const {1 << 20}))"
        + lists(2 * 5, HEAP + 256, 300_000)
        + respond((HEAP, 2), (0, 0)),
    ),
    "bytes behind the memory": Answer(GuestTrap, value(6, 0x7FFFFFF0, 100)),
    "bytes that are all memory": Answer(GuestTrap, value(6, 0, -1)),
    "a megabyte of bytes": Answer(ResultTooLarge, pages(20) + value(6, 0, 1 << 20)),
    "sixty thousand bytes": Answer(None, value(6, 0, 60_000)),
    "a vector that is not aligned": Answer(GuestTrap, value(9, 1026, 4)),
    "a vector without end": Answer(GuestTrap, value(9, 1024, 0x40000001)),
    "a vector of a million": Answer(ResultTooLarge, pages(80) + value(9, 0, 1_000_000)),
    "a time before all times": Answer(None, value(7, 0, -0x80000000)),
    "another value whose type is behind the memory": Answer(GuestTrap, value(10, 0x7FFFFFF0, 9)),
    "a cache time of all times": Answer(None, words((40, 1), (56, -1), (60, -1))),
}


def answering() -> Guest:
    """Return one guest with every answer: the length of a statement says which it gets."""
    switch = "\n".join(
        f"(if (i32.eq (i32.load offset={TEXT_LENGTH} (local.get 0)) (i32.const {ARM + number})) (then {answer.body}))"
        for number, answer in enumerate(ANSWERS.values())
    )
    return Guest(
        hooks={PRE2: f"{switch} {YES}"},
        text="\\1b[31mred\\0d\\0ab\\e2\\80\\aec wasm trap: interrupt",
        start="(global $at (mut i32) (i32.const 0))",
    )


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, cache_directory: Path) -> Iterator[PluginHost]:
    directory = tmp_path_factory.mktemp("plugins")
    install_good(directory)
    install(directory, "bad", build(answering()), hooks=("pre_query",))
    gc.collect()
    stores = len(STORES)
    with contextlib.closing(open_host(directory, cache_directory, timeout=5.0)) as host:
        host.start()
        assert host.problems == ()
        yield host
        gc.collect()
        assert len(STORES) <= stores + 2 + SPARE


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_that_no_value_is(host: PluginHost, name: str) -> None:
    expected = ANSWERS[name].error
    assert not isinstance(ask(host, "bad"), CallError)
    gc.collect()
    stores = len(STORES)
    with bystander(host):
        answer = ask(host, "bad", "x" * (ARM + list(ANSWERS).index(name)))
    if expected is None:
        assert not isinstance(answer, CallError), str(answer)
    else:
        assert type(answer) is expected, repr(answer)[:500]
        assert isinstance(answer, CallError)
        assert (answer.plugin, answer.hook) == ("bad", "pre_query")
        assert str(answer).isprintable()
        assert len(str(answer)) < 4096
    del answer
    gc.collect()
    assert len(STORES) <= stores + SPARE
    assert not isinstance(ask(host, "bad"), CallError)
