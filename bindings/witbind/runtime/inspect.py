"""Reading the structure of a compiled component into descriptors."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable
from typing import Any, Final

import attrs
import wasmtime
from wasmtime import _bindings as ffi
from wasmtime.component import Component, ResourceType
from wasmtime.component import _types as types

from .. import wit
from ..errors import LinkError, UnsupportedType
from .map_type import MapType

__all__ = ["component_world"]

MAX_DEPTH: Final = 100
MAX_NODES: Final = 50_000
"""Type nodes that are walked before a component is refused: the largest of WASI has about 3,000."""

_PRIMITIVES: Final[dict[type, wit.Primitive]] = {
    types.Bool: wit.BOOL,
    types.S8: wit.S8,
    types.U8: wit.U8,
    types.S16: wit.S16,
    types.U16: wit.U16,
    types.S32: wit.S32,
    types.U32: wit.U32,
    types.S64: wit.S64,
    types.U64: wit.U64,
    types.F32: wit.F32,
    types.F64: wit.F64,
    types.Char: wit.CHAR,
    types.String: wit.STRING,
    types.ErrorContext: wit.ERROR_CONTEXT,
}


def component_world(component: Component, engine: wasmtime.Engine) -> wit.World:
    """Return the imports and exports of a component as descriptors without Python classes.

    Raises `LinkError` when its types are nested deeper than 100 or have more than 50,000 nodes, `UnsupportedType` when
    the engine allows a type that wasmtime-py does not know.
    """
    try:
        return _component_world(component, engine)
    except TypeError as error:
        raise UnsupportedType(f"the component has a type that wasmtime-py cannot describe: {error}") from error


def _component_world(component: Component, engine: wasmtime.Engine) -> wit.World:
    reader = _Reader(engine)
    component_type = component.type
    sides = [(component_type.imports(engine), True), (component_type.exports(engine), False)]
    for items, host in sides:
        reader.note_resources(items, host=host)
    (imports, import_functions), (exports, export_functions) = (reader.side(items, host=host) for items, host in sides)
    return wit.World("the component", imports, exports, import_functions, export_functions)


@attrs.define
class _Reader:
    engine: wasmtime.Engine
    nodes: int = 0
    resources: list[tuple[ResourceType, wit.Resource]] = attrs.field(factory=list)

    def note_resources(self, items: dict[str, types.ComponentExtern], *, host: bool) -> None:
        """Note every resource type under the first name that it has; others are names for the same."""
        for name, extern in items.items():
            item = extern.ty
            if isinstance(item, ResourceType):
                self._resource(item, "", name, host=host)
            elif isinstance(item, types.ComponentInstanceType):
                for key, member in item.exports(self.engine).items():
                    if isinstance(member.ty, ResourceType):
                        self._resource(member.ty, name, key, host=host)

    def _resource(self, item: ResourceType, interface: str, name: str, *, host: bool) -> None:
        if not any(item == known for known, _ in self.resources):
            self.resources.append((item, wit.Resource(interface, name, host)))

    def side(
        self, items: dict[str, types.ComponentExtern], *, host: bool
    ) -> tuple[tuple[wit.Interface, ...], tuple[wit.Function, ...]]:
        """Return the interfaces of one side, and the functions that stand outside any."""
        interfaces: list[wit.Interface] = []
        functions: list[wit.Function] = []
        for name, extern in items.items():
            item = extern.ty
            if isinstance(item, types.ComponentInstanceType):
                interfaces.append(self._interface(name, item))
            elif isinstance(item, types.FuncType):
                functions.append(self._function(name, item))
            elif isinstance(item, (types.ModuleType, types.ComponentType)):
                kind = "core module" if isinstance(item, types.ModuleType) else "component"
                raise LinkError(f"{'import' if host else 'export'} `{name}` is a {kind}; expected an interface")
        return tuple(interfaces), tuple(functions)

    def _interface(self, name: str, item: types.ComponentInstanceType) -> wit.Interface:
        members = {key: extern.ty for key, extern in item.exports(self.engine).items()}
        own = tuple(resource for _, resource in self.resources if resource.interface == name)
        functions = tuple(self._function(key, m) for key, m in members.items() if isinstance(m, types.FuncType))
        return wit.Interface(name, functions, tuple(r for r in own if isinstance(members.get(r.name), ResourceType)))

    def _function(self, name: str, item: types.FuncType) -> wit.Function:
        params = tuple((key, key, self._type(t, 0)) for key, t in item.params)
        result = self._optional(item.result, 0)
        return wit.Function(name, name, params, result, ffi.wasmtime_component_func_type_async(item.ptr()))

    def _optional(self, t: Any, depth: int) -> wit.Type | None:
        return None if t is None else self._type(t, depth)

    def _all(self, items: Iterable[Any], depth: int) -> tuple[wit.Type, ...]:
        return tuple(self._type(item, depth) for item in items)

    def _type(self, t: Any, depth: int) -> wit.Type:
        self.nodes += 1
        if depth > MAX_DEPTH:
            raise LinkError(f"the component's types are nested deeper than {MAX_DEPTH}")
        if self.nodes > MAX_NODES:
            raise LinkError(f"the component's types have more than {MAX_NODES:,} nodes")
        primitive = _PRIMITIVES.get(type(t))
        if primitive is not None:
            return primitive
        depth += 1
        if isinstance(t, types.ListType):
            return wit.List(self._type(t.element, depth))
        if isinstance(t, MapType):
            return wit.Map(self._type(t.key, depth), self._type(t.value, depth))
        if isinstance(t, types.RecordType):
            return wit.Record("", tuple((name, name, self._type(field, depth)) for name, field in t.fields))
        if isinstance(t, types.TupleType):
            return wit.Tuple(self._all(t.elements, depth))
        if isinstance(t, types.VariantType):
            return wit.Variant("", tuple((name, None, self._optional(p, depth)) for name, p in t.cases))
        if isinstance(t, types.EnumType):
            return wit.Enum("", tuple(t.names))
        if isinstance(t, types.OptionType):
            return wit.Option(self._type(t.payload, depth))
        if isinstance(t, types.ResultType):
            return wit.Result(self._optional(t.ok, depth), self._optional(t.err, depth))
        if isinstance(t, types.FlagsType):
            return wit.Flags("", tuple(t.names))
        if isinstance(t, types.FutureType):
            return wit.Future(self._optional(_payload(t, ffi.wasmtime_component_future_type_ty), depth))
        if isinstance(t, types.StreamType):
            return wit.Stream(self._optional(_payload(t, ffi.wasmtime_component_stream_type_ty), depth))
        if isinstance(t, (types.OwnType, types.BorrowType)):
            unknown = wit.Resource("", "a resource without a name", host=False)
            resource = next((resource for known, resource in self.resources if known == t.ty), unknown)
            return wit.Own(resource) if isinstance(t, types.OwnType) else wit.Borrow(resource)
        raise LinkError(f"the component uses a type that this host does not know: {type(t).__name__}")


def _payload(t: types.FutureType | types.StreamType, read: Callable[..., bool]) -> Any:
    """Return the type that a future or a stream carries, if any: wasmtime-py takes none for `bool`."""
    found = ffi.wasmtime_component_valtype_t()
    return types.valtype_from_ptr(found) if read(t.ptr(), ctypes.byref(found)) else None
