# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Changes what a language model answered before the client gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["LlmResponse", "ResponseContext"]


@attrs.frozen(kw_only=True)
class ResponseContext:
    """What the response is for."""

    format: str
    """The format that the client expects, such as `text`, `markdown` or `json`."""

    sources: list[str]
    """The sources that the response rests on, for citations, in the order of their numbers from 1."""


class LlmResponse:
    """Changes what a language model answered before the client gets it."""

    __slots__ = ("_post_process_response",)

    def __init__(self, instance: Instance) -> None:
        self._post_process_response = instance.func(ids.LLM_RESPONSE, "post-process-response")

    def post_process_response(self, response: str, context: ResponseContext) -> str:
        """Give the response to use instead.

        Plugins are asked in order of priority, each with what the one before it made. A failure denies.
        """
        result: str = self._post_process_response(response, context)
        return result
