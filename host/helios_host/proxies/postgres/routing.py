"""Which server a session goes to: asked of plugins once, when it begins."""

from __future__ import annotations

import logging
from collections import Counter
from typing import Final

import attrs
from helios_api.v2.route import Backend, RouteDecisionBackend, RouteDecisionBlock
from helios_api.v2.types import Call, Statement, StatementKind

from helios_host.proxies.postgres.decisions import Refused
from helios_host.proxies.postgres.hooks import Route
from helios_host.proxies.postgres.settings import Target

__all__ = ["Routing", "reads_only"]

_TRUE: Final = frozenset({"on", "true", "yes", "1", "t", "tr", "tru", "y", "ye"})
"""What the server takes for true (`parse_bool`)."""

_logger: Final = logging.getLogger(__name__)


@attrs.define
class State:
    """What is known of a server."""

    healthy: bool = True
    lag: int | None = None
    """In microseconds, `None` where it is not known."""


class Routing:
    """The servers, what is known of them, and which sessions they have; the first is the default."""

    def __init__(self, targets: tuple[Target, ...]) -> None:
        self.targets: Final = targets
        self.states: Final = {target.name: State() for target in targets}
        self._sessions: Counter[str] = Counter()
        self._keys: dict[bytes, Target] = {}  # what a cancel request holds, of sessions that may go to several servers
        self.has_choice: Final = len(targets) > 1

    async def choose(self, chain: Route, call: Call, parameters: dict[str, str]) -> Target | Refused:
        """Ask plugins where a session goes that begins with these parameters.

        There is no statement yet: its text is empty, and its kind `select` for a session that reads only, by
        `default_transaction_read_only`, else `opaque`. Without an answer it goes to the first server.
        """
        if chain.is_empty:
            return self.targets[0]
        kind = StatementKind.SELECT if reads_only(parameters) else StatementKind.OPAQUE
        statement = Statement(text="", kind=kind, fingerprint=None, tables=[], parameters=[], is_batch=False)
        try:
            decision = await chain(call, (statement, self._backends()))
        except Exception:
            _logger.exception("plugin host failed")
            return Refused("the plugins that route sessions could not be asked", "08004")
        match decision:
            case RouteDecisionBlock(message):
                return Refused(message, "08004")
            case RouteDecisionBackend(name):
                found = next((target for target in self.targets if target.name == name), None)
                return found or Refused("a plugin routes this session to a server that is not there", "08004")
        return self.targets[0]

    def _backends(self) -> list[Backend]:
        return [
            Backend(
                name=target.name,
                address=str(target.address),
                role=target.role,
                healthy=self.states[target.name].healthy,
                weight=target.weight,
                lag=self.states[target.name].lag,
                connections=self._sessions[target.name],
                tags=list(target.tags),
            )
            for target in self.targets
        ]

    def opened(self, target: Target) -> None:
        """A session is connected to this server."""
        self._sessions[target.name] += 1
        self.states[target.name].healthy = True

    def failed(self, target: Target) -> None:
        """The server could not be reached."""
        self.states[target.name].healthy = False

    def closed(self, target: Target, key: bytes | None) -> None:
        """A session of this server ended."""
        self._sessions[target.name] -= 1
        if key is not None:
            self._keys.pop(key, None)

    def keep_key(self, key: bytes, target: Target) -> None:
        """A session has this key: process id and secret."""
        self._keys[key] = target

    def to_cancel(self, request: bytes) -> tuple[Target, ...]:
        """Return where a cancel request goes: to all servers where another process may have the session."""
        target = self._keys.get(request[8:])
        return self.targets if target is None else (target,)


def reads_only(parameters: dict[str, str]) -> bool:
    """Say whether a session begins with transactions that read only."""
    return parameters.get("default_transaction_read_only", "").lower() in _TRUE
