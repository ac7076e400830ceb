"""Writing the code that packs a Python value into the engine's value tree.

The tree of one call has a *static* part, whose size follows from the types alone, and a *dynamic* part: list elements
and what hangs below them. All strings are joined into one text block. The generated code fills the static part with
as few `struct.pack_into` as possible; names and kinds are constants in it.

Words used in the generated code: `st` static arena, `dy` dynamic arena and `db` its address, `cur` next free offset in
it, `cap` its size, `s` next free address of text, `parts` the strings in the order of their addresses.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import attrs

from .. import wit
from ..errors import UnsupportedType
from . import scalars
from .abi import KIND, SIZE_ENTRY, SIZE_VAL, intern_name
from .source import Source

__all__ = ["SCALAR_LAYOUT", "Lowering", "Scope", "child_size", "has_children", "kind_of"]

SCALAR_LAYOUT: Final[dict[str, str]] = {
    "bool": "B23x",
    "s8": "b23x",
    "u8": "B23x",
    "s16": "h22x",
    "u16": "H22x",
    "s32": "i20x",
    "u32": "I20x",
    "s64": "q16x",
    "u64": "Q16x",
    "f32": "f20x",
    "f64": "d16x",
    "char": "I20x",
}
"""Payload of a scalar, padded to the 24 bytes that follow the kind."""

WORDS: Final = {1: "Q16x", 2: "QQ8x", 3: "QQQ"}


def kind_of(t: wit.Type) -> int:
    """Return the engine's kind of a type; raises `UnsupportedType` for what its C API cannot carry."""
    if isinstance(t, wit.Primitive) and t.name in KIND:
        return KIND[t.name]
    if isinstance(t, (wit.Own, wit.Borrow)):
        return KIND["resource"]
    if isinstance(t, wit.List) and t.length is None:
        return KIND["list"]
    name = type(t).__name__.lower()
    if isinstance(t, (wit.Record, wit.Tuple, wit.Variant, wit.Enum, wit.Option, wit.Result, wit.Flags)):
        return KIND[name]
    what = {"list": "list with a fixed length"}.get(name, t.name if isinstance(t, wit.Primitive) else name)
    raise UnsupportedType(f"the engine's C API cannot carry a value of type {what}")


def has_children(t: wit.Type) -> bool:
    """Whether a value of this type points at further values, not only at text."""
    return not isinstance(t, (wit.Primitive, wit.Enum, wit.Own, wit.Borrow))


def child_size(t: wit.Type | None) -> int:
    """Return the bytes of static children below a value of this type."""
    if t is None:
        return 0
    if isinstance(t, wit.Record):
        return sum(SIZE_ENTRY + child_size(field) for _, _, field in t.fields)
    if isinstance(t, wit.Tuple):
        return sum(SIZE_VAL + child_size(element) for element in t.elements)
    if isinstance(t, wit.Option):
        return SIZE_VAL + child_size(t.payload)
    if isinstance(t, wit.Result):
        return SIZE_VAL + max(child_size(t.ok), child_size(t.err))
    if isinstance(t, wit.Variant):
        return SIZE_VAL + max((child_size(payload) for _, _, payload in t.cases), default=0)
    if isinstance(t, wit.Flags):
        return 16 * len(t.names)
    return 0


@attrs.define
class Scope:
    """A run of memory at a known distance from a base, and what is still to be written there.

    `arena` is the variable that is written to, `offset` turns a distance into an offset in it and `pointer` into an
    address; both return code. Branches share their parent's memory but write their blocks themselves.
    """

    arena: str
    offset: Callable[[int], str]
    pointer: Callable[[int], str]
    size: int = 0
    blocks: list[tuple[int, str, list[str]]] = attrs.field(factory=list)
    deferred: list[Callable[[], None]] = attrs.field(factory=list)

    def reserve(self, size: int) -> int:
        """Set `size` bytes aside and return their distance from the base."""
        start, self.size = self.size, self.size + size
        return start

    def branch(self) -> Scope:
        """Return a scope that continues in the same memory with blocks of its own."""
        return Scope(self.arena, self.offset, self.pointer, self.size)


