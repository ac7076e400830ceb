"""What the contract's values mean: SQL, people, vectors, points in time, conversations."""

from __future__ import annotations

from .contract import contract_meaning, contract_values

__all__ = ["contract_meaning", "contract_values"]
