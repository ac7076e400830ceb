"""What a call of API version 2 is in version 1, and which of its answers version 1 can give.

Written from the contract, apart from the host's adapters, which are checked against it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, Final

import attrs
from helios_api.v1 import authenticate as authenticate_v1
from helios_api.v1 import cache as cache_v1
from helios_api.v1 import llm_response as llm_v1
from helios_api.v1 import rag as rag_v1
from helios_api.v1 import route as route_v1
from helios_api.v1 import types as v1
from helios_api.v2 import types as v2
from witbind import Err

from .base import case_name

__all__ = ["PAIRS", "UNSAYABLE", "Pair", "context_of", "identity_of", "said_by"]

MICROSECONDS: Final = 1_000_000

MOST_SECONDS: Final = ((1 << 64) - 1) // MICROSECONDS
"""The longest time to live, in whole seconds, that version 2 can say."""

UNSAYABLE: Final = object()
"""An answer, or an argument, that version 1 has no words for."""

Example = Mapping[str, Any]


@attrs.frozen
class Pair:
    """One function in both versions: its arguments in version 1, and both answers in one form."""

    hook: str
    v1: str
    v2: str
    arguments: Callable[[Example], dict[str, Any] | None]
    first: Callable[[Any, Example], Any]
    second: Callable[[Any, Example], Any]


def table_names(statement: v2.Statement) -> list[str]:
    """Return tables as version 1 names them: each once, in order of appearance."""
    names = [t.name if t.schema is None else f"{t.schema}.{t.name}" for t in statement.tables]
    return list(dict.fromkeys(names))


def context_of(call: v2.Call, statement: v2.Statement, rows_affected: int = 0) -> v1.QueryContext:
    """Say a statement in version 1."""
    return v1.QueryContext(
        query=statement.text, database=call.session.database, user=call.session.user,
        client_addr=call.session.client_addr, tables=table_names(statement), attributes=call.session.attributes,
        is_batch=statement.is_batch, rows_affected=rows_affected,
    )  # fmt: skip


def identity_of(call: v2.Call) -> v1.Identity:
    """Say an identity in version 1; without one, the session's user has no roles."""
    who = call.identity
    if who is None:
        return v1.Identity(user_id=call.session.user, roles=[], attributes=[])
    return v1.Identity(user_id=who.user_id, roles=who.roles, attributes=who.attributes)


def _ctx(example: Example) -> dict[str, Any]:
    return {"ctx": context_of(example["call"], example["statement"])}


def said_by(answer: Any) -> Any:
    """Say a decision as its case in kebab-less lower case and its value; the same for both versions."""
    if isinstance(answer, Err):
        return UNSAYABLE
    answer = getattr(answer, "value", answer) if case_name(answer) == "Ok" else answer
    answer = getattr(answer, "decision", answer)
    name = case_name(answer)
    for ending in ("Continue", "Rewrite", "Deny", "Denied", "Allowed", "Allow", "AutoMerge", "Keep", "Success"):
        if name.endswith(ending):
            return ending.removesuffix("ed").lower(), _plain(getattr(answer, "value", None))
    return UNSAYABLE


def _plain(value: Any) -> Any:
    return (
        (value.user_id, list(value.roles), list(value.attributes))
        if isinstance(value, (v1.Identity, v2.Identity))
        else value
    )


def _first(answer: Any, _example: Example) -> Any:
    return said_by(answer)


def _bare(answer: Any, _example: Example) -> Any:
    return answer


def _ok(read: Callable[[Any, Example], Any]) -> Callable[[Any, Example], Any]:
    """Let `read` see the payload of `ok`; version 1 has no errors."""
    return lambda answer, example: UNSAYABLE if isinstance(answer, Err) else read(answer.value, example)


def _authentication(example: Example) -> dict[str, Any] | None:
    credential = example["request"].credential
    if credential is not None and not case_name(credential).endswith("Password"):
        return None
    session = example["call"].session
    request = authenticate_v1.AuthRequest(
        user=session.user, database=session.database, client_addr=session.client_addr, encrypted=session.encrypted,
        headers=example["request"].headers, password=None if credential is None else credential.value,
    )  # fmt: skip
    return {"request": request}


def _cell(value: Any) -> object:
    """Return a value in the database's text form, where the contract leaves no doubt about it."""
    match case_name(value):
        case "SqlValueNull":
            return None
        case "SqlValueBoolean":
            return "t" if value.value else "f"
        case "SqlValueInteger":
            return str(value.value)
        case "SqlValueText" | "SqlValueJson" | "SqlValueDecimal":
            text: str = value.value
            return text
        case "SqlValueOther":
            return value.value.text
    return UNSAYABLE


