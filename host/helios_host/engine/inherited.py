"""Artefacts that one process verified and others map: workers share the machine code, and verify nothing twice.

A plugin in Python has 50 MB of it, and a component of 18 MB. A component's file that was not touched since it was read,
as its inode and its times say, is not read again for its digest.
"""

from __future__ import annotations

import stat
import time
from collections.abc import Callable, Iterable, Mapping
from multiprocessing import reduction
from pathlib import Path
from typing import Any, Final, TypeAlias

import attrs

from .binary import component_digest
from .cache import Artefact, ArtefactCache
from .sealed import sealed_copy

__all__ = ["ArtefactStock", "Given", "InheritedCache", "InheritedFile"]

SETTLED_SECONDS: Final = 2.0
"""Age from which a file's times tell of any change: within one tick of the file system's clock, they do not."""

Identity: TypeAlias = tuple[int, int, int, int, int]
"""Device, inode, size, and the times in nanoseconds of the last change of content and of anything."""


@attrs.frozen
class InheritedFile:
    """The descriptor of a sealed file; pickled for a process that is spawned, it is that process's own copy of it."""

    descriptor: int

    def __reduce__(self) -> tuple[Callable[[Any], InheritedFile], tuple[Any]]:
        return _received, (reduction.DupFd(self.descriptor),)


@attrs.frozen
class Given:
    """What a process is given: artefacts and their types by name, and digests (SHA-256, hexadecimal) of components."""

    artefacts: Mapping[str, tuple[InheritedFile, bytes]] = attrs.field(factory=dict)
    digests: Mapping[Identity, str] = attrs.field(factory=dict)


class ArtefactStock:
    """Keeps artefacts open for processes that are started later; it is for one thread at a time."""

    def __init__(self, cache: ArtefactCache) -> None:
        self._cache: Final = cache
        self._held: dict[str, Artefact] = {}
        self._digests: dict[Identity, str] = {}

    def of(self, names: Iterable[str], components: Iterable[Path] = ()) -> Given:
        """Return the artefacts of these names that the cache has, and the digests of these files; forget all others."""
        wanted = set(names)
        for name in self._held.keys() - wanted:
            self._held.pop(name).code.close()
        for name in wanted - self._held.keys():
            if (artefact := self._cache.load(name)) is not None:
                self._held[name] = artefact
        self._digests = dict(found for path in components if (found := self._digest(path)) is not None)
        artefacts = {name: (InheritedFile(held.code.descriptor), held.types) for name, held in self._held.items()}
        return Given(artefacts, self._digests)

    def _digest(self, path: Path) -> tuple[Identity, str] | None:
        before = _identity(path)
        if before is None:
            return None
        known = self._digests.get(before)
        if known is None and (known := component_digest(path)) is None:
            return None
        return (before, known) if _identity(path) == before else None


class InheritedCache(ArtefactCache):
    """The artefact cache of a process that was given artefacts: it looks among those first."""

    def __init__(self, given: Given) -> None:
        super().__init__()
        self._given: Final = given.artefacts
        self._digests: Final = given.digests

    def digest_of(self, path: Path) -> str | None:
        """Return the digest of a component's file that was not touched since it was read."""
        identity = _identity(path)
        return None if identity is None else self._digests.get(identity)

    def load(self, name: str) -> Artefact | None:
        """Return the entry of that name."""
        if name not in self._given:
            return super().load(name)
        file, types = self._given[name]
        try:
            return Artefact(sealed_copy(file.descriptor), types)
        except OSError as error:  # such as no descriptor
            self._warn(error)
            return None


def _identity(path: Path) -> Identity | None:
    """Return what a regular file has of its own until it is touched; `None` of one that was touched just now."""
    try:
        found = path.stat()
    except OSError:
        return None
    age = time.time() - max(found.st_mtime, found.st_ctime)
    if not stat.S_ISREG(found.st_mode) or age < SETTLED_SECONDS:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _received(duplicate: Any) -> InheritedFile:
    return InheritedFile(duplicate.detach())
