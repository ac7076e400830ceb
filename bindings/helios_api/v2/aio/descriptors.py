# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""What `heliosproxy:plugin` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from .. import descriptors as v2
from .. import ids
from . import llm_response

__all__ = [
    "EVERYTHING",
    "IMPORTS",
    "INTERFACES",
    "LLM_RESPONSE",
    "LLM_RESPONSE_PLUGIN",
    "LLM_RESPONSE_PROCESSOR",
    "QUERY",
    "QUERY_ROW_CURSOR",
    "WITH_QUERY",
    "WORLDS",
]

LLM_RESPONSE_PROCESSOR: Final = wit.Resource(ids.LLM_RESPONSE, "processor", host=False, cls=llm_response.Processor)

LLM_RESPONSE: Final = wit.Interface(
    ids.LLM_RESPONSE,
    (
        wit.Function(
            "[method]processor.push",
            "push",
            (("self", "self", wit.Borrow(LLM_RESPONSE_PROCESSOR)), ("chunk", "chunk", wit.STRING)),
            wit.Result(v2.LLM_RESPONSE_RESPONSE_DECISION, v2.TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "[static]processor.finish",
            "processor_finish",
            (("this", "this", wit.Own(LLM_RESPONSE_PROCESSOR)),),
            wit.Result(wit.STRING, v2.TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "[static]processor.open",
            "processor_open",
            (("call", "call", v2.TYPES_CALL), ("context", "context", v2.LLM_RESPONSE_RESPONSE_CONTEXT)),
            wit.Result(wit.Own(LLM_RESPONSE_PROCESSOR), v2.TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "post-process-response",
            "post_process_response",
            (
                ("call", "call", v2.TYPES_CALL),
                ("response", "response", wit.STRING),
                ("context", "context", v2.LLM_RESPONSE_RESPONSE_CONTEXT),
            ),
            wit.Result(v2.LLM_RESPONSE_RESPONSE_DECISION, v2.TYPES_PLUGIN_ERROR),
        ),
    ),
    resources=(LLM_RESPONSE_PROCESSOR,),
    types=(
        ("call", v2.TYPES_CALL),
        ("plugin-error", v2.TYPES_PLUGIN_ERROR),
        ("response-context", v2.LLM_RESPONSE_RESPONSE_CONTEXT),
        ("response-decision", v2.LLM_RESPONSE_RESPONSE_DECISION),
        ("source", v2.LLM_RESPONSE_SOURCE),
    ),
)

QUERY_ROW_CURSOR: Final = wit.Resource(ids.QUERY, "row-cursor", host=True)

QUERY: Final = wit.Interface(
    ids.QUERY,
    (
        wit.Function(
            "[method]row-cursor.columns",
            "columns",
            (("self", "self", wit.Borrow(QUERY_ROW_CURSOR)),),
            wit.List(v2.TYPES_COLUMN),
        ),
        wit.Function(
            "[method]row-cursor.next",
            "next",
            (("self", "self", wit.Borrow(QUERY_ROW_CURSOR)), ("max-rows", "max_rows", wit.U32)),
            wit.Result(wit.List(wit.List(v2.TYPES_SQL_VALUE)), v2.QUERY_QUERY_ERROR),
        ),
        wit.Function(
            "execute-query",
            "execute_query",
            (
                ("sql", "sql", wit.STRING),
                ("parameters", "parameters", wit.List(v2.TYPES_SQL_VALUE)),
                ("options", "options", v2.QUERY_QUERY_OPTIONS),
            ),
            wit.Result(v2.TYPES_RESULT_SET, v2.QUERY_QUERY_ERROR),
        ),
        wit.Function(
            "open-cursor",
            "open_cursor",
            (
                ("sql", "sql", wit.STRING),
                ("parameters", "parameters", wit.List(v2.TYPES_SQL_VALUE)),
                ("options", "options", v2.QUERY_QUERY_OPTIONS),
            ),
            wit.Result(wit.Own(QUERY_ROW_CURSOR), v2.QUERY_QUERY_ERROR),
        ),
    ),
    resources=(QUERY_ROW_CURSOR,),
    types=(
        ("column", v2.TYPES_COLUMN),
        ("database-error", v2.QUERY_DATABASE_ERROR),
        ("query-error", v2.QUERY_QUERY_ERROR),
        ("query-options", v2.QUERY_QUERY_OPTIONS),
        ("result-set", v2.TYPES_RESULT_SET),
        ("sql-value", v2.TYPES_SQL_VALUE),
    ),
)

EVERYTHING: Final = wit.World(
    ids.EVERYTHING,
    imports=(
        v2.CACHE_STORE,
        v2.CONFIG,
        v2.HTTP,
        v2.KV,
        v2.LOG,
        QUERY,
        v2.SEARCH,
        v2.SECRETS,
        v2.TELEMETRY,
        v2.TYPES,
    ),
    exports=(
        v2.AGENT_TOOLS,
        v2.AUTHENTICATE,
        v2.AUTHORIZE,
        v2.BRANCH_POLICY,
        v2.CACHE,
        v2.CONNECTION,
        v2.EMBEDDING,
        v2.LIFECYCLE,
        LLM_RESPONSE,
        v2.METRICS,
        v2.POST_QUERY,
        v2.PRE_QUERY,
        v2.RAG,
        v2.REWRITE,
        v2.ROUTE,
        v2.SYNC_MODE,
        v2.TIME_TRAVEL,
        v2.VECTOR_INDEX,
    ),
)

IMPORTS: Final = wit.World(
    ids.IMPORTS,
    imports=(
        v2.CACHE_STORE,
        v2.CONFIG,
        v2.HTTP,
        v2.KV,
        v2.LOG,
        QUERY,
        v2.SEARCH,
        v2.SECRETS,
        v2.TELEMETRY,
        v2.TYPES,
    ),
    exports=(),
)

LLM_RESPONSE_PLUGIN: Final = wit.World(
    ids.LLM_RESPONSE_PLUGIN,
    imports=(
        v2.CONFIG,
        v2.LOG,
        v2.TYPES,
    ),
    exports=(
        v2.LIFECYCLE,
        LLM_RESPONSE,
    ),
)

WITH_QUERY: Final = wit.World(
    ids.WITH_QUERY,
    imports=(
        QUERY,
        v2.TYPES,
    ),
    exports=(),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.LLM_RESPONSE: LLM_RESPONSE,
    ids.QUERY: QUERY,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.EVERYTHING: EVERYTHING,
    ids.IMPORTS: IMPORTS,
    ids.LLM_RESPONSE_PLUGIN: LLM_RESPONSE_PLUGIN,
    ids.WITH_QUERY: WITH_QUERY,
}
