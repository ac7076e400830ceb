"""The Python side of a resource that a guest implements."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Any, Protocol, TypeVar

from .errors import InstanceBusy

__all__ = ["GuestResource"]

Self = TypeVar("Self", bound="GuestResource")


class _Owner(Protocol):
    """The store that a handle lives in."""

    @property
    def drop(self) -> Callable[[int], None]:
        """Run the guest's destructor and free the handle."""

    def abandon(self, handle: int) -> None:
        """Note that nobody can reach a handle any more."""


class GuestResource:
    """A handle to a resource inside one instance; generated classes add its methods.

    It is a context manager: leaving it drops the handle, which runs the guest's destructor. A handle that was passed
    on as `own`, or whose instance is gone, is closed; using it raises `LoweringError`. One that is collected without
    being closed is dropped at the next call of its instance that has to do with resources.
    """

    __slots__ = ("__weakref__", "_functions", "_handle", "_owner")

    def __init__(self, functions: dict[str, Callable[..., Any]], owner: _Owner, handle: int) -> None:
        self._functions = functions
        self._owner = owner
        self._handle = handle

    @property
    def closed(self) -> bool:
        """Whether the handle was dropped or passed on."""
        return self._handle == 0

    def close(self) -> None:
        """Drop the handle; closing twice does nothing.

        Raises `InstanceBusy` during a call of the instance, and `Trap` where the guest's destructor traps.
        """
        handle, self._handle = self._handle, 0
        if handle:
            try:
                self._owner.drop(handle)
            except InstanceBusy:
                self._handle = handle
                raise

    def __enter__(self: Self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __del__(self) -> None:
        if getattr(self, "_handle", 0):
            self._owner.abandon(self._handle)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {'closed' if self._handle == 0 else hex(self._handle)}>"
