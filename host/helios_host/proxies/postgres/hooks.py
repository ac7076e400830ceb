"""What the proxy asks of a plugin host: one chain for each hook, to be awaited."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any, Protocol

from helios_api.v2.authenticate import AuthRequest, AuthResult
from helios_api.v2.authorize import AuthorizeOutcome
from helios_api.v2.branch_policy import BranchAccess, MergePolicy
from helios_api.v2.cache import CacheEntry, CacheSetDecision, ShouldCacheDecision
from helios_api.v2.connection import ConnectDecision
from helios_api.v2.metrics import QueryEvent
from helios_api.v2.post_query import PostQueryDecision
from helios_api.v2.pre_query import PreQueryOutcome
from helios_api.v2.rewrite import RewrittenStatement
from helios_api.v2.route import Backend, RouteDecision
from helios_api.v2.sync_mode import SyncChoice
from helios_api.v2.time_travel import TimePolicy, TimeRange
from helios_api.v2.types import CacheScope, Call, ResultSet, Statement, TableName

__all__ = [
    "BranchCreation",
    "BranchMerge",
    "Branches",
    "CacheGet",
    "CacheInvalidate",
    "CacheKey",
    "CacheSet",
    "Chain",
    "Hooks",
    "Host",
    "PostQuery",
    "Route",
    "ShouldCache",
    "SyncModes",
    "TimeTravel",
]


class Chain(Protocol):
    """A chain of plugins; `is_empty` where no plugin subscribes to its hook."""

    @property
    def is_empty(self) -> bool:
        """Whether no plugin subscribes."""

    @property
    def may_wait(self) -> bool:
        """Whether a plugin of it may wait for a host function, which takes a task."""


class OnConnect(Chain, Protocol):
    """`None` accepts."""

    def __call__(self, call: Call, /) -> Coroutine[Any, Any, ConnectDecision | None]: ...


class OnDisconnect(Chain, Protocol):
    """Tells every plugin soon; what it returns need not be awaited."""

    def __call__(self, call: Call, /) -> Any: ...


class Authenticate(Chain, Protocol):
    """`None` leaves it to the server."""

    def __call__(self, call: Call, request: AuthRequest, /) -> Coroutine[Any, Any, AuthResult | None]: ...


class PreQuery(Chain, Protocol):
    """`None` goes on with the statement as it is."""

    def __call__(self, call: Call, statement: Statement, /) -> Coroutine[Any, Any, PreQueryOutcome | None]: ...


class Rewrite(Chain, Protocol):
    """`None` leaves the statement as it is."""

    @property
    def unchanged(self) -> CacheScope | None:
        """How far a statement that all plugins left as it is need not be asked about again."""

    @property
    def skipped(self) -> int:
        """How often a plugin failed, and its answer was done without."""

    def __call__(self, call: Call, statement: Statement, /) -> Coroutine[Any, Any, RewrittenStatement | None]: ...


class Authorize(Chain, Protocol):
    """`None` allows."""

    def __call__(self, call: Call, statement: Statement, /) -> Coroutine[Any, Any, AuthorizeOutcome | None]: ...


class Branches(Chain, Protocol):
    """`None` allows."""

    def __call__(self, call: Call, branch: str, /) -> Coroutine[Any, Any, BranchAccess | None]:
        """Say whether the call's identity may use a branch."""


class BranchCreation(Chain, Protocol):
    """`None` allows."""

    def __call__(self, call: Call, subject: tuple[str, str], /) -> Coroutine[Any, Any, BranchAccess | None]:
        """Say whether the call's identity may create a branch from another."""


class BranchMerge(Chain, Protocol):
    """`None` merges."""

    def __call__(self, call: Call, subject: tuple[str, str], /) -> Coroutine[Any, Any, MergePolicy | None]:
        """Say how a merge of a branch into another proceeds."""


class Route(Chain, Protocol):
    """`None` leaves the choice to the proxy."""

    def __call__(
        self, call: Call, subject: tuple[Statement, list[Backend]], /
    ) -> Coroutine[Any, Any, RouteDecision | None]:
        """Choose a server."""


