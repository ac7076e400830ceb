"""Hooks of version 1 that are asked about a session, or told of it."""

from __future__ import annotations

from collections.abc import Sequence

from helios_api.v1.authenticate import AuthRequest as AuthRequest1
from helios_api.v1.authenticate import AuthResultSuccess as AuthResultSuccess1
from helios_api.v1.metrics import QueryEvent as QueryEvent1
from helios_api.v2.authenticate import AuthRequest, AuthResult, AuthResultDenied, AuthResultSuccess, CredentialPassword
from helios_api.v2.metrics import QueryEndingCached, QueryEndingDenied, QueryEndingFailed, QueryEvent
from helios_api.v2.types import Call, Identity

from helios_host.plugins.adapters.asking import Asked, Asking

__all__ = ["authenticate", "on_events", "query_event"]


@Asking
def authenticate(call: Call, request: AuthRequest) -> Asked[AuthResult]:
    """Ask `authenticate` of version 1."""
    session, credential = call.session, request.credential
    asked = AuthRequest1(
        user=session.user,
        database=session.database,
        client_addr=session.client_addr,
        encrypted=session.encrypted,
        headers=request.headers,
        password=credential.value if isinstance(credential, CredentialPassword) else None,
    )
    answer = yield (asked,)
    if isinstance(answer, AuthResultSuccess1):
        found = answer.value
        return AuthResultSuccess(Identity(user_id=found.user_id, roles=found.roles, attributes=found.attributes))
    return AuthResultDenied(answer.value)


@Asking
def on_events(_call: Call, events: Sequence[QueryEvent]) -> Asked[None]:
    """Tell `metrics` of version 1, one event at a time."""
    for event in events:
        yield (query_event(event),)


def query_event(event: QueryEvent) -> QueryEvent1:
    """Say an event in version 1."""
    ending = event.ending
    error = None
    if isinstance(ending, QueryEndingDenied):
        error = ending.value
    elif isinstance(ending, QueryEndingFailed):
        error = ending.value.message
    return QueryEvent1(
        query=event.query,
        database=event.database,
        user=event.user,
        client_addr=event.client_addr,
        started=event.started,
        duration=event.duration,
        rows=event.rows,
        cached=isinstance(ending, QueryEndingCached),
        error=error,
    )