class Lowering:
    """Emits the packing of values into `src`."""

    def __init__(self, src: Source) -> None:
        self.src = src
        self.dynamic = False
        self.text = False
        self.handles = False

    def flush(self, scope: Scope) -> None:
        """Write everything that waits in `scope`: branches and lists first, then its blocks, adjacent ones at once."""
        while scope.deferred:
            scope.deferred.pop(0)()
        runs: list[tuple[int, int, str, list[str]]] = []
        for start, layout, arguments in sorted(scope.blocks, key=lambda block: block[0]):
            size = scalars.size_of(layout)
            if runs and runs[-1][0] + runs[-1][1] == start:
                first, length, whole, before = runs[-1]
                runs[-1] = (first, length + size, whole + layout, before + arguments)
            else:
                runs.append((start, size, layout, arguments))
        for start, _, layout, arguments in runs:
            pack = self.src.pack(layout)
            self.src(f"{pack}({', '.join([scope.arena, scope.offset(start), *arguments])})")
        scope.blocks.clear()

    def value(self, t: wit.Type, expr: str, scope: Scope) -> tuple[str, list[str]]:
        """Emit what must be computed for `expr` and return layout and arguments of its 32 bytes."""
        kind = str(kind_of(t))
        if isinstance(t, wit.Primitive):
            layout, arguments = self._primitive(t, expr)
        elif isinstance(t, wit.Enum):
            names = self.src.constant({name: intern_name(name) for name in t.names}, "names")
            pair = self._assign("e", f"{names}[{expr}._value_]")
            layout, arguments = WORDS[2], [f"{pair}[0]", f"{pair}[1]"]
        elif isinstance(t, wit.Record):
            layout, arguments = self._record(t, expr, scope)
        elif isinstance(t, wit.Tuple):
            layout, arguments = self._tuple(t, expr, scope)
        elif isinstance(t, wit.List):
            layout, arguments = self._list(t, expr, scope)
        elif isinstance(t, wit.Option):
            layout, arguments = self._option(t, expr, scope)
        elif isinstance(t, wit.Result):
            layout, arguments = self._result(t, expr, scope)
        elif isinstance(t, wit.Variant):
            layout, arguments = self._variant(t, expr, scope)
        elif isinstance(t, wit.Flags):
            layout, arguments = self._flags(t, expr, scope)
        else:
            assert isinstance(t, (wit.Own, wit.Borrow))
            self.handles = True
            resource = self.src.constant(t.resource, "resource")
            verb = "own" if isinstance(t, wit.Own) else "borrow"
            layout, arguments = WORDS[1], [self._assign("h", f"handles.lower_{verb}({resource}, {expr})")]
        return "B7x" + layout, [kind, *arguments]

    def _assign(self, prefix: str, expr: str) -> str:
        name = self.src.fresh(prefix)
        self.src(f"{name} = {expr}")
        return name

    def _local(self, prefix: str, expr: str) -> str:
        return expr if expr.isidentifier() else self._assign(prefix, expr)

    def _primitive(self, t: wit.Primitive, expr: str) -> tuple[str, list[str]]:
        src = self.src
        if t.name == "string":
            self.text = True
            data = self._assign("b", f"{expr}.encode()")
            length, pointer = src.fresh("n"), src.fresh("p")
            src(f"{length} = len({data}); {pointer} = s; s += {length}; add({data})")
            return WORDS[2], [length, pointer]
        if t.name == "bool":
            truth = self._local("v", expr)
            check = src.constant(scalars.not_a_bool, "bad")
            return SCALAR_LAYOUT["bool"], [f"1 if {truth} is True else 0 if {truth} is False else {check}({truth})"]
        if t.name == "char":
            return SCALAR_LAYOUT["char"], [f"{src.constant(scalars.char, 'char')}({expr})"]
        return SCALAR_LAYOUT[t.name], [expr]

    def _record(self, t: wit.Record, expr: str, scope: Scope) -> tuple[str, list[str]]:
        start = scope.reserve(SIZE_ENTRY * len(t.fields))
        record = self._local("r", expr)
        layouts: list[str] = []
        arguments: list[str] = []
        for name, attribute, field in t.fields:
            layout, values = self.value(field, f"{record}.{attribute}", scope)
            layouts.append("QQ" + layout)
            arguments += [*map(str, intern_name(name)), *values]
        if t.fields:
            scope.blocks.append((start, "".join(layouts), arguments))
        return WORDS[2], [str(len(t.fields)), scope.pointer(start)]

    def _tuple(self, t: wit.Tuple, expr: str, scope: Scope) -> tuple[str, list[str]]:
        start = scope.reserve(SIZE_VAL * len(t.elements))
        names = [self.src.fresh("t") for _ in t.elements]
        if not names:
            return WORDS[2], ["0", scope.pointer(start)]
        self.src(f"{', '.join(names)}, = {expr}")
        layouts: list[str] = []
        arguments: list[str] = []
        for name, element in zip(names, t.elements, strict=True):
            layout, values = self.value(element, name, scope)
            layouts.append(layout)
            arguments += values
        scope.blocks.append((start, "".join(layouts), arguments))
        return WORDS[2], [str(len(names)), scope.pointer(start)]

    def _flags(self, t: wit.Flags, expr: str, scope: Scope) -> tuple[str, list[str]]:
        start = scope.reserve(16 * len(t.names))
        table = self.src.constant(scalars.FlagNames(t.names), "flags")
        count, blob = self.src.fresh("n"), self.src.fresh("b")
        self.src(f"{count}, {blob} = {table}[{expr}._value_]")
        offset = self._assign("o", scope.offset(start))
        self.src(f"{scope.arena}[{offset}:{offset} + len({blob})] = {blob}")
        return WORDS[2], [count, scope.pointer(start)]

    def _payload(self, t: wit.Type, expr: str, parent: Scope, slot: int, after: int) -> None:
        """Emit, in a branch, a payload into `slot` of `parent` with its children from distance `after`."""
        branch = parent.branch()
        branch.size = after
        layout, arguments = self.value(t, expr, branch)
        branch.blocks.append((slot, layout, arguments))
        self.flush(branch)

    def _option(self, t: wit.Option, expr: str, scope: Scope) -> tuple[str, list[str]]:
        value, pointer = self._local("v", expr), self.src.fresh("q")
        slot = scope.reserve(SIZE_VAL)
        after = scope.reserve(child_size(t.payload))
        some = self.src.constant(scalars.unwrap_some, "some") if isinstance(t.payload, wit.Option) else None

        def emit() -> None:
            with self.src.block(f"if {value} is None:"):
                self.src(f"{pointer} = 0")
            with self.src.block("else:"):
                inner = self._assign("v", f"{some}({value})") if some else value
                self._payload(t.payload, inner, scope, slot, after)
                self.src(f"{pointer} = {scope.pointer(slot)}")

        scope.deferred.append(emit)
        return WORDS[1], [pointer]

    def _result(self, t: wit.Result, expr: str, scope: Scope) -> tuple[str, list[str]]:
        value, pointer, is_ok = self._local("v", expr), self.src.fresh("q"), self.src.fresh("k")
        slot = scope.reserve(SIZE_VAL)
        after = scope.reserve(max(child_size(t.ok), child_size(t.err)))
        check = self.src.constant(scalars.is_ok, "is_ok")

        def emit() -> None:
            self.src(f"{is_ok} = {check}({value}); {pointer} = 0")
            for head, payload in ((f"if {is_ok}:", t.ok), ("else:", t.err)):
                with self.src.block(head):
                    if payload is None:
                        self.src(f"{self.src.constant(scalars.no_payload, 'none')}({value}.value)")
                    else:
                        inner = self._assign("v", f"{value}.value")
                        self._payload(payload, inner, scope, slot, after)
                        self.src(f"{pointer} = {scope.pointer(slot)}")

        scope.deferred.append(emit)
        return "B7xQ8x", [is_ok, pointer]

    def _variant(self, t: wit.Variant, expr: str, scope: Scope) -> tuple[str, list[str]]:
        src = self.src
        value, pointer = self._local("v", expr), src.fresh("q")
        length, name_at, cls = src.fresh("n"), src.fresh("p"), src.fresh("c")
        slot = scope.reserve(SIZE_VAL)
        after = scope.reserve(max((child_size(payload) for _, _, payload in t.cases), default=0))

        def emit() -> None:
            src(f"{cls} = {value}.__class__; {pointer} = 0")
            for index, (name, case, payload) in enumerate(t.cases):
                with src.block(f"{'el' if index else ''}if {cls} is {src.constant(case, 'case')}:"):
                    size, at = intern_name(name)
                    src(f"{length} = {size}; {name_at} = {at}")
                    if payload is not None:
                        inner = self._assign("v", f"{value}.value")
                        self._payload(payload, inner, scope, slot, after)
                        src(f"{pointer} = {scope.pointer(slot)}")
            with src.block("else:"):
                src(f"{src.constant(scalars.no_case, 'bad')}({value})")

        scope.deferred.append(emit)
        return WORDS[3], [length, name_at, pointer]

    def _list(self, t: wit.List, expr: str, scope: Scope) -> tuple[str, list[str]]:
        """Emit a list; its elements lie in the dynamic arena, their children behind them."""
        self.dynamic = True
        src = self.src
        count, start = src.fresh("n"), src.fresh("o")
        element = t.element
        scalar = isinstance(element, wit.Primitive) and element.name in SCALAR_LAYOUT
        prepare = src.constant(
            scalars.preparer(element.name) if isinstance(element, wit.Primitive) and scalar else scalars.sequence, "seq"
        )
        items = self._assign("l", f"{prepare}({expr})") if scalar else self._local("l", expr)
        stride = SIZE_VAL + child_size(element)

        def emit() -> None:
            if not scalar:
                with src.block(f"if {items}.__class__ is not list:"):
                    src(f"{prepare}({items})")
            src(f"{count} = len({items}); {start} = cur; cur += {stride} * {count}")
            with src.block("if cur > cap:"):
                src("raise Grow(cur)")
            if scalar:
                assert isinstance(element, wit.Primitive)
                write = src.constant(scalars.writer(element.name), "put")
                src(f"{write}(dy, view, {start}, {count}, {items})")
                return
            self._elements(element, items, start, count)

        scope.deferred.append(emit)
        return WORDS[2], [count, f"db + {start}"]

    def _elements(self, element: wit.Type, items: str, start: str, count: str) -> None:
        src = self.src
        at, child = src.fresh("a"), src.fresh("d")
        size = child_size(element)
        src(f"{at} = {start}; {child} = {start} + {SIZE_VAL} * {count}" if size else f"{at} = {start}")
        item = src.fresh("x")
        with src.block(f"for {item} in {items}:"):

            def offset(distance: int) -> str:
                return f"{child} + {distance}" if distance else child

            scope = Scope("dy", offset, lambda distance: f"db + {offset(distance)}")
            layout, arguments = self.value(element, item, scope)
            self.flush(scope)
            src(f"{src.pack(layout)}(dy, {at}, {', '.join(arguments)})")
            src(f"{at} += {SIZE_VAL}" + (f"; {child} += {size}" if size else ""))
