# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Changes what a language model answered before the client gets it, whole or as a stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind import Err, Ok
from witbind.resources import GuestResource

from .. import ids
from ..llm_response import Call, PluginError, ResponseContext, ResponseDecision

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["LlmResponse", "Processor"]


class Processor(GuestResource):
    """Works on one streamed response, chunk by chunk.

    It lives from `open` until `finish`, or until the host drops it because the client went away, a limit was reached
    or the plugin is unloaded. Its instance serves nothing else meanwhile.
    """

    __slots__ = ()

    async def push(self, chunk: str) -> Ok[ResponseDecision] | Err[PluginError]:
        """Take the next chunk, and say what the client gets for it.

        A plugin that has to see more first answers `replace("")` and passes the text on later. After `deny` only the
        drop follows. A failure ends the stream.
        """
        result: Ok[ResponseDecision] | Err[PluginError] = await self._functions["[method]processor.push"](self, chunk)
        return result


class LlmResponse:
    """Changes what a language model answered before the client gets it, whole or as a stream."""

    __slots__ = ("_post_process_response", "_processor_finish", "_processor_open")

    def __init__(self, instance: AsyncInstance) -> None:
        self._post_process_response = instance.func(ids.LLM_RESPONSE, "post-process-response")
        self._processor_finish = instance.func(ids.LLM_RESPONSE, "[static]processor.finish")
        self._processor_open = instance.func(ids.LLM_RESPONSE, "[static]processor.open")

    async def post_process_response(
        self,
        call: Call,
        response: str,
        context: ResponseContext,
    ) -> Ok[ResponseDecision] | Err[PluginError]:
        """Decide what happens to a whole response.

        It answers as the processor would if it got the response in one chunk. Plugins are asked in order of priority,
        each with what the one before it made; `deny` ends it. A failure denies.
        """
        result: Ok[ResponseDecision] | Err[PluginError] = await self._post_process_response(call, response, context)
        return result

    async def processor_finish(self, this: Processor) -> Ok[str] | Err[PluginError]:
        """End the response, and give what is to follow the last chunk; empty is nothing."""
        result: Ok[str] | Err[PluginError] = await self._processor_finish(this)
        return result

    async def processor_open(self, call: Call, context: ResponseContext) -> Ok[Processor] | Err[PluginError]:
        """Begin a streamed response.

        `call.deadline` bounds this function; the stream has limits of its own, which the operator sets. A failure
        denies the response.
        """
        result: Ok[Processor] | Err[PluginError] = await self._processor_open(call, context)
        return result
