"""PostgreSQL protocol messages, found in a byte stream without copying or collecting what only passes through.

Written from the message formats of the PostgreSQL 18 documentation, chapter "Frontend/Backend Protocol".
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, Final, TypeAlias, TypeVar

import attrs
from witbind.runtime.turns import resume

__all__ = ["MARK", "MAX_MESSAGE", "BadBytes", "Framer", "Rule", "Wait", "result_of"]

T = TypeVar("T")

MAX_MESSAGE: Final = 0x3FFFFFFF
"""Longest message of either side, from its length word: PostgreSQL's own limit of one gigabyte (`MaxAllocSize`)."""

_HEADER_SIZE: Final = 5
_header: Final = struct.Struct("!BI").unpack_from


class BadBytes(Exception):
    """What came is not the PostgreSQL protocol; the message says what was expected. The session ends."""


class Wait(Exception):
    """A handler cannot answer yet: `work` is what it waits for, and `answered` is told what that returns.

    The handler is then called again with the same message.
    """

    def __init__(self, work: Awaitable[Any], answered: Callable[[Any], None]) -> None:
        super().__init__()
        self.work = work
        self.answered = answered


def result_of(work: Coroutine[Any, Any, T], may_wait: bool, answered: Callable[[T], None]) -> T:
    """Return what some work comes to; raises `Wait` where that is not there at once.

    Without `may_wait` nothing that it waits for takes a task: all of it may be its turn among other guests.
    """
    if may_wait:
        raise Wait(work, answered)
    try:
        yielded = work.send(None)
    except StopIteration as end:
        answer: T = end.value
        return answer
    raise Wait(resume(work, yielded, lambda _: False), answered)


@attrs.frozen
class Rule:
    """What is done with messages of one kind; kinds without a rule pass as they come."""

    handler: Callable[[bytes, int, int], bytes | None]
    """Gets the data and where the message starts and stops in it; answers `None` to pass it, or what goes instead."""

    hold: int = MAX_MESSAGE + 1
    """How many bytes of the message, kind byte included, must have come before the handler is called.

    Where `stop` lies past the end of the data the message has not come whole, and can only be passed.
    """

    limit: int = MAX_MESSAGE
    """Longest message of this kind, from its length word."""


MARK: Final = Rule(lambda _data, _start, _stop: None, hold=0)
"""Messages of this kind pass and are counted."""

_MAX_SHAPE: Final = 1024
"""Longest data in bytes whose shape is remembered."""

_MAX_SHAPES: Final = 64
"""Most shapes that are remembered, one for each length of data; beyond, all are forgotten."""

_Shape: TypeAlias = tuple[Callable[[bytes], tuple[int, ...]], tuple[int, ...], int, int, bool]
"""What takes the headers of all messages from data of one length, the headers, and what they do to the marks."""


_FOR_EVER: Final = sys.maxsize


def _never(wait: Wait) -> None:
    raise wait


