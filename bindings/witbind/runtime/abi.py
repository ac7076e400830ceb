"""The engine's C ABI: symbols, sizes, kinds, and reading memory by address.

Everything here holds for one wasmtime major; `check` compares it with the wheel that is installed. Pointers are plain
integers. `MEMORY` is a view of the whole address space: `struct.unpack_from(MEMORY, address)` reads a C structure with
no object in between. `SPACE` is the same as an array: `SPACE[begin:end:step]` is a `bytes` of what lies there. Only
addresses that the engine or this package handed out are ever read.
"""

from __future__ import annotations

import ctypes
import functools
import importlib.metadata
import struct
from collections.abc import Callable, Iterator
from typing import Any, Final

import cffi
import wasmtime
from wasmtime import _bindings as bindings
from wasmtime import _ffi

__all__ = [
    "KIND",
    "MEMORY",
    "SIZE_ENTRY",
    "SIZE_VAL",
    "SPACE",
    "TEXT_OFFSET",
    "Arena",
    "address",
    "address_pairs",
    "callback_address",
    "deadline_setter",
    "export_index",
    "ffi",
    "forget_export_index",
    "function_at",
    "intern_name",
    "lib",
    "short_function",
    "take_message",
    "trap_code",
    "value_deleter",
]

SUPPORTED_MAJOR: Final = 50

KIND: Final[dict[str, int]] = {
    "bool": 0,
    "s8": 1,
    "u8": 2,
    "s16": 3,
    "u16": 4,
    "s32": 5,
    "u32": 6,
    "s64": 7,
    "u64": 8,
    "f32": 9,
    "f64": 10,
    "char": 11,
    "string": 12,
    "list": 13,
    "record": 14,
    "tuple": 15,
    "variant": 16,
    "enum": 17,
    "option": 18,
    "result": 19,
    "flags": 20,
    "resource": 21,
    "map": 22,
}
"""`wasmtime_component_valkind_t` of each kind of value."""

SIZE_VAL: Final = 32
"""Bytes of a `wasmtime_component_val_t`: the kind at 0, the payload at 8."""
SIZE_ENTRY: Final = 48
"""Bytes of a record entry: name length, name pointer, value."""

TEXT_OFFSET: Final = bytes.__basicsize__ - 1
"""Distance from the `id` of a `bytes` object to its first byte."""

ffi: Final = cffi.FFI()
# Pointers are declared as integers of their size: no cdata object is made for a call.
ffi.cdef(
    """
    size_t wasmtime_component_func_call(size_t func, size_t ctx, size_t args, size_t nargs, size_t res, size_t nres);
    void wasmtime_component_val_clone(size_t src, size_t dst);
    void wasmtime_context_set_epoch_deadline(size_t ctx, uint64_t ticks);
    size_t wasmtime_context_set_wasi(size_t ctx, size_t config);
    size_t wasmtime_error_new(const char *message);
    void wasm_trap_delete(size_t trap);
    void wasmtime_error_delete(size_t error);
    size_t wasmtime_component_linker_new(size_t engine);
    void wasmtime_component_linker_delete(size_t linker);
    size_t wasmtime_component_linker_root(size_t linker);
    size_t wasmtime_component_linker_add_wasip2(size_t linker);
    void wasmtime_component_linker_instance_delete(size_t instance);
    size_t wasmtime_component_linker_instance_add_instance(size_t li, const char *name, size_t len, size_t out);
    size_t wasmtime_component_linker_instance_add_func(
        size_t li, const char *name, size_t len, size_t callback, size_t data, size_t finalizer);
    size_t wasmtime_component_linker_instance_add_resource(
        size_t li, const char *name, size_t len, size_t type, size_t destructor, size_t data, size_t finalizer);
    size_t wasmtime_component_linker_instantiate(size_t linker, size_t ctx, size_t component, size_t out);
    size_t wasmtime_component_resource_type_new_host(uint32_t type);
    void wasmtime_component_resource_type_delete(size_t type);
    size_t wasmtime_component_resource_any_clone(size_t any);
    size_t wasmtime_component_resource_any_drop(size_t ctx, size_t any);
    void wasmtime_component_resource_any_delete(size_t any);
    size_t wasmtime_component_resource_any_to_host(size_t ctx, size_t any, size_t out);
    size_t wasmtime_component_resource_host_new(bool owned, uint32_t rep, uint32_t type);
    uint32_t wasmtime_component_resource_host_rep(size_t host);
    void wasmtime_component_resource_host_delete(size_t host);
    size_t wasmtime_component_resource_host_to_any(size_t ctx, size_t host, size_t out);
    """
)


