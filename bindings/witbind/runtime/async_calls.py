"""Compiling calls and imports of the asynchronous path; types and packing are those of the synchronous one."""

from __future__ import annotations

import functools
import inspect
import types
from types import TracebackType
from typing import Any

from .. import wit
from .abi import MEMORY, lib
from .async_abi import ASYNC_CALLBACK, ffi, write_continuation
from .async_abi import lib as async_lib
from .async_store import AsyncStore
from .calls import ExportCode, Plan
from .frame import Frame
from .imports import ImportCode, ImportPlan
from .store import STORES

__all__ = ["async_export_code", "async_host_function", "may_suspend"]


@functools.lru_cache(maxsize=4096)
def async_export_code(interface: str, function: wit.Function, *, packed: bool = False) -> ExportCode:
    """Compile the awaited call of an export once for all instances; see `export_code`."""
    plan = Plan(interface, function, packed=packed)
    src = plan.src
    src.constants.update(
        start=async_lib.wasmtime_component_func_call_async,
        poll=async_lib.wasmtime_call_future_poll,
        drop=async_lib.wasmtime_call_future_delete,
    )
    with src.block("def make(env):"):
        plan.emit_environment()
        src("failed, errors = store.error_address, store.memory")
        with src.block(f"async def {plan.name}({plan.parameters}):"):
            plan.emit_entry()
            with src.block("try:"):
                plan.emit_lowering()
                src("store.start_slice()")
                src("dead = True")
                src(f"future = start(func, ctx, arguments, {len(plan.types)}, base, {plan.slots}, failed)")
                with src.block("if poll(future):"):
                    src("drop(future)")
                with src.block("else:"):
                    src("store.future = future")
                    src("await store.drive(where)")
                    src("store.drop_future()")
                with src.block("if errors[1]:"):
                    src("raise store.fail(store.take_error(), where)")
                src("dead = False")
                plan.emit_result()
            with src.block("finally:"):
                plan.emit_exit("store.abandon()")
        src(f"return {plan.name}")
    return plan.compile()


def _record_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Keep what an import raised, make the engine stop the call, and leave a valid continuation behind."""
    if trace is None:
        return
    names = trace.tb_frame.f_locals
    store = STORES.get(names.get("ctx", 0))
    if not isinstance(store, AsyncStore):
        return
    store.exception = error.with_traceback(trace.tb_next)
    store.ready()
    write_continuation(names["cont"], store.flag_address)
    MEMORY[names["err_ret"] : names["err_ret"] + 8] = lib.wasmtime_error_new(b"a host import raised").to_bytes(
        8, "little"
    )


def async_host_function(interface: str, function: wit.Function, implementation: object) -> Any:
    """Return the callback of an import that may be an `async def`; keep it alive as long as the linker."""
    target = None if function.name.startswith("[method]") else getattr(implementation, function.python)
    code = _async_import_code(interface, function)
    frames: list[Frame] = []
    callback = code.make(target, frames, lambda: Frame(code.static_size, dynamic=code.dynamic))
    onerror: Any = _record_exception
    return ffi.callback(ASYNC_CALLBACK, callback, onerror=onerror)


def may_suspend(function: wit.Function, implementation: object) -> bool:
    """Whether an implementation is, or for a method of a resource could be, an `async def`."""
    if function.name.startswith("[method]"):
        return True
    return inspect.iscoroutinefunction(getattr(implementation, function.python))


@functools.lru_cache(maxsize=4096)
def _async_import_code(interface: str, function: wit.Function) -> ImportCode:
    """Compile an import whose coroutine runs to its first suspension at once, and in the caller's task after it."""
    plan = ImportPlan(interface, function, "store")
    src = plan.src
    src.constants.update(suspend_at=write_continuation, coroutine=types.CoroutineType)
    with src.block("def make(target, frames, new_frame):"):
        with src.block("def lower(value, results, store):"):
            plan.emit_result()
        with src.block("def callback(data, ctx, ty, args, nargs, results, nresults, err_ret, cont):"):
            src("store = stores[ctx]")
            arguments = plan.emit_arguments()
            called = "target"
            if function.name.startswith("[method]"):
                called = f"{arguments.pop(0)}.{function.python}"
            src(f"value = {called}({', '.join(arguments)})")
            with src.block("if value.__class__ is coroutine:"):
                with src.block("try:"):
                    src("yielded = value.send(None)")
                with src.block("except StopIteration as stop:"):
                    src("value = stop.value")
                with src.block("else:"):
                    src("store.suspend(value, yielded, lower, results)")
                    src("suspend_at(cont, store.flag_address)")
                    src("return")
            src("lower(value, results, store)")
            src("store.ready()")
            src("suspend_at(cont, store.flag_address)")
        src("return callback")
    return plan.compile()
