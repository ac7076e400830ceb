"""Compiling the function that calls an export: lower, one C call, lift."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Final

import attrs

from .. import wit
from ..errors import ResultTooLarge, UnsupportedType
from .abi import MEMORY, SIZE_VAL, SPACE, lib, value_deleter
from .explain import explain
from .handles import Handles
from .lift import Lifting
from .lower import Lowering
from .packing import Address, Scope, flush, join_code
from .scalars import Grow
from .shapes import holds_handle, holds_list, needs_delete, solid_size
from .source import Source

__all__ = ["ExportCode", "Plan", "export_code", "packing_code"]

TEXT_A_NODE: Final = 16
"""Bytes of text in a result that count as one value node."""


@attrs.frozen
class ExportCode:
    """A compiled call: `make(environment)` binds it to one instance; the rest says what memory it wants."""

    make: Callable[..., Callable[..., Any]]
    static_size: int
    dynamic: bool


@functools.lru_cache(maxsize=4096)
def export_code(interface: str, function: wit.Function, *, packed: bool = False) -> ExportCode:
    """Compile the call of an export once for all instances; a `packed` one takes what a `Packer` made."""
    plan = Plan(interface, function, packed=packed)
    src = plan.src
    src.constants["call"] = lib.wasmtime_component_func_call
    with src.block("def make(env):"):
        plan.emit_environment()
        with src.block(f"def {plan.name}({plan.parameters}):"):
            plan.emit_entry()
            with src.block("try:"):
                plan.emit_lowering()
                src("arm = store.arm")
                with src.block("if arm is not None:"):
                    src("arm()")
                src(f"error = call(func, ctx, arguments, {len(plan.types)}, base, {plan.slots})")
                with src.block("if error:"):
                    src("dead = True")
                    src("raise store.fail(error, where)")
                plan.emit_result()
            with src.block("finally:"):
                plan.emit_exit()
        src(f"return {plan.name}")
    return plan.compile()


@functools.lru_cache(maxsize=4096)
def packing_code(interface: str, function: wit.Function) -> ExportCode:
    """Compile the packing of an export's arguments apart from its calls, once for all packers.

    What is made returns the address of the arguments, and the texts that they point to. Raises `UnsupportedType` where
    they hold resources: those belong to one instance.
    """
    plan = Plan(interface, function)
    src = plan.src
    if plan.gives_handles:
        raise UnsupportedType(f"{src.name}: arguments that hold resources are packed for one instance")
    plan.slots, plan.handles = 0, False  # what the result needs is each call's own
    with src.block("def make(frame, handles):"):
        plan.emit_frame()
        with src.block(f"def {plan.name}({', '.join(plan.names)}):"):
            if plan.dynamic:
                src("nonlocal dy, db, cap, view")
            src("kept = []; keep = kept.append")
            plan.emit_lowering(keeping=True)
            src("return arguments, kept")
        src(f"return {plan.name}")
    return plan.compile()


class Plan:
    """What the code of one call needs, and the parts that the synchronous and the asynchronous call share.

    The arguments of a `packed` call were packed before, not by the call.
    """

    def __init__(self, interface: str, function: wit.Function, *, packed: bool = False) -> None:
        where = f"{interface}#{function.name}" if interface else function.name
        self.src = Source(where)
        self.function = function
        self.types = [t for _, _, t in function.params]
        self.packed = packed
        self.names = [f"{python}_" for _, python, _ in function.params]  # no other variable ends in an underscore
        self.name = f"{function.python}_"
        self.slots = 0 if function.result is None else 1
        self.dynamic = not packed and any(map(holds_list, self.types))
        self.gives_handles = any(map(holds_handle, self.types))
        self.handles = self.gives_handles or holds_handle(function.result)
        self._made: dict[str, str] = {}
        self._environment: Callable[[str], None] = self.src
        self.start = SIZE_VAL  # the result slot comes first; writing its padding clears what an interrupted call left
        solid = SIZE_VAL * (1 + len(self.types))
        self.scope = Scope("st", str, self._pointer, self._template, size=solid)
        self.scope.side = SIZE_VAL if packed else solid + sum(map(solid_size, self.types))
        self.src.constants.update(
            mem=MEMORY,
            space=SPACE,
            Grow=Grow,
            encode=str.encode,
            too_large=functools.partial(ResultTooLarge, where, "the result has more value nodes than the store allows"),
            deleter=value_deleter,
            explain=functools.partial(_explained, where, [name for name, _, _ in function.params], self.types),
            where=where,
        )

    def _note(self, prefix: str, expr: str) -> str:
        """Return the variable that holds an expression for the life of an instance."""
        if expr not in self._made:
            self._made[expr] = self.src.fresh(prefix)
            self._environment(f"{self._made[expr]} = {expr}")
        return self._made[expr]

    def _pointer(self, distance: int) -> str:
        return self._note("a", f"base + {distance}")

    def _template(self, parts: list[bytes | Address]) -> str:
        return self._note("k", join_code(parts))

    def emit_environment(self) -> None:
        """Emit the variables that belong to one instance."""
        src = self.src
        src("func, ctx, store, handles, frame = env.func, env.ctx, env.store, env.handles, env.frame")
        src("acquire, release = store.acquire, store.release")
        self.emit_frame()
        if self.function.result is not None and needs_delete(self.function.result):
            src("delete = deleter(base)")

    def emit_frame(self) -> None:
        """Emit the variables of the memory that arguments are packed into."""
        src = self.src
        src("st, base = frame.static.data, frame.static.base")
        if not self.packed:
            src(f"arguments = base + {self.start}")
        if self.dynamic:
            src("dy, db, cap, view = frame.dynamic")
        self._environment = src.hole()

    def emit_entry(self) -> None:
        """Emit taking the store's lock."""
        if self.dynamic:
            self.src("nonlocal dy, db, cap, view")
        if self.packed:
            self.src(f"arguments, _kept = packer.packed_for({self.src.constant(self.function, 'function')})")
        with self.src.block("if not acquire(False):"):
            self.src("raise store.refusal(where)")
        self.src("dead = False")

    def emit_exit(self, when_dead: str = "") -> None:
        """Emit giving the lock back, unless the store died."""
        if self.gives_handles:
            self.src("handles.finish(dead)")
        with self.src.block("if not dead:"):
            self.src("release()")
        if when_dead:
            with self.src.block("else:"):
                self.src(when_dead)

    @property
    def parameters(self) -> str:
        """The parameters of the function that is called."""
        return "packer" if self.packed else ", ".join(self.names)

    def emit_lowering(self, *, keeping: bool = False) -> None:
        """Emit the packing of all arguments, repeated with larger memory until they fit.

        `keeping` has every text that is pointed to kept beyond the function.
        """
        src = self.src
        if self.handles:
            with src.block("if handles.abandoned:"):
                for line in ("dead = True", "handles.collect()", "dead = False"):  # a destructor may trap
                    src(line)
        if self.packed or not self.types:
            if self.slots:
                src("st[0] = 0")
            return
        lowering = Lowering(src, keeping=keeping)
        undo = ["handles.undo()"] if self.gives_handles else []
        with src.block("while True:" if self.dynamic else "if True:"):
            with src.block("try:"):
                start = src.hole()
                if self.dynamic:
                    src("cur = 0")
                for index, (t, name) in enumerate(zip(self.types, self.names, strict=True)):
                    self.scope.blocks.append((self.start + SIZE_VAL * index, lowering.value(t, name, self.scope)))
                self.scope.blocks.append((0, [bytes(SIZE_VAL)]))
                flush(src, self.scope)
            if self.dynamic:
                with src.block("except Grow as wanted:"):
                    for line in [*undo, "dy, db, cap, view = frame.grow(wanted.args[0])", "continue"]:
                        src(line)
            with src.block("except Exception as problem:"):
                src(f"problem = explain(problem, ({''.join(name + ', ' for name in self.names)}), handles)")
                for line in [*undo, "raise problem from problem.__cause__"]:
                    src(line)
            if self.dynamic:
                src("break")
        if lowering.keeps and not keeping:
            start("kept = []; keep = kept.append")
        elif keeping:
            start("kept.clear()")

    def emit_result(self) -> None:
        """Emit the lifting of the result and its return."""
        src, result = self.src, self.function.result
        if result is None:
            return
        lifting = Lifting(src, text=TEXT_A_NODE)
        layout, values = lifting.payload(result)
        unpack = src.unpack("8x" + layout)
        if not needs_delete(result):
            src(f"{', '.join(values)}, = {unpack}(st)")
            src(f"return {lifting.value(result, values)}")
            return
        with src.block("try:"):
            limit = src.hole()
            src(f"{', '.join(values)}, = {unpack}(st)")
            src(f"return {lifting.value(result, values)}")
            if lifting.counts:
                limit("left = store.max_result_nodes")
        with src.block("finally:"):
            src("delete()")
            src("st[0] = 0")

    def compile(self) -> ExportCode:
        """Compile what was emitted."""
        return ExportCode(self.src.compile("make"), self.scope.side, self.dynamic)


def _explained(
    where: str,
    names: list[str],
    types: list[wit.Type],
    error: BaseException,
    values: tuple[object, ...],
    handles: Handles,
) -> BaseException:
    return explain(error, where, names, types, values, handles)
