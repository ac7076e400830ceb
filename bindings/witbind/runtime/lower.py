"""Writing the code that packs a Python value into the engine's value tree.

The tree of one call has a *static* part, whose size follows from the types alone, and a *dynamic* part: list elements
and what hangs below them. Text is not copied: a value points into the `bytes` that the code keeps until the call is
over. What is constant in the static part is put together once for an instance, so that a record is packed with one
argument for each of its variable parts.

Words used in the generated code: `st` static arena, `dy` dynamic arena and `db` its address, `cur` next free offset in
it, `cap` its size, `keep` notes `bytes` made in a loop.
"""

from __future__ import annotations

import struct
from typing import Final

from .. import wit
from . import scalars
from .abi import SIZE_ENTRY, SIZE_VAL, TEXT_OFFSET, intern_name
from .as_text import to_text
from .packing import Address, Part, Scope, flush, pack, word
from .shapes import SCALAR_FORMATS, BytesAsText, child_size, is_scalar, kind_of, solid_size
from .source import Source

__all__ = ["Lowering"]

_ZEROS: Final = bytes(24)


class Lowering:
    """Emits the packing of values into `src`; `keeping` has every text kept, not those of loops only."""

    def __init__(self, src: Source, *, keeping: bool = False) -> None:
        self.src = src
        self.keeps = False
        self._loops = 1 if keeping else 0

    def value(self, t: wit.Type, expr: str, scope: Scope) -> list[Part]:
        """Emit what must be computed for `expr` and return the parts of its 32 bytes."""
        kind = word(kind_of(t))
        if isinstance(t, wit.Primitive):
            return [kind, *self._primitive(t, expr)]
        if isinstance(t, wit.Enum):
            table = {name: struct.pack("<QQQQ", kind_of(t), *intern_name(name), 0) for name in t.names}
            return [("32s", self.src.assign("e", f"{self.src.constant(table, 'names')}[{expr}._value_]"))]
        if isinstance(t, wit.Record):
            return [kind, *self._record(t, expr, scope)]
        if isinstance(t, wit.Tuple):
            return [kind, *self._tuple(t, expr, scope)]
        if isinstance(t, BytesAsText):
            return [kind, *self._text(f"{self.src.constant(to_text, 'text')}({expr})")]
        if isinstance(t, wit.List):
            return [kind, *self._list(t, expr, scope)]
        if isinstance(t, wit.Map):
            return [kind, *self._map(t, expr, scope)]
        if isinstance(t, wit.Option):
            return [kind, *self._option(t, expr, scope)]
        if isinstance(t, wit.Result):
            return [kind, *self._result(t, expr, scope)]
        if isinstance(t, wit.Variant):
            return self._variant(t, expr, scope)
        if isinstance(t, wit.Flags):
            return [kind, *self._flags(t, expr, scope)]
        assert isinstance(t, (wit.Own, wit.Borrow))
        resource = self.src.constant(t.resource, "resource")
        verb = "own" if isinstance(t, wit.Own) else "borrow"
        return [kind, ("Q", self.src.assign("h", f"handles.lower_{verb}({resource}, {expr})")), _ZEROS[:16]]

    def _primitive(self, t: wit.Primitive, expr: str) -> list[Part]:
        src = self.src
        if t.name == "string":
            return self._text(f"encode({expr})")
        code = SCALAR_FORMATS[t.name]
        padding = _ZEROS[: 24 - struct.calcsize(code)]
        if t.name == "bool":
            truth = src.local("v", expr)
            check = src.constant(scalars.not_a_bool, "bad")
            return [(code, f"1 if {truth} is True else 0 if {truth} is False else {check}({truth})"), padding]
        if t.name == "char":
            return [(code, f"{src.constant(scalars.char, 'char')}({expr})"), padding]
        return [(code, expr), padding]

    def _text(self, expr: str) -> list[Part]:
        """Emit text, which `expr` gives in UTF-8."""
        data = self.src.assign("b", expr)
        if self._loops:
            self.keeps = True
            self.src(f"keep({data})")
        return [("Q", f"len({data})"), ("Q", f"id({data}) + {TEXT_OFFSET}"), _ZEROS[:8]]

    def _record(self, t: wit.Record, expr: str, scope: Scope) -> list[Part]:
        start = scope.reserve(SIZE_ENTRY * len(t.fields))
        record = self.src.local("r", expr)
        parts: list[Part] = []
        for name, attribute, field in t.fields:
            length, at = intern_name(name)
            parts += [word(length) + word(at), *self.value(field, f"{record}.{attribute}", scope)]
        if t.fields:
            scope.blocks.append((start, parts))
        return [word(len(t.fields)), Address(start), _ZEROS[:8]]

    def _tuple(self, t: wit.Tuple, expr: str, scope: Scope) -> list[Part]:
        src = self.src
        start = scope.reserve(SIZE_VAL * len(t.elements))
        names = [src.fresh("t") for _ in t.elements]
        whole = src.local("v", expr)
        with src.block(f"if {whole}.__class__ is not tuple:"):
            src(f"{whole} = {src.constant(scalars.as_tuple, 'tuple')}({whole})")
        if names:
            src(f"{', '.join(names)}, = {whole}")
            parts = [
                part
                for name, element in zip(names, t.elements, strict=True)
                for part in self.value(element, name, scope)
            ]
            scope.blocks.append((start, parts))
        return [word(len(names)), Address(start), _ZEROS[:8]]

    def _flags(self, t: wit.Flags, expr: str, scope: Scope) -> list[Part]:
        start = scope.reserve_side(16 * len(t.names))
        src = self.src
        table = src.constant(scalars.FlagNames(t.names), "flags")
        count, blob = src.fresh("n"), src.fresh("b")
        src(f"{count}, {blob} = {table}[{expr}._value_]")
        offset = src.assign("o", scope.offset(start))
        src(f"{scope.arena}[{offset}:{offset} + len({blob})] = {blob}")
        return [("Q", count), Address(start), _ZEROS[:8]]

    def _payload(self, t: wit.Type, expr: str, parent: Scope, slot: int, after: int) -> None:
        """Emit, in a branch, a payload into `slot` of `parent` with its children from distance `after`."""
        branch = parent.branch(after, solid_size(t))
        parts = self.value(t, expr, branch)
        branch.blocks.append((slot, parts))
        flush(self.src, branch)

    def _option(self, t: wit.Option, expr: str, scope: Scope) -> list[Part]:
        src = self.src
        value, pointer = src.local("v", expr), src.fresh("q")
        slot = scope.reserve_side(SIZE_VAL + child_size(t.payload))
        some = src.constant(scalars.unwrap_some, "some") if isinstance(t.payload, wit.Option) else None

        def emit() -> None:
            with src.block(f"if {value} is None:"):
                src(f"{pointer} = 0")
            with src.block("else:"):
                inner = src.assign("v", f"{some}({value})") if some else value
                self._payload(t.payload, inner, scope, slot, slot + SIZE_VAL)
                src(f"{pointer} = {scope.pointer(slot)}")

        scope.deferred.append(emit)
        return [("Q", pointer), _ZEROS[:16]]

    def _result(self, t: wit.Result, expr: str, scope: Scope) -> list[Part]:
        src = self.src
        value, pointer, is_ok = src.local("v", expr), src.fresh("q"), src.fresh("k")
        slot = scope.reserve_side(SIZE_VAL + max(child_size(t.ok), child_size(t.err)))
        check = src.constant(scalars.is_ok, "is_ok")

        def emit() -> None:
            src(f"{is_ok} = {check}({value}); {pointer} = 0")
            for head, payload in ((f"if {is_ok}:", t.ok), ("else:", t.err)):
                with src.block(head):
                    if payload is None:
                        src(f"{src.constant(scalars.no_payload, 'none')}({value}.value)")
                    else:
                        inner = src.assign("v", f"{value}.value")
                        self._payload(payload, inner, scope, slot, slot + SIZE_VAL)
                        src(f"{pointer} = {scope.pointer(slot)}")

        scope.deferred.append(emit)
        return [("Q", is_ok), ("Q", pointer), _ZEROS[:8]]

    def _variant(self, t: wit.Variant, expr: str, scope: Scope) -> list[Part]:
        src = self.src
        value, pointer, case_at, cls = src.local("v", expr), src.fresh("q"), src.fresh("k"), src.fresh("c")
        slot = scope.reserve_side(child_size(t))

        def emit() -> None:
            src(f"{cls} = {value}.__class__; {pointer} = 0")
            for index, (name, case, payload) in enumerate(t.cases):
                with src.block(f"{'el' if index else ''}if {cls} is {src.constant(case, 'case')}:"):
                    src(f"{case_at} = {struct.pack('<QQQ', kind_of(t), *intern_name(name))!r}")
                    if payload is not None:
                        inner = src.assign("v", f"{value}.value")
                        self._payload(payload, inner, scope, slot, slot + SIZE_VAL)
                        src(f"{pointer} = {scope.pointer(slot)}")
            with src.block("else:"):
                src(f"{src.constant(scalars.no_case, 'bad')}({value})")

        scope.deferred.append(emit)
        return [("24s", case_at), ("Q", pointer)]

    def _list(self, t: wit.List, expr: str, scope: Scope) -> list[Part]:
        """Emit a list; its elements lie in the dynamic arena, their children behind them."""
        src = self.src
        count, start = src.fresh("n"), src.fresh("o")
        element = t.element
        prepare = src.constant(
            scalars.preparer(element.name)
            if isinstance(element, wit.Primitive) and is_scalar(element)
            else scalars.as_list,
            "list",
        )
        items = src.assign("l", f"{prepare}({expr})") if is_scalar(element) else src.local("l", expr)
        stride = SIZE_VAL + child_size(element)

        def emit() -> None:
            if not is_scalar(element):
                with src.block(f"if {items}.__class__ is not list:"):
                    src(f"{items} = {prepare}({items})")
            self._claim(items, start, count, stride)
            if isinstance(element, wit.Primitive) and is_scalar(element):
                write = src.constant(scalars.writer(element.name), "put")
                src(f"{write}(dy, view, {start}, {count}, {items})")
            else:
                self._elements((element,), items, start, count)

        scope.deferred.append(emit)
        return [("Q", count), ("Q", f"db + {start}"), _ZEROS[:8]]

    def _map(self, t: wit.Map, expr: str, scope: Scope) -> list[Part]:
        """Emit a map; its entries lie in the dynamic arena, a key beside its value, their children behind them."""
        src = self.src
        count, start, items = src.fresh("n"), src.fresh("o"), src.local("m", expr)
        entry = (t.key, t.value)

        def emit() -> None:
            with src.block(f"if {items}.__class__ is not dict:"):
                src(f"{items} = {src.constant(scalars.as_dict, 'dict')}({items})")
            self._claim(items, start, count, sum(SIZE_VAL + child_size(part) for part in entry))
            self._elements(entry, f"{items}.items()", start, count)

        scope.deferred.append(emit)
        return [("Q", count), ("Q", f"db + {start}"), _ZEROS[:8]]

    def _claim(self, items: str, start: str, count: str, stride: int) -> None:
        """Emit setting memory aside in the dynamic arena."""
        self.src(f"{count} = len({items}); {start} = cur; cur += {stride} * {count}")
        with self.src.block("if cur > cap:"):
            self.src("raise Grow(cur)")

    def _elements(self, types: tuple[wit.Type, ...], items: str, start: str, count: str) -> None:
        """Emit the packing of rows of so many values each."""
        src = self.src
        at, end, names = src.fresh("a"), src.fresh("z"), [src.fresh("x") for _ in types]
        size = sum(map(child_size, types))
        width = SIZE_VAL * len(types)
        src(f"{at} = {start}; {end} = {start} + {width} * {count}")
        child = src.assign("d", end) if size else end

        def offset(distance: int) -> str:
            return f"{child} + {distance}" if distance else child

        self._loops += 1
        with src.block(f"for {', '.join(names)} in {items}:"):
            solid = sum(map(solid_size, types))
            scope = Scope("dy", offset, lambda distance: f"db + {offset(distance)}", side=solid)
            parts = [part for t, name in zip(types, names, strict=True) for part in self.value(t, name, scope)]
            flush(src, scope)
            pack(src, scope, at, parts)
            src(f"{at} += {width}" + (f"; {child} += {size}" if size else ""))
        self._loops -= 1
        with src.block(f"if {at} != {end}:"):
            src(f"{src.constant(scalars.changed, 'changed')}()")
