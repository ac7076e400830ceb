# Generated from case:in-world@1 by witbind. Do not edit.
"""Types of the world `w`."""

from __future__ import annotations

import builtins
from typing import Protocol, TypeAlias

import attrs

from .types import Data
from .types import Handle as H

__all__ = ["Choice", "ChoiceOne", "ChoiceTwo", "Conn", "Conns", "Data", "H", "Local"]


@attrs.frozen(kw_only=True)
class Local:
    """A record of the world."""

    data: Data
    h: bytes


@attrs.frozen
class ChoiceOne:
    """The case `one` of `choice`."""

    value: Local


@attrs.frozen
class ChoiceTwo:
    """The case `two` of `choice`."""


Choice: TypeAlias = ChoiceOne | ChoiceTwo


class Conn(Protocol):
    """The resource `conn`, which the host implements."""

    def list(self) -> builtins.list[builtins.str]: ...

    def send(self, d: Local) -> Choice: ...


Conns: TypeAlias = list[Conn]
