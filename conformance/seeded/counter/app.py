"""A plugin of API version 2 that tries every import that a permission guards, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from componentize_py_types import Err
from wit_world import exports
from wit_world.exports import lifecycle_v2, pre_query_v2
from wit_world.imports import cache_store_v2, http_v2, kv_v2, query_v2, search_v2, secrets_v2, telemetry_v2, types_v2

PERMISSIONS = [
    "metrics", "kv_read", "kv_write", "cache_read", "cache_write", "http_fetch", "query_execute", "search", "secrets",
]  # fmt: skip
FETCHED = http_v2.HttpRequest("GET", "http://127.0.0.1:9/", [], types_v2.Body_Empty(), None)
ASKED = query_v2.QueryOptions(1, True)

TRIED: list[tuple[str, Callable[[], Any]]] = [
    ("metrics", lambda: telemetry_v2.metric_inc("asked", 1.0, [])),
    ("kv_read", lambda: kv_v2.get("k")),
    ("kv_write", lambda: kv_v2.set("k", "v", None)),
    ("kv_write again", lambda: kv_v2.increment("n", 1, None)),
    ("kv_read again", lambda: kv_v2.list_keys("", None, 1)),
    ("cache_read", lambda: cache_store_v2.cache_get("k")),
    ("cache_write", lambda: cache_store_v2.cache_set("k", types_v2.Body_Empty(), 1_000_000)),
    ("http_fetch", lambda: http_v2.http_fetch(FETCHED)),
    ("query_execute", lambda: query_v2.execute_query("SELECT 1", [], ASKED)),
    ("query_execute again", lambda: query_v2.open_cursor("SELECT 1", [], ASKED)),
    ("search", lambda: search_v2.search_keyword_index("docs", "word", 1)),
    ("secrets", lambda: secrets_v2.get("token")),
]


def outcome(use: Callable[[], Any]) -> str:
    try:
        use()
    except Err as error:
        return type(error.value).__name__.rpartition("_")[2]
    return "done"


class LifecycleV2(exports.LifecycleV2):
    def metadata(self) -> lifecycle_v2.PluginMetadata:
        return lifecycle_v2.PluginMetadata(
            "counter", "1.0.0", "Tries every import", "helios-plugin-host", ["pre_query"], PERMISSIONS
        )

    def on_load(self, config: list[types_v2.ConfigEntry]) -> None:
        pass

    def on_unload(self) -> None:
        pass

    def health(self) -> lifecycle_v2.HealthStatus:
        return lifecycle_v2.HealthStatus_Healthy()


class PreQueryV2(exports.PreQueryV2):
    def pre_query(self, call: types_v2.Call, statement: types_v2.Statement) -> pre_query_v2.PreQueryOutcome:
        said = ", ".join(f"{name}: {outcome(use)}" for name, use in TRIED)
        return pre_query_v2.PreQueryOutcome(pre_query_v2.PreQueryDecision_Deny(said), None)
