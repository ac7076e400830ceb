"""The structure of a compiled component as JSON, kept beside its artefact so that loading need not walk its types.

Types are numbered in a table and refer to each other by number, so that a type used a hundred times is written once.
A function that is the contract's is written as its name: it is read, and compared with the contract, in no time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, Final

import attrs
from witbind import wit
from witbind.compare import same

__all__ = ["NO_CONTRACT", "Contract", "abridged", "dump_world", "load_world"]

_PRIMITIVES: Final = {
    primitive.name: primitive
    for primitive in (
        *(wit.BOOL, wit.S8, wit.U8, wit.S16, wit.U16, wit.S32, wit.U32, wit.S64, wit.U64),
        *(wit.F32, wit.F64, wit.CHAR, wit.STRING, wit.ERROR_CONTEXT),
    )
}


def _nothing(_interface: str) -> None:
    return None


@attrs.frozen
class Contract:
    """What components are compared with.

    `digest` names the whole; `interface` gives what the contract has for the id of a component's interface, if it has
    it.
    """

    digest: str
    interface: Callable[[str], wit.Interface | None] = _nothing

    def functions(self, interface: str) -> dict[str, wit.Function]:
        """Return by name the functions that the contract has in an interface; none where it has no such interface."""
        found = self.interface(interface)
        return {} if found is None else {function.name: function for function in found.functions}


NO_CONTRACT: Final = Contract("")


def dump_world(world: wit.World, memories: int = 0, lines: str = "", contract: Contract = NO_CONTRACT) -> bytes:
    """Return the JSON text of a component's structure; Python classes in it are left out.

    `memories` says how many its core modules define, `lines` is the packed `lines.LineTable`. Of an interface of the
    `contract`, the named types are left out too.
    """
    table = _Writer(contract)
    body = {
        "id": world.id,
        "imports": [table.interface(i) for i in world.imports],
        "exports": [table.interface(i) for i in world.exports],
        "import_functions": [table.function(f) for f in world.import_functions],
        "export_functions": [table.function(f) for f in world.export_functions],
        "import_resources": [table.resource(r) for r in world.import_resources],
    }
    document = {"types": table.rows, "world": body, "memories": memories, "lines": lines}
    return json.dumps(document, separators=(",", ":")).encode()


def abridged(text: bytes, contract: Contract) -> bytes:
    """Return a text of `dump_world` without what the contract has; raises as `load_world` does."""
    return dump_world(*load_world(text), contract)


def load_world(text: bytes, contract: Contract = NO_CONTRACT) -> tuple[wit.World, int, str]:
    """Return the structure, the memories and the lines that `dump_world` wrote with the same contract.

    Raises `ValueError` or `KeyError` where it did not.
    """
    document = json.loads(text)
    reader = _Reader(contract)
    for row in document["types"]:
        reader.add(row)
    body = document["world"]
    world = wit.World(
        id=body["id"],
        imports=tuple(reader.interface(i) for i in body["imports"]),
        exports=tuple(reader.interface(i) for i in body["exports"]),
        import_functions=tuple(reader.function(f) for f in body["import_functions"]),
        export_functions=tuple(reader.function(f) for f in body["export_functions"]),
        import_resources=tuple(reader.resource(r) for r in body["import_resources"]),
    )
    return world, int(document["memories"]), str(document["lines"])


class _Writer:
    def __init__(self, contract: Contract) -> None:
        self.rows: list[list[Any]] = []
        self._contract = contract
        self._numbers: dict[str, int] = {}
        self._written: dict[int, int] = {}

    def type(self, ty: wit.Type | None) -> int | None:
        if ty is None:
            return None
        number = self._written.get(id(ty))
        if number is None:  # a guest's type may hold one other a thousand times
            number = self._written[id(ty)] = self._number(self._row(ty))
        return number

    def _number(self, row: list[Any]) -> int:
        key = json.dumps(row)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.rows)
            self.rows.append(row)
        return number

    def _row(self, ty: wit.Type) -> list[Any]:
        one = self.type
        match ty:
            case wit.Primitive(name):
                return ["primitive", name]
            case wit.List(element, length):
                return ["list", one(element), length]
            case wit.Map(key, value):
                return ["map", one(key), one(value)]
            case wit.Tuple(elements):
                return ["tuple", [one(e) for e in elements]]
            case wit.Option(payload):
                return ["option", one(payload)]
            case wit.Result(ok, err):
                return ["result", one(ok), one(err)]
            case wit.Record(name, fields):
                return ["record", name, [[wire, python, one(field)] for wire, python, field in fields]]
            case wit.Variant(name, cases):
                return ["variant", name, [[wire, one(payload)] for wire, _cls, payload in cases]]
            case wit.Enum(name, names):
                return ["enum", name, list(names)]
            case wit.Flags(name, names):
                return ["flags", name, list(names)]
            case wit.Own(resource):
                return ["own", self.resource(resource)]
            case wit.Borrow(resource):
                return ["borrow", self.resource(resource)]
            case wit.Future(payload):
                return ["future", one(payload)]
            case wit.Stream(payload):
                return ["stream", one(payload)]

    def resource(self, resource: wit.Resource) -> list[Any]:
        return [resource.interface, resource.name, resource.host]

    def function(self, function: wit.Function) -> list[Any]:
        params = [[wire, python, self.type(ty)] for wire, python, ty in function.params]
        return [function.name, function.python, params, self.type(function.result), function.is_async]

    def interface(self, interface: wit.Interface) -> list[Any]:
        known = self._contract.functions(interface.id)
        types = interface.types if self._contract.interface(interface.id) is None else ()
        return [
            interface.id,
            [f.name if f.name in known and same(known[f.name], f) else self.function(f) for f in interface.functions],
            [self.resource(r) for r in interface.resources],
            [[name, self.type(ty)] for name, ty in types],
        ]


class _Reader:
    def __init__(self, contract: Contract) -> None:
        self._contract: Final = contract
        self._types: list[wit.Type] = []
        self._build: Final[dict[str, Callable[..., wit.Type]]] = {
            "primitive": lambda name: _PRIMITIVES[name],
            "list": lambda element, length: wit.List(self._of(element), length),
            "map": lambda key, value: wit.Map(self._of(key), self._of(value)),
            "tuple": lambda elements: wit.Tuple(tuple(self._of(e) for e in elements)),
            "option": lambda payload: wit.Option(self._of(payload)),
            "result": lambda ok, err: wit.Result(self.type(ok), self.type(err)),
            "record": lambda name, fields: wit.Record(name, tuple((w, p, self._of(t)) for w, p, t in fields)),
            "variant": lambda name, cases: wit.Variant(name, tuple((w, None, self.type(t)) for w, t in cases)),
            "enum": lambda name, names: wit.Enum(name, tuple(names)),
            "flags": lambda name, names: wit.Flags(name, tuple(names)),
            "own": lambda resource: wit.Own(self.resource(resource)),
            "borrow": lambda resource: wit.Borrow(self.resource(resource)),
            "future": lambda payload: wit.Future(self.type(payload)),
            "stream": lambda payload: wit.Stream(self.type(payload)),
        }

    def add(self, row: list[Any]) -> None:
        self._types.append(self._build[row[0]](*row[1:]))

    def _of(self, number: int) -> wit.Type:
        return self._types[number]

    def type(self, number: int | None) -> wit.Type | None:
        return None if number is None else self._types[number]

    def resource(self, row: Iterable[Any]) -> wit.Resource:
        interface, name, host = row
        return wit.Resource(interface, name, host)

    def function(self, row: Iterable[Any]) -> wit.Function:
        name, python, params, result, is_async = row
        described = tuple((wire, spelt, self._of(ty)) for wire, spelt, ty in params)
        return wit.Function(name, python, described, self.type(result), is_async)

    def interface(self, row: Iterable[Any]) -> wit.Interface:
        id_, functions, resources, types = row
        known = self._contract.functions(id_)
        return wit.Interface(
            id_,
            tuple(known[f] if isinstance(f, str) else self.function(f) for f in functions),
            tuple(self.resource(r) for r in resources),
            tuple((name, self._of(ty)) for name, ty in types),
        )
