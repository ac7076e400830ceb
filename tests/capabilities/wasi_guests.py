"""Guests of stock toolchains, with nothing stubbed out, built by the suite from guests/wasi-probe."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import wasmtime
from helios_host.engine.settings import settings_digest
from wasmtime.component import Component

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "guests" / "wasi-probe"
BUILD = ROOT / "build" / "tests"
TOOLS = Path(sys.executable).parent
QUICKJS = ROOT / "guests" / "support" / "js" / "node_modules" / "componentize-qjs" / "cli.mjs"

WORLD = """
package heliosproxy:wasi-probe;

world probe {
  include heliosproxy:plugin/pre-query-plugin@2.0.0;
  %s
}
"""
ALL_OF_WASI = "include heliosproxy:wasi/imports@0.2.12;"


def assemble_wit(work: Path, more: str = "") -> None:
    """Put the world `probe` into `work/wit`: the hook `pre-query` of version 2, and `more`."""
    deps = work / "wit" / "deps"
    deps.mkdir(parents=True)
    shutil.copytree(ROOT / "wit" / "v2", deps / "v2")
    for path in (ROOT / "wit" / "deps" / "wasi" / "deps").glob("*.wit"):
        shutil.copy(path, deps)
    (deps / "wasi").mkdir()
    shutil.copy(ROOT / "wit" / "deps" / "wasi" / "wasi.wit", deps / "wasi")
    (work / "wit" / "probe.wit").write_text(WORLD % more)


def run(command: Iterable[object], work: Path, **environment: str) -> None:
    """Run a tool of the build; its output is in the error."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=work,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        env={**_environment(), **environment},
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _environment() -> dict[str, str]:
    import os

    return dict(os.environ)


def built(name: str, sources: Iterable[Path], tools: str, build: Callable[[Path], Path]) -> Path:
    """Return a component, built again only when its sources or its tools changed."""
    wit = sorted((ROOT / "wit").glob("v2/*.wit")) + sorted((ROOT / "wit" / "deps").rglob("*.wit"))
    parts = [*(path.read_bytes() for path in (*sorted(sources), *wit)), WORLD.encode(), tools.encode()]
    digest = hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]
    BUILD.mkdir(parents=True, exist_ok=True)
    target = BUILD / f"{name}-{digest}.wasm"
    if not target.exists():
        with tempfile.TemporaryDirectory(dir=BUILD) as work:
            build(Path(work)).replace(target)
    return target


@functools.cache
def python_guest() -> Path:
    """Build the probe with stock componentize-py, which links CPython with all of wasi-libc."""

    def build(work: Path) -> Path:
        assemble_wit(work, ALL_OF_WASI)
        out = work / "probe.wasm"
        tool = TOOLS / "componentize-py"
        run([tool, "-d", "wit", "-w", "probe", "componentize", "-p", SOURCES / "python", "app", "-o", out], work)
        return out

    version = importlib.metadata.version("componentize-py")
    return built("wasi-python", [SOURCES / "python" / "app.py"], version, build)


@functools.cache
def starling_guest() -> Path:
    """Build the JavaScript probe with stock componentize-js, whose StarlingMonkey imports all of WASI and its HTTP."""
    sources = SOURCES / "javascript"

    def build(work: Path) -> Path:
        assemble_wit(work)
        for path in sources.iterdir():
            shutil.copy(path, work)
        run(["npm", "install", "--no-audit", "--no-fund"], work)
        run(["node", "build.mjs"], work)
        return work / "probe.wasm"

    return built("wasi-starling", sources.iterdir(), "", build)


def has_rust() -> bool:
    """Whether cargo is there, and its target with the standard library for WASI 0.2."""
    if shutil.which("cargo") is None or shutil.which("rustc") is None:
        return False
    root = subprocess.run(["rustc", "--print", "sysroot"], capture_output=True, text=True, check=False).stdout.strip()
    return (Path(root) / "lib" / "rustlib" / "wasm32-wasip2").is_dir()


@functools.cache
def rust_guest() -> Path:
    """Build the Rust probe as `cargo` does for the target wasm32-wasip2, which makes components by itself."""
    sources = [path for path in (SOURCES / "rust").rglob("*") if path.suffix in (".rs", ".toml", ".lock")]

    def build(work: Path) -> Path:
        assemble_wit(work)
        shutil.copytree(SOURCES / "rust", work, dirs_exist_ok=True)
        run(["cargo", "build", "--release", "--locked", "--target", "wasm32-wasip2"], work)
        return work / "target" / "wasm32-wasip2" / "release" / "wasi_probe.wasm"

    return built("wasi-rust", sources, "", build)


@functools.cache
def quickjs_guest() -> Path:
    """Build the JavaScript probe with componentize-qjs as it comes: without `--stub-wasi` it imports WASI."""
    source = SOURCES / "javascript" / "guest.js"

    def build(work: Path) -> Path:
        assemble_wit(work)
        run(["node", QUICKJS, "-w", "wit", "-n", "probe", "-j", source, "-o", "probe.wasm", "--sync"], work)
        return work / "probe.wasm"

    lock = ROOT / "guests" / "support" / "js" / "package-lock.json"
    return built("wasi-quickjs", [source], lock.read_text(), build)


def compiled(engine: wasmtime.Engine, component: Path) -> Component:
    """Return a component's machine code, kept beside it: the Python guest takes four seconds to compile."""
    kept = component.with_suffix(f".{settings_digest()[:12]}.cwasm")
    if not kept.exists():
        made = component.with_suffix(".new")
        made.write_bytes(Component(engine, component.read_bytes()).serialize())
        made.replace(kept)
    return Component.deserialize_file(engine, str(kept))