def _result(example: Example) -> dict[str, Any] | None:
    rows = [[_cell(value) for value in row] for row in example["result"].rows]
    if any(cell is UNSAYABLE for row in rows for cell in row):
        return None
    names = [column.name for column in example["result"].columns]
    made = v1.QueryResult(columns=names, rows=rows, rows_affected=example["result"].rows_affected)  # type: ignore[arg-type]
    rows_affected = example["result"].rows_affected
    return {"ctx": context_of(example["call"], example["statement"], rows_affected), "result": made}


def _seen_first(answer: Any, example: Example) -> Any:
    """Return the rows that the client gets after a decision of version 1."""
    if case_name(answer).endswith("Deny"):
        return "deny", answer.value
    result = answer.value if case_name(answer).endswith("Replace") else (_result(example) or {})["result"]
    return "rows", result.rows


def _seen_second(answer: Any, example: Example) -> Any:
    """Return the rows that the client gets after a decision of version 2."""
    case = case_name(answer)
    if case.endswith("Deny"):
        return "deny", answer.value
    rows = answer.value.rows if case.endswith("Replace") else example["result"].rows
    cells = [[_cell(value) for value in row] for row in rows]
    for one in answer.value if case.endswith("MaskColumns") else []:
        if not case_name(one.mask).endswith("Constant"):
            return UNSAYABLE
        for row in cells:
            row[one.column] = row[one.column] if row[one.column] is None else one.mask.value
    return "rows", cells


def _backends(example: Example) -> dict[str, Any]:
    made = [
        route_v1.Backend(name=b.name, address=b.address, role=route_v1.BackendRole(b.role.value), healthy=b.healthy)
        for b in example["backends"]
    ]
    return {**_ctx(example), "backends": made}


def _backend(answer: Any, _example: Example) -> Any:
    if case_name(answer).endswith("Block"):
        return UNSAYABLE
    return answer.value if case_name(answer).endswith("Backend") else None


def _chunks(example: Example) -> dict[str, Any]:
    made = [
        rag_v1.Chunk(
            id=c.id, text=c.text, score=c.score, source=c.provenance.title or c.provenance.document, metadata=c.metadata
        )
        for c in example["chunks"]
    ]
    return {"query": example["query"], "chunks": made}


def _ids(answer: Any, _example: Example) -> Any:
    return [(chunk.id, chunk.text) for chunk in answer]


def _access(answer: Any, _example: Example) -> Any:
    return UNSAYABLE if case_name(answer).endswith("Abstain") else case_name(answer).endswith("Allow")


def _merge(answer: Any, _example: Example) -> Any:
    answer = getattr(answer, "value", answer) if case_name(answer) == "Ok" else answer
    case = case_name(answer)
    if case.endswith("RequireApproval"):
        return list(answer.value.approvers), answer.value.min_approvals
    return "auto" if case.endswith("AutoMerge") else UNSAYABLE


def _whole(example: Example) -> dict[str, Any]:
    context = example["context"]
    sources = [source.title or source.uri or source.id for source in context.sources]
    return {"response": example["response"], "context": llm_v1.ResponseContext(format=context.format, sources=sources)}


def _response(answer: Any, example: Example) -> Any:
    case = case_name(answer)
    return UNSAYABLE if case.endswith("Deny") else example["response"] if case.endswith("Keep") else answer.value


def _ended(answer: Any, _example: Example) -> Any:
    case = case_name(answer).removeprefix("ToolResult")
    if case == "Completed":
        case = "Failed" if answer.value.is_error else "Success"
    return "Failed" if case == "InvalidParams" else case


def _time(example: Example) -> dict[str, Any] | None:
    if example["range"].start != example["range"].end:
        return None
    table = example["table"]
    name = table.name if table.schema is None else f"{table.schema}.{table.name}"
    return {"identity": identity_of(example["call"]), "table": name, "as_of": example["range"].start}


def _selection(example: Example) -> dict[str, Any]:
    statement = example["statement"]
    return {"query": statement.text, "ctx": context_of(example["call"], statement, example["rows_affected"] or 0)}


def _mode(answer: Any, _example: Example) -> Any:
    return UNSAYABLE if answer is None or answer.tables else answer.mode.value


def _stores(answer: Any, _example: Example) -> Any:
    return UNSAYABLE if case_name(answer).endswith("Abstain") else case_name(answer).endswith("Store")


def _body(body: Any) -> tuple[str, Any]:
    return case_name(body), getattr(body, "value", None)


def _entry_first(answer: Any, _example: Example) -> Any:
    return None if answer is None else (*_body(answer.value), min(answer.ttl, MOST_SECONDS))


