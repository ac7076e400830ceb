"""Resolving a guest's path below a directory, name by name, so that nothing leads out of it.

Each directory on the way is opened relative to the one before and without following links; `..` goes back to a
directory that is open already, and a link's text is walked like the path itself. So no rename or link that somebody
makes meanwhile leads elsewhere: there is no second look at a path. This is what wasi-filesystem's `path-resolution.md`
asks for; Linux' `openat2` does the same in the kernel, where Python has no call for it.
"""

from __future__ import annotations

from typing import Final, Generic, Protocol, TypeVar

import attrs
from wasi_api.v0_2.wasi_filesystem.types import ErrorCode

__all__ = ["Failed", "Place", "Tree", "resolve"]

D = TypeVar("D")

MAX_PATH: Final = 4096
MAX_NAME: Final = 255
MAX_LINKS: Final = 40
"""As Linux has it."""
MAX_DEPTH: Final = 64
"""Directories below the root; each is open while a path is walked."""
MAX_STEPS: Final = 1024


class Failed(Exception):
    """The file system says no; `code` is WASI's word for it."""

    def __init__(self, code: ErrorCode) -> None:
        super().__init__(code.value)
        self.code = code


class Tree(Protocol[D]):
    """A file system with directories of type D."""

    def link(self, directory: D, name: str) -> str | None:
        """Return the text of a symbolic link, `None` for anything else, also for nothing at all."""
        ...

    def enter(self, directory: D, name: str) -> D:
        """Return a directory in a directory, never through a link; raises `Failed`."""
        ...


@attrs.frozen
class Place(Generic[D]):
    """Where a path leads: a name in a directory, or the directory itself, where the name is empty."""

    directory: D
    name: str
    must_be_directory: bool


def resolve(tree: Tree[D], root: D, path: str, *, follow: bool) -> Place[D]:
    """Return where `path` leads from `root`; `follow` says whether a link at its end is followed.

    What is there is not looked at. Raises `Failed`: `not-permitted` for whatever leads out.
    """
    todo = _names(path)
    stack = [root]
    links = steps = 0
    while todo:
        name = todo.pop()
        steps += 1
        if steps > MAX_STEPS or len(stack) > MAX_DEPTH:
            raise Failed(ErrorCode.NAME_TOO_LONG)
        if name in ("", "."):
            continue
        if name == "..":
            if len(stack) == 1:
                raise Failed(ErrorCode.NOT_PERMITTED)
            stack.pop()
            continue
        last = not todo
        target = None if last and not follow else tree.link(stack[-1], name)
        if target is not None:
            links += 1
            if links > MAX_LINKS:
                raise Failed(ErrorCode.LOOP)
            todo += _names(target)
        elif last:
            return Place(stack[-1], name, False)
        elif any(rest not in ("", ".") for rest in todo):
            stack.append(tree.enter(stack[-1], name))
        else:
            return Place(stack[-1], name, True)
    return Place(stack[-1], "", True)


def _names(path: str) -> list[str]:
    """Return the names of a path, the last one first; raises `Failed` for what is no relative path."""
    if not path:
        raise Failed(ErrorCode.NO_ENTRY)
    if len(path.encode("utf-8", "surrogateescape")) > MAX_PATH:
        raise Failed(ErrorCode.NAME_TOO_LONG)
    if "\0" in path:
        raise Failed(ErrorCode.ILLEGAL_BYTE_SEQUENCE)
    if path.startswith("/"):
        raise Failed(ErrorCode.NOT_PERMITTED)
    names = path.split("/")
    if any(len(name.encode("utf-8", "surrogateescape")) > MAX_NAME for name in names):
        raise Failed(ErrorCode.NAME_TOO_LONG)
    return names[::-1]
