"""The artefact cache: compiled components on disk, loaded only when this host wrote them.

A compiled component is machine code: a patched one runs native code, a truncated one kills the process. So an entry
carries an HMAC under a key that only this user can read, in a directory that only this user can enter. To load it, it
is copied once into a sealed memory file, verified there, and mapped from there. An entry that is damaged, foreign or
made for another machine counts as absent.
"""

from __future__ import annotations

import contextlib
import errno
import hmac
import logging
import os
import re
import secrets
import shutil
import stat
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import attrs

from .sealed import SealedFile, anonymous_file, digests, fill

__all__ = ["MAX_CACHE_BYTES", "MAX_TYPES_BYTES", "Artefact", "ArtefactCache", "default_directory"]

_log = logging.getLogger("helios_host.engine")

KEY_BYTES: Final = 32
_MAC_BYTES: Final = 32
_MAGIC: Final = b"helios4\n"
_HEADER: Final = len(_MAGIC) + _MAC_BYTES + 8
_NAME: Final = re.compile(r"[0-9a-f]{64}")
_READ: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
"""What stands in the place of an entry may be a link or a pipe; nothing waits for it."""

MAX_TYPES_BYTES: Final = 4 * 1024 * 1024
"""Largest structure of a component; a guest with every hook has 100 KB, and reading it holds other threads up."""

MAX_CACHE_BYTES: Final = 2 * 1024**3
"""Most bytes of all entries together: a Python guest's has 50 MB, another guest's less than one."""

_NO_FILE: Final = frozenset({errno.ELOOP, errno.ENXIO, errno.EISDIR, errno.EACCES, errno.EPERM})
"""What opening or reading says of a link, a socket or a directory, and of a file that somebody closed to its owner."""

_ABANDONED_SECONDS: Final = 3600
"""Age from which a file that a writer never finished is removed."""


@attrs.frozen
class Artefact:
    """A compiled component: machine code in a sealed file, and the component's structure as JSON."""

    code: SealedFile
    types: bytes


def default_directory() -> Path:
    """Return `$HELIOS_CACHE_DIR`, else `$XDG_CACHE_HOME/helios-plugin-host`, else the same below `~/.cache`.

    A user without a home directory has one of their own below the directory for temporary files.
    """
    if own := os.environ.get("HELIOS_CACHE_DIR"):
        return Path(own)
    if base := os.environ.get("XDG_CACHE_HOME"):
        return Path(base) / "helios-plugin-host"
    try:
        return Path.home() / ".cache" / "helios-plugin-host"
    except RuntimeError:
        return Path(tempfile.gettempdir()) / f"helios-plugin-host-{os.geteuid()}"


