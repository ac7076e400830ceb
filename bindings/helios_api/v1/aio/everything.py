# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Every service and every hook; for bindings and conformance, not for plugins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from .agent_tools import AgentTools
from .authenticate import Authenticate
from .authorize import Authorize
from .branch_policy import BranchPolicy
from .cache import Cache
from .cache_store import CacheStore
from .config import Config
from .embedding import Embedding
from .http import Http
from .kv import Kv
from .lifecycle import Lifecycle
from .llm_response import LlmResponse
from .log import Log
from .metrics import Metrics
from .post_query import PostQuery
from .pre_query import PreQuery
from .query import Query
from .rag import Rag
from .rewrite import Rewrite
from .route import Route
from .search import Search
from .sync_mode import SyncModeExports
from .telemetry import Telemetry
from .time_travel import TimeTravel
from .vector_index import VectorIndex

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["Everything", "EverythingImports"]


@attrs.frozen(kw_only=True)
class EverythingImports:
    """What a host provides to a component of the world `everything`."""

    cache_store: CacheStore
    config: Config
    http: Http
    kv: Kv
    log: Log
    query: Query
    search: Search
    telemetry: Telemetry


class Everything:
    """Every service and every hook; for bindings and conformance, not for plugins."""

    __slots__ = (
        "agent_tools",
        "authenticate",
        "authorize",
        "branch_policy",
        "cache",
        "embedding",
        "instance",
        "lifecycle",
        "llm_response",
        "metrics",
        "post_query",
        "pre_query",
        "rag",
        "rewrite",
        "route",
        "sync_mode",
        "time_travel",
        "vector_index",
    )

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.agent_tools = AgentTools(instance)
        self.authenticate = Authenticate(instance)
        self.authorize = Authorize(instance)
        self.branch_policy = BranchPolicy(instance)
        self.cache = Cache(instance)
        self.embedding = Embedding(instance)
        self.lifecycle = Lifecycle(instance)
        self.llm_response = LlmResponse(instance)
        self.metrics = Metrics(instance)
        self.post_query = PostQuery(instance)
        self.pre_query = PreQuery(instance)
        self.rag = Rag(instance)
        self.rewrite = Rewrite(instance)
        self.route = Route(instance)
        self.sync_mode = SyncModeExports(instance)
        self.time_travel = TimeTravel(instance)
        self.vector_index = VectorIndex(instance)

    @classmethod
    def link(cls, engine: Engine, imports: EverythingImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.CACHE_STORE, imports.cache_store)
        linker.define(descriptors.CONFIG, imports.config)
        linker.define(descriptors.HTTP, imports.http)
        linker.define(descriptors.KV, imports.kv)
        linker.define(descriptors.LOG, imports.log)
        linker.define(descriptors.QUERY, imports.query)
        linker.define(descriptors.SEARCH, imports.search)
        linker.define(descriptors.TELEMETRY, imports.telemetry)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: EverythingImports | AsyncLinker
    ) -> Everything:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.EVERYTHING)
        return cls(await prepared.instantiate_async(store))
