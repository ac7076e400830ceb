"""What plugins may import: the gate, and one folder for each interface that this host offers."""

from __future__ import annotations
