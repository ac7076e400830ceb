"""The artefact cache: compiled components on disk, loaded only when this host wrote them.

A compiled component is machine code: a patched one runs native code, a truncated one kills the process. So an entry
carries an HMAC under a key that only this user can read, in a directory that only this user can enter. To load it, it
is copied once into a sealed memory file, verified there, and mapped from there. An entry that is damaged, foreign or
made for another machine counts as absent.
"""

from __future__ import annotations

import contextlib
import hmac
import logging
import os
import secrets
import stat
import tempfile
from pathlib import Path
from typing import Final

import attrs

from .sealed import SealedFile, anonymous_file

__all__ = ["Artefact", "ArtefactCache", "default_directory"]

_log = logging.getLogger("helios_host.engine")

KEY_BYTES: Final = 32
_MAC_BYTES: Final = 32
_MAGIC: Final = b"helios1\n"
_HEADER: Final = len(_MAGIC) + _MAC_BYTES + 8
MAX_TYPES_BYTES: Final = 16 * 1024 * 1024


@attrs.frozen
class Artefact:
    """A compiled component: machine code in a sealed file, and the component's structure as JSON."""

    code: SealedFile
    types: bytes


def default_directory() -> Path:
    """Return `$HELIOS_CACHE_DIR`, else `$XDG_CACHE_HOME/helios-plugin-host`, else the same below `~/.cache`."""
    if own := os.environ.get("HELIOS_CACHE_DIR"):
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "helios-plugin-host"


class ArtefactCache:
    """Entries in `directory`/artefacts, which is made with mode 0700; names are digests in hexadecimal.

    Trouble with the disk never stops a plugin: it is logged once as a warning, and nothing is kept.
    """

    def __init__(self, directory: Path | None = None) -> None:
        self.directory: Final = (directory or default_directory()) / "artefacts"
        self._warned = False

    def load(self, name: str) -> Artefact | None:
        """Return the verified entry of that name, or `None` when there is none that can be trusted."""
        path = self.directory / name
        try:
            self._check_private()
            file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except FileNotFoundError:
            return None
        except OSError as error:
            self._warn(error)
            return None
        try:
            artefact = self._verified(file, name)
        except OSError as error:
            self._warn(error)
            return None
        finally:
            os.close(file)
        if artefact is None:
            _log.warning("artefact %s is damaged or was not written by this host: it is compiled again", path)
        return artefact

    def store(self, name: str, artefact: Artefact) -> None:
        """Write an entry; readers see the old one or the whole new one."""
        try:
            self.directory.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._check_private()
            mac = self._mac(self._key(create=True), name, artefact)
            handle, temporary = tempfile.mkstemp(dir=self.directory, prefix=".new-")
        except OSError as error:
            self._warn(error)
            return
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_MAGIC + mac + len(artefact.types).to_bytes(8, "little") + artefact.types)
                with artefact.code.map() as code:
                    file.write(code)
            Path(temporary).replace(self.directory / name)
        except OSError as error:
            self._warn(error)
            with contextlib.suppress(OSError):
                Path(temporary).unlink()

    def remove(self, name: str) -> None:
        """Remove an entry, if it is there."""
        with contextlib.suppress(OSError):
            (self.directory / name).unlink()

    def _verified(self, file: int, name: str) -> Artefact | None:
        header = os.pread(file, _HEADER, 0)
        information = os.fstat(file)
        length = int.from_bytes(header[-8:], "little")
        start = _HEADER + length
        if (
            not stat.S_ISREG(information.st_mode)
            or len(header) != _HEADER
            or not header.startswith(_MAGIC)
            or length > MAX_TYPES_BYTES
            or information.st_size <= start
        ):
            return None
        key = self._key(create=False)
        if len(key) != KEY_BYTES:
            return None
        artefact = Artefact(_copy(file, start, information.st_size - start), os.pread(file, length, _HEADER))
        if artefact.code.size and hmac.compare_digest(self._mac(key, name, artefact), header[len(_MAGIC) : -8]):
            return artefact
        artefact.code.close()
        return None

    def _mac(self, key: bytes, name: str, artefact: Artefact) -> bytes:
        mac = hmac.new(key, digestmod="sha256")
        mac.update(f"{name}:{len(artefact.types)}:".encode())
        mac.update(artefact.types)
        with artefact.code.map() as code:
            mac.update(code)
        return mac.digest()

    def _check_private(self) -> None:
        information = os.lstat(self.directory)
        if not stat.S_ISDIR(information.st_mode):
            raise OSError(f"{self.directory} is not a directory")
        if information.st_uid != os.geteuid():
            raise OSError(f"{self.directory} belongs to another user: set HELIOS_CACHE_DIR to a directory of your own")
        if information.st_mode & 0o077:
            raise OSError(
                f"{self.directory} is open to others (mode {stat.S_IMODE(information.st_mode):o}): "
                "remove it, or close it with chmod 700 after emptying it"
            )

    def _key(self, *, create: bool) -> bytes:
        path = self.directory / "key"
        try:
            key = path.read_bytes()
        except FileNotFoundError:
            key = b""
        if len(key) != KEY_BYTES and create:
            handle, temporary = tempfile.mkstemp(dir=self.directory, prefix=".key-")  # mode 0600
            with os.fdopen(handle, "wb") as file:
                file.write(secrets.token_bytes(KEY_BYTES))
            if key:
                path.unlink(missing_ok=True)
            with contextlib.suppress(FileExistsError):  # another process was first: its key is the one
                os.link(temporary, path)
            Path(temporary).unlink()
            key = path.read_bytes()
        return key

    def _warn(self, error: OSError) -> None:
        if not self._warned:
            self._warned = True
            _log.warning("the artefact cache is not used, plugins are compiled at every start: %s", error)


def _copy(file: int, start: int, count: int) -> SealedFile:
    """Copy `count` bytes from `start` into a sealed file; a file that shrinks meanwhile gives a shorter one."""
    target = anonymous_file("helios-artefact")
    try:
        while count > 0:
            sent = os.sendfile(target, file, start, count)
            if sent == 0:
                break
            start, count = start + sent, count - sent
        return SealedFile(target)
    except BaseException:
        os.close(target)
        raise