def resolved(library: Any) -> Any:
    """Return a library whose functions have all been looked up.

    cffi does it at the first use, under a lock: a signal handler that comes in there and calls a guest would wait for
    itself. It also takes more of Python's stack than there may be left where an import raised.
    """
    for name in dir(library):
        getattr(library, name)
    return library


lib: Final[Any] = resolved(ffi.dlopen(_ffi.dll._name))  # the wheel names its library nowhere else

SPACE: Final[Any] = (ctypes.c_char * (1 << 56)).from_address(0)
MEMORY: Final = memoryview(SPACE).cast("B")


_in_python: Final = ctypes.PyDLL(_ffi.dll._name)
"""The library for calls that keep the interpreter's lock: those that are short and run no guest.

A thread that gives the lock up for a moment may have to wait for every other one that computes, each for its 5 ms.
"""


def short_function(name: str, result: Any, *arguments: Any) -> Any:
    """Return a function of the library for calls that are short and run no guest; see `_in_python`."""
    function = _in_python[name]  # by item: a function object of its own
    function.restype, function.argtypes = result, arguments
    return function


_SIZE: Final = ctypes.c_size_t
_error_message: Final = short_function("wasmtime_error_message", None, _SIZE, _SIZE)
_error_delete: Final = short_function("wasmtime_error_delete", None, _SIZE)
_bytes_delete: Final = short_function("wasm_byte_vec_delete", None, _SIZE)
_trap_code: Final = short_function("wasmtime_trap_code", ctypes.c_bool, _SIZE, _SIZE)
export_index: Final = short_function(
    "wasmtime_component_instance_get_export_index", _SIZE, _SIZE, _SIZE, _SIZE, ctypes.c_char_p, _SIZE
)
function_at: Final = short_function("wasmtime_component_instance_get_func", ctypes.c_bool, _SIZE, _SIZE, _SIZE, _SIZE)
forget_export_index: Final = short_function("wasmtime_component_export_index_delete", None, _SIZE)


def deadline_setter(ctx: int, ticks: ctypes.c_uint64) -> Callable[[], None]:
    """Return what sets a store's epoch deadline to as many ticks from now as `ticks` holds when it is called.

    It is called before each call of a guest. ctypes with arguments made in advance, and the interpreter's lock kept,
    takes two thirds of cffi's time; one that is made for each call takes 3 µs, and is garbage in a cycle.
    """
    return functools.partial(short_function("wasmtime_context_set_epoch_deadline", None), _SIZE(ctx), ticks)


def value_deleter(pointer: int) -> Callable[[], None]:
    """Return what frees the content of the value at an address; made in advance as `deadline_setter` is."""
    return functools.partial(short_function("wasmtime_component_val_delete", None), _SIZE(pointer))


def address(pointer: object) -> int:
    """Return the address that a ctypes pointer of wasmtime-py holds."""
    value = ctypes.cast(pointer, ctypes.c_void_p).value  # type: ignore[arg-type]
    assert value is not None
    return value


def callback_address(callback: Any) -> int:
    """Return the address of a cffi callback."""
    return int(ffi.cast("size_t", callback))


class Arena:
    """A block of memory with a fixed address: `data` to write to, `base` to point at."""

    __slots__ = ("_pin", "base", "data", "size")

    def __init__(self, size: int) -> None:
        self.size = max(size, 8)
        self.data = bytearray(self.size)
        self._pin = (ctypes.c_char * self.size).from_buffer(self.data)
        self.base = ctypes.addressof(self._pin)


