"""The Rust SDK's own tests: the feature's custom authentication on its traits, and JSON."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

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


EDITS = {
    "the functions stand in `impl HeliosPlugin for …`": {
        "#[no_mangle]",
        "pub fn metadata() -> PluginMetadata {",
        "pub fn authenticate(request: &AuthRequest) -> AuthResult {",
    },
    "`?` in a function": {
        'let token = request.header("X-Custom-Token")?;',
        'let response = http_fetch("https://auth.internal/validate", &token)?;',
    },
    "`response.body[…]` is `response.json()[…]`": {
        'user_id: response.body["user_id"].clone(),',
        'roles: response.body["roles"].clone(),',
    },
    "a refusal is a `String`": {'AuthResult::Denied("Invalid token")'},
}
"""What the SDK's README says of the edits, and the lines of the feature's example that each changes."""


def test_the_feature_s_custom_auth_changes_only_where_the_readme_says() -> None:
    designed = (Path(__file__).parent / "data" / "custom_auth_as_designed.rs").read_text().splitlines()
    sdk = ROOT / "guests" / "sdk" / "rust"
    kept = {line.strip() for line in (sdk / "tests" / "custom_auth.rs").read_text().splitlines()}
    changed = {line for line in designed if line not in kept and not line.startswith("//")}
    assert changed == set().union(*EDITS.values())
    readme = (sdk / "README.md").read_text()
    for words in EDITS:
        assert words in readme, words
