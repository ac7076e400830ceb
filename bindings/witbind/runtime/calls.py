"""Compiling the function that calls an export: lower, one C call, lift."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import attrs

from .. import wit
from ..errors import ResultTooLarge
from .abi import MEMORY, SIZE_VAL, lib
from .explain import explain
from .lift import Lifting, needs_delete
from .lower import Lowering, Scope
from .scalars import Grow
from .source import Source

__all__ = ["ExportCode", "export_code"]


@attrs.frozen
class ExportCode:
    """A compiled call: `make(environment)` binds it to one instance; the rest says what memory it wants."""

    make: Callable[[Any], Callable[..., Any]]
    static_size: int
    dynamic: bool
    text: bool


@functools.lru_cache(maxsize=4096)
def export_code(interface: str, function: wit.Function) -> ExportCode:
    """Compile the call of an export once for all instances."""
    where = f"{interface}#{function.name}" if interface else function.name
    src = Source(where)
    names = [f"{python}_" for _, python, _ in function.params]  # no other variable ends in an underscore
    types = [t for _, _, t in function.params]
    name = f"{function.python}_"
    pointers: dict[int, str] = {}

    def pointer(distance: int) -> str:
        return pointers.setdefault(distance, f"a{distance}")

    lowering = Lowering(src)
    scope = Scope("st", str, pointer)
    scope.reserve(SIZE_VAL)  # the result slot; writing its padding clears what an interrupted call left there
    start = scope.reserve(SIZE_VAL * len(types))
    body = Source(where)  # a trial run tells which parts the real one needs
    trial = Lowering(body)
    _lower(trial, types, names, Scope("st", str, pointer, scope.size), start)

    src.constants.update(
        mem=MEMORY,
        Grow=Grow,
        too_large=functools.partial(ResultTooLarge, where, "the result has more value nodes than the store allows"),
        call=lib.wasmtime_component_func_call,
        delete=lib.wasmtime_component_val_delete,
        set_deadline=lib.wasmtime_context_set_epoch_deadline,
        explain=functools.partial(_explained, where, [name for name, _, _ in function.params], types),
        where=where,
    )
    with src.block("def make(env):"):
        src("func, ctx, store, handles = env.func, env.ctx, env.store, env.handles")
        src("acquire, release, frame = store.acquire, store.release, env.frame")
        src("st, base = frame.static.data, frame.static.base")
        for distance, variable in sorted(pointers.items()):
            src(f"{variable} = base + {distance}")
        src(f"arguments = base + {start}")
        if trial.dynamic:
            src("dy, db, cap, view = frame.dynamic")
        if trial.text:
            src("tx, tb, tend = frame.text")
        with src.block(f"def {name}({', '.join(names)}):"):
            grown = (["dy", "db", "cap", "view"] if trial.dynamic else []) + (
                ["tx", "tb", "tend"] if trial.text else []
            )
            if grown:
                src(f"nonlocal {', '.join(grown)}")
            with src.block("if not acquire(False):"):
                src("raise store.refusal(where)")
            src("dead = False")
            with src.block("try:"):
                _emit_lowering(src, lowering, types, names, scope, start, trial)
                with src.block("if store.epoch_ticks is not None:"):
                    src("set_deadline(ctx, store.epoch_ticks)")
                result = function.result
                src(f"error = call(func, ctx, arguments, {len(types)}, base, {0 if result is None else 1})")
                with src.block("if error:"):
                    src("dead = True")
                    src("raise store.fail(error, where)")
                if result is not None:
                    _emit_result(src, result)
            with src.block("finally:"):
                if lowering.handles:
                    src("handles.finish(dead)")
                with src.block("if not dead:"):
                    src("release()")
        src(f"return {name}")
    # The pointers of the real run are those of the trial run: both walk the same types in the same order.
    make = src.compile("make")
    return ExportCode(make, scope.size, trial.dynamic, trial.text)


def _explained(
    where: str, names: list[str], types: list[wit.Type], error: BaseException, values: tuple[object, ...]
) -> BaseException:
    return explain(error, where, names, types, values)


def _lower(lowering: Lowering, types: list[wit.Type], names: list[str], scope: Scope, start: int) -> None:
    for index, (t, name) in enumerate(zip(types, names, strict=True)):
        layout, arguments = lowering.value(t, name, scope)
        scope.blocks.append((start + SIZE_VAL * index, layout, arguments))
    scope.blocks.append((0, f"{SIZE_VAL}x", []))
    lowering.flush(scope)


def _emit_lowering(
    src: Source, lowering: Lowering, types: list[wit.Type], names: list[str], scope: Scope, start: int, trial: Lowering
) -> None:
    """Emit the packing of all arguments, repeated with larger memory until they fit."""
    if not types:
        src("st[0] = 0")
        return
    loops = trial.dynamic or trial.text
    head = "while True:" if loops else "if True:"
    with src.block(head):
        with src.block("try:"):
            if trial.text:
                src("s = tb; parts = []; add = parts.append")
            if trial.dynamic:
                src("cur = 0")
            _lower(lowering, types, names, scope, start)
        if trial.dynamic:
            with src.block("except Grow as wanted:"):
                src("dy, db, cap, view = frame.grow_dynamic(wanted.args[0])")
                src("continue")
        with src.block("except Exception as problem:"):
            src(f"raise explain(problem, ({''.join(name + ', ' for name in names)}))")
        if trial.text:
            with src.block("if s > tend:"):
                src("tx, tb, tend = frame.grow_text(s - tb)")
                src("continue")
            src("tx[:s - tb] = b''.join(parts)")
        if loops:
            src("break")


def _emit_result(src: Source, result: wit.Type) -> None:
    lifting = Lifting(src)
    layout, values = lifting.payload(result)
    unpack = src.unpack("8x" + layout)
    if not needs_delete(result):
        src(f"{', '.join(values)}, = {unpack}(st)")
        src(f"return {lifting.value(result, values)}")
        return
    with src.block("try:"):
        mark = len(src.lines)
        src("left = store.max_result_nodes")
        src(f"{', '.join(values)}, = {unpack}(st)")
        src(f"return {lifting.value(result, values)}")
        if not lifting.counts:
            del src.lines[mark]
    with src.block("finally:"):
        src("delete(base)")
        src("st[0] = 0")
