"""Connections to the servers and files that several host services keep their data in."""

from __future__ import annotations
