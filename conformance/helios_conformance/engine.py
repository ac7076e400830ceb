"""The engine that plugins under test run on: the host's hardened settings, its compiler and its ticker."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import wasmtime
from helios_host.engine.cache import ArtefactCache
from helios_host.engine.compile import Compiled, Compiler
from helios_host.engine.settings import new_engine
from helios_host.engine.ticker import start_ticker
from helios_host.plugins.admission import contract

__all__ = ["FOREVER", "compile_component", "engine", "interrupt", "ticking"]

FOREVER: Final = 4000
"""Epoch ticks that no call under test lives to see, and few enough to be counted up at once."""


@functools.cache
def engine() -> wasmtime.Engine:
    """Return the one engine of this process's checks; it ticks inside `ticking` only."""
    return new_engine()


@contextmanager
def ticking() -> Iterator[None]:
    """Let the engine tick, so that a guest that does not end is interrupted.

    A tick is 10 ms of this process's own time: a guest on a busy machine gets as far as on an idle one.
    """
    ticker = start_ticker(engine(), processor=True)
    try:
        yield
    finally:
        ticker.stop()


def compile_component(data: bytes, source: str, name: str) -> Compiled:
    """Compile a component, or take it from the host's artefact cache; raises the host's `LoadError`."""
    compiler = Compiler(engine(), ArtefactCache(), contract=contract())
    return compiler.compile(data, hashlib.sha256(data).hexdigest(), source, name)


def interrupt() -> None:
    """Let every epoch deadline pass that is at most `FOREVER` ticks away."""
    increment = engine().increment_epoch
    for _ in range(FOREVER + 1):
        increment()
