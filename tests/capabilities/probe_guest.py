"""The probe: a Python guest that imports every service in both versions, built by the suite."""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import wasmtime
from wasmtime.component import Component

HERE = Path(__file__).parent / "probe"
ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "tests"
TOOL = Path(sys.executable).parent / "componentize-py"


def component(engine: wasmtime.Engine) -> Component:
    """Return the compiled probe; built and compiled again only when its sources or its tools changed."""
    wit = sorted((ROOT / "wit").glob("v[12]/*.wit"))
    sources = [*sorted(path for path in HERE.iterdir() if path.is_file()), *wit]
    tools = [importlib.metadata.version(name) for name in ("componentize-py", "wasmtime")]
    digest = hashlib.sha256(b"\0".join([*(path.read_bytes() for path in sources), repr(tools).encode()]))
    BUILD.mkdir(parents=True, exist_ok=True)
    compiled = BUILD / f"probe-{digest.hexdigest()[:16]}.cwasm"
    if not compiled.exists():
        with tempfile.TemporaryDirectory(dir=BUILD) as work:
            artefact = Component(engine, _build(Path(work)).read_bytes()).serialize()
            made = Path(work) / "probe.cwasm"
            made.write_bytes(artefact)
            made.replace(compiled)
    return Component.deserialize_file(engine, str(compiled))


def _build(work: Path) -> Path:
    (work / "wit" / "deps").mkdir(parents=True)
    shutil.copy(HERE / "probe.wit", work / "wit")
    names: list[str | Path] = []
    for version in ("v1", "v2"):
        shutil.copytree(ROOT / "wit" / version, work / "wit" / "deps" / version)
        for path in sorted((ROOT / "wit" / version).glob("*.wit")):
            for interface in re.findall(r"^interface ([\w-]+) {", path.read_text(), re.MULTILINE):
                full = f"heliosproxy:plugin/{interface}@{version[1]}.0.0={interface.replace('-', '_')}_{version}"
                names += ["--import-interface-name", full]
    out = work / "probe.wasm"
    command = [TOOL, "-d", "wit", "-w", "probe", *names, "componentize", "-p", HERE, "app", "-o", out, "-s"]
    subprocess.run(command, cwd=work, check=True, capture_output=True, timeout=300)
    return out
