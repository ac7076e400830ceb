"""Emits `descriptors.py` and `ids.py` of each package: what the codecs and the compare of components work from."""

from __future__ import annotations

from ..layout import AsyncLayout, Layout, Module, PackageFolder
from ..model import (
    Alias,
    EnumKind,
    FlagsKind,
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
    aliased,
)
from ..names import snake
from ..sides import HOST, Context, resource_owners, types_of
from .code import Labelled, Node, call, tuple_
from .descriptor_file import DescriptorFile
from .function import parameter_names
from .record import field_names
from .world import export_function_names

__all__ = ["emit_descriptors"]


def emit_descriptors(layout: Layout, twin: AsyncLayout) -> dict[Module, str]:
    """Return the texts of `descriptors.py` and `ids.py` of every package, by module.

    `twin` has descriptors of its own for what differs when calls are awaited.
    """
    emitter = _Emitter(layout)
    emitter.emit()
    awaited = _Emitter(twin, emitter)
    awaited.emit()
    files = {folder.descriptors: file.text() for folder, file in emitter.files.items()}
    files |= {folder.ids: file.ids() for folder, file in emitter.files.items()}
    return files | {folder.descriptors: file.text() for folder, file in awaited.files.items() if file.constants}


class _Emitter:
    """Emits the descriptors of one layout; what is the same in another one is left to its emitter, `other`."""

    def __init__(self, layout: Layout, other: _Emitter | None = None) -> None:
        self.layout = layout
        self.other = other
        self.files = {folder: DescriptorFile(folder) for folder in layout.packages.values()}
        self._types: dict[tuple[TypeDef, Context], str] = {}
        self._interfaces: dict[tuple[Interface, Context], str] = {}
        self._sections: set[Interface] = set()

    def emit(self) -> None:
        """Emit every interface and world."""
        for folder in self.files:
            for interface in folder.interfaces:
                self.interface_section(interface)
        for world in self.layout.worlds:
            self.world(world)

    def interface_section(self, interface: Interface) -> None:
        """Emit an interface from every context, after the interfaces whose types it uses."""
        if interface in self._sections or self.layout.described(interface) is not self.layout.folder(interface):
            return
        self._sections.add(interface)
        used = {type_.owner for type_ in types_of(interface)} - {interface}
        for other in sorted((owner for owner in used if isinstance(owner, Interface)), key=lambda other: other.id):
            self.interface_section(other)
        sides = self.layout.sides
        contexts = {HOST} if interface in sides.imported else set()
        contexts |= sides.exported.get(interface, set())
        for context in sorted(contexts, key=_context_key):
            for type_ in sorted(interface.types, key=lambda type_: type_.name):
                self.named(type_, context)
            self.interface(interface, context)

    def world(self, world: World) -> None:
        """Emit a world."""
        folder = self.layout.folder(world)
        if folder is not self.layout.described(world):
            return
        file, module = self.files[folder], folder.worlds[world]
        guest = frozenset(world.exports)
        for type_ in sorted(world.types, key=lambda type_: type_.name):
            self.named(type_, HOST)
        names, exports = self.layout.names(world).functions, export_function_names(world)
        resources = [self.named(type_, HOST) for type_ in _resources(world)]
        entries: list[tuple[str, list[Node]]] = [
            ("imports", [self._world_interface(item, HOST, file) for item in _by_id(world.imports)]),
            ("exports", [self._world_interface(item, guest, file) for item in _by_id(world.exports)]),
            ("import_functions", self._functions(world.import_functions, names, HOST, file)),
            ("export_functions", self._functions(world.export_functions, exports, HOST, file)),
            ("import_resources", [name for name in resources if name]),
            ("unstable", [self._world_interface(item, guest, file) for item in _by_id(world.unstable)]),
        ]
        required = ("imports", "exports")
        fields = [
            Labelled(f"{name}=", tuple_(*items, expand=len(items) > 1))
            for name, items in entries
            if items or name in required
        ]
        constant = module.constant
        file.add(constant, call(file.wit("World"), file.id(constant), *fields, expand=True))
        file.worlds[constant] = constant

    def _world_interface(self, interface: Interface, guest: Context, file: DescriptorFile) -> Node:
        context = guest & resource_owners(types_of(interface))
        return self._reference(file, self.layout.described(interface), self.interface(interface, context))

    def interface(self, interface: Interface, context: Context) -> str:
        """Return the constant of an interface as a context sees it."""
        if self.other is not None and self.layout.described(interface) not in self.files:
            return self.other.interface(interface, context)
        key = (interface, context & resource_owners(types_of(interface)))
        if key in self._interfaces:
            return self._interfaces[key]
        folder = self.layout.folder(interface)
        file, base = self.files[folder], folder.interfaces[interface].constant
        first = base not in file.constants
        constant = base if first else file.names.claim(f"{base}_EXPORTS")
        self._interfaces[key] = constant
        functions = self._functions(interface.functions, self.layout.names(interface).functions, context, file)
        resources = [self.named(type_, context) for type_ in _resources(interface)]
        types = [
            tuple_(f'"{type_.name}"', self._type(type_, context, file))
            for type_ in sorted(interface.types, key=lambda type_: type_.name)
            if not _is_resource(type_)
        ]
        fields: list[Node] = [tuple_(*functions, expand=len(functions) > 1)]
        if resources:
            fields.append(Labelled("resources=", tuple_(*resources)))
        if types:
            fields.append(Labelled("types=", tuple_(*types, expand=len(types) > 1)))
        file.add(constant, call(file.wit("Interface"), file.id(base), *fields, expand=True))
        if first:
            file.interfaces[base] = constant
        return constant

    def _functions(
        self, functions: list[Function], names: dict[Function, str], context: Context, file: DescriptorFile
    ) -> list[Node]:
        result: list[Node] = []
        for function in sorted(functions, key=lambda function: function.name):
            params = [
                tuple_(f'"{name}"', f'"{python}"', self._type(type_, context, file))
                for (name, type_), python in zip(function.params, parameter_names(function), strict=True)
            ]
            returned = "None" if function.result is None else self._type(function.result, context, file)
            flags = [Labelled("is_async=", "True")] if function.is_async else []
            flags += [Labelled("unstable=", "True")] if function.unstable else []
            head = [f'"{function.name}"', f'"{names[function]}"', tuple_(*params), returned, *flags]
            result.append(call(file.wit("Function"), *head))
        return result

    def named(self, type_: TypeDef, context: Context) -> str:
        """Return the constant of a declared type, in the file of the package that declares it."""
        if isinstance(type_.kind, Alias) and isinstance(type_.kind.target, TypeDef):
            return self.named(type_.kind.target, context)
        if self.other is not None and self.layout.described(type_) not in self.files:
            return self.other.named(type_, context)
        key = (type_, context & resource_owners([type_]))
        if key not in self._types:
            folder = self.layout.folder(type_.owner)
            file = self.files[folder]
            owner = type_.owner
            module = folder.interfaces[owner] if isinstance(owner, Interface) else folder.worlds[owner]
            value = self._definition(type_, context, file)
            plain = f"{module.name}_{snake(type_.name)}".upper()
            self._types[key] = file.names.claim(plain, f"{plain}_EXPORTS")
            file.add(self._types[key], value)
        return self._types[key]

    def _definition(self, type_: TypeDef, context: Context, file: DescriptorFile) -> Node:
        names, name = self.layout.names(type_.owner), f'"{type_.name}"'
        match type_.kind:
            case RecordKind(fields=fields) as kind:
                items = [
                    tuple_(f'"{field.name}"', f'"{attribute}"', self._type(field.type, context, file))
                    for field, attribute in zip(fields, field_names(kind), strict=True)
                ]
                return call(
                    file.wit("Record"),
                    name,
                    tuple_(*items, expand=len(items) > 1),
                    self._class(type_, names.types[type_], file),
                )
            case VariantKind(cases=cases):
                items = [
                    tuple_(f'"{case.name}"', self._class(type_, cls, file), self._payload(case.type, context, file))
                    for case, cls in zip(cases, names.cases[type_], strict=True)
                ]
                return call(file.wit("Variant"), name, tuple_(*items, expand=len(items) > 1))
            case EnumKind(cases=cases) | FlagsKind(flags=cases) as kind:
                wit_names = tuple_(*(f'"{case.name}"' for case in cases))
                cls = "Enum" if isinstance(kind, EnumKind) else "Flags"
                return call(file.wit(cls), name, wit_names, self._class(type_, names.types[type_], file))
            case ResourceKind():
                return self._resource(type_, context, file)
            case Alias(target=target):
                return self._type(target, context, file)

    def _resource(self, type_: TypeDef, context: Context, file: DescriptorFile) -> Node:
        owner = type_.owner
        interface = file.id(file.folder.interfaces[owner].constant) if isinstance(owner, Interface) else '""'
        guest = owner in context
        name = self.layout.names(owner).guests[type_] if guest else ""
        cls = [Labelled("cls=", self._class(type_, name, file))] if guest else []
        return call(file.wit("Resource"), interface, f'"{type_.name}"', Labelled("host=", str(not guest)), *cls)

    def _class(self, type_: TypeDef, name: str, file: DescriptorFile) -> str:
        return f"{file.scope.sibling(self.layout.home(type_))}.{name}"

    def _payload(self, type_: Type | None, context: Context, file: DescriptorFile) -> Node:
        return "None" if type_ is None else self._type(type_, context, file)

    def _type(self, type_: Type, context: Context, file: DescriptorFile) -> Node:
        """Return the descriptor of a type as an expression in `file`."""
        match type_:
            case Prim(name=name):
                return file.wit(name.upper().replace("-", "_"))
            case ListOf(element=element, length=length):
                extra = [] if length is None else [str(length)]
                return call(file.wit("List"), self._type(element, context, file), *extra)
            case MapOf(key=key, value=value):
                return call(file.wit("Map"), self._type(key, context, file), self._type(value, context, file))
            case TupleOf(elements=elements):
                return call(file.wit("Tuple"), tuple_(*(self._type(element, context, file) for element in elements)))
            case OptionOf(payload=payload):
                return call(file.wit("Option"), self._type(payload, context, file))
            case ResultOf(ok=ok, err=err):
                return call(file.wit("Result"), self._payload(ok, context, file), self._payload(err, context, file))
            case Handle(own=own, target=target):
                return call(file.wit("Own" if own else "Borrow"), self._constant(target, context, file))
            case FutureOf(payload=payload):
                return call(file.wit("Future"), self._payload(payload, context, file))
            case StreamOf(payload=payload):
                return call(file.wit("Stream"), self._payload(payload, context, file))
            case TypeDef():
                return self._constant(type_, context, file)

    def _constant(self, type_: TypeDef, context: Context, file: DescriptorFile) -> str:
        while isinstance(type_.kind, Alias) and isinstance(type_.kind.target, TypeDef):
            type_ = type_.kind.target
        return self._reference(file, self.layout.described(type_), self.named(type_, context))

    def _reference(self, file: DescriptorFile, folder: PackageFolder, constant: str) -> str:
        if folder is file.folder:
            return constant
        local = folder.folder[-1] if folder.folder else "main"
        return f"{file.scope.sibling(folder.descriptors, local)}.{constant}"


def _resources(owner: Interface | World) -> list[TypeDef]:
    return sorted((t for t in owner.types if isinstance(t.kind, ResourceKind)), key=lambda type_: type_.name)


def _is_resource(type_: TypeDef) -> bool:
    target = aliased(type_)
    return isinstance(target, TypeDef) and isinstance(target.kind, ResourceKind)


def _by_id(items: list[Interface]) -> list[Interface]:
    return sorted(items, key=lambda item: item.id)


def _context_key(context: Context) -> tuple[int, list[str]]:
    return len(context), sorted(interface.id for interface in context)
