"""Streamed answers; componentize-py finds the class of an exported resource in a module named after its interface."""

from __future__ import annotations

import pii
from wit_world.exports import llm_response_v2 as wit
from wit_world.imports import types_v2

__all__ = ["Processor", "citations"]


class Processor(wit.Processor):
    """Takes out what identifies a person, and adds the sources at the end."""

    def __init__(self, context: wit.ResponseContext) -> None:
        self.redactor = pii.Redactor()
        self.context = context

    @classmethod
    def open(cls, call: types_v2.Call, context: wit.ResponseContext) -> Processor:  # noqa: ARG003
        """Begin a streamed answer."""
        return cls(context)

    def push(self, chunk: str) -> wit.ResponseDecision:
        """Take a chunk."""
        return wit.ResponseDecision_Replace(self.redactor.push(chunk))

    @classmethod
    def finish(cls, this: Processor) -> str:
        """End the answer."""
        return this.redactor.finish() + citations(this.context)


def citations(context: wit.ResponseContext) -> str:
    """List the sources by their numbers; an answer in JSON gets none."""
    if not context.sources or context.format == "json":
        return ""
    lines = [
        f"[{number}] {source.title or source.uri or source.id}" for number, source in enumerate(context.sources, 1)
    ]
    return "\n\nSources:\n" + "\n".join(lines)
