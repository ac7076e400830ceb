"""What a file system of ours has: the operations that WASI's descriptors are made of."""

from __future__ import annotations

from typing import ClassVar

import attrs
from wasi_api.v0_2.wasi_filesystem.types import DescriptorStat, DescriptorType, DirectoryEntry, ErrorCode

from .paths import Failed

__all__ = ["Entry", "OpenHow"]


@attrs.frozen(kw_only=True)
class OpenHow:
    """How something is opened: WASI's path, open and descriptor flags that matter to a file system."""

    follow: bool = False
    create: bool = False
    directory: bool = False
    exclusive: bool = False
    truncate: bool = False
    write: bool = False
    mutate: bool = False

    @property
    def changes(self) -> bool:
        """Whether it wants to change something, now or later."""
        return self.create or self.truncate or self.write or self.mutate


class Entry:
    """An open file or directory; what it cannot do is `Failed`. `blocks` says whether its methods may block."""

    blocks: ClassVar[bool] = False
    mutable: bool = False
    type: DescriptorType

    def stat(self) -> DescriptorStat:
        """Return its attributes."""
        raise NotImplementedError

    def identity(self) -> tuple[object, ...]:
        """Return what is equal for one object only, and changes with its content."""
        raise NotImplementedError

    def again(self) -> Entry:
        """Return what has it open a second time, and is closed on its own."""
        return self

    def close(self) -> None:
        """Let go of it."""

    def read(self, length: int, offset: int) -> bytes:
        """Return at most `length` bytes; none beyond the end."""
        raise Failed(ErrorCode.IS_DIRECTORY)

    def write(self, data: bytes, offset: int) -> int:
        """Write bytes, and return how many."""
        raise Failed(ErrorCode.READ_ONLY)

    def append(self, data: bytes) -> None:
        """Write bytes at the end."""
        raise Failed(ErrorCode.READ_ONLY)

    def set_size(self, size: int) -> None:
        """Cut it, or fill it up with zeroes."""
        raise Failed(ErrorCode.READ_ONLY)

    def names(self) -> list[DirectoryEntry]:
        """Return what a directory has."""
        raise Failed(ErrorCode.NOT_DIRECTORY)

    def open_at(self, path: str, how: OpenHow) -> Entry:
        """Open what a path leads to."""
        raise Failed(ErrorCode.NOT_DIRECTORY)

    def stat_at(self, path: str, *, follow: bool) -> DescriptorStat:
        """Return the attributes of what a path leads to."""
        raise Failed(ErrorCode.NOT_DIRECTORY)

    def identity_at(self, path: str, *, follow: bool) -> tuple[object, ...]:
        """Return the identity of what a path leads to."""
        raise Failed(ErrorCode.NOT_DIRECTORY)

    def read_link(self, path: str) -> str:
        """Return the text of a symbolic link."""
        raise Failed(ErrorCode.NOT_DIRECTORY)

    def make_directory(self, path: str) -> None:
        """Make a directory."""
        raise Failed(ErrorCode.READ_ONLY)

    def remove(self, path: str, *, directory: bool) -> None:
        """Remove a file, or an empty directory."""
        raise Failed(ErrorCode.READ_ONLY)

    def rename(self, path: str, target: Entry, new_path: str) -> None:
        """Give something another name."""
        raise Failed(ErrorCode.READ_ONLY)
