"""Plugins: their manifest and package, admission by the contract, adapters of older API versions, and their life."""

from __future__ import annotations
