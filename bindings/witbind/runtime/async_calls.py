"""Compiling calls and imports of the asynchronous path; types and packing are those of the synchronous one."""

from __future__ import annotations

import functools
import inspect
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

__all__ = ["async_export_code", "async_host_function"]


@functools.lru_cache(maxsize=4096)
def async_export_code(interface: str, function: wit.Function) -> ExportCode:
    """Compile the awaited call of an export once for all instances."""
    plan = Plan(interface, function)
    src = plan.src
    src.constants.update(
        start=async_lib.wasmtime_component_func_call_async,
        poll=async_lib.wasmtime_call_future_poll,
    )
    with src.block("def make(env):"):
        plan.emit_environment()
        src("failed = store.error_address")
        with src.block(f"async def {plan.name}({', '.join(plan.names)}):"):
            plan.emit_entry()
            with src.block("try:"):
                plan.emit_lowering()
                src("set_deadline(ctx, store.slice_ticks)")
                src("dead = True")
                src(f"store.future = start(func, ctx, arguments, {len(plan.types)}, base, {plan.slots}, failed)")
                with src.block("if not poll(store.future):"):
                    src("await store.drive(where)")
                src("store.drop_future()")
                src("error = store.take_error()")
                with src.block("if error:"):
                    src("raise store.fail(error, where)")
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
    """Return the callback of an `async def` import; `None` when the implementation is a plain function."""
    is_method = function.name.startswith("[method]")
    target = None if is_method else getattr(implementation, function.python)
    if is_method or not inspect.iscoroutinefunction(target):
        return None
    code = _async_import_code(interface, function)
    frames: list[Frame] = []
    callback = code.make(target, frames, lambda: Frame(code.static_size, dynamic=code.dynamic, text=code.text))
    onerror: Any = _record_exception
    return ffi.callback(ASYNC_CALLBACK, callback, onerror=onerror)


@functools.lru_cache(maxsize=4096)
def _async_import_code(interface: str, function: wit.Function) -> ImportCode:
    """Compile an import whose coroutine runs to its first suspension at once, and in the caller's task after it."""
    plan = ImportPlan(interface, function)
    src = plan.src
    src.constants["suspend_at"] = write_continuation
    with src.block("def make(target, frames, new_frame):"):
        with src.block("def lower(value, results, handles):"):
            plan.emit_result()
        with src.block("def callback(data, ctx, ty, args, nargs, results, nresults, err_ret, cont):"):
            src("store = stores[ctx]")
            src("handles = store.handles")
            arguments = plan.emit_arguments()
            src(f"coroutine = target({', '.join(arguments)})")
            with src.block("try:"):
                src("yielded = coroutine.send(None)")
            with src.block("except StopIteration as stop:"):
                src("lower(stop.value, results, handles)")
                src("store.ready()")
            with src.block("else:"):
                src("store.suspend(coroutine, yielded, lower, results)")
            src("suspend_at(cont, store.flag_address)")
        src("return callback")
    return plan.compile()
