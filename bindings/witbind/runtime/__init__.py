"""What generated code calls: stores, linkers and compiled calls. The only package that knows pointers."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .async_linker import AsyncInstance, AsyncLinker, AsyncPrepared
    from .async_store import AsyncStore
    from .engine import new_engine
    from .inspect import component_world
    from .instance import Instance
    from .linker import Linker, Prepared
    from .packer import Packer
    from .store import Store, live_stores

__all__ = [
    "AsyncInstance",
    "AsyncLinker",
    "AsyncPrepared",
    "AsyncStore",
    "Instance",
    "Linker",
    "Packer",
    "Prepared",
    "Store",
    "component_world",
    "live_stores",
    "new_engine",
]

_HOMES = {
    "AsyncInstance": "async_linker",
    "AsyncLinker": "async_linker",
    "AsyncPrepared": "async_linker",
    "AsyncStore": "async_store",
    "Instance": "instance",
    "Linker": "linker",
    "Packer": "packer",
    "Prepared": "linker",
    "Store": "store",
    "component_world": "inspect",
    "live_stores": "store",
    "new_engine": "engine",
}


def __getattr__(name: str) -> object:
    """Import on first use: what only reads a component's structure needs neither calls nor asyncio."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
