"""The start of a client's connection: encryption, cancel requests, who may begin a session, and with which server."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, Final, cast

from helios_api.v2.types import Session as SessionRecord

from helios_host.capabilities.failures import Failure
from helios_host.proxies.postgres import messages
from helios_host.proxies.postgres.admission import Admission, Admitted
from helios_host.proxies.postgres.connections import close_soon
from helios_host.proxies.postgres.decisions import Refused
from helios_host.proxies.postgres.exchange import Messages
from helios_host.proxies.postgres.framing import BadBytes
from helios_host.proxies.postgres.login import log_in
from helios_host.proxies.postgres.logs import event
from helios_host.proxies.postgres.messages import (
    BadStart,
    CancelRequest,
    EncryptionRequest,
    StartupMessage,
    error_response,
    unencrypted,
    unsupported_protocol,
)
from helios_host.proxies.postgres.scram import ScramError
from helios_host.proxies.postgres.session import Session
from helios_host.proxies.postgres.upstream import Link, ask_to_cancel, opened
from helios_host.proxies.postgres.wire import Wire

if TYPE_CHECKING:
    from helios_host.proxies.postgres.server import Proxy

__all__ = ["Startup"]

STARTUP_TIMEOUT: Final = 60.0
"""Seconds from connecting to the startup message, as the server's `authentication_timeout` has it."""


