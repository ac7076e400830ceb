"""A stock Python guest for tests: it runs what a statement says, and denies the statement with the result.

Nothing in it is stubbed out: it is built without `-s`, so CPython's own imports of WASI are there, and each interface
of WASI is bound by its name besides.
"""

from __future__ import annotations

import os
import random
import sys
import time

import componentize_py_types
from componentize_py_types import Err
from wit_world import exports, imports
from wit_world.exports import lifecycle, pre_query
from wit_world.imports import (  # noqa: F401 - what is imported here is there when the component runs
    environment,
    exit,
    insecure,
    insecure_seed,
    instance_network,
    ip_name_lookup,
    monotonic_clock,
    network,
    outgoing_handler,
    poll,
    preopens,
    stderr,
    stdin,
    stdout,
    streams,
    tcp,
    tcp_create_socket,
    terminal_stderr,
    terminal_stdin,
    terminal_stdout,
    udp_create_socket,
    wall_clock,
    wasi_filesystem_types,
    wasi_http_types,
)
from wit_world.imports import random as wasi_random

KEPT: dict[str, object] = {}
NAMES: dict[str, object] = {
    **vars(imports),
    "Err": Err,
    "Ok": componentize_py_types.Ok,
    "kept": KEPT,
    "os": os,
    "random": random,
    "sys": sys,
    "time": time,
    "wasi_random": wasi_random,
}


class Lifecycle(exports.Lifecycle):
    """Start and end."""

    def metadata(self) -> lifecycle.PluginMetadata:
        """Say who this plugin is."""
        return lifecycle.PluginMetadata("wasi-probe", "1.0.0", "", "", ["pre_query"], [])

    def on_load(self, config: object) -> None:
        """Take no settings."""

    def on_unload(self) -> None:
        """Hold nothing that is to be given up."""

    def health(self) -> lifecycle.HealthStatus:
        """Be well."""
        return lifecycle.HealthStatus_Healthy()


class PreQuery(exports.PreQuery):
    """The hook."""

    def pre_query(self, call: object, statement: object) -> pre_query.PreQueryOutcome:
        """Evaluate an expression, or run lines that set `result`; errors come back as their class and text."""
        text: str = statement.text  # type: ignore[attr-defined]
        if text == "raise":
            raise RuntimeError("as it was told")
        try:
            if "\n" in text:
                names = dict(NAMES)
                exec(text, names)
                answer = repr(names.get("result"))
            else:
                answer = repr(eval(text, dict(NAMES)))
        except Err as error:
            answer = f"Err {error.value!r}"
        except Exception as error:
            answer = f"{type(error).__name__}: {error}"
        return pre_query.PreQueryOutcome(pre_query.PreQueryDecision_Deny(answer), None)
