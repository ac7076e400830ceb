"""The asynchronous twins of `Linker`, `Prepared` and `Instance`: same types, same checks, awaited calls."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable
from typing import Any

from wasmtime.component import Component

from .. import wit
from .abi import address, callback_address
from .abi import lib as sync_lib
from .async_abi import lib
from .async_calls import async_export_code, async_host_function, begun_export_code, may_suspend
from .async_store import AsyncStore
from .calls import ExportCode
from .instance import Instance
from .linker import Linker, Prepared, check_error

__all__ = ["AsyncInstance", "AsyncLinker", "AsyncPrepared"]


class AsyncLinker(Linker):
    """The imports that a host offers to instances whose calls are awaited.

    An implementation's method may be an `async def`: the guest is suspended while it runs in the caller's own task.
    """

    def _add_function(self, instance: int, interface: str, function: wit.Function, implementation: object) -> None:
        if not may_suspend(function, implementation):
            super()._add_function(instance, interface, function, implementation)
            return
        callback = async_host_function(interface, function, implementation)
        self._callbacks.append(callback)
        name = function.name.encode()
        error = lib.wasmtime_component_linker_instance_add_func_async(
            instance, name, len(name), callback_address(callback), 0, 0
        )
        check_error(error, f"{interface}#{function.name}")

    def prepare(
        self, component: Component, exports: wit.World | Iterable[wit.Interface], structure: wit.World | None = None
    ) -> AsyncPrepared:
        """Check that a component fits and return what instances are made from; see `Linker.prepare`."""
        prepared = super().prepare(component, exports, structure)
        return AsyncPrepared(prepared.linker, prepared.component, prepared.surface)


class AsyncPrepared(Prepared):
    """A component that was checked against a world and a linker; makes asynchronous instances."""

    async def instantiate_async(self, store: AsyncStore) -> AsyncInstance:
        """Make an instance in a store of its own; raises as `Prepared.instantiate` does."""
        self.check_store(store)
        raw = (ctypes.c_uint64 * 4)()
        done = False
        store.start_slice()
        try:
            store.future = lib.wasmtime_component_linker_instantiate_async(
                self.linker._pointer,
                store.ctx,
                address(self.component.ptr()),
                ctypes.addressof(raw),
                store.error_address,
            )
            if not lib.wasmtime_call_future_poll(store.future):
                await store.drive("instantiate")
            store.drop_future()
            error = store.take_error()
            if error:
                raise store.fail(error, "instantiate")
            done = True
        finally:
            if done:
                store.release()
            else:
                store.abandon()
        return AsyncInstance(self, store, raw)


class AsyncInstance(Instance):
    """A running component; the functions that `func` gives are awaited."""

    def begun(self, interface: str | None, name: str, *, packed: bool = False) -> Callable[..., Any]:
        """Return the compiled call of an export that begins where it is called; see `func`, and `packed`.

        It returns the result of a guest that neither waits nor computes for longer than a slice, and a coroutine
        otherwise, which must be awaited at once: `if answer.__class__ is types.CoroutineType: answer = await answer`.
        A coroutine for each call, which `func` makes, is what that saves.
        """
        return self._function(interface, name, packed=packed, begun=True)

    def _code(self, interface: str, function: wit.Function, *, packed: bool, begun: bool) -> ExportCode:
        compiled = begun_export_code if begun else async_export_code
        return compiled(interface, function, packed=packed)

    def _drop(self, handle: int) -> None:
        """Free the handle of a guest resource; its destructor cannot run in an asynchronous store."""
        sync_lib.wasmtime_component_resource_any_delete(handle)
        store = self.store
        assert isinstance(store, AsyncStore)
        store.undropped += 1

    def _drop_now(self, handle: int) -> None:
        self._drop(handle)
