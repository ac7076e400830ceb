"""The guest build: what it makes, what it leaves alone, what it says."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import guard_driver
import pytest
from guestkit import Guest, Outcome, build_guests, find_guests, model, recipes, run
from guestkit.bindings import SOURCE, check, find_wit_bindgen

pytestmark = pytest.mark.guests
ROOT = guard_driver.ROOT

NUMBERS = """
package test:numbers@1.0.0;
world number { export answer: func() -> u32; }
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a project of one guest, made from WAT, that the build takes for its own."""
    folder = tmp_path / "guests" / "thing" / "wat"
    folder.mkdir(parents=True)
    (folder / "build.toml").write_text('[[build]]\nversions = ["v1"]\nsources = ["thing.wat"]\n')
    (folder / "thing.wat").write_text("(module)")
    (folder / "plugin.yaml").write_text("name: {name}\n")
    for version in ("v1", "v2"):
        (tmp_path / "wit" / version).mkdir(parents=True)
        (tmp_path / "wit" / version / "worlds.wit").write_text(NUMBERS)
    for module in (model, run, recipes):
        for name, path in {"GUESTS": "guests", "WIT": "wit", "BUILD": "build", "CACHE": "build/guests-cache"}.items():
            if hasattr(module, name):
                monkeypatch.setattr(module, name, tmp_path / path)
    return folder


def statuses(outcomes: list[Outcome]) -> dict[str, str]:
    return {outcome.guest.name: outcome.status for outcome in outcomes}


def test_only_what_changed_is_built_again(checkout: Path) -> None:
    assert statuses(build_guests()) == {"thing-wat-v1": "built"}
    assert statuses(build_guests()) == {"thing-wat-v1": "cached"}
    (checkout / "thing.wat").write_text("(module (memory 1))")
    assert statuses(build_guests()) == {"thing-wat-v1": "built"}
    (checkout.parents[2] / "wit" / "v1" / "worlds.wit").write_text(NUMBERS.replace("u32", "u64"))
    assert statuses(build_guests()) == {"thing-wat-v1": "built"}
    (checkout / "README.md").write_text("Words change nothing.")
    assert statuses(build_guests()) == {"thing-wat-v1": "cached"}


def test_the_output_is_a_plugin_directory(checkout: Path) -> None:
    (outcome,) = build_guests()
    target = outcome.guest.target
    assert {path.name for path in target.iterdir()} == {"plugin.wasm", "plugin.yaml"}
    assert (target / "plugin.yaml").read_text() == "name: thing-wat-v1\n"
    assert outcome.size == (target / "plugin.wasm").stat().st_size


@pytest.mark.parametrize("lost", ["plugin.wasm", "plugin.yaml"])
def test_a_lost_output_is_built_again(checkout: Path, lost: str) -> None:
    (outcome,) = build_guests()
    (outcome.guest.target / lost).unlink()
    assert statuses(build_guests()) == {"thing-wat-v1": "built"}


def test_a_failure_gives_the_tool_s_own_words_and_leaves_the_old_output(checkout: Path) -> None:
    (outcome,) = build_guests()
    before = (outcome.guest.target / "plugin.wasm").read_bytes()
    (checkout / "thing.wat").write_text("(module (nonsense))")
    (failed,) = build_guests()
    assert failed.status == "failed"
    assert "nonsense" in failed.note
    assert "wasm-tools" in failed.note
    assert (outcome.guest.target / "plugin.wasm").read_bytes() == before
    assert statuses(build_guests()) == {"thing-wat-v1": "failed"}
    left = [path.name for path in run.CACHE.iterdir() if path.is_dir()]
    assert left == []


def test_a_missing_toolchain_is_named(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = attrs.evolve(recipes.RECIPES["wat"], missing=lambda: "pip install something")
    monkeypatch.setitem(recipes.RECIPES, "wat", lacking)
    (outcome,) = build_guests()
    assert (outcome.status, outcome.note) == ("skipped", "pip install something")


def test_rust_without_its_target_says_what_brings_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("cargo", "rustc"):
        program = tmp_path / name
        program.write_text("#!/bin/sh\necho /nowhere\n")
        program.chmod(0o755)
    recipes._rustc.cache_clear()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert recipes.RECIPES["rust"].missing() == "rustup target add wasm32-unknown-unknown"
    recipes._rustc.cache_clear()
    monkeypatch.setenv("PATH", "/nowhere")
    words = recipes.RECIPES["rust"].missing()
    assert words is not None
    assert "rustup.rs" in words


def test_a_name_that_is_not_known_is_refused(checkout: Path) -> None:
    with pytest.raises(ValueError, match=r"no guest or language thong; known are thing, wat"):
        build_guests(only=["thong"])


def test_an_unknown_key_is_refused(checkout: Path) -> None:
    (checkout / "build.toml").write_text('[[build]]\nsource = "thing.wat"\n')
    with pytest.raises(ValueError, match="unknown key source"):
        find_guests()


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, str(ROOT / "guests" / "build.py"), *arguments]
    return subprocess.run(line, capture_output=True, text=True, check=False, cwd="/")


def test_the_command_says_in_one_line_that_nothing_is_to_do() -> None:
    command("--only", "wrong-type")
    done = command("--only", "wrong-type")
    assert done.returncode == 0
    assert done.stdout == "0 guests built, 1 up to date, in build/\n"


def test_the_command_gives_json() -> None:
    done = command("--only", "wrong-type", "--json")
    (entry,) = json.loads(done.stdout)
    assert entry["name"] == "wrong-type"
    assert entry["status"] in {"built", "cached"}
    assert entry["bytes"] == (Path(entry["path"]) / "plugin.wasm").stat().st_size


def test_the_command_lists_every_guest() -> None:
    listed = command("--list").stdout
    for guest in find_guests():
        assert guest.name in listed


def test_the_command_refuses_a_name_that_is_not_known() -> None:
    done = command("--only", "nobody")
    assert done.returncode == 2
    assert "there is no guest or language nobody" in done.stderr


def test_outputs_have_different_names() -> None:
    names = [(guest.output, guest.name) for guest in find_guests()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("guest", find_guests(), ids=lambda guest: guest.name)
def test_every_manifest_is_one(guest: Guest, tmp_path: Path) -> None:
    from helios_host.capabilities.gate import PERMISSIONS
    from helios_host.hooks.table import HOOKS
    from helios_host.plugins.manifest import parse_manifest

    if guest.manifest is None:
        assert guest.language == "extism"
        return
    text = guest.manifest.read_text().replace("{name}", guest.name)
    hooks = frozenset(HOOKS)
    manifest = parse_manifest(text.encode(), str(guest.manifest), hooks=hooks, permissions=PERMISSIONS)
    assert guest.name.startswith(manifest.name)


def test_committed_bindings_are_what_the_contract_says() -> None:
    if find_wit_bindgen() is None:
        pytest.skip(f"wit-bindgen needs: {SOURCE}")
    assert check() == []


BOUNDS = {"c": 100_000, "cpp": 100_000, "go": 3_000_000, "javascript": 2_000_000, "rust": 100_000,
          "typescript": 2_000_000, "zig": 100_000}  # fmt: skip
"""Bytes that a component of a language stays under; there is no such target for Python."""


def test_no_guest_imports_wasi_without_asking_for_it_and_all_are_small() -> None:
    tool = shutil.which("wasm-tools", path=str(Path(sys.executable).parent)) or "wasm-tools"
    for outcome in build_guests():
        guest = outcome.guest
        if outcome.status == "skipped" or guest.manifest is None:
            continue
        component = guest.target / "plugin.wasm"
        line: list[Any] = [tool, "component", "wit", component]
        world = subprocess.run(line, capture_output=True, text=True, check=True).stdout
        asks = "wasi_" in guest.manifest.read_text()
        assert asks or "import wasi:" not in world, guest.name
        assert component.stat().st_size < BOUNDS.get(guest.language, 20_000_000), guest.name
