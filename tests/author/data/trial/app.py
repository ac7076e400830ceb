from __future__ import annotations

from dataclasses import dataclass

import heliosproxy_plugin as helios
from wit_world.exports.llm_response_v2 import ResponseContext, ResponseDecision, ResponseDecision_Replace
from wit_world.exports.pre_query_v2 import PreQueryDecision_Continue, PreQueryOutcome
from wit_world.imports import kv_v2
from wit_world.imports.types_v2 import Call, Statement


@dataclass(frozen=True)
class Settings:
    limit: int = 10
    mark: str = "!"


class Loud(helios.Stream):
    def __init__(self) -> None:
        self.kept = ""

    def push(self, chunk: str) -> ResponseDecision:
        if "boom" in chunk:
            raise ValueError("a loud noise")
        before, self.kept = self.kept, chunk
        return ResponseDecision_Replace(before.upper())

    def finish(self) -> str:
        return self.kept.upper() + "!"


class Plugin(helios.Plugin[Settings]):
    def pre_query(self, call: Call, statement: Statement) -> PreQueryOutcome:
        match statement.text:
            case "typed":
                raise helios.InvalidInput("no table")
            case "own":
                raise KeyError("out of luck")
            case "host":
                kv_v2.set("key", "abc", None)
                kv_v2.increment("key", 1, None)
            case "settings" if self.settings.limit == 3:
                helios.info(self.settings.mark)
        return PreQueryOutcome(PreQueryDecision_Continue(), None)

    def open(self, call: Call, context: ResponseContext) -> Loud:
        return Loud()

    def post_process_response(self, call: Call, response: str, context: ResponseContext) -> ResponseDecision:
        return ResponseDecision_Replace(response.upper() + "!")


helios.export(Plugin)
