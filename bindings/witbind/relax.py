"""Lets wasm-tools read what it refuses: records, tuples and flags that are empty, and more than 32 flags.

No component can carry them any more, but WIT that was written for older tools has them. A copy of the source gets a
marker in each such place, without moving any line; `unmarked` and `is_empty_tuple` tell what was there before.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from .model import Case, EnumKind, Field, FlagsKind, Kind, ListOf, Prim, RecordKind, Type

__all__ = ["is_empty_tuple", "is_refusal", "relaxed", "unmarked", "unmarked_places"]

NO_FIELDS: Final = "witbind-no-fields"
NO_FLAGS: Final = "witbind-no-flags"
IS_FLAGS: Final = "witbind-is-flags"
NO_ELEMENTS: Final = 3_141_592_653
"""The element of a tuple that has none is a list of so many `bool`: nobody writes that."""
MAX_FLAGS: Final = 32

_ELEMENT: Final = f"list<bool, {NO_ELEMENTS}>"
_REFUSALS = ("empty record", "empty tuple", "empty flags", "cannot have more than 32 flags")
_TOKEN = re.compile(r"//[^\n]*|/\*.*?\*/|%?[A-Za-z][A-Za-z0-9-]*|[{}]|\s+|.", re.DOTALL)


def is_refusal(message: str) -> bool:
    """Say whether wasm-tools ended because of what `relaxed` takes care of."""
    return any(refusal in message for refusal in _REFUSALS)


def relaxed(path: Path, folder: Path) -> Path:
    """Copy the WIT under `path` into `folder`, with markers, and return the copy's path."""
    copy = folder / path.name
    if path.is_dir():
        shutil.copytree(path, copy, ignore=lambda _, names: [name for name in names if not _is_input(name)])
    else:
        shutil.copy(path, copy)
    for file in filter(Path.is_file, copy.rglob("*.wit") if copy.is_dir() else [copy]):
        file.write_text(_mark(file.read_text(encoding="utf-8")), encoding="utf-8")
    return copy


def unmarked(kind: Kind) -> Kind:
    """Return what a declaration was before it was marked."""
    match kind:
        case RecordKind(fields=(Field(name=name),)) if name == NO_FIELDS:
            return RecordKind(())
        case FlagsKind(flags=(Case(name=name),)) if name == NO_FLAGS:
            return FlagsKind(())
        case EnumKind(cases=(Case(name=name), *flags)) if name == IS_FLAGS:
            return FlagsKind(tuple(flags))
        case _:
            return kind


def is_empty_tuple(elements: tuple[Type, ...]) -> bool:
    """Say whether the elements of a tuple are the marker of one that has none."""
    return elements == (ListOf(Prim("bool"), NO_ELEMENTS),)


def unmarked_places(message: str, copy: Path, path: Path) -> str:
    """Return an error message about the copy as one about the source, with the columns of the source."""

    def place(match: re.Match[str]) -> str:
        file, line, column = match[1], int(match[2]), int(match[3])
        marked = Path(file).read_text(encoding="utf-8").splitlines()[line - 1][: column - 1]
        return f"{file}:{line}:{len(_unmark(marked)) + 1}"

    message = re.sub(rf"({re.escape(str(copy))}[^:\n]*):(\d+):(\d+)", place, message)
    return _unmark(message).replace(str(copy), str(path))


def _unmark(text: str) -> str:
    text = text.replace(f" {NO_FIELDS}: bool", "").replace(f" {NO_FLAGS}", "").replace(_ELEMENT, "")
    return re.sub(rf"\benum(\s+\S+\s*{{) {IS_FLAGS},", r"flags\1", text)


def _is_input(name: str) -> bool:
    return "." not in name or name.endswith((".wit", ".wasm", ".wat"))


def _mark(text: str) -> str:
    """Return the text with a marker in each record, tuple and flags that are empty, and in flags that are too many."""
    tokens = _TOKEN.findall(text)
    for opening in _empty_tuples(tokens):
        tokens[opening] = f"<{_ELEMENT}"
    for keyword, opening, closing in _declarations(tokens):
        names = [token for token in tokens[opening + 1 : closing] if _is_name(token)]
        if tokens[keyword] == "record" and not names:
            tokens[opening] = f"{{ {NO_FIELDS}: bool"
        elif tokens[keyword] == "flags" and not names:
            tokens[opening] = f"{{ {NO_FLAGS}"
        elif tokens[keyword] == "flags" and len(names) > MAX_FLAGS:
            tokens[keyword] = "enum"
            tokens[opening] = f"{{ {IS_FLAGS},"
    return "".join(tokens)


def _code(tokens: list[str]) -> list[int]:
    """Return where the tokens are that are neither space nor comment."""
    return [index for index, token in enumerate(tokens) if not token.isspace() and not token.startswith(("//", "/*"))]


def _empty_tuples(tokens: list[str]) -> Iterator[int]:
    """Return where each `tuple<>` has its opening bracket."""
    code = _code(tokens)
    for keyword, opening, closing in zip(code, code[1:], code[2:], strict=False):
        if (tokens[keyword], tokens[opening], tokens[closing]) == ("tuple", "<", ">"):
            yield opening


def _declarations(tokens: list[str]) -> Iterator[tuple[int, int, int]]:
    """Return where each `record name {...}` and `flags name {...}` has its keyword and its braces."""
    code = _code(tokens)
    for place, index in enumerate(code[:-2]):
        name, opening = code[place + 1], code[place + 2]
        if tokens[index] in ("record", "flags") and _is_name(tokens[name]) and tokens[opening] == "{":
            yield index, opening, tokens.index("}", opening)


def _is_name(token: str) -> bool:
    return token[:1].isalpha() or token[:1] == "%"
