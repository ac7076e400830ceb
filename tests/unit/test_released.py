"""What was released of the contract stays as it is, and today's contract still keeps it."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

WIT = Path(__file__).parents[2] / "wit"

DIGESTS = {
    "1.0.0": "f1cfad56a27c77352b639fb8ac6dc128b26ce3b334390b1d04153940a525b6b0",
    "2.0.0": "83b697e8f177d3d950f3724c95edbe7765e4c9f99460a695005a6d4d5052b987",
}
"""SHA-256 of every released folder: a new release adds a line, and no line ever changes."""


@pytest.mark.parametrize("version", DIGESTS)
def test_a_release_never_changes(version: str) -> None:
    digest = hashlib.sha256()
    for file in sorted((WIT / "released" / version).iterdir()):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    assert digest.hexdigest() == DIGESTS[version]


def test_every_release_is_known() -> None:
    assert {path.name for path in (WIT / "released").iterdir() if path.is_dir()} == set(DIGESTS)


def test_todays_contract_keeps_what_was_released() -> None:
    done = subprocess.run(
        [sys.executable, WIT / "compat.py"], capture_output=True, text=True, timeout=300, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing is released" not in done.stdout
