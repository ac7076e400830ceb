"""A change of the set of plugins in two steps, so that several processes can make it together or not at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from .loader import Loaded

__all__ = ["Prepared"]


class Prepared:
    """A version that was loaded and started, and that no chain asks yet.

    `name` is the plugin's, `digest` that of its manifest and component together. Exactly one of `commit` and `abort`
    ends it, on any thread; the host makes no other change before.
    """

    def __init__(self, loaded: Loaded, put: Callable[[], None], end: Callable[[], None]) -> None:
        self.name: Final = loaded.candidate.name
        self.digest: Final = loaded.version
        self._loaded = loaded
        self._put = put
        self._end = end

    def commit(self) -> str:
        """Put the version into its chains; returns the plugin's name."""
        try:
            self._put()
        finally:
            self._end()
        return self.name

    def abort(self) -> None:
        """Close the version; what ran goes on."""
        try:
            self._loaded.plugin.close()
        finally:
            self._end()
