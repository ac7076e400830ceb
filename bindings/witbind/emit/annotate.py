"""Python annotations of WIT types."""

from __future__ import annotations

from collections.abc import Iterable

from ..layout import Layout
from ..model import (
    FutureOf,
    Handle,
    ListOf,
    MapOf,
    OptionOf,
    Prim,
    ResourceKind,
    ResultOf,
    StreamOf,
    TupleOf,
    Type,
    TypeDef,
    aliased,
)
from ..names import TYPE_BUILTINS
from ..sides import Context
from .code import Node, Union, subscript
from .scope import Scope

__all__ = ["Annotator"]

_PRIMITIVES = {
    "bool": "bool",
    "char": "str",
    "error-context": "str",
    "f32": "float",
    "f64": "float",
    "string": "str",
} | {f"{sign}{bits}": "int" for sign in "us" for bits in (8, 16, 32, 64)}


class Annotator:
    """Writes types as one module sees them.

    `contexts` are those that the annotated thing is seen from; they decide who implements a resource. `attributes` are
    the names in the class around the annotation: where one hides a builtin, the builtin is qualified.
    """

    def __init__(
        self, scope: Scope, layout: Layout, contexts: Iterable[Context], attributes: Iterable[str] = ()
    ) -> None:
        self.scope = scope
        self.layout = layout
        self._contexts = list(contexts)
        self._hidden = TYPE_BUILTINS & set(attributes)

    def inside(self, names: Iterable[str]) -> Annotator:
        """Return an annotator for the body of a function with parameters of these names."""
        return Annotator(self.scope, self.layout, self._contexts, [*self._hidden, *names])

    def optional(self, type_: Type | None) -> Node:
        """Return the annotation of a payload that may be absent."""
        return "None" if type_ is None else self.type(type_)

    def returned(self, type_: Type | None) -> Node:
        """Return the annotation of what a function of the host returns: a value, or what is awaited for it."""
        value = self.optional(type_)
        return subscript(self.scope.use("witbind", "AwaitableOrValue"), value) if self.layout.is_async else value

    def type(self, type_: Type) -> Node:
        """Return the annotation of `type_`."""
        match type_:
            case Prim(name=name):
                return self._builtin(_PRIMITIVES[name])
            case ListOf(element=element):
                if aliased(element) == Prim("u8"):
                    return self._builtin("bytes")
                return subscript(self._builtin("list"), self.type(element))
            case MapOf(key=key, value=value):
                return subscript(self._builtin("dict"), self.type(key), self.type(value))
            case TupleOf(elements=elements):
                items = [self.type(element) for element in elements] or ["()"]
                return subscript(self._builtin("tuple"), *items)
            case OptionOf(payload=payload):
                return self._option(payload)
            case ResultOf(ok=ok, err=err):
                ok_class, err_class = self.scope.use("witbind", "Ok"), self.scope.use("witbind", "Err")
                return Union((subscript(ok_class, self.optional(ok)), subscript(err_class, self.optional(err))))
            case Handle(target=target):
                return self._handle(target)
            case FutureOf(payload=payload):
                return subscript(self.scope.use("collections.abc", "Awaitable"), self.optional(payload))
            case StreamOf(payload=payload):
                item = self._builtin("bytes") if payload and aliased(payload) == Prim("u8") else self.optional(payload)
                return subscript(self.scope.use("collections.abc", "AsyncIterator"), item)
            case TypeDef():
                return self._named(type_)

    def name(self, type_: TypeDef, guest: bool = False) -> str:
        """Return the local name of a declared type; of a resource the class of that side."""
        names = self.layout.names(type_.owner)
        name = names.guests[type_] if guest else names.types[type_]
        return self.scope.type(self.layout.home(type_), name)

    def _builtin(self, name: str) -> str:
        return f"{self.scope.use('builtins', '')}.{name}" if self._hidden else name

    def _named(self, type_: TypeDef) -> Node:
        target = aliased(type_)
        if isinstance(target, TypeDef) and isinstance(target.kind, ResourceKind):
            return self._handle(type_)
        return self.name(type_)

    def _option(self, payload: Type) -> Node:
        inner = self.type(payload)
        if isinstance(aliased(payload), OptionOf):
            inner = subscript(self.scope.use("witbind", "Some"), inner)
        parts = inner.items if isinstance(inner, Union) else (inner,)
        return Union((*parts, "None"))

    def _handle(self, target: TypeDef) -> Node:
        resource = aliased(target)
        assert isinstance(resource, TypeDef)
        guest = {resource.owner in context for context in self._contexts}
        parts = [self.name(target, side) for side in sorted(guest)]
        return parts[0] if len(parts) == 1 else Union(tuple(parts))
