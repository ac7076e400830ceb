"""Chains that take what plugins have: the first answer, everybody's, or that of the one that is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, Self, TypeVar

import attrs
from helios_api.v2.agent_tools import ToolDefinition, ToolResult, ToolResultUnknown
from helios_api.v2.rag import Chunk
from helios_api.v2.route import Backend, RouteDecision, RouteDecisionAbstain, RouteDecisionBlock
from helios_api.v2.types import Statement

from helios_host.errors import CallError, UnknownPlugin, client_text

from .chain import Chain, Steps
from .seat import Seat

__all__ = [
    "AddressedChain",
    "ExecuteToolChain",
    "FirstAnswerChain",
    "PickChain",
    "RouteChain",
    "TagsChain",
    "UnionChain",
    "named_chunk",
    "named_tool",
]

S = TypeVar("S")
A = TypeVar("A")


class PickChain(Chain[S, A], Generic[S, A]):
    """A chain whose caller may name one plugin of it."""

    def __init__(self, seats: Iterable[Seat[S, A]] = ()) -> None:
        super().__init__(seats)
        self._whole: Self | None = None

    def of(self, plugin: str) -> Self:
        """Return this chain with one plugin only; raises `UnknownPlugin` where that is not in it."""
        part = type(self)(seat for seat in self.seats if seat.plugin == plugin)
        if part.is_empty:
            raise UnknownPlugin("it is not loaded, or has not this hook", plugin=plugin)
        part._whole = self  # noqa: SLF001 - a plugin drains for as long as somebody holds a chain that asks it
        return part


class FirstAnswerChain(PickChain[S, A]):
    """The first plugin that answers something decides. Under the rule `deny`, a failure raises its `CallError`."""

    def steps(self, subject: S) -> Steps[S, A | None]:
        """Ask in turn; `None` leaves it to the next plugin."""
        for seat in self.seats:
            try:
                answer: A | None = yield seat, subject
            except CallError as error:
                if seat.refuses(error):
                    raise
                continue
            if answer is not None:
                return answer
        return None


class RouteChain(Chain[tuple[Statement, list[Backend]], RouteDecision]):
    """`route`: the first plugin that does not abstain decides; under the rule `deny`, a failure blocks."""

    def steps(
        self, subject: tuple[Statement, list[Backend]]
    ) -> Steps[tuple[Statement, list[Backend]], RouteDecision | None]:
        """Choose a server."""
        for seat in self.seats:
            try:
                answer: RouteDecision = yield seat, subject
            except CallError as error:
                if seat.refuses(error):
                    return RouteDecisionBlock(seat.excuse(error))
                continue
            if isinstance(answer, RouteDecisionBlock):
                return RouteDecisionBlock(client_text(answer.value))
            if not isinstance(answer, RouteDecisionAbstain):
                return answer
        return None


class AddressedChain(PickChain[S, A]):
    """One plugin answers, `of` the one that is named or else the first; under `deny` a failure raises its `CallError`.

    No other plugin takes its place: what one made, only that one understands.
    """

    def steps(self, subject: S) -> Steps[S, A | None]:
        """Ask it."""
        for seat in self.seats[:1]:
            try:
                answer: A = yield seat, subject
            except CallError as error:
                if seat.refuses(error):
                    raise
            else:
                return answer
        return None


class ExecuteToolChain(Chain[tuple[str, str], ToolResult]):
    """`execute-tool`: the plugin whose tool it is, by its name `plugin.tool`; under `deny` a failure raises."""

    def steps(self, subject: tuple[str, str]) -> Steps[tuple[str, str], ToolResult | None]:
        """Call a tool with its parameters, a JSON object."""
        name, params = subject
        plugin, _, tool = name.rpartition(".")
        for seat in self.seats:
            if seat.plugin != plugin:
                continue
            try:
                answer: ToolResult = yield seat, (tool, params)
            except CallError as error:
                if seat.refuses(error):
                    raise
                return None
            return answer
        return ToolResultUnknown()


class UnionChain(Chain[S, list[A]], Generic[S, A]):
    """What all plugins have, in the order of the plugins, each item as `named` says it with its plugin's name.

    Under the rule `deny`, a failure raises its `CallError`.
    """

    def __init__(self, named: Callable[[str, A], A], seats: Iterable[Seat[S, list[A]]] = ()) -> None:
        super().__init__(seats)
        self._named = named

    def steps(self, subject: S) -> Steps[S, list[A] | None]:
        """Ask everybody."""
        found: list[A] | None = None
        for seat in self.seats:
            try:
                answer: list[A] = yield seat, subject
            except CallError as error:
                if seat.refuses(error):
                    raise
                continue
            found = (found or []) + [self._named(seat.plugin, item) for item in answer]
        return found


class TagsChain(Chain[S, list[str]], Generic[S]):
    """The tags that any plugin names, each once: tags are shared by all plugins.

    Under the rule `deny`, a failure raises its `CallError`.
    """

    def steps(self, subject: S) -> Steps[S, list[str] | None]:
        """Ask everybody."""
        found: dict[str, None] | None = None
        for seat in self.seats:
            try:
                answer: list[str] = yield seat, subject
            except CallError as error:
                if seat.refuses(error):
                    raise
                continue
            found = (found or {}) | dict.fromkeys(answer)
        return None if found is None else list(found)


def named_tool(plugin: str, tool: ToolDefinition) -> ToolDefinition:
    """Return a tool under the name `plugin.tool`."""
    return attrs.evolve(tool, name=f"{plugin}.{tool.name}")


def named_chunk(plugin: str, chunk: Chunk) -> Chunk:
    """Return a chunk under the id `plugin.id`."""
    return attrs.evolve(chunk, id=f"{plugin}.{chunk.id}")
