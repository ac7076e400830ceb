"""Which side implements a resource: the host, for imported interfaces, or the guest, for exported ones.

The same interface can be seen from several contexts: a world that imports it gets its resources from the host, a world
that exports it from the guest, and an exported interface that uses another one's resource gets it from whichever side
that world has that other interface on. A context is the set of interfaces that the guest implements.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .model import Function, Interface, ResourceKind, Type, TypeDef, World, reachable

__all__ = ["HOST", "Context", "Sides", "function_types", "resource_owners", "types_of"]

Context = frozenset[Interface]

HOST: Context = frozenset()
"""The context of imports: the guest implements nothing."""


def function_types(functions: Iterable[Function]) -> list[Type]:
    """Return every type that these functions take or return, their resources included."""
    found: list[Type] = []
    for function in functions:
        found += [type_ for _, type_ in function.params]
        found += [type_ for type_ in (function.result, function.resource) if type_ is not None]
    return found


def types_of(owner: Interface | World) -> set[TypeDef]:
    """Return every named type that an interface, or the functions of a world, declare or mention at any depth."""
    functions = owner.functions if isinstance(owner, Interface) else owner.import_functions + owner.export_functions
    return {found for type_ in [*owner.types, *function_types(functions)] for found in reachable(type_)}


def resource_owners(types: Iterable[Type]) -> Context:
    """Return the interfaces whose resources these types lead to."""
    return frozenset(
        found.owner
        for type_ in types
        for found in reachable(type_)
        if isinstance(found.kind, ResourceKind) and isinstance(found.owner, Interface)
    )


class Sides:
    """Who imports and exports what, over all worlds that are generated together."""

    def __init__(self, worlds: Sequence[World], interfaces: Sequence[Interface]) -> None:
        self.imported: set[Interface] = set()
        self.exported: dict[Interface, set[Context]] = {}
        self._seen: dict[Interface | World, set[Context]] = {}
        for world in worlds:
            self._add_world(world)
        for interface in interfaces:
            if interface not in self._seen:
                self._import(interface)
                self._export(interface, resource_owners(types_of(interface)) | {interface})

    def interfaces(self) -> set[Interface]:
        """Return every interface that is imported, exported, or whose types are used."""
        return {owner for owner in self._seen if isinstance(owner, Interface)}

    def contexts(self, owner: Interface | World) -> set[Context]:
        """Return the contexts that the types of `owner` are seen from."""
        return self._seen[owner]

    def by_host(self, resource: TypeDef) -> bool:
        """Say whether a host implements `resource` in any context."""
        return any(resource.owner not in context for context in self._seen[resource.owner])

    def by_guest(self, resource: TypeDef) -> bool:
        """Say whether a guest implements `resource` in any context."""
        return any(resource.owner in context for context in self._seen[resource.owner])

    def _add_world(self, world: World) -> None:
        exports = frozenset(world.exports)
        self._see(world, HOST)
        for interface in world.imports:
            self._import(interface)
        for interface in world.exports:
            self._export(interface, exports)

    def _import(self, interface: Interface) -> None:
        self.imported.add(interface)
        self._see(interface, HOST)

    def _export(self, interface: Interface, guest: Context) -> None:
        context = guest & resource_owners(types_of(interface))
        self.exported.setdefault(interface, set()).add(context)
        self._see(interface, context)

    def _see(self, owner: Interface | World, context: Context) -> None:
        """Note a context of `owner` and of all whose types its module refers to, as their modules do in turn."""
        self._seen.setdefault(owner, set()).add(context)
        waiting = [found.owner for found in types_of(owner)]
        while waiting:
            holder = waiting.pop()
            seen = self._seen.setdefault(holder, set())
            if context not in seen:
                seen.add(context)
                waiting += [found.owner for type_ in holder.types for found in reachable(type_)]
