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

__all__ = ["ExportCode", "Plan", "export_code"]


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
    plan = Plan(interface, function)
    src = plan.src
    src.constants["call"] = lib.wasmtime_component_func_call
    with src.block("def make(env):"):
        plan.emit_environment()
        with src.block(f"def {plan.name}({', '.join(plan.names)}):"):
            plan.emit_entry()
            with src.block("try:"):
                plan.emit_lowering()
                with src.block("if store.epoch_ticks is not None:"):
                    src("set_deadline(ctx, store.epoch_ticks)")
                src(f"error = call(func, ctx, arguments, {len(plan.types)}, base, {plan.slots})")
                with src.block("if error:"):
                    src("dead = True")
                    src("raise store.fail(error, where)")
                plan.emit_result()
            with src.block("finally:"):
                plan.emit_exit()
        src(f"return {plan.name}")
    return plan.compile()


class Plan:
    """What the code of one call needs, and the parts that the synchronous and the asynchronous call share."""

    def __init__(self, interface: str, function: wit.Function) -> None:
        where = f"{interface}#{function.name}" if interface else function.name
        self.src = Source(where)
        self.function = function
        self.types = [t for _, _, t in function.params]
        self.names = [f"{python}_" for _, python, _ in function.params]  # no other variable ends in an underscore
        self.name = f"{function.python}_"
        self.slots = 0 if function.result is None else 1
        self.pointers: dict[int, str] = {}
        self.scope = Scope("st", str, self._pointer)
        self.scope.reserve(SIZE_VAL)  # the result slot; writing its padding clears what an interrupted call left there
        self.start = self.scope.reserve(SIZE_VAL * len(self.types))
        self.lowering = Lowering(self.src)
        # A trial run tells which memory and which addresses the real one needs; both walk the types in one order.
        self.trial = Lowering(Source(where))
        self._lower(self.trial, Scope("st", str, self._pointer, self.scope.size))
        self.src.constants.update(
            mem=MEMORY,
            Grow=Grow,
            too_large=functools.partial(ResultTooLarge, where, "the result has more value nodes than the store allows"),
            delete=lib.wasmtime_component_val_delete,
            set_deadline=lib.wasmtime_context_set_epoch_deadline,
            explain=functools.partial(_explained, where, [name for name, _, _ in function.params], self.types),
            where=where,
        )

    def _pointer(self, distance: int) -> str:
        return self.pointers.setdefault(distance, f"a{distance}")

    def _lower(self, lowering: Lowering, scope: Scope) -> None:
        for index, (t, name) in enumerate(zip(self.types, self.names, strict=True)):
            layout, arguments = lowering.value(t, name, scope)
            scope.blocks.append((self.start + SIZE_VAL * index, layout, arguments))
        scope.blocks.append((0, f"{SIZE_VAL}x", []))
        lowering.flush(scope)

    def emit_environment(self) -> None:
        """Emit the variables that belong to one instance."""
        src = self.src
        src("func, ctx, store, handles = env.func, env.ctx, env.store, env.handles")
        src("acquire, release, frame = store.acquire, store.release, env.frame")
        src("st, base = frame.static.data, frame.static.base")
        for distance, variable in sorted(self.pointers.items()):
            src(f"{variable} = base + {distance}")
        src(f"arguments = base + {self.start}")
        if self.trial.dynamic:
            src("dy, db, cap, view = frame.dynamic")
        if self.trial.text:
            src("tx, tb, tend = frame.text")

    def emit_entry(self) -> None:
        """Emit taking the store's lock."""
        grown = (["dy", "db", "cap", "view"] if self.trial.dynamic else []) + (
            ["tx", "tb", "tend"] if self.trial.text else []
        )
        if grown:
            self.src(f"nonlocal {', '.join(grown)}")
        with self.src.block("if not acquire(False):"):
            self.src("raise store.refusal(where)")
        self.src("dead = False")

    def emit_exit(self, when_dead: str = "") -> None:
        """Emit giving the lock back, unless the store died."""
        if self.lowering.handles:
            self.src("handles.finish(dead)")
        with self.src.block("if not dead:"):
            self.src("release()")
        if when_dead:
            with self.src.block("else:"):
                self.src(when_dead)

    def emit_lowering(self) -> None:
        """Emit the packing of all arguments, repeated with larger memory until they fit."""
        src, trial = self.src, self.trial
        if not self.types:
            src("st[0] = 0")
            return
        loops = trial.dynamic or trial.text
        with src.block("while True:" if loops else "if True:"):
            with src.block("try:"):
                if trial.text:
                    src("s = tb; parts = []; add = parts.append")
                if trial.dynamic:
                    src("cur = 0")
                self._lower(self.lowering, self.scope)
            if trial.dynamic:
                with src.block("except Grow as wanted:"):
                    src("dy, db, cap, view = frame.grow_dynamic(wanted.args[0])")
                    src("continue")
            with src.block("except Exception as problem:"):
                src(f"raise explain(problem, ({''.join(name + ', ' for name in self.names)}))")
            if trial.text:
                with src.block("if s > tend:"):
                    src("tx, tb, tend = frame.grow_text(s - tb)")
                    src("continue")
                src("tx[:s - tb] = b''.join(parts)")
            if loops:
                src("break")

    def emit_result(self) -> None:
        """Emit the lifting of the result and its return."""
        src, result = self.src, self.function.result
        if result is None:
            return
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

    def compile(self) -> ExportCode:
        """Compile what was emitted."""
        return ExportCode(self.src.compile("make"), self.scope.size, self.trial.dynamic, self.trial.text)


def _explained(
    where: str, names: list[str], types: list[wit.Type], error: BaseException, values: tuple[object, ...]
) -> BaseException:
    return explain(error, where, names, types, values)
