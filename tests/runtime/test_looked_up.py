"""What cffi looks up at its first use, under a lock that a signal handler in the middle of it would wait for."""

from __future__ import annotations

from typing import Any

import pytest
from witbind.runtime import abi, async_abi


@pytest.mark.parametrize("library", [abi.lib, async_abi.lib], ids=["calls", "awaited"])
def test_every_function_is_looked_up_at_import(library: Any) -> None:
    assert set(dir(library)) <= vars(library).keys()
