"""`/check`: an ASGI app that a gateway asks about each request, and that asks `authenticate` and `authorize`.

nginx asks it by `auth_request`, Traefik by forwardAuth, Envoy by ext_authz over HTTP; each says the request in its own
way (`Front`), and only the way of the one that the app is made for counts: what a client could put into other headers
is not looked at. The app must be reached by the gateway alone.

200 lets the request pass; `x-helios-user` and `x-helios-roles` (percent-encoded, roles separated by commas) then say
who it is. 401 wants the client to authenticate, 403 refuses. Where no plugin has a say, the request passes without
these headers (before Envoy with empty ones, or a client could send them itself), and the service decides.

A request is authorized as a statement: its text is `METHOD URI`, its kind what the method does (GET reads, POST
inserts, PUT and PATCH update, DELETE deletes), and the session's database is the host that was asked for. Obligations
cannot be enforced on HTTP: they refuse.
"""

from __future__ import annotations

import base64
import binascii
import enum
import secrets
import time
from collections import OrderedDict
from typing import Final
from urllib.parse import quote

import attrs
from helios_api.v2.authenticate import (
    AuthChallenge,
    AuthRequest,
    AuthResultChallenge,
    AuthResultDenied,
    AuthResultSuccess,
    ChallengeResponse,
    Credential,
    CredentialPassword,
    CredentialResponse,
    CredentialToken,
)
from helios_api.v2.authorize import AuthorizeDecisionAllowWith, AuthorizeDecisionDeny
from helios_api.v2.types import Identity, Statement, StatementKind

from helios_host.hooks.table import deadline_of
from helios_host.manager import PluginHost

from .asgi import Receive, Scope, Send, answer, call_for, headers_of

__all__ = ["CheckApp", "Front"]

CHALLENGE: Final = "x-helios-challenge"
"""The header that ties the answer to a challenge to it, both ways."""

CHALLENGES: Final = 10_000
"""Most challenges that wait for an answer; the oldest are forgotten."""

CHALLENGE_SECONDS: Final = 120.0
"""How long a challenge waits for its answer."""

_KINDS: Final = {
    "GET": StatementKind.SELECT,
    "HEAD": StatementKind.SELECT,
    "OPTIONS": StatementKind.SELECT,
    "POST": StatementKind.INSERT,
    "PUT": StatementKind.UPDATE,
    "PATCH": StatementKind.UPDATE,
    "DELETE": StatementKind.DELETE,
}


class Front(enum.Enum):
    """The gateway that asks."""

    NGINX = "nginx"
    """`proxy_set_header` gives `X-Original-Method`, `X-Original-URI`, `X-Real-IP` and `X-Forwarded-Proto`."""

    TRAEFIK = "traefik"
    """forwardAuth gives `X-Forwarded-Method`, `-Uri`, `-Host`, `-Proto` and `-For`."""

    ENVOY = "envoy"
    """ext_authz asks with the request's own method, and its path behind the path prefix `/check`."""


@attrs.frozen(kw_only=True)
class _Asked:
    method: str
    uri: str
    host: str
    client_addr: str
    encrypted: bool