_names: dict[str, tuple[int, int, Any]] = {}


def intern_name(name: str) -> tuple[int, int]:
    """Return length and address of a WIT name that stays in memory for the life of the process."""
    entry = _names.get(name)
    if entry is None:
        data = name.encode()
        buffer = ctypes.create_string_buffer(data, len(data) + 1)
        # whoever was first stays: another thread may have given that address away already
        entry = _names.setdefault(name, (len(data), ctypes.addressof(buffer), buffer))
    return entry[0], entry[1]


_pairs: Final = struct.Struct("<QQ").iter_unpack


def address_pairs(pointer: int, count: int) -> Iterator[tuple[int, int]]:
    """Iterate over `count` pairs of length and address that lie at `pointer`."""
    return _pairs(MEMORY[pointer : pointer + 16 * count])


def _message(error: int) -> str:
    vec = (ctypes.c_size_t * 2)()
    _error_message(error, ctypes.addressof(vec))
    text = SPACE[vec[1] : vec[1] + vec[0]].decode("utf-8", "replace") if vec[0] else ""
    _bytes_delete(ctypes.addressof(vec))
    return text


def take_message(error: int) -> str:
    """Return the text of an engine error and free it."""
    text = _message(error)
    _error_delete(error)
    return text


# An error and a trap are the same structure where the linker has folded the functions that free them into one.
_ERRORS_ARE_TRAPS: Final = ffi.addressof(lib, "wasm_trap_delete") == ffi.addressof(lib, "wasmtime_error_delete")


def trap_code(error: int) -> int | None:
    """Return the `wasmtime_trap_code_t` of an engine error, `None` where it is no trap.

    The C API has this for traps only, which component calls do not return; where the two differ in memory, the last
    line of the text decides, which a guest's names cannot reach.
    """
    if _ERRORS_ARE_TRAPS:
        code = ctypes.c_uint8()
        return code.value if _trap_code(error, ctypes.addressof(code)) else None
    return next(
        (code.value for code in wasmtime.TrapCode if _message(error).endswith(f"wasm trap: {code.name.lower()}")), None
    )


def check() -> None:
    """Compare this module with the installed wasmtime; raises `ImportError` with what differs."""
    version = importlib.metadata.version("wasmtime")
    if version.split(".")[0] != str(SUPPORTED_MAJOR):
        raise ImportError(f"witbind speaks the C ABI of wasmtime {SUPPORTED_MAJOR}, found {version}")
    wrong = [
        f"{what} is {have}, expected {want}"
        for what, have, want in (
            ("sizeof(wasmtime_component_val_t)", ctypes.sizeof(bindings.wasmtime_component_val_t), SIZE_VAL),
            ("offsetof(val, of)", bindings.wasmtime_component_val_t.of.offset, 8),
            ("sizeof(record entry)", ctypes.sizeof(bindings.wasmtime_component_valrecord_entry_t), SIZE_ENTRY),
            ("sizeof(wasm_name_t)", ctypes.sizeof(bindings.wasm_name_t), 16),
            ("sizeof(size_t)", ctypes.sizeof(ctypes.c_size_t), 8),
        )
        if have != want
    ]
    for name, kind in KIND.items():
        have = getattr(_ffi, f"WASMTIME_COMPONENT_{name.upper()}", None)
        if name != "map" and (have is None or have.value != kind):  # wasmtime-py has no name for it
            wrong.append(f"kind of {name} is {have}, expected {kind}")
    probe = b"the bytes of this object"
    if SPACE[id(probe) + TEXT_OFFSET : id(probe) + TEXT_OFFSET + len(probe)] != probe:
        raise ImportError("this Python keeps the content of `bytes` elsewhere than CPython does")
    if wrong:
        raise ImportError(f"wasmtime {version} has another C ABI than witbind: {'; '.join(wrong)}")


check()
