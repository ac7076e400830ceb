"""The engine: its settings, the process's one engine and ticker, compilation and the artefact cache."""

from __future__ import annotations
