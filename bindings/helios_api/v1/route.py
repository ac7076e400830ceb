# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Chooses the server that a statement goes to."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import attrs

from . import ids
from .types import QueryContext

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["Backend", "BackendRole", "QueryContext", "Route"]


class BackendRole(Enum):
    """What a server is for."""

    PRIMARY = "primary"
    """It takes reads and writes."""

    REPLICA = "replica"
    """It takes reads."""


@attrs.frozen(kw_only=True)
class Backend:
    """A server that the proxy could use."""

    name: str
    """Its name in the proxy's configuration."""

    address: str
    """Its address as `host:port` or the path of a Unix-domain socket."""

    role: BackendRole
    """What it is for."""

    healthy: bool
    """Whether the proxy's last check reached it."""


class Route:
    """Chooses the server that a statement goes to."""

    __slots__ = ("_route",)

    def __init__(self, instance: Instance) -> None:
        self._route = instance.func(ids.ROUTE, "route")

    def route(self, ctx: QueryContext, backends: list[Backend]) -> str | None:
        """Choose a server by its name.

        `backends` lists every server that is configured, at least one. `none` leaves it to the next plugin. A name that
        is not in `backends` counts as a failure, and a failure leaves the plugin out.
        """
        result: str | None = self._route(ctx, backends)
        return result
