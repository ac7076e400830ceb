from __future__ import annotations

from dataclasses import dataclass

import heliosproxy_plugin as helios
from wit_world.exports.llm_response_v2 import ResponseContext, ResponseDecision, ResponseDecision_Replace
from wit_world.exports.pre_query_v2 import PreQueryDecision_Continue, PreQueryOutcome
from wit_world.imports import cache_store_v2, http_v2, kv_v2, query_v2, search_v2, secrets_v2, telemetry_v2
from wit_world.imports.types_v2 import Body_Empty, Body_Text, Call, SqlValue_Integer, Statement


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


def all_services() -> None:
    """Ask every service, and log what they said."""
    cache_store_v2.cache_set("k", Body_Text("v"), 1_000_000)
    kept = cache_store_v2.cache_get("k")
    response = http_v2.http_fetch(http_v2.HttpRequest("GET", "https://a.internal/", [], Body_Empty(), None))
    options = query_v2.QueryOptions(row_limit=None, read_only=True)
    rows = len(query_v2.execute_query("SELECT $1", [SqlValue_Integer(1)], options).rows)
    with query_v2.open_cursor("SELECT $1", [SqlValue_Integer(1)], options) as cursor:
        columns = len(cursor.columns())
        while batch := cursor.next(2):
            rows += len(batch)
    hits = len(search_v2.search_keyword_index("docs", "words", 2))
    hits += len(search_v2.search_semantic_index("docs", [1.0, 0.0], 3))
    secret = secrets_v2.get("token")
    telemetry_v2.metric_inc("asked", 1, [])
    telemetry_v2.metric_set("depth", 2, [])
    telemetry_v2.metric_observe("took", 3, [])
    said = {"status": str(response.status), "columns": str(columns), "rows": str(rows), "hits": str(hits)}
    helios.info("asked", cache=kept.value if isinstance(kept, Body_Text) else "", **said, secret=secret)


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
            case "services":
                all_services()
            case "settings" if self.settings.limit == 3:
                helios.info(self.settings.mark)
        return PreQueryOutcome(PreQueryDecision_Continue(), None)

    def open(self, call: Call, context: ResponseContext) -> Loud:
        return Loud()

    def post_process_response(self, call: Call, response: str, context: ResponseContext) -> ResponseDecision:
        return ResponseDecision_Replace(response.upper() + "!")


helios.export(Plugin)
