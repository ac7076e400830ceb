"""secrets: only by name, never out of the directory, never in the log."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from helios_api.v2 import secrets as secrets2
from helios_host.capabilities.context import PluginContext
from helios_host.capabilities.failures import Unavailable
from helios_host.capabilities.gate import Gate
from helios_host.capabilities.secrets import SecretSettings, SecretsV2, open_secrets
from helios_host.capabilities.secrets.providers import MAX_SECRET, EnvironmentSecrets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from witbind import Err, Ok

from .conftest import Face

DENIED = Err(secrets2.SecretErrorAccessDenied())


class Plugin:
    """One plugin's import, and what it said and hid."""

    def __init__(self, face: Face, provider: Any, *names: str, granted: Any = ("secrets",)) -> None:
        self.said: list[str] = []
        self.hidden: list[str] = []
        context = PluginContext(
            plugin="custom-auth",
            gate=Gate.of(["secrets"], granted),
            say=self.said.append,
            hide=self.hidden.append,
        )
        self.secrets = SecretsV2(context, provider, face.io, SecretSettings(allow={"custom-auth": names}))
        self.face = face

    def get(self, name: str) -> Any:
        return self.face.run(self.secrets.get(name))


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    (tmp_path / "secrets").mkdir()
    (tmp_path / "outside").write_text("outside")
    return tmp_path / "secrets"


def files(directory: Path) -> Any:
    return open_secrets(SecretSettings(provider="files", directory=str(directory)))


def test_a_granted_name_is_read_and_hidden_in_the_log(face: Face) -> None:
    plugin = Plugin(face, EnvironmentSecrets("S_", {"S_AUTH_TOKEN": "x y"}), "auth-token")
    assert plugin.get("auth-token") == Ok("x y")
    assert plugin.hidden == ["x y"]


def test_the_default_environment_has_a_prefix(face: Face, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HELIOS_SECRET_A_B", "1")
    assert Plugin(face, open_secrets(SecretSettings()), "a.b").get("a.b") == Ok("1")


def test_a_name_that_is_not_granted_is_denied_with_the_missing_line(face: Face) -> None:
    plugin = Plugin(face, EnvironmentSecrets("S_", {"S_A": "1", "S_B": "2"}), "a")
    assert plugin.get("b") == DENIED
    assert "[plugins.capabilities.secrets.allow]" in plugin.said[0]
    assert "custom-auth" in plugin.said[0]
    assert Plugin(face, EnvironmentSecrets("S_", {"S_A": "1"}), "a", granted=()).get("a") == DENIED


def test_a_granted_name_without_a_value_is_unavailable(face: Face, directory: Path) -> None:
    for provider in (EnvironmentSecrets("S_", {}), files(directory), files(directory / "gone")):
        answer = Plugin(face, provider, "a").get("a")
        assert answer == Err(secrets2.SecretErrorUnavailable("the operator has no secret a"))


@given(
    name=st.text(max_size=20) | st.sampled_from(["../outside", "..", ".", "", "a/../../outside", "/etc/passwd", "a\0"])
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_name_leads_out_of_the_directory(face: Face, directory: Path, name: str) -> None:
    answer = Plugin(face, files(directory), name).get(name)
    assert isinstance(answer, Err)


def test_a_link_is_followed_within_the_directory_only(face: Face, directory: Path) -> None:
    (directory / "..data").mkdir()
    (directory / "..data" / "token").write_text("t\r\n")
    (directory / "token").symlink_to("..data/token")
    (directory / "evil").symlink_to("../outside")
    plugin = Plugin(face, files(directory), "token", "evil")
    assert plugin.get("token") == Ok("t")
    assert isinstance(plugin.get("evil").value, secrets2.SecretErrorUnavailable)


def test_what_is_no_small_text_file_is_unavailable(face: Face, directory: Path) -> None:
    (directory / "large").write_bytes(b"x" * (MAX_SECRET + 1))
    (directory / "largest").write_bytes(b"x" * MAX_SECRET)
    (directory / "binary").write_bytes(b"\xff")
    (directory / "folder").mkdir()
    os.mkfifo(directory / "pipe")
    plugin = Plugin(face, files(directory), "large", "largest", "binary", "folder", "pipe")
    assert plugin.get("largest") == Ok("x" * MAX_SECRET)
    for name in ("large", "binary", "folder", "pipe"):
        assert isinstance(plugin.get(name).value, secrets2.SecretErrorUnavailable), name


def test_a_provider_of_the_embedding_program_is_asked_after_the_gate(face: Face) -> None:
    asked = []

    class Vault:
        def get(self, name: str) -> str:
            asked.append(name)
            raise Unavailable("the vault is sealed")

    plugin = Plugin(face, Vault(), "a")
    assert plugin.get("b") == DENIED
    assert plugin.get("a") == Err(secrets2.SecretErrorUnavailable("the vault is sealed"))
    assert asked == ["a"]
