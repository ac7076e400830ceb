"""The start of a client's connection: encryption, cancel requests, who may begin a session, and with which server."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, Final, cast

import attrs
from helios_api.v2.authenticate import AuthRequest, AuthResultChallenge, AuthResultDenied, AuthResultSuccess
from helios_api.v2.connection import ConnectDecisionRefuse
from helios_api.v2.types import Call, Identity
from helios_api.v2.types import Session as SessionRecord

from helios_host.proxies.postgres import messages
from helios_host.proxies.postgres.decisions import Refused
from helios_host.proxies.postgres.framing import BadBytes
from helios_host.proxies.postgres.lite import AS_OF, as_of, branch_refused, session_parameters
from helios_host.proxies.postgres.logs import event
from helios_host.proxies.postgres.messages import CancelRequest, EncryptionRequest, StartupMessage, error_response
from helios_host.proxies.postgres.reuse import Asker
from helios_host.proxies.postgres.session import Session, Upstream, close_soon
from helios_host.proxies.postgres.wire import Wire

if TYPE_CHECKING:
    from helios_host.proxies.postgres.server import Proxy

__all__ = ["Startup"]

STARTUP_TIMEOUT: Final = 60.0
"""Seconds from connecting to the startup message, as the server's `authentication_timeout` has it."""

_MAX_REQUESTS: Final = 2  # one for TLS and one for GSSAPI, as the server allows


class Startup(asyncio.Protocol):
    """A client's connection until its session begins."""

    def __init__(self, proxy: Proxy) -> None:
        self._proxy = proxy
        self._loop = asyncio.get_running_loop()
        self._buffer = bytearray()
        self._requests = 0
        self._encrypted = False
        self._closing = False
        self._begun: Call | None = None  # what plugins were told of a session that they let begin
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
        chain = self._proxy.host.hooks.on_disconnect
        if self._begun is not None and not chain.is_empty:
            chain(self._begun)
        if self._task is not None:
            self._task.cancel()

    def data_received(self, data: bytes) -> None:
        """The client sent something."""
        if self._closing:
            return
        self._buffer += data
        try:
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
                    self._requests += 1
                    if self._requests > _MAX_REQUESTS or self._encrypted:
                        raise BadBytes("one request for encryption too many")
                    if not gss and self._proxy.tls is not None:
                        if self._buffer:  # else it could be taken for what came encrypted (CVE-2021-23214)
                            raise BadBytes("bytes after SSLRequest, before the answer to it")
                        self._run(self._start_tls())
                        return
                    self._client.write(b"N")
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
        settings = self._proxy.settings
        try:
            async with asyncio.timeout(settings.connect_timeout):
                reader, writer = await settings.server.streams(settings.connect_timeout)
                writer.write(raw)
                await reader.read()  # the server closes without an answer once the signal is sent
                writer.close()
        except OSError as error:
            self.close("cancel request failed", level=logging.WARNING, cause=str(error) or type(error).__name__)
            return
        event("cancel", **self._fields)
        self.close(None)

    async def _begin(self, startup: StartupMessage) -> None:
        settings = self._proxy.settings
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
        parameters = session_parameters(startup.parameters)
        point: int | None = None
        admitted = await self._let_in(record, startup)
        if not isinstance(admitted, Refused):
            try:
                point = as_of(parameters)
            except ValueError:
                admitted = Refused(f"{AS_OF}: expected a point in time in ISO 8601, or microseconds", "22023")
            else:
                admitted = await self._on_branch(record, admitted, parameters) or admitted
        if isinstance(admitted, Refused):
            event(
                "session refused", logging.WARNING, sqlstate=admitted.sqlstate, message=admitted.message, **self._fields
            )
            self.close(None, error_response(admitted.sqlstate, admitted.message, severity="FATAL"))
            return
        asker = Asker.of(record, admitted, settings.deadline, point)
        try:
            server = await settings.server.connect(settings.connect_timeout)
        except OSError as error:
            self.close(
                "server not reached",
                error_response("08006", "the proxy cannot reach the server", severity="FATAL"),
                logging.ERROR,
                cause=str(error) or type(error).__name__,
            )
            return
        event("session opened", encrypted=self._encrypted, application=startup.get("application_name"), **self._fields)
        self._end()
        session = Session(self._proxy, self._client, asker, self._fields)
        Wire(server, str(settings.server), Upstream(session), self._proxy.breaks)
        session.begin(startup.raw, bytes(self._buffer))
        self._proxy.replaced(self, session)

    async def _let_in(self, record: SessionRecord, startup: StartupMessage) -> Identity | Refused | None:
        hooks = self._proxy.host.hooks
        call = Call(trace_parent=None, deadline=self._proxy.settings.deadline, session=record, identity=None)
        try:
            if not hooks.on_connect.is_empty:
                decision = await hooks.on_connect(call)
                if isinstance(decision, ConnectDecisionRefuse):
                    return Refused(decision.value, "08004")
            self._begun = call
            if hooks.authenticate.is_empty:
                return None
            request = AuthRequest(headers=list(startup.parameters), credential=None)
            longer = attrs.evolve(call, deadline=self._proxy.settings.authenticate_deadline)
            result = await hooks.authenticate(longer, request)
        except Exception:
            logging.getLogger(__name__).exception("plugin host failed")
            return Refused("the plugins that guard this database could not be asked", "28000")
        match result:
            case AuthResultSuccess(identity):
                self._fields["identity"] = identity.user_id
                return identity
            case AuthResultDenied(message):
                return Refused(message, "28000")
            case AuthResultChallenge():
                return Refused("a plugin wants to challenge the client, which this proxy does not support", "28000")
        return None

    async def _on_branch(
        self, record: SessionRecord, identity: Identity | None, parameters: dict[str, str]
    ) -> Refused | None:
        call = Call(trace_parent=None, deadline=self._proxy.settings.deadline, session=record, identity=identity)
        try:
            return await branch_refused(self._proxy.host.hooks.can_access_branch, call, parameters)
        except Exception:
            logging.getLogger(__name__).exception("plugin host failed")
            return Refused("the plugins that guard this database could not be asked", "28000")

    def terminate(self, sqlstate: str, message: str) -> None:
        """Close the connection, and tell the client why."""
        self.close(message, error_response(sqlstate, message, severity="FATAL"), sqlstate=sqlstate)

    def _bad_bytes(self, error: BadBytes) -> None:
        self.close(
            "bad bytes from the client",
            error_response("08P01", f"bad bytes from the client: {error}", severity="FATAL"),
            logging.WARNING,
            cause=str(error),
        )

    def close(self, reason: str | None, error: bytes | None = None, level: int = logging.INFO, **fields: Any) -> None:
        """End the connection once."""
        if self._closing:
            return
        self._end()
        if reason is not None:
            event("connection closed", level, reason=reason, **fields, **self._fields)
        if error is not None:
            self._client.write(error)
        close_soon(self._client)

    def _end(self) -> None:
        self._closing = True
        self._timer.cancel()


def _address(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
