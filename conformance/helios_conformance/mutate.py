"""Bytes that are almost what a reader expects: cut, flipped, doubled, swapped, or with a piece put in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

__all__ = ["mutated"]


def mutated(whole: bytes, pieces: Sequence[bytes] = ()) -> st.SearchStrategy[bytes]:
    """Return `whole` with up to four changes; `pieces` are put in beside single bytes."""
    place = st.integers(0, max(len(whole), 1))
    piece = st.sampled_from([b"", b"\0", b"\xff", *pieces]) | st.binary(max_size=4)
    change = st.tuples(st.sampled_from(["cut", "flip", "insert", "replace", "double", "end"]), place, place, piece)
    return st.lists(change, max_size=4).map(lambda changes: _applied(whole, changes))


def _applied(data: bytes, changes: Sequence[tuple[str, int, int, Any]]) -> bytes:
    for kind, a, b, piece in changes:
        low, high = sorted((min(a, len(data)), min(b, len(data))))
        high = min(high, low + 64)
        if kind == "cut":
            data = data[:low] + data[high:]
        elif kind == "flip" and low < len(data):
            data = data[:low] + bytes([data[low] ^ (1 << b % 8)]) + data[low + 1 :]
        elif kind == "insert":
            data = data[:low] + piece + data[low:]
        elif kind == "replace":
            data = data[:low] + piece + data[low + len(piece) :]
        elif kind == "double":
            data = data[:high] + data[low:high] + data[high:]
        elif kind == "end":
            data = data[:low]
    return data
