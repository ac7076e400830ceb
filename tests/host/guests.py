"""Tiny guests for the host's tests: core WAT behind the contract's WIT, made components by wasm-tools."""

from __future__ import annotations

import functools
import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import attrs

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "build" / "test-guests"

_CONTEXT1 = "(param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i64)"

SIGNATURES: dict[tuple[int, str, str], str] = {
    (1, "pre-query", "pre-query"): f"{_CONTEXT1} (result i32)",
    (1, "rewrite", "rewrite"): f"{_CONTEXT1} (result i32)",
    (1, "authorize", "authorize"): "(param i32) (result i32)",
    (1, "authenticate", "authenticate"): "(param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)",
    (1, "metrics", "on-event"): "(param i32 i32 i32 i32 i32 i32 i32 i32 i64 i64 i64 i32 i32 i32 i32)",
    (1, "lifecycle", "metadata"): "(result i32)",
    (1, "lifecycle", "on-load"): "(param i32 i32) (result i32)",
    (1, "lifecycle", "on-unload"): "",
    (2, "pre-query", "pre-query"): "(param i32) (result i32)",
    (2, "rewrite", "rewrite"): "(param i32) (result i32)",
    (2, "authorize", "authorize"): "(param i32) (result i32)",
    (2, "authenticate", "authenticate"): "(param i32) (result i32)",
    (2, "post-query", "post-query"): "(param i32) (result i32)",
    (2, "connection", "on-connect"): "(param i32) (result i32)",
    (2, "connection", "on-disconnect"): "(param i32) (result i32)",
    (2, "metrics", "on-events"): "(param i32) (result i32)",
    (2, "lifecycle", "metadata"): "(result i32)",
    (2, "lifecycle", "on-load"): "(param i32 i32) (result i32)",
    (2, "lifecycle", "on-unload"): "",
    (2, "lifecycle", "health"): "(result i32)",
}
"""Core signatures of the functions, flattened by the canonical ABI; `i32` results point at the lowered value."""

ZERO = 512
"""An address whose 128 bytes stay zero: ok, continue, none and allow are all zeros."""

ANSWER = 640
"""An address that bodies write their answer to."""

TEXT = 1024
"""Where the text of the guest starts."""

LOOP = "(loop $l (br $l)) unreachable"
TRAP = "unreachable"
YES = f"(i32.const {ZERO})"


def deny1(length: int) -> str:
    """Body of `pre-query` 1 that denies with the guest's text."""
    return _store([(0, 2), (4, TEXT), (8, length)])


def deny2(length: int) -> str:
    """Body of `pre-query` 2 that denies with the guest's text."""
    return _store([(8, 2), (16, TEXT), (20, length)])


def rewrite1(length: int) -> str:
    """Body of `pre-query` 1 (or, with case 1 of option, `rewrite` 1) that answers the guest's text."""
    return _store([(0, 1), (4, TEXT), (8, length)])


def rewrite2(length: int) -> str:
    """Body of `pre-query` 2 that rewrites to the guest's text."""
    return _store([(8, 1), (16, TEXT), (20, length)])


def error2(length: int) -> str:
    """Body of any hook of version 2 whose result has alignment 8: `other` with the guest's text."""
    return _store([(0, 1), (8, 4), (12, TEXT), (16, length)])


def _store(words: list[tuple[int, int]]) -> str:
    clear = f"(memory.fill (i32.const {ANSWER}) (i32.const 0) (i32.const 128))"
    stores = " ".join(f"(i32.store (i32.const {ANSWER + at}) (i32.const {value}))" for at, value in words)
    return f"{clear} {stores} (i32.const {ANSWER})"


@attrs.frozen(kw_only=True)
class Guest:
    """What a guest is made of.

    `hooks` maps (version, interface, function) to the body; `imports` maps interface ids to core imports in WAT.
    `patch` replaces text in the contract's WIT, for guests that were built against another contract. `start` is more of
    the core module; `realloc` and `post` stand before the code of `cabi_realloc` and of every post-return. `encoding`
    is that of its texts, as wasm-tools names it.
    """

    hooks: Mapping[tuple[int, str, str], str]
    text: str = "no"
    pages: int = 1
    lifecycle: Mapping[tuple[int, str], str] = attrs.field(factory=dict)
    imports: Mapping[str, str] = attrs.field(factory=dict)
    extra_wit: str = ""
    patch: tuple[tuple[str, str], ...] = ()
    versions: tuple[int, ...] = ()
    start: str = ""
    realloc: str = ""
    post: str = ""
    encoding: str = "utf8"


def build(guest: Guest) -> bytes:
    """Return the component; kept by content below build/."""
    key = hashlib.sha256(repr(guest).encode() + _sources()).hexdigest()[:32]
    path = BUILT / f"{key}.wasm"
    if not path.exists():
        BUILT.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as directory:
            made = _build(guest, Path(directory))
            made.replace(path)
    return path.read_bytes()


