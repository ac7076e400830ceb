"""The proxy: accepts clients, limits them, and ends in good order."""

from __future__ import annotations

import asyncio
import logging
import secrets
import socket
import ssl
from itertools import count
from typing import Any

from helios_host.proxies.postgres.checks import Checks
from helios_host.proxies.postgres.events import Events
from helios_host.proxies.postgres.health import Health
from helios_host.proxies.postgres.hooks import Hooks, Host
from helios_host.proxies.postgres.login import Login
from helios_host.proxies.postgres.logs import event
from helios_host.proxies.postgres.messages import error_response
from helios_host.proxies.postgres.policy import Policy
from helios_host.proxies.postgres.routing import Routing
from helios_host.proxies.postgres.session import Session
from helios_host.proxies.postgres.settings import ProxySettings
from helios_host.proxies.postgres.startup import Startup
from helios_host.proxies.postgres.statements import Classifier
from helios_host.proxies.postgres.wire import Breaks, Listener, Wire

__all__ = ["Proxy"]


class Proxy:
    """A PostgreSQL proxy in front of one server, on the running event loop.

    `host` gives the chains of hooks, such as a `PluginHost`. `tls` encrypts clients that ask for it; without it they
    get a no. `classify` is shared with whoever parses statements elsewhere. With `login`, clients log in at the proxy,
    and the proxy at the server. Raises `OSError` where the authorities for TLS to the server cannot be read.
    """

    def __init__(
        self,
        settings: ProxySettings,
        host: Host,
        tls: ssl.SSLContext | None = None,
        classify: Classifier | None = None,
        login: Login | None = None,
    ) -> None:
        self.settings = settings
        self.host = host
        self.tls = tls
        self.classify = classify or Classifier()
        self.login = login
        self.routing = Routing(settings.targets)
        self.server_tls = None if settings.server_tls is None else settings.server_tls.context()
        self.is_draining = False
        self._name = secrets.token_hex(6)
        self._numbers = count(1)
        self._connections: set[Startup | Session] = set()
        self._sessions: set[Startup | Session] = set()  # those of them that count
        self._empty = asyncio.Event()  # set when the last connection is gone
        self._hooks: Hooks | None = None
        self._listener: Listener | None = None
        self._health: Health | None = None
        self._watch: asyncio.TimerHandle | None = None
        self._checks: asyncio.Task[None] | None = None

    @property
    def policy(self) -> Policy:
        """The plugins that are in force."""
        hooks = self.host.hooks
        if hooks is not self._hooks:
            chain = hooks.on_events
            events = None if chain.is_empty else Events(chain, self.settings.deadline)
            self._hooks = hooks
            self._policy = Policy(hooks, self.classify, events)
        return self._policy

    @property
    def port(self) -> int:
        """The port that it listens on."""
        assert self._listener is not None
        return self._listener.port

    @property
    def ready_port(self) -> int:
        """The port that readiness is asked at."""
        assert self._health is not None
        return self._health.port

    async def start(self) -> None:
        """Listen; raises `OSError` where the address cannot be had."""
        settings = self.settings
        self.breaks = Breaks()
        self._listener = await Listener.at(
            settings.listen.host, settings.listen.port, self._accepted, shares_port=settings.shares_port
        )
        if settings.ready_listen is not None:
            self._health = Health(self)
            await self._health.start(settings.ready_listen)
        if settings.idle_timeout:
            self._look_for_idle()
        if self.routing.has_choice:
            checks = Checks(settings, self.routing, self.server_tls, self.login, self.breaks)
            self._checks = asyncio.create_task(checks.run())
        event("listening", address=f"{settings.listen.host}:{self.port}", server=str(settings.server))

    def _accepted(self, client: socket.socket, peer: Any) -> None:
        Wire(client, peer, Startup(self), self.breaks)

    async def drain(self) -> None:
        """Accept no more, let sessions end by themselves up to the limit, then end them; returns when all are gone."""
        if self.is_draining or self._listener is None:
            return
        self.is_draining = True
        self._listener.close()
        event("draining", sessions=len(self._sessions))
        for connection in self._connections - self._sessions:
            connection.close("draining")
        try:
            async with asyncio.timeout(self.settings.drain_timeout):
                await self._all_gone()
        except TimeoutError:
            self.terminate()
            await self._all_gone()
        await self._stop()

    def terminate(self) -> None:
        """End every session now."""
        for connection in list(self._connections):
            connection.terminate("57P01", "terminating connection due to administrator command")

    async def _all_gone(self) -> None:
        while self._connections:
            self._empty.clear()
            await self._empty.wait()

    async def _stop(self) -> None:
        if self._watch is not None:
            self._watch.cancel()
        if self._checks is not None:
            self._checks.cancel()
            await asyncio.wait([self._checks])
        if self._health is not None:
            await self._health.close()
        if (events := self.policy.events) is not None:
            events.flush()
        self.breaks.close()
        event("stopped")

    def next_id(self) -> str:
        """Return an identifier of a session that is never used twice."""
        return f"{self._name}-{next(self._numbers)}"

    def opened(self, connection: Startup) -> bool:
        """A client connected; false where it must go at once."""
        self._connections.add(connection)
        return len(self._connections) <= 2 * self.settings.max_connections + 100

    def admit(self, connection: Startup) -> bool:
        """Count a client that starts a session, or close it with the reason why it cannot."""
        if self.is_draining:
            connection.terminate("57P03", "the proxy is shutting down")
        elif len(self._sessions) >= self.settings.max_connections:
            connection.close(
                "too many connections",
                error_response("53300", "sorry, too many clients already", severity="FATAL"),
                logging.WARNING,
                limit=self.settings.max_connections,
            )
        else:
            self._sessions.add(connection)
            return True
        return False

    def replaced(self, connection: Startup, session: Session) -> None:
        """A client's session began."""
        self._connections.add(session)
        self._sessions.add(session)
        self.closed(connection)

    def closed(self, connection: Startup | Session) -> None:
        """A client is gone."""
        self._connections.discard(connection)
        self._sessions.discard(connection)
        if not self._connections:
            self._empty.set()

    def _look_for_idle(self) -> None:
        loop = asyncio.get_running_loop()
        limit = self.settings.idle_timeout
        now = loop.time()
        for session in [each for each in self._sessions if isinstance(each, Session)]:
            session.end_if_idle(now, limit)
        self._watch = loop.call_later(min(1.0, limit / 10), self._look_for_idle)