class Startup(asyncio.Protocol):
    """A client's connection until its session begins."""

    def __init__(self, proxy: Proxy) -> None:
        self._proxy = proxy
        self._loop = asyncio.get_running_loop()
        self._buffer = bytearray()
        self._requests: set[EncryptionRequest] = set()  # those that came
        self._encrypted = False
        self._closing = False
        self._messages: Messages | None = None  # what comes after the startup message
        self._admission: Admission | None = None
        self._link: Link | None = None  # the server's connection, until the session has it
        self._task: asyncio.Task[None] | None = None
        self._timer = self._loop.call_later(STARTUP_TIMEOUT, self._timeout)
        self._id = proxy.next_id()
        self._fields: dict[str, Any] = {"session": self._id}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A client connected, or its connection became an encrypted one."""
        self._client = cast("asyncio.Transport", transport)
        if self._encrypted:
            return
        peer = transport.get_extra_info("peername")
        self._peer = _address(*peer[:2]) if isinstance(peer, tuple) else "unix"
        self._fields["client"] = self._peer
        if not self._proxy.opened(self):
            self.close("too many connections that have not begun a session", level=logging.WARNING)

    def connection_lost(self, _exc: Exception | None) -> None:
        """The client is gone."""
        self._proxy.closed(self)
        self._end()
        self._drop_link()
        chain = self._proxy.host.hooks.on_disconnect
        if self._admission is not None and self._admission.begun is not None and not chain.is_empty:
            chain(self._admission.begun)
        if self._task is not None:
            self._task.cancel()

    def data_received(self, data: bytes) -> None:
        """The client sent something."""
        if self._closing:
            return
        try:
            if self._messages is not None:
                self._messages.feed(data)
            else:
                self._buffer += data
                self._read()
        except BadBytes as error:
            self._bad_bytes(error)

    def _timeout(self) -> None:
        self.terminate("57014", "the session did not begin in time")

    def _read(self) -> None:
        while (found := messages.startup_packet(self._buffer)) is not None:
            packet, length = found
            del self._buffer[:length]
            match packet:
                case EncryptionRequest(gss=gss):
                    if self._encrypted or packet in self._requests:
                        raise unsupported_protocol(packet.code)
                    self._requests.add(packet)
                    takes = not gss and self._proxy.tls is not None
                    if not takes:
                        self._client.write(b"N")
                    if self._buffer:  # else it could be taken for what came encrypted (CVE-2021-23214)
                        raise unencrypted(packet)
                    if takes:
                        self._run(self._start_tls())
                        return
                case CancelRequest(raw=raw):
                    self._run(self._cancel(raw))
                    return
                case StartupMessage():
                    self._run(self._begin(packet))
                    return

    def _run(self, steps: Coroutine[Any, Any, None]) -> None:
        self._client.pause_reading()
        self._task = self._loop.create_task(self._steps(steps))

    async def _steps(self, steps: Coroutine[Any, Any, None]) -> None:
        try:
            await steps
        except BadBytes as error:
            self._bad_bytes(error)
        except ConnectionError as error:
            self.close("client left", cause=str(error))
        except Exception:
            logging.getLogger(__name__).exception("session failed", extra={"fields": self._fields})
            self.close("internal error", error_response("XX000", "internal error of the proxy", severity="FATAL"))

    async def _start_tls(self) -> None:
        assert self._proxy.tls is not None
        assert isinstance(self._client, Wire)
        self._client.write(b"S")
        self._encrypted = True
        try:
            await self._client.start_tls(self, self._proxy.tls, self._proxy.settings.connect_timeout)
        except (OSError, EOFError) as error:  # ssl.SSLError is an OSError
            self.close("TLS handshake failed", level=logging.WARNING, cause=str(error) or type(error).__name__)
            self.connection_lost(error)
            return
        if self._closing:
            self._client.close()

    async def _cancel(self, raw: bytes) -> None:
        # Not counted as a session, and answered by closing: so it works where no further session is let in.
        proxy = self._proxy
        limit = proxy.settings.connect_timeout
        reached = False
        for target in proxy.routing.to_cancel(raw):
            try:
                await ask_to_cancel(target.address, proxy.server_tls, raw, proxy.breaks, limit)
                reached = True
            except OSError as error:
                cause = str(error) or type(error).__name__
                event("cancel request failed", logging.WARNING, server=target.name, cause=cause, **self._fields)
        if reached:
            event("cancel", **self._fields)
        self.close(None)

    async def _begin(self, startup: StartupMessage) -> None:
        user = startup.get("user") or ""
        database = startup.get("database") or user
        self._fields |= {"user": user, "database": database}
        if not self._proxy.admit(self):
            return
        record = SessionRecord(
            id=self._id,
            user=user,
            database=database,
            client_addr=self._peer,
            encrypted=self._encrypted,
            attributes=[pair for pair in startup.parameters if pair[0] not in ("user", "database")],
        )
        self._messages = Messages()
        self._messages.feed(bytes(self._buffer))
        if self._proxy.login is not None:
            self._client.resume_reading()
        tls = self._client.get_extra_info("ssl_object")
        certificate = None if tls is None else tls.getpeercert(binary_form=True)
        self._admission = Admission(self._proxy, record, startup, self._messages, self._client.write, certificate)
        admitted = await self._admission.decide()
        if isinstance(admitted, Refused):
            self._refuse(admitted)
            return
        if admitted.asker.call.identity is not None:
            self._fields["identity"] = admitted.asker.call.identity.user_id
        self._client.pause_reading()
        await self._enter(startup, record, admitted)

    async def _enter(self, startup: StartupMessage, record: SessionRecord, admitted: Admitted) -> None:
        # Connect to the server, log in where that is the proxy's to do, and hand over to a session.
        proxy, target = self._proxy, admitted.target
        limit = proxy.settings.connect_timeout
        answer: tuple[bytes, bytes] | Refused | None = None
        try:
            link = self._link = await opened(target.address, proxy.server_tls, proxy.breaks, limit)
            if proxy.login is not None:
                async with asyncio.timeout(limit):
                    answer = await self._log_in(link, startup, record, admitted)
        except OSError as error:
            proxy.routing.failed(target)
            self.close(
                "server not reached",
                error_response("08006", "the proxy cannot reach the server", severity="FATAL"),
                logging.ERROR,
                cause=str(error) or type(error).__name__,
            )
            return
        except (BadBytes, ScramError, Failure) as error:
            self.close(
                "login to the server failed",
                error_response("28000", "the proxy cannot log in to the server", severity="FATAL"),
                logging.ERROR,
                cause=str(error),
            )
            return
        if isinstance(answer, Refused):
            self._refuse(answer)
            return
        where = target.name if proxy.routing.has_choice else None
        event(
            "session opened",
            encrypted=self._encrypted,
            application=startup.get("application_name"),
            server=where,
            **self._fields,
        )
        self._end()
        assert self._messages is not None
        session = Session(proxy, self._client, admitted, link.transport, self._fields)
        self._link = None
        if answer is None:
            session.begin(startup.raw, self._messages.rest(), link.messages.rest())
        else:
            session.begin(b"", self._messages.rest(), answer[0] + answer[1] + link.messages.rest())
        proxy.replaced(self, session)

    async def _log_in(
        self, link: Link, startup: StartupMessage, record: SessionRecord, admitted: Admitted
    ) -> tuple[bytes, bytes] | Refused:
        assert self._proxy.login is not None
        proven = admitted.proven
        verifier = None if proven is None else proven.verifier
        as_whom = await self._proxy.login.users.server_login(record.user, verifier)
        if as_whom is None:
            return Refused("the proxy does not know how to log in to the server for this user", "28000")
        link.transport.write(messages.startup_as(startup, as_whom.user, record.database))
        write = link.transport.write
        return await log_in(as_whom, proven, link.binding(), link.messages, write, self._client.write)

    def _refuse(self, refused: Refused) -> None:
        event("session refused", logging.WARNING, sqlstate=refused.sqlstate, message=refused.message, **self._fields)
        self.close(None, error_response(refused.sqlstate, refused.message, severity="FATAL"))

    def terminate(self, sqlstate: str, message: str) -> None:
        """Close the connection, and tell the client why."""
        self.close(message, error_response(sqlstate, message, severity="FATAL"), sqlstate=sqlstate)

    def _bad_bytes(self, error: BadBytes) -> None:
        words = "bad bytes from the client"
        if isinstance(error, BadStart):
            answer = error.answer
        else:
            answer = error_response("08P01", f"{words}: {error}", severity="FATAL")
        self.close(words, answer, logging.WARNING, cause=str(error))

    def close(self, reason: str | None, error: bytes | None = None, level: int = logging.INFO, **fields: Any) -> None:
        """End the connection once."""
        if self._closing:
            return
        self._end()
        if reason is not None:
            event("connection closed", level, reason=reason, **fields, **self._fields)
        if error:
            self._client.write(error)
        self._drop_link()
        close_soon(self._client)

    def _end(self) -> None:
        self._closing = True
        self._timer.cancel()

    def _drop_link(self) -> None:
        if self._link is not None:
            self._link.transport.close()


def _address(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
