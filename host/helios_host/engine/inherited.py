"""Artefacts that one process verified and others map: workers share the machine code, and verify nothing twice.

A plugin in Python has 40 MB of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from multiprocessing import reduction
from typing import Any, Final

import attrs

from .cache import Artefact, ArtefactCache
from .sealed import SealedFile

__all__ = ["ArtefactStock", "InheritedCache", "InheritedFile"]


@attrs.frozen
class InheritedFile:
    """The descriptor of a sealed file; pickled for a process that is spawned, it is that process's own copy of it."""

    descriptor: int

    def __reduce__(self) -> tuple[Callable[[Any], InheritedFile], tuple[Any]]:
        return _received, (reduction.DupFd(self.descriptor),)


class ArtefactStock:
    """Keeps artefacts open for processes that are started later; it is for one thread at a time."""

    def __init__(self, cache: ArtefactCache) -> None:
        self._cache: Final = cache
        self._held: dict[str, Artefact] = {}

    def of(self, names: Iterable[str]) -> dict[str, tuple[InheritedFile, bytes]]:
        """Return the artefacts of these names that the cache has, and let go of all others."""
        wanted = set(names)
        for name in self._held.keys() - wanted:
            self._held.pop(name).code.close()
        for name in wanted - self._held.keys():
            if (artefact := self._cache.load(name)) is not None:
                self._held[name] = artefact
        return {name: (InheritedFile(held.code.descriptor), held.types) for name, held in self._held.items()}


class InheritedCache(ArtefactCache):
    """The artefact cache of a process that was given artefacts: it looks among those first."""

    def __init__(self, given: Mapping[str, tuple[InheritedFile, bytes]]) -> None:
        super().__init__()
        self._given: Final = given

    def load(self, name: str) -> Artefact | None:
        """Return the entry of that name."""
        if name not in self._given:
            return super().load(name)
        file, types = self._given[name]
        return Artefact(SealedFile(os.dup(file.descriptor)), types)


def _received(duplicate: Any) -> InheritedFile:
    return InheritedFile(duplicate.detach())
