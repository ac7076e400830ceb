# Generated from wasi:io@0.2 by witbind. Do not edit.
"""What `wasi:io` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from ...wasi_io import ids
from . import streams

__all__ = [
    "ERROR",
    "ERROR_ERROR",
    "INTERFACES",
    "POLL",
    "POLL_POLLABLE",
    "STREAMS",
    "STREAMS_INPUT_STREAM",
    "STREAMS_OUTPUT_STREAM",
    "STREAMS_STREAM_ERROR",
    "WORLDS",
]

ERROR_ERROR: Final = wit.Resource(ids.ERROR, "error", host=True)

ERROR: Final = wit.Interface(
    ids.ERROR,
    (
        wit.Function(
            "[method]error.to-debug-string",
            "to_debug_string",
            (("self", "self", wit.Borrow(ERROR_ERROR)),),
            wit.STRING,
        ),
    ),
    resources=(ERROR_ERROR,),
)

POLL_POLLABLE: Final = wit.Resource(ids.POLL, "pollable", host=True)

POLL: Final = wit.Interface(
    ids.POLL,
    (
        wit.Function("[method]pollable.block", "block", (("self", "self", wit.Borrow(POLL_POLLABLE)),), None),
        wit.Function("[method]pollable.ready", "ready", (("self", "self", wit.Borrow(POLL_POLLABLE)),), wit.BOOL),
        wit.Function("poll", "poll", (("in", "in_", wit.List(wit.Borrow(POLL_POLLABLE))),), wit.List(wit.U32)),
    ),
    resources=(POLL_POLLABLE,),
)

STREAMS_INPUT_STREAM: Final = wit.Resource(ids.STREAMS, "input-stream", host=True)

STREAMS_OUTPUT_STREAM: Final = wit.Resource(ids.STREAMS, "output-stream", host=True)

STREAMS_STREAM_ERROR: Final = wit.Variant(
    "stream-error",
    (
        ("last-operation-failed", streams.StreamErrorLastOperationFailed, wit.Own(ERROR_ERROR)),
        ("closed", streams.StreamErrorClosed, None),
    ),
)

STREAMS: Final = wit.Interface(
    ids.STREAMS,
    (
        wit.Function(
            "[method]input-stream.blocking-read",
            "blocking_read",
            (("self", "self", wit.Borrow(STREAMS_INPUT_STREAM)), ("len", "len", wit.U64)),
            wit.Result(wit.List(wit.U8), STREAMS_STREAM_ERROR),
        ),
        wit.Function(
            "[method]input-stream.blocking-skip",
            "blocking_skip",
            (("self", "self", wit.Borrow(STREAMS_INPUT_STREAM)), ("len", "len", wit.U64)),
            wit.Result(wit.U64, STREAMS_STREAM_ERROR),
        ),
        wit.Function(
            "[method]input-stream.read",
            "read",
            (("self", "self", wit.Borrow(STREAMS_INPUT_STREAM)), ("len", "len", wit.U64)),
            wit.Result(wit.List(wit.U8), STREAMS_STREAM_ERROR),
        ),
        wit.Function(
            "[method]input-stream.skip",
            "skip",
            (("self", "self", wit.Borrow(STREAMS_INPUT_STREAM)), ("len", "len", wit.U64)),
            wit.Result(wit.U64, STREAMS_STREAM_ERROR),
        ),
        wit.Function(
            "[method]input-stream.subscribe",
            "subscribe",
            (("self", "self", wit.Borrow(STREAMS_INPUT_STREAM)),),
            wit.Own(POLL_POLLABLE),
        ),
        wit.Function(
            "[method]output-stream.blocking-flush",
            "blocking_flush",
            (("self", "self", wit.Borrow(STREAMS_OUTPUT_STREAM)),),
            wit.Result(None, STREAMS_STREAM_ERROR),
        ),
        wit.Function(
            "[method]output-stream.blocking-splice",
            "blocking_splice",
            (
                ("self", "self", wit.Borrow(STREAMS_OUTPUT_STREAM)),
                ("src", "src", wit.Borrow(STREAMS_INPUT_STREAM)),
                ("len", "len", wit.U64),
            ),
            wit.Result(wit.U64, STREAMS_STREAM_ERROR),
        ),
        wit.Function(
            "[method]output-stream.blocking-write-and-flush",
            "blocking_write_and_flush",
            (("self", "self", wit.Borrow(STREAMS_OUTPUT_STREAM)), ("contents", "contents", wit.List(wit.U8))),
            wit.Result(None, STREAMS_STREAM_ERROR),
        ),
        wit.Function(
            "[method]output-stream.blocking-write-zeroes-and-flush",
            "blocking_write_zeroes_and_flush",
            (("self", "self", wit.Borrow(STREAMS_OUTPUT_STREAM)), ("len", "len", wit.U64)),
            wit.Result(None, STREAMS_STREAM_ERROR),
        ),
        wit.Function(
            "[method]output-stream.check-write",
            "check_write",
            (("self", "self", wit.Borrow(STREAMS_OUTPUT_STREAM)),),
            wit.Result(wit.U64, STREAMS_STREAM_ERROR),
        ),
        wit.Function(
            "[method]output-stream.flush",
            "flush",
            (("self", "self", wit.Borrow(STREAMS_OUTPUT_STREAM)),),
            wit.Result(None, STREAMS_STREAM_ERROR),
        ),
        wit.Function(
            "[method]output-stream.splice",
            "splice",
            (
                ("self", "self", wit.Borrow(STREAMS_OUTPUT_STREAM)),
                ("src", "src", wit.Borrow(STREAMS_INPUT_STREAM)),
                ("len", "len", wit.U64),
            ),
            wit.Result(wit.U64, STREAMS_STREAM_ERROR),
        ),
        wit.Function(
            "[method]output-stream.subscribe",
            "subscribe",
            (("self", "self", wit.Borrow(STREAMS_OUTPUT_STREAM)),),
            wit.Own(POLL_POLLABLE),
        ),
        wit.Function(
            "[method]output-stream.write",
            "write",
            (("self", "self", wit.Borrow(STREAMS_OUTPUT_STREAM)), ("contents", "contents", wit.List(wit.U8))),
            wit.Result(None, STREAMS_STREAM_ERROR),
        ),
        wit.Function(
            "[method]output-stream.write-zeroes",
            "write_zeroes",
            (("self", "self", wit.Borrow(STREAMS_OUTPUT_STREAM)), ("len", "len", wit.U64)),
            wit.Result(None, STREAMS_STREAM_ERROR),
        ),
    ),
    resources=(STREAMS_INPUT_STREAM, STREAMS_OUTPUT_STREAM),
    types=(("stream-error", STREAMS_STREAM_ERROR),),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.ERROR: ERROR,
    ids.POLL: POLL,
    ids.STREAMS: STREAMS,
}

WORLDS: Final[dict[str, wit.World]] = {}
