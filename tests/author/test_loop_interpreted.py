"""The whole loop of an author in each language that brings an interpreter, as a script does it.

The other languages are in a file of their own, so that two workers share them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import need
from .loop import check_round

LIMITS = {"javascript": 2_000_000, "python": 20_000_000, "typescript": 2_000_000}
"""Bytes that a component of a language stays under; for Python there is no target."""


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
