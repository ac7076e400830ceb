from __future__ import annotations

import contextlib
import hashlib
import logging
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import wasmtime
from helios_host.engine import compile as compiling
from helios_host.engine import shared
from helios_host.engine.cache import ArtefactCache
from helios_host.engine.compile import Children, CompileEvent, CompileLimits, Compiler, compile_in_child
from helios_host.engine.sections import declared_memories
from helios_host.engine.types_json import Contract
from helios_host.errors import CompileError, CompileLimit, NotAComponent
from hosting import run_python

COMPONENT = bytes(
    wasmtime.wat2wasm(
        """(component
  (core module $m (func (export "f") (result i32) i32.const 7))
  (core instance $i (instantiate $m))
  (func $f (result u32) (canon lift (core func $i "f")))
  (instance $e (export "f" (func $f)))
  (export "a:b/c@1.0.0" (instance $e)))"""
    )
)
NESTED = bytes(
    wasmtime.wat2wasm(
        """(component
  (component $a
    (core module $m
      (memory (export "memory") 1)
      (func (export "realloc") (param i32 i32 i32 i32) (result i32) i32.const 1024)
      (func (export "f") (param i32 i32)))
    (core instance $i (instantiate $m))
    (func (export "f") (param "text" string)
      (canon lift (core func $i "f") (memory (core memory $i "memory")) (realloc (core func $i "realloc")))))
  (component $b
    (import "f" (func $f (param "text" string)))
    (core module $memory (memory (export "memory") 1))
    (core instance $memory (instantiate $memory))
    (core func $lowered (canon lower (func $f) (memory (core memory $memory "memory"))))
    (core module $m (import "a" "f" (func $f (param i32 i32)))
      (func (export "g") (call $f (i32.const 0) (i32.const 4))))
    (core instance $i (instantiate $m (with "a" (instance (export "f" (func $lowered))))))
    (func (export "g") (canon lift (core func $i "g"))))
  (instance $a (instantiate $a))
  (instance $b (instantiate $b (with "f" (func $a "f"))))
  (export "g" (func $b "g")))"""
    )
)
"""Two components within one: the engine makes a module between them that has the memories of both."""

DIGEST = hashlib.sha256(COMPONENT).hexdigest()

BOMB = "(func (param i32) (result i32) local.get 0 " + "local.get 0 i32.mul i32.const 7 i32.add " * 2000 + ")"
"""One function that takes the compiler some milliseconds."""


def compiler(cache: ArtefactCache | None, seen: list[str], limits: CompileLimits | None = None) -> Compiler:
    def progress(event: CompileEvent) -> None:
        assert event.plugin == "guard"
        assert event.seconds >= 0
        seen.append(event.state)

    held = shared.acquire()
    held.release()
    return Compiler(held.engine, cache, contract=Contract("test"), limits=limits, progress=progress)


def test_a_component_is_compiled_once(cache: ArtefactCache) -> None:
    seen: list[str] = []
    first = compiler(cache, seen).compile(COMPONENT, DIGEST, "guard.wasm", "guard")
    again = compiler(cache, seen).compile(COMPONENT, DIGEST, "guard.wasm", "guard")
    assert seen == ["compiling", "compiled", "cached"]
    assert first.world == again.world
    assert [interface.id for interface in again.world.exports] == ["a:b/c@1.0.0"]
    assert first.digest == again.digest


def test_components_within_a_component_may_each_have_a_memory(cache: ArtefactCache) -> None:
    assert declared_memories(NESTED) == 2
    compiled = compiler(cache, []).compile(NESTED, "nested", "guard.wasm", "guard")
    assert compiled.memories == 2


def test_another_contract_is_another_entry(cache: ArtefactCache) -> None:
    seen: list[str] = []
    held = shared.acquire()
    held.release()
    for contract in map(Contract, ("one", "two")):
        other = Compiler(held.engine, cache, contract=contract, progress=lambda event: seen.append(event.state))
        other.compile(COMPONENT, DIGEST, "guard.wasm", "guard")
    assert seen.count("compiled") == 2


