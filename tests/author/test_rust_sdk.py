"""The Rust SDK's own tests: the feature's custom authentication on its traits, and JSON."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from .conftest import BUILT, ROOT


@pytest.mark.slow
def test_the_feature_s_custom_auth_runs_on_the_traits() -> None:
    cargo = shutil.which("cargo")
    if cargo is None:
        pytest.skip("rust needs: cargo from https://rustup.rs")
    folder = ROOT / "guests" / "sdk" / "rust"
    command = [cargo, "test", "--offline", "--quiet", "--jobs", "1", "--target-dir", BUILT / "sdk-rust"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("test result: ok") >= 2
