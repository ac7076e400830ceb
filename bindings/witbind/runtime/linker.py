"""From imports to a running instance: `Linker` → `Prepared` → `Instance`."""

from __future__ import annotations

import ctypes
import weakref
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs
import wasmtime
from wasmtime.component import Component

from .. import wit
from ..compare import differences, matching, same, track
from ..errors import LinkError, TypeMismatch, UnsupportedType
from .abi import address, callback_address, lib, take_message
from .as_text import carried, carries_bytes, text_id, textual
from .handles import host_type_number
from .imports import destructor, host_function
from .inspect import component_world
from .instance import Instance, Surface
from .store import Store

__all__ = ["Linker", "Prepared", "check_error"]

_OUT: Final = ctypes.c_size_t * 1
_WASI: Final = tuple(f"wasi:{name}/" for name in ("cli", "clocks", "filesystem", "io", "random", "sockets"))


class Linker:
    """The imports that a host offers; one linker serves any number of components and instances of one engine."""

    def __init__(self, engine: wasmtime.Engine) -> None:
        self.engine = engine
        self._pointer: int = lib.wasmtime_component_linker_new(address(engine.ptr()))
        self._finalizer = weakref.finalize(self, lib.wasmtime_component_linker_delete, self._pointer)
        self._finalizer.atexit = False  # a daemon thread may be instantiating with it while the interpreter ends
        self._callbacks: list[object] = []
        self._interfaces: dict[str, wit.Interface] = {}
        self._root: dict[str, wit.Function] = {}
        self._uncarried: dict[tuple[str, str], UnsupportedType] = {}
        self._surfaces: weakref.WeakKeyDictionary[Component, dict[object, Surface]] = weakref.WeakKeyDictionary()
        self.has_wasi = False

    def add_wasi(self) -> None:
        """Offer the engine's own WASI 0.2, without `wasi:http`, to guests that import it beside what their world names.

        `Store.set_wasi` says what a guest may do with it; without that it is nothing. Its functions block. Where the
        host defines an interface of WASI too, guests that import that very version get the host's. Raises `LinkError`
        where both have the same version.
        """
        check_error(lib.wasmtime_component_linker_add_wasip2(self._pointer), "WASI")
        self.has_wasi = True
        self._surfaces.clear()

    def define(self, interface: wit.Interface, implementation: object) -> None:
        """Satisfy an imported interface with an object that has its functions as methods.

        A function with a type that no call can carry is left out: `prepare` refuses the components that import it.
        Raises `LinkError` when a method is missing.
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
                    self._try_add_function(out[0], interface.id, function, implementation)
            finally:
                lib.wasmtime_component_linker_instance_delete(out[0])
        finally:
            lib.wasmtime_component_linker_instance_delete(root)
        self._interfaces[interface.id] = interface

    def define_world(self, world: wit.World, implementation: object) -> None:
        """Satisfy the functions that stand in the world itself with an object that has them as methods."""
        self._check(world.id, world.import_functions, implementation)
        root = lib.wasmtime_component_linker_root(self._pointer)
        try:
            for resource in world.import_resources:
                self._add_resource(root, resource)
            for function in world.import_functions:
                self._try_add_function(root, "", function, implementation)
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

    def _try_add_function(self, instance: int, interface: str, function: wit.Function, implementation: object) -> None:
        try:
            if function.is_async:
                raise UnsupportedType(f"import `{function.name}`: the engine's C API cannot offer an async function")
            self._add_function(instance, interface, function, implementation)
        except UnsupportedType as error:
            self._uncarried[interface, function.name] = error

    def _add_function(self, instance: int, interface: str, function: wit.Function, implementation: object) -> None:
        callback = host_function(interface, function, implementation)
        self._callbacks.append(callback)
        name = function.name.encode()
        error = lib.wasmtime_component_linker_instance_add_func(
            instance, name, len(name), callback_address(callback), 0, 0
        )
        check_error(error, f"{interface}#{function.name}")

    def prepare(
        self, component: Component, exports: wit.World | Iterable[wit.Interface], structure: wit.World | None = None
    ) -> Prepared:
        """Check that a component fits and return what instances are made from; memoised by component and exports.

        `structure` is what `component_world` says of this very component, for callers that kept it: walking its types
        takes milliseconds. Raises `TypeMismatch` with every difference in words, `UnsupportedType` when the component
        imports a function that no call can carry.
        """
        wanted = exports if isinstance(exports, wit.World) else tuple(exports)
        known = self._surfaces.setdefault(component, {})
        if wanted not in known:
            known[wanted] = self._surface(structure or component_world(component, self.engine), _wanted(wanted))
        return Prepared(self, component, known[wanted])

    def _surface(self, actual: wit.World, wanted: wit.World) -> Surface:
        found: list[str] = []
        self._refuse_uncarried(actual)
        for interface in actual.imports:
            offered = matching(interface.id, self._interfaces)
            if offered is not None:
                found += differences(offered, interface, side="import", partial=True)
            elif (interface.functions or interface.resources) and not (self.has_wasi and _is_engines(interface.id)):
                hint = "; `Linker.add_wasi` offers the engine's" if _is_engines(interface.id) else ""
                found.append(f"import `{interface.id}`: the host does not offer it{hint}")
        if actual.import_functions:
            here = wit.Interface(wanted.id, tuple(self._root.values()))
            found += differences(here, wit.Interface(wanted.id, actual.import_functions), side="import", partial=True)
        exported = {interface.id: interface for interface in actual.exports}
        names: dict[str, str] = {}
        for interface in wanted.exports:
            have = matching(interface.id, exported)
            if have is not None:
                names[interface.id] = have.id
                found += differences(interface, have)
            elif interface not in wanted.unstable:
                found.append(f"export `{interface.id}`: the component does not export it")
        functions = wanted.export_functions
        if functions:
            found += differences(wit.Interface(wanted.id, functions), wit.Interface(wanted.id, actual.export_functions))
        if found:
            raise TypeMismatch(wanted.id, found)
        quick = {key: found for interface in wanted.exports for key, found in _quick(interface, exported)}
        return Surface({i.id: i for i in wanted.exports}, {f.name: f for f in functions}, names, quick)

    def _refuse_uncarried(self, actual: wit.World) -> None:
        """Raise `UnsupportedType` when a component imports a function that no call can carry."""
        for interface in (*actual.imports, wit.Interface("", actual.import_functions)):
            offered = matching(interface.id, self._interfaces) or interface
            for function in interface.functions:
                if error := self._uncarried.get((offered.id, function.name)):
                    raise error


def _quick(
    interface: wit.Interface, exported: Mapping[str, wit.Interface]
) -> Iterator[tuple[tuple[str, str], tuple[str, wit.Function]]]:
    """Yield the functions of an interface that the component also exports with bytes as text; see `Surface.quick`."""
    name = text_id(interface.id)
    have = exported.get(name) if name else None
    if have is not None:
        offered = {function.name: function for function in have.functions}
        for function in filter(carries_bytes, interface.functions):
            actual = offered.get(function.name)
            if actual is not None and same(textual(function), actual):
                yield (interface.id, function.name), (have.id, carried(function))


def _is_engines(interface: str) -> bool:
    """Whether an interface is one of the engine's WASI."""
    return track(interface).startswith(_WASI) and track(interface).endswith("@0.2")


