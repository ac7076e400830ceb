# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Called once a session, or once a step, to say who the client is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs
from witbind import Err, Ok

from . import ids
from .types import Call, Identity, PluginError

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = [
    "AuthChallenge",
    "AuthRequest",
    "AuthResult",
    "AuthResultAbstain",
    "AuthResultChallenge",
    "AuthResultDenied",
    "AuthResultSuccess",
    "Authenticate",
    "Call",
    "ChallengeResponse",
    "ClientCertificate",
    "Credential",
    "CredentialCertificate",
    "CredentialPassword",
    "CredentialResponse",
    "CredentialToken",
    "Identity",
    "PluginError",
]


@attrs.frozen(kw_only=True)
class AuthChallenge:
    """A question to the client in a scheme of several steps."""

    scheme: str
    """The scheme, such as `SCRAM-SHA-256` or `totp`."""

    data: str
    """What the client is asked, in the scheme's form."""

    state: str
    """What the plugin wants to see again with the answer; the client never sees it.

    The next step may run on another instance: what it needs is kept here.
    """


@attrs.frozen(kw_only=True)
class ChallengeResponse:
    """A client's answer to a challenge."""

    data: str
    """What the client answers."""

    state: str
    """The state of the challenge that it answers."""


@attrs.frozen(kw_only=True)
class ClientCertificate:
    """The certificate that a client presents, already checked against the proxy's trusted authorities."""

    subject: str
    """The subject's distinguished name, as in RFC 4514."""

    fingerprint: str
    """The lower-case hexadecimal SHA-256 of the certificate in DER form."""

    pem: str
    """The certificate in PEM form."""


@attrs.frozen
class CredentialPassword:
    """A password, where the proxy itself asks the client for one."""

    value: str


@attrs.frozen
class CredentialToken:
    """A bearer token."""

    value: str


@attrs.frozen
class CredentialCertificate:
    """A TLS client certificate."""

    value: ClientCertificate


@attrs.frozen
class CredentialResponse:
    """An answer to this plugin's last challenge."""

    value: ChallengeResponse


Credential: TypeAlias = CredentialPassword | CredentialToken | CredentialCertificate | CredentialResponse
"""What proves who the client is."""


@attrs.frozen(kw_only=True)
class AuthRequest:
    """What a client presents; its user name, database and address are those of the call's session."""

    headers: list[tuple[str, str]]
    """HTTP headers or PostgreSQL startup parameters, as pairs of name and value, in the order sent.

    HTTP names are lower case; a name may occur more than once.
    """

    credential: Credential | None
    """What the client proves itself with; `none` where the proxy has seen nothing yet."""


@attrs.frozen
class AuthResultSuccess:
    """The client is this identity."""

    value: Identity


@attrs.frozen
class AuthResultDenied:
    """The client may not connect; the string is the message that it gets."""

    value: str


@attrs.frozen
class AuthResultChallenge:
    """The client has to answer first; this plugin is then asked again."""

    value: AuthChallenge


@attrs.frozen
class AuthResultAbstain:
    """The plugin does not know; the next one is asked, and at last the server."""


AuthResult: TypeAlias = AuthResultSuccess | AuthResultDenied | AuthResultChallenge | AuthResultAbstain
"""Whether the client may connect, and as whom."""


class Authenticate:
    """Called once a session, or once a step, to say who the client is."""

    __slots__ = ("_authenticate",)

    def __init__(self, instance: Instance) -> None:
        self._authenticate = instance.func(ids.AUTHENTICATE, "authenticate")

    def authenticate(self, call: Call, request: AuthRequest) -> Ok[AuthResult] | Err[PluginError]:
        """Say who the client is.

        The first plugin that does not abstain decides. `call.identity` is `none`. A failure denies.
        """
        result: Ok[AuthResult] | Err[PluginError] = self._authenticate(call, request)
        return result
