"""A plugin host for database and LLM proxies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .config import HostConfig
    from .errors import HeliosError
    from .manager import PluginHost

__all__ = ["HeliosError", "HostConfig", "PluginHost"]

_HOMES = {"HeliosError": "errors", "HostConfig": "config", "PluginHost": "manager"}


def __getattr__(name: str) -> object:
    """Import on first use: the compile child needs this package without the host in it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
