"""The fixtures of tests/host serve here too."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "host"))
sys.path.insert(0, str(Path(__file__).parent))

from hosting import *  # noqa: F403 - fixtures are found by name
from hypothesis import settings

settings.register_profile("calm", deadline=None)  # the machine may be busy
settings.load_profile("calm")
