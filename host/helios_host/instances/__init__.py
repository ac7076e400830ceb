"""Instances of plugins: their stores and limits, and calls that survive the death of an instance."""

from __future__ import annotations
