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

from .background import Background, DisconnectChain, EventsChain
from .chain import AuthenticateChain, AuthorizeChain, Chain, ConnectChain, PreQueryChain, Restate, RewriteChain
from .seat import Seat

__all__ = ["AsyncHooks", "Hooks"]

C = TypeVar("C", bound=Chain[Any, Any])


class Hooks:
    """Every chain of one set of plugins, called without asyncio; `seats` are by the chain's name.

    It never changes: another set of plugins makes another object. So what a caller derives from it, such as decisions
    that may be reused, is good as long as the host gives the same object.
    """

    def __init__(self, restate: Restate, background: Background, seats: Mapping[str, Sequence[Seat[Any, Any]]]) -> None:
        def of(name: str) -> Sequence[Seat[Any, Any]]:
            return seats.get(name, ())

        self.pre_query: Final = PreQueryChain(restate, of("pre_query"))
        self.rewrite: Final = RewriteChain(restate, of("rewrite"))
        self.authorize: Final = AuthorizeChain(of("authorize"))
        self.authenticate: Final = AuthenticateChain(of("authenticate"))
        self.on_connect: Final = ConnectChain(of("on_connect"))
        self.on_disconnect: Final = DisconnectChain(background, of("on_disconnect"))
        self.on_events: Final = EventsChain(background, of("on_events"))


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


class _AsyncDisconnect(_Face[DisconnectChain]):
    async def __call__(self, call: Call) -> None:
        """Tell every plugin soon that the call's session ended."""
        self._chain(call)


class _AsyncEvents(_Face[EventsChain]):
    async def __call__(self, call: Call, events: Sequence[QueryEvent]) -> None:
        """Tell every plugin soon what happened."""
        self._chain(call, events)


class AsyncHooks:
    """Every chain of one set of plugins, to be awaited; it never changes, as `Hooks` does not."""

    def __init__(self, hooks: Hooks) -> None:
        self.pre_query: Final = _AsyncPreQuery(hooks.pre_query)
        self.rewrite: Final = _AsyncRewrite(hooks.rewrite)
        self.authorize: Final = _AsyncAuthorize(hooks.authorize)
        self.authenticate: Final = _AsyncAuthenticate(hooks.authenticate)
        self.on_connect: Final = _AsyncConnect(hooks.on_connect)
        self.on_disconnect: Final = _AsyncDisconnect(hooks.on_disconnect)
        self.on_events: Final = _AsyncEvents(hooks.on_events)
