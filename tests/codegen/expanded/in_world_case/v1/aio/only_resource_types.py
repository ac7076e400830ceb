# Generated from case:in-world@1 by witbind. Do not edit.
"""Types of the world `only-resource`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

__all__ = ["R"]


class R(Protocol):
    """The resource `r`, which the host implements."""

    def m(self) -> AwaitableOrValue[int]: ...
