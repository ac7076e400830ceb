"""Says in words what differs between two versions of a package, whom it breaks, and what the next version must be.

A guest implements what is exported and calls what is imported, a host the other way round. So a new function is an
addition where it is imported and a break where it is exported: guests that exist do not have it.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import attrs

from .compare import track
from .errors import SourceError
from .load import Source
from .model import Alias, Function, Interface, ResourceKind, TypeDef, World
from .spell import docs_of, signature, spell_declaration

__all__ = ["Change", "Diff", "Level", "compare"]

T = TypeVar("T")
GUESTS, HOSTS, BOTH = "guests", "hosts", "guests and hosts"


class Level(enum.IntEnum):
    """How much a change is, by semantic versioning."""

    NONE = 0
    DOCUMENTATION = 1
    ADDITION = 2
    BREAK = 3


@attrs.frozen
class Change:
    """One difference; `breaks` says whom, and is empty for what breaks nobody."""

    level: Level
    text: str
    breaks: str = ""

    def __str__(self) -> str:
        if self.level is Level.BREAK:
            return f"breaks {self.breaks}: {self.text}"
        return f"{'adds' if self.level is Level.ADDITION else 'documents'}: {self.text}"


@attrs.frozen
class Diff:
    """The changes from one version of a package to another."""

    old: str | None
    new: str | None
    changes: tuple[Change, ...]

    @property
    def level(self) -> Level:
        """The greatest of the changes."""
        return max((change.level for change in self.changes), default=Level.NONE)

    @property
    def next_version(self) -> str | None:
        """The least version that the new package may have; `None` where the old one has none."""
        return None if self.old is None else _bump(self.old, self.level)

    @property
    def is_new_version_enough(self) -> bool:
        """Say whether the new package's version is at least `next_version`."""
        wanted = self.next_version
        if wanted is None:
            return True
        if self.level is not Level.NONE and self.new == self.old:
            return False
        return self.new is not None and _numbers(self.new) >= _numbers(wanted)


def compare(old: Source, new: Source, worlds: Iterable[str] = ()) -> Diff:
    """Compare the main packages of two sources, with all worlds or those of the given names.

    Raises `SourceError` for a name (`world` or `namespace:package/world`) that neither has.
    """
    chosen = _chosen([*old.main.worlds, *new.main.worlds], worlds)
    roles = _roles([*old.main.worlds, *new.main.worlds])
    changes = list(_package(old, new))
    changes += _pairs(
        _by_name(old.main.interfaces),
        _by_name(new.main.interfaces),
        lambda name: Change(Level.BREAK, f"interface `{name}` is gone", _users(roles, name)),
        lambda name: Change(Level.ADDITION, f"interface `{name}`"),
        lambda name, a, b: _interface(name, a, b, roles),
    )
    changes += _pairs(
        {world.name: world for world in old.main.worlds if world.name in chosen},
        {world.name: world for world in new.main.worlds if world.name in chosen},
        lambda name: Change(Level.BREAK, f"world `{name}` is gone", BOTH),
        lambda name: Change(Level.ADDITION, f"world `{name}`"),
        _world,
    )
    return Diff(old.main.version, new.main.version, tuple(changes))


def _chosen(known: Sequence[World], worlds: Iterable[str]) -> set[str]:
    """Return the names of the worlds that are compared."""
    found = {name: {world.name for world in known if name in world.names} for name in worlds}
    if missing := next((name for name, matches in found.items() if not matches), None):
        listed = ", ".join(sorted({world.name for world in known})) or "none"
        raise SourceError(f"world {missing!r} is neither in the old nor in the new package: the worlds are {listed}")
    return set().union(*found.values()) if found else {world.name for world in known}


def _package(old: Source, new: Source) -> Iterator[Change]:
    names = [f"{source.main.namespace}:{source.main.name}" for source in (old, new)]
    if names[0] != names[1]:
        yield Change(Level.BREAK, f"package `{names[0]}` became `{names[1]}`", BOTH)
    if old.main.docs != new.main.docs:
        yield Change(Level.DOCUMENTATION, "the package")


