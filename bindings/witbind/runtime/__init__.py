"""What generated code calls: stores, linkers and compiled calls. The only package that knows pointers."""

from __future__ import annotations

from .async_linker import AsyncInstance, AsyncLinker, AsyncPrepared
from .async_store import AsyncStore
from .engine import new_engine
from .inspect import component_world
from .instance import Instance
from .linker import Linker, Prepared
from .store import STORES, Store

__all__ = [
    "AsyncInstance",
    "AsyncLinker",
    "AsyncPrepared",
    "AsyncStore",
    "Instance",
    "Linker",
    "Prepared",
    "Store",
    "component_world",
    "live_stores",
    "new_engine",
]


def live_stores() -> int:
    """Return how many stores this process has."""
    return len(STORES)
