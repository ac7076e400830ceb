from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
import wasmtime
from helios_host.engine.binary import MAX_COMPONENT_BYTES, MAX_EXPORTS, check_component, component_digest
from helios_host.errors import NotAComponent
from hypothesis import given
from hypothesis import strategies as st

COMPONENT = bytes(
    wasmtime.wat2wasm(
        """(component
  (core module $m (func (export "f") (result i32) i32.const 7))
  (core instance $i (instantiate $m))
  (func $f (result u32) (canon lift (core func $i "f")))
  (export "f" (func $f)))"""
    )
)


def refusal(data: bytes) -> str:
    with pytest.raises(NotAComponent) as caught:
        check_component(data, "guard.wasm", "guard")
    assert caught.value.plugin == "guard"
    return caught.value.message


def test_what_cannot_be_a_component_has_no_digest(tmp_path: Path) -> None:
    """None of these is waited for, nor read for long."""
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "large").open("wb") as file:
        file.truncate(MAX_COMPONENT_BYTES + 1)
    for name in ("pipe", "large", "nothing", "."):
        assert component_digest(tmp_path / name) is None
    (tmp_path / "file").write_bytes(COMPONENT)
    assert component_digest(tmp_path / "file") == hashlib.sha256(COMPONENT).hexdigest()


def test_a_component_passes() -> None:
    check_component(COMPONENT, "guard.wasm")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (bytes(wasmtime.wat2wasm("(module)")), "core module"),
        (b"(component (core module))", "text"),
        (b";; a comment\n(component)", "text"),
        (b"  \n(component)", "text"),
        (COMPONENT[:6], "truncated"),
        (COMPONENT[:-3], "truncated"),
        (b"\x7fELF\x02\x01\x01", "machine code"),
        (b"\0asm\x0e\0\1\0", "unknown version"),
        (b"PK\x03\x04zip", "no WebAssembly"),
        (COMPONENT + b"\x63\x00", "no section 99"),
    ],
)
def test_what_is_no_component_is_refused_by_name(data: bytes, said: str) -> None:
    assert said in refusal(data)


@pytest.mark.parametrize("data", [b"", b"\0asm\1\0\0\0", b"(component)", b"hello"])
def test_a_refusal_says_what_was_expected(data: bytes) -> None:
    assert "expected a WebAssembly component" in refusal(data)


@given(st.integers(0, len(COMPONENT) - 1))
def test_every_truncation_is_refused_or_ends_between_sections(length: int) -> None:
    try:
        check_component(COMPONENT[:length], "guard.wasm")
    except NotAComponent:
        return
    assert length >= 8


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    for candidate in (data, COMPONENT[:8] + data):
        try:
            check_component(candidate, "guard.wasm")
        except NotAComponent:
            continue


def test_exports_are_counted_before_anything_walks_them() -> None:
    count = MAX_EXPORTS + 1
    body = bytes([count & 0x7F | 0x80, count >> 7])
    assert f"{count} exports" in refusal(COMPONENT[:8] + bytes([11, len(body)]) + body)
