"""Components by the hundred that nobody wrote: changed bytes on the way in, and drawn calls of every host function."""

from __future__ import annotations

import contextlib
import json
import random
import re
import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from arena import CALL, good_answer, install_good, open_host, peak_megabytes, statement
from attacks import hostile
from helios_host import PluginHost
from helios_host.capabilities.gate import PERMISSIONS
from helios_host.engine.sections import number
from helios_host.errors import CallError, HostFunctionError, LoadError
from test_packages import leb

from guests import PRE2, ROOT, YES, Guest, _tool, build, install

MUTANTS = 100
BODIES = 150
ARM = 1000


def spans(component: bytes) -> list[tuple[int, int, int]]:
    """Return where each section begins, where its body does, and where it ends."""
    found, at, view = [], 8, memoryview(component)
    while at < len(component):
        size, start = number(view, at + 1)
        found.append((at, start, start + size))
        at = start + size
    return found


def mutant(component: bytes, draw: random.Random) -> bytes:
    """Return a component with something changed: bits, bytes, a section's place, number or length."""
    data = bytearray(component)
    begin, start, end = draw.choice(spans(component))
    match draw.randrange(5):
        case 0:
            data[draw.randrange(8, len(data))] ^= 1 << draw.randrange(8)
        case 1:
            for _ in range(draw.randrange(1, 4)):
                at = draw.randrange(start, max(end, start + 1)) % len(data)
                data[at] = draw.choice([0, 1, 0x7F, 0x80, 0xFF, draw.randrange(256)])
        case 2:
            other = draw.choice(spans(component))[0]
            data[other:other] = data[begin:end]
        case 3:
            del data[begin:end]
        case _:
            body = bytearray(data[start:end])
            at = draw.randrange(len(body) + 1)
            body[at : at + draw.randrange(3)] = bytes(draw.randrange(256) for _ in range(draw.randrange(1, 6)))
            data[begin:end] = bytes([data[begin]]) + leb(len(body)) + body
    return bytes(data)


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(3))
def test_changed_components(tmp_path: Path, cache_directory: Path, seed: int) -> None:
    draw = random.Random(seed)
    plugins, place = tmp_path / "plugins", tmp_path / "bad"
    install_good(plugins)
    seeds = [build(hostile()), build(Guest(hooks={PRE2: YES}))]
    install(tmp_path, "bad", seeds[0], hooks=("pre_query",), manifest="permissions: [metrics]\n")
    with open_host(plugins, cache_directory) as host:
        before = peak_megabytes()
        for _ in range(MUTANTS):
            (place / "plugin.wasm").write_bytes(mutant(draw.choice(seeds), draw))
            try:
                host.load(place)
            except LoadError as error:
                problem = str(error)
            else:
                problem = ""
                with contextlib.suppress(CallError):
                    host.sync.hooks.pre_query(CALL, statement())
                host.unload("bad")
            assert all(line.isprintable() for line in problem.split("\n")), problem
            assert good_answer(host)
        assert peak_megabytes() - before < 200


TEXTS = (b"select 1", b"key", b"http://127.0.0.1:9/", b"/", b"../../etc/passwd", b"\xff\xfe", b"a" * 300, b"a\0b", b"t")
LIFE, HOOK = "heliosproxy:plugin/lifecycle@2.0.0", "heliosproxy:plugin/pre-query@2.0.0"


def escaped(text: bytes) -> str:
    return "".join(f"\\{byte:02x}" for byte in text)


