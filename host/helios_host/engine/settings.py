"""The engine's settings: every feature that plugins do not need is off.

Each setting is one row of `SETTINGS`, applied in order; `settings_digest` names the whole for cache keys, because a
compiled artefact fits one set of settings only.
"""

from __future__ import annotations

import functools
import hashlib
import os
from typing import Final

import wasmtime
from wasmtime import _bindings

__all__ = ["MAX_WASM_STACK", "SETTINGS", "TICK_SECONDS", "new_engine", "settings_digest"]

TICK_SECONDS: Final = 0.01
"""Seconds between two epochs; time limits are counted in these."""

MAX_WASM_STACK: Final = 512 * 1024
"""Bytes of native stack that guest code may use. Threads that call guests need 256 KiB more than this."""

ASYNC_STACK: Final = 2 * 1024 * 1024
"""Bytes of a fiber's stack; callbacks into Python run on it."""

SETTINGS: Final[tuple[tuple[str, bool | int], ...]] = (
    ("epoch_interruption", True),
    ("consume_fuel", False),
    ("wasm_component_model", True),
    # a `stream` or `future` in a signature aborts the C API
    ("wasm_component_model_async", False),
    ("wasm_component_model_async_stackful", False),
    ("wasm_component_model_more_async_builtins", False),
    ("concurrency_support", False),
    # tables for debuggers that walk the stack: the engine does without, and they are a megabyte of a Python guest
    ("native_unwind_info", False),
    # guests are checked by code, not by signals: a handler for SIGSEGV that comes later (faulthandler) does no harm,
    # and a real fault stays one; what it costs is in host/README.md
    ("signals_based_traps", False),
    # the engine's own adapters between nested components have the memory of each: where it is off, it aborts; what an
    # instance may have in all is divided among its memories
    ("wasm_multi_memory", True),
    # what no guest toolchain of ours emits, and what makes limits leak
    ("wasm_gc", False),
    ("wasm_memory64", False),
    ("wasm_exceptions", False),
    ("wasm_function_references", False),
    ("wasm_stack_switching", False),
    ("wasm_threads", False),
    ("shared_memory", False),
    ("wasm_relaxed_simd", False),
    ("wasm_custom_page_sizes", False),
    ("wasm_wide_arithmetic", False),
    # max_wasm_stack must stay below the fiber's stack
    ("async_stack_size", ASYNC_STACK),
    ("max_wasm_stack", MAX_WASM_STACK),
)
"""Names of the C API's setters (`wasmtime_config_<name>_set`) and their values."""


_DETAILS: Final = "WASMTIME_BACKTRACE_DETAILS"
"""A variable with which the engine reads a guest's DWARF itself, in this process, when the guest traps.

What was compiled without it, as in the compile child, is refused then.
"""


@functools.cache
def settings_digest() -> str:
    """Return the digest of the engine's version and settings, in hexadecimal."""
    from importlib.metadata import version  # takes 20 ms, and the compile child does without

    return hashlib.sha256(repr((version("wasmtime"), SETTINGS)).encode()).hexdigest()


def new_engine(*, parallel_compilation: bool = False) -> wasmtime.Engine:
    """Make an engine with the hardened settings.

    `parallel_compilation` lets it compile on several threads, which only the compile child does: after a fork such
    threads are gone and a compile would hang. It does not change what is compiled.
    """
    details = os.environ.pop(_DETAILS, None)
    try:
        config = wasmtime.Config()
    finally:
        if details is not None:
            os.environ[_DETAILS] = details
    for name, value in SETTINGS:
        getattr(_bindings, f"wasmtime_config_{name}_set")(config.ptr(), value)
    config.parallel_compilation = parallel_compilation
    return wasmtime.Engine(config)
