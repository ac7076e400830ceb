"""Signatures of plugins: Ed25519 over a list of every file's SHA-256. Needs the extra `signing`.

`plugin.sig` beside the manifest is one line: `ed25519:` and the public key, a space, and the signature, both in base64.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from helios_host.errors import SignatureError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

__all__ = ["SIGNATURE_NAME", "check_signature", "sign", "signed_text"]

SIGNATURE_NAME: Final = "plugin.sig"

_PREFIX: Final = "ed25519:"


def signed_text(files: Mapping[str, bytes]) -> bytes:
    """Return what is signed: a line for the format, and one for each file by name, with its SHA-256."""
    lines = [f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files) if name != SIGNATURE_NAME]
    return "".join(["helios-plugin signature 1\n", *lines]).encode()


def sign(files: Mapping[str, bytes], key: Ed25519PrivateKey) -> bytes:
    """Return the content of `plugin.sig` for these files."""
    public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    return f"{_PREFIX}{public} {base64.b64encode(key.sign(signed_text(files))).decode()}\n".encode()


def check_signature(files: Mapping[str, bytes], trusted: Iterable[str], plugin: str) -> None:
    """Raise `SignatureError` unless `plugin.sig` is a trusted key's signature of all the other files."""
    if SIGNATURE_NAME not in files:
        raise SignatureError(f"it is not signed: there is no {SIGNATURE_NAME}", plugin=plugin)
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError as error:
        text = "checking signatures needs cryptography: pip install 'helios-plugin-host[signing]'"
        raise SignatureError(text, plugin=plugin) from error
    key, _, signature = files[SIGNATURE_NAME].decode("ascii", "replace").strip().partition(" ")
    if key not in set(trusted):
        raise SignatureError(f"{SIGNATURE_NAME} is of a key that is not in trusted_keys: {key[:60]!r}", plugin=plugin)
    try:
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key.removeprefix(_PREFIX), validate=True))
        public.verify(base64.b64decode(signature, validate=True), signed_text(files))
    except (InvalidSignature, binascii.Error, ValueError) as error:
        raise SignatureError("it was changed after it was signed", plugin=plugin) from error
