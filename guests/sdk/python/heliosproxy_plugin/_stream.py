"""Streamed responses: the class that plugins derive from, and the contract's resource around it."""

from __future__ import annotations

import sys
import types
from collections import deque
from collections.abc import Callable
from typing import Any, Final

__all__ = ["Stream", "serve_streams"]

MOST_OPEN: Final = 8
"""Streams of an instance that are open at once, at most; a host has one at a time in an instance."""


class Stream:
    """One streamed response, chunk by chunk; `open(call, context)` of the plugin's class returns it."""

    def push(self, chunk: str) -> Any:
        """Take the next chunk, and return the `ResponseDecision` of what the client gets for it."""
        raise NotImplementedError

    def finish(self) -> str:
        """End the response, and return what is to follow the last chunk."""
        return ""


def serve_streams(guarded: Callable[..., Any], begin: Callable[..., Stream]) -> None:
    """Put the resource where componentize-py looks for it: in a module that is named after the interface.

    `guarded(name, function, *arguments)` calls a function of the plugin, `begin(call, context)` begins a stream.
    """
    opened: deque[Processor] = deque()

    class Processor:
        """The contract's resource. Nothing tells a guest in Python that the host dropped one.

        So a stream that never ends is let go of once `MOST_OPEN` others have begun.
        """

        stream: Stream | None = None

        @classmethod
        def open(cls, call: Any, context: Any) -> Processor:
            processor = cls()
            processor.stream = guarded("open", begin, call, context)
            opened.append(processor)
            if len(opened) > MOST_OPEN:
                opened.popleft().stream = None
            return processor

        def push(self, chunk: str) -> Any:
            return guarded("push", lambda: self._there().push(chunk))

        @classmethod
        def finish(cls, this: Processor) -> str:
            try:
                rest: str = guarded("finish", lambda: this._there().finish())
            finally:
                this.stream = None
                if this in opened:
                    opened.remove(this)
            return rest

        def _there(self) -> Stream:
            if self.stream is None:
                raise RuntimeError(f"more than {MOST_OPEN} streams are open")
            return self.stream

    home = types.ModuleType("llm_response_v2")
    home.Processor = Processor  # type: ignore[attr-defined]
    sys.modules["llm_response_v2"] = home
