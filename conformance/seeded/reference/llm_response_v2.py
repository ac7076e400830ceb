"""The streamed response of API version 2; componentize-py looks for it in a file of the interface's name."""

from __future__ import annotations

from typing import Self

import rules
from wit_world.exports import llm_response_v2


class Processor(llm_response_v2.Processor):
    def __init__(self) -> None:
        self.stream = rules.Stream()

    @classmethod
    def open(cls, call: object, context: object) -> Self:
        return cls()

    def push(self, chunk: str) -> llm_response_v2.ResponseDecision:
        text = self.stream.push(chunk)
        if text is None:
            return llm_response_v2.ResponseDecision_Deny("a script")
        return llm_response_v2.ResponseDecision_Replace(text)

    @classmethod
    def finish(cls, this: Self) -> str:
        return this.stream.finish()
