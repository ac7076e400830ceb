"""Puts an adapter into a component, so that its lists of bytes reach the host as text: ten times as fast and more.

The engine's C API makes a value of each byte, some 50 ns, and copies a string. An adapter is a component of a few
hundred bytes that imports an interface and exports it again with `string` in the place of `list<u8>`: both are a
pointer and a length. Its memory holds strings as `latin1+utf16`, in which each byte is a character, whatever it is; the
engine copies the bytes from the guest's memory to the adapter's and back by itself. What the component exported before,
it exports still.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import attrs

from . import wit
from .compare import matching
from .errors import SourceError
from .runtime.as_text import carries_bytes, text_id, textual
from .runtime.shapes import inner_types
from .sections import Sections, number, vector, with_length
from .source import read_text, wasm_tools

__all__ = ["adapted"]

_FLAT_PARAMS, _FLAT_RESULTS = 16, 1  # Canonical ABI: MAX_FLAT_PARAMS and MAX_FLAT_RESULTS
_NODE: Final = 16
"""Bytes that a value of a result takes at most, with its discriminant and what aligns it."""

_WORLD: Final = "witbind:adapter/adapter"
_INSTANCE: Final = b"\x05"  # the sort
_MEMORY: Final = """
  (memory (export "memory") 1)
  (global $at (mut i32) (i32.const 16))
  (func $realloc (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (local $start i32) (local $end i64)
    (if (i32.and (i32.ne (local.get 0) (i32.const 0)) (i32.le_u (local.get 3) (local.get 1)))
      (then (return (local.get 0))))
    (local.set $start (i32.and (i32.add (global.get $at) (i32.const 15)) (i32.const -16)))
    (local.set $end (i64.add (i64.extend_i32_u (local.get $start)) (i64.extend_i32_u (local.get 3))))
    (if (i64.gt_u (local.get $end) (i64.const 0xffff0000)) (then (unreachable)))
    (global.set $at (i32.wrap_i64 (local.get $end)))
    (block $enough
      (br_if $enough (i32.le_u (global.get $at) (i32.mul (memory.size) (i32.const 65536))))
      (br_if $enough (i32.ne (i32.const -1) (memory.grow (i32.shr_u
        (i32.sub (i32.add (global.get $at) (i32.const 65535)) (i32.mul (memory.size) (i32.const 65536)))
        (i32.const 16)))))
      (unreachable))
    (if (local.get 0) (then (memory.copy (local.get $start) (local.get 0) (local.get 1))))
    (local.get $start))
"""
"""Memory that is taken in turn, and free again after each call."""


@attrs.frozen
class _Adapted:
    """An interface: its id in the component, the id with its bytes as text, and the functions that have bytes."""

    id: str
    text: str
    functions: tuple[wit.Function, ...]


def adapted(wasm: bytes, exports: wit.World | Iterable[wit.Interface]) -> bytes:
    """Return a component with an adapter for what it exports; itself where no function of `exports` has bytes.

    `exports` is a world's descriptor, or interfaces. What is returned is compiled, linked and called as the component
    itself; its adapter has a memory and some core instances of its own, for limits that count them. Functions that have
    resources, imports, and a world's own functions keep the slow way. Raises `SourceError` where the component cannot
    be read, or wasm-tools cannot make its adapter.
    """
    try:
        there = Sections.of(wasm)
    except ValueError as error:
        raise SourceError(f"the component cannot be read: {error}") from None
    names = {name: name for name in there.exported}
    interfaces = []
    for interface in exports.exports if isinstance(exports, wit.World) else exports:
        name = matching(interface.id, names)
        text = text_id(name) if name else None
        functions = tuple(filter(carries_bytes, interface.functions))
        if name and text and functions and text not in names:
            interfaces.append(_Adapted(name, text, functions))
    return _with_adapter(wasm, there, interfaces, _adapter(wasm, interfaces)) if interfaces else wasm


def _with_adapter(wasm: bytes, there: Sections, interfaces: Sequence[_Adapted], adapter: bytes) -> bytes:
    """Return the component with the adapter behind it: made of what the component has, and exported."""
    known = {**there.imported, **there.exported}
    given = []
    for name in Sections.of(adapter).imported:
        if name not in known:
            raise SourceError(f"the component neither imports nor exports {name}, which its adapter needs")
        given.append(with_length(name.encode()) + _INSTANCE + number(known[name]))
    made, first = number(there.instances), there.instances + 1
    names = [with_length(interface.text.encode()) for interface in interfaces]
    return b"".join(
        [
            wasm,
            _section(4, adapter),
            _section(5, vector([b"\0" + number(there.components) + vector(given)])),
            _section(6, vector([_INSTANCE + b"\0" + made + name for name in names])),
            _section(
                11, vector([b"\0" + name + _INSTANCE + number(first + n) + b"\0" for n, name in enumerate(names)])
            ),
        ]
    )


def _section(kind: int, body: bytes) -> bytes:
    return bytes([kind]) + with_length(body)


def _adapter(wasm: bytes, interfaces: Sequence[_Adapted]) -> bytes:
    """Make the component that imports these interfaces of a component, and exports them with text for bytes."""
    tool = wasm_tools()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "component.wasm").write_bytes(wasm)
        (place / "adapter.wit").write_text(read_text(place / "component.wasm") + _world(interfaces))
        (place / "core.wat").write_text(_core(interfaces))
        for arguments in (
            [
                "embed",
                "--all-features",
                "--encoding",
                "compact-utf16",
                "-w",
                _WORLD,
                "adapter.wit",
                "core.wat",
                "-o",
                "embedded.wasm",
            ],
            ["new", "embedded.wasm", "-o", "adapter.wasm"],
        ):
            command = [tool, "component", *arguments]
            done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
            if done.returncode:
                raise SourceError(f"wasm-tools cannot make the adapter: {done.stderr.strip()}")
        return (place / "adapter.wasm").read_bytes()


# The adapter's world


def _world(interfaces: Sequence[_Adapted]) -> str:
    """Return the adapter's world, and the interfaces that it exports, as packages to be nested in a WIT document."""
    packages: dict[str, list[str]] = {}
    lines = []
    for interface in interfaces:
        lines += [f"import {interface.id};", f"export {interface.text};"]
        path, at, version = interface.text.partition("@")
        package, _, name = path.partition("/")
        packages.setdefault(f"{package}{at}{version}", []).append(_interface(name, interface.functions))
    packages["witbind:adapter"] = [f"world adapter {{ {' '.join(lines)} }}"]
    nested = [[f"package {name} {{", *texts, "}"] for name, texts in packages.items()]
    return "\n".join(["", *(line for lines in nested for line in lines), ""])


def _interface(name: str, functions: Iterable[wit.Function]) -> str:
    declarations: dict[str, str] = {}
    lines = []
    for function in map(textual, functions):
        params = ", ".join(f"%{param}: {_type(t, declarations)}" for param, _, t in function.params)
        result = "" if function.result is None else f" -> {_type(function.result, declarations)}"
        lines.append(f"%{function.name}: func({params}){result};")
    return "\n  ".join([f"interface %{name} {{", *declarations.values(), *lines]) + "\n}"


def _type(t: wit.Type | None, declarations: dict[str, str]) -> str:
    """Return a type as WIT writes it; what must be declared for it is added to `declarations`."""

    def text(inner: wit.Type | None) -> str:
        return _type(inner, declarations)

    match t:
        case None:
            return "_"
        case wit.Primitive():
            return t.name
        case wit.List():
            return f"list<{text(t.element)}>"
        case wit.Map():
            return f"map<{text(t.key)}, {text(t.value)}>"
        case wit.Option():
            return f"option<{text(t.payload)}>"
        case wit.Tuple():
            return f"tuple<{', '.join(map(text, t.elements))}>"
        case wit.Result():
            if t.err is None:
                return "result" if t.ok is None else f"result<{text(t.ok)}>"
            return f"result<{text(t.ok)}, {text(t.err)}>"
        case wit.Record():
            members = [f"%{name}: {text(field)}" for name, _, field in t.fields]
        case wit.Variant():
            members = [f"%{name}" + ("" if inner is None else f"({text(inner)})") for name, _, inner in t.cases]
        case wit.Enum() | wit.Flags():
            members = [f"%{name}" for name in t.names]
        case _:
            raise SourceError(f"an adapter cannot carry {type(t).__name__.lower()}")
    declared = f"{type(t).__name__.lower()} %{t.name} {{ {', '.join(members)} }}"
    if declarations.setdefault(t.name, declared) != declared:
        raise SourceError(f"two types are called {t.name}")
    return f"%{t.name}"


# The adapter's code


def _core(interfaces: Sequence[_Adapted]) -> str:
    """Return the core module of an adapter: each function passes on what it is given, as it is."""
    imports, functions = [], []
    for interface in interfaces:
        for function in interface.functions:
            imported, exported = _function(interface, function)
            imports.append(imported)
            functions.append(exported)
    return "\n".join(["(module", *imports, _MEMORY, *functions, ")"])


def _function(interface: _Adapted, function: wit.Function) -> tuple[str, str]:
    """Return the import of a function, and the function that calls it; what a result takes is free after it is read."""
    given = [core for _, _, t in function.params for core in _flat(t)]
    given = given if len(given) <= _FLAT_PARAMS else ["i32"]
    gotten = [] if function.result is None else _flat(function.result)
    params = f"(param {' '.join(given)})"
    called, passed = f'$"{interface.id}#{function.name}"', " ".join(f"(local.get {n})" for n in range(len(given)))
    if len(gotten) > _FLAT_RESULTS:
        imported, exported, after = f"(param {' '.join([*given, 'i32'])})", f"{params} (result i32)", "(param i32)"
        area, size = f"(local.get {len(given)})", _bound(function.result)
        body = f"""(local i32)
      (local.set {len(given)} (call $realloc (i32.const 0) (i32.const 0) (i32.const 8) (i32.const {size})))
      (call {called} {passed} {area}) {area}"""
    else:
        imported = exported = f"{params} (result {' '.join(gotten)})"
        after, body = f"(param {' '.join(gotten)})", f"(call {called} {passed})"
    name = f"{interface.text}#{function.name}"
    return (
        f'(import "{interface.id}" "{function.name}" (func {called} {imported}))',
        f"""(func (export "{name}") {exported} {body})
  (func (export "cabi_post_{name}") {after} (global.set $at (i32.const 16)))""",
    )


_CORE: Final = {"s64": "i64", "u64": "i64", "f32": "f32", "f64": "f64"}


def _flat(t: wit.Type) -> list[str]:
    """Return the core types that a value is passed in (Canonical ABI, `flatten_type`)."""
    match t:
        case wit.Primitive(name="string") | wit.List() | wit.Map():
            return ["i32", "i32"]
        case wit.Primitive():
            return [_CORE.get(t.name, "i32")]
        case wit.Tuple():
            return [core for element in t.elements for core in _flat(element)]
        case wit.Record():
            return [core for _, _, field in t.fields for core in _flat(field)]
        case wit.Option():
            return _joined([t.payload])
        case wit.Result():
            return _joined([t.ok, t.err])
        case wit.Variant():
            return _joined([payload for _, _, payload in t.cases])
        case _:
            return ["i32"]  # an enum, or flags, of which there are at most 32


def _joined(cases: Sequence[wit.Type | None]) -> list[str]:
    found: list[str] = []
    for case in cases:
        for n, core in enumerate([] if case is None else _flat(case)):
            if n == len(found):
                found.append(core)
            elif found[n] != core:
                found[n] = "i32" if {found[n], core} == {"i32", "f32"} else "i64"
    return ["i32", *found]


def _bound(t: wit.Type | None) -> int:
    """Return the bytes that a value takes at most."""
    return _NODE + sum(map(_bound, () if t is None else inner_types(t)))
