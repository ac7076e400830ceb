"""Components and tests of Python: componentize-py makes a component of the modules, and bindings for tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from .model import SDK, WIT, Guest
from .tools import BuildError, about, package_of, run_tool, tool

__all__ = ["compile_python", "python_bindings", "python_paths"]


def _interface_names(guest: Guest) -> Iterator[str]:
    """Name modules of both versions by interface and major version, so that no release renames them."""
    for version in guest.versions:
        for path in sorted((WIT / version).glob("*.wit")):
            for interface in re.findall(r"^interface ([\w-]+) {", path.read_text(), re.MULTILINE):
                name = f"{package_of(version, interface)}={interface.replace('-', '_')}_{version}"
                yield from ("--import-interface-name", name, "--export-interface-name", name)


def _componentize_py(guest: Guest) -> list[str]:
    found = tool("componentize-py")
    if found is None:
        raise BuildError("componentize-py is not there: pip install componentize-py")
    return [found, "-d", "wit", "-w", "plugin", *_interface_names(guest)]


def python_paths(guest: Guest, work: Path) -> list[Path]:
    """Return where a Python guest's modules are; what its manifest says becomes the module `helios_manifest`."""
    if not guest.sdk:
        return [guest.folder]
    made = work / "manifest"
    made.mkdir(exist_ok=True)
    (made / "helios_manifest.py").write_text(f"ABOUT = {about(guest)!r}\n")
    return [guest.folder, SDK / "python", made]


def python_bindings(guest: Guest, work: Path) -> Path:
    """Write the modules that stand for the host when a Python guest is tested without one."""
    out = work / "bindings"
    run_tool([*_componentize_py(guest), "bindings", out], work)
    return out


def compile_python(guest: Guest, work: Path) -> Path:
    """Make a component of a module and what it imports; it is a snapshot taken after import."""
    component = work / "plugin.wasm"
    paths = [item for path in python_paths(guest, work) for item in ("-p", str(path))]
    run_tool([*_componentize_py(guest), "componentize", *paths, *guest.sources, "-o", component, "-s"], work)
    return component
