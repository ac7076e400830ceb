"""What hostile guests do: pieces of WebAssembly text, each with the error that the host must make of it."""

from __future__ import annotations

import sys
from pathlib import Path

import attrs
from helios_host.errors import (
    CallError,
    DeadlineExceeded,
    GuestTrap,
    HostCallLimit,
    MemoryExhausted,
    ResultTooLarge,
    StackExhausted,
)

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "host"))

import guests
from guests import PRE1, Guest

LOG = "heliosproxy:plugin/log@1.0.0"
CONFIG = "heliosproxy:plugin/config@1.0.0"
TELEMETRY = "heliosproxy:plugin/telemetry@1.0.0"

LOOP = "(loop $forever (br $forever))"
TEXT = "a\\1b[31mred\\0d\\0ab\\e2\\80\\aec wasm trap: interrupt"
WRITE = f"(call $log (i32.const 4) (i32.const {guests.TEXT}) (i32.const 40))"
READ = (
    f"(global.set $late (i32.const 1)) (call $get (i32.const {guests.TEXT}) (i32.const 1) (i32.const 700))"
    "(global.set $late (i32.const 0))"
)
FILL = (
    "(global.set $at (i32.mul (memory.size) (i32.const 65536)))"
    "(if (i32.eq (memory.grow (i32.const 16)) (i32.const -1)) (then {full}))"
    "(memory.fill (global.get $at) (i32.const 1) (i32.const 1048576))"
)


def denial(pointer: int, length: int) -> str:
    """Answer `deny` with a text at this address, whatever is there."""
    return (
        f"(memory.fill (i32.const {guests.ANSWER}) (i32.const 0) (i32.const 128))"
        f"(i32.store (i32.const {guests.ANSWER}) (i32.const 2))"
        f"(i32.store (i32.const {guests.ANSWER + 4}) (i32.const {pointer}))"
        f"(i32.store (i32.const {guests.ANSWER + 8}) (i32.const {length}))"
        f"(return (i32.const {guests.ANSWER}))"
    )


def huge(pages: int, length: int) -> str:
    """Answer a text of `length` bytes."""
    return (
        f"(drop (memory.grow (i32.const {pages})))"
        f"(memory.fill (i32.const 65536) (i32.const 33) (i32.const {length}))" + denial(65536, length)
    )


@attrs.frozen
class Attack:
    """A hostile hook: `body` runs in the hook; `realloc` and `post` in `cabi_realloc` and post-return, once armed.

    `late` runs in `cabi_realloc` too, where it makes room for what an import answers.
    """

    error: type[CallError] | tuple[type[CallError], ...] | None
    body: str = ""
    realloc: str = ""
    post: str = ""
    late: str = ""


TALKATIVE = (DeadlineExceeded, HostCallLimit)
"""Whichever of the two limits comes first on this machine."""

