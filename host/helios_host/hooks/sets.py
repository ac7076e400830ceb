"""The chains of a host, one attribute each: for callers with and without asyncio."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Generic, TypeVar

from helios_api.v2.authenticate import AuthRequest, AuthResult
from helios_api.v2.authorize import AuthorizeOutcome
from helios_api.v2.connection import ConnectDecision
from helios_api.v2.metrics import QueryEvent
from helios_api.v2.pre_query import PreQueryOutcome
from helios_api.v2.rewrite import RewrittenStatement
from helios_api.v2.types import Call, Statement

from .background import Background, EventChain, NoticeChain
from .chain import AuthenticateChain, AuthorizeChain, Chain, ConnectChain, PreQueryChain, Restate, RewriteChain
from .seat import Seat
from .table import FUNCTIONS

__all__ = ["AsyncHooks", "Hooks"]

C = TypeVar("C", bound=Chain[Any, Any])


class Hooks:
    """Every chain, called without asyncio. The chains stay the same objects while their seats change."""

    def __init__(self, restate: Restate, proxy_call: Call) -> None:
        self._background = Background()
        self.pre_query: Final = PreQueryChain(restate)
        self.rewrite: Final = RewriteChain(restate)
        self.authorize: Final = AuthorizeChain()
        self.authenticate: Final = AuthenticateChain()
        self.on_connect: Final = ConnectChain()
        self.on_disconnect: Final = NoticeChain(self._background)
        self.metrics: Final = EventChain(self._background, proxy_call)

    def replace(self, seats: Mapping[str, Sequence[Seat[Any, Any]]]) -> None:
        """Give every chain the seats that stand under its name."""
        for row in FUNCTIONS:
            chain: Chain[Any, Any] = getattr(self, row.name)
            chain.replace(seats.get(row.name, ()))

    def flush(self, timeout: float) -> bool:
        """Wait until what was told in the background has been delivered; says whether it was within `timeout`."""
        return self._background.flush(timeout)

    def close(self, timeout: float) -> None:
        """Deliver what waits, at most for `timeout` seconds, and end the background thread."""
        self._background.close(timeout)


class _Face(Generic[C]):
    """A chain as asyncio callers see it."""

    __slots__ = ("_chain",)

    def __init__(self, chain: C) -> None:
        self._chain = chain

    @property
    def is_empty(self) -> bool:
        """Whether no plugin has this hook."""
        return self._chain.is_empty

    @property
    def plugins(self) -> tuple[str, ...]:
        """The plugins' names, in the order in which they are asked."""
        return self._chain.plugins


class _AsyncPreQuery(_Face[PreQueryChain]):
    async def __call__(self, call: Call, statement: Statement) -> PreQueryOutcome | None:
        """Decide what happens to a statement."""
        return self._chain(call, statement)


class _AsyncRewrite(_Face[RewriteChain]):
    async def __call__(self, call: Call, statement: Statement) -> RewrittenStatement | None:
        """Return what takes the statement's place, or `None`."""
        return self._chain(call, statement)


class _AsyncAuthorize(_Face[AuthorizeChain]):
    async def __call__(self, call: Call, statement: Statement) -> AuthorizeOutcome | None:
        """Say whether the statement may run."""
        return self._chain(call, statement)


class _AsyncAuthenticate(_Face[AuthenticateChain]):
    async def __call__(self, call: Call, request: AuthRequest) -> AuthResult | None:
        """Say who the client is."""
        return self._chain(call, request)


class _AsyncConnect(_Face[ConnectChain]):
    async def __call__(self, call: Call) -> ConnectDecision | None:
        """Say whether the session may begin."""
        return self._chain(call)


class _AsyncNotice(_Face[NoticeChain]):
    async def __call__(self, call: Call) -> None:
        """Tell every plugin that the call's session ended, soon."""
        self._chain(call)


class _AsyncEvents(_Face[EventChain]):
    async def __call__(self, events: Sequence[QueryEvent]) -> None:
        """Tell every plugin what happened, soon."""
        self._chain(events)


class AsyncHooks:
    """Every chain, to be awaited."""

    def __init__(self, hooks: Hooks) -> None:
        self.pre_query: Final = _AsyncPreQuery(hooks.pre_query)
        self.rewrite: Final = _AsyncRewrite(hooks.rewrite)
        self.authorize: Final = _AsyncAuthorize(hooks.authorize)
        self.authenticate: Final = _AsyncAuthenticate(hooks.authenticate)
        self.on_connect: Final = _AsyncConnect(hooks.on_connect)
        self.on_disconnect: Final = _AsyncNotice(hooks.on_disconnect)
        self.metrics: Final = _AsyncEvents(hooks.metrics)
