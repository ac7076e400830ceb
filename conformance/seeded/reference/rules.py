"""What the reference plugin does, apart from any version: the laws hold for it, and `faults` breaks them one by one.

Rules are looked up in this file when they are called, so that a fault can take a rule's place.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any

from componentize_py_types import Err
from wit_world.imports import cache_store_v2, http_v2, kv_v2, log_v2, search_v2, secrets_v2, telemetry_v2, types_v2

LONG_LOG = 200
DIMENSIONS = 8
TAG = "<script>"


def log(message: str) -> None:
    log_v2.log(log_v2.LogLevel.INFO, message[:LONG_LOG], [])


def count(name: str) -> None:
    try:
        telemetry_v2.metric_inc(name, 1.0, [])
    except Err:
        log("not counted")


def kv_get(key: str) -> str | None:
    try:
        return kv_v2.get(key)
    except Err:
        return None


def http_status(url: str) -> int:
    request = http_v2.HttpRequest("GET", url, [], types_v2.Body_Empty(), None)
    try:
        return http_v2.http_fetch(request).status
    except Err:
        return 0


def secret(name: str) -> str:
    try:
        return secrets_v2.get(name)
    except Err:
        return ""


# --- statements: `deny` gives a reason, `rewritten` a text, both None for nothing ---


def deny(query: str, user: str) -> str | None:
    count("statements")
    if kv_get(f"blocked:{user}") == "1":
        return "blocked"
    return "DROP is not allowed" if re.search(r"\bdrop\b", query.lower()) else None


def rewritten(query: str) -> str | None:
    if re.fullmatch(r"SELECT [\w*]+ FROM [a-z]+", query, re.ASCII):
        return query + " LIMIT 100"
    return None


def hidden_columns(names: list[str]) -> list[int]:
    return [place for place, name in enumerate(names) if name == "ssn"]


def forbidden(names: list[str]) -> bool:
    return "forbidden" in names


def authorize(roles: list[str], tables: list[tuple[str, str]]) -> str | None:
    """Tables are (schema, name), in lower case as the database folds them."""
    if ("", "secrets") in tables and "admin" not in roles:
        return "secrets are for admins"
    if ("audit", "log") in tables and not {"admin", "auditor"} & set(roles):
        return "the log is for auditors"
    return None


def row_filter(tables: list[tuple[str, str]]) -> str | None:
    return "total > 0 AND name <> ''" if ("", "orders") in tables else None


def reuse(tables: list[tuple[str, str]]) -> tuple[str, str] | None:
    """How a decision may be reused: by text or fingerprint, within session or identity."""
    return ("text", "identity") if tables else None


def cache_key(database: str, user: str, query: str, parameters: list[str]) -> str | None:
    return json.dumps([database, user, query, parameters])


def should_cache(query: str, kind: str) -> bool:
    return kind == "select" and query[:6].lower() == "select"


def cache_tags(tables: list[str]) -> list[str]:
    return list(dict.fromkeys(tables))


def cached(key: str) -> str | None:
    try:
        found = cache_store_v2.cache_get(key)
    except Err:
        return None
    return found.value if isinstance(found, types_v2.Body_Text) else None


def route(query: str, backends: list[tuple[str, bool, bool]]) -> str | None:
    """Backends are (name, primary, healthy)."""
    read = query[:6].lower() == "select"
    for want_primary in (not read, True):
        for name, primary, healthy in backends:
            if primary == want_primary and healthy:
                return name
    return None


def sync_mode(tables: list[str], is_batch: bool) -> str:
    if "orders" in tables:
        return "sync"
    return "async" if is_batch else "semi-sync"


# --- people ---


def password_ok(user: str, password: str) -> bool:
    return user != "" and password == "secret"


def token_ok(token: str) -> bool:
    return token != "" and token == secret("token") or http_status("https://auth.internal/validate") == 200


def roles_of(user: str) -> list[str]:
    return ["admin", "reader"] if user == "admin" else ["reader"]


def branch_ok(roles: list[str], branch: str) -> bool:
    if branch == "production":
        return "admin" in roles
    return not branch.startswith("feature_") or bool({"admin", "developer"} & set(roles))


def approval(target: str, roles: list[str]) -> tuple[list[str], int] | None:
    if target != "production" or "lead" in roles:
        return None
    return ["admin", "lead"], 2


def past_ok(roles: list[str], table: str, start: int, end: int) -> bool:
    if "auditor" in roles:
        return True
    return table != "audit_log" and start >= 0 and end >= 0


# --- models ---


def embed(text: str) -> list[float]:
    vector = [0.0] * DIMENSIONS
    for place, byte in enumerate(text.encode()[:1000]):
        vector[(byte + place) % DIMENSIONS] += 1.0
    return vector


def embed_all(texts: list[str]) -> list[list[float]]:
    return [embed(text) for text in texts]


def similarity(a: list[float], b: list[float]) -> float:
    return -distance(a, b)


def distance(a: list[float], b: list[float]) -> float:
    return math.sqrt(sum(d * d for d in (x - y for x, y in zip(a, b, strict=False)) if not math.isnan(d)))


def can_quantize(sample: list[list[float]]) -> bool:
    return len({len(vector) for vector in sample}) == 1 and all(math.isfinite(x) for vector in sample for x in vector)


def train(sample: list[list[float]]) -> tuple[list[float], list[float]]:
    """The least value and the step of each dimension."""
    low = [min(column) for column in zip(*sample, strict=True)]
    high = [max(column) for column in zip(*sample, strict=True)]
    return low, [(top - bottom) / 255 for bottom, top in zip(low, high, strict=True)]


def encode(low: list[float], step: list[float], vector: list[float]) -> bytes:
    return bytes(cell(bottom, size, x) for bottom, size, x in zip(low, step, vector, strict=False))


def cell(bottom: float, size: float, x: float) -> int:
    place = (x - bottom) / size if size > 0 else 0.0
    return max(0, min(255, round(place))) if math.isfinite(place) else 0


def decode(low: list[float], step: list[float], code: bytes) -> list[float]:
    return [bottom + size * cell for bottom, size, cell in zip(low, step, code, strict=False)]


def max_error(low: list[float], step: list[float], sample: list[list[float]]) -> float:
    return max(distance(vector, decode(low, step, encode(low, step, vector))) for vector in sample) * 1.0001 + 1e-6


def search(query: str, k: int) -> list[Any]:
    try:
        return search_v2.search_keyword_index("docs", query, k)
    except Err:
        return []


def pick(hits: list[Any], top_k: int, min_score: float | None) -> list[Any]:
    good = [hit for hit in hits if not math.isnan(hit.score) and (min_score is None or hit.score >= min_score)]
    return sorted(good, key=lambda hit: -hit.score)[:top_k]


def rerank(chunks: list[Any]) -> list[Any]:
    return sorted(chunks, key=lambda chunk: math.inf if math.isnan(chunk.score) else -chunk.score)


TOOLS = {
    "echo": (
        "Say a text several times.",
        {
            "type": "object",
            "properties": {"text": {"type": "string"}, "times": {"type": "integer", "minimum": 1, "maximum": 3}},
            "required": ["text"],
            "additionalProperties": False,
        },
    ),
    "blocked": (
        "Say whether a user is blocked.",
        {
            "type": "object",
            "properties": {"user": {"type": "string"}},
            "required": ["user"],
            "additionalProperties": False,
        },
    ),
}


def tools() -> list[tuple[str, str, str]]:
    return [(name, about, json.dumps(schema)) for name, (about, schema) in TOOLS.items()]


def params_problem(name: str, params: str) -> str | None:
    try:
        given = json.loads(params)
    except (ValueError, RecursionError):
        return "no JSON"
    schema: Any = TOOLS[name][1]
    if not isinstance(given, dict) or set(given) - set(schema["properties"]) or set(schema["required"]) - set(given):
        return "expected an object with " + ", ".join(schema["properties"])
    for key, value in given.items():
        if key == "times" and (not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 3):
            return "times: expected 1 to 3"
        if key != "times" and not isinstance(value, str):
            return f"{key}: expected a text"
    return None


def run_tool(name: str, params: str) -> str:
    given = json.loads(params)
    if name == "echo":
        return str(given["text"] * given.get("times", 1))
    return "yes" if kv_get(f"blocked:{given['user']}") == "1" else "no"


def structured(text: str) -> str:
    return json.dumps({"said": text})


# --- responses: digits become #, and TAG denies; the same whole and streamed ---


def masked(text: str) -> str:
    return re.sub(r"[0-9]", "#", text)


class Stream:
    """Holds back what may be the beginning of TAG."""

    def __init__(self) -> None:
        self.held = ""

    def push(self, chunk: str) -> str | None:
        text = self.held + chunk
        if TAG in text:
            return None
        keep = next((n for n in range(min(len(TAG) - 1, len(text)), 0, -1) if TAG.startswith(text[-n:])), 0)
        self.held = text[len(text) - keep :]
        return masked(text[: len(text) - keep])

    def finish(self) -> str:
        return masked(self.held)


def whole(response: str) -> str | None:
    return None if TAG in response else masked(response)


def on_event(query: str) -> None:
    count("events")
    if "\x00" in query:
        log("an event with NUL")


def configured(values: dict[str, Any]) -> str | None:
    """Say what is wrong with the configuration."""
    words = values.get("words", [])
    return None if all(isinstance(word, str) for word in words) else "words: expected texts"
