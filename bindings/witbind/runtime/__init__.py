"""What generated code calls: stores, linkers and compiled calls. The only package that knows pointers."""

from __future__ import annotations

from .inspect import component_world
from .linker import Instance, Linker, Prepared
from .store import Store

__all__ = ["Instance", "Linker", "Prepared", "Store", "component_world"]
