"""The program of the child process that compiles one component; `compile` starts it.

Compiling cannot be interrupted and is not bounded in memory, so it happens here, under limits of the operating system.
Reads the component from descriptor `input`, writes the artefact to `output`, and one JSON line to standard output:
`{"types": "..."}` or `{"error": "..."}`.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from typing import Any

__all__ = ["main"]


def main(options: dict[str, Any]) -> None:
    """Compile one component. `options`: descriptors `input` and `output`; `memory` in bytes and `cpu` in seconds."""
    os.nice(5)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (options["cpu"], options["cpu"] + 1))
    resource.setrlimit(resource.RLIMIT_AS, (options["memory"], options["memory"]))

    try:
        answer = _compile(options["input"], options["output"])
    except ModuleNotFoundError:
        raise
    except (MemoryError, OSError, ImportError) as error:  # the limit also meets libraries that are being loaded
        answer = {"error": str(error) or "out of memory", "limit": "memory"}
    json.dump(answer, sys.stdout)
    sys.stdout.flush()
    os._exit(0)  # the artefact is written: tearing the engine down would only take time


def _compile(source: int, target: int) -> dict[str, str]:
    import wasmtime  # under the limits, like everything here
    from wasmtime.component import Component
    from witbind.errors import WitbindError
    from witbind.runtime import component_world

    from .settings import new_engine
    from .types_json import dump_world

    with os.fdopen(source, "rb") as file:
        file.seek(0)
        data = file.read()
    try:
        engine = new_engine(parallel_compilation=True)
        component = Component(engine, data)
        types = dump_world(component_world(component, engine))
    except (wasmtime.WasmtimeError, WitbindError) as error:
        return {"error": str(error)}
    with os.fdopen(target, "wb") as file:
        file.write(component.serialize())
    return {"types": types.decode()}
