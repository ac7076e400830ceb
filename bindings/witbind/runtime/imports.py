"""Compiling the callback through which a guest calls a function that the host implements."""

from __future__ import annotations

import functools
from collections.abc import Callable
from types import TracebackType
from typing import Any, Final

import attrs

from .. import wit
from ..errors import LoweringError, ResultTooLarge
from .abi import MEMORY, SIZE_VAL, SPACE, callback_address, ffi, lib
from .explain import explain
from .frame import Frame
from .handles import Handles
from .lift import Lifting
from .lower import Lowering
from .packing import Scope, flush, pack
from .scalars import Grow
from .shapes import holds_handle, holds_list, needs_delete, solid_size
from .source import Source
from .store import STORES

__all__ = ["ImportCode", "ImportPlan", "destructor", "host_function"]

TEXT_A_NODE: Final = 32
"""Bytes of text that count as one value node."""

NUMBERS_A_NODE: Final = 16
"""Numbers of a list that count as one value node."""


@attrs.frozen
class ImportCode:
    """A compiled import: `make(target, frames, new_frame)` binds it; the rest says what memory its result wants."""

    make: Callable[..., Callable[..., int]]
    static_size: int
    dynamic: bool


def _record_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> int:
    """Keep what an import raised for the call that it interrupts, and make the engine stop that call."""
    if trace is not None:
        store = STORES.get(trace.tb_frame.f_locals.get("ctx", 0))
        if store is not None:
            store.exception = error.with_traceback(trace.tb_next)
    made: int = lib.wasmtime_error_new(b"a host import raised")
    return made


def _drop_host_object(data: int, ctx: int, rep: int) -> int:
    store = STORES.get(ctx)
    if store is not None:
        drop = getattr(store.handles.objects.pop(rep, None), "drop", None)
        if drop is not None:
            drop()
    return 0


_onerror: Final[Any] = _record_exception
_destructor: Final[Any] = ffi.callback("size_t(size_t, size_t, uint32_t)", _drop_host_object, onerror=_onerror)
destructor: Final[int] = callback_address(_destructor)


_CALLBACK: Final[Any] = ffi.typeof("size_t(*)(size_t, size_t, size_t, size_t, size_t, size_t, size_t)")


def host_function(interface: str, function: wit.Function, implementation: object) -> Any:
    """Return the cffi callback that runs `function` of `implementation`; keep it alive as long as the linker."""
    code = _import_code(interface, function)
    is_method = function.name.startswith("[method]")
    target = None if is_method else getattr(implementation, function.python)
    frames: list[Frame] = []

    callback = code.make(target, frames, lambda: Frame(code.static_size, dynamic=code.dynamic))
    return ffi.callback(_CALLBACK, callback, onerror=_onerror)


@functools.lru_cache(maxsize=4096)
def _import_code(interface: str, function: wit.Function) -> ImportCode:
    plan = ImportPlan(interface, function, "stores[ctx]")
    src = plan.src
    with src.block("def make(target, frames, new_frame):"):
        with src.block("def callback(data, ctx, ty, args, nargs, results, nresults):"):
            arguments = plan.emit_arguments()
            called = "target"
            if function.name.startswith("[method]"):
                called = f"{arguments.pop(0)}.{function.python}"
            src(f"value = {called}({', '.join(arguments)})")
            plan.emit_result()
            src("return 0")
        src("return callback")
    return plan.compile()


class ImportPlan:
    """What the callback of one import needs: its arguments lifted, its result lowered.

    `store` is the code that finds the store which calls.
    """

    def __init__(self, interface: str, function: wit.Function, store: str) -> None:
        where = f"{interface}#{function.name}" if interface else function.name
        self.src = Source(where)
        self.function = function
        self.store = store
        self.size = SIZE_VAL
        self.dynamic = holds_list(function.result)
        self.src.constants.update(
            mem=MEMORY,
            space=SPACE,
            Grow=Grow,
            encode=str.encode,
            clone=lib.wasmtime_component_val_clone,
            stores=STORES,
            too_large=functools.partial(ResultTooLarge, where, "the arguments have too many value nodes"),
            explain=functools.partial(_explained, where, function.result),
        )

    def emit_arguments(self) -> list[str]:
        """Emit the lifting of the arguments at address `args`; return their expressions."""
        src = self.src
        types = [t for _, _, t in self.function.params]
        if any(map(holds_handle, types)):
            src(f"handles = {self.store}.handles")
        limit = src.hole()
        lifting = Lifting(src, text=TEXT_A_NODE, numbers=NUMBERS_A_NODE)
        values = lifting.arguments(types, "args")
        if lifting.counts:
            limit(f"left = {self.store}.max_argument_nodes")
        return values

    def emit_result(self) -> None:
        """Emit the lowering of `value` into the slot at address `results`."""
        src, result = self.src, self.function.result
        if result is None:
            with src.block("if value is not None:"):
                src("raise explain(TypeError('expected None'), value, None)")
        elif needs_delete(result):
            self._emit_tree(result)
        else:
            self._emit_scalar(result)

    def _emit_scalar(self, result: wit.Type) -> None:
        """A scalar is written straight into the engine's slot."""
        src = self.src
        with src.block("try:"):
            scope = Scope("mem", str, str)
            pack(src, scope, "results", Lowering(src).value(result, "value", scope))
        with src.block("except Exception as problem:"):
            src("raise explain(problem, value, None) from problem")

    def _emit_tree(self, result: wit.Type) -> None:
        """Anything larger is packed in a frame and copied by the engine, which owns the copy."""
        src = self.src
        handles = holds_handle(result)
        scope = Scope("st", str, lambda distance: f"base + {distance}" if distance else "base", size=SIZE_VAL)
        scope.side = SIZE_VAL + solid_size(result)
        lowering = Lowering(src)
        if handles:
            src(f"handles = {self.store}.handles")
            src("handles.begin_import()")
        src("frame = frames.pop() if frames else new_frame()")
        with src.block("try:"):
            src("st, base = frame.static.data, frame.static.base")
            with src.block("while True:" if self.dynamic else "if True:"):
                with src.block("try:"):
                    if self.dynamic:
                        src("dy, db, cap, view = frame.dynamic; cur = 0")
                    start = src.hole()
                    scope.blocks.append((0, lowering.value(result, "value", scope)))
                    flush(src, scope)
                if self.dynamic:
                    with src.block("except Grow as wanted:"):
                        if handles:
                            src("handles.undo_import()")
                        src("frame.grow(wanted.args[0])")
                        src("continue")
                with src.block("except Exception as problem:"):
                    src(f"raise explain(problem, value, {self.store}.handles) from problem")
                src("clone(base, results)")
                if self.dynamic:
                    src("break")
        with src.block("finally:"):
            src("frames.append(frame)")
            if handles:
                src("handles.finish_import()")
        if lowering.keeps:
            start("kept = []; keep = kept.append")
        self.size = scope.side

    def compile(self) -> ImportCode:
        """Compile what was emitted."""
        return ImportCode(self.src.compile("make"), self.size, self.dynamic)


def _explained(
    where: str, result: wit.Type | None, error: BaseException, value: object, handles: Handles
) -> BaseException:
    if result is None:
        return LoweringError(where, "the returned value", "None", f"{type(value).__name__} {value!r:.60}")
    return explain(error, where, ["the returned value"], [result], [value], handles)
