"""The whole loop of an author in each language that is compiled, as a script does it.

The other languages are in a file of their own, so that two workers share them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import need
from .loop import check_round

LIMITS = {"c": 100_000, "cpp": 100_000, "go": 3_000_000, "rust": 100_000, "zig": 100_000}
"""Bytes that a component of a language stays under."""


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.parametrize("language", sorted(LIMITS))
def test_a_new_plugin_runs_in_the_proxy(
    language: str, server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    need(language)
    table = check_round(language, server, tmp_path, LIMITS[language])
    with capsys.disabled():
        print(table)