def _wanted(exports: wit.World | tuple[wit.Interface, ...]) -> wit.World:
    """Return interfaces as a world that exports them."""
    if isinstance(exports, wit.World):
        return exports
    return wit.World("the interfaces " + ", ".join(interface.id for interface in exports), (), exports)


def check_error(error: int, where: str) -> None:
    """Raise a `LinkError` with the engine's text unless `error` is 0."""
    if error:
        raise LinkError(f"{where}: {take_message(error)}")


@attrs.frozen(eq=False)
class Prepared:
    """A component that was checked against a world and a linker; makes instances."""

    linker: Linker
    component: Component
    surface: Surface

    def check_store(self, store: Store) -> None:
        """Take a new store of the linker's engine for one instance, and its lock; raises `LinkError` if it is not."""
        if store.engine is not self.linker.engine:
            raise LinkError("the store and the linker belong to different engines")
        if not store.acquire(False):
            raise store.refusal("instantiate")
        if store.taken:
            store.release()
            raise LinkError("a store holds one instance, and this one has it")
        store.taken = True
        if self.linker.has_wasi:
            store.ready_wasi()

    def instantiate(self, store: Store) -> Instance:
        """Make an instance in a store of its own.

        Raises `Trap` when the guest's start code traps, `LinkError` when the engine refuses or the store was used
        before, `InstanceClosed` when it was closed, `HostFunctionError` when an import raises.
        """
        self.check_store(store)
        raw = (ctypes.c_uint64 * 4)()
        if store.arm is not None:
            store.arm()
        error = lib.wasmtime_component_linker_instantiate(
            self.linker._pointer, store.ctx, address(self.component.ptr()), ctypes.addressof(raw)
        )
        if error:
            raise store.fail(error, "instantiate")
        store.release()
        return Instance(self, store, raw)
