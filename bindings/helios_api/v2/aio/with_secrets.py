# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Secrets by name, for a plugin's world to include; permission `secrets`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from .secrets import Secrets

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["WithSecrets", "WithSecretsImports"]


@attrs.frozen(kw_only=True)
class WithSecretsImports:
    """What a host provides to a component of the world `with-secrets`."""

    secrets: Secrets


class WithSecrets:
    """Secrets by name, for a plugin's world to include; permission `secrets`."""

    __slots__ = ("instance",)

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance

    @classmethod
    def link(cls, engine: Engine, imports: WithSecretsImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.SECRETS, imports.secrets)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: WithSecretsImports | AsyncLinker
    ) -> WithSecrets:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.WITH_SECRETS)
        return cls(await prepared.instantiate_async(store))