class Drawing:
    """Writes bodies of a hook that call host functions with what may or may not be right."""

    def __init__(self, imports: list[tuple[str, str, str]], draw: random.Random) -> None:
        self.imports, self.draw = imports, draw
        self.texts: list[tuple[int, int]] = []
        at = 1024
        for text in TEXTS:
            self.texts.append((at, len(text)))
            at += len(text) + 1

    def word(self) -> int:
        draw = self.draw
        kinds = [draw.randrange(4), draw.randrange(64), 2048 + 8 * draw.randrange(512), *draw.choice(self.texts)]
        return draw.choice([*kinds, draw.choice([-1, 0x7FFFFFFF, 65536])])

    def arguments(self, kinds: list[str]) -> list[str]:
        draw, made = self.draw, []
        while len(made) < len(kinds):
            kind = kinds[len(made)]
            if kinds[len(made) : len(made) + 2] == ["i32", "i32"] and draw.random() < 0.6:
                made += [f"(i32.const {word})" for word in draw.choice(self.texts)]
            elif kind == "i32":
                made.append(draw.choice(["(global.get $kept)", *[f"(i32.const {self.word()})"] * 4]))
            elif kind == "i64":
                made.append(f"(i64.const {draw.choice([0, 1, 1000, 10**9, -1, 2**62])})")
            else:
                made.append(f"({kind}.const {draw.choice(['0', '1.5', 'nan', 'inf', '-inf'])})")
        return made

    def call(self) -> str:
        draw = self.draw
        number = draw.randrange(len(self.imports))
        signature = self.imports[number][2]
        kinds = [word for part in re.findall(r"\(param ([^)]*)\)", signature) for word in part.split()]
        if "result" in signature:
            made = f"(call $i{number} {' '.join(self.arguments(kinds))})"
            return f"(global.set $kept {made})" if "result i32" in signature else f"(drop {made})"
        if kinds and kinds[-1] == "i32" and draw.random() < 0.85:
            target = 2048 + 8 * draw.randrange(256)
            arguments = [*self.arguments(kinds[:-1]), f"(i32.const {target})"]
            keep = f"(global.set $kept (i32.load (i32.const {target + draw.choice([0, 4, 8])})))"
            return f"(call $i{number} {' '.join(arguments)}) {keep}"
        return f"(call $i{number} {' '.join(self.arguments(kinds))})"

    def statement(self) -> str:
        match self.draw.randrange(12):
            case 0 | 1:
                places = [2048 + 4 * self.draw.randrange(1024) for _ in range(8)]
                return " ".join(f"(i32.store (i32.const {at}) (i32.const {self.word()}))" for at in places)
            case 2:
                lies = [f"(global.set $lie (i32.const {self.draw.randrange(4)}))", "(drop (memory.grow (i32.const 1)))"]
                return self.draw.choice(lies)
            case 3:
                count = self.draw.choice([3, 50, 20_000])
                more = "(global.set $count (i32.sub (global.get $count) (i32.const 1)))"
                return (
                    f"(global.set $count (i32.const {count})) (loop $l {self.call()} {more}"
                    "(br_if $l (i32.gt_s (global.get $count) (i32.const 0))))"
                )
            case _:
                return self.call()

    def body(self) -> str:
        steps = " ".join(self.statement() for _ in range(self.draw.choice([1, 1, 2, 2, 3, 5])))
        if self.draw.random() < 0.5:
            return f"{steps} (i32.const 512)"
        words = " ".join(
            f"(i32.store (i32.const {640 + 4 * self.draw.randrange(20)}) (i32.const {self.word()}))" for _ in range(4)
        )
        return f"{steps} (memory.fill (i32.const 640) (i32.const 0) (i32.const 128)) {words} (i32.const 640)"

    def module(self) -> str:
        imports = "\n".join(
            f'(import "{module}" "{name}" (func $i{n} {signature}))'
            for n, (module, name, signature) in enumerate(self.imports)
        )
        data = " ".join(
            f'(data (i32.const {at}) "{escaped(text)}")' for (at, _), text in zip(self.texts, TEXTS, strict=True)
        )
        bodies = "\n".join(f"(func $b{n} (result i32) {self.body()})" for n in range(BODIES))
        switch = "".join(
            f"(if (i32.eq (local.get $n) (i32.const {ARM + n})) (then (return (call $b{n}))))" for n in range(BODIES)
        )
        lies = "".join(
            f"(if (i32.eq (global.get $lie) (i32.const {n})) (then {what}))"
            for n, what in ((1, "(return (i32.const 2048))"), (2, "(return (i32.const -8))"), (3, "unreachable"))
        )
        return f"""(module {imports}
          (memory (export "memory") 8) {data}
          (global $top (mut i32) (i32.const 16384)) (global $kept (mut i32) (i32.const 1))
          (global $count (mut i32) (i32.const 0)) (global $lie (mut i32) (i32.const 0))
          (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (local $at i32) {lies}
            (local.set $at (i32.and (i32.add (global.get $top) (i32.const 15)) (i32.const -16)))
            (global.set $top (i32.add (local.get $at) (local.get 3)))
            (local.get $at))
          {bodies}
          (func (export "{HOOK}#pre-query") (param i32) (result i32) (local $n i32)
            (local.set $n (i32.load offset=100 (local.get 0))) {switch} (i32.const 512))
          (func (export "cabi_post_{HOOK}#pre-query") (param i32) (global.set $top (i32.const 16384)))
          (func (export "{LIFE}#on-load") (param i32 i32) (result i32) (i32.const 512))
          (func (export "{LIFE}#metadata") (result i32) (i32.const 512))
          (func (export "{LIFE}#health") (result i32) (i32.const 512))
          (func (export "{LIFE}#on-unload")))"""


