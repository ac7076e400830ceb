"""The engine symbols that the asynchronous path adds, and the continuation that never enters Python."""

from __future__ import annotations

import ctypes
import functools
import struct
from collections.abc import Callable
from typing import Any, Final

import cffi
from wasmtime import _ffi

from .abi import MEMORY, resolved, short_function

__all__ = ["ASYNC_CALLBACK", "call_starter", "ffi", "future_deleter", "lib", "write_continuation"]

ffi: Final = cffi.FFI()
ffi.cdef(
    """
    size_t wasmtime_component_func_call_async(
        size_t func, size_t ctx, size_t args, size_t nargs, size_t res, size_t nres, size_t error);
    bool wasmtime_call_future_poll(size_t future);
    void wasmtime_call_future_delete(size_t future);
    size_t wasmtime_component_linker_instantiate_async(
        size_t linker, size_t ctx, size_t component, size_t out, size_t error);
    size_t wasmtime_component_linker_instance_add_func_async(
        size_t li, const char *name, size_t len, size_t callback, size_t data, size_t finalizer);
    void wasmtime_context_epoch_deadline_async_yield_and_update(size_t ctx, uint64_t ticks);
    void wasmtime_store_delete(size_t store);
    size_t strlen(const char *text);
    """
)
# `..._yield_and_update` is declared to return an error but returns nothing: what is in the register is not read.
lib: Final[Any] = resolved(ffi.dlopen(_ffi.dll._name))
_libc: Final[Any] = ffi.dlopen(None)

ASYNC_CALLBACK: Final[Any] = ffi.typeof(
    "void(*)(size_t, size_t, size_t, size_t, size_t, size_t, size_t, size_t, size_t)"
)

_STRLEN: Final = int(ffi.cast("size_t", ffi.addressof(_libc, "strlen")))
_continuation: Final = struct.Struct("<QQQ").pack_into


def write_continuation(at: int, flag: int) -> None:
    """Write a `wasmtime_async_continuation_t` that is ready once the byte at address `flag` is not zero.

    Its callback is libc's `strlen` over a text of that one byte: polling a suspended guest runs no Python on the
    guest's stack.
    """
    _continuation(MEMORY, at, _STRLEN, flag, 0)


def call_starter(
    func: int, ctx: int, arguments: ctypes.c_size_t, count: int, result: int, slots: int, error: int
) -> Any:
    """Return what makes the future of a call, with the arguments that are where `arguments` says when it is called.

    It runs no guest. It is made in advance as `abi.deadline_setter` is.
    """
    size = ctypes.c_size_t
    function = short_function("wasmtime_component_func_call_async", size)
    return functools.partial(
        function, size(func), size(ctx), arguments, size(count), size(result), size(slots), size(error)
    )


def future_deleter(future: ctypes.c_size_t) -> Callable[[], None]:
    """Return what drops the future of a call that is over, which runs no guest; made in advance, too."""
    return functools.partial(short_function("wasmtime_call_future_delete", None), future)
