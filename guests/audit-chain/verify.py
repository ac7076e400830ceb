"""Checks the entries of audit-chain, as lines of `NUMBER JSON HASH` on standard input or through `verify`."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from typing import Any

__all__ = ["BrokenChain", "verify"]


class BrokenChain(ValueError):
    """An entry does not follow from the one before it; the text says which."""


def verify(entries: Iterable[tuple[int, str]]) -> list[dict[str, Any]]:
    """Return the entries' content in order; `entries` are numbers from 1 with what kv has. Raises `BrokenChain`."""
    before, found = "0" * 64, []
    for expected, (number, kept) in enumerate(sorted(entries), 1):
        line, _, digest = kept.rpartition(" ")
        if number != expected:
            raise BrokenChain(f"entry {expected} is missing")
        if hashlib.sha256(line.encode()).hexdigest() != digest:
            raise BrokenChain(f"entry {number} was changed")
        content = json.loads(line)
        if content["prev"] != before or content["seq"] != number:
            raise BrokenChain(f"entry {number} does not follow entry {number - 1}")
        before = digest
        found.append(content)
    return found


if __name__ == "__main__":
    try:
        given = [line.rstrip("\n").partition(" ") for line in sys.stdin]
        print(f"{len(verify((int(number), kept) for number, _, kept in given))} entries, the chain holds")
    except BrokenChain as error:
        sys.exit(str(error))
