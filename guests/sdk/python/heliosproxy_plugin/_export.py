"""Makes of a plugin's class what componentize-py looks for."""

from __future__ import annotations

import sys
import typing
from collections.abc import Callable
from typing import Any

import helios_manifest
import wit_world.exports
from componentize_py_types import Err
from wit_world.exports import lifecycle_v2
from wit_world.imports import types_v2

from ._log import error as log_error
from ._plugin import Plugin, PluginError, settings_of
from ._stream import serve_streams

__all__ = ["export"]


class _State:
    """The one plugin of this instance, once `on-load` made it."""

    plugin: Any = None


def export(plugin: type[Plugin[Any]]) -> None:
    """Serve the hooks of the world with a plugin's class; called once, in the module that defines the class."""
    module = sys.modules[plugin.__module__]
    for name in dir(wit_world.exports):
        protocol = getattr(wit_world.exports, name)
        if isinstance(protocol, type) and name.endswith("V2") and name != "LifecycleV2":
            setattr(module, name, _implementation(name, protocol, plugin))
    module.LifecycleV2 = _lifecycle(plugin)  # type: ignore[attr-defined]
    if hasattr(wit_world.exports, "LlmResponseV2"):
        if not hasattr(plugin, "open"):
            raise TypeError(f"{plugin.__name__} lacks the method open, which begins a streamed response")
        serve_streams(_guarded, lambda call, context: _State.plugin.open(call, context))


def _implementation(name: str, protocol: type, plugin: type[Plugin[Any]]) -> type:
    members: dict[str, Any] = {}
    for function in [key for key, value in vars(protocol).items() if callable(value) and not key.startswith("_")]:
        if not hasattr(plugin, function):
            raise TypeError(f"{plugin.__name__} lacks the method {function}: the plugin's world has it")
        members[function] = _hook(function)
    return type(name, (protocol,), members)


def _hook(function: str) -> Callable[..., Any]:
    def method(_self: object, *arguments: Any) -> Any:
        return _guarded(function, getattr(_State.plugin, function), *arguments)

    return method


def _guarded(what: str, function: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function; an exception becomes a typed error, and is logged."""
    try:
        return function(*arguments)
    except Err as error:
        value = error.value
        if isinstance(value, typing.get_args(types_v2.PluginError)):
            log_error(f"{what}: {value.value}")
            raise
        case = types_v2.PluginError_Other  # a service's error that the plugin did not catch
        if type(value).__name__.endswith("_Unavailable"):
            case = types_v2.PluginError_Unavailable
        log_error(f"{what}: {value!r}", at=_place(error))
        raise Err(case(repr(value))) from error
    except PluginError as error:
        log_error(f"{what}: {error}")
        raise Err(error.case(str(error))) from error
    except Exception as error:
        text = f"{type(error).__name__}: {error}"
        log_error(f"{what}: {text}", at=_place(error))
        raise Err(types_v2.PluginError_Other(text)) from error


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "unknown"


def _lifecycle(plugin: type[Plugin[Any]]) -> type:
    settings = _settings_class(plugin)

    class LifecycleV2(wit_world.exports.LifecycleV2):
        def metadata(self) -> lifecycle_v2.PluginMetadata:
            return lifecycle_v2.PluginMetadata(**helios_manifest.ABOUT)

        def on_load(self, config: list[types_v2.ConfigEntry]) -> None:
            def load() -> None:
                _State.plugin = plugin(settings_of(settings, config) if settings else None)
                _State.plugin.on_load()

            _guarded("on-load", load)

        def on_unload(self) -> None:
            if _State.plugin is not None:
                _State.plugin.on_unload()

        def health(self) -> lifecycle_v2.HealthStatus:
            return _State.plugin.health()

    return LifecycleV2


def _settings_class(plugin: type[Plugin[Any]]) -> type[Any] | None:
    """Return the dataclass that a plugin's class is parametrized with."""
    for base in getattr(plugin, "__orig_bases__", ()):
        found = typing.get_args(base)
        if found and isinstance(found[0], type):
            return found[0]
    return None
