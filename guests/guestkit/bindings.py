"""The guests' bindings from wit-bindgen, which are committed because pip does not bring wit-bindgen."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from .csdk import hook_macro, hooks_header, hooks_source, sliced
from .gobindings import go_packages
from .jscontract import contract_files
from .model import ROOT, SDK, WIT, Guest, find_guests
from .recipes import ZIG, ZIG_TARGET
from .tools import BuildError, assemble_wit, package_of

__all__ = ["check", "find_wit_bindgen", "main", "write"]

C: Final = ("c", "--no-object-file")
LANGUAGES: Final = {"c": C, "zig": C, "rust": ("rust", "--format", "--generate-all", "--runtime-path", "crate::rt")}
"""What wit-bindgen is told for each language of a guest."""

WHOLE_WORLD: Final = re.compile(r"/// Generates `#\[unsafe\(no_mangle\)\]` functions to export.*", re.DOTALL)
"""It exports every hook, and says so in a section of the module; a plugin of the SDK has a world of its own."""

SOURCE: Final = "cargo install wit-bindgen-cli --version 0.63.0"
"""What brings wit-bindgen, in the version that the committed files come from."""

FORCE_LINK: Final = re.compile(r"\n// Ensure that the \*_component_type\.o object is linked in\n.*?\n}\n", re.DOTALL)
"""It asks for an object file that describes the world; here `wasm-tools component embed` does that."""


def find_wit_bindgen() -> str | None:
    """Return the path of the wit-bindgen program: `$WIT_BINDGEN`, or the one on PATH."""
    return os.environ.get("WIT_BINDGEN") or shutil.which("wit-bindgen")


def write() -> list[Path]:
    """Generate all bindings anew and return the files that changed."""
    changed = []
    for path, text in _generated():
        if not path.exists() or path.read_text() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            changed.append(path)
    return changed


def check() -> list[Path]:
    """Return the files that are not what wit-bindgen makes of the contract."""
    return [path for path, text in _generated() if not path.exists() or _differ(path.read_text(), text)]


def _differ(written: str, generated: str) -> bool:
    """Compare two files; what another version of zig translated is not compared."""
    first, other = written.partition("\n")[0], generated.partition("\n")[0]
    translated = "translate-c" in first and "translate-c" in other
    return written != generated and not (translated and first != other)


def _generated() -> Iterator[tuple[Path, str]]:
    """Yield what needs no wit-bindgen, and all else where it is there."""
    for name, text in contract_files().items():
        yield SDK / "js" / name, text
    tool = find_wit_bindgen()
    if tool is None:
        return
    yield from _generate_c_sdk(tool)
    yield from _generate_rust_sdk(tool)
    if shutil.which("gofmt"):
        yield from _generate_go_sdk(tool)
    folders = {guest.bindings: guest for guest in find_guests()}
    for folder, guest in folders.items():
        if folder is not None:
            yield from _generate(tool, guest, folder)


def _generate(tool: str, guest: Guest, folder: Path) -> Iterator[tuple[Path, str]]:
    with tempfile.TemporaryDirectory() as directory:
        work = Path(directory)
        assemble_wit(guest, work)
        out = work / "out"
        command = [tool, *LANGUAGES[guest.language], "-w", "plugin", "--out-dir", str(out), str(work / "wit")]
        _run_tool(command)
        for path in sorted(out.iterdir()):
            text = FORCE_LINK.sub("", path.read_text())
            yield folder / path.name, text
            path.write_text(text)
        if guest.language == "zig":
            yield folder / "plugin.zig", translate_header(out / "plugin.h")


def _world(work: Path, *worlds: str) -> Path:
    """Put the contract and one world of several, named `helios`, into the work directory; returns its folder."""
    for version in {world.rpartition("@")[2].partition(".")[0] for world in worlds}:
        shutil.copytree(WIT / f"v{version}", work / "wit" / "deps" / f"v{version}")
    included = [f"  include {world};" for world in worlds]
    lines = ["package heliosproxy:guest;", "world helios {", *included, "}", ""]
    (work / "wit" / "helios.wit").write_text("\n".join(lines))
    return work / "wit"


def _generate_c_sdk(tool: str) -> Iterator[tuple[Path, str]]:
    """Generate the bindings of the C SDK, with short names, and the same for Zig."""
    with tempfile.TemporaryDirectory() as directory:
        work = Path(directory)
        wit = _world(work, package_of("v2", "everything"))
        names = re.findall(r"^interface ([\w-]+) {", "\n".join(p.read_text() for p in (WIT / "v2").glob("*.wit")), re.M)
        renames = []
        for name in sorted(names):
            short = "helios" if name == "types" else f"helios_{name.replace('-', '_')}"
            renames += ["--rename", f"{package_of('v2', name)}={short}"]
        _run_tool([tool, *C, *renames, "-w", "helios", "--out-dir", str(work / "out"), str(wit)])
        header = (work / "out" / "helios.h").read_text()
        source = FORCE_LINK.sub("", (work / "out" / "helios.c").read_text())
        made = {
            "helios.h": header,
            "helios.c": sliced(source),
            "helios_hooks.h": hooks_header(header),
            "helios_hooks.c": hooks_source(header),
        }
        for name, text in made.items():
            (work / "out" / name).write_text(text)
            yield SDK / "c" / "bindings" / name, text
        shutil.copy(SDK / "c" / "include" / "helios_sdk.h", work / "out")
        hooks = [f"-D{hook_macro(name)}" for name in names]
        yield SDK / "zig" / "bindings.zig", translate_header(work / "out" / "helios_sdk.h", hooks)


def _generate_go_sdk(tool: str) -> Iterator[tuple[Path, str]]:
    """Generate the packages of the Go SDK; skipped where gofmt, which comes with go, is missing."""
    with tempfile.TemporaryDirectory() as directory:
        work = Path(directory)
        wit = _world(work, package_of("v2", "everything"))
        _run_tool([tool, "go", "-w", "helios", "--out-dir", str(work / "out"), str(wit)])
        for name, text in go_packages(work / "out"):
            yield SDK / "go" / name, text


V1_HOOKS: Final = ("authenticate", "cache", "pre-query")
"""The hooks of version 1 that the Rust SDK has traits for."""


RUST_LACKS: Final = {"everything", "imports"}
"""Worlds that the Rust SDK is not made of: they are made of the others."""


def _worlds(version: str) -> set[str]:
    return set(re.findall(r"^world ([\w-]+) {", (WIT / version / "worlds.wit").read_text(), re.MULTILINE))


def _generate_rust_sdk(tool: str) -> Iterator[tuple[Path, str]]:
    """Generate the bindings of the Rust SDK: both versions, each hook's exports as a macro of its own."""
    with tempfile.TemporaryDirectory() as directory:
        work = Path(directory)
        old = [package_of("v1", f"{hook}-plugin") for hook in V1_HOOKS]
        new = [package_of("v2", world) for world in _worlds("v2") - RUST_LACKS]
        wit = _world(work, *sorted(new), package_of("v1", "with-http"), package_of("v1", "with-kv"), *old)
        _run_tool([tool, *LANGUAGES["rust"], "--pub-export-macro", "-w", "helios", "--out-dir", str(work), str(wit)])
        text = WHOLE_WORLD.sub("", (work / "helios.rs").read_text())
        text += "#[doc(hidden)]\npub fn __link_custom_section_describing_imports() {}\n"
        yield SDK / "rust" / "src" / "bindings.rs", text
        yield SDK / "rust" / "src" / "exports.rs", _hook_macros(text)


