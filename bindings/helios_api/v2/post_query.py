# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Called with what a statement returned, before the client gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs
from witbind import Err, Ok

from . import ids
from .types import Call, Mask, PluginError, ResultSet, Statement

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = [
    "Call",
    "Mask",
    "PluginError",
    "PostQuery",
    "PostQueryDecision",
    "PostQueryDecisionDeny",
    "PostQueryDecisionKeep",
    "PostQueryDecisionMaskColumns",
    "PostQueryDecisionReplace",
    "ResultMask",
    "ResultSet",
    "Statement",
]


@attrs.frozen(kw_only=True)
class ResultMask:
    """How one column of the result is hidden."""

    column: int
    """The column's position in the result, from 0."""

    mask: Mask
    """How its values are hidden."""


@attrs.frozen
class PostQueryDecisionKeep:
    """Pass the result on as it is."""


@attrs.frozen
class PostQueryDecisionMaskColumns:
    """Pass the result on with these columns hidden, each named at most once."""

    value: list[ResultMask]


@attrs.frozen
class PostQueryDecisionReplace:
    """Pass this result on instead; it has the same columns."""

    value: ResultSet


@attrs.frozen
class PostQueryDecisionDeny:
    """Withhold the result; the string is the message that the client gets."""

    value: str


PostQueryDecision: TypeAlias = (
    PostQueryDecisionKeep | PostQueryDecisionMaskColumns | PostQueryDecisionReplace | PostQueryDecisionDeny
)
"""What happens to the result."""


class PostQuery:
    """Called with what a statement returned, before the client gets it."""

    __slots__ = ("_post_query",)

    def __init__(self, instance: Instance) -> None:
        self._post_query = instance.func(ids.POST_QUERY, "post-query")

    def post_query(
        self,
        call: Call,
        statement: Statement,
        result: ResultSet,
    ) -> Ok[PostQueryDecision] | Err[PluginError]:
        """Decide what happens to a result.

        Plugins are asked in order of priority, each about the result that the one before it left; `deny` ends it. A
        failure denies.
        """
        result_: Ok[PostQueryDecision] | Err[PluginError] = self._post_query(call, statement, result)
        return result_
