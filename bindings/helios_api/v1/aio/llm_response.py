# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Changes what a language model answered before the client gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import ids
from ..llm_response import ResponseContext

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["LlmResponse"]


class LlmResponse:
    """Changes what a language model answered before the client gets it."""

    __slots__ = ("_post_process_response",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._post_process_response = instance.func(ids.LLM_RESPONSE, "post-process-response")

    async def post_process_response(self, response: str, context: ResponseContext) -> str:
        """Give the response to use instead.

        Plugins are asked in order of priority, each with what the one before it made. A failure denies.
        """
        result: str = await self._post_process_response(response, context)
        return result
