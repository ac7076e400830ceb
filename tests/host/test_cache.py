from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest
from helios_host.engine.cache import Artefact, ArtefactCache, default_directory
from helios_host.engine.sealed import SEALS, SealedFile, anonymous_file
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

NAME = "a" * 64


def artefact(code: bytes, types: bytes = b"{}") -> Artefact:
    descriptor = anonymous_file("test")
    with os.fdopen(os.dup(descriptor), "wb") as file:
        file.write(code)
    return Artefact(SealedFile(descriptor), types)


def content(found: Artefact | None) -> tuple[bytes, bytes] | None:
    if found is None:
        return None
    with found.code, found.code.map() as view:
        return bytes(view), found.types


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(code=st.binary(min_size=1, max_size=2000), types=st.binary(max_size=500))
def test_what_is_stored_is_loaded(cache: ArtefactCache, code: bytes, types: bytes) -> None:
    cache.store(NAME, artefact(code, types))
    assert content(cache.load(NAME)) == (code, types)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data())
def test_a_changed_byte_anywhere_is_never_trusted(cache: ArtefactCache, data: st.DataObject) -> None:
    cache.store(NAME, artefact(b"machine code", b'{"types": []}'))
    path = cache.directory / NAME
    whole = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(whole)
    assert cache.load(NAME) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(length=st.integers(0, 68))
def test_a_truncated_entry_is_never_trusted(cache: ArtefactCache, length: int) -> None:
    cache.store(NAME, artefact(b"machine code", b"{}"))
    path = cache.directory / NAME
    assert path.stat().st_size > 60
    path.write_bytes(path.read_bytes()[: min(length, path.stat().st_size - 1)])
    assert cache.load(NAME) is None


def test_an_entry_of_another_key_is_never_trusted(cache: ArtefactCache) -> None:
    cache.store(NAME, artefact(b"machine code"))
    (cache.directory / "key").write_bytes(bytes(32))
    assert cache.load(NAME) is None


def test_an_entry_without_a_key_is_never_trusted(cache: ArtefactCache) -> None:
    cache.store(NAME, artefact(b"machine code"))
    (cache.directory / "key").unlink()
    assert cache.load(NAME) is None


def test_an_entry_under_another_name_is_never_trusted(cache: ArtefactCache) -> None:
    cache.store(NAME, artefact(b"machine code"))
    (cache.directory / NAME).rename(cache.directory / ("b" * 64))
    assert cache.load("b" * 64) is None


def test_a_link_in_the_place_of_an_entry_is_not_followed(cache: ArtefactCache, tmp_path: Path) -> None:
    cache.store(NAME, artefact(b"machine code"))
    (cache.directory / NAME).rename(tmp_path / "elsewhere")
    (cache.directory / NAME).symlink_to(tmp_path / "elsewhere")
    assert cache.load(NAME) is None


def test_a_directory_open_to_others_is_not_used(cache: ArtefactCache, caplog: pytest.LogCaptureFixture) -> None:
    cache.store(NAME, artefact(b"machine code"))
    cache.directory.chmod(0o755)
    with caplog.at_level(logging.WARNING):
        assert cache.load(NAME) is None
    assert "open to others" in caplog.text
    again = ArtefactCache(cache.directory.parent)
    again.store("c" * 64, artefact(b"other"))
    assert not (cache.directory / ("c" * 64)).exists()


def test_the_directory_and_the_key_are_private(cache: ArtefactCache) -> None:
    cache.store(NAME, artefact(b"machine code"))
    assert cache.directory.stat().st_mode & 0o777 == 0o700
    assert (cache.directory / "key").stat().st_mode & 0o777 == 0o600


def test_a_cache_that_cannot_be_written_is_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("")
    cache = ArtefactCache(tmp_path / "file")
    with caplog.at_level(logging.WARNING):
        cache.store(NAME, artefact(b"machine code"))
    assert "not used" in caplog.text


def test_nothing_is_left_behind_by_a_write(cache: ArtefactCache) -> None:
    cache.store(NAME, artefact(b"machine code"))
    assert sorted(path.name for path in cache.directory.iterdir()) == [NAME, "key"]


@pytest.mark.skipif(not SEALS, reason="this system has no sealed memory files")
def test_a_sealed_file_cannot_be_changed() -> None:
    with artefact(b"machine code").code as sealed:
        file = os.open(sealed.path, os.O_RDWR)
        with pytest.raises(PermissionError):
            os.write(file, b"x")
        os.close(file)


def test_the_default_directory_follows_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HELIOS_CACHE_DIR", "/a")
    assert default_directory() == Path("/a")
    monkeypatch.delenv("HELIOS_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", "/b")
    assert default_directory() == Path("/b/helios-plugin-host")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/c")
    assert default_directory() == Path("/c/.cache/helios-plugin-host")
