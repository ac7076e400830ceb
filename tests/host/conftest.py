"""The fixtures of this folder; they and their helpers are in `hosting`, whose name no other folder has."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from hosting import *  # noqa: F403 - fixtures are found by name
