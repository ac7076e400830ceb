# Generated from case:in-world@1 by witbind. Do not edit.
"""The interface `types` of `case:in-world`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

__all__ = ["Handle"]


class Handle(Protocol):
    """The resource `handle`, which the host implements."""

    def use_it(self) -> AwaitableOrValue[None]: ...
