"""Environment variables that override `heliosproxy.toml`.

`HELIOS_PLUGINS__MEMORY_LIMIT=32MB` is `memory_limit` in `[plugins]`, `HELIOS_PLUGINS__CUSTOM_AUTH__PRIORITY=5` is
`priority` in `[plugins.custom-auth]`, `HELIOS_ADMIN__LISTEN` is `listen` in `[admin]`: two underscores go one table
down. A key that the file has is found whatever its case and whether it has `-`, `.` or `_`; another one is taken in
lower case. A value is read as TOML where it is some, else as text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import tomli

from .errors import Problem

__all__ = ["overridden"]

PREFIXES: Final = {"HELIOS_PLUGINS__": "plugins", "HELIOS_ADMIN__": "admin"}


def overridden(
    document: Mapping[str, Any], environment: Mapping[str, str]
) -> tuple[dict[str, Any], list[Problem], dict[str, str]]:
    """Return a copy of `document` with what the environment says, its problems, and which variable set which key."""
    result = _copy(document)
    problems: list[Problem] = []
    origins: dict[str, str] = {}
    for variable in sorted(environment):
        prefix = next((prefix for prefix in PREFIXES if variable.startswith(prefix)), None)
        if prefix is None:
            continue
        steps = variable.removeprefix(prefix).split("__")
        if not all(steps):
            problems.append(Problem(variable, "expected names of keys with two underscores between them"))
            continue
        path = [PREFIXES[prefix]]
        table = result.setdefault(path[0], {})
        for step in steps[:-1]:
            if not isinstance(table, dict):
                break
            path.append(_key(table, step))
            table = table.setdefault(path[-1], {})
        if not isinstance(table, dict):
            problems.append(Problem(variable, f"{'.'.join(path)} is no table"))
            continue
        path.append(_key(table, steps[-1]))
        table[path[-1]] = _value(environment[variable])
        origins[".".join(path)] = variable
    return result, problems, origins


def _copy(value: Any) -> Any:
    return {key: _copy(item) for key, item in value.items()} if isinstance(value, Mapping) else value


def _key(table: Mapping[str, Any], step: str) -> str:
    return next((key for key in table if _plain(key) == _plain(step)), step.lower())


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "_", name.lower())


def _value(text: str) -> Any:
    try:
        return tomli.loads(f"value = {text}")["value"] if "\n" not in text else text
    except (tomli.TOMLDecodeError, RecursionError):
        return text
