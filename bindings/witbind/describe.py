"""Descriptors straight from WIT: the same data as a generated `descriptors.py`, without Python classes."""

from __future__ import annotations

from . import model, wit
from .names import snake
from .sides import HOST, Context

__all__ = ["interface", "world"]


def world(source: model.World) -> wit.World:
    """Return the descriptor of a world."""
    guest = frozenset(source.exports)
    return wit.World(
        source.id,
        imports=tuple(interface(item, HOST) for item in source.imports),
        exports=tuple(interface(item, guest) for item in source.exports),
        import_functions=_functions(source.import_functions, HOST),
        export_functions=_functions(source.export_functions, HOST),
        import_resources=_resources(source, HOST),
        unstable=tuple(interface(item, guest) for item in source.unstable),
    )


def interface(source: model.Interface, guest: Context) -> wit.Interface:
    """Return the descriptor of an interface; the guest implements the resources of the interfaces in `guest`."""
    types = tuple(
        (declared.name, _type(declared, guest))
        for declared in source.types
        if not isinstance(_target(declared).kind, model.ResourceKind)
    )
    return wit.Interface(source.id, _functions(source.functions, guest), _resources(source, guest), types)


def _target(declared: model.TypeDef) -> model.TypeDef:
    """Follow `use` and `type a = b` to what is declared."""
    while isinstance(declared.kind, model.Alias) and isinstance(declared.kind.target, model.TypeDef):
        declared = declared.kind.target
    return declared


def _resources(owner: model.Interface | model.World, guest: Context) -> tuple[wit.Resource, ...]:
    return tuple(_resource(item, guest) for item in owner.types if isinstance(item.kind, model.ResourceKind))


def _resource(declared: model.TypeDef, guest: Context) -> wit.Resource:
    owner = declared.owner
    return wit.Resource(owner.id if isinstance(owner, model.Interface) else "", declared.name, owner not in guest)


def _functions(functions: list[model.Function], guest: Context) -> tuple[wit.Function, ...]:
    return tuple(
        wit.Function(
            function.name,
            snake(function.item),
            tuple((name, snake(name), _type(type_, guest)) for name, type_ in function.params),
            _optional(function.result, guest),
            function.is_async,
            function.unstable,
        )
        for function in functions
    )


def _optional(type_: model.Type | None, guest: Context) -> wit.Type | None:
    return None if type_ is None else _type(type_, guest)


def _type(type_: model.Type, guest: Context) -> wit.Type:
    match type_:
        case model.Prim(name=name):
            return wit.Primitive(name)
        case model.ListOf(element=element, length=length):
            return wit.List(_type(element, guest), length)
        case model.MapOf(key=key, value=value):
            return wit.Map(_type(key, guest), _type(value, guest))
        case model.TupleOf(elements=elements):
            return wit.Tuple(tuple(_type(element, guest) for element in elements))
        case model.OptionOf(payload=payload):
            return wit.Option(_type(payload, guest))
        case model.ResultOf(ok=ok, err=err):
            return wit.Result(_optional(ok, guest), _optional(err, guest))
        case model.Handle(own=own, target=target):
            resource = _resource(_target(target), guest)
            return wit.Own(resource) if own else wit.Borrow(resource)
        case model.FutureOf(payload=payload):
            return wit.Future(_optional(payload, guest))
        case model.StreamOf(payload=payload):
            return wit.Stream(_optional(payload, guest))
        case model.TypeDef():
            return _declared(_target(type_), guest)


def _declared(declared: model.TypeDef, guest: Context) -> wit.Type:
    match declared.kind:
        case model.RecordKind(fields=fields):
            return wit.Record(
                declared.name, tuple((field.name, snake(field.name), _type(field.type, guest)) for field in fields)
            )
        case model.VariantKind(cases=cases):
            return wit.Variant(declared.name, tuple((case.name, None, _optional(case.type, guest)) for case in cases))
        case model.EnumKind(cases=cases):
            return wit.Enum(declared.name, tuple(case.name for case in cases))
        case model.FlagsKind(flags=flags):
            return wit.Flags(declared.name, tuple(flag.name for flag in flags))
        case model.ResourceKind():
            return wit.Own(_resource(declared, guest))
        case model.Alias(target=target):
            return _type(target, guest)
