"""The bindings of WASI link a component that imports all of it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import attrs
import wasmtime
from wasi_api.v0_2.imports import Imports, ImportsImports
from wasmtime.component import Component
from witbind.runtime import Store
from witbind.source import wasm_tools

WASI = Path(__file__).parent.parent.parent / "wit" / "deps" / "wasi"


class Anything:
    """Has every method; the component calls none."""

    def __getattr__(self, name: str) -> Any:
        return lambda *_: None


def test_a_component_that_imports_all_of_wasi_is_instantiated() -> None:
    tools = wasm_tools()
    embedded = subprocess.run(
        [tools, "component", "embed", str(WASI), "-w", "imports", "--dummy"], capture_output=True, check=True
    )
    made = subprocess.run([tools, "component", "new", "-"], input=embedded.stdout, capture_output=True, check=True)
    engine = wasmtime.Engine()
    imports = ImportsImports(**{field.name: Anything() for field in attrs.fields(ImportsImports)})
    Imports.instantiate(Store(engine), Component(engine, made.stdout), Imports.link(engine, imports))