def _entry_second(answer: Any, _example: Example) -> Any:
    if answer is None:
        return None
    return *_body(answer.value), min(-(-answer.policy.ttl // MICROSECONDS), MOST_SECONDS)


def _entry(example: Example) -> dict[str, Any]:
    body = example["entry"].value
    cls = getattr(v1, case_name(body))
    value = cls() if case_name(body) == "BodyEmpty" else cls(body.value)
    ttl = -(-example["entry"].policy.ttl // MICROSECONDS)
    return {"key": example["key"], "entry": cache_v1.CacheEntry(value=value, ttl=ttl)}


def _set(answer: Any, _example: Example) -> Any:
    return UNSAYABLE if answer.value == "abstain" else answer.value


def _first_of(answer: Any, _example: Example) -> Any:
    """Return the answer about the first of several; the same number is written in the same way."""
    return repr(answer[0]) if answer else UNSAYABLE


def _retrieval(example: Example) -> dict[str, Any] | None:
    config = example["config"]
    if config.filters or len(config.indexes) > 1:
        return None
    low = -math.inf if config.min_score is None else config.min_score
    index = config.indexes[0] if config.indexes else ""
    asked = rag_v1.RagConfig(index=index, top_k=config.top_k, min_score=low, settings=config.settings)
    return {"query": example["query"], "config": asked}


def _tools_first(answer: Any, _example: Example) -> Any:
    return [(tool.name, tool.description, tool.parameters) for tool in answer]


def _tools_second(answer: Any, _example: Example) -> Any:
    return [(tool.name, tool.description, tool.input_schema) for tool in answer]


def _trained(answer: Any, _example: Example) -> Any:
    return answer.scheme, answer.dimensions


PAIRS: Final = (
    Pair("pre_query", "pre-query", "pre-query", _ctx, _first, _first),
    Pair("rewrite", "rewrite", "rewrite", _ctx, _bare,
         _ok(lambda a, _: None if a is None else a.text if a.parameters is None else UNSAYABLE)),
    Pair("post_query", "post-query", "post-query", _result, _seen_first, _ok(_seen_second)),
    Pair("authenticate", "authenticate", "authenticate", _authentication, _first, _first),
    Pair("authorize", "authorize", "authorize",
         lambda e: {"identity": identity_of(e["call"]), **_ctx(e)}, _first, _first),
    Pair("cache", "cache-key", "cache-key", _ctx, lambda a, _: a is None, _ok(lambda a, _: a is None)),
    Pair("route", "route", "route", _backends, _bare, _ok(_backend)),
    Pair("embedding", "similarity", "similarity", lambda e: {"a": e["a"], "b": e["b"]}, _bare, _ok(_bare)),
    Pair("rag", "rag-rerank", "rag-rerank", _chunks, _ids, _ok(_ids)),
    Pair("agent_tools", "execute-tool", "execute-tool",
         lambda e: {"name": e["name"], "params": e["params"]}, _ended, _ok(_ended)),
    Pair("llm_response", "post-process-response", "post-process-response", _whole, _bare, _ok(_response)),
    Pair("branch_policy", "can-access-branch", "can-access-branch",
         lambda e: {"identity": identity_of(e["call"]), "branch": e["branch"]}, _bare, _ok(_access)),
    Pair("branch_policy", "on-branch-merge", "on-branch-merge",
         lambda e: {"source": e["source"], "target": e["target"], "identity": identity_of(e["call"])}, _merge, _merge),
    Pair("time_travel", "time-travel-policy", "time-travel-policy", _time, _first, _first),
    Pair("sync_mode", "select-sync-mode", "select-sync-mode",
         _selection, lambda a, _: a.value, _ok(_mode)),
    Pair("cache", "should-cache", "should-cache", _result, _bare, _ok(_stores)),
    Pair("cache", "cache-get", "cache-get", lambda e: {"key": e["key"]}, _entry_first, _ok(_entry_second)),
    Pair("cache", "cache-set", "cache-set", _entry, lambda a, _: a.value, _ok(_set)),
    Pair("embedding", "compute-embedding", "embed",
         lambda e: {"text": e["texts"][0]} if e["texts"] else None, lambda a, _: repr(a), _ok(_first_of)),
    Pair("vector_index", "custom-distance", "distances",
         lambda e: {"a": e["query"], "b": e["vectors"][0]} if e["vectors"] else None,
         lambda a, _: repr(a), _ok(_first_of)),
    Pair("vector_index", "custom-quantization", "train", lambda e: {"vectors": e["sample"]}, _trained, _ok(_trained)),
    Pair("rag", "rag-retrieve", "rag-retrieve", _retrieval, _ids, _ok(_ids)),
    Pair("agent_tools", "list-tools", "list-tools", lambda _: {}, _tools_first, _ok(_tools_second)),
)  # fmt: skip
"""Every function that both versions have and that answers something both can say."""
