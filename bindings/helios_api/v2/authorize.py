# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Called for each statement to say whether this identity may run it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs
from witbind import Err, Ok

from . import ids
from .types import CacheScope, Call, Mask, PluginError, Statement, TableName

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = [
    "Authorize",
    "AuthorizeDecision",
    "AuthorizeDecisionAbstain",
    "AuthorizeDecisionAllow",
    "AuthorizeDecisionAllowWith",
    "AuthorizeDecisionDeny",
    "AuthorizeOutcome",
    "CacheScope",
    "Call",
    "ColumnMask",
    "Mask",
    "Obligations",
    "PluginError",
    "RowFilter",
    "Statement",
    "TableName",
]


@attrs.frozen(kw_only=True)
class ColumnMask:
    """A column whose values are hidden."""

    table: TableName
    """The table."""

    column: str
    """The column."""

    mask: Mask
    """How its values are hidden."""


@attrs.frozen(kw_only=True)
class RowFilter:
    """A condition that rows of a table must meet to be seen or changed."""

    table: TableName
    """The table."""

    condition: str
    """A SQL expression of type boolean over the table's columns; NULL counts as false."""


@attrs.frozen(kw_only=True)
class Obligations:
    """What the proxy has to enforce; what it cannot enforce is a deny."""

    row_filters: list[RowFilter]
    """Rows that stay; several filters on a table must all hold."""

    column_masks: list[ColumnMask]
    """Columns that are hidden."""


@attrs.frozen
class AuthorizeDecisionAllow:
    """It may."""


@attrs.frozen
class AuthorizeDecisionAllowWith:
    """It may, under these obligations."""

    value: Obligations


@attrs.frozen
class AuthorizeDecisionDeny:
    """It may not; the string is the message that the client gets."""

    value: str


@attrs.frozen
class AuthorizeDecisionAbstain:
    """The plugin has no say in it."""


AuthorizeDecision: TypeAlias = (
    AuthorizeDecisionAllow | AuthorizeDecisionAllowWith | AuthorizeDecisionDeny | AuthorizeDecisionAbstain
)
"""Whether the statement may run."""


@attrs.frozen(kw_only=True)
class AuthorizeOutcome:
    """A decision, and whether it may be reused."""

    decision: AuthorizeDecision
    """Whether the statement may run."""

    cacheable: CacheScope | None
    """How far the decision may be reused; `none` asks again for the next statement."""


class Authorize:
    """Called for each statement to say whether this identity may run it."""

    __slots__ = ("_authorize",)

    def __init__(self, instance: Instance) -> None:
        self._authorize = instance.func(ids.AUTHORIZE, "authorize")

    def authorize(self, call: Call, statement: Statement) -> Ok[AuthorizeOutcome] | Err[PluginError]:
        """Say whether the call's identity may run the statement.

        `statement.text` is what will be sent to the server. Every plugin that does not abstain must allow, and
        obligations add up. A failure denies.
        """
        result: Ok[AuthorizeOutcome] | Err[PluginError] = self._authorize(call, statement)
        return result
