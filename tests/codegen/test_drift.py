"""The committed bindings are what `witbind generate` writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from witbind.generator import check

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("source", "out"),
    [("wit/v1", "bindings/helios_api"), ("wit/v2", "bindings/helios_api"), ("wit/deps/wasi", "bindings/wasi_api")],
)
def test_committed_bindings_are_what_generate_writes(source: str, out: str) -> None:
    assert check(ROOT / source, ROOT / out) == "", "run `just bindings`"