ATTACKS: dict[str, Attack] = {
    "loop": Attack(DeadlineExceeded, LOOP),
    "loop that calls": Attack(DeadlineExceeded, "(loop $l (call $nothing) (br $l))"),
    "loop that logs": Attack(TALKATIVE, f"(loop $l {WRITE} (br $l))"),
    "loop that reads its configuration": Attack(
        TALKATIVE,
        f"(loop $l (call $get (i32.const {guests.TEXT}) (i32.const 1) (i32.const 700)) (br $l))",
    ),
    "loop that fills memory": Attack(
        DeadlineExceeded, "(loop $l (memory.fill (i32.const 16384) (i32.const 7) (i32.const 32768)) (br $l))"
    ),
    "unreachable": Attack(GuestTrap, "unreachable"),
    "division by zero": Attack(GuestTrap, "(drop (i32.div_s (i32.const 1) (global.get $zero)))"),
    "overflow of a division": Attack(
        GuestTrap, "(drop (i32.div_s (i32.const 0x80000000) (i32.sub (global.get $zero) (i32.const 1))))"
    ),
    "conversion of not a number": Attack(GuestTrap, "(drop (i32.trunc_f64_s (f64.const nan)))"),
    "read behind the memory": Attack(GuestTrap, "(drop (i32.load (i32.const 0x7fffffff)))"),
    "write at the last address": Attack(GuestTrap, "(i64.store offset=0xffffffff (i32.const -1) (i64.const 1))"),
    "copy beyond the memory": Attack(GuestTrap, "(memory.copy (i32.const 0) (i32.const 0) (i32.const 0x7fffffff))"),
    "indirect call of nothing": Attack(GuestTrap, "(call_indirect (type $void) (i32.const 5))"),
    "indirect call behind the table": Attack(GuestTrap, "(call_indirect (type $void) (i32.const 99999999))"),
    "indirect call of another type": Attack(GuestTrap, "(call_indirect (type $void) (i32.const 0))"),
    "endless recursion": Attack(StackExhausted, "(drop (call $deep (i64.const 0)))"),
    "endless recursion with large frames": Attack(StackExhausted, "(drop (call $wide (i64.const 0)))"),
    "endless indirect recursion": Attack(StackExhausted, "(call_indirect (type $void) (i32.const 1))"),
    "memory until there is no more, then a trap": Attack(
        MemoryExhausted, f"(loop $l {FILL.format(full='unreachable')} (br $l))"
    ),
    "memory until there is no more, then a loop": Attack(
        DeadlineExceeded, f"(loop $l {FILL.format(full=LOOP)} (br $l))"
    ),
    "all memory at once": Attack(None, "(drop (memory.grow (i32.const 65535)))"),
    "tables until there is no more": Attack(
        GuestTrap,
        "(loop $l (if (i32.eq (table.grow (ref.null func) (i32.const 1000)) (i32.const -1))"
        "(then unreachable)) (br $l))",
    ),
    "a huge table at once": Attack(None, "(drop (table.grow (ref.null func) (i32.const 0x7fffffff)))"),
    "an answer behind the memory": Attack(GuestTrap, "(return (i32.const -8))"),
    "an answer that is not aligned": Attack(GuestTrap, "(return (i32.const 513))"),
    "an answer of no case": Attack(GuestTrap, "(i32.store (i32.const 640) (i32.const 77)) (return (i32.const 640))"),
    "a text behind the memory": Attack(GuestTrap, denial(0x7FFFFFF0, 64)),
    "a text that ends behind the memory": Attack(GuestTrap, denial(guests.TEXT, 0x7FFFFFFF)),
    "a text of all addresses": Attack(GuestTrap, denial(1, -1)),
    "a text that is not UTF-8": Attack(GuestTrap, f"(i32.store (i32.const 2048) (i32.const -1)) {denial(2048, 4)}"),
    "half a character": Attack(GuestTrap, f"(i32.store8 (i32.const 2048) (i32.const 0xe2)) {denial(2048, 1)}"),
    "a surrogate": Attack(GuestTrap, f"(i32.store (i32.const 2048) (i32.const 0x80a0ed)) {denial(2048, 3)}"),
    "a text of a megabyte": Attack(None, huge(20, 1 << 20)),
    "a text of six megabytes": Attack(ResultTooLarge, huge(100, 6 << 20)),
    "a log text behind the memory": Attack(
        GuestTrap, "(call $log (i32.const 4) (i32.const 0x7ffffff0) (i32.const 100))"
    ),
    "a log text of all memory": Attack(GuestTrap, "(call $log (i32.const 4) (i32.const 0) (i32.const 0x7fffffff))"),
    "a log level of no case": Attack(GuestTrap, "(call $log (i32.const 99) (i32.const 1024) (i32.const 1))"),
    "a log text that is not UTF-8": Attack(
        GuestTrap,
        "(i32.store (i32.const 2048) (i32.const -1)) (call $log (i32.const 4) (i32.const 2048) (i32.const 4))",
    ),
    "an import that answers behind the memory": Attack(
        GuestTrap, "(call $get (i32.const 1024) (i32.const 1) (i32.const 0x7ffffff0))"
    ),
    "an import that answers where nothing is aligned": Attack(
        GuestTrap, "(call $get (i32.const 1024) (i32.const 1) (i32.const 701))"
    ),
    "a thousand messages": Attack(
        None,
        f"(global.set $at (i32.const 1000)) (loop $l {WRITE} (global.set $at (i32.sub (global.get $at) (i32.const 1)))"
        "(br_if $l (global.get $at)))",
    ),
    "messages of a megabyte": Attack(
        None,
        "(drop (memory.grow (i32.const 32))) (memory.fill (i32.const 65536) (i32.const 10) (i32.const 1048576))"
        "(global.set $at (i32.const 5)) (loop $l (call $log (i32.const 4) (i32.const 65536) (i32.const 1048576))"
        "(global.set $at (i32.sub (global.get $at) (i32.const 1))) (br_if $l (global.get $at)))",
    ),
    "five thousand series": Attack(
        None,
        "(global.set $at (i32.const 5000)) (loop $l"
        "(i32.store (i32.const 2048) (i32.const 0x61616161))"
        "(i32.store8 (i32.const 2049) (i32.add (i32.const 97) (i32.rem_u (global.get $at) (i32.const 26))))"
        "(i32.store8 (i32.const 2050)"
        " (i32.add (i32.const 97) (i32.rem_u (i32.div_u (global.get $at) (i32.const 26)) (i32.const 26))))"
        "(i32.store8 (i32.const 2051) (i32.add (i32.const 97) (i32.div_u (global.get $at) (i32.const 676))))"
        "(call $inc (i32.const 2048) (i32.const 4) (f64.const 1))"
        "(global.set $at (i32.sub (global.get $at) (i32.const 1))) (br_if $l (global.get $at)))",
    ),
    "a metric that is not a number": Attack(None, "(call $inc (i32.const 1024) (i32.const 1) (f64.const nan))"),
    "realloc that traps": Attack(GuestTrap, realloc="unreachable"),
    "realloc that loops": Attack(DeadlineExceeded, realloc=LOOP),
    "realloc that answers behind the memory": Attack(GuestTrap, realloc="(return (i32.const 0x7ffffff0))"),
    "realloc that answers the last address": Attack(GuestTrap, realloc="(return (i32.const -1))"),
    "realloc that is not aligned": Attack(GuestTrap, realloc="(return (i32.const 4097))"),
    "realloc that calls an import": Attack(GuestTrap, realloc=WRITE),
    "realloc that recurses": Attack(StackExhausted, realloc="(drop (call $deep (i64.const 0)))"),
    "realloc that takes all memory": Attack(
        MemoryExhausted, realloc=f"(loop $l {FILL.format(full='unreachable')} (br $l))"
    ),
    **{
        f"realloc for an import that {what}": Attack(error, READ, late=code)
        for what, (error, code) in {
            "traps": (GuestTrap, "unreachable"),
            "loops": (DeadlineExceeded, LOOP),
            "answers behind the memory": (GuestTrap, "(return (i32.const 0x7ffffff0))"),
            "answers the end of the memory": (GuestTrap, "(return (i32.mul (memory.size) (i32.const 65536)))"),
            "calls an import": (GuestTrap, WRITE),
            "recurses": (StackExhausted, "(drop (call $deep (i64.const 0)))"),
            "takes all memory": (MemoryExhausted, f"(loop $l {FILL.format(full='unreachable')} (br $l))"),
            "answers where the import does": (None, "(return (i32.const 700))"),
        }.items()
    },
    "post-return that traps": Attack(GuestTrap, post="unreachable"),
    "post-return that loops": Attack(DeadlineExceeded, post=LOOP),
    "post-return that calls an import": Attack(GuestTrap, post=WRITE),
    "post-return that recurses": Attack(StackExhausted, post="(drop (call $deep (i64.const 0)))"),
}
"""Attacks in a hook by name. `None`: the host takes the sting out of it, and the call is answered."""

