"""What the law on memory makes of the sizes that it sees: a heap that levels off is no leak."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

import pytest
from helios_conformance.laws.base import Broken
from helios_conformance.laws.imports import MemoryIsFlat

MIB = 1 << 20


class _Subject:
    def open(self) -> Any:
        return nullcontext()


class _Law(MemoryIsFlat):
    def __init__(self, sizes: list[float]) -> None:
        self.sizes = iter(sizes)

    def _size(self, others: Any) -> int:
        return int(next(self.sizes) * MIB)

    def _rounds(self, *_: Any) -> int:
        return 6000


@pytest.mark.parametrize(
    "sizes",
    [
        pytest.param([3, 3], id="flat"),
        pytest.param([3, 3.06], id="an-allocator's-page"),
        pytest.param([3, 4, 4.5, 4.5], id="a-collector's-steps"),
        pytest.param([3, 4, 5, 6, 6], id="level-at-last"),
        pytest.param([3, 5, 5.9], id="half-the-growth"),
    ],
)
def test_a_heap_that_levels_off_is_flat(sizes: list[float]) -> None:
    _Law(sizes).check(_Subject(), None, {})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "sizes",
    [
        pytest.param([3, 4, 5, 6, 7], id="steady"),
        pytest.param([3, 5, 6.1, 8, 9.2], id="in-steps"),
        pytest.param([3, 3.3, 4, 6, 9], id="faster-and-faster"),
    ],
)
def test_a_heap_that_never_levels_off_is_a_leak(sizes: list[float]) -> None:
    with pytest.raises(Broken, match=r"memory grew from 3072 to \d+ KiB in 24000 calls, \d+ bytes each"):
        _Law(sizes).check(_Subject(), None, {})  # type: ignore[arg-type]
