"""Streamed answers; componentize-py finds the class of an exported resource in a module named after its interface."""

from __future__ import annotations

from collections import deque
from typing import ClassVar, Final

import pii
from componentize_py_types import Err
from wit_world.exports import llm_response_v2 as wit
from wit_world.imports import types_v2

__all__ = ["Processor", "citations"]

MOST_OPEN: Final = 8
"""Answers that are open at once, at most."""


class Processor(wit.Processor):
    """Takes out what identifies a person, and adds the sources at the end.

    componentize-py 0.25 never lets go of the object of a resource, so what it holds goes when the answer ends, or,
    where it never does, when `MOST_OPEN` others have begun: a host has one at a time in an instance.
    """

    open_ones: ClassVar[deque[Processor]] = deque()

    def __init__(self, context: wit.ResponseContext) -> None:
        self.redactor: pii.Redactor | None = pii.Redactor()
        self.citations = citations(context)
        self.open_ones.append(self)
        if len(self.open_ones) > MOST_OPEN:
            self.open_ones.popleft().forget()

    @classmethod
    def open(cls, call: types_v2.Call, context: wit.ResponseContext) -> Processor:  # noqa: ARG003
        """Begin a streamed answer."""
        return cls(context)

    def push(self, chunk: str) -> wit.ResponseDecision:
        """Take a chunk."""
        if self.redactor is None:
            raise Err(types_v2.PluginError_Unavailable("too many answers are open"))
        return wit.ResponseDecision_Replace(self.redactor.push(chunk))

    @classmethod
    def finish(cls, this: Processor) -> str:
        """End the answer."""
        if this.redactor is None:
            raise Err(types_v2.PluginError_Unavailable("too many answers are open"))
        rest = this.redactor.finish() + this.citations
        cls.open_ones.remove(this)
        this.forget()
        return rest

    def forget(self) -> None:
        """Hold nothing any more."""
        self.redactor, self.citations = None, ""


def citations(context: wit.ResponseContext) -> str:
    """List the sources by their numbers; an answer in JSON gets none."""
    if not context.sources or context.format == "json":
        return ""
    lines = [
        f"[{number}] {source.title or source.uri or source.id}" for number, source in enumerate(context.sources, 1)
    ]
    return "\n\nSources:\n" + "\n".join(lines)
