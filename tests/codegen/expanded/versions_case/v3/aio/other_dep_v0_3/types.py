# Generated from other:dep@0.3 by witbind. Do not edit.
"""The interface `types` of `other:dep`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

__all__ = ["Res"]


class Res(Protocol):
    """The resource `res`, which the host implements."""

    def m(self) -> AwaitableOrValue[None]: ...
