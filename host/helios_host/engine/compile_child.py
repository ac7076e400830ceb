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

    import wasmtime  # under the limits, like everything that follows
    from wasmtime.component import Component
    from witbind.errors import WitbindError
    from witbind.runtime import component_world

    from .settings import new_engine
    from .types_json import dump_world

    with os.fdopen(options["input"], "rb") as source:
        source.seek(0)
        data = source.read()
    answer: dict[str, str]
    try:
        engine = new_engine(parallel_compilation=True)
        component = Component(engine, data)
        del data
        types = dump_world(component_world(component, engine))
        with os.fdopen(options["output"], "wb") as target:
            target.write(component.serialize())
        answer = {"types": types.decode()}
    except (wasmtime.WasmtimeError, WitbindError) as error:
        answer = {"error": str(error)}
    except MemoryError:
        answer = {"error": "out of memory", "limit": "memory"}
    json.dump(answer, sys.stdout)
    sys.stdout.flush()
    os._exit(0)  # the artefact is written: tearing the engine down would only take time