class Framer:
    """Walks one direction of a session and writes on what passes.

    `rules` has one entry for each of the 256 kind bytes; a handler may put in others, which the next message follows.
    `failed` gets what a `feed` raised; nothing can be written on after that. `waits` gets what a handler waits for; the
    rest is held until `resume`.

    Clients and servers say the same again and again, with other values of the same lengths. So the shape of short data
    that only passes is remembered once it came twice: all its headers are then compared in one step.
    """

    __slots__ = (
        "_failed",
        "_held",
        "_met",
        "_rules",
        "_shapes",
        "_skip",
        "_waits",
        "_wanted",
        "active",
        "ends_marked",
        "last_mark",
        "marks",
        "write",
    )

    def __init__(
        self,
        rules: Sequence[Rule | None],
        failed: Callable[[Exception], None],
        waits: Callable[[Wait], None] = _never,
    ) -> None:
        self._shapes: dict[int, _Shape] = {}  # by length of the data
        self._met: set[int] = set()  # lengths that came once
        self.rules = rules
        self.write: Callable[[bytes | memoryview], None] = _nowhere
        self.marks = 0  # how many messages under the rule `MARK` came
        self.last_mark = 0  # the kind of the last of them
        self.ends_marked = True  # whether all that came ends with one of them, as far as that is known
        self.active = False  # set whenever something came
        self._failed = failed
        self._waits = waits
        self._held = bytearray()  # the start of a message that must not be passed yet
        self._wanted = 0  # how long `_held` must become; 0 when nothing is held
        self._skip = 0  # how many bytes of a message that passes are still to come

    @property
    def rules(self) -> Sequence[Rule | None]:
        """What is done with each of the 256 kinds; set it, do not change it."""
        return self._rules

    @rules.setter
    def rules(self, rules: Sequence[Rule | None]) -> None:
        self._rules = rules
        self._shapes = {}

    @property
    def at_boundary(self) -> bool:
        """Whether everything written so far ends with a whole message."""
        return self._skip == 0

    def stop(self) -> None:
        """Write nothing any more."""
        self.write = _nowhere

    def feed(self, data: bytes) -> None:
        """Take what came."""
        self.active = True
        shape = self._shapes.get(len(data))
        if shape is not None and self._skip == 0 and not self._wanted:
            headers_of, headers, marks, last_mark, self.ends_marked = shape
            if headers_of(data) == headers:
                if marks:
                    self.marks += marks
                    self.last_mark = last_mark
                self.write(data)
                return
        try:
            self._walk(data)
        except Exception as error:  # noqa: BLE001  one session's fault must stay its own
            self.stop()
            self._failed(error)

    def _walk(self, data: bytes) -> None:
        if self._wanted:
            self._held += data
            if len(self._held) < self._wanted:
                return
            data = bytes(self._held)
            self._held = bytearray()
            self._wanted = 0
        end = len(data)
        pos = self._skip
        last = end - _HEADER_SIZE
        rules = self._rules
        start = 0  # of what is not written yet
        marked = -1  # where the last message under `MARK` ends
        only_passes = end <= _MAX_SHAPE and pos == 0
        while pos <= last:
            kind, length = _header(data, pos)
            if length < 4:
                raise BadBytes(f"message {_shown(kind)} has length {length}, expected 4 or more")
            rule = rules[kind]
            if rule is None:
                pos += 1 + length
            elif rule is MARK:
                pos += 1 + length
                marked = pos
                self.marks += 1
                self.last_mark = kind
            else:
                only_passes = False
                stop = pos + 1 + length
                if length > rule.limit:
                    raise BadBytes(f"message {_shown(kind)} has length {length}, expected at most {rule.limit}")
                if stop > end and end - pos < rule.hold:
                    self._wanted = min(length + 1, rule.hold)
                    break
                try:
                    instead = rule.handler(data, pos, stop)
                except Wait as wait:
                    self._wait(wait, data, start, pos)
                    return
                if instead is not None:
                    if start < pos:
                        self.write(memoryview(data)[start:pos])
                    self.write(instead)
                    start = stop
                rules = self._rules
                pos = stop
        self.ends_marked = marked == end
        if pos == end and start == 0:
            self._skip = 0
            self.write(data)
            if only_passes:
                self._remember(data)
        else:
            self._end(data, start, pos)

    def _wait(self, wait: Wait, data: bytes, start: int, pos: int) -> None:
        # Hold the message at `pos`, and all that comes after it, until `resume`.
        if start < pos:
            self.write(memoryview(data)[start:pos])
        self._skip = 0
        self._held = bytearray(memoryview(data)[pos:])
        self._wanted = _FOR_EVER
        self._waits(wait)

    def resume(self) -> None:
        """Handle the message again whose handler waited, and what came after it."""
        self._wanted = 1
        self.feed(b"")

    def _remember(self, data: bytes) -> None:
        end = len(data)
        if end not in self._met:
            if len(self._met) >= _MAX_SHAPES:
                self._met.clear()
                self._shapes.clear()
            self._met.add(end)
            return
        layout = ["!"]
        marks = last_mark = pos = 0
        while pos < end:
            kind, length = _header(data, pos)
            layout.append(f"BI{length - 4}x")
            if self._rules[kind] is MARK:
                marks += 1
                last_mark = kind
            pos += 1 + length
        headers_of = struct.Struct("".join(layout)).unpack
        self._shapes[end] = (headers_of, headers_of(data), marks, last_mark, self.ends_marked)

    def _end(self, data: bytes, start: int, pos: int) -> None:
        # Of what came, all before `start` is written, and all before `pos` may be; the message at `pos`, if the data
        # does not end there, or end before it, has begun to come.
        end = len(data)
        if pos > end:
            if pos - end > MAX_MESSAGE:
                raise BadBytes(f"a message has length {pos - end} or more, expected at most {MAX_MESSAGE}")
            self._skip = pos - end
            pos = end
        else:
            self._skip = 0
            if pos < end:
                self._held += memoryview(data)[pos:]
                self._wanted = self._wanted or _HEADER_SIZE
        if start < pos:
            self.write(memoryview(data)[start:pos])


def _nowhere(_data: bytes | memoryview) -> None:
    pass


def _shown(kind: int) -> str:
    return repr(chr(kind)) if 0x21 <= kind <= 0x7E else f"0x{kind:02x}"
