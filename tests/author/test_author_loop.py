"""The whole loop of an author in every language, as a script does it in a temporary directory."""

from __future__ import annotations

import pytest
from helios_host.scaffold.project import LANGUAGES

from .loop import main

LIMITS = {"c": 100_000, "cpp": 100_000, "rust": 100_000, "zig": 100_000, "go": 3_000_000}
LIMITS |= {"javascript": 2_000_000, "typescript": 2_000_000}
"""Bytes that a component of a language stays under."""


@pytest.mark.slow
@pytest.mark.postgres
def test_a_new_plugin_of_every_language_runs_in_the_proxy(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print()
        rounds = main(sorted(LANGUAGES))
    assert rounds, "no language's toolchain is there"
    for done in rounds:
        assert "pre-query" in done.logged, done
        assert done.size < LIMITS.get(done.language, 20_000_000), done
