"""`wasi:io/streams` and `wasi:io/error`: byte streams over whatever gives or takes bytes without a wait of its own.

What the host gives a guest to read is there already (files, whole responses), and what it takes from one never makes it
wait (a log, files in memory, the body of a request): so every stream is always ready, and no read is larger than
`CHUNK`. A stream whose source may block the thread, such as a file on a disk, reads off the event loop.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from wasi_api.v0_2.wasi_io.streams import (
    StreamError,
    StreamErrorClosed,
    StreamErrorLastOperationFailed,
)
from witbind import Err, Ok

from helios_host.errors import GuestTrap

from .polling import Pollable
from .state import CHUNK, Resource, WasiState

__all__ = ["InputStream", "IoError", "OutputStream", "StreamFailed"]

BLOCKING_WRITE: Final = 4096
"""Most bytes of a `blocking-write-and-flush`, as WASI says."""


class StreamFailed(Exception):
    """A source or a sink failed; `code` is the typed error of the interface that it belongs to."""

    def __init__(self, code: Any, text: str) -> None:
        super().__init__(text)
        self.code = code


class IoError(Resource):
    """`wasi:io/error`'s resource; `code` is the typed error behind it."""

    __slots__ = ("_text", "code")

    def __init__(self, state: WasiState, error: StreamFailed) -> None:
        super().__init__(state)
        self._text = str(error)
        self.code = error.code

    def to_debug_string(self) -> str:
        """Return the error for people."""
        return self._text


def _nothing() -> None: ...


def _failed(state: WasiState, error: StreamFailed) -> Err[StreamError]:
    return Err(StreamErrorLastOperationFailed(IoError(state, error)))


class InputStream(Resource):
    """Bytes from a source, which returns at most so many as it is asked for, and none at the end.

    `blocks` says whether the source may block the thread; `close` is called when the stream is dropped.
    """

    __slots__ = ("_blocks", "_close", "_closed", "_source")

    def __init__(
        self,
        state: WasiState,
        source: Callable[[int], bytes],
        *,
        parent: Resource | None = None,
        blocks: bool = False,
        close: Callable[[], None] = _nothing,
    ) -> None:
        super().__init__(state, parent)
        self._source = source
        self._blocks = blocks
        self._close = close
        self._closed = False

    def drop(self) -> None:
        """Let go of the source."""
        super().drop()
        self._close()

    def read(self, size: int) -> Ok[bytes] | Err[StreamError]:
        """Return the next bytes."""
        self.state.spend()
        return self.state.face(self.take(size))

    blocking_read = read

    def skip(self, size: int) -> Ok[int] | Err[StreamError]:
        """Pass over the next bytes."""
        self.state.spend()
        return self.state.face(self._skip(size))

    blocking_skip = skip

    def subscribe(self) -> Pollable:
        """Return what is ready when there is something to read: always."""
        return Pollable(self.state, parent=self)

    async def take(self, size: int) -> Ok[bytes] | Err[StreamError]:
        """Return the next bytes, for `read` and for streams that splice."""
        if self._closed:
            return Err(StreamErrorClosed())
        if size == 0:
            return Ok(b"")
        wanted = min(size, CHUNK)
        try:
            data = await self.state.io.off_loop(self._source, wanted) if self._blocks else self._source(wanted)
        except StreamFailed as error:
            self._closed = True
            return _failed(self.state, error)
        self.state.move(len(data))
        self._closed = not data
        return Ok(data) if data else Err(StreamErrorClosed())

    async def _skip(self, size: int) -> Ok[int] | Err[StreamError]:
        found = await self.take(size)
        return Ok(len(found.value)) if isinstance(found, Ok) else found


class OutputStream(Resource):
    """Bytes into a sink, which raises `StreamFailed` when it takes no more."""

    __slots__ = ("_close", "_closed", "_sink")

    def __init__(
        self,
        state: WasiState,
        sink: Callable[[bytes], None],
        *,
        parent: Resource | None = None,
        close: Callable[[], None] = _nothing,
    ) -> None:
        super().__init__(state, parent)
        self._sink = sink
        self._close = close
        self._closed = False

    def drop(self) -> None:
        """Let go of the sink."""
        super().drop()
        self._close()

    def check_write(self) -> Ok[int] | Err[StreamError]:
        """Return how much the next write may have."""
        self.state.spend()
        return Err(StreamErrorClosed()) if self._closed else Ok(CHUNK)

    def write(self, contents: bytes) -> Ok[None] | Err[StreamError]:
        """Take bytes."""
        return self._write(contents, CHUNK)

    def blocking_write_and_flush(self, contents: bytes) -> Ok[None] | Err[StreamError]:
        """Take bytes."""
        return self._write(contents, BLOCKING_WRITE)

    def write_zeroes(self, size: int) -> Ok[None] | Err[StreamError]:
        """Take zeroes."""
        return self._write(bytes(min(size, CHUNK + 1)), CHUNK)

    def blocking_write_zeroes_and_flush(self, size: int) -> Ok[None] | Err[StreamError]:
        """Take zeroes."""
        return self._write(bytes(min(size, CHUNK + 1)), BLOCKING_WRITE)

    def flush(self) -> Ok[None] | Err[StreamError]:
        """Nothing waits in the stream."""
        return Err(StreamErrorClosed()) if self._closed else Ok(None)

    blocking_flush = flush

    def splice(self, src: InputStream, size: int) -> Ok[int] | Err[StreamError]:
        """Take what another stream gives."""
        self.state.spend()
        return self.state.face(self._splice(src, size))

    blocking_splice = splice

    def subscribe(self) -> Pollable:
        """Return what is ready when something can be written: always."""
        return Pollable(self.state, parent=self)

    def _write(self, contents: bytes, most: int) -> Ok[None] | Err[StreamError]:
        if len(contents) > most:
            raise GuestTrap(f"a write of more than the {most} bytes that were permitted")
        self.state.spend(len(contents))
        if self._closed:
            return Err(StreamErrorClosed())
        try:
            self._sink(contents)
        except StreamFailed as error:
            self._closed = True
            return _failed(self.state, error)
        return Ok(None)

    async def _splice(self, source: InputStream, size: int) -> Ok[int] | Err[StreamError]:
        if self._closed:
            return Err(StreamErrorClosed())
        found = await source.take(size)
        if isinstance(found, Err):
            return found
        written = self._write(found.value, CHUNK)
        return Ok(len(found.value)) if isinstance(written, Ok) else written
