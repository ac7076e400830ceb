# Generated from wasi:random@0.2 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["INSECURE", "INSECURE_SEED", "RANDOM"]

INSECURE: Final = "wasi:random/insecure@0.2.12"
INSECURE_SEED: Final = "wasi:random/insecure-seed@0.2.12"
RANDOM: Final = "wasi:random/random@0.2.12"
