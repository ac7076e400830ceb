"""Which modules there are, in which folder, and what everything in them is called.

The main package is a folder named by its major version (`v1`; `v0_2` below 1.0; none without a version), every other
package a folder inside it (`wasi_io`, or `wasi_io_v0_2` where there are several versions of it). An interface is a
module, a world is a module, and the types that a world declares itself are a module beside it.

What is different for calls that are awaited lies in the folder `aio` of the main package, in modules and under names
that are the same as outside it: the functions, and the types that hold resources.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

import attrs

from .model import Function, Interface, Package, ResourceKind, TypeDef, VariantKind, World, aliased, reachable
from .names import Names, camel, snake
from .sides import Sides, types_of

__all__ = [
    "TABLES",
    "AsyncLayout",
    "Layout",
    "Module",
    "OwnerNames",
    "PackageFolder",
    "interface_functions",
    "resource_functions",
    "version_folder",
]

_AIO = "aio"
TABLES: Final = ("INTERFACES", "WORLDS")
"""The constants of each module of descriptors that list what is in it."""

_RESERVED_MODULES = (_AIO, "descriptors", "ids")
_RESERVED_METHODS = ("close", "closed", "drop")


@attrs.frozen
class Module:
    """A module: the folders that lead to it from the output folder, and its name."""

    folder: tuple[str, ...]
    name: str

    @property
    def constant(self) -> str:
        """The name of its constant among the descriptors and ids."""
        name = self.name.upper()
        return f"{name}_" if name in TABLES else name

    def path_to(self, other: Module) -> str:
        """Return `other` as this module imports it, such as `..wasi_io.streams`."""
        common = 0
        while common < min(len(self.folder), len(other.folder)) and self.folder[common] == other.folder[common]:
            common += 1
        dots = "." * (len(self.folder) - common + 1)
        return dots + ".".join((*other.folder[common:], other.name))


@attrs.define
class OwnerNames:
    """The names of what an interface or a world declares.

    `types` holds the name of each type, of a resource the one that the host implements; `guests` those of resources
    that a guest implements.
    """

    types: dict[TypeDef, str] = attrs.field(factory=dict)
    guests: dict[TypeDef, str] = attrs.field(factory=dict)
    cases: dict[TypeDef, tuple[str, ...]] = attrs.field(factory=dict)
    functions: dict[Function, str] = attrs.field(factory=dict)
    protocol: str | None = None
    exports: str | None = None

    def declared(self, types: Iterable[TypeDef]) -> list[str]:
        """Return every name of a module with the definitions of `types`."""
        found = {name for name in (self.protocol, self.exports) if name is not None}
        for type_ in types:
            found.update(names[type_] for names in (self.types, self.guests) if type_ in names)
            found.update(self.cases.get(type_, ()))
        return sorted(found)


@attrs.define(eq=False)
class PackageFolder:
    """The folder of one package and the modules in it."""

    package: Package
    folder: tuple[str, ...]
    interfaces: dict[Interface, Module] = attrs.field(factory=dict)
    worlds: dict[World, Module] = attrs.field(factory=dict)
    world_types: dict[World, Module] = attrs.field(factory=dict)
    ids_folder: tuple[str, ...] = attrs.field(default=attrs.Factory(lambda self: self.folder, takes_self=True))

    @property
    def descriptors(self) -> Module:
        """The module of descriptors."""
        return Module(self.folder, "descriptors")

    @property
    def ids(self) -> Module:
        """The module of names with full versions."""
        return Module(self.ids_folder, "ids")

    @property
    def header(self) -> str:
        """The package as the head of each file names it: without what a patch release changes."""
        version = version_folder(self.package.version)
        suffix = f"@{version.removeprefix('v').replace('_', '.')}" if version else ""
        return f"{self.package.namespace}:{self.package.name}{suffix}"


def version_folder(version: str | None) -> str | None:
    """Return `v1` for 1.2.3, `v0_2` for 0.2.3, `v0_0_3` for 0.0.3: what semver calls compatible shares a folder."""
    if version is None:
        return None
    numbers = re.split(r"[-+]", version)[0].split(".")
    significant = next((index for index, number in enumerate(numbers) if int(number) > 0), 2)
    return "v" + "_".join(numbers[: significant + 1])


def interface_functions(functions: Iterable[Function]) -> list[Function]:
    """Return the functions that are methods of the interface object: free ones, constructors, statics, by name."""
    order = {"freestanding": 0, "constructor": 1, "static": 2}
    found = [function for function in functions if function.kind in order]
    return sorted(found, key=lambda function: (order[function.kind], function.name))


def resource_functions(functions: Iterable[Function], resource: TypeDef) -> list[Function]:
    """Return the methods of `resource`, by name."""
    found = [function for function in functions if function.kind == "method" and function.resource is resource]
    return sorted(found, key=lambda function: function.name)


class Layout:
    """The modules and names of one generation."""

    is_async = False

    def __init__(self, main: Package, worlds: Sequence[World], sides: Sides) -> None:
        self.sides = sides
        self.worlds = sorted(worlds, key=lambda world: world.id)
        self.packages: dict[Package, PackageFolder] = {}
        self._names: dict[Interface | World, OwnerNames] = {}
        interfaces = sorted(sides.interfaces(), key=lambda interface: (interface.id, interface.exported))
        used = {main, *(interface.package for interface in interfaces), *(world.package for world in worlds)}
        for package, folder in _folders(main, used).items():
            own = [interface for interface in interfaces if interface.package is package]
            self.packages[package] = _modules(
                PackageFolder(package, folder), own, [world for world in self.worlds if world.package is package]
            )
        owners: list[Interface | World] = [*interfaces, *self.worlds]
        for owner in owners:
            self._names[owner] = _name(owner, sides)

    def folder(self, owner: Interface | World) -> PackageFolder:
        """Return the folder of the package that `owner` belongs to."""
        return self.packages[owner.package]

    def module(self, owner: Interface | World) -> Module:
        """Return the module with the types of `owner`."""
        return self.folder(owner).interfaces[owner] if isinstance(owner, Interface) else self.world_types(owner)

    def world_types(self, world: World) -> Module:
        """Return the module with the types that `world` declares itself."""
        return self.folder(world).world_types[world]

    def types(self, owner: Interface | World) -> list[TypeDef]:
        """Return the types that the module of `owner` defines."""
        return owner.types

    def declared(self, owner: Interface | World) -> list[str]:
        """Return every name of the module with the types of `owner`."""
        return self.names(owner).declared(self.types(owner))

    def home(self, type_: TypeDef) -> Module:
        """Return the module that defines `type_`."""
        return self.module(type_.owner)

    def described(self, item: TypeDef | Interface | World) -> PackageFolder:
        """Return the folder with the descriptor of `item`."""
        return self.folder(item.owner if isinstance(item, TypeDef) else item)

    def names(self, owner: Interface | World) -> OwnerNames:
        """Return the names of what `owner` declares."""
        return self._names[owner]


class AsyncLayout(Layout):
    """The modules for calls that are awaited: what holds no resource is the same as in `sync`, and lies there."""

    is_async = True

    def __init__(self, sync: Layout) -> None:
        self.sync = sync
        self.sides = sync.sides
        self.worlds = sync.worlds
        base = min((folder.folder for folder in sync.packages.values()), key=len)
        self.packages = {
            package: self._twin(folder, (*base, _AIO, *folder.folder[len(base) :]))
            for package, folder in sync.packages.items()
        }

    def _twin(self, sync: PackageFolder, folder: tuple[str, ...]) -> PackageFolder:
        def twins(modules: dict[Any, Module]) -> dict[Any, Module]:
            return {owner: Module(folder, module.name) for owner, module in modules.items() if self._differs(owner)}

        worlds = {world: Module(folder, module.name) for world, module in sync.worlds.items()}
        return PackageFolder(
            sync.package, folder, twins(sync.interfaces), worlds, twins(sync.world_types), ids_folder=sync.folder
        )

    def _differs(self, owner: Interface | World) -> bool:
        names = self.names(owner)
        return bool(names.protocol or names.exports or self.types(owner))

    def names(self, owner: Interface | World) -> OwnerNames:
        """Return the names of what `owner` declares."""
        return self.sync.names(owner)

    def types(self, owner: Interface | World) -> list[TypeDef]:
        """Return the types of `owner` that hold resources."""
        return [type_ for type_ in owner.types if _holds_resources(type_)]

    def home(self, type_: TypeDef) -> Module:
        """Return the module that defines `type_`."""
        return (self if _holds_resources(type_) else self.sync).module(type_.owner)

    def described(self, item: TypeDef | Interface | World) -> PackageFolder:
        """Return the folder with the descriptor of `item`."""
        return super().described(item) if _holds_resources(item) else self.sync.described(item)


def _holds_resources(item: TypeDef | Interface | World) -> bool:
    if isinstance(item, TypeDef):
        return any(isinstance(found.kind, ResourceKind) for found in reachable(item))
    parts: list[Interface | World] = [item]
    if isinstance(item, World):
        parts += [*item.imports, *item.exports]
    return any(isinstance(found.kind, ResourceKind) for part in parts for found in types_of(part))


def _folders(main: Package, packages: set[Package]) -> dict[Package, tuple[str, ...]]:
    version = version_folder(main.version)
    base: tuple[str, ...] = (version,) if version else ()
    folders = {main: base}
    modules = [interface.name for interface in main.interfaces] + [world.name for world in main.worlds]
    names = Names([*_RESERVED_MODULES, *map(snake, modules)])
    for package in sorted(packages - {main}, key=lambda package: package.id):
        short = snake(f"{package.namespace}-{package.name}")
        alike = [other for other in packages if (other.namespace, other.name) == (package.namespace, package.name)]
        tracks = [version_folder(other.version) for other in alike]
        track = version_folder(package.version)
        exact = re.sub(r"\W", "_", f"{short}_v{package.version}")
        preferred = short if len(alike) == 1 else exact if tracks.count(track) > 1 else f"{short}_{track}"
        folders[package] = (*base, names.claim(preferred))
    return folders


def _modules(folder: PackageFolder, interfaces: list[Interface], worlds: list[World]) -> PackageFolder:
    names = Names(_RESERVED_MODULES)
    for interface in interfaces:
        if interface.world is None:
            folder.interfaces[interface] = Module(folder.folder, names.claim(snake(interface.name)))
    for world in worlds:
        folder.worlds[world] = Module(folder.folder, names.claim(snake(world.name)))
        if world.types:
            folder.world_types[world] = Module(folder.folder, names.claim(snake(f"{world.name}-types")))
    for interface in interfaces:
        if interface.world is not None:
            name = snake(f"{interface.world.name}-{interface.name.replace(':', '-').replace('/', '-')}")
            names_in_order = (name, f"{name}_exports") if interface.exported else (name,)
            folder.interfaces[interface] = Module(folder.folder, names.claim(*names_in_order))
    return folder


def _name(owner: Interface | World, sides: Sides) -> OwnerNames:
    names, result = Names(), OwnerNames()
    types = sorted(owner.types, key=lambda type_: type_.name)
    resources = [(type_, resource) for type_ in types if (resource := _resource(type_)) is not None]
    only_guest = {type_ for type_, resource in resources if not sides.by_host(resource)}
    for type_ in types:
        (result.guests if type_ in only_guest else result.types)[type_] = names.claim(camel(type_.name))
    for type_, resource in resources:
        if type_ not in only_guest and sides.by_guest(resource):
            result.guests[type_] = names.claim(f"Guest{camel(type_.name)}")
    functions = owner.functions if isinstance(owner, Interface) else owner.import_functions
    if isinstance(owner, Interface):
        _name_classes(owner, sides, names, result)
    for type_ in types:
        if isinstance(type_.kind, VariantKind):
            result.cases[type_] = tuple(
                names.claim(camel(f"{type_.name}-{case.name}"), camel(f"{type_.name}-{case.name}-case"))
                for case in type_.kind.cases
            )
    _name_functions(functions, types, result)
    return result


def _resource(type_: TypeDef) -> TypeDef | None:
    """Return the resource that `type_` is or stands for."""
    target = aliased(type_)
    return target if isinstance(target, TypeDef) and isinstance(target.kind, ResourceKind) else None


def _name_classes(interface: Interface, sides: Sides, names: Names, result: OwnerNames) -> None:
    if not interface_functions(interface.functions):
        return
    name = camel(re.split(r"[/:@]", interface.name)[-1])
    imported, exported = interface in sides.imported, interface in sides.exported
    if imported:
        result.protocol = names.claim(name, f"{name}Interface")
    if exported:
        result.exports = names.claim(*(() if imported else (name,)), f"{name}Exports")


def _name_functions(functions: Sequence[Function], types: Sequence[TypeDef], result: OwnerNames) -> None:
    names = Names()
    for function in interface_functions(functions):
        assert function.kind == "freestanding" or function.resource is not None
        resource = function.resource.name if function.resource else ""
        plain = {
            "freestanding": function.item,
            "constructor": f"new-{resource}",
            "static": f"{resource}-{function.item}",
        }[function.kind]
        result.functions[function] = names.claim(snake(plain))
    for resource_type in types:
        methods = Names(_RESERVED_METHODS)
        for function in resource_functions(functions, resource_type):
            result.functions[function] = methods.claim(snake(function.item))
