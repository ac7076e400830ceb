"""What the names of a session's statements and portals stand for, surely or perhaps.

The server answers in order: an error makes it skip the rest of the batch, up to the Sync that ends it. So a name that a
batch gives is sure only once the server has acknowledged it; until then a later batch must reckon with the old meaning
and the new one.
"""

from __future__ import annotations

from typing import ClassVar, Final

import attrs

from helios_host.proxies.postgres.entries import Entry, Prepared
from helios_host.proxies.postgres.statements import ALL_NAMES

__all__ = ["MAX_NAMES", "Binding", "Closing", "Names", "Naming", "Parsing", "kept_name"]

MAX_NAMES: Final = 4096
"""Most names of one kind that are kept a session. One that is forgotten stands for an unknown, opaque statement."""

_NAME_SIZE: Final = 63
"""Bytes of a name that count: the server's `NAMEDATALEN` less one; what is longer is cut there."""


@attrs.define(eq=False)
class Naming(Entry):
    """A message by which a name is to mean one of `values`, or nothing where there are none."""

    meaning: Meaning
    values: tuple[Prepared, ...]
    batch: int


class Parsing(Naming):
    """A Parse message."""

    __slots__ = ()
    acknowledgement: ClassVar[int] = ord("1")


class Binding(Naming):
    """A Bind message."""

    __slots__ = ()
    acknowledgement: ClassVar[int] = ord("2")


class Closing(Naming):
    """A Close message."""

    __slots__ = ()
    acknowledgement: ClassVar[int] = ord("3")


@attrs.define(eq=False)
class Meaning:
    """What a name stands for: surely, and by messages that are not answered yet, oldest first."""

    names: Names
    name: bytes
    sure: tuple[Prepared, ...] = ()
    pending: list[Naming] = attrs.Factory(list)


class Names:
    """Statements or portals by name, as far as the server has acknowledged them and as far as it may yet."""

    __slots__ = ("_meanings",)

    def __init__(self) -> None:
        self._meanings: dict[bytes, Meaning] = {}

    def __len__(self) -> int:
        return len(self._meanings)

    def get(self, name: bytes, batch: int) -> tuple[Prepared, ...]:
        """Return all that the name may stand for in the batch that is being sent; nothing where it is not known."""
        meaning = self._meanings.get(name)
        if meaning is None:
            return ()
        pending = meaning.pending
        if not pending:
            return meaning.sure
        last = pending[-1]
        if last.batch == batch:  # what was sent before it in this batch has run when this runs
            return last.values
        return meaning.sure + tuple(value for naming in pending for value in naming.values)

    def meaning(self, name: bytes) -> Meaning:
        """Return what the name stands for, nothing yet where it is new."""
        meaning = self._meanings.get(name)
        if meaning is None:
            if len(self._meanings) >= MAX_NAMES:
                self._meanings.pop(next(iter(self._meanings)))
            meaning = self._meanings[name] = Meaning(self, name)
        return meaning

    def drop(self, meaning: Meaning) -> None:
        """A name stands for nothing any more."""
        if self._meanings.get(meaning.name) is meaning:
            del self._meanings[meaning.name]

    def forget(self, name: str) -> None:
        """The name no longer stands for what is known of it; `ALL_NAMES` for every name."""
        if name == ALL_NAMES:
            self._meanings.clear()
        else:
            self._meanings.pop(kept_name(name.encode()), None)


def kept_name(name: bytes) -> bytes:
    """Return a name as the server keeps it."""
    return name[:_NAME_SIZE]