ARM = 1000
"""Statements of `ARM` + n characters arm attack n for the next call."""

NAMES = list(ATTACKS)


def _switch(part: str) -> str:
    pieces = (
        f"(if (i32.eq (global.get $mode) (i32.const {number})) (then {getattr(attack, part)}))"
        for number, attack in enumerate(ATTACKS.values(), 1)
        if getattr(attack, part)
    )
    return "\n".join(pieces)


MANIFEST = "permissions: [metrics]\nconfig_schema:\n  a: {type: string, default: something to make room for}\n"
"""What the manifest of the hostile guest has besides."""


def hostile() -> Guest:
    """Return one guest with every attack: a statement arms one, and the next call meets it."""
    body = f"""
      (if (i32.gt_u (local.get 1) (i32.const {ARM}))
        (then (global.set $next (i32.sub (local.get 1) (i32.const {ARM}))) (return {guests.YES})))
      {_switch("body")}
      {guests.YES}"""
    frame = " ".join(["i64"] * 200)
    spill = " ".join(f"(local.set {n} (i64.add (local.get {n - 1}) (local.get 0)))" for n in range(1, 201))
    total = " ".join(f"(local.get {n}) i64.add" for n in range(1, 201))
    extra = f"""
      (global $mode (mut i32) (i32.const 0))
      (global $late (mut i32) (i32.const 0))
      (global $next (mut i32) (i32.const 0))
      (global $zero (mut i32) (i32.const 0))
      (global $at (mut i32) (i32.const 0))
      (type $void (func))
      (table 3 funcref)
      (elem (i32.const 0) $other $again)
      (func $other (param i64) (result i32) (i32.const 0))
      (func $again (call_indirect (type $void) (i32.const 1)))
      (func $nothing (global.set $zero (i32.const 0)))
      (func $deep (param i64) (result i64)
        (i64.mul (call $deep (i64.add (local.get 0) (i64.const 1))) (i64.const 31)))
      (func $wide (param i64) (result i64) (local {frame})
        {spill} (call $wide (local.get 200)) {total})"""
    return Guest(
        hooks={PRE1: body},
        text=TEXT,
        start=extra,
        realloc=_switch("realloc") + f"(if (global.get $late) (then {_switch('late')}))",
        post=_switch("post") + "(if (global.get $next) (then (global.set $mode (global.get $next))))",
        imports={
            LOG: f'(import "{LOG}" "log" (func $log (param i32 i32 i32)))',
            CONFIG: f'(import "{CONFIG}" "get" (func $get (param i32 i32 i32)))',
            TELEMETRY: f'(import "{TELEMETRY}" "metric-inc" (func $inc (param i32 i32 f64)))',
        },
    )