class CheckApp:
    """The app; `front` is the gateway that asks it, `prefix` the path that it asks at."""

    def __init__(self, host: PluginHost, front: Front, prefix: str = "/check") -> None:
        self._host: Final = host
        self._front: Final = front
        self._prefix: Final = prefix
        self._challenges: OrderedDict[str, tuple[float, str]] = OrderedDict()

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """Answer one request of the gateway."""
        if scope["type"] != "http" or not scope["path"].startswith(self._prefix):
            if scope["type"] == "http":
                await answer(send, 404, b"not found\n", "text/plain")
            return
        headers = headers_of(scope)
        asked = self._asked(scope, dict(headers))
        if asked is None:
            await answer(send, 403, b"the gateway does not say what was asked for\n", "text/plain")
            return
        credential, user = self._credential(headers)
        call = call_for(
            "authenticate",
            scope,
            client_addr=asked.client_addr,
            user=user,
            database=asked.host,
            encrypted=asked.encrypted,
        )
        hooks = self._host.hooks
        request = AuthRequest(headers=headers, credential=credential)
        result = None if hooks.authenticate.is_empty else await hooks.authenticate(call, request)
        if isinstance(result, AuthResultDenied):
            await _refuse(send, 401, result.value, (b"www-authenticate", b"Bearer"))
            return
        if isinstance(result, AuthResultChallenge):
            await self._challenge(send, result.value)
            return
        identity = result.value if isinstance(result, AuthResultSuccess) else None
        if not hooks.authorize.is_empty:
            statement = _statement(asked)
            call = attrs.evolve(call, identity=identity, deadline=deadline_of("authorize"))
            outcome = await hooks.authorize(call, statement)
            decision = None if outcome is None else outcome.decision
            if isinstance(decision, AuthorizeDecisionDeny):
                await _refuse(send, 403, decision.value)
                return
            if isinstance(decision, AuthorizeDecisionAllowWith):
                await _refuse(send, 403, "the plugins set conditions that cannot be enforced on HTTP")
                return
        who = _who(identity)
        if identity is None and self._front is Front.ENVOY:
            who = _NOBODY
        await answer(send, 200, b"", "text/plain", who)

    def _asked(self, scope: Scope, headers: dict[str, str]) -> _Asked | None:
        """Return what the gateway says of the request; `None` where it does not say it."""
        if self._front is Front.ENVOY:
            method, uri = scope["method"], scope["path"][len(self._prefix) :] or "/"
            query = scope.get("query_string", b"").decode("latin-1")
            uri += f"?{query}" if query else ""
            host, client = headers.get("host", ""), headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
        elif self._front is Front.TRAEFIK:
            method, uri = headers.get("x-forwarded-method", ""), headers.get("x-forwarded-uri", "")
            host = headers.get("x-forwarded-host", "")
            client = headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
        else:
            method, uri = headers.get("x-original-method", ""), headers.get("x-original-uri", "")
            host, client = headers.get("host", ""), headers.get("x-real-ip", "")
        if not method or not uri:
            return None
        address = f"[{client}]:0" if ":" in client else f"{client}:0" if client else "unix"
        encrypted = headers.get("x-forwarded-proto") == "https"
        return _Asked(method=method.upper(), uri=uri, host=host, client_addr=address, encrypted=encrypted)

    def _credential(self, headers: list[tuple[str, str]]) -> tuple[Credential | None, str]:
        """Return what the client proves itself with, and the user name that it gives."""
        known = dict(headers)
        scheme, _, value = known.get("authorization", "").partition(" ")
        nonce = known.get(CHALLENGE)
        if nonce is not None:
            made, state = self._challenges.pop(nonce, (0.0, ""))
            if time.monotonic() - made < CHALLENGE_SECONDS:
                return CredentialResponse(ChallengeResponse(data=value.strip(), state=state)), ""
            return None, ""
        if scheme.lower() == "bearer":
            return CredentialToken(value.strip()), ""
        if scheme.lower() == "basic":
            try:
                user, _, password = base64.b64decode(value, validate=True).decode().partition(":")
            except (binascii.Error, UnicodeDecodeError):
                return None, ""
            return CredentialPassword(password), user
        return None, ""

    async def _challenge(self, send: Send, challenge: AuthChallenge) -> None:
        nonce = secrets.token_urlsafe(16)
        self._challenges[nonce] = (time.monotonic(), challenge.state)
        if len(self._challenges) > CHALLENGES:
            self._challenges.popitem(last=False)
        scheme = quote(challenge.scheme, safe="") or "challenge"
        headers = [
            (b"www-authenticate", f'{scheme} data="{quote(challenge.data)}"'.encode()),
            (CHALLENGE.encode(), nonce.encode()),
        ]
        await answer(send, 401, b"answer the challenge\n", "text/plain", headers)


def _statement(asked: _Asked) -> Statement:
    kind = _KINDS.get(asked.method, StatementKind.OPAQUE)
    text = f"{asked.method} {asked.uri}"
    return Statement(text=text, kind=kind, fingerprint=None, tables=[], parameters=[], is_batch=False)


def _who(identity: Identity | None) -> list[tuple[bytes, bytes]]:
    if identity is None:
        return []
    roles = ",".join(quote(role, safe="") for role in identity.roles)
    return [(b"x-helios-user", quote(identity.user_id, safe="").encode()), (b"x-helios-roles", roles.encode())]


_NOBODY: Final = [(b"x-helios-user", b""), (b"x-helios-roles", b"")]
"""Said to Envoy, which puts what is answered over what a client sent, and lets the rest of that through."""


async def _refuse(send: Send, status: int, text: str, *headers: tuple[bytes, bytes]) -> None:
    await answer(send, status, f"{text}\n".encode(), "text/plain; charset=utf-8", headers)