@functools.cache
def _sources() -> bytes:
    """Everything beside the guest itself that its bytes depend on."""
    files = [Path(__file__), *sorted((ROOT / "wit" / "v1").glob("*.wit")), *sorted((ROOT / "wit" / "v2").glob("*.wit"))]
    return b"".join(file.read_bytes() for file in files)


def _build(guest: Guest, work: Path) -> Path:
    core = work / "core.wat"
    core.write_text(_core(guest, _versions(guest)))
    return componentize(guest, core, work)


def _versions(guest: Guest) -> tuple[int, ...]:
    return guest.versions or tuple(sorted({version for version, _, _ in guest.hooks}))


def componentize(guest: Guest, core: Path, work: Path) -> Path:
    """Return the component, in `work`, of a core module that has the imports and exports of `guest`."""
    versions = _versions(guest)
    wit = work / "wit"
    for version in (1, 2):
        target = wit / "deps" / f"v{version}"
        shutil.copytree(ROOT / "wit" / f"v{version}", target)
        for file in target.glob("*.wit"):
            text = file.read_text()
            for old, new in guest.patch:
                text = text.replace(old, new)
            file.write_text(text)
    interfaces = sorted({(version, interface) for version, interface, _ in guest.hooks})
    exports = [f"export heliosproxy:plugin/{name}@{version}.0.0;" for version, name in interfaces]
    exports += [f"export heliosproxy:plugin/lifecycle@{version}.0.0;" for version in versions]
    imports = [f"import {name};" for name in guest.imports]
    (wit / "guest.wit").write_text(
        f"package test:guest;\n{guest.extra_wit}\nworld guest {{ {' '.join(imports + exports)} }}\n"
    )
    embedded, made = work / "embedded.wasm", work / "component.wasm"
    encoded = ("--encoding", guest.encoding)
    _tool("component", "embed", str(wit), "--world", "guest", *encoded, str(core), "-o", str(embedded))
    _tool("component", "new", str(embedded), "-o", str(made))
    return made


def _core(guest: Guest, versions: tuple[int, ...]) -> str:
    functions = []
    for (version, interface, function), body in guest.hooks.items():
        signature = SIGNATURES[version, interface, function]
        functions.append(_export(version, interface, function, signature, body, guest.post))
    for version in versions:
        for (at, interface, function), signature in SIGNATURES.items():
            if at == version and interface == "lifecycle":
                default = "" if "result" not in signature else YES
                body = guest.lifecycle.get((version, function), default)
                functions.append(_export(version, interface, function, signature, body, guest.post))
    newline = "\n  "
    return f"""(module
  {newline.join(guest.imports.values())}
  (memory (export "memory") {guest.pages})
  (global $top (mut i32) (i32.const 8192))
  (data (i32.const {TEXT}) "{guest.text}")
  (func (export "cabi_realloc") (param $old i32) (param $size i32) (param $align i32) (param $new i32) (result i32)
    (local $at i32)
    {guest.realloc}
    (local.set $at (i32.and
      (i32.add (global.get $top) (i32.sub (local.get $align) (i32.const 1)))
      (i32.sub (i32.const 0) (local.get $align))))
    (global.set $top (i32.add (local.get $at) (local.get $new)))
    (block $fits (loop $more
      (br_if $fits (i32.le_u (global.get $top) (i32.mul (memory.size) (i32.const 65536))))
      (if (i32.eq (memory.grow (i32.const 1)) (i32.const -1)) (then unreachable))
      (br $more)))
    (local.get $at))
  (func $reset (global.set $top (i32.const 8192)))
  {guest.start}
  {newline.join(functions)}
)"""


def _export(version: int, interface: str, function: str, signature: str, body: str, extra: str) -> str:
    name = f"heliosproxy:plugin/{interface}@{version}.0.0#{function}"
    post = ""
    if "result i32" in signature:
        post = f'(func (export "cabi_post_{name}") (param i32) {extra} (call $reset))'
    return f'(func $v{version}_{function} (export "{name}") {signature} {body})\n  {post}'


def _tool(*arguments: str) -> None:
    tool = shutil.which("wasm-tools", path=str(Path(sys.executable).parent)) or "wasm-tools"
    done = subprocess.run([tool, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def install(directory: Path, name: str, component: bytes, *, hooks: tuple[str, ...], manifest: str = "") -> Path:
    """Write a plugin's directory; `manifest` is appended to the required fields."""
    place = directory / name
    place.mkdir(parents=True)
    (place / "plugin.wasm").write_bytes(component)
    listed = "".join(f"  - {hook}\n" for hook in hooks)
    (place / "plugin.yaml").write_text(f"name: {name}\nversion: 1.0.0\nhooks:\n{listed}{manifest}")
    return place


PRE1 = (1, "pre-query", "pre-query")
PRE2 = (2, "pre-query", "pre-query")
