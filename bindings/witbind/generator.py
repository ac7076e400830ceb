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
from .layout import AsyncLayout, Layout, Module, PackageFolder
from .load import Source, load
from .names import is_package_name, snake
from .sides import Sides

__all__ = ["Package", "check", "generate", "plan"]

_MARK = " by witbind. Do not edit."


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


def generate(
    path: str | Path,
    out: str | Path,
    world: str | None = None,
    features: Sequence[str] = (),
    all_features: bool = False,
) -> Package:
    """Write the package of the WIT under `path` into the folder `out` and return what was written.

    `world` limits it to one world (`world` or `namespace:package/world`). Files that an earlier generation left there
    and this one does not have are removed. Raises `SourceError` for bad WIT.
    """
    package = plan(path, out, world, features, all_features)
    for stale in package.stale():
        stale.unlink()
    for relative, text in package.files.items():
        target = package.root / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    _complete(package)
    return package


def check(
    path: str | Path,
    out: str | Path,
    world: str | None = None,
    features: Sequence[str] = (),
    all_features: bool = False,
) -> str:
    """Return how `out` differs from what `generate` would write, as a unified diff; empty where it does not."""
    package = plan(path, out, world, features, all_features)
    parts = []
    for relative, text in package.files.items():
        target = package.root / relative
        found = target.read_text(encoding="utf-8") if target.is_file() else ""
        parts.append(_diff(found, text, target))
    parts += [_diff(path.read_text(encoding="utf-8"), "", path) for path in package.stale()]
    return "".join(parts)


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
    """Return the package's folder: `out`, or one inside it where `out` has a name that cannot be imported."""
    out = out.resolve()
    inside = (out.parent / "__init__.py").exists()
    if is_package_name(out.name) and (inside or out.name not in sys.stdlib_module_names):
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


def _complete(package: Package) -> None:
    """Make the output folder a typed package where it is none yet; what is there is the user's."""
    (package.root / "py.typed").touch()
    init = package.root / "__init__.py"
    if not init.exists():
        init.write_text('"""Bindings generated from WIT by witbind."""\n', encoding="utf-8")


def _is_generated(path: Path) -> bool:
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.readline().rstrip("\n").endswith(_MARK)


def _diff(found: str, wanted: str, path: Path) -> str:
    lines = difflib.unified_diff(
        found.splitlines(keepends=True), wanted.splitlines(keepends=True), f"{path} (found)", f"{path} (generated)"
    )
    return "".join(lines)
