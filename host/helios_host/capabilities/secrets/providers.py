"""Where secrets come from: the environment, files of one directory, or what the embedding program passes."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Awaitable, Mapping
from pathlib import Path
from typing import Final, Protocol

from helios_host.capabilities.failures import Missing, Unavailable

__all__ = ["MAX_SECRET", "NAME", "EnvironmentSecrets", "FileSecrets", "SecretProvider"]

MAX_SECRET: Final = 64 << 10
"""Largest secret in bytes."""

NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")
"""Names of secrets: none of them leads out of a directory."""


class SecretProvider(Protocol):
    """Gives secrets by name; the gate has been asked before.

    `get` may block: it is called in a thread of its own, with the caller's context variables. It may also be an `async
    def`, which is awaited in the caller's task where there is one. Nobody waits for it beyond the deadline of the call
    that asks, also not where it swallows its cancellation; it is left to itself then.
    """

    def get(self, name: str) -> str | Awaitable[str]:
        """Return a secret; raises `Missing` when there is none, `Unavailable` when it cannot be read now."""
        ...


class EnvironmentSecrets:
    """Secrets in environment variables: `auth-token` is `HELIOS_SECRET_AUTH_TOKEN` with the default prefix."""

    def __init__(self, prefix: str, environment: Mapping[str, str] = os.environ) -> None:
        self._prefix: Final = prefix
        self._environment: Final = environment

    def get(self, name: str) -> str:
        """Return a secret."""
        variable = self._prefix + re.sub(r"[^A-Za-z0-9]", "_", name).upper()
        value = self._environment.get(variable)
        if value is None:
            raise Missing(f"the operator has no secret {name}")
        if len(value) > MAX_SECRET:
            raise Unavailable(f"the secret {name} is larger than {MAX_SECRET} bytes")
        return value


class FileSecrets:
    """Secrets in files of one directory, named as they are: the layout of Docker, Kubernetes and systemd.

    A link is followed within the directory only. One line break at the end is not part of the secret.
    """

    def __init__(self, directory: Path) -> None:
        self._directory: Final = directory

    def get(self, name: str) -> str:
        """Return a secret."""
        try:
            root = self._directory.resolve(strict=True)
            path = (root / name).resolve(strict=True)
            if not path.is_relative_to(root):
                raise Unavailable(f"the secret {name} lies outside of its directory")
            content = _read(path)
        except FileNotFoundError:
            raise Missing(f"the operator has no secret {name}") from None
        except OSError as error:
            raise Unavailable(f"the secret {name} cannot be read") from error
        if len(content) > MAX_SECRET:
            raise Unavailable(f"the secret {name} is larger than {MAX_SECRET} bytes")
        try:
            text = content.decode()
        except UnicodeDecodeError as error:
            raise Unavailable(f"the secret {name} is not UTF-8") from error
        return text.removesuffix("\n").removesuffix("\r")


def _read(path: Path) -> bytes:
    """Read a regular file that is not swapped for a link meanwhile; a pipe would block."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError("not a regular file")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(MAX_SECRET + 1)
    finally:
        os.close(descriptor)
