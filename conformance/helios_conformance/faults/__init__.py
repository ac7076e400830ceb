"""Seeded faults: each is found by the law that should find it, or the suite is not worth its name."""

from __future__ import annotations

from .table import FAULTS, Fault

__all__ = ["FAULTS", "Fault"]
