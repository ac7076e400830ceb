"""A place for one instance in a pool, and what every pool is given of its plugin."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final, Generic, TypeVar

import attrs
from witbind.runtime import Instance, Packer

from helios_host.engine.lines import LineTable
from helios_host.errors import Diagnosis, PluginUnavailable

from .budget import CallBudget
from .memory import Claim, MemoryMap, Span, memory_map, release
from .outcomes import call_error
from .scope import CallScope
from .stacks import LEAST_STACK

__all__ = ["Linked", "Origin", "Place"]

M = TypeVar("M")


@attrs.frozen
class Linked(Generic[M]):
    """A component that is linked for one place: `make` makes instances of it, one after the other, in a `Claim`.

    `budget` and `scope` are what its imports know of the running call; `scope` is `None` where they need not.
    """

    make: M
    budget: CallBudget
    scope: CallScope | None


@attrs.frozen
class Origin:
    """Where instances come from: the plugin's name, its component's digest, its last log lines, its source lines.

    `memory` is what each may have, in bytes.
    """

    plugin: str
    digest: str = ""
    tail: Callable[[], tuple[str, ...]] = tuple
    lines: LineTable = attrs.field(factory=LineTable)
    memory: int = 0

    def unavailable(self, reason: str, hook: str, serial: int, cause: BaseException | None = None) -> PluginUnavailable:
        """Return the error of a call for which there is no instance; `serial` is the last one's number."""
        error = PluginUnavailable(reason, plugin=self.plugin, hook=hook, instance=serial)
        error.__cause__ = cause
        return error

    def unfit(self, hook: str, serial: int) -> PluginUnavailable:
        """Return the error of a call from a thread whose stack has no room for it."""
        text = (
            "this thread's stack is too small for guests, or too full within another call: "
            f"they need {LEAST_STACK} bytes (threading.stack_size)"
        )
        return self.unavailable(text, hook, serial)


class Place(Generic[M]):
    """A place for one instance: its linked imports and their budget stay when the instance is another one."""

    __slots__ = (
        "__weakref__",
        "born",
        "budget",
        "calls",
        "first",
        "instance",
        "key",
        "linked",
        "memories",
        "packed",
        "scope",
        "serial",
        "served",
    )

    def __init__(self, linked: Linked[M]) -> None:
        self.linked: Final = linked
        self.budget: Final = linked.budget
        self.scope: Final = linked.scope
        self.instance: Instance | None = None
        self.calls: list[Callable[[Any, Any], Any]] = []
        self.packed: dict[int, Callable[[Packer], Any]] = {}
        self.serial = 0
        self.served = 0
        self.born = 0.0
        self.memories: tuple[Span, ...] = ()
        self.first = 0
        self.key: str | None = None

    def settle(
        self,
        instance: Instance,
        serial: int,
        calls: list[Callable[[Any, Any], Any]],
        claim: Claim | None = None,
    ) -> None:
        """Take a new instance and its functions; its memory is known from now on where it was made in a `claim`."""
        self.serial, self.served, self.born = serial, 0, time.perf_counter()
        if claim is not None:
            self.memories = claim.spans
            self.first = memory_map().used(claim.spans)
        self.calls, self.packed, self.instance = calls, {}, instance

    def empty(self) -> Instance | None:
        """Give the instance away; whoever takes it closes it, and says `closed` then."""
        instance, self.instance, self.calls, self.packed = self.instance, None, [], {}
        return instance

    def packed_call(self, index: int, bind: Callable[[Any], Callable[[Packer], Any]]) -> Callable[[Packer], Any]:
        """Return the instance's function that takes its arguments packed; `bind` makes it when it is first called."""
        made = self.packed.get(index)
        if made is None:
            made = self.packed[index] = bind(self.instance)
        return made

    def closed(self) -> None:
        """The instance that was given away is closed: its memory is no more."""
        release(self.memories)
        self.memories = ()

    def memory(self, found: MemoryMap) -> int:
        """Return the bytes of the instance's memory."""
        return found.used(self.memories)

    def failed(self, origin: Origin, error: BaseException, *, hook: str, limit: float, started: float) -> BaseException:
        """End the running call, which began at `started`, and return what its error means."""
        now = time.perf_counter()
        diagnosis = Diagnosis(
            age=now - self.born,
            calls=self.served,
            digest=origin.digest,
            log=origin.tail(),
            memory=self.memory(memory_map()) if self.memories else 0,
            memory_at_start=self.first,
            memory_limit=origin.memory,
        )
        found = call_error(
            error,
            plugin=origin.plugin,
            hook=hook,
            instance=self.serial,
            limit=limit,
            elapsed=now - started,
            diagnosis=diagnosis,
            lines=origin.lines,
        )
        if self.scope is not None:
            self.scope.end()
        return found