_CABI: Final = re.compile(r"macro_rules! __export_heliosproxy_plugin_(\w+)_2_0_0_cabi")
_RUST_FUNCTION: Final = re.compile(r"^ *fn (\w+)\((.*?)\) -> (.*?);$", re.DOTALL | re.MULTILINE)
_RUST_PATH: Final = re.compile(r"_rt::|::core::(?:option|result)::")
_RUST_RESULT: Final = re.compile(r"Result<\s*(.*?),\s*PluginError,?\s*>$")


def _hook_macros(text: str) -> str:
    """Return the macro that names the generated one of each hook of version 2, and what logs the errors of hooks."""
    hooks = {found[1]: found.start() for found in _CABI.finditer(text) if found[1] != "lifecycle"}
    arms = [
        f"    ({hook} $plugin:ident) => {{ $crate::__export_heliosproxy_plugin_{hook}_2_0_0_cabi!(\n"
        f"        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::{hook}); }};"
        for hook in hooks
    ]
    logging = [_logged(hook, text[: hooks[hook]].rpartition("pub trait Guest {")[2]) for hook in hooks]
    lines = ["//! Made of bindings.rs by guests/bindings.py.", "", "#[doc(hidden)]", "#[macro_export]"]
    return "\n".join([*lines, "macro_rules! __v2_hook {", *arms, "}", "", *logging])


def _logged(hook: str, trait: str) -> str:
    """Return a hook's trait for `Logged`, which logs what the plugin's own answers as an error."""
    lines = [f"crate::v2::logged_hook! {{ {hook}:"]
    if found := re.match(r"\s*type (\w+): ", trait):
        lines.append(f"    type {found[1]};")
    for name, params, result in _RUST_FUNCTION.findall(trait.partition("pub trait ")[0]):
        given, result = (" ".join(_RUST_PATH.sub("", part).split()) for part in (params, result))
        answer = _RUST_RESULT.sub(r"\1", result)
        lines.append(f'    fn {name} "{name.replace("_", "-")}" ({given.rstrip(",")}) -> {answer};')
    return "\n".join([*lines, "}", ""])


def _run_tool(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"$ {' '.join(command)}\n{done.stderr}")


def translate_header(header: Path, options: Sequence[str] = ()) -> str:
    """Return a header of wit-bindgen's as Zig source.

    It is committed too: zig builds its translator from source on first use, in more than a minute.
    """
    command = [*ZIG, "translate-c", *ZIG_TARGET, *options, str(header)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"$ {' '.join(command)}\n{done.stderr}")
    kept = [f"//! plugin.h as Zig source, by zig translate-c {importlib.metadata.version('ziglang')}.\n"]
    keep = False
    for line in done.stdout.splitlines():
        if line[:1] not in {" ", "}"}:  # a declaration begins; those of C's own headers are left out
            keep = re.search(r"plugin|helios|^const (__root|union_unnamed_)", line, re.IGNORECASE) is not None
        if keep:
            kept.append(line)
    return "\n".join([*kept, ""])


@click.command()
@click.argument("verb", type=click.Choice(["write", "check"]))
def main(verb: str) -> None:
    """Write the committed bindings, or check that they are what the tools make of the contract.

    Exit status 1 where `check` finds a difference, and where `write` finds no wit-bindgen.
    """
    there = find_wit_bindgen() is not None
    if not there:
        click.echo(f"only JavaScript's {'written' if verb == 'write' else 'checked'}: wit-bindgen needs: {SOURCE}")
    paths = write() if verb == "write" else check()
    for path in paths:
        click.echo(f"{'wrote' if verb == 'write' else 'differs'} {path.relative_to(ROOT)}")
    if not paths:
        click.echo("the guests' bindings are up to date")
    sys.exit(bool(paths) if verb == "check" else not there)
