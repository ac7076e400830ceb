"""Who may log in, and as whom the proxy logs in to the server for them: the file of `--auth-file`.

```toml
[users.alice]                       # the name that a client gives
password = "SCRAM-SHA-256$4096:…"   # a verifier, as in pg_authid.rolpassword, or the password itself
[users.bob]
secret = "bob-password"             # or the name of a secret, see [plugins.capabilities.secrets]
server_user = "app"                 # else the name that the client gave
server_secret = "app-password"      # or server_password; else what the client proved is proven to the server
[users."*"]                         # everybody else whom a plugin lets in
server_user = "guest"
```

With neither `password` nor `secret` only a plugin can let that user in. The file is read again once it changed.
"""

from __future__ import annotations

import asyncio
import inspect
import logging
import re
import secrets
from pathlib import Path
from typing import Any, Final

import attrs
import tomli

from helios_host.capabilities.secrets import SecretProvider
from helios_host.errors import ConfigurationError, Problem
from helios_host.proxies.postgres.logs import event
from helios_host.proxies.postgres.scram import ScramError, Verifier
from helios_host.structuring import structure, suggestion, type_name

__all__ = ["ANYBODY", "Entry", "ServerLogin", "Users"]

ANYBODY: Final = "*"

_MD5: Final = re.compile(r"md5[0-9a-f]{32}")
_SCRAM: Final = "SCRAM-"


@attrs.frozen(kw_only=True)
class Entry:
    """The section `[users.NAME]`."""

    password: str | None = attrs.field(default=None, repr=False)
    secret: str | None = None
    server_user: str | None = None
    server_password: str | None = attrs.field(default=None, repr=False)
    server_secret: str | None = None


@attrs.frozen
class ServerLogin:
    """As whom the proxy logs in to the server; without a password, by the keys of a client's own proof."""

    user: str
    password: str | None = attrs.field(default=None, repr=False)
    verifier: Verifier | None = attrs.field(default=None, repr=False)
    """What the client proved itself against: its salt and iterations are those that the keys fit."""


class Users:
    """The entries of one file; raises `ConfigurationError` with all that is wrong with it."""

    def __init__(self, path: Path, provider: SecretProvider) -> None:
        self._path = path
        self._provider = provider
        self._nobody = secrets.token_bytes(32)
        self._verifiers: dict[str, Verifier] = {}  # of passwords in plain text
        self._version = _version(path)
        self._entries = _read(path)

    async def verifier(self, user: str) -> Verifier:
        """Return what a client of this name must prove; nothing can prove that of a user without a password."""
        entry = self._entry(user)
        if entry is None or user == ANYBODY:
            return Verifier.of_nobody(user, self._nobody)
        text = await self._text(entry.password, entry.secret)
        if text is None:
            return Verifier.of_nobody(user, self._nobody)
        if text.startswith(_SCRAM):
            return Verifier.parse(text)
        known = self._verifiers.get(text)
        if known is None:
            known = self._verifiers[text] = await asyncio.to_thread(Verifier.of, text)
        return known

    async def server_login(self, user: str, verifier: Verifier | None) -> ServerLogin | None:
        """Return how to log in to the server for a client of this name, `None` where the file does not say.

        `verifier` is what the client proved itself against, `None` where a plugin let it in.
        """
        entry = self._entry(user) or self._entry(ANYBODY)
        if entry is None:
            return None
        password = await self._text(entry.server_password, entry.server_secret)
        own = None if password is not None else await self._text(entry.password, entry.secret)
        if own is not None and not own.startswith(_SCRAM):
            password = own
        return ServerLogin(entry.server_user or user, password, verifier)

    def _entry(self, user: str) -> Entry | None:
        version = _version(self._path)
        if version != self._version:
            self._version = version
            try:
                self._entries = _read(self._path)
                self._verifiers.clear()
                event("users read", file=str(self._path), users=len(self._entries))
            except ConfigurationError as error:  # those of before stay
                event("users not read", logging.ERROR, file=str(self._path), cause=str(error))
        return self._entries.get(user)

    async def _text(self, given: str | None, secret: str | None) -> str | None:
        """Return a value that is given or a secret; raises `Failure` where the secret cannot be had."""
        if secret is None:
            return given
        found = await asyncio.to_thread(self._provider.get, secret)
        return await found if inspect.isawaitable(found) else found


def _version(path: Path) -> tuple[int, int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def _read(path: Path) -> dict[str, Entry]:
    try:
        document = tomli.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError, RecursionError) as error:
        raise ConfigurationError(str(path), [Problem("", f"no readable TOML: {error}")]) from error
    problems = [
        Problem(key, f"expected [users.NAME] only{suggestion(key, ['users'])}") for key in document if key != "users"
    ]
    section: Any = document.get("users", {})
    if not isinstance(section, dict):
        raise ConfigurationError(str(path), [Problem("users", f"expected a table, found {type_name(section)}")])
    entries: dict[str, Entry] = {}
    for name, body in section.items():
        entry, wrong = structure(body, Entry, f"users.{name}")
        problems += wrong
        if entry is not None:
            problems += _problems(name, entry)
            entries[name] = entry
    if problems:
        raise ConfigurationError(str(path), problems)
    if path.stat().st_mode & 0o077 and any(e.password or e.server_password for e in entries.values()):
        event("users can be read by others", logging.WARNING, file=str(path), expected="mode 0600, or secrets")
    return entries


def _problems(name: str, entry: Entry) -> list[Problem]:
    where = f"users.{name}"
    found = []
    for one, other in (("password", "secret"), ("server_password", "server_secret")):
        if getattr(entry, one) is not None and getattr(entry, other) is not None:
            found.append(Problem(where, f"expected {one} or {other}, found both"))
    if name == ANYBODY and (entry.password is not None or entry.secret is not None):
        found.append(Problem(where, "expected no password: whom a plugin lets in needs none"))
    if entry.password is not None:
        if not entry.password:
            found.append(Problem(f"{where}.password", "expected a password, found an empty text"))
        elif _MD5.fullmatch(entry.password):
            found.append(Problem(f"{where}.password", "expected a SCRAM-SHA-256 verifier, found an MD5 hash"))
        elif entry.password.startswith(_SCRAM):
            try:
                Verifier.parse(entry.password)
            except ScramError as error:
                found.append(Problem(f"{where}.password", str(error)))
    if entry.server_password is not None and entry.server_password.startswith(_SCRAM):
        found.append(Problem(f"{where}.server_password", "expected a password: a verifier does not prove one"))
    return found
