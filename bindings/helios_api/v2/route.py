# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Chooses the server that a statement goes to."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

import attrs
from witbind import Err, Ok

from . import ids
from .types import Call, Duration, PluginError, Statement

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = [
    "Backend",
    "BackendRole",
    "Call",
    "Duration",
    "PluginError",
    "Route",
    "RouteDecision",
    "RouteDecisionAbstain",
    "RouteDecisionBackend",
    "RouteDecisionBlock",
    "Statement",
]


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

    weight: int
    """Its share of the load relative to the others; zero takes none of its own accord."""

    lag: Duration | None
    """How far it is behind the primary; zero for the primary, `none` where it is not known."""

    connections: int
    """The number of connections that the proxy has open to it."""

    tags: list[tuple[str, str]]
    """The operator's tags, such as `region` and `eu-1`, as pairs of name and value."""


@attrs.frozen
class RouteDecisionBackend:
    """To the server of this name."""

    value: str


@attrs.frozen
class RouteDecisionBlock:
    """Nowhere; the string is the message that the client gets."""

    value: str


@attrs.frozen
class RouteDecisionAbstain:
    """The plugin has no say in it; the next one is asked, and at last the proxy decides."""


RouteDecision: TypeAlias = RouteDecisionBackend | RouteDecisionBlock | RouteDecisionAbstain
"""Where the statement goes."""


class Route:
    """Chooses the server that a statement goes to."""

    __slots__ = ("_route",)

    def __init__(self, instance: Instance) -> None:
        self._route = instance.func(ids.ROUTE, "route")

    def route(self, call: Call, statement: Statement, backends: list[Backend]) -> Ok[RouteDecision] | Err[PluginError]:
        """Choose a server.

        `backends` lists every server that is configured, at least one. A name that is not in `backends` counts as a
        failure, and a failure leaves the plugin out.
        """
        result: Ok[RouteDecision] | Err[PluginError] = self._route(call, statement, backends)
        return result
