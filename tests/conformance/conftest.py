"""Hypothesis without a database: what is found is kept as an example in a test."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "conformance", database=None, deadline=None, suppress_health_check=list(HealthCheck), max_examples=60
)
settings.load_profile("conformance")