def _pairs(
    old: Mapping[str, T],
    new: Mapping[str, T],
    gone: Callable[[str], Change],
    added: Callable[[str], Change],
    both: Callable[[str, T, T], Iterable[Change]],
) -> Iterator[Change]:
    for name in sorted({*old, *new}):
        if name not in new:
            yield gone(name)
        elif name not in old:
            yield added(name)
        else:
            yield from both(name, old[name], new[name])


def _roles(worlds: Iterable[World]) -> dict[str, set[str]]:
    """Return the sides on which worlds have each interface of their own package."""
    roles: dict[str, set[str]] = {}
    for world in worlds:
        for side, interfaces in (("import", world.imports), ("export", world.exports)):
            for interface in interfaces:
                if interface.package is world.package:
                    roles.setdefault(interface.name, set()).add(side)
    return roles


def _users(roles: dict[str, set[str]], interface: str) -> str:
    """Return who calls an interface: guests what they import, hosts what guests export."""
    sides = roles.get(interface, set())
    return BOTH if len(sides) != 1 else GUESTS if sides == {"import"} else HOSTS


def _interface(name: str, old: Interface, new: Interface, roles: dict[str, set[str]]) -> Iterator[Change]:
    where = f"interface `{name}`"
    if old.docs != new.docs:
        yield Change(Level.DOCUMENTATION, where)
    yield from _types(where, old.types, new.types)
    exported = roles.get(name, {"import"}) != {"import"}
    yield from _functions(
        where, old.functions, new.functions, gone=_users(roles, name), added=GUESTS if exported else ""
    )


def _types(where: str, old: Iterable[TypeDef], new: Iterable[TypeDef]) -> Iterator[Change]:
    def changed(name: str, a: TypeDef, b: TypeDef) -> Iterator[Change]:
        before, after = spell_declaration(a), spell_declaration(b)
        if before == after:  # of a name that stands for another type now, the interface tells
            before, after = spell_declaration(a, full=True), spell_declaration(b, full=True)
        if before.head != after.head:
            yield Change(Level.BREAK, f"{where}, type `{name}`: {before.head} became {after.head}", BOTH)
        else:
            yield from _members(f"{where}, {before.head} `{name}`", before.members, after.members)
        documented = docs_of(b)
        if any(name in documented and text != documented[name] for name, text in docs_of(a).items()):
            yield Change(Level.DOCUMENTATION, f"{where}, type `{name}`")

    yield from _pairs(
        _declared(old),
        _declared(new),
        lambda name: Change(Level.BREAK, f"{where}: type `{name}` is gone", "code that names it"),
        lambda name: Change(Level.ADDITION, f"{where}: type `{name}`"),
        changed,
    )


def _declared(types: Iterable[TypeDef]) -> dict[str, TypeDef]:
    """Return the types that are declared here; what `use` brings in is compared where it is declared."""
    return {type_.name: type_ for type_ in types if not _is_used(type_)}


def _is_used(type_: TypeDef) -> bool:
    kind = type_.kind
    return isinstance(kind, Alias) and isinstance(kind.target, TypeDef) and kind.target.owner is not type_.owner


def _members(where: str, old: dict[str, str], new: dict[str, str]) -> Iterator[Change]:
    """Compare fields, cases or flags: any change of them breaks both sides, for a value has one layout."""
    for name in [name for name in old if name not in new]:
        yield Change(Level.BREAK, f"{where}: `{name}` is gone", BOTH)
    for name in [name for name in new if name not in old]:
        yield Change(Level.BREAK, f"{where}: `{name}` is new", BOTH)
    for name, text in old.items():
        if name in new and text != new[name]:
            yield Change(Level.BREAK, f"{where}, `{name}`: {text or 'nothing'} became {new[name] or 'nothing'}", BOTH)
    if old.keys() == new.keys() and list(old) != list(new):
        yield Change(Level.BREAK, f"{where}: the order {', '.join(old)} became {', '.join(new)}", BOTH)