class ArtefactCache:
    """Entries in `directory`/artefacts, which is made with mode 0700; names are digests in hexadecimal.

    Workers and hosts of one user share it. At most `max_bytes` are kept: what was used least recently goes first.
    Trouble with the disk never stops a plugin: it is logged once as a warning, and nothing is kept.
    """

    def __init__(self, directory: str | Path | None = None, *, max_bytes: int = MAX_CACHE_BYTES) -> None:
        self.directory: Final = Path(directory or default_directory()) / "artefacts"
        self._max_bytes: Final = max_bytes
        self._warned = False

    def load(self, name: str) -> Artefact | None:
        """Return the verified entry of that name, or `None` when there is none that can be trusted."""
        try:
            with self._opened() as place:
                artefact = self._read(name, place)
                if artefact is not None:
                    with contextlib.suppress(OSError):  # another process may have removed it meanwhile
                        os.utime(name, dir_fd=place, follow_symlinks=False)  # used: it is the last to go
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:  # the latter is what a path is that no system can have
            self._warn(error)
            return None
        if artefact is None:
            _log.warning(
                "artefact %s is damaged or was not written by this host: it is compiled again", self.directory / name
            )
        return artefact

    def digest_of(self, _path: Path) -> str | None:
        """Return the digest of a component's file without reading it; this cache knows none."""
        return None

    def store(self, name: str, artefact: Artefact) -> None:
        """Write an entry; readers see the old one or the whole new one."""
        size = _HEADER + len(artefact.types) + artefact.code.size
        if size > self._max_bytes or len(artefact.types) > MAX_TYPES_BYTES:
            return
        temporary = f".new-{os.getpid()}-{secrets.token_hex(8)}"
        try:
            self.directory.mkdir(parents=True, exist_ok=True, mode=0o700)
            with self._opened() as place:
                with artefact.code.map() as code:
                    mac = _mac(_key(place, create=True), name, artefact.types, len(code), digests(code))
                self._make_room(place, size)
                try:
                    with os.fdopen(_create(temporary, place), "wb") as file:
                        file.write(_MAGIC + mac + len(artefact.types).to_bytes(8, "little") + artefact.types)
                        with artefact.code.map() as code:
                            file.write(code)
                    _clear(name, place)
                    os.replace(temporary, name, src_dir_fd=place, dst_dir_fd=place)
                except BaseException:
                    with contextlib.suppress(OSError):
                        os.unlink(temporary, dir_fd=place)
                    raise
        except (OSError, ValueError) as error:
            self._warn(error)

    def remove(self, name: str) -> None:
        """Remove an entry, if it is there."""
        with contextlib.suppress(OSError):
            (self.directory / name).unlink()

    @contextlib.contextmanager
    def _opened(self) -> Iterator[int]:
        """Open the directory, which is then this very one until the end; raises `OSError` unless it is private."""
        place = os.open(self.directory, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            information = os.fstat(place)
            if information.st_uid != os.geteuid():
                raise OSError(
                    f"{self.directory} belongs to another user: set HELIOS_CACHE_DIR to a directory of your own"
                )
            if information.st_mode & 0o077:
                raise OSError(
                    f"{self.directory} is open to others (mode {stat.S_IMODE(information.st_mode):o}): "
                    "remove it, or close it with chmod 700 after emptying it"
                )
            yield place
        finally:
            os.close(place)

    def _read(self, name: str, place: int) -> Artefact | None:
        """Return the entry of that name, `None` when it cannot be trusted; raises `OSError`."""
        try:
            file = os.open(name, _READ, dir_fd=place)
        except OSError as error:
            if error.errno in _NO_FILE:
                return None
            raise
        try:
            return self._verified(file, name, place)
        finally:
            os.close(file)

    def _verified(self, file: int, name: str, place: int) -> Artefact | None:
        information = os.fstat(file)
        if not stat.S_ISREG(information.st_mode):
            return None
        header = os.pread(file, _HEADER, 0)
        length = int.from_bytes(header[-8:], "little")
        size = information.st_size - _HEADER - length
        if (
            len(header) != _HEADER
            or not header.startswith(_MAGIC)
            or length > MAX_TYPES_BYTES
            or not 0 < size <= self._max_bytes
        ):
            return None
        key = _key(place, create=False)
        if len(key) != KEY_BYTES:
            return None
        types = os.pread(file, length, _HEADER)
        code, digested = _copy(file, _HEADER + length, size)
        if hmac.compare_digest(_mac(key, name, types, size, digested), header[len(_MAGIC) : -8]):
            return Artefact(code, types)
        code.close()
        return None

    def _make_room(self, place: int, size: int) -> None:
        """Remove entries until `size` more bytes fit, and what writers that died have left."""
        entries, total = [], size
        for name in os.listdir(place):
            with contextlib.suppress(OSError):
                information = os.stat(name, dir_fd=place, follow_symlinks=False)
                if _NAME.fullmatch(name):
                    total += information.st_size
                    entries.append((information.st_mtime, information.st_size, name))
                elif name.startswith(".new-") and information.st_mtime < time.time() - _ABANDONED_SECONDS:
                    os.unlink(name, dir_fd=place)
        for _, bytes_, name in sorted(entries):
            if total <= self._max_bytes:
                return
            with contextlib.suppress(OSError):
                os.unlink(name, dir_fd=place)
            total -= bytes_

    def _warn(self, error: Exception) -> None:
        if not self._warned:
            self._warned = True
            _log.warning("the artefact cache is not used, plugins are compiled at every start: %s", error)


def _mac(key: bytes, name: str, types: bytes, size: int, code: Iterable[bytes]) -> bytes:
    """Return the HMAC of an entry whose code has so many bytes, and these digests."""
    mac = hmac.new(key, digestmod="sha256")
    mac.update(f"{name}:{len(types)}:{size}:".encode())
    mac.update(types)
    for digest in code:
        mac.update(digest)
    return mac.digest()


def _key(place: int, *, create: bool) -> bytes:
    key = _read_key(place)
    if not create or (key is not None and len(key) == KEY_BYTES):
        return key or b""
    temporary = f".new-{os.getpid()}-{secrets.token_hex(8)}"
    try:
        with os.fdopen(_create(temporary, place), "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
        if key is not None:
            _clear("key", place)
            with contextlib.suppress(FileNotFoundError):  # another process was first
                os.unlink("key", dir_fd=place)
        with contextlib.suppress(FileExistsError):  # another process was first: its key is the one
            os.link(temporary, "key", src_dir_fd=place, dst_dir_fd=place)
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary, dir_fd=place)
    return _read_key(place) or b""


def _read_key(place: int) -> bytes | None:
    """Return what the key's file has, `None` where there is none; nothing of what is no file, or not this user's own.

    Another user may have had it open since before the directory was closed to others.
    """
    try:
        file = os.open("key", _READ, dir_fd=place)
        try:
            information = os.fstat(file)
            if information.st_uid != os.geteuid() or information.st_mode & 0o077:
                return b""
            return os.read(file, KEY_BYTES + 1)
        finally:
            os.close(file)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno in _NO_FILE:
            return b""
        raise


def _clear(name: str, place: int) -> None:
    """Remove a directory that stands in the place of a file."""
    with contextlib.suppress(FileNotFoundError):
        if stat.S_ISDIR(os.stat(name, dir_fd=place, follow_symlinks=False).st_mode):
            shutil.rmtree(name, dir_fd=place)


def _create(name: str, place: int) -> int:
    return os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600, dir_fd=place)


def _copy(file: int, start: int, count: int) -> tuple[SealedFile, list[bytes]]:
    """Copy `count` bytes from `start` into a sealed file; returns it, and the digests of what is in it."""
    target = anonymous_file("helios-artefact")
    try:
        digested = fill(target, file, start, count)
        return SealedFile(target), digested
    except BaseException:
        os.close(target)
        raise
