"""`inspect`, `diff`, `pack`, `sign`, `verify`: what an author and an operator look at before a plugin is loaded."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from helios_host.cli import main
from helios_host.manager import PluginHost

from .conftest import helios

PERMISSIONS = "permissions: []"


def change(plugin: Path, old: str, new: str) -> None:
    manifest = plugin / "plugin.yaml"
    assert old in manifest.read_text()
    manifest.write_text(manifest.read_text().replace(old, new))


def test_inspect_says_what_a_plugin_can_reach(plugin: Path) -> None:
    done = helios("inspect", plugin, "--json")
    assert done.exit_code == 0, done.output
    page = json.loads(done.stdout)
    assert page["hooks"] == ["pre_query"]
    assert page["exports"] == ["heliosproxy:plugin/lifecycle@2.0.0", "heliosproxy:plugin/pre-query@2.0.0"]
    assert set(page["imports"]) <= {"heliosproxy:plugin/config@2.0.0", "heliosproxy:plugin/log@2.0.0"}
    assert page["outside"] == []
    assert page["permissions"] == []
    assert page["size"] == (plugin / "plugin.wasm").stat().st_size
    assert page["max_memory"] == 64 << 20
    assert page["signed"] is False
    shown = helios("inspect", plugin).stdout
    assert page["digest"] in "".join(shown.split())
    assert "does not ask for http_fetch" in shown


def test_inspect_says_what_an_operator_grants(plugin: Path, tmp_path: Path) -> None:
    name = json.loads(helios("inspect", plugin, "--json").stdout)["name"]
    change(plugin, PERMISSIONS, "permissions: [http_fetch, kv_read, secrets]")
    config = tmp_path / "heliosproxy.toml"
    config.write_text(
        f'[plugins.{name}.network]\nallow = ["https://auth.internal:443"]\n'
        f'[plugins.capabilities.secrets]\nallow = {{ {name} = ["token"] }}\n'
        f'[plugins.permissions]\n{name} = ["http_fetch", "secrets", "query_read"]\n'
    )
    page = json.loads(helios("inspect", plugin, "--config", config, "--json").stdout)
    assert page["granted"] == ["http_fetch", "secrets"]
    assert page["hosts"] == ["https://auth.internal:443"]
    assert page["secrets"] == ["token"]
    assert "not granted: kv_read" in helios("inspect", plugin, "--config", config).stdout


@pytest.mark.parametrize("command", [["inspect"], ["pack"], ["sign", "--key", "KEY"], ["verify", "--key", "ed25519:a"]])
def test_what_is_no_plugin_is_refused_in_words(tmp_path: Path, key: Path, command: list[str]) -> None:
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    name, *options = [str(key) if word == "KEY" else word for word in command]
    done = helios(name, nothing, *options)
    assert done.exit_code == 2
    assert "there is no plugin.yaml" in done.stderr


def test_diff_tells_more_from_other(plugin: Path, tmp_path: Path) -> None:
    new = Path(shutil.copytree(plugin, tmp_path / "new"))
    assert helios("diff", plugin, new).exit_code == 0
    change(new, PERMISSIONS, "permissions: [http_fetch]")
    change(new, "max_memory: 64MB", "max_memory: 65MB")
    change(new, "verbose:\n    type: boolean\n    default: false", "loud:\n    type: string")
    done = helios("diff", plugin, new, "--json")
    assert done.exit_code == 1
    found = json.loads(done.stdout)
    assert found["more"] == [
        "permission http_fetch is new",
        "max_memory was 67,108,864 bytes, is 68,157,440 bytes",
    ]
    assert "setting loud was not there, is string" in found["other"]
    back = helios("diff", new, plugin)
    assert back.exit_code == 0
    assert "permission http_fetch is gone" in back.stdout
    assert "it can reach nothing new" in back.stdout


def test_no_limit_is_more_than_any(plugin: Path, tmp_path: Path) -> None:
    new = Path(shutil.copytree(plugin, tmp_path / "new"))
    change(new, "resources:\n  max_memory: 64MB", "")
    assert json.loads(helios("diff", plugin, new, "--json").stdout)["more"] == [
        "max_memory was 67,108,864 bytes, is the operator's limit"
    ]
    assert helios("diff", new, plugin).exit_code == 0


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """Give an Ed25519 key as openssl makes it; `.pub` beside it is the public one."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("openssl is not installed")
    file = tmp_path / "key.pem"
    subprocess.run([program, "genpkey", "-algorithm", "ed25519", "-out", file], check=True, capture_output=True)
    subprocess.run([program, "pkey", "-in", file, "-pubout", "-out", file.with_suffix(".pub")], check=True)
    return file


