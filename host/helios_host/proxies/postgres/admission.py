"""Who may begin a session, as whom, and with which server: what plugins and the file of users say."""

from __future__ import annotations

import hashlib
import logging
import ssl
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import attrs
from helios_api.v2.authenticate import (
    AuthRequest,
    AuthResult,
    AuthResultChallenge,
    AuthResultDenied,
    AuthResultSuccess,
    ClientCertificate,
    CredentialCertificate,
)
from helios_api.v2.connection import ConnectDecisionRefuse
from helios_api.v2.types import Call, Identity
from helios_api.v2.types import Session as SessionRecord

from helios_host.proxies.postgres.decisions import Refused
from helios_host.proxies.postgres.exchange import Messages
from helios_host.proxies.postgres.framing import BadBytes
from helios_host.proxies.postgres.lite import AS_OF, as_of, branch_refused, session_parameters
from helios_host.proxies.postgres.login import Proven, answered, let_in
from helios_host.proxies.postgres.messages import StartupMessage
from helios_host.proxies.postgres.reuse import Asker
from helios_host.proxies.postgres.settings import Target

if TYPE_CHECKING:
    from helios_host.proxies.postgres.server import Proxy

__all__ = ["Admission", "Admitted"]

_UNASKED: Final = Refused("the plugins that guard this database could not be asked", "28000")

_logger: Final = logging.getLogger(__name__)


@attrs.frozen
class Admitted:
    """A session may begin; `proven` where the client proved a password of the file of users."""

    asker: Asker
    target: Target
    proven: Proven | None


class Admission:
    """One client's. `client` has what it sends after its startup message, and `write` answers it.

    `certificate` is its TLS certificate in DER form, which authorities of the proxy's signed.
    """

    def __init__(
        self,
        proxy: Proxy,
        record: SessionRecord,
        startup: StartupMessage,
        client: Messages,
        write: Callable[[bytes], None],
        certificate: bytes | None,
    ) -> None:
        self._proxy = proxy
        self._record = record
        self._startup = startup
        self._client = client
        self._write = write
        self._certificate = certificate
        self._proven: Proven | None = None
        self.begun: Call | None = None
        """What plugins were told of a session that they let begin."""

    async def decide(self) -> Admitted | Refused:
        """Ask all that have a say; raises `BadBytes` and `ConnectionError` where the client does not log in."""
        try:
            return await self._decided()
        except (BadBytes, ConnectionError):
            raise
        except Exception:
            _logger.exception("plugin host failed")
            return _UNASKED

    async def _decided(self) -> Admitted | Refused:
        proxy = self._proxy
        call = Call(trace_parent=None, deadline=proxy.settings.deadline, session=self._record, identity=None)
        identity = await self._identity(call)
        if isinstance(identity, Refused):
            return identity
        parameters = session_parameters(self._startup.parameters)
        try:
            point = as_of(parameters)
        except ValueError:
            return Refused(f"{AS_OF}: expected a point in time in ISO 8601, or microseconds", "22023")
        asker = Asker.of(self._record, identity, proxy.settings.deadline, point)
        refused = await branch_refused(proxy.host.hooks.can_access_branch, asker.call, parameters)
        if refused is not None:
            return refused
        target = await proxy.routing.choose(proxy.host.hooks.route, asker.call, parameters)
        return target if isinstance(target, Refused) else Admitted(asker, target, self._proven)

    async def _identity(self, call: Call) -> Identity | Refused | None:
        hooks = self._proxy.host.hooks
        if not hooks.on_connect.is_empty:
            decision = await hooks.on_connect(call)
            if isinstance(decision, ConnectDecisionRefuse):
                return Refused(decision.value, "08004")
        self.begun = call
        result: AuthResult | Refused | None = None
        if not hooks.authenticate.is_empty:
            result = await self._authenticated(call)
        match result:
            case Refused():
                return result
            case AuthResultSuccess(identity):
                return identity
            case AuthResultDenied(message):
                return Refused(message, "28000")
        if self._proxy.login is None:
            return None  # the server decides
        encrypted = self._record.encrypted
        proven = await let_in(self._proxy.login, self._record.user, encrypted, self._client, self._write)
        if isinstance(proven, Refused):
            return proven
        self._proven = proven
        return None

    async def _authenticated(self, call: Call) -> AuthResult | Refused | None:
        chain = self._proxy.host.hooks.authenticate
        longer = attrs.evolve(call, deadline=self._proxy.settings.authenticate_deadline)
        shown = None if self._certificate is None else CredentialCertificate(_certificate(self._certificate))
        request = AuthRequest(headers=list(self._startup.parameters), credential=shown)
        result = await chain(longer, request)
        if not isinstance(result, AuthResultChallenge):
            return result
        if self._proxy.login is None:
            words = "a plugin wants to challenge the client, which this proxy does where logins end at it (--auth-file)"
            return Refused(words, "28000")
        encrypted = self._record.encrypted
        return await answered(
            result.value, lambda asked: chain(longer, asked), request, encrypted, self._client, self._write
        )


def _certificate(der: bytes) -> ClientCertificate:
    from cryptography import x509

    subject = x509.load_der_x509_certificate(der).subject.rfc4514_string()
    fingerprint = hashlib.sha256(der).hexdigest()
    return ClientCertificate(subject=subject, fingerprint=fingerprint, pem=ssl.DER_cert_to_PEM_cert(der))
