"""Says why a source cannot be read: what wasm-tools tells, with the place first, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

__all__ = ["is_binary", "located", "reason", "refusal"]

_MAGIC = b"\0asm"
_CORE = _MAGIC + b"\1\0\0\0"


def is_binary(path: Path, beginning: bytes = _MAGIC) -> bool:
    """Say whether a path is a file that begins as WebAssembly does."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(beginning)) == beginning


def refusal(path: Path) -> str | None:
    """Return why a path is no source at all; `None` for what wasm-tools may try."""
    if path.is_symlink() and not path.exists():
        return f"{path}: a symbolic link to itself, or to what is not there"
    if not path.exists():
        return f"{path}: no such file or directory"
    if not path.is_file():
        return None
    binary = is_binary(path)
    if path.suffix == ".wasm" and not binary:
        return f"{path}: expected a component, but this is not WebAssembly: it does not begin with \\0asm"
    if not binary and not path.read_bytes().strip():
        return f"{path}: the file is empty"
    return None


def located(path: Path, message: str, valid: bool = False) -> str:
    """Return the message of wasm-tools with `file:line:column` first, as compilers write it.

    `valid` says that it is about WebAssembly that an engine may run.
    """
    message = message.removeprefix("error: ")
    if message.startswith("input is a core wasm module"):
        return f"{path}: expected a component, but this is a core module, which carries no WIT"
    if panic := re.search(r"panicked at (.+?):\n(.+)", message):
        return f"{path}: wasm-tools, which reads it, failed in itself: {panic.group(2)} ({panic.group(1)})"
    place = re.search(r"^\s*--> (.+:\d+:\d+)$", message, re.MULTILINE)
    if place is None and (listed := re.search(r"^  \* (.+:\d+:\d+)$", message, re.MULTILINE)):
        return f"{listed.group(1)}: {message}"
    if place is None and message.startswith(f"{path}:"):
        return message
    if place is None:
        if valid and is_binary(path, _CORE):
            return f"{path}: expected a component, but this is a core module, whose WIT is damaged: {message}"
        if valid:
            return f"{path}: this component imports or exports what WIT has no words for: {message}"
        damaged = "expected a component, but it is invalid, damaged or cut short: " if is_binary(path) else ""
        return f"{path}: {damaged}{message}"
    summary, _, excerpt = message.partition("\n")
    summary = re.sub(r"failed to parse (package|dependency directory): .+?: ", "", summary)
    excerpt = "\n".join(line for line in excerpt.splitlines() if not line.strip().startswith("-->"))
    return f"{place.group(1)}: {summary}\n{excerpt}".rstrip()


def reason(path: Path, message: str) -> str:
    """Return a located message about `path` with what its reader cannot know: the place, or what to give instead."""
    if re.search("not (contain )?valid utf-8", message, re.IGNORECASE):
        return next(_not_utf8(path), message)
    if "no `package` header was found" in message:
        return _without_package(path, message)
    if re.search(r"package '[^']+' not found", message):
        return f"{message}\n  packages are looked for in the folder `deps` beside or in what is read{_deps_above(path)}"
    if "its feature not being activated" in message:
        return f"{message}\n  --features F opens the gate of a feature, --all-features every one"
    if re.search(r"interface or world `[^`]+` does not exist", message) and _beside(path):
        return f"{message}\n  {_give_the_folder(path)}"
    return message


def _wit_files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*.wit") if file.is_file())


def _not_utf8(path: Path) -> Iterator[str]:
    """Yield where the WIT under a path is not UTF-8."""
    folder = path.parent if path.is_file() else path
    files = [*([path] if path.is_file() else _wit_files(path)), *sorted(folder.glob("deps/**/*.wit"))]
    for file in files:
        data = file.read_bytes()
        try:
            data.decode()
        except UnicodeDecodeError as error:
            before = data[: error.start].decode()
            line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
            yield f"{file}:{line}:{column}: expected UTF-8, found the byte 0x{data[error.start]:02x}"


def _without_package(path: Path, message: str) -> str:
    dependency = re.search(r"parse dependency directory: (?:.+?: failed to parse package: )?(.+?): no ", message)
    path = Path(dependency.group(1)) if dependency else path
    if not path.is_dir():
        told = f"{path}:1:1: a file alone must say which package it is: `package namespace:name;`"
        return f"{told}\n  {_give_the_folder(path)}" if _beside(path) else told
    if files := [file for file in _wit_files(path) if not _says_its_package(file)]:
        return f"{files[0]}:1:1: no file of this package says which it is: `package namespace:name;`"
    inside = [folder for folder in sorted(path.iterdir()) if folder.is_dir() and _wit_files(folder)]
    hint = f"; give its folder {' or '.join(map(str, inside[:3]))}" if inside and not dependency else ""
    return f"{path}: expected WIT, but no file in this folder ends in .wit{hint}"


def _says_its_package(path: Path) -> bool:
    """Say whether a file has a header; a package that is nested in it is none."""
    return re.search(r"^\s*package\s[^{;]*;", path.read_text(encoding="utf-8"), re.MULTILINE) is not None


def _beside(path: Path) -> list[Path]:
    """Return the WIT files beside a file, with which it may be one package."""
    return [file for file in _wit_files(path.parent) if file != path] if path.is_file() else []


def _give_the_folder(path: Path) -> str:
    names = ", ".join(file.name for file in _beside(path)[:3])
    return f"of a package in several files, give the folder, {path.parent}: {names} may belong to it"


def _deps_above(path: Path) -> str:
    """Return the hint to give the folder in whose `deps` a source lies: only so it finds what lies beside it."""
    above = next((folder for folder in path.resolve().parents[1:3] if (folder / "deps").is_dir()), None)
    return "" if above is None else f";\n  there is one in {above}: give that folder"
