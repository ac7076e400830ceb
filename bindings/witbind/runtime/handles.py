"""Resources on their way between Python objects and the engine's handles, for one store."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Callable
from typing import Any, Final

from .. import wit
from ..errors import InstanceClosed, Trap
from ..resources import GuestResource
from .abi import lib, take_message

__all__ = ["Handles", "host_type_number"]

_numbers: Final[dict[tuple[str, str], int]] = {}


def host_type_number(resource: wit.Resource) -> int:
    """Return the number by which the engine knows a resource that the host implements."""
    return _numbers.setdefault((resource.interface, resource.name), len(_numbers) + 1)


class Handles:
    """Host objects by their number, boxes to free after a call, and the functions of guest resources."""

    def __init__(self, ctx: int) -> None:
        self._ctx = ctx
        self._boxes: list[int] = []
        self._moved: list[GuestResource] = []
        self._numbers = itertools.count(1)
        self._out = ctypes.c_size_t()
        self._out_at = ctypes.addressof(self._out)
        self.objects: dict[int, object] = {}
        self.functions: dict[str, dict[str, Callable[..., Any]]] = {}
        self.drop: Callable[[int], None] = lib.wasmtime_component_resource_any_delete

    def lower_own(self, resource: wit.Resource, value: object) -> int:
        """Return a handle that gives `value` away; the engine copies it during the call."""
        if resource.host:
            rep = next(self._numbers)
            self.objects[rep] = value
            return self._box(resource, rep, owned=True)
        box = self._guest(resource, value)
        assert isinstance(value, GuestResource)
        self._moved.append(value)
        return box

    def lower_borrow(self, resource: wit.Resource, value: object) -> int:
        """Return a handle that lends `value` for one call."""
        if resource.host:
            rep = next(self._numbers)
            self.objects[rep] = value
            return self._box(resource, rep, owned=False)
        return self._guest(resource, value)

    def _guest(self, resource: wit.Resource, value: object) -> int:
        if not isinstance(value, GuestResource):
            raise TypeError(f"expected a {resource.name}, found {type(value).__name__}")
        handle = value._handle
        if not handle:
            raise InstanceClosed(resource.name, "this handle is closed or was passed on")
        if value._functions is not self.functions.get(resource.interface):
            raise TypeError(f"this {resource.name} belongs to another instance")
        return handle

    def _box(self, resource: wit.Resource, rep: int, *, owned: bool) -> int:
        host = lib.wasmtime_component_resource_host_new(owned, rep, host_type_number(resource))
        error = lib.wasmtime_component_resource_host_to_any(self._ctx, host, self._out_at)
        lib.wasmtime_component_resource_host_delete(host)
        if error:
            raise Trap(resource.name, take_message(error))
        box = self._out.value
        self._boxes.append(box)
        return box

    def lift_own(self, resource: wit.Resource, handle: int) -> object:
        """Take the value that a guest gave away."""
        if resource.host:
            return self.objects.pop(self._rep(resource, handle))
        return self._wrap(resource, handle)

    def lift_borrow(self, resource: wit.Resource, handle: int) -> object:
        """Return the value that a guest lends."""
        if resource.host:
            return self.objects[self._rep(resource, handle)]
        return self._wrap(resource, handle)

    def _wrap(self, resource: wit.Resource, handle: int) -> GuestResource:
        cls = resource.cls or GuestResource
        clone = lib.wasmtime_component_resource_any_clone(handle)
        made: GuestResource = cls(self.functions.setdefault(resource.interface, {}), self.drop, clone)
        return made

    def _rep(self, resource: wit.Resource, handle: int) -> int:
        error = lib.wasmtime_component_resource_any_to_host(self._ctx, handle, self._out_at)
        if error:
            raise Trap(resource.name, take_message(error))
        host = self._out.value
        rep: int = lib.wasmtime_component_resource_host_rep(host)
        lib.wasmtime_component_resource_host_delete(host)
        return rep

    def finish(self, dead: bool) -> None:
        """Free what a call needed; handles that it gave away are closed unless it never happened."""
        for box in self._boxes:
            lib.wasmtime_component_resource_any_delete(box)
        self._boxes.clear()
        for value in self._moved:
            if value._handle:
                lib.wasmtime_component_resource_any_delete(value._handle)
                value._handle = 0
        self._moved.clear()
        if dead:
            self.objects.clear()
