"""A guest that runs what the test sends it: every import is called by a real component."""

from __future__ import annotations

import componentize_py_types
import wit_world
from wit_world.imports import (
    cache_store_v1,
    cache_store_v2,
    http_v1,
    http_v2,
    kv_v1,
    kv_v2,
    query_v1,
    query_v2,
    search_v1,
    search_v2,
    secrets_v2,
    types_v1,
    types_v2,
)

KEPT: dict[str, object] = {}
NAMES = {
    "cache_store_v1": cache_store_v1,
    "cache_store_v2": cache_store_v2,
    "http_v1": http_v1,
    "http_v2": http_v2,
    "kv_v1": kv_v1,
    "kv_v2": kv_v2,
    "query_v1": query_v1,
    "query_v2": query_v2,
    "search_v1": search_v1,
    "search_v2": search_v2,
    "secrets_v2": secrets_v2,
    "types_v1": types_v1,
    "types_v2": types_v2,
    "kept": KEPT,
    "keep": KEPT.__setitem__,
}


class WitWorld(wit_world.WitWorld):
    """The component's one export."""

    def run(self, command: str) -> str:
        """Evaluate an expression; an error value of an import comes back as `Err`, its case and its payload."""
        try:
            return repr(eval(command, dict(NAMES)))
        except componentize_py_types.Err as error:
            return f"Err {type(error.value).__name__} {getattr(error.value, 'value', '')}".strip()
        except Exception as error:
            return f"{type(error).__name__}: {error}"
