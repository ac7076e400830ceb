"""Builds the guests of this folder with whatever toolchains the machine has."""

from __future__ import annotations

from .model import Guest, find_guests
from .recipes import BuildError
from .run import Outcome, build_guests

__all__ = ["BuildError", "Guest", "Outcome", "build_guests", "find_guests"]
