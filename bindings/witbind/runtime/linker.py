"""From imports to a running instance: `Linker` → `Prepared` → `Instance`."""

from __future__ import annotations

import ctypes
import weakref
from collections.abc import Callable, Iterable
from typing import Any, Final

import attrs
import wasmtime
from wasmtime.component import Component

from .. import wit
from ..compare import differences, track
from ..errors import LinkError, TypeMismatch
from .abi import address, callback_address, lib, take_message
from .calls import ExportCode, export_code
from .frame import Frame
from .handles import Handles, host_type_number
from .imports import destructor, host_function
from .inspect import component_world
from .store import Store

__all__ = ["Instance", "Linker", "Prepared", "check_error"]

_OUT: Final = ctypes.c_size_t * 1


class Linker:
    """The imports that a host offers; one linker serves any number of components and instances of one engine."""

    def __init__(self, engine: wasmtime.Engine) -> None:
        self.engine = engine
        self._pointer: int = lib.wasmtime_component_linker_new(address(engine.ptr()))
        self._finalizer = weakref.finalize(self, lib.wasmtime_component_linker_delete, self._pointer)
        self._callbacks: list[object] = []
        self._interfaces: dict[str, wit.Interface] = {}
        self._root: dict[str, wit.Function] = {}
        self._prepared: weakref.WeakKeyDictionary[Component, dict[tuple[str, ...], Prepared]] = (
            weakref.WeakKeyDictionary()
        )

    def define(self, interface: wit.Interface, implementation: object) -> None:
        """Satisfy an imported interface with an object that has its functions as methods.

        Raises `LinkError` when a method is missing, `UnsupportedType` when the engine cannot carry one of its types.
        """
        self._check(interface.id, interface.functions, implementation)
        root = lib.wasmtime_component_linker_root(self._pointer)
        try:
            out = _OUT()
            name = interface.id.encode()
            check_error(
                lib.wasmtime_component_linker_instance_add_instance(root, name, len(name), ctypes.addressof(out)),
                interface.id,
            )
            try:
                for resource in interface.resources:
                    self._add_resource(out[0], resource)
                for function in interface.functions:
                    self._add_function(out[0], interface.id, function, implementation)
            finally:
                lib.wasmtime_component_linker_instance_delete(out[0])
        finally:
            lib.wasmtime_component_linker_instance_delete(root)
        self._interfaces[track(interface.id)] = interface

    def define_world(self, world: wit.World, implementation: object) -> None:
        """Satisfy the functions that stand in the world itself with an object that has them as methods."""
        self._check(world.id, world.import_functions, implementation)
        root = lib.wasmtime_component_linker_root(self._pointer)
        try:
            for resource in world.import_resources:
                self._add_resource(root, resource)
            for function in world.import_functions:
                self._add_function(root, "", function, implementation)
                self._root[function.name] = function
        finally:
            lib.wasmtime_component_linker_instance_delete(root)

    def _check(self, where: str, functions: Iterable[wit.Function], implementation: object) -> None:
        missing = [
            function.python
            for function in functions
            if not function.name.startswith("[method]") and not callable(getattr(implementation, function.python, None))
        ]
        if missing:
            raise LinkError(f"{where}: {type(implementation).__name__} has no method {', '.join(missing)}")

    def _add_resource(self, instance: int, resource: wit.Resource) -> None:
        pointer = lib.wasmtime_component_resource_type_new_host(host_type_number(resource))
        name = resource.name.encode()
        error = lib.wasmtime_component_linker_instance_add_resource(
            instance, name, len(name), pointer, destructor, 0, 0
        )
        lib.wasmtime_component_resource_type_delete(pointer)
        check_error(error, resource.name)

    def _add_function(self, instance: int, interface: str, function: wit.Function, implementation: object) -> None:
        callback = host_function(interface, function, implementation)
        self._callbacks.append(callback)
        name = function.name.encode()
        error = lib.wasmtime_component_linker_instance_add_func(
            instance, name, len(name), callback_address(callback), 0, 0
        )
        check_error(error, f"{interface}#{function.name}")

    def prepare(self, component: Component, exports: wit.World | Iterable[wit.Interface]) -> Prepared:
        """Check that a component fits and return what instances are made from; memoised by component and exports.

        Raises `TypeMismatch` with every difference in words.
        """
        name, interfaces, functions = _wanted(exports)
        key = (name, *(interface.id for interface in interfaces))
        known = self._prepared.setdefault(component, {})
        if key not in known:
            known[key] = self._prepare(component, name, interfaces, functions)
        return known[key]

    def _prepare(
        self,
        component: Component,
        name: str,
        interfaces: tuple[wit.Interface, ...],
        functions: tuple[wit.Function, ...],
    ) -> Prepared:
        actual = component_world(component, self.engine)
        found: list[str] = []
        for interface in actual.imports:
            offered = self._interfaces.get(track(interface.id))
            if offered is not None:
                found += differences(offered, interface, side="import", partial=True)
            elif interface.functions or interface.resources:
                found.append(f"import `{interface.id}`: the host does not offer it")
        if actual.import_functions:
            here = wit.Interface(name, tuple(self._root.values()))
            found += differences(here, wit.Interface(name, actual.import_functions), side="import", partial=True)
        exported = {track(interface.id): interface for interface in actual.exports}
        names: dict[str, str] = {}
        for wanted in interfaces:
            have = exported.get(track(wanted.id))
            if have is None:
                found.append(f"export `{wanted.id}`: the component does not export it")
            else:
                names[wanted.id] = have.id
                found += differences(wanted, have)
        if functions:
            found += differences(wit.Interface(name, functions), wit.Interface(name, actual.export_functions))
        if found:
            raise TypeMismatch(name, found)
        return Prepared(self, component, {i.id: i for i in interfaces}, {f.name: f for f in functions}, names)


