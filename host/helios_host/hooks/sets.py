"""The chains of a host, one attribute each: for callers with and without asyncio."""

from __future__ import annotations

from collections.abc import Awaitable, Coroutine, Generator, Iterable, Mapping, Sequence
from typing import Any, Final, Generic, TypeAlias, TypeVar

from helios_api.v2.agent_tools import ToolDefinition
from helios_api.v2.cache import CacheEntry
from helios_api.v2.llm_response import ResponseContext, ResponseDecisionDeny
from helios_api.v2.metrics import QueryEvent
from helios_api.v2.rag import Chunk, RagConfig
from helios_api.v2.rewrite import RewrittenStatement
from helios_api.v2.types import Call, Statement, TableName
from helios_api.v2.vector_index import Quantizer

from .answers import (
    AddressedChain,
    ExecuteToolChain,
    FirstAnswerChain,
    PickChain,
    RouteChain,
    TagsChain,
    UnionChain,
    named_chunk,
    named_tool,
)
from .background import Background, DisconnectChain, EventsChain
from .chain import AuthenticateChain, AuthorizeChain, Chain, ConnectChain, PreQueryChain, Restate, RewriteChain
from .checks import checked
from .pipelines import PostQueryChain, RerankChain, ResponseChain
from .seat import Seat
from .stream import AsyncResponseStream, ProcessorChain
from .votes import BranchChain, CacheSetChain, MergeChain, ShouldCacheChain, SyncModeChain, TimeTravelChain

__all__ = ["AsyncHooks", "Hooks"]

S = TypeVar("S")
A = TypeVar("A")
C = TypeVar("C", bound=Chain[Any, Any])

Vector: TypeAlias = list[float]


class Hooks:
    """Every chain of one set of plugins, called without asyncio; `seats` are by the chain's name.

    It never changes: another set of plugins makes another object. So what a caller derives from it, such as decisions
    that may be reused, is good as long as the host gives the same object.
    """

    def __init__(self, restate: Restate, background: Background, seats: Mapping[str, Sequence[Seat[Any, Any]]]) -> None:
        def of(name: str) -> Iterable[Seat[Any, Any]]:
            return checked(name, seats.get(name, ()))

        self.pre_query: Final = PreQueryChain(restate, of("pre_query"))
        self.rewrite: Final = RewriteChain(restate, of("rewrite"))
        self.authorize: Final = AuthorizeChain(of("authorize"))
        self.authenticate: Final = AuthenticateChain(of("authenticate"))
        self.on_connect: Final = ConnectChain(of("on_connect"))
        self.on_disconnect: Final = DisconnectChain(background, of("on_disconnect"))
        self.on_events: Final = EventsChain(background, of("on_events"))
        self.post_query: Final = PostQueryChain(of("post_query"))
        self.route: Final = RouteChain(of("route"))
        self.select_sync_mode: Final = SyncModeChain(of("select_sync_mode"))
        self.cache_key: Final = FirstAnswerChain[Statement, str](of("cache_key"))
        self.cache_get: Final = FirstAnswerChain[str, CacheEntry](of("cache_get"))
        self.should_cache: Final = ShouldCacheChain(of("should_cache"))
        self.cache_set: Final = CacheSetChain(of("cache_set"))
        self.cache_invalidate: Final = TagsChain[list[TableName]](of("cache_invalidate"))
        self.can_access_branch: Final = BranchChain[str](of("can_access_branch"))
        self.on_branch_create: Final = BranchChain[tuple[str, str]](of("on_branch_create"))
        self.on_branch_merge: Final = MergeChain(of("on_branch_merge"))
        self.on_branch_delete: Final = BranchChain[str](of("on_branch_delete"))
        self.time_travel_policy: Final = TimeTravelChain(of("time_travel_policy"))
        self.embed: Final = FirstAnswerChain[list[str], list[Vector]](of("embed"))
        self.similarity: Final = FirstAnswerChain[tuple[Vector, Vector], float](of("similarity"))
        self.dimensions: Final = FirstAnswerChain[None, int](of("dimensions"))
        self.model_name: Final = FirstAnswerChain[None, str](of("model_name"))
        self.distances: Final = AddressedChain[tuple[Vector, list[Vector]], list[float]](of("distances"))
        self.train: Final = AddressedChain[list[Vector], Quantizer](of("train"))
        self.encode: Final = AddressedChain[tuple[Quantizer, list[Vector]], list[bytes]](of("encode"))
        self.decode: Final = AddressedChain[tuple[Quantizer, list[bytes]], list[Vector]](of("decode"))
        self.rag_retrieve: Final = UnionChain[tuple[str, RagConfig], Chunk](named_chunk, of("rag_retrieve"))
        self.rag_rerank: Final = RerankChain(of("rag_rerank"))
        self.list_tools: Final = UnionChain[None, ToolDefinition](named_tool, of("list_tools"))
        self.execute_tool: Final = ExecuteToolChain(of("execute_tool"))
        self.post_process_response: Final = ResponseChain(of("post_process_response"))
        self.open_processor: Final = ProcessorChain(of("open_processor"), of("post_process_response"))


class _Face(Generic[C]):
    """A chain as asyncio callers see it."""

    __slots__ = ("_chain", "is_empty", "may_wait", "plugins")

    def __init__(self, chain: C) -> None:
        self._chain = chain
        self.is_empty: Final[bool] = chain.is_empty
        """Whether no plugin has this hook."""
        self.plugins: Final[tuple[str, ...]] = chain.plugins
        """The plugins' names, in the order in which they are asked."""
        self.may_wait: Final[bool] = any(seat.may_wait for seat in chain.seats)
        """Whether a plugin of it may wait for a host function."""


