"""Places that no file can be at, that cannot be looked at, or where something else is than a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from arena import good_answer, install_good, open_host
from helios_host import PluginHost
from helios_host.errors import PackageError

from guests import PRE1, YES, Guest, build, install

NO_PLACES = ["a\0b", "a\ud800b", "x" * 300, "x/" * 3000]


@pytest.mark.parametrize("name", NO_PLACES)
def test_a_directory_of_plugins_that_no_system_has(tmp_path: Path, cache_directory: Path, name: str) -> None:
    with open_host(tmp_path / name, cache_directory) as host:
        (problem,) = host.problems
        assert type(problem) is PackageError
        assert str(problem).isprintable()
        with pytest.raises(PackageError):
            host.load(tmp_path / name / "plugin.wasm")


@pytest.mark.parametrize("name", NO_PLACES)
def test_a_cache_that_no_system_has(tmp_path: Path, name: str) -> None:
    install_good(tmp_path / "plugins")
    with open_host(tmp_path / "plugins", tmp_path / name, timeout=5.0) as host:
        assert host.problems == ()
        assert good_answer(host)


def test_a_plugin_that_cannot_be_looked_at_stops_no_other(
    tmp_path: Path, cache_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as another user's: `lost+found` is in every file system's first directory."""
    install_good(tmp_path)
    (tmp_path / "lost+found").mkdir()
    (tmp_path / "long").symlink_to("x" * 300)
    real = os.stat

    def refusing(path: object, *arguments: object, **more: object) -> os.stat_result:
        if "lost+found/" in str(path):
            raise PermissionError(13, "Permission denied", path)
        return real(path, *arguments, **more)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(os, "stat", refusing)
    with open_host(tmp_path, cache_directory, timeout=5.0) as host:
        assert list(host.plugins) == ["good"]
        assert good_answer(host)
        assert all(type(problem) is PackageError for problem in host.problems)
        assert "lost+found" in {problem.plugin for problem in host.problems}


@pytest.mark.parametrize("file", ["plugin.yaml", "plugin.wasm"])
def test_a_directory_in_the_place_of_a_file_leaves_nothing_open(
    tmp_path: Path, cache_directory: Path, file: str
) -> None:
    place = install(tmp_path / "bad", "bad", build(Guest(hooks={PRE1: YES})), hooks=("pre_query",))
    (place / file).unlink()
    (place / file).mkdir()
    (tmp_path / "plugins").mkdir()
    with open_host(tmp_path / "plugins", cache_directory) as host:
        for _ in range(3):
            with pytest.raises(PackageError, match="regular file"):
                host.load(place)
    opened = [os.path.realpath(link) for link in Path("/proc/self/fd").iterdir()]
    assert os.path.realpath(place / file) not in opened


def test_a_key_that_others_may_have_is_not_trusted(tmp_path: Path) -> None:
    """Nor is what was written under it; another one is made."""
    plugins, cache = tmp_path / "plugins", tmp_path / "cache"
    install_good(plugins)
    states: list[str] = []

    def start() -> list[str]:
        states.clear()
        with PluginHost.from_directory(
            plugins, cache_directory=cache, progress=lambda event: states.append(event.state)
        ) as host:
            assert good_answer(host)
        return states

    assert start() == ["compiling", "compiled"]
    assert start() == ["cached"]
    key = cache / "artefacts" / "key"
    known = key.read_bytes()
    key.chmod(0o640)
    assert start() == ["compiling", "compiled"]
    assert key.read_bytes() != known
    assert key.stat().st_mode & 0o777 == 0o600
    assert start() == ["cached"]
    assert sorted(path.name for path in key.parent.iterdir() if path.name.startswith(".new-")) == []