@pytest.mark.parametrize("packed", [False, True])
def test_a_signature_of_openssl_s_key_holds_until_a_file_changes(
    plugin: Path, key: Path, tmp_path: Path, packed: bool
) -> None:
    path = tmp_path / "packed.tar.gz" if packed else plugin
    if packed:
        assert helios("pack", plugin, "-o", path).exit_code == 0
    assert helios("verify", path, "--key", key.with_suffix(".pub")).exit_code == 1
    signed = helios("sign", path, "--key", key)
    assert signed.exit_code == 0, signed.output
    public = signed.stdout.strip()
    assert helios("verify", path, "--key", key.with_suffix(".pub")).exit_code == 0
    config = tmp_path / "heliosproxy.toml"
    config.write_text(f'[plugins]\nrequire_signature = true\ntrusted_keys = ["{public}"]\n')
    assert helios("verify", path, "--config", config).exit_code == 0
    (tmp_path / "none").mkdir()
    with PluginHost.from_directory(tmp_path / "none", config.read_text()) as host:
        assert host.load(path) in host.plugins
    other = "ed25519:" + "A" * 43 + "="
    refused = helios("verify", path, "--key", other)
    assert refused.exit_code == 1
    assert "not in trusted_keys" in refused.stderr
    if not packed:
        change(plugin, PERMISSIONS, "permissions: [http_fetch]")
        changed = helios("verify", path, "--key", public)
        assert changed.exit_code == 1
        assert "changed after it was signed" in changed.stderr


def test_a_key_of_another_kind_is_refused(plugin: Path, tmp_path: Path) -> None:
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("openssl is not installed")
    file = tmp_path / "rsa.pem"
    subprocess.run([program, "genpkey", "-algorithm", "rsa", "-out", file], check=True, capture_output=True)
    done = helios("sign", plugin, "--key", file)
    assert done.exit_code == 2
    assert "expected an Ed25519 key" in done.stderr


def test_a_key_with_a_password_is_refused_with_what_takes_it_off(plugin: Path, key: Path) -> None:
    locked = key.with_name("locked.pem")
    command = ["openssl", "pkey", "-in", key, "-aes256", "-passout", "pass:secret", "-out", locked]
    subprocess.run(command, check=True, capture_output=True)
    done = helios("sign", plugin, "--key", locked)
    assert done.exit_code == 2
    assert f"the key has a password: `openssl pkey -in {locked} -out FILE`" in done.stderr
    assert not (plugin / "plugin.sig").exists()


@pytest.mark.parametrize("options", [[], ["--single"]])
def test_what_is_packed_is_loaded_and_always_the_same(plugin: Path, tmp_path: Path, options: list[str]) -> None:
    folder = tmp_path / "plugins"
    folder.mkdir()
    path = folder / ("p.wasm" if options else "p.tar.gz")
    assert helios("pack", plugin, "-o", path, *options).exit_code == 0
    first = path.read_bytes()
    assert helios("pack", plugin, "-o", path, *options).exit_code == 0
    assert path.read_bytes() == first
    with PluginHost.from_directory(folder) as host:
        assert list(host.problems) == []
        assert len(host.plugins) == 1


def test_every_command_has_a_line_of_help_and_imports() -> None:
    from helios_host.cli import _COMMANDS

    context = main.make_context("helios-plugin", ["list", "."], resilient_parsing=True)
    for name, (_, line, _) in _COMMANDS.items():
        command = main.get_command(context, name)
        assert command is not None
        assert command.help or command.get_short_help_str(), name
        assert line.endswith(".")
