"""Imports between our packages go one way."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = (ROOT / "bindings", ROOT / "host")

LAYERS = (
    ("witbind",),
    ("helios_api",),
    (
        "helios_host.errors",
        "helios_host.structuring",
        "helios_host.naming",
        "helios_host.schema",
        "helios_host.environment",
    ),
    ("helios_host.engine", "helios_host.instances"),
    ("helios_host.config", "helios_host.capabilities", "helios_host.plugins", "helios_host.hooks"),
    ("helios_host.manager", "helios_host.startup", "helios_host.changes", "helios_host.drain", "helios_host.watch"),
    ("helios_host.admin",),
    ("helios_host.scaffold",),
    ("helios_host.cli", "helios_host.demo", "helios_host.proxies", "helios_host.supervisor"),
)
"""A package imports from its own layer and from those before it."""


def layer(module: str) -> int | None:
    return next(
        (
            index
            for index, packages in enumerate(LAYERS)
            if any(module == name or module.startswith(f"{name}.") for name in packages)
        ),
        None,
    )


def imported(tree: ast.Module, package: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return found


def modules() -> list[tuple[str, Path]]:
    found = []
    for source in SOURCES:
        for path in sorted(source.rglob("*.py")):
            parts = path.relative_to(source).with_suffix("").parts
            found.append((".".join(parts[:-1] if parts[-1] == "__init__" else parts), path))
    return found


@pytest.mark.parametrize(("module", "path"), modules(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_module_imports_nothing_from_a_later_layer(module: str, path: Path) -> None:
    own = layer(module)
    if own is None:
        assert module in ("helios_host", "wasi_api") or module.startswith("wasi_api."), f"{module} is in no layer"
        return
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for name in imported(ast.parse(path.read_text()), package):
        other = layer(name)
        assert other is None or other <= own, f"{module} imports {name}"
