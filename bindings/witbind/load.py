"""Builds the model from the JSON of `wasm-tools component wit --json`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs

from . import model
from .errors import SourceError
from .labels import labelled
from .relax import is_empty_tuple, unmarked
from .source import read_json

__all__ = ["Source", "load"]

_FUNCTION_KINDS = frozenset({"freestanding", "method", "static", "constructor"})


@attrs.frozen
class Source:
    """What one PATH holds: its main package, and every package that it knows."""

    main: model.Package
    packages: tuple[model.Package, ...]

    def worlds(self, name: str | None = None) -> list[model.World]:
        """Return the worlds of the main package, or the one called `name` (`world` or `namespace:package/world`).

        Raises `SourceError` with the names there are.
        """
        if name is None:
            return self.main.worlds
        known = [world for package in self.packages for world in package.worlds]
        ways = (
            [world for world in self.main.worlds if world.name == name],
            [world for world in known if world.id == name],
            [world for world in self.main.worlds if name in world.names],
            [world for world in known if name in world.names[1:]],
        )
        found = next((worlds for worlds in ways if worlds), [])
        if len(found) != 1:
            listed = ", ".join(sorted(world.id for world in found or known)) or "none"
            problem = "is ambiguous" if found else "does not exist"
            raise SourceError(f"world {name!r} {problem}: the worlds here are {listed}")
        return found


def load(path: Path, features: Sequence[str] = (), all_features: bool = False) -> Source:
    """Read a WIT file, a WIT directory or a component; raises `SourceError`."""
    resolved, main = read_json(path, features, all_features)
    return _Loader(resolved).source(main)


def _docs(item: dict[str, Any]) -> str:
    """Return the documentation, with a line for a gate or a deprecation."""
    text: str = ((item.get("docs") or {}).get("contents") or "").strip()
    stability = item.get("stability") or {}
    gate = stability.get("stable") or stability.get("unstable") or {}
    notes = []
    if "unstable" in stability:
        notes.append(f"Unstable: part of the feature `{gate['feature']}`.")
    if gate.get("deprecated"):
        notes.append(f"Deprecated since {gate['deprecated']}.")
    return "\n\n".join([part for part in (text, *notes) if part])


def _is_unstable(item: dict[str, Any]) -> bool:
    return "unstable" in (item.get("stability") or {})


class _Loader:
    def __init__(self, resolved: dict[str, Any]) -> None:
        self._json = resolved
        self._packages = [self._package(item) for item in resolved["packages"]]
        self._interfaces = [
            model.Interface(item["name"] or "", self._packages[item["package"]], _docs(item))
            for item in resolved["interfaces"]
        ]
        self._worlds = [
            model.World(item["name"], self._packages[item["package"]], _docs(item)) for item in resolved["worlds"]
        ]
        self._types: dict[int, model.Type] = {}

    def source(self, main: str) -> Source:
        for package, item in zip(self._packages, self._json["packages"], strict=True):
            package.interfaces = [self._interfaces[index] for index in item["interfaces"].values()]
            package.worlds = [self._worlds[index] for index in item["worlds"].values()]
        for interface, item in zip(self._interfaces, self._json["interfaces"], strict=True):
            interface.types = [self._named(index) for index in item["types"].values()]
            interface.functions = [self._function(function) for function in item["functions"].values()]
        for world, item in zip(self._worlds, self._json["worlds"], strict=True):
            self._fill(world, item)
        found = [package for package in self._packages if package.id == main]
        if not found:
            raise SourceError(f"package {main} is not among {', '.join(package.id for package in self._packages)}")
        return Source(found[0], tuple(self._packages))

    def _package(self, item: dict[str, Any]) -> model.Package:
        name, _, version = item["name"].partition("@")
        namespace, _, name = name.partition(":")
        return model.Package(namespace, name, version or None, _docs(item))

    def _fill(self, world: model.World, item: dict[str, Any]) -> None:
        for exported, side in ((False, "imports"), (True, "exports")):
            for key, entry in item[side].items():
                if "interface" in entry:
                    interface = self._world_interface(world, key, entry["interface"]["id"], exported)
                    (world.exports if exported else world.imports).append(interface)
                    if exported and _is_unstable(entry["interface"]):
                        world.unstable.append(interface)
                elif "function" in entry:
                    function = self._function(entry["function"])
                    (world.export_functions if exported else world.import_functions).append(function)
                else:
                    world.types.append(self._named(entry["type"]))

    def _world_interface(self, world: model.World, key: str, index: int, exported: bool) -> model.Interface:
        interface = self._interfaces[index]
        if self._json["interfaces"][index]["name"] is None:
            interface.name, interface.world, interface.exported = key, world, exported
            return interface
        return interface if key == f"interface-{index}" else labelled(interface, key, world, exported)

    def _function(self, item: dict[str, Any]) -> model.Function:
        kind, resource = item["kind"], None
        if isinstance(kind, dict):
            ((kind, index),) = kind.items()
            resource = self._named(index)
        is_async, kind = kind.startswith("async-"), kind.removeprefix("async-")
        if kind not in _FUNCTION_KINDS:
            raise SourceError(f"function {item['name']}: wasm-tools describes an unknown kind {kind!r}")
        return model.Function(
            name=item["name"],
            item=item["name"].rpartition("]")[2].rpartition(".")[2],
            kind=kind,
            resource=resource,
            params=tuple((param["name"], self._type(param["type"])) for param in item["params"]),
            result=self._optional(item.get("result")),
            is_async=is_async,
            docs=_docs(item),
            unstable=_is_unstable(item),
        )

    def _named(self, index: int) -> model.TypeDef:
        type_ = self._type(index)
        assert isinstance(type_, model.TypeDef)
        return type_

    def _optional(self, reference: str | int | None) -> model.Type | None:
        return None if reference is None else self._type(reference)

    def _type(self, reference: str | int) -> model.Type:
        if isinstance(reference, str):
            return model.Prim(reference)
        if reference not in self._types:
            self._types[reference] = self._build(self._json["types"][reference])
        return self._types[reference]

    def _build(self, item: dict[str, Any]) -> model.Type:
        kind = item["kind"]
        if item["name"] is None:
            return self._anonymous(kind)
        owner = item["owner"]
        holder = self._interfaces[owner["interface"]] if "interface" in owner else self._worlds[owner["world"]]
        return model.TypeDef(item["name"], holder, _docs(item), unmarked(self._kind(kind)))

    def _kind(self, kind: Any) -> model.Kind:
        match kind:
            case "resource":
                return model.ResourceKind()
            case {"record": {"fields": fields}}:
                return model.RecordKind(
                    tuple(model.Field(item["name"], self._type(item["type"]), _docs(item)) for item in fields)
                )
            case {"variant": {"cases": cases}}:
                return model.VariantKind(self._cases(cases))
            case {"enum": {"cases": cases}}:
                return model.EnumKind(self._cases(cases))
            case {"flags": {"flags": flags}}:
                return model.FlagsKind(self._cases(flags))
            case {"type": target}:
                return model.Alias(self._type(target))
            case _:
                return model.Alias(self._anonymous(kind))

    def _cases(self, items: list[dict[str, Any]]) -> tuple[model.Case, ...]:
        return tuple(model.Case(item["name"], self._optional(item.get("type")), _docs(item)) for item in items)

    def _anonymous(self, kind: Any) -> model.Type:
        match kind:
            case {"list": element}:
                return model.ListOf(self._type(element))
            case {"fixed-length-list": [element, length]} | {"fixed-size-list": [element, length]}:
                return model.ListOf(self._type(element), length)
            case {"map": [key, value]}:
                return model.MapOf(self._type(key), self._type(value))
            case {"tuple": {"types": elements}}:
                types = tuple(self._type(element) for element in elements)
                return model.TupleOf(() if is_empty_tuple(types) else types)
            case {"option": payload}:
                return model.OptionOf(self._type(payload))
            case {"result": {"ok": ok, "err": err}}:
                return model.ResultOf(self._optional(ok), self._optional(err))
            case {"handle": {"own": target}}:
                return model.Handle(True, self._named(target))
            case {"handle": {"borrow": target}}:
                return model.Handle(False, self._named(target))
            case {"future": payload}:
                return model.FutureOf(self._optional(payload))
            case {"stream": payload}:
                return model.StreamOf(self._optional(payload))
            case {"type": target}:
                return self._type(target)
            case _:
                raise SourceError(f"wasm-tools describes a type that this witbind does not know: {kind}")
