"""Compiling calls and imports of the asynchronous path; types and packing are those of the synchronous one."""

from __future__ import annotations

import ctypes
import functools
import inspect
import types
from types import TracebackType
from typing import Any

from .. import wit
from .abi import MEMORY, lib
from .async_abi import ASYNC_CALLBACK, call_starter, ffi, write_continuation
from .async_abi import lib as async_lib
from .async_store import DONE, ERROR, AsyncStore
from .calls import ExportCode, Plan
from .frame import Frame
from .imports import ImportCode, ImportPlan
from .store import STORES

__all__ = ["async_export_code", "async_host_function", "begun_export_code", "may_suspend"]


@functools.lru_cache(maxsize=4096)
def async_export_code(interface: str, function: wit.Function, *, packed: bool = False) -> ExportCode:
    """Compile the awaited call of an export once for all instances; see `export_code`."""
    plan = Plan(interface, function, packed=packed)
    src = plan.src
    with src.block("def make(env):"):
        _emit_environment(plan)
        with src.block(f"async def {plan.name}({plan.parameters}):"):
            plan.emit_entry()
            with src.block("try:"):
                _emit_start(plan)
                with src.block("if poll(future):"):
                    src("drop()")
                with src.block("else:"):
                    src("store.future = future")
                    _emit_drive(plan)
                _emit_end(plan)
            with src.block("finally:"):
                plan.emit_exit("store.abandon()")
        src(f"return {plan.name}")
    return plan.compile()


@functools.lru_cache(maxsize=4096)
def begun_export_code(interface: str, function: wit.Function, *, packed: bool = False) -> ExportCode:
    """Compile the call of an export that begins where it is called, and is awaited where it is not over then."""
    plan = Plan(interface, function, packed=packed)
    src = plan.src
    with src.block("def make(env):"):
        _emit_environment(plan)
        with src.block("async def rest():"):
            src("dead = True")
            with src.block("try:"):
                _emit_drive(plan)
                _emit_end(plan)
            with src.block("finally:"):
                plan.emit_exit("store.abandon()")
        with src.block(f"def {plan.name}({plan.parameters}):"):
            plan.emit_entry()
            src("waits = False")
            with src.block("try:"):
                _emit_start(plan)
                with src.block("if not poll(future):"):
                    src("waits, store.future = True, future")
                    src("return rest()")
                src("drop()")
                _emit_end(plan)
            with src.block("finally:"), src.block("if not waits:"):
                plan.emit_exit("store.abandon()")
        src(f"return {plan.name}")
    return plan.compile()


def _emit_environment(plan: Plan) -> None:
    src = plan.src
    plan.emit_environment()
    src.constants.update(starter=call_starter, size=ctypes.c_size_t, poll=async_lib.wasmtime_call_future_poll)
    src("pins, drop, at = store.memory, store.drop_done, size()")
    src(f"start = starter(func, ctx, at, {len(plan.types)}, base, {plan.slots}, store.error_address)")
    if not plan.packed:
        src("at.value = arguments")


def _emit_start(plan: Plan) -> None:
    """Emit what makes the future of the call."""
    plan.emit_lowering()
    if plan.packed:
        plan.src("at.value = arguments")
    plan.src("store.start_slice()")
    plan.src("dead = True")
    plan.src(f"future = pins[{DONE}] = start()")


def _emit_drive(plan: Plan) -> None:
    """Emit the awaiting of a call that was not over when it was first polled."""
    plan.src("await store.drive(where)")
    plan.src("store.drop_future()")


def _emit_end(plan: Plan) -> None:
    """Emit the end of a call whose future is dropped."""
    with plan.src.block(f"if pins[{ERROR}]:"):
        plan.src("raise store.fail(store.take_error(), where)")
    plan.src("dead = False")
    plan.emit_result()


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
