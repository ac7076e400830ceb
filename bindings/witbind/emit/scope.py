"""The names of one generated module: what it declares and what it imports."""

from __future__ import annotations

from collections.abc import Iterable

from ..layout import Module
from ..names import TYPE_BUILTINS, Names, import_key, sort_key
from .code import WIDTH
from .docs import docstring

__all__ = ["Scope"]

_STANDARD = frozenset({"builtins", "collections.abc", "enum", "typing"})


class Scope:
    """Collects imports while the body of a module is emitted; a name that is taken gets an alias."""

    def __init__(self, module: Module, declared: Iterable[str] = ()) -> None:
        self.module = module
        self._declared = sorted(set(declared), key=sort_key)
        self._names = Names([*self._declared, *TYPE_BUILTINS])
        self._imports: dict[tuple[str, str], tuple[str, bool]] = {}
        self._reexports: set[tuple[str, str, str]] = set()

    def use(self, source: str, name: str, typing_only: bool = False, preferred: str = "") -> str:
        """Return the local name of `from source import name`; an empty `name` stands for `import source`.

        `typing_only` imports are made by type checkers only, until the same name is needed at run time. `preferred`
        is the local name to try first.
        """
        local, was_typing_only = self._imports.get((source, name), ("", True))
        if not local:
            plain = preferred or name or source
            local = self._names.claim(plain, f"_{plain}" if name[:1].isupper() else f"{plain}_")
        self._imports[source, name] = local, typing_only and was_typing_only
        return local

    def type(self, module: Module, name: str) -> str:
        """Return the local name of a class of another generated module, or of this one."""
        return name if module == self.module else self.use(self.module.path_to(module), name)

    def reexport(self, module: Module, name: str, local: str) -> None:
        """Make `name` of another generated module a name of this one; `local` is among the declared names."""
        source = self.module.path_to(module)
        self._imports.setdefault((source, name), (local, False))
        self._reexports.add((source, name, local))

    def sibling(self, module: Module, preferred: str = "") -> str:
        """Return the local name of another generated module."""
        path = self.module.path_to(module)
        source, _, name = path.rpartition(".")
        return self.use(source if source.strip(".") else source + ".", name, preferred=preferred)

    def text(self, header: str, docs: str, body: list[str], exported: Iterable[str] | None = None) -> str:
        """Return the whole module."""
        exported = self._declared if exported is None else sorted(exported, key=sort_key)
        names = [f'"{name}"' for name in exported]
        one_line = f"__all__ = [{', '.join(names)}]"
        listing = one_line if len(one_line) <= WIDTH else "__all__ = [\n" + "".join(f"    {n},\n" for n in names) + "]"
        head = [f"# Generated from {header} by witbind. Do not edit.", *docstring(docs, 0), ""]
        parts = ["\n".join([*head, "from __future__ import annotations", *self._import_blocks()]), listing]
        return "\n\n".join(parts) + "\n" + "".join(body)

    def _import_blocks(self) -> list[str]:
        if any(typing_only for _, typing_only in self._imports.values()):
            self.use("typing", "TYPE_CHECKING")
        at_run_time = {(*key, local) for key, (local, typing_only) in self._imports.items() if not typing_only}
        guarded = _blocks({(*key, local) for key, (local, typing_only) in self._imports.items() if typing_only})
        lines = _blocks(at_run_time | self._reexports)
        if guarded:
            lines += ["", f"if {self.use('typing', 'TYPE_CHECKING')}:"]
            lines += [f"    {line}" if line else "" for line in guarded[1:]]
        return lines


def _blocks(imports: set[tuple[str, str, str]]) -> list[str]:
    """Return the import statements, in the order and groups that ruff wants, a blank line before each group."""
    groups: tuple[list[tuple[tuple[object, ...], str]], ...] = ([], [], [])
    sources: dict[str, list[tuple[str, str]]] = {}
    for source, name, local in sorted(imports):
        if name:
            sources.setdefault(source, []).append((name, local))
        else:
            text = f"import {source}" + (f" as {local}" if local != source else "")
            groups[_group(source)].append(((0, source), text))
    for source, names in sources.items():
        groups[_group(source)].extend(
            ((1, *_source_key(source), key), text) for key, text in _statements(source, names)
        )
    lines = []
    for group in groups:
        if group:
            lines += ["", *(line for _, text in sorted(group, key=lambda entry: entry[0]) for line in text.split("\n"))]
    return lines


def _group(source: str) -> int:
    return 2 if source.startswith(".") else 0 if source in _STANDARD else 1


def _source_key(source: str) -> tuple[object, ...]:
    name = source.lstrip(".")
    return len(name) - len(source), sort_key(name.lower())[1], source


def _statements(source: str, names: list[tuple[str, str]]) -> list[tuple[object, str]]:
    """Return a statement for each alias and one for all the other names, each with what it is sorted by."""
    members = sorted({name for name, local in names if name == local}, key=import_key)
    texts: list[tuple[object, str]] = [
        ((import_key(name), local), f"from {source} import {name} as {local}") for name, local in names if name != local
    ]
    if members:
        one_line = f"from {source} import {', '.join(members)}"
        listed = "".join(f"    {member},\n" for member in members)
        text = one_line if len(one_line) <= WIDTH - 4 else f"from {source} import (\n{listed})"
        texts.append(((import_key(members[0]), ""), text))
    return texts
