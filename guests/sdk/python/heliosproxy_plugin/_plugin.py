"""The class that plugins derive from, their errors, and their typed configuration."""

from __future__ import annotations

import dataclasses
import json
import typing
from typing import Any, Generic, TypeVar

from wit_world.exports.lifecycle_v2 import HealthStatus_Healthy
from wit_world.imports import types_v2

__all__ = ["InvalidConfig", "InvalidInput", "Plugin", "PluginError", "Unavailable", "Unsupported", "settings_of"]

S = TypeVar("S")


class PluginError(Exception):
    """Becomes the case `other` of a `plugin-error`."""

    case: type[Any] = types_v2.PluginError_Other


class InvalidConfig(PluginError):
    """The configuration is not usable: name the key, and say what was expected."""

    case = types_v2.PluginError_InvalidConfig


class InvalidInput(PluginError):
    """An argument is not one that the plugin can work on."""

    case = types_v2.PluginError_InvalidInput


class Unavailable(PluginError):
    """Something that the plugin depends on does not answer."""

    case = types_v2.PluginError_Unavailable


class Unsupported(PluginError):
    """The plugin does not support what was asked for."""

    case = types_v2.PluginError_Unsupported


class Plugin(Generic[S]):
    """A plugin; `S` is a dataclass of its settings, whose fields are the keys of the manifest's `config_schema`.

    `settings` holds them, typed and checked. In a test it is given: `Plugin(Settings(max_rows=5))`.
    """

    settings: S

    def __init__(self, settings: S) -> None:
        self.settings = settings

    def on_load(self) -> None:
        """Get ready to serve; `settings` are there. An exception refuses the load."""

    def on_unload(self) -> None:
        """Give up what the plugin holds."""

    def health(self) -> Any:
        """Say how the plugin is."""
        return HealthStatus_Healthy()


def settings_of(cls: type[Any], entries: list[types_v2.ConfigEntry]) -> Any:
    """Return settings of a dataclass from what the host gives; raises `InvalidConfig`."""
    fields = {field.name: field for field in dataclasses.fields(cls)}
    hints = typing.get_type_hints(cls)
    given = {}
    for entry in entries:
        if entry.key in fields:
            value: Any = entry.value.value
            if isinstance(entry.value, types_v2.ConfigValue_Json):
                value = json.loads(value)
            given[entry.key] = _checked(entry.key, value, hints[entry.key])
    missing = [
        name
        for name, field in fields.items()
        if name not in given and field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    ]
    if missing:
        raise InvalidConfig(f"{missing[0]}: it is required, and not there")
    try:
        return cls(**given)
    except ValueError as error:  # from its __post_init__
        raise InvalidConfig(str(error)) from error


def _checked(key: str, value: Any, hint: Any) -> Any:
    """Return a value that fits a plain type; other hints are taken as they are."""
    kind = typing.get_origin(hint) or hint
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if kind is tuple and isinstance(value, list):
        return tuple(value)
    if kind is frozenset and isinstance(value, list):
        return frozenset(value)
    plain = (bool, int, float, str, list, dict)
    if kind in plain and (not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool)):
        raise InvalidConfig(f"{key}: expected {kind.__name__}, found {type(value).__name__}")
    return value
