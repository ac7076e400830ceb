"""The program of the child process that compiles one component; `compile` starts it.

Compiling cannot be interrupted and is not bounded in memory, so it happens here, under limits of the operating system.
Reads the component from descriptor `input`, writes the artefact to `output` and the component's structure to `types`,
and one JSON line to standard output: `{"state": "compiled"}` or `{"error": "..."}`.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import resource
import signal
import sys
from typing import Any, Final

__all__ = ["main"]

_PR_SET_PDEATHSIG: Final = 1
MAX_FILE_BYTES: Final = 1024**3
"""Largest artefact."""

MAX_ERROR: Final = 65_536


def main(options: dict[str, Any]) -> None:
    """Compile one component.

    `options`: descriptors `input`, `types` and `output`; `memory` in bytes and `cpu` in seconds; `parent`, the process
    with which this one ends.
    """
    _step_back(options["parent"])
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, MAX_FILE_BYTES)
    _limit(resource.RLIMIT_CPU, options["cpu"], options["cpu"] + 1)
    _limit(resource.RLIMIT_AS, options["memory"])

    try:
        answer = _compile(options["input"], options["types"], options["output"])
    except ModuleNotFoundError:
        raise
    except (MemoryError, OSError, ImportError, SystemError) as error:  # the limit also meets what is being loaded
        answer = {"error": str(error) or "out of memory", "limit": "memory"}
    json.dump(answer, sys.stdout)
    sys.stdout.flush()
    os._exit(0)  # the artefact is written: tearing the engine down would only take time


def _limit(which: int, soft: int, hard: int | None = None) -> None:
    """Set a limit of this process; one that it was given and that is lower stays."""
    own, ceiling = resource.getrlimit(which)
    wanted = (soft, soft if hard is None else hard)
    found = [
        value if old == resource.RLIM_INFINITY else min(value, old)
        for value, old in zip(wanted, (own, ceiling), strict=True)
    ]
    resource.setrlimit(which, (min(found), found[1]))


def _step_back(parent: int) -> None:
    """Let others run first, and end with the parent."""
    os.nice(10)
    with contextlib.suppress(OSError, AttributeError):
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _compile(source: int, types: int, target: int) -> dict[str, str]:
    import wasmtime  # under the limits, like everything here
    from wasmtime.component import Component
    from witbind.errors import WitbindError
    from witbind.runtime.inspect import component_world

    from .dwarf import line_table
    from .names import harmless_names
    from .sections import declared_memories
    from .settings import new_engine
    from .types_json import dump_world

    with os.fdopen(source, "rb") as file:
        file.seek(0)
        data = file.read()
    try:
        engine = new_engine(parallel_compilation=True)
        try:
            shown = harmless_names(data)
        except ValueError:  # the engine has better words for it, else counting its memories refuses it
            shown = data
        component = Component(engine, shown)
        world = dump_world(component_world(component, engine), declared_memories(data), line_table(data))
    except (wasmtime.WasmtimeError, WitbindError, ValueError) as error:
        return {"error": str(error)[-MAX_ERROR:]}
    with os.fdopen(types, "wb") as file:
        file.write(world)
    with os.fdopen(target, "wb") as file:
        file.write(component.serialize())
    return {"state": "compiled"}