class SyncModes(Chain, Protocol):
    """`None` leaves the session's own setting."""

    def __call__(self, call: Call, subject: tuple[Statement, int | None], /) -> Coroutine[Any, Any, SyncChoice | None]:
        """Choose what a write waits for."""


class PostQuery(Chain, Protocol):
    """`None` passes the result on."""

    def __call__(
        self, call: Call, subject: tuple[Statement, ResultSet], /
    ) -> Coroutine[Any, Any, PostQueryDecision | None]:
        """Say what happens to a result."""


class CacheKey(Chain, Protocol):
    """`None` keeps no result."""

    def __call__(self, call: Call, statement: Statement, /) -> Coroutine[Any, Any, str | None]:
        """Say under which key a statement's result is kept."""


class CacheGet(Chain, Protocol):
    """`None` leaves it to the proxy's own cache."""

    def __call__(self, call: Call, key: str, /) -> Coroutine[Any, Any, CacheEntry | None]:
        """Look a result up elsewhere."""


class ShouldCache(Chain, Protocol):
    """`None` keeps no result."""

    def __call__(
        self, call: Call, subject: tuple[Statement, ResultSet], /
    ) -> Coroutine[Any, Any, ShouldCacheDecision | None]:
        """Say whether a result may be kept."""


class CacheSet(Chain, Protocol):
    """`None` lets the proxy keep it."""

    def __call__(self, call: Call, subject: tuple[str, CacheEntry], /) -> Coroutine[Any, Any, CacheSetDecision | None]:
        """Say whether the proxy keeps a result."""


class CacheInvalidate(Chain, Protocol):
    """Raises where a plugin fails."""

    def __call__(self, call: Call, tables: list[TableName], /) -> Coroutine[Any, Any, list[str] | None]:
        """Name the tags that a change of tables makes wrong."""


class TimeTravel(Chain, Protocol):
    """`None` allows."""

    def __call__(self, call: Call, subject: tuple[TableName, TimeRange], /) -> Coroutine[Any, Any, TimePolicy | None]:
        """Say whether the call's identity may read a table as it was."""


class OnEvents(Chain, Protocol):
    """Tells every plugin soon; what it returns need not be awaited."""

    def __call__(self, call: Call, events: list[QueryEvent], /) -> Any: ...


class Hooks(Protocol):
    """The chains that one set of plugins makes; another set makes another object."""

    @property
    def on_connect(self) -> OnConnect:
        """Who may begin a session."""

    @property
    def on_disconnect(self) -> OnDisconnect:
        """Told that a session ended."""

    @property
    def authenticate(self) -> Authenticate:
        """Who a client is."""

    @property
    def pre_query(self) -> PreQuery:
        """What happens to a statement."""

    @property
    def rewrite(self) -> Rewrite:
        """What takes its place."""

    @property
    def authorize(self) -> Authorize:
        """Whether it may run."""

    @property
    def can_access_branch(self) -> Branches:
        """Whether a session may use its branch."""

    @property
    def on_branch_create(self) -> BranchCreation:
        """Whether a branch may be created."""

    @property
    def on_branch_merge(self) -> BranchMerge:
        """How a branch is merged."""

    @property
    def on_branch_delete(self) -> Branches:
        """Whether a branch may be deleted."""

    @property
    def route(self) -> Route:
        """Which server a session goes to."""

    @property
    def select_sync_mode(self) -> SyncModes:
        """What a write waits for."""

    @property
    def post_query(self) -> PostQuery:
        """What happens to a result."""

    @property
    def cache_key(self) -> CacheKey:
        """Under which key a result is kept."""

    @property
    def cache_get(self) -> CacheGet:
        """Looks a result up elsewhere."""

    @property
    def should_cache(self) -> ShouldCache:
        """Whether a result may be kept."""

    @property
    def cache_set(self) -> CacheSet:
        """Whether the proxy keeps a result."""

    @property
    def cache_invalidate(self) -> CacheInvalidate:
        """What a change of tables makes wrong."""

    @property
    def time_travel_policy(self) -> TimeTravel:
        """Whether a session may read a table's past."""

    @property
    def on_events(self) -> OnEvents:
        """Told how statements ended."""


class Host(Protocol):
    """Where the proxy finds the chains that are in force."""

    @property
    def hooks(self) -> Hooks:
        """The chains that are in force."""
