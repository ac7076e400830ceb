from __future__ import annotations

import logging
from pathlib import Path

import pytest
import wasmtime
from helios_host.engine import shared
from helios_host.engine.cache import ArtefactCache
from helios_host.engine.compile import CompileEvent, CompileLimits, Compiler, compile_in_child
from helios_host.errors import CompileError, CompileLimit, NotAComponent

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


def compiler(cache: ArtefactCache | None, seen: list[str], limits: CompileLimits | None = None) -> Compiler:
    def progress(event: CompileEvent) -> None:
        assert event.plugin == "guard"
        assert event.seconds >= 0
        seen.append(event.state)

    held = shared.acquire()
    held.release()
    return Compiler(held.engine, cache, contract="test", limits=limits, progress=progress)


def test_a_component_is_compiled_once(cache: ArtefactCache) -> None:
    seen: list[str] = []
    first = compiler(cache, seen).compile(COMPONENT, "guard.wasm", "guard")
    again = compiler(cache, seen).compile(COMPONENT, "guard.wasm", "guard")
    assert seen == ["compiling", "compiled", "cached"]
    assert first.world == again.world
    assert [interface.id for interface in again.world.exports] == ["a:b/c@1.0.0"]
    assert first.digest == again.digest


def test_another_contract_is_another_entry(cache: ArtefactCache) -> None:
    seen: list[str] = []
    held = shared.acquire()
    held.release()
    for contract in ("one", "two"):
        other = Compiler(held.engine, cache, contract=contract, progress=lambda event: seen.append(event.state))
        other.compile(COMPONENT, "guard.wasm", "guard")
    assert seen.count("compiled") == 2


@pytest.mark.parametrize("damage", ["flip", "truncate", "empty", "foreign"])
def test_a_damaged_entry_is_compiled_again_never_trusted(
    cache: ArtefactCache, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[str] = []
    compiler(cache, seen).compile(COMPONENT, "guard.wasm", "guard")
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
        compiler(cache, seen).compile(COMPONENT, "guard.wasm", "guard")
    assert seen == ["compiling", "compiled"] * 2
    assert "compiled again" in caplog.text
    compiler(cache, seen).compile(COMPONENT, "guard.wasm", "guard")
    assert seen[-1] == "cached"


def test_an_artefact_that_the_engine_refuses_is_compiled_again(
    cache: ArtefactCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the cache was filled by a machine with other processors."""
    seen: list[str] = []
    compiler(cache, seen).compile(COMPONENT, "guard.wasm", "guard")
    real, refusals = wasmtime.component.Component.deserialize_file, []

    def once(engine: wasmtime.Engine, path: str) -> wasmtime.component.Component:
        if not refusals:
            refusals.append(path)
            raise wasmtime.WasmtimeError("compiled for another machine")
        return real(engine, path)

    monkeypatch.setattr(wasmtime.component.Component, "deserialize_file", once)
    compiler(cache, seen).compile(COMPONENT, "guard.wasm", "guard")
    assert seen == ["compiling", "compiled"] * 2


def test_a_component_that_the_engine_refuses_is_an_error_in_words(cache: ArtefactCache) -> None:
    invalid = bytes(wasmtime.wat2wasm("(component)")) + b"\x07\x05\x01\x99\x99\x99\x99"
    seen: list[str] = []
    with pytest.raises(CompileError, match=r"guard\.wasm: the engine refuses it: .*invalid"):
        compiler(cache, seen).compile(invalid, "guard.wasm", "guard")
    assert seen == ["compiling", "failed"]


def test_bytes_that_are_no_component_never_reach_the_compiler(cache: ArtefactCache) -> None:
    seen: list[str] = []
    with pytest.raises(NotAComponent):
        compiler(cache, seen).compile(b"(component)", "guard.wasm", "guard")
    assert seen == []


def test_compiling_is_bounded_in_time() -> None:
    with pytest.raises(CompileLimit, match=r"longer than 0\.01 s"):
        compile_in_child(COMPONENT, "guard.wasm", "guard", CompileLimits(wall=0.01))


def test_compiling_is_bounded_in_memory() -> None:
    with pytest.raises(CompileLimit, match="40 MB of memory"):
        compile_in_child(COMPONENT, "guard.wasm", "guard", CompileLimits(memory=40 << 20))


@pytest.mark.slow
def test_a_bomb_dies_in_its_child_and_is_told_apart() -> None:
    function = f"(func (param i32) (result i32) local.get 0 {'local.get 0 i32.mul i32.const 7 i32.add ' * 2000})"
    bomb = bytes(wasmtime.wat2wasm(f"(component (core module {function * 600}))"))
    with pytest.raises(CompileLimit, match="1 s of CPU"):
        compile_in_child(bomb, "bomb.wasm", "bomb", CompileLimits(cpu=1))
    with pytest.raises(CompileLimit, match="of memory"):
        compile_in_child(bomb, "bomb.wasm", "bomb", CompileLimits(memory=130 << 20))


def test_the_child_needs_nothing_of_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('hijacked')")
    monkeypatch.chdir(tmp_path)
    artefact = compile_in_child(COMPONENT, "guard.wasm", "guard", CompileLimits())
    artefact.code.close()