def _functions(where: str, old: Iterable[Function], new: Iterable[Function], gone: str, added: str) -> Iterator[Change]:
    """Compare functions; `added` is whom a new one breaks."""

    def changed(name: str, a: Function, b: Function) -> Iterator[Change]:
        before, after = signature(a), signature(b)
        if before == after:
            before, after = signature(a, full=True), signature(b, full=True)
        if before != after:
            yield Change(Level.BREAK, f"{where}, function `{name}`: {before} became {after}", BOTH)
        if a.docs != b.docs:
            yield Change(Level.DOCUMENTATION, f"{where}, function `{name}`")

    level = Level.BREAK if added else Level.ADDITION
    yield from _pairs(
        _by_name(old),
        _by_name(new),
        lambda name: Change(Level.BREAK, f"{where}: function `{name}` is gone", gone),
        lambda name: Change(level, f"{where}: function `{name}`{' is new' if added else ''}", added),
        changed,
    )


def _world(name: str, old: World, new: World) -> Iterator[Change]:
    where = f"world `{name}`"
    if old.docs != new.docs:
        yield Change(Level.DOCUMENTATION, where)
    yield from _sides(
        f"{where}: import", _linked(old, old.imports), _linked(new, new.imports), old, gone=GUESTS, added=""
    )
    yield from _sides(
        f"{where}: export", _linked(old, old.exports), _linked(new, new.exports), old, gone=HOSTS, added=GUESTS
    )
    yield from _types(where, old.types, new.types)
    yield from _functions(f"{where}, imports", old.import_functions, new.import_functions, gone=GUESTS, added="")
    yield from _functions(f"{where}, exports", old.export_functions, new.export_functions, gone=HOSTS, added=GUESTS)


def _sides(
    where: str, before: dict[str, Interface], after: dict[str, Interface], world: World, gone: str, added: str
) -> Iterator[Change]:
    """Compare what a world imports or exports.

    Interfaces of its own package are compared once, apart from worlds; of others, versions on one semver track are the
    same. Those without functions and resources are linked by nobody: none is missed or missing.
    """
    for name in sorted({*before, *after}):
        if name in before and name in after:
            if before[name].package is not world.package or before[name].world is not None:
                yield from _inside(f"{where} `{name}`", before[name], after[name], gone, added)
        elif name in before and _is_linked(before[name]):
            yield Change(Level.BREAK, f"{where} `{name}` is gone", gone)
        elif name in after and _is_linked(after[name]):
            level = Level.BREAK if added else Level.ADDITION
            yield Change(level, f"{where} `{name}`{' is new' if added else ''}", added)


def _inside(where: str, old: Interface, new: Interface, gone: str, added: str) -> Iterator[Change]:
    yield from _types(where, old.types, new.types)
    yield from _functions(where, old.functions, new.functions, gone, added)


def _linked(world: World, interfaces: Iterable[Interface]) -> dict[str, Interface]:
    """Return interfaces by what they are called in every version of a world; its own package has another in each."""
    return {
        found.id.partition("@")[0] if found.package is world.package else track(found.id): found for found in interfaces
    }


def _is_linked(interface: Interface) -> bool:
    return bool(interface.functions) or any(isinstance(type_.kind, ResourceKind) for type_ in interface.types)


Named = TypeVar("Named", Interface, TypeDef, Function)


def _by_name(items: Iterable[Named]) -> dict[str, Named]:
    return {item.name: item for item in items}


def _numbers(version: str) -> tuple[int, int, int]:
    major, minor, patch = version.split("+")[0].split("-")[0].split(".")
    return int(major), int(minor), int(patch)


def _bump(version: str, level: Level) -> str:
    """Return the next version; below 1.0.0 a break counts as minor and an addition as patch.

    A pre-release promises nothing: whatever changed, the version may be the one that it was for.
    """
    major, minor, patch = _numbers(version)
    if level is Level.NONE:
        return version
    if "-" in version:
        return f"{major}.{minor}.{patch}"
    if major > 0:
        numbers = {Level.BREAK: (major + 1, 0, 0), Level.ADDITION: (major, minor + 1, 0)}
    else:
        numbers = {Level.BREAK: (0, minor + 1, 0)} if minor > 0 else {}
    return ".".join(map(str, numbers.get(level, (major, minor, patch + 1))))
