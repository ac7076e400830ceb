"""A running component, and how its exports become Python functions."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from .. import wit
from ..errors import LinkError, UnsupportedType, WitbindError
from .abi import export_index, forget_export_index, function_at, lib
from .calls import ExportCode, export_code
from .frame import Frame
from .handles import Handles
from .store import Store

if TYPE_CHECKING:
    from .linker import Prepared

__all__ = ["Instance", "Surface"]


@attrs.frozen
class Surface:
    """What an instance was checked to export: interfaces by the id that is asked for, functions of the world itself.

    `names` are the ids in the component, which may have another version of the same track. `quick` has, by interface
    and name, functions that it also exports with bytes as text: the id in the component, and what is called there.
    """

    interfaces: Mapping[str, wit.Interface]
    functions: Mapping[str, wit.Function]
    names: Mapping[str, str]
    quick: Mapping[tuple[str, str], tuple[str, wit.Function]] = attrs.field(factory=dict)


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
        self._functions: dict[tuple[str, str, bool, bool], Callable[..., Any]] = {}
        store.handles.bind, store.handles.drop, store.handles.drop_now = self.func, self._drop, self._drop_now

    def func(self, interface: str | None, name: str) -> Callable[..., Any]:
        """Return the compiled call of an export; the same one each time.

        What it returns raises `UnsupportedType` where the engine cannot carry the call, and `LinkError` where the
        function stands behind a gate and the component lacks it.

        `interface` is the id in the descriptors, `None` for a function of the world itself. Raises `LinkError` when
        the world has no such function.
        """
        return self._function(interface, name, packed=False)

    def packed(self, interface: str | None, name: str) -> Callable[..., Any]:
        """Return the compiled call of an export that takes a `Packer` in the place of its arguments; see `func`.

        What was packed once serves the calls of many instances, one after the other.
        """
        return self._function(interface, name, packed=True)

    def _function(self, interface: str | None, name: str, *, packed: bool, begun: bool = False) -> Callable[..., Any]:
        key = (interface or "", name, packed, begun)
        made = self._functions.get(key)
        if made is None:
            made = self._functions[key] = self._bind(interface, name, packed=packed, begun=begun)
        return made

    def _bind(self, interface: str | None, name: str, *, packed: bool, begun: bool) -> Callable[..., Any]:
        store = self.store
        where = f"{interface}#{name}" if interface else name
        function = self._described(interface, name)
        if function is None:
            raise LinkError(f"this instance was not prepared for `{where}`")
        quick = None if packed else self.prepared.surface.quick.get((interface or "", name))
        here = interface if interface is None else self.prepared.surface.names.get(interface, interface)
        if quick is not None:
            here, function = quick
        try:
            code = self._code(interface or "", function, packed=packed, begun=begun)
        except UnsupportedType as error:
            return _raising(error)
        if not store.acquire(False):
            raise store.refusal(where)
        try:
            func = self._find(here, name)
        finally:
            store.release()
        if func is None:
            return _raising(LinkError(f"`{where}` stands behind a gate, and the component lacks it"))
        frame = Frame(code.static_size, dynamic=code.dynamic)
        made = code.make(_Environment(ctypes.addressof(func), store.ctx, store, store.handles, frame))
        made.__witbind__ = (self, func)  # type: ignore[attr-defined] # keeps the engine's handle alive
        return made

    def _described(self, interface: str | None, name: str) -> wit.Function | None:
        surface = self.prepared.surface
        if interface is None:
            return surface.functions.get(name)
        known = surface.interfaces.get(interface)
        return next((f for f in known.functions if f.name == name), None) if known else None

    def _find(self, interface: str | None, name: str) -> Any:
        """Return the engine's handle of a function, `None` where it has none; the component has `interface` so."""
        find, at, ctx = export_index, ctypes.addressof(self._raw), self.store.ctx
        parent = 0
        if interface is not None:
            encoded = interface.encode()
            parent = find(at, ctx, 0, encoded, len(encoded))
        encoded = name.encode()
        index = find(at, ctx, parent, encoded, len(encoded)) if parent or interface is None else 0
        func = (ctypes.c_uint64 * 4)()
        found = index and function_at(at, ctx, index, ctypes.addressof(func))
        for handle in (parent, index):
            if handle:
                forget_export_index(handle)
        return func if found else None

    def _code(self, interface: str, function: wit.Function, *, packed: bool, begun: bool) -> ExportCode:
        """Compile a call; only an instance whose calls are awaited is asked for one that is `begun`."""
        assert not begun
        if function.is_async:
            raise UnsupportedType(f"{function.name}: an async function is awaited, in an `AsyncStore`: see `aio`")
        return export_code(interface, function, packed=packed)

    def _drop(self, handle: int) -> None:
        """Drop a guest resource; on a store that is gone only its handle is freed."""
        store = self.store
        if not store.acquire(False):
            if not store.closed and store.dead is None:
                raise store.refusal("drop")
            lib.wasmtime_component_resource_any_delete(handle)
            return
        try:
            self._drop_now(handle)
        finally:
            if store.dead is None:
                store.release()

    def _drop_now(self, handle: int) -> None:
        """Drop a guest resource while the store's lock is held; raises `Trap` when its destructor traps."""
        store = self.store
        if store.arm is not None:
            store.arm()
        error = lib.wasmtime_component_resource_any_drop(store.ctx, handle)
        lib.wasmtime_component_resource_any_delete(handle)
        if error:
            raise store.fail(error, "drop")

    def close(self) -> None:
        """Close the instance's store."""
        self.store.close()


def _raising(error: WitbindError) -> Callable[..., Any]:
    """Return what stands for an export that cannot be called."""

    def call(*_: object) -> Any:
        raise type(error)(*error.args)

    return call
