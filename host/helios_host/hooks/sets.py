"""The chains of a host, one attribute each: for callers with and without asyncio."""

from __future__ import annotations

from collections.abc import Coroutine, Mapping, Sequence
from typing import Any, Final, Generic, TypeVar

from helios_api.v2.metrics import QueryEvent
from helios_api.v2.types import Call

from .background import Background, DisconnectChain, EventsChain
from .chain import AuthenticateChain, AuthorizeChain, Chain, ConnectChain, PreQueryChain, Restate, RewriteChain
from .seat import Seat

__all__ = ["AsyncHooks", "Hooks"]

S = TypeVar("S")
A = TypeVar("A")
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

    __slots__ = ("_chain", "is_empty", "plugins")

    def __init__(self, chain: C) -> None:
        self._chain = chain
        self.is_empty: Final[bool] = chain.is_empty
        """Whether no plugin has this hook."""
        self.plugins: Final[tuple[str, ...]] = chain.plugins
        """The plugins' names, in the order in which they are asked."""


class AsyncChain(_Face[Chain[S, A]], Generic[S, A]):
    """A chain to be awaited; see the chain of the same name for its rule."""

    __slots__ = ()

    def __call__(self, call: Call, subject: S) -> Coroutine[Any, Any, A | None]:
        """Ask every plugin that has a say."""
        return self._chain.ask(call, subject)


class _AsyncConnect(_Face[ConnectChain]):
    __slots__ = ()

    def __call__(self, call: Call) -> Coroutine[Any, Any, Any]:
        """Say whether the session may begin."""
        return self._chain.ask(call, None)


class _AsyncDisconnect(_Face[DisconnectChain]):
    __slots__ = ()

    async def __call__(self, call: Call) -> None:
        """Tell every plugin soon that the call's session ended."""
        self._chain(call)


class _AsyncEvents(_Face[EventsChain]):
    __slots__ = ()

    async def __call__(self, call: Call, events: Sequence[QueryEvent]) -> None:
        """Tell every plugin soon what happened."""
        self._chain(call, events)


class AsyncHooks:
    """Every chain of one set of plugins, to be awaited; it never changes, as `Hooks` does not."""

    def __init__(self, hooks: Hooks) -> None:
        self.pre_query: Final = AsyncChain(hooks.pre_query)
        self.rewrite: Final = AsyncChain(hooks.rewrite)
        self.authorize: Final = AsyncChain(hooks.authorize)
        self.authenticate: Final = AsyncChain(hooks.authenticate)
        self.on_connect: Final = _AsyncConnect(hooks.on_connect)
        self.on_disconnect: Final = _AsyncDisconnect(hooks.on_disconnect)
        self.on_events: Final = _AsyncEvents(hooks.on_events)
