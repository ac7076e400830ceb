"""The text of one package's `descriptors.py` and `ids.py`, built up constant by constant."""

from __future__ import annotations

from ..layout import TABLES, PackageFolder
from ..names import Names
from .code import WIDTH, Group, Labelled, Node, statement
from .scope import Scope

__all__ = ["DescriptorFile"]


class DescriptorFile:
    """The constants of one package, in the order in which they can be evaluated."""

    def __init__(self, folder: PackageFolder) -> None:
        self.folder = folder
        self.interfaces: dict[str, str] = {}
        self.worlds: dict[str, str] = {}
        modules = [*folder.interfaces.values(), *folder.worlds.values()]
        self.names = Names([*TABLES, *(module.constant for module in modules)])
        self.scope = Scope(folder.descriptors)
        self.lines: list[str] = []
        self.constants: list[str] = []

    def add(self, name: str, value: Node) -> None:
        """Add a constant; those it refers to were added before."""
        self.constants.append(name)
        self.lines.append("\n" + statement(f"{name}: {self.scope.use('typing', 'Final')} = ", value))

    def wit(self, name: str) -> str:
        """Return the reference to a name of `witbind.wit`."""
        return f"{self.scope.use('witbind', 'wit')}.{name}"

    def id(self, constant: str) -> str:
        """Return the reference to a constant of `ids.py`."""
        return f"{self.scope.sibling(self.folder.ids)}.{constant}"

    def text(self) -> str:
        """Return the text of `descriptors.py`."""
        for name, kind, entries in zip(TABLES, ("Interface", "World"), (self.interfaces, self.worlds), strict=True):
            items = [Labelled(f"{self.id(key)}: ", value) for key, value in sorted(entries.items())]
            annotation = f"{self.scope.use('typing', 'Final')}[dict[str, {self.wit(kind)}]]"
            self.constants.append(name)
            self.lines.append("\n" + statement(f"{name}: {annotation} = ", Group("", "{}", tuple(items), expand=True)))
        docs = f"What `{self.folder.package.namespace}:{self.folder.package.name}` declares, as data."
        return self.scope.text(self.folder.header, docs, [f"{line}\n" for line in self.lines], self.constants)

    def ids(self) -> str:
        """Return the text of `ids.py`."""
        scope = Scope(self.folder.ids)
        items = {module.constant: interface.id for interface, module in self.folder.interfaces.items()}
        items |= {module.constant: world.id for world, module in self.folder.worlds.items()}
        final = scope.use("typing", "Final") if items else ""
        lines = [_constant(f"{name}: {final} = ", value) for name, value in sorted(items.items())]
        body = ["\n", *(f"{line}\n" for line in lines)] if lines else []
        docs = "The names that components know interfaces and worlds by.\n\n"
        docs += "A patch release of the package changes no other file but for documentation."
        return scope.text(self.folder.header, docs, body, items)


def _constant(prefix: str, value: str) -> str:
    one_line = f'{prefix}"{value}"'
    return one_line if len(one_line) <= WIDTH else f'{prefix}(\n    "{value}"\n)'