def drawn(work: Path, seed: int, *, wasi: bool) -> bytes:
    """Return a component whose hook does one of many drawn things, by the length of its statement."""
    deps = work / "wit" / "deps"
    deps.mkdir(parents=True)
    for version in ("v1", "v2"):
        shutil.copytree(ROOT / "wit" / version, deps / version)
    more = ""
    if wasi:
        more = "include heliosproxy:wasi/imports@0.2.12;"
        shutil.copytree(ROOT / "wit" / "deps" / "wasi" / "deps", deps, dirs_exist_ok=True)
        (deps / "wasi").mkdir()
        shutil.copy(ROOT / "wit" / "deps" / "wasi" / "wasi.wit", deps / "wasi")
    (work / "wit" / "guest.wit").write_text(
        "package test:guest;\nworld guest { include heliosproxy:plugin/imports@1.0.0; "
        f"include heliosproxy:plugin/imports@2.0.0; {more} export {LIFE}; export {HOOK}; }}\n"
    )
    source, embedded, made = work / "core.wat", work / "embedded.wasm", work / "made.wasm"
    embed = ("component", "embed", str(work / "wit"), "--world", "guest")
    _tool(*embed, "--dummy-names", "legacy", "-t", "-o", str(source))
    pattern = r'^ +\(import "([^"]+)" "([^"]+)" \(func \(;\d+;\) \(type \d+\)(.*?)\)\)$'
    imports = re.findall(pattern, source.read_text(), re.MULTILINE)
    assert len(imports) > 30
    source.write_text(Drawing(imports, random.Random(seed)).module())
    _tool(*embed, str(source), "-o", str(embedded))
    _tool("component", "new", str(embedded), "-o", str(made))
    return made.read_bytes()


@contextlib.contextmanager
def granted(tmp_path: Path, cache: Path, component: bytes) -> Iterator[PluginHost]:
    """A host that gives the plugin everything, with back ends on files."""
    plugins, data = tmp_path / "plugins", tmp_path / "data"
    data.mkdir()
    sqlite3.connect(data / "app.db").close()
    install_good(plugins)
    permissions = json.dumps(sorted(PERMISSIONS))
    install(plugins, "bad", component, hooks=("pre_query",), manifest=f"permissions: {permissions}\n")
    text = f"""
[plugins.permissions]
bad = {permissions}
[plugins.bad.network]
allow = ["http://127.0.0.1:9"]
[plugins.bad.wasi]
virtual_size = "1MB"
directories = {{ "/d" = "{data}" }}
[plugins.capabilities]
data_dir = "{data}"
[plugins.capabilities.query]
url = "app.db"
"""
    with open_host(plugins, cache, text, timeout=0.1) as host:
        assert host.problems == ()
        yield host


def check(error: CallError) -> None:
    assert not isinstance(error, HostFunctionError), repr(error.__cause__)
    assert type(error) is not CallError, repr(error)
    assert str(error).isprintable()


DRAWN = [(0, False), *(pytest.param(seed, bool(seed % 2), marks=pytest.mark.deep) for seed in range(1, 20))]


@pytest.mark.parametrize(("seed", "wasi"), DRAWN)
def test_drawn_calls_of_host_functions(tmp_path: Path, cache_directory: Path, seed: int, wasi: bool) -> None:
    """Whatever a guest passes, it is an answer or an error of its class, never a fault of the host."""
    with granted(tmp_path, cache_directory, drawn(tmp_path / "build", seed, wasi=wasi)) as host:
        (seat,) = host.sync.hooks.pre_query.seats
        before = peak_megabytes()
        for n in range(BODIES):
            until = time.perf_counter() + 1
            try:
                seat.ask(until, until, CALL, statement("x" * (ARM + n)))
            except CallError as error:
                check(error)
        assert peak_megabytes() - before < 200
        assert good_answer(host)


@pytest.mark.parametrize(("seed", "wasi"), DRAWN)
async def test_drawn_calls_that_are_awaited(tmp_path: Path, cache_directory: Path, seed: int, wasi: bool) -> None:
    with granted(tmp_path, cache_directory, drawn(tmp_path / "build", seed, wasi=wasi)) as host:
        (seat,) = host.sync.hooks.pre_query.seats
        for n in range(BODIES):
            until = time.perf_counter() + 1
            try:
                await seat.ask_async(until, until, CALL, statement("x" * (ARM + n)))
            except CallError as error:
                check(error)
        assert await host.hooks.rewrite(CALL, statement()) is not None
