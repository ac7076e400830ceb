# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Changes what a language model answered before the client gets it, whole or as a stream."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs
from witbind import Err, Ok
from witbind.resources import GuestResource

from . import ids
from .types import Call, PluginError

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = [
    "Call",
    "LlmResponse",
    "PluginError",
    "Processor",
    "ResponseContext",
    "ResponseDecision",
    "ResponseDecisionDeny",
    "ResponseDecisionKeep",
    "ResponseDecisionReplace",
    "Source",
]


class Processor(GuestResource):
    """Works on one streamed response, chunk by chunk.

    It lives from `open` until `finish`, or until the host drops it because the client went away, a limit was reached
    or the plugin is unloaded. Its instance serves nothing else meanwhile.
    """

    __slots__ = ()

    def push(self, chunk: str) -> Ok[ResponseDecision] | Err[PluginError]:
        """Take the next chunk, and say what the client gets for it.

        A plugin that has to see more first answers `replace("")` and passes the text on later. After `deny` only the
        drop follows. A failure ends the stream.
        """
        result: Ok[ResponseDecision] | Err[PluginError] = self._functions["[method]processor.push"](self, chunk)
        return result


@attrs.frozen(kw_only=True)
class Source:
    """A source that a response rests on."""

    id: str
    """Identifies the source."""

    title: str | None
    """Its title; `none` where it has none."""

    uri: str | None
    """Where it can be read; `none` where it has no address."""


@attrs.frozen(kw_only=True)
class ResponseContext:
    """What the response is for."""

    format: str
    """The format that the client expects, such as `text`, `markdown` or `json`."""

    model: str
    """The model that answered; empty where it is not known."""

    sources: list[Source]
    """The sources that the response rests on, for citations, in the order of their numbers from 1."""


@attrs.frozen
class ResponseDecisionKeep:
    """Pass it on as it is."""


@attrs.frozen
class ResponseDecisionReplace:
    """Pass this text on instead; it may be empty."""

    value: str


@attrs.frozen
class ResponseDecisionDeny:
    """Withhold the rest; the string is the message that the client gets."""

    value: str


ResponseDecision: TypeAlias = ResponseDecisionKeep | ResponseDecisionReplace | ResponseDecisionDeny
"""What happens to a response, or to the next part of it."""


class LlmResponse:
    """Changes what a language model answered before the client gets it, whole or as a stream."""

    __slots__ = ("_post_process_response", "_processor_finish", "_processor_open")

    def __init__(self, instance: Instance) -> None:
        self._post_process_response = instance.func(ids.LLM_RESPONSE, "post-process-response")
        self._processor_finish = instance.func(ids.LLM_RESPONSE, "[static]processor.finish")
        self._processor_open = instance.func(ids.LLM_RESPONSE, "[static]processor.open")

    def post_process_response(
        self,
        call: Call,
        response: str,
        context: ResponseContext,
    ) -> Ok[ResponseDecision] | Err[PluginError]:
        """Decide what happens to a whole response.

        It answers as the processor would if it got the response in one chunk. Plugins are asked in order of priority,
        each with what the one before it made; `deny` ends it. A failure denies.
        """
        result: Ok[ResponseDecision] | Err[PluginError] = self._post_process_response(call, response, context)
        return result

    def processor_finish(self, this: Processor) -> Ok[str] | Err[PluginError]:
        """End the response, and give what is to follow the last chunk; empty is nothing."""
        result: Ok[str] | Err[PluginError] = self._processor_finish(this)
        return result

    def processor_open(self, call: Call, context: ResponseContext) -> Ok[Processor] | Err[PluginError]:
        """Begin a streamed response.

        `call.deadline` bounds this function; the stream has limits of its own, which the operator sets. A failure
        denies the response.
        """
        result: Ok[Processor] | Err[PluginError] = self._processor_open(call, context)
        return result
