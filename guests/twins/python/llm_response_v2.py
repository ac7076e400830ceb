"""Streams of the twin in version 2; version 1 has none to compare them with."""

# ruff: noqa: ARG002, D101, D102

from __future__ import annotations

from typing import Any

from wit_world.exports import llm_response_v2 as wit


class Processor(wit.Processor):
    @classmethod
    def open(cls, call: Any, context: Any) -> Processor:  # noqa: ARG003
        return cls()

    def push(self, chunk: str) -> wit.ResponseDecision:
        return wit.ResponseDecision_Keep()

    @classmethod
    def finish(cls, this: Processor) -> str:  # noqa: ARG003
        return ""
