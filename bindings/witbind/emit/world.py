"""Emits the module of a world: what a host provides, and one instance of a component of the world."""

from __future__ import annotations

import attrs

from ..layout import Layout, interface_functions, version_folder
from ..model import Function, Interface, ResourceKind, World
from ..names import Names, camel, snake
from ..sides import HOST
from .annotate import Annotator
from .code import WIDTH, call, statement
from .docs import docstring
from .function import emit_call, emit_signature, slots
from .scope import Scope
from .types import emit_types

__all__ = ["emit_world", "emit_world_types", "export_function_names"]

_RESERVED = ("instance", "instantiate", "link")


def emit_world_types(world: World, layout: Layout) -> str:
    """Return the text of the module with the types that a world declares itself."""
    scope = Scope(layout.world_types(world), layout.declared(world))
    body = emit_types(world, layout, scope)
    return scope.text(layout.folder(world).header, f"Types of the world `{world.name}`.", body)


def emit_world(world: World, layout: Layout) -> str:
    """Return the text of the world's module."""
    return _World(world, layout).text()


def export_function_names(world: World) -> dict[Function, str]:
    """Return the Python names of the functions that a world exports outside any interface."""
    names = Names(_RESERVED)
    functions = sorted(world.export_functions, key=lambda function: function.name)
    return {function: names.claim(snake(function.item)) for function in functions}


@attrs.frozen
class _Part:
    """An interface that the host provides or the guest exports: its attribute and its class."""

    interface: Interface
    attribute: str
    name: str


