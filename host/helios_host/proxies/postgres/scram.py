"""SCRAM-SHA-256 for both ends of a login, with channel binding to the server's certificate.

Written from RFC 5802 and RFC 7677, as PostgreSQL speaks them (chapter "SASL Authentication" of its documentation): the
user name in the messages is ignored, and no authorization identity or extension is accepted. Libraries for it reject
the empty user name that libpq sends.
"""

from __future__ import annotations

import base64
import binascii
import functools
import hashlib
import hmac
import re
import secrets
import ssl
import stringprep
import unicodedata
from pathlib import Path
from typing import Final

import attrs

__all__ = [
    "PLAIN",
    "PLUS",
    "Client",
    "Keys",
    "ScramError",
    "Server",
    "Verifier",
    "WrongProof",
    "end_point",
    "end_point_of",
    "prepared",
]

PLAIN: Final = "SCRAM-SHA-256"
PLUS: Final = "SCRAM-SHA-256-PLUS"

ITERATIONS: Final = 4096
"""Of verifiers that are made here: PostgreSQL's default of `scram_iterations`, and RFC 7677's minimum."""

MAX_ITERATIONS: Final = 10_000_000
"""Most that another side may ask for: some seconds of work."""

_SALT_BYTES: Final = 16  # as PostgreSQL has it
_NONCE_BYTES: Final = 18
_BINDING: Final = "tls-server-end-point"  # RFC 5929; PostgreSQL knows no other

_VERIFIER: Final = re.compile(r"SCRAM-SHA-256\$([1-9][0-9]{0,7}):([^$:]+)\$([^$:]+):([^$:]+)")
_CLIENT_FIRST: Final = re.compile(r"(n|y|p=([A-Za-z0-9.-]+)),,(n=([^,]*),r=([!-+\--~]+))")
_CLIENT_FINAL: Final = re.compile(r"(c=([^,]+),r=([!-+\--~]+)),p=([^,]+)")
_SERVER_FIRST: Final = re.compile(r"r=([!-+\--~]+),s=([^,]+),i=([1-9][0-9]{0,7})")
_SERVER_FINAL: Final = re.compile(r"([ve])=([^,]+)")


class ScramError(Exception):
    """A message is none of the protocol, or not the one that belongs here; the text says what was expected."""


class WrongProof(ScramError):
    """The other side does not know the secret."""


@attrs.frozen
class Keys:
    """What proves a password with one salt and number of iterations, without the password."""

    client: bytes = attrs.field(repr=False)
    server: bytes = attrs.field(repr=False)

    @classmethod
    @functools.lru_cache(maxsize=1024)
    def of(cls, password: str, salt: bytes, iterations: int) -> Keys:
        """Derive them, which takes about a millisecond for 4096 iterations; the last ones are remembered."""
        salted = hashlib.pbkdf2_hmac("sha256", prepared(password), salt, iterations)
        return cls(_hmac(salted, b"Client Key"), _hmac(salted, b"Server Key"))


@attrs.frozen
class Verifier:
    """What a server keeps instead of a password, such as PostgreSQL in `pg_authid.rolpassword`."""

    iterations: int
    salt: bytes
    stored_key: bytes = attrs.field(repr=False)
    server_key: bytes = attrs.field(repr=False)

    @classmethod
    def parse(cls, text: str) -> Verifier:
        """Read `SCRAM-SHA-256$iterations:salt$StoredKey:ServerKey`; raises `ScramError`."""
        match = _VERIFIER.fullmatch(text)
        if match is None or int(match[1]) > MAX_ITERATIONS:
            raise ScramError("expected SCRAM-SHA-256$iterations:salt$StoredKey:ServerKey")
        stored, server = _bytes(match[3]), _bytes(match[4])
        if len(stored) != 32 or len(server) != 32:
            raise ScramError("expected a StoredKey and a ServerKey of 32 bytes each")
        return cls(int(match[1]), _bytes(match[2]), stored, server)

    @classmethod
    def of(cls, password: str, salt: bytes | None = None, iterations: int = ITERATIONS) -> Verifier:
        """Make one for a password."""
        salt = salt or secrets.token_bytes(_SALT_BYTES)
        keys = Keys.of(password, salt, iterations)
        return cls(iterations, salt, hashlib.sha256(keys.client).digest(), keys.server)

    @classmethod
    def of_nobody(cls, user: str, key: bytes) -> Verifier:
        """Make one that no password fits, the same for one user, so that a login does not tell who exists."""
        return cls(ITERATIONS, _hmac(key, user.encode())[:_SALT_BYTES], secrets.token_bytes(32), bytes(32))

    def __str__(self) -> str:
        salt, stored, server = (_text(part) for part in (self.salt, self.stored_key, self.server_key))
        return f"SCRAM-SHA-256${self.iterations}:{salt}${stored}:{server}"


