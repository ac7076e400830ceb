# Generated from case:labels@1 by witbind. Do not edit.
"""The interface `primary` of the world `w` of `case:labels`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

__all__ = ["Bucket", "Primary"]


class Bucket(Protocol):
    """The resource `bucket`, which the host implements."""

    def get(self, key: str) -> AwaitableOrValue[bytes | None]: ...


class Primary(Protocol):
    """The interface `primary` of the world `w` of `case:labels`."""

    def open(self, name: str) -> AwaitableOrValue[Bucket]: ...
