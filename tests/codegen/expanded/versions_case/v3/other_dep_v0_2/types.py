# Generated from other:dep@0.2 by witbind. Do not edit.
"""The interface `types` of `other:dep`."""

from __future__ import annotations

from typing import Protocol

import attrs

__all__ = ["R", "Res"]


@attrs.frozen(kw_only=True)
class R:
    a: int


class Res(Protocol):
    """The resource `res`, which the host implements."""

    def m(self) -> None: ...
