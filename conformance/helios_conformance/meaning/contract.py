"""Which strategy each place of the contract takes: by the class of a record, else by owner and name."""

from __future__ import annotations

from typing import Any, Final

from helios_api.v1 import types as v1
from helios_api.v2 import types as v2
from hypothesis import strategies as st
from witbind import wit

from helios_conformance.strategies import Strategy, Values, edges_first, text

from . import agents, data, people, sql

__all__ = ["contract_meaning", "contract_values"]

_TEXTS: Final = wit.List(wit.STRING)
_PAIRS: Final = wit.List(wit.Tuple((wit.STRING, wit.STRING)))
_VECTOR: Final = wit.List(wit.F32)
_VECTORS: Final = wit.List(_VECTOR)

_BRANCHES: Final = edges_first(
    ("main", "feature_x", "production", "", "FEATURE_X", "feature/../production", "refs/heads/main"), text(10)
)
_TABLES: Final = edges_first(("users", "orders", "audit_log", "secrets", "public.users", "", 'a"b'), text(8))
_KEYS: Final = edges_first(("k", "", "app:users:1", "k" * 2000), text(10))
_scores: Final = edges_first(
    (0.0, 1.0, 0.5, -1.0, 1.401298464324817e-45, float("nan"), float("inf")), st.floats(width=32)
)

_PLACES: Final[dict[tuple[str, str], tuple[wit.Type, Strategy]]] = {
    ("", "user"): (wit.STRING, people.name),
    ("", "user-id"): (wit.STRING, people.name),
    ("", "database"): (wit.STRING, people.database),
    ("", "client-addr"): (wit.STRING, people.address),
    ("", "address"): (wit.STRING, people.address),
    ("", "attributes"): (_PAIRS, people.attributes),
    ("", "headers"): (_PAIRS, people.headers),
    ("", "roles"): (_TEXTS, people.roles),
    ("", "approvers"): (_TEXTS, people.roles),
    ("", "trace-parent"): (wit.Option(wit.STRING), people.trace_parent),
    ("", "deadline"): (wit.U64, data.duration),
    ("", "duration"): (wit.U64, data.duration),
    ("", "password"): (wit.Option(wit.STRING), st.none() | people.secret | people.secret),
    ("credential", "password"): (wit.STRING, people.secret),
    ("credential", "token"): (wit.STRING, people.secret),
    ("session", "id"): (wit.STRING, people.session_id),
    ("", "as-of"): (wit.S64, data.timestamp),
    ("", "start"): (wit.S64, data.timestamp),
    ("", "end"): (wit.S64, data.timestamp),
    ("", "started"): (wit.S64, data.timestamp),
    ("", "updated"): (wit.Option(wit.S64), st.none() | data.timestamp),
    ("sql-value", "timestamp"): (wit.S64, data.timestamp),
    ("", "branch"): (wit.STRING, _BRANCHES),
    ("", "parent"): (wit.STRING, _BRANCHES),
    ("", "source"): (wit.STRING, _BRANCHES),
    ("", "target"): (wit.STRING, _BRANCHES),
    ("", "table"): (wit.STRING, _TABLES),
    ("table-name", "name"): (wit.STRING, _TABLES),
    ("", "key"): (wit.STRING, _KEYS),
    ("query-event", "query"): (wit.STRING, sql.texts()),
    ("", "sql"): (wit.STRING, sql.texts()),
    ("", "a"): (_VECTOR, data.vector),
    ("", "b"): (_VECTOR, data.vector),
    ("", "query"): (_VECTOR, data.vector),
    ("", "vectors"): (_VECTORS, data.vectors),
    ("", "sample"): (_VECTORS, data.vectors),
    ("", "codebook"): (_VECTORS, data.vectors),
    ("", "score"): (wit.F32, _scores),
    ("", "text"): (wit.STRING, agents.chunk_text),
    ("", "texts"): (_TEXTS, st.lists(agents.chunk_text, max_size=4)),
    ("", "response"): (wit.STRING, agents.message),
    ("", "chunk"): (wit.STRING, agents.message),
    ("", "params"): (wit.STRING, agents.params()),
    ("", "format"): (wit.STRING, edges_first(("text", "markdown", "json", "", "html", "JSON"), text(6))),
    ("", "top-k"): (wit.U32, edges_first((3, 1, 0, (1 << 32) - 1), st.integers(0, 10))),
}
"""(owner, name) → the type that the strategy makes, and the strategy; an empty owner is any."""

_identities: Final = st.builds(v2.Identity, user_id=people.name, roles=people.roles, attributes=people.attributes)

_RECORDS: Final[dict[type[Any], Strategy]] = {
    v2.ResultSet: data.result_sets(),
    v1.QueryResult: data.query_results(),
    v2.Statement: data.statements(),
    v1.QueryContext: data.contexts(people.name, people.database, people.address, people.attributes),
}


def contract_meaning(owner: str, name: str, t: wit.Type) -> Strategy | None:
    """Say what a place of the contract means."""
    if (owner, name) == ("call", "identity"):
        return st.none() | _identities | _identities | _identities
    if not name:
        return _RECORDS.get(t.cls) if isinstance(t, wit.Record) and t.cls is not None else None
    if name == "query" and t == wit.STRING and "#" in owner:
        return agents.message if "/rag@" in owner else sql.texts()
    for key in ((owner, name), ("", name)):
        place = _PLACES.get(key)
        if place is not None and place[0] == t:
            return place[1]
    return None


def contract_values() -> Values:
    """Return strategies for values of the contract, both versions."""
    return Values(contract_meaning)
