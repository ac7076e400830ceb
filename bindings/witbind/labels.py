"""Interfaces that a world imports or exports under a name of its own: `import primary: store`.

Each is an interface written inside the world: its resources are its own, types without resources are those of the
original.
"""

from __future__ import annotations

import attrs

from .model import (
    Alias,
    Case,
    Function,
    FutureOf,
    Handle,
    Interface,
    ListOf,
    MapOf,
    OptionOf,
    Prim,
    RecordKind,
    ResourceKind,
    ResultOf,
    StreamOf,
    TupleOf,
    Type,
    TypeDef,
    VariantKind,
    World,
    reachable,
)

__all__ = ["labelled"]


def labelled(interface: Interface, label: str, world: World, exported: bool) -> Interface:
    """Return `interface` as the one that `world` knows as `label`."""
    copy = Interface(label, world.package, interface.docs, world, exported)
    copier = _Copier(interface, copy)
    copy.types = [copier.declared(type_) for type_ in interface.types]
    copy.functions = [copier.function(function) for function in interface.functions]
    return copy


class _Copier:
    def __init__(self, original: Interface, copy: Interface) -> None:
        self._original, self._copy = original, copy
        self._made: dict[TypeDef, TypeDef] = {}

    def declared(self, type_: TypeDef) -> TypeDef:
        """Return the declaration of the copy that stands for `type_`."""
        if type_ not in self._made:
            own = any(isinstance(t.kind, ResourceKind) and t.owner is self._original for t in reachable(type_))
            made = self._made[type_] = TypeDef(type_.name, self._copy, type_.docs, Alias(type_))
            if own:
                made.kind = self._kind(type_)
        return self._made[type_]

    def function(self, function: Function) -> Function:
        return attrs.evolve(
            function,
            resource=self.declared(function.resource) if function.resource else None,
            params=tuple((name, self._type(type_)) for name, type_ in function.params),
            result=self._optional(function.result),
        )

    def _kind(self, type_: TypeDef) -> RecordKind | VariantKind | ResourceKind | Alias:
        match type_.kind:
            case RecordKind(fields=fields):
                return RecordKind(tuple(attrs.evolve(field, type=self._type(field.type)) for field in fields))
            case VariantKind(cases=cases):
                return VariantKind(tuple(Case(case.name, self._optional(case.type), case.docs) for case in cases))
            case Alias(target=target):
                return Alias(self._type(target))
            case _:
                return ResourceKind()

    def _optional(self, type_: Type | None) -> Type | None:
        return None if type_ is None else self._type(type_)

    def _type(self, type_: Type) -> Type:
        match type_:
            case Prim():
                return type_
            case ListOf(element=element, length=length):
                return ListOf(self._type(element), length)
            case MapOf(key=key, value=value):
                return MapOf(self._type(key), self._type(value))
            case TupleOf(elements=elements):
                return TupleOf(tuple(self._type(element) for element in elements))
            case OptionOf(payload=payload):
                return OptionOf(self._type(payload))
            case ResultOf(ok=ok, err=err):
                return ResultOf(self._optional(ok), self._optional(err))
            case Handle(own=own, target=target):
                return Handle(own, self.declared(target) if target.owner is self._original else target)
            case FutureOf(payload=payload):
                return FutureOf(self._optional(payload))
            case StreamOf(payload=payload):
                return StreamOf(self._optional(payload))
            case TypeDef():
                return self.declared(type_) if type_.owner is self._original else type_
