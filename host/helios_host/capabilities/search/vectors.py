"""Exact search over vectors of 32-bit floats: with numpy where it is installed, else in plain Python."""

from __future__ import annotations

import functools
import heapq
import math
from array import array
from collections.abc import Iterable, Sequence
from typing import Any, Final

import attrs

from helios_host.capabilities.failures import Invalid, TimedOut
from helios_host.instances.scope import clock

from .backend import Metric

__all__ = ["FLOAT32_MAX", "Block", "checked", "nearest", "pack"]

ROWS_BETWEEN_LOOKS: Final = 256
"""Rows that plain Python compares between two looks at the clock."""

FLOAT32_MAX: Final = 3.4028234663852886e38


@attrs.define
class Block:
    """Vectors one after the other: `keys` are their documents; `norms`, once known, their lengths for numpy."""

    keys: list[int]
    data: bytes
    norms: Any = None


def checked(vector: Sequence[float], dimensions: int, metric: Metric) -> list[float]:
    """Return a vector that fits an index; raises `Invalid`."""
    if len(vector) != dimensions:
        raise Invalid(f"the vector has {len(vector)} numbers, the index has {dimensions}")
    if not all(math.isfinite(number) and abs(number) <= FLOAT32_MAX for number in vector):
        raise Invalid("the vector has a number that is not finite in 32 bits")
    if metric == "cosine" and not any(vector):
        raise Invalid("the vector is zero, and so has no direction")
    return list(vector)


def pack(vector: Iterable[float]) -> bytes:
    """Return a vector as it is kept."""
    return array("f", vector).tobytes()


def nearest(
    blocks: Iterable[Block], vector: Sequence[float], metric: Metric, k: int, until: float
) -> list[tuple[float, int]]:
    """Return the scores and keys of the `k` nearest vectors, best first; raises `TimedOut`."""
    best: list[tuple[float, int]] = []
    score = _plain if load_numpy() is None else _numpy
    for block in blocks:
        best = heapq.nlargest(k, [*best, *score(block, vector, metric, k, until)], key=lambda pair: (pair[0], -pair[1]))
        if clock() > until:
            raise TimedOut("the search did not end in time")
    return best


@functools.cache
def load_numpy() -> Any:
    """Return numpy, or `None` where it is not installed; importing it takes longer than a host takes to start."""
    try:
        import numpy
    except ImportError:
        return None
    return numpy


def _numpy(block: Block, vector: Sequence[float], metric: Metric, k: int, _until: float) -> list[tuple[float, int]]:
    np = load_numpy()
    matrix = np.frombuffer(block.data, np.float32).reshape(len(block.keys), len(vector))
    wanted = np.asarray(vector, np.float32)
    with np.errstate(all="ignore"):
        if metric == "l2":
            scores = 1 / (1 + np.sqrt(((matrix - wanted) ** 2).sum(axis=1)))
        else:
            scores = matrix @ wanted
            if metric == "cosine":
                if block.norms is None:
                    block.norms = np.sqrt(np.einsum("ij,ij->i", matrix, matrix))
                scores = scores / (block.norms * np.linalg.norm(wanted))
    top = np.argpartition(-scores, k - 1)[:k] if k < len(scores) else np.arange(len(scores))
    return [(float(scores[row]), block.keys[row]) for row in top]


def _plain(block: Block, vector: Sequence[float], metric: Metric, _k: int, until: float) -> list[tuple[float, int]]:
    numbers, width = array("f", block.data), len(vector)
    wanted, norm = list(vector), math.hypot(*vector)
    found = []
    for row, key in enumerate(block.keys):
        if row % ROWS_BETWEEN_LOOKS == 0 and clock() > until:
            raise TimedOut("the search did not end in time")
        other = numbers[row * width : (row + 1) * width]
        if metric == "l2":
            score = 1 / (1 + math.dist(other, wanted))
        else:
            score = sum(a * b for a, b in zip(other, wanted, strict=True))
            if metric == "cosine":
                score /= math.hypot(*other) * norm
        found.append((score, key))
    return found
