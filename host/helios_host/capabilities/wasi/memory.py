"""A file system in memory, of one instance: bounded in bytes, names included, and without links.

What is removed while it is open counts until it is closed.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from typing import Final

from wasi_api.v0_2.wasi_filesystem.types import DescriptorStat, DescriptorType, DirectoryEntry, ErrorCode

from .clock import datetime
from .entries import Entry, OpenHow
from .paths import Failed, Place, resolve

__all__ = ["NODE_SIZE", "MemoryFiles", "read_only_tree"]

ROOT: Final = 1
"""The number of the root."""

NODE_SIZE: Final = 512
"""Bytes that a file or directory counts beside its content and its name."""


class _Space:
    """What is left of a file system's size, and its clock; `label` tells it from an instance's others."""

    def __init__(self, label: str, size: int, wall: Callable[[], int]) -> None:
        self.label = label
        self.left = size
        self.wall = wall
        self.numbers = itertools.count(1)

    def take(self, size: int) -> None:
        """Take bytes, or give some back when negative; raises `Failed`."""
        if size > self.left:
            raise Failed(ErrorCode.INSUFFICIENT_SPACE)
        self.left -= size


class _Node:
    """A file or a directory, which has `children`; `opens` counts who has it open.

    `parent` is where it has its name; the root, and what was removed, has none.
    """

    __slots__ = ("_space", "children", "data", "modified", "name_size", "number", "opens", "parent")

    def __init__(self, space: _Space, name: str, parent: _Node | None, *, directory: bool) -> None:
        self.name_size = len(name.encode())
        space.take(NODE_SIZE + self.name_size)
        self._space = space
        self.parent = parent
        self.children: dict[str, _Node] | None = {} if directory else None
        self.data = bytearray()
        self.number = next(space.numbers)
        self.modified = space.wall()
        self.opens = 0

    @property
    def space(self) -> _Space:
        """The file system that it counts in."""
        return self._space

    def resize(self, size: int) -> None:
        """Cut the content, or fill it up with zeroes."""
        more = size - len(self.data)
        self._space.take(more)
        if more >= 0:
            self.data.extend(bytes(more))
        else:
            del self.data[size:]
        self.touch()

    def touch(self) -> None:
        """Note that it was changed."""
        self.modified = self._space.wall()

    def opened(self) -> _Node:
        """Note that somebody has it open."""
        self.opens += 1
        return self

    def closed(self) -> None:
        """Note that somebody has it open no more."""
        self.opens -= 1
        self._forget()

    def unlink(self) -> None:
        """Take its name away."""
        self.parent = None
        self._forget()

    def _forget(self) -> None:
        if self.parent is None and not self.opens:
            self._space.take(-(NODE_SIZE + self.name_size + len(self.data)))
            self.data = bytearray()


class _NoLinks:
    """The walk over nodes."""

    def link(self, _directory: _Node, _name: str) -> str | None:
        return None

    def enter(self, directory: _Node, name: str) -> _Node:
        found = _children(directory).get(name)
        if found is None:
            raise Failed(ErrorCode.NO_ENTRY)
        _children(found)
        return found


_NO_LINKS: Final = _NoLinks()


def _children(node: _Node) -> dict[str, _Node]:
    if node.children is None:
        raise Failed(ErrorCode.NOT_DIRECTORY)
    return node.children


class _MemoryEntry(Entry):
    """An open file or directory in memory."""

    def __init__(self, node: _Node, mutable: bool) -> None:
        self.node: Final = node.opened()
        self.mutable = mutable
        self.type = _type(node)

    def again(self) -> Entry:
        """Open it a second time."""
        return _MemoryEntry(self.node, self.mutable)

    def close(self) -> None:
        """Let go of it."""
        self.node.closed()

    def stat(self) -> DescriptorStat:
        """Return its attributes."""
        return _stat(self.node)

    def identity(self) -> tuple[object, ...]:
        """Return its number, and what changes with the content."""
        return _identity(self.node)

    def read(self, length: int, offset: int) -> bytes:
        """Return at most `length` bytes from `offset`."""
        self._file()
        return bytes(self.node.data[offset : offset + length])

    def write(self, data: bytes, offset: int) -> int:
        """Write bytes, and return how many."""
        node = self._file()
        self._check_mutable()
        end = offset + len(data)
        if end > len(node.data):
            node.resize(end)
        node.data[offset:end] = data
        node.touch()
        return len(data)

    def append(self, data: bytes) -> None:
        """Write bytes at the end."""
        self.write(data, len(self.node.data))

    def set_size(self, size: int) -> None:
        """Cut it, or fill it up with zeroes."""
        node = self._file()
        self._check_mutable()
        node.resize(size)

    def names(self) -> list[DirectoryEntry]:
        """Return what it has."""
        return [DirectoryEntry(type=_type(node), name=name) for name, node in _children(self.node).items()]

    def open_at(self, path: str, how: OpenHow) -> Entry:
        """Open or make a file, or open a directory."""
        if how.changes:
            self._check_mutable()
        place = self.resolve(path)
        node = _at(place)
        if node is None:
            if not how.create or place.must_be_directory or how.directory:
                raise Failed(ErrorCode.NO_ENTRY)
            node = self._add(place, directory=False)
        elif how.create and how.exclusive:
            raise Failed(ErrorCode.EXIST)
        elif node.children is None and (how.directory or place.must_be_directory):
            raise Failed(ErrorCode.NOT_DIRECTORY)
        elif node.children is not None and (how.write or how.truncate):
            raise Failed(ErrorCode.IS_DIRECTORY)
        elif how.truncate:
            node.resize(0)
        return _MemoryEntry(node, self.mutable)

    def stat_at(self, path: str, *, follow: bool) -> DescriptorStat:
        """Return the attributes of what a path leads to."""
        return _stat(self._existing(self.resolve(path)))

    def identity_at(self, path: str, *, follow: bool) -> tuple[object, ...]:
        """Return the identity of what a path leads to."""
        return _identity(self._existing(self.resolve(path)))

    def read_link(self, path: str) -> str:
        """There are no links."""
        self._existing(self.resolve(path))
        raise Failed(ErrorCode.INVALID)

    def make_directory(self, path: str) -> None:
        """Make a directory."""
        self._check_mutable()
        place = self.resolve(path)
        if _at(place) is not None:
            raise Failed(ErrorCode.EXIST)
        self._add(place, directory=True)

    def remove(self, path: str, *, directory: bool) -> None:
        """Remove a file, or an empty directory."""
        self._check_mutable()
        place = self.resolve(path)
        node = self._existing(place)
        if not place.name:
            raise Failed(ErrorCode.INVALID)
        if directory and _children(node):
            raise Failed(ErrorCode.NOT_EMPTY)
        if not directory and node.children is not None:
            raise Failed(ErrorCode.IS_DIRECTORY)
        del _children(place.directory)[place.name]
        place.directory.touch()
        node.unlink()

    def rename(self, path: str, target: Entry, new_path: str) -> None:
        """Give something another name, in the place of what has it: a file's, or an empty directory's."""
        self._check_mutable()
        if not isinstance(target, _MemoryEntry) or target.node.space is not self.node.space:
            raise Failed(ErrorCode.CROSS_DEVICE)
        source, goal = self.resolve(path), target.resolve(new_path)
        node, there = self._existing(source), _at(goal)
        if not source.name or not goal.name or _contains(node, goal.directory):
            raise Failed(ErrorCode.INVALID)
        if there is node:
            return
        if node.children is None and (goal.must_be_directory or (there is not None and there.children is not None)):
            raise Failed(ErrorCode.IS_DIRECTORY)
        if there is not None and node.children is not None and _children(there):
            raise Failed(ErrorCode.NOT_EMPTY)
        size = len(goal.name.encode())
        self.node.space.take(size - node.name_size)
        node.name_size = size
        del _children(source.directory)[source.name]
        _children(goal.directory)[goal.name] = node
        node.parent = goal.directory
        if there is not None:
            there.unlink()
        source.directory.touch()
        goal.directory.touch()

    def _check_mutable(self) -> None:
        if not self.mutable:
            raise Failed(ErrorCode.READ_ONLY)

    def _file(self) -> _Node:
        if self.node.children is not None:
            raise Failed(ErrorCode.IS_DIRECTORY)
        return self.node

    def resolve(self, path: str) -> Place[_Node]:
        """Return where a path leads."""
        _children(self.node)
        return resolve(_NO_LINKS, self.node, path, follow=False)

    def _existing(self, place: Place[_Node]) -> _Node:
        node = _at(place)
        if node is None:
            raise Failed(ErrorCode.NO_ENTRY)
        if place.must_be_directory:
            _children(node)
        return node

    def _add(self, place: Place[_Node], *, directory: bool) -> _Node:
        if place.directory.parent is None and place.directory.number != ROOT:  # it was removed while it was open
            raise Failed(ErrorCode.NO_ENTRY)
        node = _Node(self.node.space, place.name, place.directory, directory=directory)
        _children(place.directory)[place.name] = node
        place.directory.touch()
        return node


def _at(place: Place[_Node]) -> _Node | None:
    return _children(place.directory).get(place.name) if place.name else place.directory


def _contains(node: _Node, other: _Node) -> bool:
    """Whether a directory is another one, or above it."""
    above: _Node | None = other
    while above is not None and above is not node:
        above = above.parent
    return above is node


def _type(node: _Node) -> DescriptorType:
    return DescriptorType.REGULAR_FILE if node.children is None else DescriptorType.DIRECTORY


def _stat(node: _Node) -> DescriptorStat:
    modified = datetime(node.modified)
    return DescriptorStat(
        type=_type(node),
        link_count=1,
        size=len(node.data),
        data_access_timestamp=modified,
        data_modification_timestamp=modified,
        status_change_timestamp=modified,
    )


def _identity(node: _Node) -> tuple[object, ...]:
    return node.space.label, node.number, node.modified, len(node.data)


class MemoryFiles:
    """A file system in memory of at most `size` bytes; `wall` tells the time in nanoseconds since 1970."""

    def __init__(self, size: int, wall: Callable[[], int], label: str = "memory") -> None:
        self._space = _Space(label, size + NODE_SIZE, wall)
        self._root = _Node(self._space, "", None, directory=True).opened()

    @property
    def left(self) -> int:
        """Bytes that are not taken."""
        return self._space.left

    def root(self, *, mutable: bool = True) -> Entry:
        """Open its root."""
        return _MemoryEntry(self._root, mutable)


def read_only_tree(files: Mapping[str, bytes], wall: Callable[[], int]) -> MemoryFiles:
    """Return a file system with these files, by their paths, such as the `assets/` of a packed plugin."""
    size = sum(len(data) + (NODE_SIZE + 256) * (path.count("/") + 1) for path, data in files.items())
    made = MemoryFiles(size, wall, "assets")
    root = made.root()
    for path, data in files.items():
        above = path.split("/")[:-1]
        for depth in range(1, len(above) + 1):
            try:
                root.make_directory("/".join(above[:depth]))
            except Failed as error:
                if error.code is not ErrorCode.EXIST:
                    raise
        root.open_at(path, OpenHow(create=True, write=True)).write(data, 0)
    return made
