# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""A plugin that guards database branches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from .branch_policy import BranchPolicy
from .config import Config
from .lifecycle import Lifecycle
from .log import Log

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["BranchPolicyPlugin", "BranchPolicyPluginImports"]


@attrs.frozen(kw_only=True)
class BranchPolicyPluginImports:
    """What a host provides to a component of the world `branch-policy-plugin`."""

    config: Config
    log: Log


class BranchPolicyPlugin:
    """A plugin that guards database branches."""

    __slots__ = ("branch_policy", "instance", "lifecycle")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.branch_policy = BranchPolicy(instance)
        self.lifecycle = Lifecycle(instance)

    @classmethod
    def link(cls, engine: Engine, imports: BranchPolicyPluginImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.CONFIG, imports.config)
        linker.define(descriptors.LOG, imports.log)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: BranchPolicyPluginImports | AsyncLinker
    ) -> BranchPolicyPlugin:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.BRANCH_POLICY_PLUGIN)
        return cls(await prepared.instantiate_async(store))
