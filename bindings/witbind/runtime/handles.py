"""Resources on their way between Python objects and the engine's handles, for one store."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Callable
from typing import Any, Final

from .. import wit
from ..errors import Trap
from ..resources import GuestResource
from .abi import lib, take_message

__all__ = ["Handles", "host_type_number"]

_numbers: Final[dict[tuple[str, str], int]] = {}
_new_number: Final = itertools.count(1)
_free: Final[Callable[[int], None]] = lib.wasmtime_component_resource_any_delete


def host_type_number(resource: wit.Resource) -> int:
    """Return the number by which the engine knows a resource that the host implements."""
    return _numbers.setdefault((resource.interface, resource.name), next(_new_number))


class _Methods(dict[str, Callable[..., Any]]):
    """The functions of an instance for one resource by their WIT names, bound when they are first asked for."""

    def __init__(self, interface: str, bind: Callable[[str, str], Callable[..., Any]]) -> None:
        super().__init__()
        self._interface = interface
        self._bind = bind

    def __missing__(self, name: str) -> Callable[..., Any]:
        made = self[name] = self._bind(self._interface, name)
        return made


class Handles:
    """What one store knows of resources.

    `objects` are the host's by their number. What a call gives, lends and wraps is noted until `finish`, or until
    `undo` when it never began. `abandoned` are handles whose wrappers were collected without being closed: a
    destructor cannot run in the garbage collector, so the next call that has to do with resources drops them.
    """

    def __init__(self, ctx: int) -> None:
        self._ctx = ctx
        self._boxes: list[int] = []
        self._spent: list[int] = []
        self._given: list[int] = []
        self._lent: list[int] = []
        self._moved: list[GuestResource] = []
        self._used: list[GuestResource] = []
        self._numbers = itertools.count(1)
        self._out = ctypes.c_size_t()
        self._out_at = ctypes.addressof(self._out)
        self._methods: dict[tuple[str, str], _Methods] = {}
        self._gone = False
        self.objects: dict[int, object] = {}
        self.abandoned: list[int] = []
        self.bind: Callable[[str, str], Callable[..., Any]]
        self.drop: Callable[[int], None]
        self.drop_now: Callable[[int], None]

    def methods(self, resource: wit.Resource) -> dict[str, Callable[..., Any]]:
        """Return the functions of this store's instance for a resource; it also tells whose a handle is."""
        key = (resource.interface, resource.name)
        found = self._methods.get(key)
        if found is None:
            found = self._methods[key] = _Methods(resource.interface, self.bind)
        return found

    def problem(self, resource: wit.Resource, value: object) -> str | None:
        """Return why a value is no handle of a guest's resource that can be passed now, or `None`."""
        if not isinstance(value, resource.cls or GuestResource):
            return f"a {resource.name}"
        assert isinstance(value, GuestResource)
        if value.closed:
            return f"a {resource.name} that is open"
        if value._functions is not self.methods(resource):
            return f"a {resource.name} of this instance"
        return None

    def lower_own(self, resource: wit.Resource, value: object) -> int:
        """Return a handle that gives `value` away; the engine copies it during the call."""
        if resource.host:
            return self._lower_host(resource, value, self._given, owned=True)
        guest = self._lower_guest(resource, value)
        if any(guest is other for other in self._used):
            raise ValueError(f"this {resource.name} is given away while the same call has it in another place")
        self._used.append(guest)
        self._moved.append(guest)
        return guest._handle

    def lower_borrow(self, resource: wit.Resource, value: object) -> int:
        """Return a handle that lends `value` for one call."""
        if resource.host:
            return self._lower_host(resource, value, self._lent, owned=False)
        guest = self._lower_guest(resource, value)
        if any(guest is other for other in self._moved):
            raise ValueError(f"this {resource.name} is given away while the same call has it in another place")
        self._used.append(guest)
        return guest._handle

    def _lower_guest(self, resource: wit.Resource, value: object) -> GuestResource:
        problem = self.problem(resource, value)
        if problem is not None:
            raise TypeError(f"expected {problem}")
        assert isinstance(value, GuestResource)
        return value

    def _lower_host(self, resource: wit.Resource, value: object, noted: list[int], *, owned: bool) -> int:
        rep = next(self._numbers)
        host = lib.wasmtime_component_resource_host_new(owned, rep, host_type_number(resource))
        error = lib.wasmtime_component_resource_host_to_any(self._ctx, host, self._out_at)
        lib.wasmtime_component_resource_host_delete(host)
        if error:
            raise Trap(resource.name, take_message(error))
        box = self._out.value
        self.objects[rep] = value
        noted.append(rep)
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
        made: GuestResource = cls(self.methods(resource), self, clone)
        return made

    def _rep(self, resource: wit.Resource, handle: int) -> int:
        error = lib.wasmtime_component_resource_any_to_host(self._ctx, handle, self._out_at)
        if error:
            raise Trap(resource.name, take_message(error))
        host = self._out.value
        rep: int = lib.wasmtime_component_resource_host_rep(host)
        lib.wasmtime_component_resource_host_delete(host)
        return rep

    def begin_import(self) -> None:
        """Keep apart what the running call needs and what the result of an import will."""
        self._spent += self._boxes
        self._boxes.clear()
        self._given.clear()

    def undo_import(self) -> None:
        """Take back what was lowered of an import's result, which is lowered again."""
        for rep in self._given:
            self.objects.pop(rep, None)
        for box in self._boxes:
            error = lib.wasmtime_component_resource_any_drop(self._ctx, box)
            if error:
                take_message(error)
        self.finish_import()

    def finish_import(self) -> None:
        """Forget what the result of an import gave to the guest."""
        for box in self._boxes:
            _free(box)
        self._boxes.clear()
        self._given.clear()

    def undo(self) -> None:
        """Take back what was lowered for a call that does not begin, or is lowered again."""
        self.undo_import()
        for rep in self._lent:
            self.objects.pop(rep, None)
        self._lent.clear()
        self._moved.clear()
        self._used.clear()

    def finish(self, dead: bool) -> None:
        """End a call: what it lent is back, and handles that it gave away are closed."""
        self.finish_import()
        for box in self._spent:
            _free(box)
        self._spent.clear()
        for rep in self._lent:
            self.objects.pop(rep, None)
        self._lent.clear()
        for value in self._moved:
            handle, value._handle = value._handle, 0
            if handle:
                _free(handle)
        self._moved.clear()
        self._used.clear()
        if dead:
            self.objects.clear()

    def abandon(self, handle: int) -> None:
        """Note a handle whose wrapper was collected; called by the garbage collector, on any thread."""
        if self._gone:
            _free(handle)
        else:
            self.abandoned.append(handle)

    def collect(self) -> None:
        """Drop abandoned handles; the caller holds the store."""
        while self.abandoned:
            self.drop_now(self.abandoned.pop())

    def clear(self) -> None:
        """Free what is left when the store goes; nothing is dropped in the guest any more."""
        self._gone = True
        self.objects.clear()
        while self.abandoned:
            _free(self.abandoned.pop())