class AsyncChain(_Face[Chain[S, A]], Generic[S, A]):
    """A chain to be awaited; see the chain of the same name for its rule."""

    __slots__ = ()

    def __call__(self, call: Call, subject: S) -> Coroutine[Any, Any, A | None]:
        """Ask every plugin that has a say."""
        return self._chain.ask(call, subject)


class _AsyncRewrite(AsyncChain[Statement, RewrittenStatement | None]):
    __slots__ = ("_rewrite", "unchanged")

    def __init__(self, chain: RewriteChain) -> None:
        super().__init__(chain)
        self._rewrite = chain
        self.unchanged: Final = chain.unchanged
        """How far a statement that all plugins left as it is need not be asked about again."""

    @property
    def skipped(self) -> int:
        """How often a plugin failed, and its answer was done without."""
        return self._rewrite.skipped


class AsyncPickChain(AsyncChain[S, A]):
    """A chain to be awaited, whose caller may name one plugin of it."""

    __slots__ = ("_pick",)

    def __init__(self, chain: PickChain[S, A]) -> None:
        super().__init__(chain)
        self._pick = chain

    def of(self, plugin: str) -> AsyncPickChain[S, A]:
        """Return this chain with one plugin only; raises `UnknownPlugin` where that is not in it."""
        return AsyncPickChain(self._pick.of(plugin))


class AsyncProcessorChain(_Face[ProcessorChain]):
    """Begins streamed answers of models, to be awaited."""

    __slots__ = ()

    async def __call__(self, call: Call, subject: ResponseContext) -> AsyncResponseStream | ResponseDecisionDeny | None:
        """Begin a streamed answer; `None` when no plugin has a say."""
        return await self._chain.ask(call, subject)


class _AsyncConnect(_Face[ConnectChain]):
    __slots__ = ()

    def __call__(self, call: Call) -> Coroutine[Any, Any, Any]:
        """Say whether the session may begin."""
        return self._chain.ask(call, None)


class _Done:
    """What is awaited of chains that are told: they have told their queue already, also if nobody awaits."""

    __slots__ = ()

    def __await__(self) -> Generator[Any, Any, None]:
        return
        yield


_DONE: Final = _Done()


class _AsyncDisconnect(_Face[DisconnectChain]):
    __slots__ = ()

    def __call__(self, call: Call) -> Awaitable[None]:
        """Tell every plugin soon that the call's session ended; it need not be awaited."""
        self._chain(call)
        return _DONE


class _AsyncEvents(_Face[EventsChain]):
    __slots__ = ()

    def __call__(self, call: Call, events: Sequence[QueryEvent]) -> Awaitable[None]:
        """Tell every plugin soon what happened; it need not be awaited."""
        self._chain(call, events)
        return _DONE


class AsyncHooks:
    """Every chain of one set of plugins, to be awaited; it never changes, as `Hooks` does not."""

    def __init__(self, hooks: Hooks) -> None:
        self.pre_query: Final = AsyncChain(hooks.pre_query)
        self.rewrite: Final = _AsyncRewrite(hooks.rewrite)
        self.authorize: Final = AsyncChain(hooks.authorize)
        self.authenticate: Final = AsyncChain(hooks.authenticate)
        self.on_connect: Final = _AsyncConnect(hooks.on_connect)
        self.on_disconnect: Final = _AsyncDisconnect(hooks.on_disconnect)
        self.on_events: Final = _AsyncEvents(hooks.on_events)
        self.post_query: Final = AsyncChain(hooks.post_query)
        self.route: Final = AsyncChain(hooks.route)
        self.select_sync_mode: Final = AsyncChain(hooks.select_sync_mode)
        self.cache_key: Final = AsyncChain(hooks.cache_key)
        self.cache_get: Final = AsyncChain(hooks.cache_get)
        self.should_cache: Final = AsyncChain(hooks.should_cache)
        self.cache_set: Final = AsyncChain(hooks.cache_set)
        self.cache_invalidate: Final = AsyncChain(hooks.cache_invalidate)
        self.can_access_branch: Final = AsyncChain(hooks.can_access_branch)
        self.on_branch_create: Final = AsyncChain(hooks.on_branch_create)
        self.on_branch_merge: Final = AsyncChain(hooks.on_branch_merge)
        self.on_branch_delete: Final = AsyncChain(hooks.on_branch_delete)
        self.time_travel_policy: Final = AsyncChain(hooks.time_travel_policy)
        self.embed: Final = AsyncPickChain(hooks.embed)
        self.similarity: Final = AsyncPickChain(hooks.similarity)
        self.dimensions: Final = AsyncPickChain(hooks.dimensions)
        self.model_name: Final = AsyncPickChain(hooks.model_name)
        self.distances: Final = AsyncPickChain(hooks.distances)
        self.train: Final = AsyncPickChain(hooks.train)
        self.encode: Final = AsyncPickChain(hooks.encode)
        self.decode: Final = AsyncPickChain(hooks.decode)
        self.rag_retrieve: Final = AsyncChain(hooks.rag_retrieve)
        self.rag_rerank: Final = AsyncChain(hooks.rag_rerank)
        self.list_tools: Final = AsyncChain(hooks.list_tools)
        self.execute_tool: Final = AsyncChain(hooks.execute_tool)
        self.post_process_response: Final = AsyncChain(hooks.post_process_response)
        self.open_processor: Final = AsyncProcessorChain(hooks.open_processor)
