"""Lets the tests of this folder import its helpers and drawn worlds; the engine they share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import wasmtime

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "codegen")]


@pytest.fixture(scope="session")
def sync_engine() -> Iterator[wasmtime.Engine]:
    """An engine with epochs that nobody ticks; a test that wants ticks increments them itself."""
    config = wasmtime.Config()
    config.epoch_interruption = True
    config.wasm_component_model_map = True
    wasmtime._bindings.wasmtime_config_concurrency_support_set(config.ptr(), False)
    return wasmtime.Engine(config)
