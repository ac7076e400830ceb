"""The type `map` of a compiled component, which wasmtime-py has no class for."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, Final

from wasmtime import _bindings as ffi
from wasmtime._managed import Managed
from wasmtime.component import _types as types

__all__ = ["MapType"]

_KIND: Final = 26
"""`WASMTIME_COMPONENT_VALTYPE_MAP`."""


class MapType(Managed[Any]):
    """`map<key, value>`."""

    def __init__(self, pointer: Any) -> None:
        self._set_ptr(pointer)

    def _delete(self, ptr: Any) -> None:
        ffi.wasmtime_component_map_type_delete(ptr)

    @property
    def key(self) -> object:
        """The type of the keys."""
        return self._part(ffi.wasmtime_component_map_type_key)

    @property
    def value(self) -> object:
        """The type of the values."""
        return self._part(ffi.wasmtime_component_map_type_value)

    def _part(self, read: Callable[..., None]) -> object:
        found = ffi.wasmtime_component_valtype_t()
        read(self.ptr(), ctypes.byref(found))
        return types.valtype_from_ptr(found)


def _with_maps(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def valtype_from_ptr(pointer: Any) -> Any:
        return MapType(pointer.of.map) if pointer.kind == _KIND else read(pointer)

    return valtype_from_ptr


types.valtype_from_ptr = _with_maps(types.valtype_from_ptr)  # type: ignore[assignment] # a `MapType` is no `ValType`