class Server:
    """One login, from the side that checks it.

    `binding` is the hash of the certificate that the client sees, `None` where it sees none that can be bound to.
    """

    def __init__(self, verifier: Verifier, binding: bytes | None) -> None:
        self._verifier = verifier
        self._binding = binding
        self.client_key = b""  # known once the client proved itself

    @property
    def mechanisms(self) -> list[str]:
        """The mechanisms to offer, the better one first."""
        return [PLAIN] if self._binding is None else [PLUS, PLAIN]

    def first(self, mechanism: str, message: str, nonce: str | None = None) -> str:
        """Answer the client's first message; raises `ScramError`."""
        if mechanism not in self.mechanisms:
            raise ScramError(f"expected one of the mechanisms {', '.join(self.mechanisms)}")
        match = _CLIENT_FIRST.fullmatch(message)
        if match is None:
            raise ScramError("malformed first message")
        flag = match[1]
        if (mechanism == PLUS) != flag.startswith("p"):
            raise ScramError("the channel binding flag does not fit the mechanism")
        if flag == "y" and self._binding is not None:
            raise ScramError("the client was told that channel binding is not supported, which is not so")
        if mechanism == PLUS and match[2] != _BINDING:
            raise ScramError(f"expected channel binding {_BINDING}")
        header = f"{flag},,".encode()
        self._bound = header + (self._binding or b"" if mechanism == PLUS else b"")
        self._nonce = match[5] + (nonce or _new_nonce())
        self._answer = f"r={self._nonce},s={_text(self._verifier.salt)},i={self._verifier.iterations}"
        self._messages = f"{match[3]},{self._answer}"
        return self._answer

    def final(self, message: str) -> str:
        """Check the client's proof, and answer with the server's; raises `WrongProof`, and `ScramError` for others."""
        match = _CLIENT_FINAL.fullmatch(message)
        if match is None:
            raise ScramError("malformed final message")
        if not hmac.compare_digest(match[3].encode(), self._nonce.encode()):
            raise ScramError("the nonce is not the one of this login")
        if not hmac.compare_digest(_bytes(match[2]), self._bound):
            raise ScramError("the channel binding does not match: the client sees another certificate")
        signed = f"{self._messages},{match[1]}".encode()
        key = _xor(_bytes(match[4]), _hmac(self._verifier.stored_key, signed))
        if not hmac.compare_digest(hashlib.sha256(key).digest(), self._verifier.stored_key):
            raise WrongProof("the client's proof is wrong")
        self.client_key = key
        return f"v={_text(_hmac(self._verifier.server_key, signed))}"


