"""Looks at servers now and then: whether they are there, and how far replicas are behind."""

from __future__ import annotations

import asyncio
import logging
import ssl
import struct
from typing import Final

from helios_api.v2.route import BackendRole

from helios_host.capabilities.failures import Failure
from helios_host.proxies.postgres import messages
from helios_host.proxies.postgres.decisions import Refused
from helios_host.proxies.postgres.framing import BadBytes
from helios_host.proxies.postgres.login import Login, log_in
from helios_host.proxies.postgres.logs import event
from helios_host.proxies.postgres.messages import StartupMessage
from helios_host.proxies.postgres.routing import Routing
from helios_host.proxies.postgres.scram import ScramError
from helios_host.proxies.postgres.settings import ProxySettings, Target
from helios_host.proxies.postgres.upstream import Link, opened
from helios_host.proxies.postgres.users import ServerLogin
from helios_host.proxies.postgres.wire import Breaks

__all__ = ["Checks"]

LAG: Final = (
    b"SELECT CASE WHEN NOT pg_is_in_recovery() OR pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0 "
    b"ELSE (extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()) * 1000000)::bigint END"
)
"""How far a server is behind, in microseconds: by the time of the last transaction that it replayed."""

_logger: Final = logging.getLogger(__name__)

_STARTUP: Final = StartupMessage(struct.pack("!II", 8, 3 << 16), (("application_name", "heliosproxy-check"),))


class Checks:
    """Looks at all servers of a proxy every `check_interval` seconds, until it is cancelled."""

    def __init__(
        self, settings: ProxySettings, routing: Routing, tls: ssl.SSLContext | None, login: Login | None, breaks: Breaks
    ) -> None:
        self._settings = settings
        self._routing = routing
        self._tls = tls
        self._login = login
        self._breaks = breaks
        self._seen: set[str] = set()
        self._unknown: set[str] = set()  # servers that did not say how far they are behind

    async def run(self) -> None:
        """Look again and again."""
        while True:
            found = await asyncio.gather(*map(self._look, self._routing.targets), return_exceptions=True)
            for error in found:
                if isinstance(error, Exception):
                    _logger.error("check of a server failed", exc_info=error)
            await asyncio.sleep(self._settings.check_interval)

    async def _look(self, target: Target) -> None:
        state = self._routing.states[target.name]
        limit = self._settings.connect_timeout
        lag = 0 if target.role is BackendRole.PRIMARY else None
        try:
            async with asyncio.timeout(limit):
                link = await opened(target.address, self._tls, self._breaks, limit)
                try:
                    if lag is None and self._settings.check_user is not None:
                        lag = await self._lag(target, link, self._settings.check_user)
                finally:
                    link.transport.close()
        except OSError as error:
            if state.healthy:
                event("server not reached", logging.WARNING, server=target.name, cause=str(error) or repr(error))
            state.healthy, state.lag = False, None
            return
        if not state.healthy or target.name not in self._seen:
            self._seen.add(target.name)
            event("server reached", server=target.name, lag=lag)
        state.healthy, state.lag = True, lag

    async def _lag(self, target: Target, link: Link, user: str) -> int | None:
        try:
            lag = await self._asked(link, user)
        except (BadBytes, ScramError, Failure, ValueError) as error:
            if target.name not in self._unknown:
                self._unknown.add(target.name)
                event("lag not known", logging.WARNING, server=target.name, cause=str(error))
            return None
        self._unknown.discard(target.name)
        return lag

    async def _asked(self, link: Link, user: str) -> int | None:
        found = None if self._login is None else await self._login.users.server_login(user, None)
        as_whom = found or ServerLogin(user)
        link.transport.write(messages.startup_as(_STARTUP, as_whom.user, "postgres"))
        write = link.transport.write
        entered = await log_in(as_whom, None, link.binding(), link.messages, write, lambda _: None)
        if isinstance(entered, Refused):
            raise ValueError(entered.message)
        link.messages.feed(entered[1])
        write(messages.query_message(LAG))
        lag: int | None = None
        ready = 0
        while ready < 2:
            kind, message = await link.messages.next()
            if kind == ord("E"):
                raise ValueError(messages.error_fields(message).get("M", ""))
            if kind == ord("D") and message[7:11] != b"\xff\xff\xff\xff":
                lag = max(0, int(message[11:]))
            ready += kind == ord("Z")
        write(b"X\0\0\0\4")
        return lag
