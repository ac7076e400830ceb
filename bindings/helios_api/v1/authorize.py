# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Called for each statement to say whether this identity may run it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from . import ids
from .types import Identity, QueryContext

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["Authorize", "AuthorizeResult", "AuthorizeResultAllow", "AuthorizeResultDeny", "Identity", "QueryContext"]


@attrs.frozen
class AuthorizeResultAllow:
    """It may."""


@attrs.frozen
class AuthorizeResultDeny:
    """It may not; the string is the message that the client gets."""

    value: str


AuthorizeResult: TypeAlias = AuthorizeResultAllow | AuthorizeResultDeny
"""Whether the statement may run."""


class Authorize:
    """Called for each statement to say whether this identity may run it."""

    __slots__ = ("_authorize",)

    def __init__(self, instance: Instance) -> None:
        self._authorize = instance.func(ids.AUTHORIZE, "authorize")

    def authorize(self, identity: Identity, ctx: QueryContext) -> AuthorizeResult:
        """Say whether `identity` may run the statement.

        `ctx.query` is the text that will be sent to the server. Where nobody authenticated the session, `identity` has
        the session's user name and no roles. All plugins must allow. A failure denies.
        """
        result: AuthorizeResult = self._authorize(identity, ctx)
        return result