class _World:
    def __init__(self, world: World, layout: Layout) -> None:
        self.world, self.layout, self.folder = world, layout, layout.folder(world)
        types = layout.declared(world) if layout.types(world) else []
        names = Names(layout.names(world).declared(world.types))
        self.cls = names.claim(camel(world.name), f"{camel(world.name)}World")
        self.imports_cls = names.claim(f"{camel(world.name)}Imports")
        self.functions_cls = names.claim(f"{camel(world.name)}Functions")
        self.function_names = export_function_names(world)
        self.host_functions = interface_functions(world.import_functions)
        self.provided = self._parts(world.imports, exported=False, taken=["self"])
        self.exported = self._parts(world.exports, exported=True, taken=[*_RESERVED, *self.function_names.values()])
        declared = [self.cls, *types]
        if self.provided or self.host_functions:
            declared.append(self.imports_cls)
        if self.host_functions:
            declared.append(self.functions_cls)
        self.declared = declared
        self.functions_attribute = Names(part.attribute for part in self.provided).claim("functions")
        self.scope = Scope(self.folder.worlds[world], declared)

    def text(self) -> str:
        if self.layout.types(self.world):
            module = self.layout.world_types(self.world)
            for name in self.layout.declared(self.world):
                self.scope.reexport(module, name, name)
        body = [self._functions()] if self.host_functions else []
        body += [self._imports()] if self.provided or self.host_functions else []
        body.append(self._world())
        return self.scope.text(self.folder.header, self._docs(), [f"\n\n{part}\n" for part in body])

    def _docs(self) -> str:
        package = f"{self.world.package.namespace}:{self.world.package.name}"
        return self.world.docs or f"The world `{self.world.name}` of `{package}`."

    def _parts(self, interfaces: list[Interface], exported: bool, taken: list[str]) -> list[_Part]:
        """Return the interfaces that have a class, by attribute; a name that several have is led by the package."""
        names, parts = Names(taken), []
        for interface in sorted(interfaces, key=lambda found: (found.package is not self.world.package, found.id)):
            owner = self.layout.names(interface)
            name = owner.exports if exported else owner.protocol
            if name is not None:
                alike = [other for other in interfaces if other.name == interface.name]
                parts.append(_Part(interface, names.claim(snake(self._label(interface, alike))), name))
        return sorted(parts, key=lambda part: part.attribute)

    def _label(self, interface: Interface, alike: list[Interface]) -> str:
        """Return the shortest of name, package and name, ... that no other of `alike` has."""
        if len(alike) == 1 or interface.package is self.world.package:
            return interface.name
        labels = [_labels(other) for other in alike]
        own = _labels(interface)
        levels = range(1, len(own))
        level = next((level for level in levels if [label[level] for label in labels].count(own[level]) == 1), -1)
        return own[level]

    def _functions(self) -> str:
        names = self.layout.names(self.world).functions
        annotator = Annotator(self.scope, self.layout, [HOST], [names[function] for function in self.host_functions])
        head = f"class {self.functions_cls}({self.scope.use('typing', 'Protocol')}):"
        lines = [head, *docstring(f"The functions that the world `{self.world.name}` imports.", 4)]
        for function in self.host_functions:
            lines += ["", *emit_signature(names[function], function, annotator)]
        return "\n".join(lines)

    def _imports(self) -> str:
        lines = [f"@{self.scope.use('attrs', '')}.frozen(kw_only=True)", f"class {self.imports_cls}:"]
        lines += [*docstring(f"What a host provides to a component of the world `{self.world.name}`.", 4), ""]
        attributes = [(part.attribute, self._class(part)) for part in self.provided]
        if self.host_functions:
            attributes.append((self.functions_attribute, self.functions_cls))
        return "\n".join([*lines, *(f"    {name}: {cls}" for name, cls in sorted(attributes))])

    def _class(self, part: _Part) -> str:
        return self.scope.type(self.layout.module(part.interface), part.name)

    def _world(self) -> str:
        instance = self._runtime("Instance")
        calls = [(function, name) for function, name in self.function_names.items()]
        attributes = [part.attribute for part in self.exported]
        lines = [f"class {self.cls}:", *docstring(self._docs(), 4), ""]
        lines += [slots(["instance", *attributes, *(f"_{name}" for _, name in calls)]), ""]
        lines += [f"    def __init__(self, instance: {instance}) -> None:", "        self.instance = instance"]
        for part in self.exported:
            lines.append(statement(f"self.{part.attribute} = ", call(self._class(part), "instance"), 8))
        for function, name in calls:
            lines.append(statement(f"self._{name} = ", call("instance.func", "None", f'"{function.name}"'), 8))
        lines += ["", *self._link(), "", *self._instantiate()]
        annotator = Annotator(self.scope, self.layout, [HOST], [*self.function_names.values(), *attributes])
        for function, name in calls:
            lines += ["", *emit_call(name, function, annotator, f"self._{name}")]
        return "\n".join(lines)

    def _link(self) -> list[str]:
        linker, engine = self._runtime("Linker"), self.scope.use("wasmtime", "Engine", True)
        imports = f", imports: {self.imports_cls}" if self.imports_cls in self.declared else ""
        docs = "Return a linker that satisfies every import of the world with `imports`."
        lines = [self._classmethod(), f"    def link(cls, engine: {engine}{imports}) -> {linker}:"]
        lines += docstring(
            docs if imports else "Return a linker for the world, which calls no function of the host.", 8
        )
        definitions = self._definitions()
        if not definitions:
            return [*lines, f"        return {linker}(engine)"]
        return [*lines, f"        linker = {linker}(engine)", *definitions, "        return linker"]

    def _classmethod(self) -> str:
        """Return the decorator; an exported interface of that name hides the builtin."""
        hidden = any(part.attribute == "classmethod" for part in self.exported)
        return f"    @{self.scope.use('builtins', '')}.classmethod" if hidden else "    @classmethod"

    def _definitions(self) -> list[str]:
        """Return the statements that define every import that has functions or resources."""
        lines = []
        provided = {part.interface: part.attribute for part in self.provided}
        for interface in sorted(self.world.imports, key=lambda found: found.id):
            if interface in provided or _has_resources(interface):
                target = f"imports.{provided[interface]}" if interface in provided else "None"
                lines.append(statement("", call("linker.define", self._descriptor(interface), target), 8))
        if self.host_functions or _has_resources(self.world):
            target = f"imports.{self.functions_attribute}" if self.host_functions else "None"
            lines.append(statement("", call("linker.define_world", self._world_descriptor(), target), 8))
        return lines

    def _descriptor(self, interface: Interface) -> str:
        """Return the descriptor of an imported interface."""
        folder = self.layout.described(interface)
        local = "" if folder.package is self.folder.package else folder.folder[-1]
        descriptors = self.scope.sibling(folder.descriptors, local)
        return f"{descriptors}.{folder.interfaces[interface].constant}"

    def _world_descriptor(self) -> str:
        """Return the descriptor of the world."""
        folder = self.layout.described(self.world)
        return f"{self.scope.sibling(folder.descriptors)}.{folder.worlds[self.world].constant}"

    def _runtime(self, name: str, typing_only: bool = False) -> str:
        """Return the class of the runtime that goes by this name, or its asynchronous twin."""
        return self.scope.use("witbind.runtime", f"Async{name}" if self.layout.is_async else name, typing_only)

    def _instantiate(self) -> list[str]:
        linker, store = self._runtime("Linker"), self._runtime("Store", True)
        component = self.scope.use("wasmtime.component", "Component", True)
        if self.imports_cls in self.declared:
            param = f"imports: {self.imports_cls} | {linker}"
            chosen = f"imports if isinstance(imports, {linker}) else cls.link(store.engine, imports)"
            docs = "Instantiate `component` with `imports`, or with a linker that `link` returned."
        else:
            param = f"linker: {linker} | None = None"
            chosen = "linker or cls.link(store.engine)"
            docs = "Instantiate `component`, with a linker that `link` returned if one is given."
        raises = "Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`."
        define = "async def" if self.layout.is_async else "def"
        head = f"    {define} instantiate(cls, store: {store}, component: {component}, {param}) -> {self.cls}:"
        if len(head) > WIDTH:
            head = (
                f"    {define} instantiate(\n        cls, store: {store}, component: {component}, {param}\n"
                f"    ) -> {self.cls}:"
            )
        lines = [self._classmethod(), head, *docstring(f"{docs}\n\n{raises}", 8)]
        lines += [f"        chosen = {chosen}"]
        lines += [f"        prepared = chosen.prepare(component, {self._world_descriptor()})"]
        made = "await prepared.instantiate_async(store)" if self.layout.is_async else "prepared.instantiate(store)"
        return [*lines, f"        return cls({made})"]


def _has_resources(owner: Interface | World) -> bool:
    return any(isinstance(type_.kind, ResourceKind) for type_ in owner.types)


def _labels(interface: Interface) -> list[str]:
    package, version = interface.package, version_folder(interface.package.version)
    labels = [interface.name, f"{package.name}-{interface.name}"]
    labels.append(f"{package.namespace}-{labels[1]}")
    return [*labels, f"{package.namespace}-{package.name}-{version}-{interface.name}"]