class Client:
    """One login, from the side that proves itself.

    The secret is a password, or keys for one salt and number of iterations, as `verifier` has them. `binding` is the
    hash of the server's certificate, `None` where there is none to bind to.
    """

    def __init__(self, mechanisms: list[str], binding: bytes | None, *, nonce: str | None = None) -> None:
        """Choose a mechanism of those that the server offers; raises `ScramError` where none will do."""
        bound = PLUS in mechanisms and binding is not None
        if not bound and PLAIN not in mechanisms:
            raise ScramError(f"the server offers {', '.join(mechanisms) or 'nothing'}, expected {PLAIN}")
        self.mechanism = PLUS if bound else PLAIN
        flag = f"p={_BINDING}" if bound else "n" if binding is None else "y"
        self._bound = f"{flag},,".encode() + (binding or b"" if bound else b"")
        self._nonce = nonce or _new_nonce()
        self._bare = f"n=,r={self._nonce}"
        self.first = f"{flag},,{self._bare}"
        self._signature = b""

    def challenged(self, message: str) -> tuple[bytes, int]:
        """Read the server's first message; returns its salt and number of iterations, raises `ScramError`."""
        match = _SERVER_FIRST.fullmatch(message)
        if match is None or int(match[3]) > MAX_ITERATIONS:
            raise ScramError("malformed first message of the server")
        if not match[1].startswith(self._nonce) or match[1] == self._nonce:
            raise ScramError("the server's nonce does not begin with ours")
        self._challenge = message
        self._whole_nonce = match[1]
        return _bytes(match[2]), int(match[3])

    def final(self, keys: Keys) -> str:
        """Return the message that proves the secret."""
        without_proof = f"c={_text(self._bound)},r={self._whole_nonce}"
        signed = f"{self._bare},{self._challenge},{without_proof}".encode()
        signature = _hmac(hashlib.sha256(keys.client).digest(), signed)
        self._signature = _hmac(keys.server, signed)
        return f"{without_proof},p={_text(_xor(keys.client, signature))}"

    def verify(self, message: str) -> None:
        """Check the server's proof; raises `WrongProof`, and `ScramError` for what is none."""
        match = _SERVER_FINAL.fullmatch(message)
        if match is None or not self._signature:
            raise ScramError("malformed final message of the server")
        if match[1] == "e":
            raise WrongProof(f"the server refused: {match[2]}")
        if not hmac.compare_digest(_bytes(match[2]), self._signature):
            raise WrongProof("the server does not know the secret")


def end_point(der: bytes) -> bytes | None:
    """Return what `tls-server-end-point` binds to: the certificate's hash by its signature's algorithm (RFC 5929 4.1).

    `None` for an algorithm without a hash of its own, such as Ed25519, for which the binding is not defined.
    """
    from cryptography import x509

    found = x509.load_der_x509_certificate(der).signature_hash_algorithm
    if found is None:
        return None
    return hashlib.new("sha256" if found.name in ("md5", "sha1") else found.name, der).digest()


def end_point_of(file: Path) -> bytes | None:
    """Return the same of the first certificate in a PEM file; raises `OSError`, such as `ssl.SSLError` for none."""
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    try:
        certificate = x509.load_pem_x509_certificates(file.read_bytes())[0]
    except ValueError as error:
        raise ssl.SSLError(str(error)) from error
    return end_point(certificate.public_bytes(Encoding.DER))


def prepared(password: str) -> bytes:
    """Return a password as it is hashed: by SASLprep (RFC 4013), or as it is where that forbids it, as servers do."""
    if password.isascii() and password.isprintable():
        return password.encode()
    mapped = "".join(" " if stringprep.in_table_c12(c) else c for c in password if not stringprep.in_table_b1(c))
    text = unicodedata.ucd_3_2_0.normalize("NFKC", mapped)
    return (text if text and _is_allowed(text) else password).encode(errors="surrogateescape")


_FORBIDDEN: Final = (
    stringprep.in_table_a1,
    stringprep.in_table_c12,
    stringprep.in_table_c21_c22,
    stringprep.in_table_c3,
    stringprep.in_table_c4,
    stringprep.in_table_c5,
    stringprep.in_table_c6,
    stringprep.in_table_c7,
    stringprep.in_table_c8,
    stringprep.in_table_c9,
)


def _is_allowed(text: str) -> bool:
    if any(forbidden(c) for c in text for forbidden in _FORBIDDEN):
        return False
    if not any(stringprep.in_table_d1(c) for c in text):
        return True
    ends = stringprep.in_table_d1(text[0]) and stringprep.in_table_d1(text[-1])
    return ends and not any(stringprep.in_table_d2(c) for c in text)


def _new_nonce() -> str:
    return _text(secrets.token_bytes(_NONCE_BYTES))


def _hmac(key: bytes, data: bytes) -> bytes:
    return hmac.digest(key, data, "sha256")


def _xor(one: bytes, other: bytes) -> bytes:
    if len(one) != len(other):
        raise WrongProof("a proof has the wrong length")
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise ScramError("expected base64") from error
