"""Compiling the callback through which a guest calls a function that the host implements."""

from __future__ import annotations

import functools
from collections.abc import Callable
from types import TracebackType
from typing import Any, Final

import attrs

from .. import wit
from ..errors import ResultTooLarge
from .abi import MEMORY, SIZE_VAL, callback_address, ffi, lib
from .explain import explain
from .frame import Frame
from .lift import Lifting, needs_delete
from .lower import Lowering, Scope
from .scalars import Grow
from .source import Source
from .store import STORES

__all__ = ["destructor", "host_function"]

MAX_ARGUMENT_NODES: Final = 4_000_000
"""Above the engine's own hostcall fuel, which is about 2.8 million list elements."""


@attrs.frozen
class _ImportCode:
    make: Callable[..., Callable[..., int]]
    static_size: int
    dynamic: bool
    text: bool


def _drop_host_object(data: int, ctx: int, rep: int) -> int:
    store = STORES.get(ctx)
    if store is None:
        return 0
    try:
        value = store.handles.objects.pop(rep, None)
        drop = getattr(value, "drop", None)
        if drop is not None:
            drop()
    except BaseException as error:  # noqa: BLE001 - nothing may leave a callback
        store.exception = error
        made: int = lib.wasmtime_error_new(b"a host destructor raised")
        return made
    return 0


_destructor: Final[Any] = ffi.callback("size_t(size_t, size_t, uint32_t)", _drop_host_object)
destructor: Final[int] = callback_address(_destructor)


def _record_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> int:
    """Keep what an import raised for the call that it interrupts, and make the engine stop that call."""
    if trace is not None:
        store = STORES.get(trace.tb_frame.f_locals.get("ctx", 0))
        if store is not None:
            store.exception = error.with_traceback(trace.tb_next)
    made: int = lib.wasmtime_error_new(b"a host import raised")
    return made


def host_function(interface: str, function: wit.Function, implementation: object) -> Any:
    """Return the cffi callback that runs `function` of `implementation`; keep it alive as long as the linker."""
    code = _import_code(interface, function)
    is_method = function.name.startswith("[method]")
    target = None if is_method else getattr(implementation, function.python)
    frames: list[Frame] = []

    def new_frame() -> Frame:
        return Frame(code.static_size, dynamic=code.dynamic, text=code.text)

    callback = code.make(target, frames, new_frame)
    onerror: Any = _record_exception
    return ffi.callback("size_t(size_t, size_t, size_t, size_t, size_t, size_t, size_t)", callback, onerror=onerror)


@functools.lru_cache(maxsize=4096)
def _import_code(interface: str, function: wit.Function) -> _ImportCode:
    where = f"{interface}#{function.name}" if interface else function.name
    src = Source(where)
    types = [t for _, _, t in function.params]
    result = function.result

    def scope() -> Scope:
        return Scope("st", str, lambda distance: f"base + {distance}" if distance else "base")

    trial = Lowering(Source(where))
    if result is not None:
        area = scope()
        area.reserve(SIZE_VAL)
        trial.value(result, "value", area)
        trial.flush(area)
    src.constants.update(
        mem=MEMORY,
        Grow=Grow,
        clone=lib.wasmtime_component_val_clone,
        stores=STORES,
        limit=MAX_ARGUMENT_NODES,
        too_large=functools.partial(ResultTooLarge, where, "the arguments have too many value nodes"),
        explain=functools.partial(_explained, where, result),
    )
    size = SIZE_VAL
    with src.block("def make(target, frames, new_frame):"):
        with src.block("def callback(data, ctx, ty, args, nargs, results, nresults):"):
            mark = len(src.lines)
            src("left = limit")
            src("handles = stores[ctx].handles")
            lifting = Lifting(src)
            values = lifting.arguments(types, "args")
            uses_handles = trial.handles or any(".lift_" in line for line in src.lines)
            if not uses_handles:
                del src.lines[mark + 1]
            if not lifting.counts:
                del src.lines[mark]
            called = f"{values.pop(0)}.{function.python}" if function.name.startswith("[method]") else "target"
            src(f"value = {called}({', '.join(values)})")
            if result is None:
                with src.block("if value is not None:"):
                    src("raise explain(TypeError('expected None'), value)")
            elif not needs_delete(result):
                _emit_scalar(src, result)
            else:
                size = _emit_tree(src, result, scope(), trial)
            src("return 0")
        src("return callback")
    return _ImportCode(src.compile("make"), size, trial.dynamic, trial.text)


def _explained(where: str, result: wit.Type | None, error: BaseException, value: object) -> BaseException:
    if result is None:
        return TypeError(f"{where} returns nothing, its implementation returned {type(value).__name__}")
    return explain(error, where, ["the returned value"], [result], [value])


def _emit_scalar(src: Source, result: wit.Type) -> None:
    """A scalar is written straight into the engine's slot."""
    with src.block("try:"):
        layout, arguments = Lowering(src).value(result, "value", Scope("mem", str, str))
        src(f"{src.pack(layout)}(mem, results, {', '.join(arguments)})")
    with src.block("except Exception as problem:"):
        src("raise explain(problem, value)")


def _emit_tree(src: Source, result: wit.Type, scope: Scope, trial: Lowering) -> int:
    """Anything larger is packed in a frame and copied by the engine, which owns the copy."""
    scope.reserve(SIZE_VAL)
    lowering = Lowering(src)
    src("frame = frames.pop() if frames else new_frame()")
    with src.block("try:"):
        src("st, base = frame.static.data, frame.static.base")
        with src.block("while True:"):
            with src.block("try:"):
                if trial.dynamic:
                    src("dy, db, cap, view = frame.dynamic; cur = 0")
                if trial.text:
                    src("tx, tb, tend = frame.text; s = tb; parts = []; add = parts.append")
                layout, arguments = lowering.value(result, "value", scope)
                scope.blocks.append((0, layout, arguments))
                lowering.flush(scope)
            with src.block("except Grow as wanted:"):
                src("frame.grow_dynamic(wanted.args[0])")
                src("continue")
            with src.block("except Exception as problem:"):
                src("raise explain(problem, value)")
            if trial.text:
                with src.block("if s > tend:"):
                    src("frame.grow_text(s - tb)")
                    src("continue")
                src("tx[:s - tb] = b''.join(parts)")
            src("clone(base, results)")
            src("break")
    with src.block("finally:"):
        src("frames.append(frame)")
        if lowering.handles:
            src("handles.finish(False)")
    return scope.size
