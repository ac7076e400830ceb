"""Logins that end at the proxy: who the client is, and the proxy's own login to the server."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

import attrs
from helios_api.v2.authenticate import (
    AuthChallenge,
    AuthRequest,
    AuthResult,
    AuthResultChallenge,
    ChallengeResponse,
    CredentialResponse,
)

from helios_host.capabilities.failures import Failure
from helios_host.proxies.postgres import exchange, scram
from helios_host.proxies.postgres.decisions import Refused
from helios_host.proxies.postgres.exchange import Messages
from helios_host.proxies.postgres.framing import BadBytes
from helios_host.proxies.postgres.messages import error_fields
from helios_host.proxies.postgres.users import ServerLogin, Users

__all__ = ["Login", "Proven", "answered", "let_in", "log_in"]

MAX_STEPS: Final = 16
"""Most challenges of one login."""

_logger: Final = logging.getLogger(__name__)

Write = Callable[[bytes], None]


@attrs.frozen
class Login:
    """How clients log in at the proxy; `binding` is what the hash of its own certificate binds a login to."""

    users: Users
    binding: bytes | None = None


@attrs.frozen
class Proven:
    """What a client proved itself against, and the key that its proof showed."""

    verifier: scram.Verifier
    client_key: bytes = attrs.field(repr=False)


async def let_in(login: Login, user: str, encrypted: bool, client: Messages, write: Write) -> Proven | Refused:
    """Ask a client for its password by SCRAM; raises `BadBytes` for what is none, and `ConnectionError`."""
    try:
        verifier = await login.users.verifier(user)
    except (Failure, scram.ScramError):
        _logger.exception("what a user must prove cannot be read")
        return Refused("the proxy cannot check this user's password now", "28000")
    server = scram.Server(verifier, login.binding if encrypted else None)
    write(exchange.authentication(exchange.SASL, _list(server.mechanisms)))
    try:
        mechanism, first = exchange.sasl_initial(await _answer(client))
        write(exchange.authentication(exchange.SASL_CONTINUE, server.first(mechanism, first).encode()))
        proof = server.final(exchange.decoded((await _answer(client))[5:]))
    except scram.WrongProof:
        return Refused(f'password authentication failed for user "{user}"', "28P01")
    except scram.ScramError as error:
        raise BadBytes(f"SCRAM: {error}") from error
    write(exchange.authentication(exchange.SASL_FINAL, proof.encode()))
    return Proven(verifier, server.client_key)


async def answered(
    challenge: AuthChallenge,
    ask: Callable[[AuthRequest], Awaitable[AuthResult | None]],
    request: AuthRequest,
    encrypted: bool,
    client: Messages,
    write: Write,
) -> AuthResult | Refused | None:
    """Put a plugin's challenges to a client until it decides; raises `BadBytes` and `ConnectionError`.

    A challenge of a SCRAM mechanism is a step of SASL: the first announces it, its data is not sent; one whose data
    begins with `v=` is the last, and answered by nothing. Any other is a password in plain text, under TLS only:
    clients of PostgreSQL know no other question, and show no text of it.
    """
    begun = False
    for _ in range(MAX_STEPS):
        if challenge.scheme.startswith("SCRAM-"):
            data = challenge.data.encode()
            if not begun:
                write(exchange.authentication(exchange.SASL, _list([challenge.scheme])))
                mechanism, answer = exchange.sasl_initial(await _answer(client))
                if mechanism != challenge.scheme:
                    raise BadBytes(f"the client chose a mechanism other than {challenge.scheme}")
                begun = True
            elif data.startswith(b"v="):
                write(exchange.authentication(exchange.SASL_FINAL, data))
                answer = ""
            else:
                write(exchange.authentication(exchange.SASL_CONTINUE, data))
                answer = exchange.decoded((await _answer(client))[5:])
        elif not encrypted:
            return Refused(f"a plugin asks for {challenge.scheme}, which takes an encrypted connection", "28000")
        else:
            write(exchange.authentication(exchange.PASSWORD))
            answer = exchange.decoded((await _answer(client))[5:].removesuffix(b"\0"))
        credential = CredentialResponse(ChallengeResponse(data=answer, state=challenge.state))
        result = await ask(attrs.evolve(request, credential=credential))
        if not isinstance(result, AuthResultChallenge):
            return result
        challenge = result.value
    return Refused(f"plugins challenged the client more than {MAX_STEPS} times", "28000")


async def log_in(
    login: ServerLogin,
    proven: Proven | None,
    binding: bytes | None,
    server: Messages,
    write: Write,
    forward: Write,
) -> tuple[bytes, bytes] | Refused:
    """Prove to the server who the proxy is, and return the message that lets it in and what came after it.

    The startup message is sent. `binding` is the hash of the server's certificate. What the server says about the
    protocol's version goes to `forward`. Raises `BadBytes`, `ScramError` and `ConnectionError`.
    """
    client: scram.Client | None = None
    verified = False
    while True:
        kind, message = await server.next()
        if kind == ord("v"):
            forward(message)
            continue
        if kind == ord("E"):
            return _refused(login, error_fields(message))
        if kind != ord("R") or len(message) < 9:
            raise BadBytes(f"a message of kind {chr(kind)!r}, expected one of the login")
        code, data = int.from_bytes(message[5:9]), message[9:]
        if code == exchange.OK:
            if client is not None and not verified:
                raise scram.ScramError("the server did not prove itself")
            return message, server.rest()
        if code == exchange.SASL and client is None:
            client = scram.Client(exchange.texts(data), binding)
            write(exchange.sasl_initial_message(client.mechanism, client.first))
        elif code == exchange.SASL_CONTINUE and client is not None:
            salt, iterations = client.challenged(exchange.decoded(data))
            keys = await _keys(login, proven, salt, iterations)
            if keys is None:
                return Refused(f'the proxy has no password for the server\'s user "{login.user}"', "28000")
            write(exchange.password_message(client.final(keys).encode()))
        elif code == exchange.SASL_FINAL and client is not None:
            client.verify(exchange.decoded(data))
            verified = True
        else:
            return Refused(
                f"the server asks the proxy for authentication of kind {code}, which is not SCRAM-SHA-256", "28000"
            )


async def _keys(login: ServerLogin, proven: Proven | None, salt: bytes, iterations: int) -> scram.Keys | None:
    if login.password is not None:
        return await asyncio.to_thread(scram.Keys.of, login.password, salt, iterations)
    if proven is None or (proven.verifier.salt, proven.verifier.iterations) != (salt, iterations):
        return None
    return scram.Keys(proven.client_key, proven.verifier.server_key)


def _refused(login: ServerLogin, error: dict[str, str]) -> Refused:
    code = error.get("C", "08006")
    message = error.get("M", "the server refused the session")
    if code.startswith("28"):  # it is about the proxy's user, and says nothing to the client
        _logger.error("the server refused the proxy's user %s: %s", login.user, message)
        return Refused("the server does not let the proxy in for this user", "28000")
    return Refused(message, code)


async def _answer(client: Messages) -> bytes:
    kind, message = await client.next()
    if kind == ord("X"):
        raise ConnectionResetError("the client left")
    if kind != ord("p"):
        raise BadBytes(f"a message of kind {chr(kind)!r} is not one that the client sends here")
    return message


def _list(names: list[str]) -> bytes:
    return b"".join(name.encode() + b"\0" for name in names) + b"\0"