@pytest.mark.parametrize("damage", ["flip", "truncate", "empty", "foreign"])
def test_a_damaged_entry_is_compiled_again_never_trusted(
    cache: ArtefactCache, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[str] = []
    compiler(cache, seen).compile(COMPONENT, DIGEST, "guard.wasm", "guard")
    (path,) = (entry for entry in cache.directory.iterdir() if entry.name != "key")
    data = bytearray(path.read_bytes())
    if damage == "flip":
        data[-1000] ^= 0x10
    elif damage == "truncate":
        del data[-1000:]
    elif damage == "empty":
        data.clear()
    else:
        data[:] = b"\x7fELF" + bytes(4096)
    path.write_bytes(data)
    with caplog.at_level(logging.WARNING):
        compiler(cache, seen).compile(COMPONENT, DIGEST, "guard.wasm", "guard")
    assert seen == ["compiling", "compiled"] * 2
    assert "compiled again" in caplog.text
    compiler(cache, seen).compile(COMPONENT, DIGEST, "guard.wasm", "guard")
    assert seen[-1] == "cached"


def test_an_artefact_that_the_engine_refuses_is_compiled_again(
    cache: ArtefactCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the cache was filled by a machine with other processors."""
    seen: list[str] = []
    compiler(cache, seen).compile(COMPONENT, DIGEST, "guard.wasm", "guard")
    real, refusals = wasmtime.component.Component.deserialize_file, []

    def once(engine: wasmtime.Engine, path: str) -> wasmtime.component.Component:
        if not refusals:
            refusals.append(path)
            raise wasmtime.WasmtimeError("compiled for another machine")
        return real(engine, path)

    monkeypatch.setattr(wasmtime.component.Component, "deserialize_file", once)
    compiler(cache, seen).compile(COMPONENT, DIGEST, "guard.wasm", "guard")
    assert seen == ["compiling", "compiled"] * 2


def test_a_component_that_the_engine_refuses_is_an_error_in_words(cache: ArtefactCache) -> None:
    invalid = bytes(wasmtime.wat2wasm("(component)")) + b"\x07\x05\x01\x99\x99\x99\x99"
    seen: list[str] = []
    with pytest.raises(CompileError, match=r"guard\.wasm: the engine refuses it: .*invalid"):
        compiler(cache, seen).compile(invalid, "0", "guard.wasm", "guard")
    assert seen == ["compiling", "failed"]


def test_bytes_that_are_no_component_never_reach_the_compiler(cache: ArtefactCache) -> None:
    seen: list[str] = []
    with pytest.raises(NotAComponent):
        compiler(cache, seen).compile(b"(component)", "0", "guard.wasm", "guard")
    assert seen == []


def test_compiling_is_bounded_in_time() -> None:
    with pytest.raises(CompileLimit, match=r"longer than 0\.01 s"):
        compile_in_child(COMPONENT, "guard.wasm", "guard", CompileLimits(wall=0.01))


def test_compilations_end_when_their_host_closes(cache: ArtefactCache) -> None:
    bomb = bytes(wasmtime.wat2wasm(f"(component (core module {BOMB * 600}))"))
    running = threading.Event()

    class Known(Children):
        @contextlib.contextmanager
        def knowing(self, child: Any) -> Iterator[None]:
            with super().knowing(child):
                running.set()
                yield

    children = Known()
    with ThreadPoolExecutor(1) as pool:
        compiles = pool.submit(compile_in_child, bomb, "bomb.wasm", "bomb", CompileLimits(), children)
        assert running.wait(60)
        children.stop()
        with pytest.raises(CompileLimit, match="was killed"):
            compiles.result()
    made = compiler(cache, [])
    made.stop()
    with pytest.raises(CompileError, match="the host was closed meanwhile"):
        made.compile(bomb, "bomb", "guard.wasm", "guard")


def test_compiling_is_bounded_in_memory() -> None:
    with pytest.raises(CompileLimit, match="40 MB of memory"):
        compile_in_child(COMPONENT, "guard.wasm", "guard", CompileLimits(memory=40 << 20))


def test_a_child_without_the_memory_to_say_so_was_out_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    words = b"object type name: MemoryError\nobject repr     : MemoryError()\nlost sys.stderr\n"
    monkeypatch.setattr(compiling, "_run", lambda *_: (1, words))
    with pytest.raises(CompileLimit, match="MB of memory"):
        compile_in_child(COMPONENT, "guard.wasm", "guard", CompileLimits())


@pytest.mark.slow
def test_a_bomb_dies_in_its_child_and_is_told_apart() -> None:
    bomb = bytes(wasmtime.wat2wasm(f"(component (core module {BOMB * 600}))"))
    with pytest.raises(CompileLimit, match="1 s of CPU"):
        compile_in_child(bomb, "bomb.wasm", "bomb", CompileLimits(cpu=1))
    with pytest.raises(CompileLimit, match="of memory"):
        compile_in_child(bomb, "bomb.wasm", "bomb", CompileLimits(memory=130 << 20))


def test_the_child_needs_nothing_of_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('hijacked')")
    monkeypatch.chdir(tmp_path)
    artefact = compile_in_child(COMPONENT, "guard.wasm", "guard", CompileLimits())
    artefact.code.close()


IN_A_PROCESS = """
import os, signal, sys
from test_compile import COMPONENT, compile_in_child, CompileLimits
from helios_host.errors import CompileError
def compiles():
    compile_in_child(COMPONENT, "guard.wasm", "guard", CompileLimits()).code.close()
"""


@pytest.mark.parametrize(
    "strange",
    [
        "signal.signal(signal.SIGCHLD, signal.SIG_IGN)",
        "sys.path.insert(0, '')\nos.mkdir('gone')\nos.chdir('gone')\nos.rmdir('../gone')",
        "for number in (0, 1, 2): os.close(number)",
        "os.environ.clear()",
        "os.umask(0o777)",
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\nos.setpgrp()",
    ],
    ids=["children are ignored", "no directory", "no standard files", "no environment", "umask", "no interrupts"],
)
def test_compiling_works_in_a_strange_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, strange: str) -> None:
    monkeypatch.chdir(tmp_path)
    status, output = run_python(f"{IN_A_PROCESS}\n{strange}\ncompiles()", tmp_path)
    assert status == 0, output


@pytest.mark.parametrize(
    "lacking",
    [
        "sys.executable = None",
        "sys.executable = '/nowhere/python'",
        "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (5, 5))",
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))",
    ],
)
def test_what_compiling_lacks_is_a_typed_error(tmp_path: Path, lacking: str) -> None:
    code = f"""{IN_A_PROCESS}
{lacking}
try:
    compiles()
except CompileError as error:
    os.write(1, str(error).encode())
"""
    status, output = run_python(code, tmp_path)
    assert status == 0, output
    assert output.startswith("plugin guard: guard.wasm: ")


def test_the_compiler_ends_with_its_parent(tmp_path: Path) -> None:
    """Also where that was killed, and could not say goodbye."""
    code = f"""{IN_A_PROCESS}
import threading, time, wasmtime
from pathlib import Path
from test_compile import BOMB
bomb = bytes(wasmtime.wat2wasm(f"(component (core module {{BOMB * 200}}))"))
threading.Thread(target=compile_in_child, args=(bomb, "b", "b", CompileLimits()), daemon=True).start()
def children():
    return [child for task in Path("/proc/self/task").iterdir() for child in (task / "children").read_text().split()]
while not children():
    time.sleep(0.01)
child = children()[0]
while "compile_child" not in Path(f"/proc/{{child}}/cmdline").read_text():
    time.sleep(0.01)
print(child, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    status, output = run_python(code, tmp_path)
    assert status == -signal.SIGKILL, output
    child, until = int(output), time.monotonic() + 20
    while Path(f"/proc/{child}/stat").exists() and Path(f"/proc/{child}/stat").read_text().split(") ")[1][0] != "Z":
        assert time.monotonic() < until, "the compiler lives on"
        time.sleep(0.01)


def test_types_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("helios_host.engine.compile.MAX_TYPES_BYTES", 10)
    with pytest.raises(CompileLimit, match="its types take"):
        compile_in_child(COMPONENT, "guard.wasm", "guard", CompileLimits())


def test_a_failed_compilation_leaves_no_file_open() -> None:
    def descriptors() -> int:
        return sum(1 for _ in Path("/proc/self/fd").iterdir())

    before = descriptors()
    for limits in (CompileLimits(memory=40 << 20), CompileLimits(wall=0.01), CompileLimits()):
        try:
            compile_in_child(COMPONENT, "guard.wasm", "guard", limits).code.close()
        except CompileLimit:
            continue
    assert descriptors() == before
