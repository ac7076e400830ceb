"""Runs a plugin's tests on this machine, without a host: `helios-plugin test`.

```python
from heliosproxy_plugin.testing import Host, call, statement

def test_it():
    with Host() as host:
        assert Plugin(Settings()).pre_query(call(), statement("SELECT 1")).decision == PreQueryDecision_Continue()
        assert host.logged == []
```
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

import wit_world.imports
from wit_world.imports import types_v2

__all__ = ["Host", "call", "statement"]


class Host:
    """Takes the place of the host: keeps `kv` and the cache in dictionaries, records the log and every other call.

    `logged` has (level, message, fields); `calls` has (function, arguments), such as `("http_v2.http_fetch", (…,))`.
    `answers` maps such a name to a function that answers instead. A context manager.
    """

    def __init__(self, answers: dict[str, Callable[..., Any]] | None = None) -> None:
        self.answers = answers or {}
        self.logged: list[tuple[str, str, dict[str, str]]] = []
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.kv: dict[str, str] = {}
        self.cache: dict[str, Any] = {}
        self._saved: list[tuple[Any, str, Any]] = []

    def __enter__(self) -> Self:
        for info in pkgutil.iter_modules(wit_world.imports.__path__):
            module = importlib.import_module(f"wit_world.imports.{info.name}")
            for name, function in inspect.getmembers(module, inspect.isfunction):
                if function.__module__ == module.__name__:
                    self._saved.append((module, name, function))
                    setattr(module, name, self._answered(f"{info.name}.{name}"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for module, name, function in self._saved:
            setattr(module, name, function)
        self._saved.clear()

    def _answered(self, name: str) -> Callable[..., Any]:
        def answer(*arguments: Any) -> Any:
            if name in self.answers:
                self.calls.append((name, arguments))
                return self.answers[name](*arguments)
            if name == "log_v2.log":
                level, message, fields = arguments
                self.logged.append((level.name.lower(), message, dict(fields)))
                return None
            self.calls.append((name, arguments))
            own = getattr(self, f"_{name.partition('_v')[0]}_{name.partition('.')[2]}", None)
            return own(*arguments) if own else None

        return answer

    def _log_enabled(self, _level: Any) -> bool:
        return True

    def _config_get_all(self) -> list[Any]:
        return []

    def _kv_get(self, key: str) -> str | None:
        return self.kv.get(key)

    def _kv_set(self, key: str, value: str, _ttl: int | None) -> None:
        self.kv[key] = value

    def _kv_delete(self, key: str) -> bool:
        return self.kv.pop(key, None) is not None

    def _kv_increment(self, key: str, by: int, _ttl: int | None) -> int:
        self.kv[key] = str(int(self.kv.get(key, "0")) + by)
        return int(self.kv[key])

    def _kv_compare_and_swap(self, key: str, expected: str | None, value: str, _ttl: int | None) -> bool:
        if self.kv.get(key) != expected:
            return False
        self.kv[key] = value
        return True

    def _kv_list_keys(self, prefix: str, after: str | None, limit: int) -> list[str]:
        return [key for key in sorted(self.kv) if key.startswith(prefix) and (after is None or key > after)][:limit]

    def _cache_store_cache_get(self, key: str) -> Any:
        return self.cache.get(key)

    def _cache_store_cache_set(self, key: str, value: Any, _ttl: int | None) -> None:
        self.cache[key] = value

    def _cache_store_cache_delete(self, key: str) -> bool:
        return self.cache.pop(key, None) is not None


def call(user: str = "alice", roles: list[str] | None = None, **attributes: str) -> types_v2.Call:
    """Return the circumstances of a call: a session of a user, with attributes; an identity where roles are given."""
    session = types_v2.Session("s1", user, "app", "127.0.0.1:50000", True, list(attributes.items()))
    identity = types_v2.Identity(user, roles, []) if roles is not None else None
    return types_v2.Call(None, 250_000, session, identity)


def statement(text: str, kind: str = "select", *tables: str, fingerprint: str | None = None) -> types_v2.Statement:
    """Return a statement; tables are names, or `schema.name`, all of them read."""
    references = []
    for table in tables:
        schema, _, name = table.rpartition(".")
        references.append(types_v2.TableReference(schema or None, name, types_v2.TableAccess.READ))
    parsed = types_v2.StatementKind[kind.upper()]
    return types_v2.Statement(text, parsed, fingerprint, references, [], False)
