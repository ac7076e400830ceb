# Generated from case:in-world@1 by witbind. Do not edit.
"""Types of the world `w`."""

from __future__ import annotations

import builtins
from typing import Protocol, TypeAlias

from witbind import AwaitableOrValue

from ..w_types import Choice, Local
from .types import Handle as H

__all__ = ["Conn", "Conns", "H"]


class Conn(Protocol):
    """The resource `conn`, which the host implements."""

    def list(self) -> AwaitableOrValue[builtins.list[builtins.str]]: ...

    def send(self, d: Local) -> AwaitableOrValue[Choice]: ...


Conns: TypeAlias = list[Conn]
