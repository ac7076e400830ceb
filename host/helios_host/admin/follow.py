"""A plugin's log as an event stream."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Final

import attrs

from helios_host.errors import HeliosError, UnknownPlugin

from .bodies import line_body
from .operated import Operated, WorkerLine
from .problems import problem_of

__all__ = ["STREAM_HEADERS", "followed"]

FOLLOW_SECONDS: Final = 0.25
"""How often a followed log is looked at; a plugin writes without waiting for anybody."""

STREAM_HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
"""What keeps proxies on the way, such as nginx, from holding events back."""


async def followed(
    operated: Operated, name: str, shown: Callable[[WorkerLine], bool], limit: int, is_ending: Callable[[], bool]
) -> AsyncIterator[str]:
    """Yield the lines of a plugin as events, the last ones that are there and those that come, also of later versions.

    The last event says why there are no more: `unloaded`, or `ended`, where `is_ending` says that the server does.
    """
    seen: dict[int, int] = {}
    most = limit
    while not is_ending():
        try:
            lines = await asyncio.to_thread(operated.lines, name, dict(seen))
        except HeliosError as error:
            if problem_of(error)["title"] == UnknownPlugin.__name__:
                yield "event: unloaded\ndata: {}\n\n"
                return
            lines = []  # no worker answers now: one will be started again
        for line in lines:
            seen[line.worker] = max(line.line.number, seen.get(line.worker, 0))
        for line in [line for line in lines if shown(line)][-most:]:
            yield f"event: line\ndata: {json.dumps(attrs.asdict(line_body(line)))}\n\n"
        most = 0  # of what comes from now on, all
        if not lines:
            yield ": nothing new\n\n"
        await asyncio.sleep(FOLLOW_SECONDS)
    yield "event: ended\ndata: {}\n\n"