def _wanted(
    exports: wit.World | Iterable[wit.Interface],
) -> tuple[str, tuple[wit.Interface, ...], tuple[wit.Function, ...]]:
    if isinstance(exports, wit.World):
        return exports.id, exports.exports, exports.export_functions
    interfaces = tuple(exports)
    return "the interfaces " + ", ".join(interface.id for interface in interfaces), interfaces, ()


def check_error(error: int, where: str) -> None:
    """Raise a `LinkError` with the engine's text unless `error` is 0."""
    if error:
        raise LinkError(f"{where}: {take_message(error)}")


@attrs.frozen(eq=False)
class Prepared:
    """A component that was checked against a world and a linker; makes instances."""

    linker: Linker
    component: Component
    interfaces: dict[str, wit.Interface]
    functions: dict[str, wit.Function]
    names: dict[str, str]

    def instantiate(self, store: Store) -> Instance:
        """Make an instance in a store of its own.

        Raises `Trap` when the guest's start code traps, `LinkError` when the engine refuses, `InstanceClosed` or
        `InstanceBusy` when the store was used before.
        """
        if not store.acquire(False):
            raise store.refusal("instantiate")
        raw = (ctypes.c_uint64 * 4)()
        if store.epoch_ticks is not None:
            lib.wasmtime_context_set_epoch_deadline(store.ctx, store.epoch_ticks)
        error = lib.wasmtime_component_linker_instantiate(
            self.linker._pointer, store.ctx, address(self.component.ptr()), ctypes.addressof(raw)
        )
        if error:
            raise store.fail(error, "instantiate")
        store.release()
        return Instance(self, store, raw)


@attrs.frozen
class _Environment:
    func: int
    ctx: int
    store: Store
    handles: Handles
    frame: Frame


class Instance:
    """A running component; `func` gives its exports as Python functions."""

    def __init__(self, prepared: Prepared, store: Store, raw: Any) -> None:
        self.prepared = prepared
        self.store = store
        self._raw = raw
        self._functions: dict[tuple[str, str], Callable[..., Any]] = {}
        store.handles.drop = self._drop

    def func(self, interface: str | None, name: str) -> Callable[..., Any]:
        """Return the compiled call of an export; the same one each time.

        `interface` is the id in the descriptors, `None` for a function of the world itself. Raises `LinkError` when
        the world has no such function.
        """
        key = (interface or "", name)
        made = self._functions.get(key)
        if made is None:
            made = self._functions[key] = self._bind(interface, name)
            if interface is not None:
                self._register(interface)
        return made

    def _register(self, interface: str) -> None:
        """Give guest resources the methods of the interface that defines them."""
        functions = self.prepared.interfaces[interface].functions
        table = self.store.handles.functions.setdefault(interface, {})
        for function in functions:
            if function.name.startswith("[method]") and function.name not in table:
                table[function.name] = (
                    self.func(interface, function.name)
                    if ((interface, function.name) in self._functions)
                    else self._functions.setdefault((interface, function.name), self._bind(interface, function.name))
                )

    def _bind(self, interface: str | None, name: str) -> Callable[..., Any]:
        prepared, ctx = self.prepared, self.store.ctx
        if interface is None:
            function = prepared.functions.get(name)
        else:
            known = prepared.interfaces.get(interface)
            function = next((f for f in known.functions if f.name == name), None) if known else None
        if function is None:
            raise LinkError(f"this instance was not prepared for `{interface or 'the world'}#{name}`")
        parent = 0
        at = ctypes.addressof(self._raw)
        find = lib.wasmtime_component_instance_get_export_index
        if interface is not None:
            encoded = prepared.names[interface].encode()
            parent = find(at, ctx, 0, encoded, len(encoded))
        encoded = name.encode()
        index = find(at, ctx, parent, encoded, len(encoded))
        if parent:
            lib.wasmtime_component_export_index_delete(parent)
        func = (ctypes.c_uint64 * 4)()
        if not index or not lib.wasmtime_component_instance_get_func(at, ctx, index, ctypes.addressof(func)):
            raise LinkError(f"the engine does not find `{interface or 'the world'}#{name}`")
        lib.wasmtime_component_export_index_delete(index)
        code = self._code(interface or "", function)
        frame = Frame(code.static_size, dynamic=code.dynamic, text=code.text)
        made = code.make(_Environment(ctypes.addressof(func), ctx, self.store, self.store.handles, frame))
        made.__witbind__ = (self, func)  # type: ignore[attr-defined] # keeps the engine's handle alive
        return made

    def _code(self, interface: str, function: wit.Function) -> ExportCode:
        return export_code(interface, function)

    def _drop(self, handle: int) -> None:
        """Drop a guest resource; on a store that is gone only its box is freed."""
        store = self.store
        if store.closed or store.dead is not None:
            lib.wasmtime_component_resource_any_delete(handle)
            return
        if not store.acquire(False):
            raise store.refusal("drop")
        dead = False
        try:
            if store.epoch_ticks is not None:
                lib.wasmtime_context_set_epoch_deadline(store.ctx, store.epoch_ticks)
            error = lib.wasmtime_component_resource_any_drop(store.ctx, handle)
            lib.wasmtime_component_resource_any_delete(handle)
            if error:
                dead = True
                raise store.fail(error, "drop")
        finally:
            if not dead:
                store.release()

    def close(self) -> None:
        """Close the instance's store."""
        self.store.close()
