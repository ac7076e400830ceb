"""Every plugin refuses to load without a permission it needs, in the words that an operator needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from guestkit import Guest, build_guests, find_guests
from helios_host import PluginHost
from helios_host.errors import RequiredPluginFailed

pytestmark = pytest.mark.guests
ROOT = Path(__file__).parents[2]


def manifest(guest: Guest) -> dict[str, Any]:
    assert guest.manifest is not None
    read: dict[str, Any] = yaml.safe_load(guest.manifest.read_text())
    return read


def cases() -> list[Any]:
    found = []
    for guest in find_guests():
        for permission in manifest(guest).get("permissions") or [] if guest.output == "guests" else []:
            marks = [pytest.mark.slow] if guest.language == "python" else []  # 18 MB to compile
            found.append(pytest.param(guest, permission, id=f"{guest.name}-{permission}", marks=marks))
    return found


def host_of(directory: Path, text: str) -> PluginHost:
    return PluginHost.from_directory(directory, text, cache_directory=ROOT / "build" / "test-cache")


@pytest.mark.parametrize(("guest", "missing"), cases())
def test_it_refuses_to_load_without_a_permission(tmp_path: Path, guest: Guest, missing: str) -> None:
    (outcome,) = build_guests(only=[guest.name])
    if outcome.status == "skipped":
        pytest.skip(f"{guest.language} needs: {outcome.note}")
    assert outcome.status in ("built", "cached"), outcome.note
    about = manifest(guest)
    name = about["name"]
    (tmp_path / name).symlink_to(guest.target)
    granted = [permission for permission in about["permissions"] if permission != missing]
    given = {key: "http://127.0.0.1:9" for key, what in about.get("config_schema", {}).items() if "required" in what}
    config = ", ".join(f'{key} = "{value}"' for key, value in given.items())
    text = f"""
        [plugins]
        compile_timeout = "300s"
        [plugins.{name}]
        config = {{ {config} }}
        [plugins.permissions]
        {name} = {granted}
        [plugins.capabilities]
        data_dir = "{tmp_path / "data"}"
    """
    with host_of(tmp_path, text) as host:
        assert list(host.plugins) == []
        (problem,) = host.problems
    said = str(problem)
    assert f"needs the permission {missing}" in said
    assert f"add {missing} to the plugin's list in [plugins.permissions]" in said
    required = text.replace(f"[plugins.{name}]", f"[plugins.{name}]\n        required = true")
    with pytest.raises(RequiredPluginFailed, match=f"needs the permission {missing}"), host_of(tmp_path, required):
        pass


def test_there_is_such_a_plugin_for_every_import_that_has_a_deep_plugin() -> None:
    asked = {case.values[1] for case in cases()}
    assert asked >= {"kv_read", "kv_write", "http_fetch", "search", "metrics"}
