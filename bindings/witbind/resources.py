"""The Python side of a resource that a guest implements."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Any, TypeVar

__all__ = ["GuestResource"]

Self = TypeVar("Self", bound="GuestResource")


class GuestResource:
    """A handle to a resource inside one instance; generated classes add its methods.

    It is a context manager: leaving it drops the handle, which runs the guest's destructor. A handle that was passed
    on as `own`, or whose instance is gone, is closed; using it raises `InstanceClosed`.
    """

    __slots__ = ("__weakref__", "_drop", "_functions", "_handle")

    def __init__(self, functions: dict[str, Callable[..., Any]], drop: Callable[[int], None], handle: int) -> None:
        self._functions = functions
        self._drop = drop
        self._handle = handle

    @property
    def closed(self) -> bool:
        """Whether the handle was dropped or passed on."""
        return self._handle == 0

    def close(self) -> None:
        """Drop the handle; closing twice does nothing."""
        handle, self._handle = self._handle, 0
        if handle:
            self._drop(handle)

    def __enter__(self: Self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {'closed' if self._handle == 0 else hex(self._handle)}>"
