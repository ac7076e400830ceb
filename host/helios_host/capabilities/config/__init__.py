"""The `config` import: a plugin reads its own configuration, checked against its manifest's schema. Always granted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import attrs
from helios_api.v2.types import (
    ConfigEntry,
    ConfigValue,
    ConfigValueBoolean,
    ConfigValueInteger,
    ConfigValueJson,
    ConfigValueNumber,
    ConfigValueText,
    ConfigValueTextList,
)

__all__ = ["ConfigV1", "ConfigV2", "PluginConfig"]


class PluginConfig:
    """The configuration of one plugin in every form that the contract has; `values` is in order of key.

    `types` are the types of the schema: an `integer` given for a `number` is a number.
    """

    def __init__(self, values: Mapping[str, Any], types: Mapping[str, str]) -> None:
        self.json = json.dumps(dict(values), ensure_ascii=False)
        self.texts = {
            key: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            for key, value in values.items()
        }
        self.entries = [ConfigEntry(key=key, value=_typed(value, types[key])) for key, value in values.items()]
        self.typed: dict[str, ConfigValue] = {entry.key: entry.value for entry in self.entries}


def _typed(value: Any, kind: str) -> ConfigValue:
    match kind:
        case "string":
            return ConfigValueText(value)
        case "integer":
            return ConfigValueInteger(value)
        case "number":
            return ConfigValueNumber(float(value))
        case "boolean":
            return ConfigValueBoolean(value)
    if kind == "array" and all(isinstance(item, str) for item in value):
        return ConfigValueTextList(value)
    return ConfigValueJson(json.dumps(value, ensure_ascii=False))


@attrs.frozen
class ConfigV1:
    """`config` of API version 1."""

    core: PluginConfig

    def get(self, key: str) -> str | None:
        """Get one setting as text."""
        return self.core.texts.get(key)

    def get_all(self) -> list[tuple[str, str]]:
        """Get every setting."""
        return list(self.core.texts.items())


@attrs.frozen
class ConfigV2:
    """`config` of API version 2."""

    core: PluginConfig

    def get(self, key: str) -> str | None:
        """Get one setting as text."""
        return self.core.texts.get(key)

    def get_value(self, key: str) -> ConfigValue | None:
        """Get one setting in its type."""
        return self.core.typed.get(key)

    def get_all(self) -> list[ConfigEntry]:
        """Get every setting."""
        return self.core.entries
