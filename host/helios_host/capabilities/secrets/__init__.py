"""The `secrets` import: what the operator keeps for a plugin. Permission `secrets`, and each secret by name.

```toml
[plugins.capabilities.secrets]
provider = "environment"        # environment, files
prefix = "HELIOS_SECRET_"       # environment: auth-token is HELIOS_SECRET_AUTH_TOKEN
directory = "/run/secrets"      # files: one file a secret, at most 64 KiB

[plugins.capabilities.secrets.allow]
custom-auth = ["auth-token"]    # the names that each plugin may read
```

A program that embeds the host may pass a `SecretProvider` of its own instead. One that blocks holds a
call up to its deadline at most: it goes on in a thread of its own, and of those there are at most 32.

A secret that a plugin has read is hidden in its log from then on. Version 1 of the contract has no secrets.
"""

from __future__ import annotations

from collections.abc import Coroutine
from pathlib import Path
from typing import Any, Final, Literal, TypeVar

import attrs
from helios_api.v2 import secrets as secrets2
from witbind import Err, Ok

from helios_host.capabilities.context import PluginContext
from helios_host.capabilities.faces import Io
from helios_host.capabilities.failures import Failure
from helios_host.capabilities.gate import AccessDenied
from helios_host.errors import printable

from .providers import NAME, EnvironmentSecrets, FileSecrets, SecretProvider

__all__ = ["PERMISSION", "SecretProvider", "SecretSettings", "SecretsV2", "open_secrets"]

T = TypeVar("T")

PERMISSION: Final = "secrets"

MOST_SECONDS: Final = 5.0
"""How long a provider may take at most, where the call that asks has no deadline before."""


@attrs.frozen(kw_only=True)
class SecretSettings:
    """The section `[plugins.capabilities.secrets]`; `allow` has the names that each plugin may read."""

    provider: Literal["environment", "files"] = "environment"
    prefix: str = "HELIOS_SECRET_"
    directory: str = "/run/secrets"
    allow: dict[str, tuple[str, ...]] = attrs.field(factory=dict)


def open_secrets(settings: SecretSettings) -> SecretProvider:
    """Return the provider that is configured."""
    if settings.provider == "files":
        return FileSecrets(Path(settings.directory))
    return EnvironmentSecrets(settings.prefix)


@attrs.frozen
class SecretsV2:
    """`secrets` of API version 2, for one plugin."""

    context: PluginContext
    provider: SecretProvider
    io: Io
    settings: SecretSettings = attrs.field(factory=SecretSettings)

    async def get(self, name: str) -> Ok[str] | Err[secrets2.SecretError]:
        """Get the secret of this name."""
        return await _answer(self._get(name))

    async def _get(self, name: str) -> str:
        context = self.context
        context.gate.require(PERMISSION)
        if name not in self.settings.allow.get(context.plugin, ()) or not NAME.fullmatch(name):
            context.say(
                f"the secret {printable(name, 128)} is not granted: add it to {context.plugin} in "
                "[plugins.capabilities.secrets.allow]"
            )
            raise AccessDenied(PERMISSION)
        provider = self.provider
        value: object
        if isinstance(provider, EnvironmentSecrets | FileSecrets):
            value = await self.io.off_loop(provider.get, name)
        else:
            value = await self.io.fetched(provider.get, name, context.scope.remaining(MOST_SECONDS))
        if not isinstance(value, str):
            raise TypeError(f"the provider of secrets gave a {type(value).__name__}, expected a str")
        context.hide(value)
        return value


async def _answer(work: Coroutine[Any, Any, T]) -> Ok[T] | Err[secrets2.SecretError]:
    try:
        return Ok(await work)
    except AccessDenied:
        return Err(secrets2.SecretErrorAccessDenied())
    except Failure as error:
        return Err(secrets2.SecretErrorUnavailable(str(error)))
