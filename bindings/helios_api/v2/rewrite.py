# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Changes a statement before it is authorized and sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind import Err, Ok

from . import ids
from .types import Call, PluginError, SqlValue, Statement

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["Call", "PluginError", "Rewrite", "RewrittenStatement", "SqlValue", "Statement"]


@attrs.frozen(kw_only=True)
class RewrittenStatement:
    """What takes a statement's place."""

    text: str
    """The SQL text."""

    parameters: list[SqlValue] | None
    """The values of its parameters; `none` leaves them as they are."""


class Rewrite:
    """Changes a statement before it is authorized and sent."""

    __slots__ = ("_rewrite",)

    def __init__(self, instance: Instance) -> None:
        self._rewrite = instance.func(ids.REWRITE, "rewrite")

    def rewrite(self, call: Call, statement: Statement) -> Ok[RewrittenStatement | None] | Err[PluginError]:
        """Give the statement to use instead.

        `none` leaves it as it is. Plugins are asked in order of priority, each about the statement that the one before
        it
        left. A failure leaves the plugin out.
        """
        result: Ok[RewrittenStatement | None] | Err[PluginError] = self._rewrite(call, statement)
        return result
