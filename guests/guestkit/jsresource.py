"""Lets a JavaScript plugin take its `processor` in `finish`: componentize-qjs gives static functions no resource.

It looks an exported resource that it is given up by its handle, where its table has it by its representation, and the
instance ends. A method is given the representation. So the plugin is built for a contract in which `finish` is a
method, and here the component's `finish` becomes the static function again: a few instructions around the method find
the representation, and drop the handle afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from .tools import BuildError, run_tool, wasm_tools

__all__ = ["method_in_contract", "static_in_component"]

STATIC: Final = "finish: static func(this: processor)"
METHOD: Final = "finish: func()"

CORE_MODULE, COMPONENT = 1, 4
EMPTY: Final = b"\0asm\1\0\0\0"
"""What stands for a core module while the component around it is text."""

METHOD_NAME: Final = r'"\[method\]processor\.finish"'
STATIC_NAME: Final = "[static]processor.finish"
SELF: Final = '(param "self" '
AROUND: Final = """
      (core module $finish
        (import "finish" "rep" (func $rep (param i32) (result i32)))
        (import "finish" "drop" (func $drop (param i32)))
        (import "finish" "method" (func $method (param i32) (result i32)))
        (func (export "static") (param $handle i32) (result i32)
          (call $method (call $rep (local.get $handle)))
          (call $drop (local.get $handle))))
      (core instance $finish-uses
        (export "rep" (func {rep})) (export "drop" (func {drop})) (export "method" (func {method})))
      (core instance $finish-made (instantiate $finish (with "finish" (instance $finish-uses))))
      (alias core export $finish-made "static" (core func $finish-static))
"""


def method_in_contract(work: Path) -> None:
    """Make `finish` a method in the contract below the work directory."""
    path = work / "wit" / "deps" / "v2" / "llm-response.wit"
    text = path.read_text()
    if STATIC not in text:
        raise BuildError(f"{path}: expected {STATIC}")
    path.write_text(text.replace(STATIC, METHOD))


def static_in_component(component: Path, work: Path) -> None:
    """Make `finish` of a component the static function that the contract has."""
    modules: list[bytes] = []

    def taken(module: bytes) -> bytes:
        modules.append(module)
        return EMPTY

    skeleton, text = work / "skeleton.wasm", work / "skeleton.wat"
    skeleton.write_bytes(_replaced(component.read_bytes(), taken))
    run_tool([wasm_tools(), "print", skeleton, "-o", text], work)
    text.write_text(_edited(text.read_text()))
    run_tool([wasm_tools(), "parse", text, "-o", skeleton], work)
    kept = iter(modules)
    made = _replaced(skeleton.read_bytes(), lambda module: module if b"\x06finish\x03rep" in module else next(kept))
    component.write_bytes(made)
    run_tool([wasm_tools(), "validate", component], work)


def _edited(text: str) -> str:
    """Return the text of a component with a static `finish` in place of the method."""
    drop = re.search(r'\(export "\[resource-drop\]processor" \(func (\$.*?)\)\)\n', text)
    rep = re.search(r'\(export "\[resource-rep\]processor" \(func (\$.*?)\)\)\n', text)
    lift = re.search(rf"\n *\(func \${METHOD_NAME} .*?\(canon lift \(core func (\$\".*?\")\)", text)
    if drop is None or rep is None or lift is None:
        raise BuildError("componentize-qjs made another component than expected: there is no method processor.finish")
    around = AROUND.format(rep=rep[1], drop=drop[1], method=lift[1])
    lifted = lift[0].replace(f"(core func {lift[1]})", "(core func $finish-static)")
    text = text[: lift.start()] + around + lifted + text[lift.end() :]
    for use in (
        rf"\(func \${METHOD_NAME} .*?\(type (\d+)\)",
        r'\(import "import-method-processor-finish" .*?\(type (\d+)\)',
        rf"\(export .*?{METHOD_NAME} .*?\(type (\d+)\)",
    ):
        text = _given_away(text, use)
    return re.sub(rf"(\(export .*?){METHOD_NAME}", rf'\1"{STATIC_NAME}"', text)


def _given_away(text: str, use: str) -> str:
    """Let the function whose type a use names take the resource itself, in place of lending it."""
    found = re.search(use, text)
    if found is None:
        raise BuildError(f"componentize-qjs made another component than expected: {use} is not there")
    before = text[: found.start()]
    own = re.findall(r"\(type \(;(\d+);\) \(own [^)]*\)\)", before)[-1]
    declared = f'(type (;{found[1]};) (func (param "self" '
    start = before.rindex(declared) + len(declared)
    end = text.index(")", start)
    return f'{text[: start - len(SELF)]}(param "this" {own}{text[end:]}'


def _replaced(component: bytes, module: Callable[[bytes], bytes]) -> bytes:
    """Return a component with every core module, also of components within, replaced by another."""
    out = [component[:8]]
    place = 8
    while place < len(component):
        kind = component[place]
        size, start = _number(component, place + 1)
        body = component[start : start + size]
        place = start + size
        if kind == CORE_MODULE:
            body = module(body)
        elif kind == COMPONENT:
            body = _replaced(body, module)
        out += [bytes([kind]), _bytes(len(body)), body]
    return b"".join(out)


def _number(data: bytes, place: int) -> tuple[int, int]:
    """Read a LEB128 number; returns it and what follows it."""
    number = shift = 0
    while True:
        byte = data[place]
        number |= (byte & 127) << shift
        place, shift = place + 1, shift + 7
        if byte < 128:
            return number, place


def _bytes(number: int) -> bytes:
    """Write a LEB128 number."""
    out = []
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes([*out, number])
