"""Hypothesis without a database: what is found is kept as an example in a test."""

import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "host"))

settings.register_profile(
    "conformance", database=None, deadline=None, suppress_health_check=list(HealthCheck), max_examples=60
)
settings.load_profile("conformance")
