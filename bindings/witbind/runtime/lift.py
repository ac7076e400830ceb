"""Writing the code that reads the engine's value tree into Python values.

A value is 8 bytes of kind and 24 bytes of payload. The types were compared before, so kinds are not read again, and
names of cases are told apart by their length and, where that is not enough, by one byte.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Final

from .. import wit
from ..values import Err, Ok, Some
from . import scalars
from .abi import SIZE_VAL, SPACE, address_pairs
from .as_text import from_text
from .shapes import SCALAR_FORMATS, BytesAsText, is_scalar, kind_of
from .source import Source

__all__ = ["Lifting"]


def node_count(t: wit.Type | None) -> int:
    """Return the value nodes of a type, each list counted as one."""
    if t is None:
        return 0
    if isinstance(t, wit.Record):
        return 1 + sum(node_count(field) for _, _, field in t.fields)
    if isinstance(t, wit.Tuple):
        return 1 + sum(node_count(element) for element in t.elements)
    if isinstance(t, wit.Option):
        return 1 + node_count(t.payload)
    if isinstance(t, wit.Result):
        return 1 + max(node_count(t.ok), node_count(t.err))
    if isinstance(t, wit.Variant):
        return 1 + max((node_count(payload) for _, _, payload in t.cases), default=0)
    return 1


class Lifting:
    """Emits the reading of values into `src`; generated code calls the address space `mem` and `space`.

    What is read takes from `left`, before any of it is made: one for each value node of a list, and one for so many
    bytes of text as `text` says. A list of numbers may count `numbers` of them as one.
    """

    def __init__(self, src: Source, *, text: int, numbers: int = 1) -> None:
        self.src = src
        self.text = text
        self.numbers = numbers
        self.counts = False

    def payload(self, t: wit.Type) -> tuple[str, list[str]]:
        """Return the struct layout of the 24 payload bytes and fresh names for what it yields."""
        kind_of(t)
        if isinstance(t, wit.Primitive) and is_scalar(t):
            code = "?" if t.name == "bool" else SCALAR_FORMATS[t.name]
            return f"{code}{24 - struct.calcsize(code)}x", [self.src.fresh("v")]
        if isinstance(t, (wit.Option, wit.Own, wit.Borrow)):
            return "Q16x", [self.src.fresh("q")]
        if isinstance(t, wit.Result):
            return "?7xQ8x", [self.src.fresh("k"), self.src.fresh("q")]
        if isinstance(t, wit.Variant):
            return "QQQ", [self.src.fresh("n"), self.src.fresh("p"), self.src.fresh("q")]
        return "QQ8x", [self.src.fresh("n"), self.src.fresh("p")]

    def at(self, t: wit.Type, pointer: str) -> str:
        """Emit the lifting of the value at an address; return the expression of its Python value."""
        layout, names = self.payload(t)
        self.src(f"{', '.join(names)}, = {self.src.unpack('8x' + layout)}(mem, {pointer})")
        return self.value(t, names)

    def arguments(self, types: Sequence[wit.Type], pointer: str) -> list[str]:
        """Emit the lifting of adjacent values; return one expression each."""
        parts = [self.payload(t) for t in types]
        if parts:
            names = ", ".join(name for _, values in parts for name in values)
            layout = "".join("8x" + part for part, _ in parts)
            self.src(f"{names}, = {self.src.unpack(layout)}(mem, {pointer})")
        return [self.value(t, names) for t, (_, names) in zip(types, parts, strict=True)]

    def value(self, t: wit.Type, names: list[str]) -> str:
        """Emit what turns the payload `names` into a Python value; return its expression."""
        src = self.src
        if isinstance(t, wit.Primitive):
            if t.name == "string":
                self._take(f"{names[0]} // {self.text}")
                return f"space[{names[1]}:{names[1]} + {names[0]}].decode()"
            return f"chr({names[0]})" if t.name == "char" else names[0]
        if isinstance(t, wit.Enum):
            members = {name.encode(): (t.cls(name) if t.cls else name) for name in t.names}
            table = src.constant(members, "members")
            return f"{table}[space[{names[1]}:{names[1]} + {names[0]}]]"
        if isinstance(t, wit.Record):
            return self._record(t, names)
        if isinstance(t, wit.Tuple):
            values = self.arguments(t.elements, names[1])
            return f"({''.join(value + ', ' for value in values)})"
        if isinstance(t, BytesAsText):
            self._take(f"{names[0]} // {self.text}")
            return f"{src.constant(from_text, 'bytes')}(where, space[{names[1]}:{names[1]} + {names[0]}])"
        if isinstance(t, wit.List):
            return self._list(t, names)
        if isinstance(t, wit.Map):
            return self._map(t, names)
        if isinstance(t, wit.Option):
            return self._option(t, names)
        if isinstance(t, wit.Result):
            return self._result(t, names)
        if isinstance(t, wit.Variant):
            return self._variant(t, names)
        if isinstance(t, wit.Flags):
            table = src.constant({name.encode(): 1 << bit for bit, name in enumerate(t.names)}, "bits")
            read = src.constant(read_flags, "flags")
            made = f"{read}({table}, {names[0]}, {names[1]})"
            return f"{src.constant(t.cls, 'cls')}({made})" if t.cls else made
        assert isinstance(t, (wit.Own, wit.Borrow))
        verb = "own" if isinstance(t, wit.Own) else "borrow"
        return self.src.assign("h", f"handles.lift_{verb}({src.constant(t.resource, 'resource')}, {names[0]})")

    def _record(self, t: wit.Record, names: list[str]) -> str:
        parts = [(attribute, field, self.payload(field)) for _, attribute, field in t.fields]
        if parts:
            targets = ", ".join(name for _, _, (_, values) in parts for name in values)
            layout = "".join("24x" + part for _, _, (part, _) in parts)
            self.src(f"{targets}, = {self.src.unpack(layout)}(mem, {names[1]})")
        values = [(attribute, self.value(field, fields)) for attribute, field, (_, fields) in parts]
        make = self.src.constant(t.cls or dict, "cls")
        return f"{make}({', '.join(f'{attribute}={value}' for attribute, value in values)})"

    def _list(self, t: wit.List, names: list[str]) -> str:
        src = self.src
        count, pointer = names
        element = t.element
        numbers = isinstance(element, wit.Primitive) and is_scalar(element)
        self._take(f"{count} // {self.numbers}" if numbers else f"{count} * {node_count(element)}")
        if isinstance(element, wit.Primitive) and is_scalar(element):
            return f"{src.constant(scalars.reader(element.name), 'read')}({count}, {pointer})"
        layout, values = self.payload(element)
        rows = f"{src.iter_unpack('8x' + layout)}(mem[{pointer}:{pointer} + {SIZE_VAL} * {count}])"
        items, item = src.fresh("l"), src.fresh("x")
        if element == wit.STRING:
            length, start = values
            fits = f"(left := left - {length} // {self.text}) >= 0"
            src(f"{items} = [space[{start}:{start} + {length}].decode() for {length}, {start} in {rows} if {fits}]")
            self._take("0")
            return items
        src(f"{items} = []")
        with src.block(f"for {', '.join(values)}, in {rows}:"):
            src(f"{item} = {self.value(element, values)}")
            src(f"{items}.append({item})")
        return items

    def _map(self, t: wit.Map, names: list[str]) -> str:
        src = self.src
        count, pointer = names
        self._take(f"{count} * {node_count(t.key) + node_count(t.value)}")
        (key_layout, key), (value_layout, value) = self.payload(t.key), self.payload(t.value)
        layout = f"8x{key_layout}8x{value_layout}"
        rows = f"{src.iter_unpack(layout)}(mem[{pointer}:{pointer} + {2 * SIZE_VAL} * {count}])"
        entries = src.assign("m", "{}")
        with src.block(f"for {', '.join([*key, *value])} in {rows}:"):
            name = src.assign("k", self.value(t.key, key))
            src(f"{entries}[{name}] = {self.value(t.value, value)}")
        return entries

    def _take(self, nodes: str) -> None:
        """Emit the check that so many more value nodes may be read."""
        self.counts = True
        self.src(f"left -= {nodes}")
        with self.src.block("if left < 0:"):
            self.src("raise too_large()")

    def _option(self, t: wit.Option, names: list[str]) -> str:
        made = self.src.fresh("v")
        with self.src.block(f"if {names[0]}:"):
            value = self.at(t.payload, names[0])
            if isinstance(t.payload, wit.Option):
                value = f"{self.src.constant(Some, 'some')}({value})"
            self.src(f"{made} = {value}")
        with self.src.block("else:"):
            self.src(f"{made} = None")
        return made

    def _result(self, t: wit.Result, names: list[str]) -> str:
        made = self.src.fresh("v")
        for head, cls, payload in ((f"if {names[0]}:", Ok, t.ok), ("else:", Err, t.err)):
            with self.src.block(head):
                if payload is None:
                    self.src(f"{made} = {self.src.constant(_EMPTY[cls], 'empty')}")
                else:
                    self.src(f"{made} = {self.src.constant(cls, 'cls')}({self.at(payload, names[1])})")
        return made

    def _variant(self, t: wit.Variant, names: list[str]) -> str:
        """Emit a chain of tests on the length of the case's name, then on the byte that tells equal lengths apart."""
        src = self.src
        length, name_at, pointer = names
        made = src.fresh("v")
        for index, (test, case) in enumerate(_tests([name for name, _, _ in t.cases], length, name_at)):
            _, cls, payload = t.cases[case]
            last = index == len(t.cases) - 1
            head = "else:" if last and index else f"{'el' if index else ''}if {test}:"
            with src.block(head):
                if payload is None:
                    src(f"{made} = {src.constant(cls() if cls else None, 'empty')}")
                else:
                    src(f"{made} = {src.constant(cls, 'case')}({self.at(payload, pointer)})")
        return made


_EMPTY: Final = {Ok: Ok(None), Err: Err(None)}


def _tests(names: Sequence[str], length: str, pointer: str) -> list[tuple[str, int]]:
    """Return, for each name, code that is true for it alone among `names`."""
    tests: list[tuple[str, int]] = []
    encoded = [name.encode() for name in names]
    for index, name in enumerate(encoded):
        test = f"{length} == {len(name)}"
        rivals = [other for other in encoded if len(other) == len(name) and other != name]
        if rivals:
            at = next((i for i in range(len(name)) if all(other[i] != name[i] for other in rivals)), None)
            if at is None:
                test += f" and space[{pointer}:{pointer} + {length}] == {name!r}"
            else:
                test += f" and mem[{pointer} + {at}] == {name[at]}"
        tests.append((test, index))
    return tests


def read_flags(bits: dict[bytes, int], count: int, pointer: int) -> int:
    """Return the value of the flags whose names lie at `pointer`."""
    value = 0
    for length, at in address_pairs(pointer, count):
        value |= bits[SPACE[at : at + length]]
    return value
