"""Who may use the admin API, and the record of what they changed."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import os
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from helios_host.config import AdminSettings, AdminToken
from helios_host.errors import ConfigurationError, Problem, printable

__all__ = ["Access", "Audit", "Caller"]

_log = logging.getLogger("helios_host.audit")

SHORTEST_TOKEN: Final = 16
"""Characters of the shortest token that is taken from the environment."""


@attrs.frozen
class Caller:
    """Who asks: the name of the token, and whether it may change what runs."""

    name: str
    may_write: bool


class Access:
    """The tokens of the admin API.

    Raises `ConfigurationError` when a variable that holds a token is not set, or its token is too short.
    """

    def __init__(self, settings: AdminSettings, environment: Mapping[str, str] = os.environ) -> None:
        problems: list[Problem] = []
        self._known: list[tuple[bytes, Caller]] = []
        for index, token in enumerate(settings.tokens):
            digest = _digest(token, environment)
            if digest is None:
                text = f"the environment variable {token.env} holds no token of {SHORTEST_TOKEN} characters or more"
                problems.append(Problem(f"admin.tokens[{index}].env", text))
            else:
                self._known.append((digest, Caller(token.name, token.role == "write")))
        if problems:
            raise ConfigurationError("the admin API", problems)

    def caller(self, authorization: str | None) -> Caller | None:
        """Return who sent this `Authorization` header, or `None`; takes the same time for every wrong token."""
        scheme, _, token = (authorization or "").partition(" ")
        sent = hashlib.sha256(token.strip().encode("utf-8", "surrogateescape")).digest()
        found = None
        for digest, caller in self._known:
            if hmac.compare_digest(digest, sent):
                found = caller
        return found if scheme.lower() == "bearer" else None


class Audit:
    """A line of JSON for each change that was asked for: who, what, on which plugin, and what it came to.

    Raises `ConfigurationError` when the file cannot be written. It is opened for each line: it may be moved away.
    """

    def __init__(self, path: Path | None) -> None:
        self._path: Final = path
        self._lock = threading.Lock()
        try:
            self._write("")
        except OSError as error:
            problem = Problem("admin.audit_log", f"{path} cannot be written: {error.strerror or error}")
            raise ConfigurationError("the admin API", [problem]) from error

    def record(self, who: str, action: str, plugin: str | None, outcome: str) -> None:
        """Write one line, also to the log; where the file cannot be written any more, the log says so."""
        entry: dict[str, Any] = {"who": who, "action": action, "plugin": plugin, "outcome": printable(outcome)}
        text = printable(f"{who} asked for {action} of {plugin or 'every plugin'}: {outcome}")
        _log.info("%s", text, extra={"fields": entry})
        try:
            self._write(json.dumps({"time": time.time(), **entry}) + "\n")
        except OSError as error:
            _log.error("%s cannot be written: %s", self._path, error)

    def _write(self, text: str) -> None:
        if self._path is not None:
            with self._lock, self._path.open("a", encoding="utf-8") as file:
                file.write(text)


def _digest(token: AdminToken, environment: Mapping[str, str]) -> bytes | None:
    if token.sha256 is not None:
        return bytes.fromhex(token.sha256)
    text = environment.get(token.env or "", "")
    return hashlib.sha256(text.encode()).digest() if len(text) >= SHORTEST_TOKEN else None
