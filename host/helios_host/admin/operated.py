"""What the admin API shows and changes: the host of this process, or the workers of a proxy (`supervisor.fleet`)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Protocol, TypeAlias

import attrs

from helios_host.capabilities.log import LogLine
from helios_host.config import HostConfig
from helios_host.errors import UnknownPlugin
from helios_host.manager import PluginHost

from .figures import HostFigures, figures_of

__all__ = ["LocalHost", "Mark", "Operated", "WorkerLine"]

Mark: TypeAlias = Mapping[int, int]
"""Up to which line a log was read, by worker."""


@attrs.frozen
class WorkerLine:
    """One line of a plugin's log, and the worker that wrote it: 0 in a proxy without workers."""

    worker: int
    line: LogLine


class Operated(Protocol):
    """A set of plugins that is watched and changed.

    Changes raise what `PluginHost` raises; they block, and return when they hold everywhere.
    """

    @property
    def config(self) -> HostConfig:
        """The configuration that it was started with."""
        ...

    def figures(self) -> HostFigures:
        """Return what is known of every plugin."""
        ...

    def lines(self, name: str, after: Mark) -> list[WorkerLine]:
        """Return a plugin's log lines after a mark, oldest first; raises `UnknownPlugin`."""
        ...

    def load(self, path: Path) -> str:
        """Load a plugin; returns its name."""
        ...

    def unload(self, name: str) -> None:
        """Unload a plugin."""
        ...

    def reload(self, name: str, approve: str | None) -> None:
        """Load a plugin again and swap the versions."""
        ...

    def enable(self, name: str) -> None:
        """Put a plugin into its chains."""
        ...

    def disable(self, name: str) -> None:
        """Take a plugin out of its chains."""
        ...

    def disable_all(self) -> None:
        """Take every plugin out of its chains."""
        ...


class LocalHost:
    """The host of this process as the admin API sees it."""

    def __init__(self, host: PluginHost) -> None:
        self._host: Final = host
        self.config: Final = host.config
        self.load: Final = host.load
        self.unload: Final = host.unload
        self.reload: Final = host.reload
        self.enable: Final = host.enable
        self.disable: Final = host.disable
        self.disable_all: Final = host.disable_all

    def figures(self) -> HostFigures:
        """Return what is known of every plugin."""
        return figures_of(self._host)

    def lines(self, name: str, after: Mark) -> list[WorkerLine]:
        """Return a plugin's log lines after a mark."""
        member = self._host.members.get(name)
        if member is None:
            raise UnknownPlugin("there is no plugin of this name", plugin=name)
        seen = after.get(0, 0)
        return [WorkerLine(0, line) for line in tuple(member.plugin.log.lines) if line.number > seen]
