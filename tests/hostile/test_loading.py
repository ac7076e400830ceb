"""Components and packages that attack while they are loaded: each is refused in its class, and nobody else notices."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import wasmtime
from arena import bystander, good_answer, install_good, open_host
from helios_host import PluginHost
from helios_host.errors import (
    CompileError,
    CompileLimit,
    ContractMismatch,
    LoadError,
    ManifestError,
    MemoryLimit,
    NotAComponent,
    PackageError,
    PermissionNotGranted,
    StartFailed,
    TableLimit,
    UnsatisfiedImport,
)

from guests import PRE1, TEXT, YES, Guest, _tool, build, install

LOOP = "(loop $l (br $l))"
HOOK = ("pre_query",)
LOG = "heliosproxy:plugin/log@1.0.0"
WRITE = f"(call $log (i32.const 4) (i32.const {TEXT}) (i32.const 9))"
LOGGING = {LOG: f'(import "{LOG}" "log" (func $log (param i32 i32 i32)))'}


def start(body: str, more: str = "") -> bytes:
    """A guest whose start code is `body`."""
    return build(Guest(hooks={PRE1: YES}, start=f"{more} (func $start {body}) (start $start)", imports=LOGGING))


def on_load(body: str = "", **parts: str) -> bytes:
    """A guest that does it in `on-load`."""
    lifecycle = {(1, "on-load"): body} if body else {}
    return build(Guest(hooks={PRE1: YES}, lifecycle=lifecycle, imports=LOGGING, **parts))  # type: ignore[arg-type]


def component(text: str) -> bytes:
    return bytes(wasmtime.wat2wasm(f"(component {text})"))


def core(text: str) -> bytes:
    """A component around one core module, which is all that is compiled."""
    return component(f"(core module {text}) (core instance (instantiate 0))")


def leb(value: int) -> bytes:
    out = bytearray()
    while True:
        byte, value = value & 0x7F, value >> 7
        out.append(byte | (0x80 if value else 0))
        if not value:
            return bytes(out)


HEADER = b"\0asm\x0d\0\1\0"
ENDLESS = "(func $f (call $f))"
FILL = "(loop $l (if (i32.eq (memory.grow (i32.const 16)) (i32.const -1)) (then unreachable)) (br $l))"
WIDE = " ".join(f'(export "f{n}" (func $f))' for n in range(5000))
ERROR_TEXT = "\\1b]0;owned\\07\\0a\\0d\\e2\\80\\ae wasm trap: interrupt"
REFUSAL = (
    f"(i32.store (i32.const 640) (i32.const 1)) (i32.store (i32.const 644) (i32.const 0))"
    f"(i32.store (i32.const 648) (i32.const {TEXT})) (i32.store (i32.const 652) (i32.const 30)) (i32.const 640)"
)


def nested(levels: int) -> bytes:
    data = HEADER
    for _ in range(levels):
        data = HEADER + b"\x04" + leb(len(data)) + data
    return data


def types(levels: int) -> bytes:
    """A type that doubles with every level."""
    lines = ["(type $t0 (tuple u8 u8))"]
    lines += [f"(type $t{n} (tuple $t{n - 1} $t{n - 1}))" for n in range(1, levels)]
    return component(" ".join(lines) + f' (import "f" (func (param "x" $t{levels - 1})))')


def interface_with_functions(count: int) -> bytes:
    text = " ".join(f'(export "f{n}" (func))' for n in range(count))
    return component(f'(import "test:many/functions" (instance {text}))')


def instances(count: int) -> bytes:
    return component("(core module)" + "(core instance (instantiate 0))" * count + "")


def doubling(levels: int) -> bytes:
    """A component that has two of a component that has two of a component ..."""
    text = "(component $c0 (core module $m) (core instance (instantiate $m)))"
    for n in range(1, levels):
        twice = "(instance (instantiate $x)) (instance (instantiate $x))"
        text += f"(component $c{n} (alias outer 1 $c{n - 1} (component $x)) {twice})"
    return component(f"{text} (instance (instantiate $c{levels - 1}))")


def names_that_forge(kind: str) -> bytes:
    forged = "\\1b[2J\\0awasm trap: interrupt\\0a\\e2\\80\\ae"
    body = "unreachable" if kind == "trap" else LOOP
    return start("(call $forged)", f'(func $forged (@name "{forged}") {body})')


def wasi(name: str) -> bytes:
    return component(f'(import "{name}" (instance (export "run" (func))))')


REFUSED: dict[str, tuple[type[LoadError], Callable[[], bytes]]] = {
    "start that loops": (StartFailed, lambda: start(LOOP)),
    "start that traps": (StartFailed, lambda: start("unreachable")),
    "start that recurses": (StartFailed, lambda: start("(call $f)", ENDLESS)),
    "start that takes all memory": (StartFailed, lambda: start(FILL)),
    "start that logs for ever": (StartFailed, lambda: start(f"(loop $l {WRITE} (br $l))")),
    "on-load that loops": (StartFailed, lambda: on_load(LOOP + YES)),
    "on-load that traps": (StartFailed, lambda: on_load("unreachable")),
    "on-load that takes all memory": (StartFailed, lambda: on_load(FILL + YES)),
    "on-load that answers behind the memory": (StartFailed, lambda: on_load("(i32.const -4)")),
    "on-load that answers no case": (
        StartFailed,
        lambda: on_load("(i32.store (i32.const 640) (i32.const 9)) (i32.const 640)"),
    ),
    "on-load that refuses with terminal codes": (StartFailed, lambda: on_load(REFUSAL, text=ERROR_TEXT)),
    "realloc that traps in on-load": (StartFailed, lambda: on_load(realloc="unreachable")),
    "realloc that loops in on-load": (StartFailed, lambda: on_load(realloc=LOOP)),
    "realloc that answers garbage in on-load": (StartFailed, lambda: on_load(realloc="(return (i32.const -9))")),
    "post-return that traps in on-load": (StartFailed, lambda: on_load(post="unreachable")),
    "post-return that loops in on-load": (StartFailed, lambda: on_load(post=LOOP)),
    "a trap with a forged name": (StartFailed, lambda: names_that_forge("trap")),
    "a loop with a forged name": (StartFailed, lambda: names_that_forge("loop")),
    "data outside the memory": (StartFailed, lambda: start("", '(data (i32.const -1) "x")')),
    "elements outside the table": (
        StartFailed,
        lambda: start("", "(table 1 funcref) (elem (i32.const 9) $e) (func $e)"),
    ),
    "four gigabytes at once": (MemoryLimit, lambda: build(Guest(hooks={PRE1: YES}, pages=65536))),
    "memory over its limit by one page": (MemoryLimit, lambda: build(Guest(hooks={PRE1: YES}, pages=129))),
    "a table over its limit": (TableLimit, lambda: start("", "(table 10001 funcref)")),
    "a table of everything": (TableLimit, lambda: start("", "(table 0xfffffff funcref)")),
    "more tables than allowed": (TableLimit, lambda: start("", "(table 1 funcref)" * 5)),
    "five memories": (MemoryLimit, lambda: start("", "(memory 1)" * 4)),
    "two memories over their half of the limit": (MemoryLimit, lambda: start("", "(memory 65)")),
    "a hundred thousand memories": (CompileError, lambda: core("(memory 0)" * 100_001)),
    "a core module": (NotAComponent, lambda: bytes(wasmtime.wat2wasm("(module)"))),
    "text": (NotAComponent, lambda: b"(component)"),
    "text behind blanks": (NotAComponent, lambda: b" \n\t;; (component)"),
    "nothing": (NotAComponent, lambda: b""),
    "one byte": (NotAComponent, lambda: b"\0"),
    "half a header": (NotAComponent, lambda: HEADER[:6]),
    "machine code": (NotAComponent, lambda: b"\x7fELF" + bytes(1000)),
    "zeros": (NotAComponent, lambda: bytes(100_000)),
    "noise": (NotAComponent, lambda: bytes(n * 7919 % 251 for n in range(10_000))),
    "a header and noise": (NotAComponent, lambda: HEADER + bytes(200 + n * 7 % 50 for n in range(1000))),
    "a section longer than the file": (NotAComponent, lambda: HEADER + b"\0" + leb(0xFFFFFFFF) + b"x"),
    "a hundred thousand sections": (NotAComponent, lambda: HEADER + b"\0\1\0" * 100_001),
    "forty million sections": (NotAComponent, lambda: HEADER + b"\0\1\0" * 40_000_000),
    "a component of a hundred thousand sections": (
        CompileError,
        lambda: HEADER + b"\x04" + leb(8 + 3 * 100_001) + HEADER + b"\0\1\0" * 100_001,
    ),
    "a length that never ends": (NotAComponent, lambda: HEADER + b"\0" + b"\xff" * 100),
    "truncated by a byte": (NotAComponent, lambda: on_load(YES)[:-1]),
    "truncated in half": (NotAComponent, lambda: on_load(YES)[: len(on_load(YES)) // 2]),
    "more exports than allowed": (
        NotAComponent,
        lambda: component("(core module) " + " ".join(f'(export "m{n}" (core module 0))' for n in range(5000))),
    ),
    "more imports than allowed": (
        NotAComponent,
        lambda: component(" ".join(f'(import "i{n}" (func))' for n in range(5000))),
    ),
    "an interface of five thousand functions": (UnsatisfiedImport, lambda: interface_with_functions(5000)),
    "five thousand exports of a core module": (ContractMismatch, lambda: core(f"(func $f) {WIDE}")),
    "components within components": (LoadError, lambda: nested(90)),
    "components within components without end": (CompileError, lambda: nested(5000)),
    "a type that doubles thirty times": (CompileError, lambda: types(30)),
    "a type that doubles ten times": (UnsatisfiedImport, lambda: types(10)),
    "a list of lists without end": (
        CompileError,
        lambda: component(
            "(type $t0 (list u8)) "
            + " ".join(f"(type $t{n} (list $t{n - 1}))" for n in range(1, 2000))
            + ' (import "f" (func (param "x" $t1999)))'
        ),
    ),
    "hundred core instances": (LoadError, lambda: instances(100)),
    "a core import of nobody's": (
        CompileError,
        lambda: component(
            '(core module $m (import "wasi_snapshot_preview1" "fd_write" (func))) (core instance (instantiate $m))'
        ),
    ),
    "a core import with terminal codes": (
        CompileError,
        lambda: component(
            '(core module $m (import "\\1b[31m\\0aevil" "\\e2\\80\\ae" (func))) (core instance (instantiate $m))'
        ),
    ),
    "a core import of ninety kilobytes": (
        CompileError,
        lambda: component(f'(core module $m (import "{"x" * 90_000}" "y" (func))) (core instance (instantiate $m))'),
    ),
    "an export of a megabyte": (CompileError, lambda: core(f'(func (export "{"z" * 1_000_000}"))')),
    "an address for an import": (
        UnsatisfiedImport,
        lambda: component('(import "url=<https://evil.example/x>" (func))'),
    ),
    "a component for an import": (CompileError, lambda: component('(import "c" (component))')),
    "a module for an import": (CompileError, lambda: component('(import "m" (core module))')),
    "a later version": (NotAComponent, lambda: HEADER[:4] + b"\x0e\0\1\0"),
    "another layer": (NotAComponent, lambda: HEADER[:4] + b"\x0d\0\2\0"),
    "more bytes than are compiled": (NotAComponent, lambda: HEADER + b"\0" + leb(129 << 20) + bytes(129 << 20)),
    "sixty megabytes of nothing": (
        ContractMismatch,
        lambda: HEADER + b"\0" + leb(60 << 20) + b"\x01x" + bytes((60 << 20) - 2),
    ),
    "a name behind its section": (CompileError, lambda: HEADER + b"\0" + leb(2) + b"\xff\x7f"),
    "five thousand modules": (CompileError, lambda: component("(core module)" * 5000)),
    "five thousand instances of exports": (
        CompileError,
        lambda: component(
            '(core module $m (func (export "f"))) (core instance $i (instantiate $m))'
            + "".join('(core instance (export "f" (func $i "f")))' for _ in range(5000))
        ),
    ),
    "a record of a hundred thousand": (
        CompileError,
        lambda: component("(type (record " + " ".join(f'(field "f{n}" u8)' for n in range(100_000)) + "))"),
    ),
    "a function of two thousand parameters": (
        CompileError,
        lambda: component('(import "f" (func ' + " ".join(f'(param "p{n}" string)' for n in range(2000)) + "))"),
    ),
    "a hundred thousand types": (ContractMismatch, lambda: core("(type (func (param i32)))" * 100_000)),
    "a hundred thousand pieces of data": (
        ContractMismatch,
        lambda: core("(memory 1)" + '(data (i32.const 0) "x")' * 100_000),
    ),
    "components that double ten times": (ContractMismatch, lambda: doubling(10)),
    "tasks": (CompileError, lambda: component("(core func (canon task.return))")),
    "threads": (
        CompileError,
        lambda: component("(core type $f (func (param i32))) (core func (canon thread.spawn-ref $f))"),
    ),
    "relaxed vectors": (
        CompileError,
        lambda: core(
            "(func (result v128) (i8x16.relaxed_swizzle (v128.const i32x4 0 0 0 0) (v128.const i32x4 0 0 0 0)))"
        ),
    ),
    "pages of another size": (CompileError, lambda: core("(memory 1 (pagesize 1))")),
    "stacks that are switched": (CompileError, lambda: core("(type $f (func)) (type $c (cont $f))")),
    "references to functions": (
        CompileError,
        lambda: core("(type $t (func)) (func (param (ref $t)) (call_ref $t (local.get 0)))"),
    ),
    "a start that calls itself for ever": (
        StartFailed,
        lambda: start("(return_call $t)", "(func $t (return_call $t))"),
    ),
    "no lifecycle": (ContractMismatch, lambda: component("")),
    "an import of nobody's": (UnsatisfiedImport, lambda: wasi("evil:backdoor/open@1.0.0")),
    "files of WASI": (PermissionNotGranted, lambda: wasi("wasi:filesystem/preopens@0.2.0")),
    "sockets of WASI": (PermissionNotGranted, lambda: wasi("wasi:sockets/tcp@0.2.0")),
    "HTTP of WASI": (PermissionNotGranted, lambda: wasi("wasi:http/outgoing-handler@0.2.0")),
    "the environment of WASI": (PermissionNotGranted, lambda: wasi("wasi:cli/environment@0.2.0")),
    "a function of the world": (UnsatisfiedImport, lambda: component('(import "exec" (func (param "c" string)))')),
    "a resource of the world": (LoadError, lambda: component('(import "r" (type (sub resource)))')),
    "an interface of the contract of another version": (
        UnsatisfiedImport,
        lambda: wasi("heliosproxy:plugin/log@3.0.0"),
    ),
    "an interface that the contract does not have": (
        UnsatisfiedImport,
        lambda: wasi("heliosproxy:plugin/backdoor@1.0.0"),
    ),
    "a log that is another function": (ContractMismatch, lambda: wasi(LOG)),
    "a log of another type": (
        ContractMismatch,
        lambda: component(f'(import "{LOG}" (instance (export "log" (func (param "message" u64)))))'),
    ),
    "a log with a resource": (
        ContractMismatch,
        lambda: component(
            f'(import "{LOG}" (instance (export "r" (type $r (sub resource)))'
            ' (export "log" (func (param "level" (own $r)) (param "message" string)))))'
        ),
    ),
    "a stream": (CompileError, lambda: component('(import "f" (func (param "x" (stream u8))))')),
    "a future": (CompileError, lambda: component('(import "f" (func (param "x" (future u8))))')),
    "an error context": (CompileError, lambda: component('(import "f" (func (param "x" error-context)))')),
    "an asynchronous function": (CompileError, lambda: component('(import "f" (func async))')),
    "memory of 64 bits": (CompileError, lambda: core("(memory i64 1)")),
    "shared memory": (CompileError, lambda: core("(memory 1 2 shared)")),
    "garbage collection": (CompileError, lambda: core("(type (struct))")),
    "exceptions": (CompileError, lambda: core("(tag)")),
    "code that is not valid": (CompileError, lambda: core("(func (result i32) (f32.const 1))")),
}
"""What is refused, by name, with the class of the error. A base class stands where the engine decides which."""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, cache_directory: Path) -> Iterator[PluginHost]:
    """One host with all of them at once, beside the good plugin."""
    directory = tmp_path_factory.mktemp("plugins")
    install_good(directory)
    for number, (_, make) in enumerate(REFUSED.values()):
        install(directory, f"bad-{number}", make(), hooks=HOOK)
    settings = '[plugins]\nmemory_limit = "8MB"\nmax_plugins = 200\n[plugins.good]\npriority = 1'
    with contextlib.closing(open_host(directory, cache_directory, settings)) as host:
        host.start()
        yield host


@pytest.mark.parametrize("name", REFUSED)
def test_a_component_that_is_refused(host: PluginHost, name: str) -> None:
    kind, _ = REFUSED[name]
    plugin = f"bad-{list(REFUSED).index(name)}"
    (problem,) = [problem for problem in host.problems if problem.plugin == plugin]
    assert isinstance(problem, kind), repr(problem)
    assert type(problem) is kind or kind is LoadError, repr(problem)
    assert "a fault of the host" not in str(problem)
    assert all(line.isprintable() for line in str(problem).split("\n"))
    assert len(str(problem)) < 40_000
    assert plugin not in host.plugins


def test_the_good_plugin_is_the_only_one_that_runs(host: PluginHost) -> None:
    assert list(host.plugins) == ["good"]
    assert good_answer(host)


def fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.write(HEADER)
        file.truncate(1 << 40)


def directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


def loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


LAUGHS = "a: &a [x]\n" + "\n".join(f"{chr(98 + n)}: &{chr(98 + n)} [" + f"*{chr(97 + n)}, " * 9 + "]" for n in range(9))

PACKAGES: dict[str, tuple[type[LoadError], str, Callable[[Path], object]]] = {
    "a pipe for a component": (PackageError, "plugin.wasm", fifo),
    "a device for a component": (PackageError, "plugin.wasm", endless),
    "a terabyte for a component": (NotAComponent, "plugin.wasm", sparse),
    "a directory for a component": (PackageError, "plugin.wasm", directory),
    "a pipe for a manifest": (PackageError, "plugin.yaml", fifo),
    "a device for a manifest": (PackageError, "plugin.yaml", endless),
    "a link to itself for a manifest": (PackageError, "plugin.yaml", loop),
    "a manifest that multiplies": (ManifestError, "plugin.yaml", lambda path: path.write_text(LAUGHS)),
    "a manifest of brackets": (ManifestError, "plugin.yaml", lambda path: path.write_text("[" * 50_000)),
    "a manifest that makes objects": (
        ManifestError,
        "plugin.yaml",
        lambda path: path.write_text("name: !!python/object/apply:os.system ['true']\n"),
    ),
    "a manifest with a path for a name": (
        ManifestError,
        "plugin.yaml",
        lambda path: path.write_text("name: ../../etc\nversion: 1.0.0\nhooks: [pre_query]\n"),
    ),
    "a manifest that is not UTF-8": (ManifestError, "plugin.yaml", lambda path: path.write_bytes(b"\xff\xfe\x00")),
    "a manifest with terminal codes": (
        ManifestError,
        "plugin.yaml",
        lambda path: path.write_text('name: "\\e[31mred"\nversion: 1.0.0\nhooks: [pre_query]\n'),
    ),
}


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_that_is_refused(tmp_path: Path, cache_directory: Path, name: str) -> None:
    kind, file, change = PACKAGES[name]
    install_good(tmp_path)
    place = install(tmp_path, "bad", on_load(YES), hooks=HOOK)
    change(place / file)
    with open_host(tmp_path, cache_directory) as host:
        (problem,) = host.problems
        assert type(problem) is kind, repr(problem)
        assert all(line.isprintable() for line in str(problem).split("\n"))
        assert list(host.plugins) == ["good"]
        assert good_answer(host)


def module(text: str) -> bytes:
    """A component with one core module; wasm-tools reads megabytes of text faster than the engine."""
    with tempfile.TemporaryDirectory() as place:
        source, target = Path(place) / "bomb.wat", Path(place) / "bomb.wasm"
        source.write_text(f"(component (core module {text}))")
        _tool("parse", str(source), "-o", str(target))
        return target.read_bytes()


BOMBS: dict[str, Callable[[], bytes]] = {
    "a function of a million instructions": lambda: module(
        "(func (param i32) (result i32) (local.get 0)" + "(i32.const 7) i32.mul (i32.const 3) i32.xor " * 250_000 + ")"
    ),
    "fifty thousand locals": lambda: module(
        "(func (local "
        + "i64 " * 49_000
        + ") "
        + "".join(f"(local.set {n} (i64.add (local.get {n - 1}) (local.get {n - 2})))" for n in range(2, 49_000))
        + ")"
    ),
    "a table of branches": lambda: module(
        "(func (param i32) "
        + "(block " * 2_000
        + "(br_table "
        + " ".join(str(n % 2_000) for n in range(65_000))
        + " (local.get 0))"
        + ")" * 2_000
        + ")"
    ),
    "loops within loops of branches": lambda: module(
        "(func (param i32) "
        + "".join(f"(loop $l{n} (br_if $l{n // 2} (local.get 0)) " for n in range(3_000))
        + ")" * 3_000
        + ")"
    ),
    "components that double twenty-five times": lambda: doubling(25),
    "a million elements": lambda: module("(table 1 funcref) (func $f) (elem func " + "$f " * 1_000_000 + ")"),
}


def children() -> list[str]:
    """The children of this process, whichever thread made them."""
    found: list[str] = []
    for task in Path("/proc/self/task").iterdir():
        with contextlib.suppress(FileNotFoundError):  # a thread that ended meanwhile
            found += (task / "children").read_text().split()
    return found


def test_compilations_that_explode(tmp_path: Path, cache_directory: Path) -> None:
    """Each ends at its limit or is harmless; the good plugin answers all the while, and no child is left."""
    plugins, bombs = tmp_path / "plugins", tmp_path / "bombs"
    install_good(plugins)
    for number, make in enumerate(BOMBS.values()):
        install(bombs, f"bomb-{number}", make(), hooks=HOOK)
    settings = '[plugins]\ncompile_timeout = "3s"'
    with open_host(plugins, cache_directory, timeout=5.0) as host:
        before = set(children())
        with bystander(host, megabytes=300, seconds=120), open_host(bombs, cache_directory, settings) as other:
            assert len(other.problems) == len(BOMBS)
            for problem in other.problems:
                assert isinstance(problem, CompileError | ContractMismatch), repr(problem)
            assert any(isinstance(problem, CompileLimit) for problem in other.problems)
            assert set(children()) <= before
