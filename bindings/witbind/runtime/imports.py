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

__all__ = ["ImportCode", "ImportPlan", "destructor", "host_function"]

MAX_ARGUMENT_NODES: Final = 4_000_000
"""Above the engine's own hostcall fuel, which is about 2.8 million list elements."""


@attrs.frozen
class ImportCode:
    """A compiled import: `make(target, frames, new_frame)` binds it; the rest says what memory its result wants."""

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
def _import_code(interface: str, function: wit.Function) -> ImportCode:
    plan = ImportPlan(interface, function)
    src = plan.src
    with src.block("def make(target, frames, new_frame):"):
        with src.block("def callback(data, ctx, ty, args, nargs, results, nresults):"):
            mark = len(src.lines)
            src("handles = stores[ctx].handles")
            arguments = plan.emit_arguments()
            if not plan.handles:
                del src.lines[mark]
            called = "target"
            if function.name.startswith("[method]"):
                called = f"{arguments.pop(0)}.{function.python}"
            src(f"value = {called}({', '.join(arguments)})")
            plan.emit_result()
            src("return 0")
        src("return callback")
    return plan.compile()


class ImportPlan:
    """What the callback of one import needs: its arguments lifted, its result lowered."""

    def __init__(self, interface: str, function: wit.Function) -> None:
        where = f"{interface}#{function.name}" if interface else function.name
        self.src = Source(where)
        self.function = function
        self.trial = Lowering(Source(where))  # a trial run tells which memory the result needs
        self.size = SIZE_VAL
        if function.result is not None:
            scope = _scope()
            self.trial.value(function.result, "value", scope)
            self.trial.flush(scope)
        self.handles = self.trial.handles
        self.src.constants.update(
            mem=MEMORY,
            Grow=Grow,
            clone=lib.wasmtime_component_val_clone,
            stores=STORES,
            limit=MAX_ARGUMENT_NODES,
            too_large=functools.partial(ResultTooLarge, where, "the arguments have too many value nodes"),
            explain=functools.partial(_explained, where, function.result),
        )

    def emit_arguments(self) -> list[str]:
        """Emit the lifting of the arguments at address `args`; return their expressions."""
        src = self.src
        mark = len(src.lines)
        src("left = limit")
        lifting = Lifting(src)
        values = lifting.arguments([t for _, _, t in self.function.params], "args")
        if not lifting.counts:
            del src.lines[mark]
        self.handles = self.handles or any(_mentions_handle(t) for _, _, t in self.function.params)
        return values

    def emit_result(self) -> None:
        """Emit the lowering of `value` into the slot at address `results`."""
        src, result = self.src, self.function.result
        if result is None:
            with src.block("if value is not None:"):
                src("raise explain(TypeError('expected None'), value)")
        elif needs_delete(result):
            self._emit_tree(result)
        else:
            self._emit_scalar(result)

    def _emit_scalar(self, result: wit.Type) -> None:
        """A scalar is written straight into the engine's slot."""
        src = self.src
        with src.block("try:"):
            layout, arguments = Lowering(src).value(result, "value", Scope("mem", str, str))
            src(f"{src.pack(layout)}(mem, results, {', '.join(arguments)})")
        with src.block("except Exception as problem:"):
            src("raise explain(problem, value)")

    def _emit_tree(self, result: wit.Type) -> None:
        """Anything larger is packed in a frame and copied by the engine, which owns the copy."""
        src, trial = self.src, self.trial
        scope = _scope()
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
        self.size = scope.size

    def compile(self) -> ImportCode:
        """Compile what was emitted."""
        return ImportCode(self.src.compile("make"), self.size, self.trial.dynamic, self.trial.text)


def _scope() -> Scope:
    """Return the scope of a result: its root value lies at the start of the frame."""
    scope = Scope("st", str, lambda distance: f"base + {distance}" if distance else "base")
    scope.reserve(SIZE_VAL)
    return scope


def _mentions_handle(t: wit.Type | None) -> bool:
    if isinstance(t, (wit.Own, wit.Borrow)):
        return True
    if isinstance(t, wit.List):
        return _mentions_handle(t.element)
    if isinstance(t, wit.Option):
        return _mentions_handle(t.payload)
    if isinstance(t, wit.Result):
        return _mentions_handle(t.ok) or _mentions_handle(t.err)
    if isinstance(t, wit.Tuple):
        return any(_mentions_handle(element) for element in t.elements)
    if isinstance(t, (wit.Record, wit.Variant)):
        members = t.fields if isinstance(t, wit.Record) else t.cases
        return any(_mentions_handle(member[2]) for member in members)
    return False


def _explained(where: str, result: wit.Type | None, error: BaseException, value: object) -> BaseException:
    if result is None:
        return TypeError(f"{where} returns nothing, its implementation returned {type(value).__name__}")
    return explain(error, where, ["the returned value"], [result], [value])
