from __future__ import annotations

import contextlib
import logging
import os
import random
import socket
import stat
import threading
from pathlib import Path

import pytest
from helios_host.engine.cache import Artefact, ArtefactCache, default_directory
from helios_host.engine.sealed import CHUNK, PIECE, SEALS, SealedFile, anonymous_file, digests, fill
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


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(code=st.binary(min_size=1, max_size=2000), types=st.binary(max_size=500))
def test_what_is_stored_is_loaded(cache: ArtefactCache, code: bytes, types: bytes) -> None:
    cache.store(NAME, artefact(code, types))
    assert content(cache.load(NAME)) == (code, types)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.data())
def test_a_changed_byte_anywhere_is_never_trusted(cache: ArtefactCache, data: st.DataObject) -> None:
    cache.store(NAME, artefact(b"machine code", b'{"types": []}'))
    path = cache.directory / NAME
    whole = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(whole)
    assert cache.load(NAME) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(length=st.integers(0, 68))
def test_a_truncated_entry_is_never_trusted(cache: ArtefactCache, length: int) -> None:
    cache.store(NAME, artefact(b"machine code", b"{}"))
    path = cache.directory / NAME
    assert path.stat().st_size > 60
    path.write_bytes(path.read_bytes()[: min(length, path.stat().st_size - 1)])
    assert cache.load(NAME) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(
    size=st.sampled_from([1, PIECE - 1, PIECE, PIECE + 1, CHUNK, CHUNK + 1, 3 * CHUNK + 7]),
    start=st.integers(0, 9),
    missing=st.sampled_from([0, 1, PIECE, CHUNK + 5]),
)
def test_a_copy_is_digested_as_what_was_written(tmp_path: Path, size: int, start: int, missing: int) -> None:
    """Also of a file that is shorter than it was: zeros are in the place of the rest."""
    content = random.Random(size).randbytes(start + size)
    (tmp_path / "file").write_bytes(content[: max(start + size - missing, 0)])
    target = anonymous_file("test")
    with (tmp_path / "file").open("rb") as source:
        found = fill(target, source.fileno(), start, size)
    with SealedFile(target) as sealed, sealed.map() as view:
        assert bytes(view) == content[start : max(start + size - missing, start)].ljust(size, b"\0")
        assert found == digests(view)


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


def sizes(cache: ArtefactCache) -> dict[str, int]:
    return {path.name[0]: path.stat().st_size for path in cache.directory.iterdir() if path.name != "key"}


def test_the_least_recently_used_go_first_when_the_cache_is_full(tmp_path: Path) -> None:
    cache = ArtefactCache(tmp_path, max_bytes=3500)
    for number, letter in enumerate("abc"):
        cache.store(letter * 64, artefact(bytes([number + 1]) * 1000))
        os.utime(cache.directory / (letter * 64), (number, number))
    assert content(cache.load("a" * 64)) is not None
    cache.store("d" * 64, artefact(b"d" * 1000))
    assert sorted(sizes(cache)) == ["a", "c", "d"]
    cache.store("e" * 64, artefact(b"e" * 3000))
    assert sorted(sizes(cache)) == ["e"]
    assert sum(sizes(cache).values()) <= 3500


def test_what_is_larger_than_the_cache_is_not_kept_and_nothing_goes_for_it(tmp_path: Path) -> None:
    cache = ArtefactCache(tmp_path, max_bytes=3500)
    cache.store("a" * 64, artefact(b"a" * 1000))
    cache.store("b" * 64, artefact(b"b" * 4000))
    assert sorted(sizes(cache)) == ["a"]


def test_what_a_dead_writer_left_is_removed(cache: ArtefactCache) -> None:
    cache.store(NAME, artefact(b"machine code"))
    old, new = cache.directory / ".new-1-old", cache.directory / ".new-1-new"
    old.write_bytes(b"half")
    new.write_bytes(b"half")
    os.utime(old, (0, 0))
    cache.store("b" * 64, artefact(b"machine code"))
    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.parametrize("place", [NAME, "key"])
@pytest.mark.parametrize("what", ["pipe", "directory", "link", "device", "socket"])
def test_what_is_no_file_is_never_waited_for_and_replaced(cache: ArtefactCache, place: str, what: str) -> None:
    cache.store(NAME, artefact(b"machine code"))
    path = cache.directory / place
    path.unlink()
    if what == "pipe":
        os.mkfifo(path)
    elif what == "directory":
        (path / "deep").mkdir(parents=True)
    elif what == "link":
        path.symlink_to(path)
    elif what == "device":
        path.symlink_to("/dev/zero")
    else:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(cache.directory / "s"))
        (cache.directory / "s").rename(path)
    assert cache.load(NAME) is None
    cache.store(NAME, artefact(b"machine code"))
    assert content(cache.load(NAME)) == (b"machine code", b"{}")
    assert stat.S_ISREG(path.lstat().st_mode)


def test_an_entry_that_goes_while_it_is_read_leaves_nothing_open(
    cache: ArtefactCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.store(NAME, artefact(b"machine code"))
    monkeypatch.setattr(os, "utime", lambda name, dir_fd, follow_symlinks: os.stat("nowhere", dir_fd=dir_fd))
    before = set(Path("/proc/self/fd").iterdir())
    assert content(cache.load(NAME)) == (b"machine code", b"{}")
    assert set(Path("/proc/self/fd").iterdir()) <= before


def test_the_directory_may_not_be_a_link(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / "artefacts").symlink_to(tmp_path / "elsewhere")
    with caplog.at_level(logging.WARNING):
        ArtefactCache(tmp_path).store(NAME, artefact(b"machine code"))
    assert "not used" in caplog.text
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_the_directory_of_another_user_is_not_used(cache: ArtefactCache, caplog: pytest.LogCaptureFixture) -> None:
    cache.store(NAME, artefact(b"machine code"))
    os.chown(cache.directory, 12345, 12345)
    with caplog.at_level(logging.WARNING):
        assert cache.load(NAME) is None
    assert "another user" in caplog.text


def test_an_entry_that_is_truncated_while_it_is_read_is_never_trusted(cache: ArtefactCache) -> None:
    """Many writers and one that cuts and patches entries in place: a reader has the right bytes, or none."""
    code = bytes(range(256)) * 40_000
    stop = threading.Event()

    def damage() -> None:
        generator = random.Random(3)
        while not stop.is_set():
            cache.store(NAME, artefact(code))
            with contextlib.suppress(OSError), (cache.directory / NAME).open("r+b") as file:
                if generator.random() < 0.5:
                    file.truncate(generator.randrange(len(code)))
                else:
                    file.seek(generator.randrange(len(code)))
                    file.write(b"patched")

    thread = threading.Thread(target=damage)
    thread.start()
    try:
        for _ in range(60):
            found = content(cache.load(NAME))
            assert found in (None, (code, b"{}"))
    finally:
        stop.set()
        thread.join()


@pytest.mark.parametrize("size", [1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 7])
def test_artefacts_of_several_pieces_are_whole(cache: ArtefactCache, size: int) -> None:
    code = random.Random(size).randbytes(size)
    cache.store(NAME, artefact(code))
    assert content(cache.load(NAME)) == (code, b"{}")


def test_two_pieces_that_change_places_are_found(cache: ArtefactCache) -> None:
    code = b"a" * CHUNK + b"b" * CHUNK
    cache.store(NAME, artefact(code))
    path = cache.directory / NAME
    whole = path.read_bytes()
    path.write_bytes(whole[: -2 * CHUNK] + whole[-CHUNK:] + whole[-2 * CHUNK : -CHUNK])
    assert cache.load(NAME) is None
