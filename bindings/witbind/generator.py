"""Writes the Python package of some WIT, and tells whether a folder is what would be written."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import attrs

from .emit.descriptors import emit_descriptors
from .emit.docs import docstring
from .emit.interface import emit_interface
from .emit.world import emit_world, emit_world_types
from .errors import OutputError
from .layout import AsyncLayout, Layout, Module, PackageFolder
from .load import Source, load
from .names import is_package_name, snake
from .sides import Sides

__all__ = ["Package", "check", "differing", "generate", "plan"]

_MARK = " by witbind. Do not edit."
_IMPORTED = ("attr", "attrs", "wasmtime", "witbind")
_ROOT = '"""Bindings generated from WIT by witbind."""'


@attrs.frozen
class Package:
    """The files of one generation by their path below `root`, and which folder below it is theirs alone."""

    root: Path
    folder: Path
    files: dict[PurePosixPath, str]

    def stale(self) -> list[Path]:
        """Return the generated files in the folder that this generation would not write."""
        wanted = {self.root / path for path in self.files}
        found = sorted(self.folder.rglob("*.py")) if self.folder.is_dir() else []
        return [path for path in found if path not in wanted and _is_generated(path)]

    def lacking(self) -> dict[Path, str]:
        """Return what makes the output folder a typed package and is not there; what is there is the user's."""
        wanted = {self.root / "py.typed": "", self.root / "__init__.py": f"{_ROOT}\n"}
        return {path: text for path, text in wanted.items() if not path.exists()}


def generate(
    path: str | Path,
    out: str | Path,
    world: str | None = None,
    features: Sequence[str] = (),
    all_features: bool = False,
) -> Package:
    """Write the package of the WIT under `path` into the folder `out` and return what was written.

    `world` limits it to one world (`world` or `namespace:package/world`). Files that an earlier generation left there
    and this one does not have are removed. Raises `SourceError` for bad WIT, and `OutputError` where `out` cannot be
    written, or has a file of somebody else where one of these would be.
    """
    package = plan(path, out, world, features, all_features)
    try:
        _refuse(package)
        for stale in package.stale():
            stale.unlink()
        for relative, text in package.files.items():
            target = package.root / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        for missing, text in package.lacking().items():
            missing.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{error.filename}: {error.strerror}") from error
    return package


def check(
    path: str | Path,
    out: str | Path,
    world: str | None = None,
    features: Sequence[str] = (),
    all_features: bool = False,
) -> str:
    """Return how `out` differs from what `generate` would write, as a unified diff; empty where it does not.

    Raises `SourceError` for bad WIT.
    """
    return "".join(differing(path, out, world, features, all_features).values())


def differing(
    path: str | Path,
    out: str | Path,
    world: str | None = None,
    features: Sequence[str] = (),
    all_features: bool = False,
) -> dict[Path, str]:
    """Return each file that is not what `generate` would write, with the unified diff; raises `SourceError`."""
    package = plan(path, out, world, features, all_features)
    wanted = {**package.lacking(), **{package.root / relative: text for relative, text in package.files.items()}}
    wanted |= dict.fromkeys(package.stale(), "")
    differences = {target: _diff(_content(target), text, target) for target, text in wanted.items()}
    return {target: difference for target, difference in differences.items() if difference}


def plan(
    path: str | Path,
    out: str | Path,
    world: str | None = None,
    features: Sequence[str] = (),
    all_features: bool = False,
) -> Package:
    """Return the files that `generate` would write."""
    source = load(Path(path), features, all_features)
    layout = _layout(source, world)
    root = _root(Path(out), source)
    main = layout.packages[source.main]
    return Package(root, root.joinpath(*main.folder), _files(layout))


def _layout(source: Source, world: str | None) -> Layout:
    worlds = source.worlds(world)
    interfaces = source.main.interfaces if world is None else []
    if not worlds and not interfaces:
        worlds = [found for package in source.packages for found in package.worlds]
        interfaces = [found for package in source.packages for found in package.interfaces]
    return Layout(source.main, worlds, Sides(worlds, interfaces))


def _root(out: Path, source: Source) -> Path:
    """Return the package's folder: `out`, or one inside it where `out` has a name that cannot be imported.

    Nor may it have that of a module which what is generated imports, unless it lies in a package itself.
    """
    out = out.resolve()
    inside = (out.parent / "__init__.py").exists()
    if is_package_name(out.name) and (inside or out.name not in {*sys.stdlib_module_names, *_IMPORTED}):
        return out
    return out / snake(f"{source.main.namespace}-{source.main.name}")


def _files(layout: Layout) -> dict[PurePosixPath, str]:
    twin = AsyncLayout(layout)
    files = {_path(module): text for module, text in emit_descriptors(layout, twin).items()}
    for folder in layout.packages.values():
        docs = folder.package.docs or f"Bindings of `{folder.package.namespace}:{folder.package.name}`."
        files |= _modules(folder, layout, docs)
    for folder in twin.packages.values():
        if folder.interfaces or folder.worlds:
            docs = (
                f"What is different in `{folder.package.namespace}:{folder.package.name}` for calls that are awaited."
            )
            files |= _modules(folder, twin, docs)
    return dict(sorted(files.items()))


def _modules(folder: PackageFolder, layout: Layout, docs: str) -> dict[PurePosixPath, str]:
    init = f"# Generated from {folder.header}{_MARK}\n" + "\n".join(docstring(docs, 0)) + "\n"
    files = {PurePosixPath(*folder.folder, "__init__.py"): init}
    files |= {_path(module): emit_interface(interface, layout) for interface, module in folder.interfaces.items()}
    files |= {_path(module): emit_world(world, layout) for world, module in folder.worlds.items()}
    return files | {_path(module): emit_world_types(world, layout) for world, module in folder.world_types.items()}


def _path(module: Module) -> PurePosixPath:
    return PurePosixPath(*module.folder, f"{module.name}.py")


def _refuse(package: Package) -> None:
    """Raise `OutputError` where a folder cannot be, or where a file is that no generation has written."""
    above = next(path for path in (package.root, *package.root.parents) if path.exists())
    if not above.is_dir():
        raise OutputError(f"{above}: expected a folder, found a file")
    targets = [package.root / relative for relative in package.files]
    foreign = [
        target for target in targets if target.is_file() and _content(target).strip() and not _is_generated(target)
    ]
    if foreign:
        raise OutputError(f"{foreign[0]}: not written by witbind, and would be lost; move it, or give another folder")


def _content(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _is_generated(path: Path) -> bool:
    text = _content(path)
    return text.partition("\n")[0].endswith(_MARK) or text.strip() == _ROOT


def _diff(found: str, wanted: str, path: Path) -> str:
    """Return a unified diff; of a file that is missing also where it is to be empty."""
    there, made = f"{path} (found)", f"{path} (generated)"
    if not wanted and not path.exists():
        return f"--- {there}\n+++ {made}\n"
    lines = difflib.unified_diff(found.splitlines(keepends=True), wanted.splitlines(keepends=True), there, made)
    return "".join(lines)
