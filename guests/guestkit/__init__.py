"""Builds the guests of this folder with whatever toolchains the machine has."""

from __future__ import annotations

from .model import Guest, find_guests, read_project
from .run import Outcome, build_guests, build_project
from .tests import run_tests
from .tools import BuildError, MissingTool

__all__ = [
    "BuildError",
    "Guest",
    "MissingTool",
    "Outcome",
    "build_guests",
    "build_project",
    "find_guests",
    "read_project",
    "run_tests",
]
