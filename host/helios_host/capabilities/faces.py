"""One logic, two faces: what an import does is written once as `async def`, and runs in both kinds of store.

In a synchronous store nothing may suspend: drivers block, and `blocking` runs each coroutine to its end in one step. In
an asynchronous store the same coroutines suspend the guest. A driver with two classes of equal methods, one of them
asynchronous, is called through `settle`; work that only blocks goes through `Io.off_loop`.
"""

from __future__ import annotations

import asyncio
import functools
import inspect
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Executor, ThreadPoolExecutor
from types import ModuleType, SimpleNamespace
from typing import Any, ParamSpec, TypeVar, cast

import attrs
from witbind import wit

__all__ = ["Io", "blocking", "run", "same_case", "settle"]

T = TypeVar("T")
A = TypeVar("A")
P = ParamSpec("P")


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine that never suspends; raises `RuntimeError` when it does, which is a fault of a back end."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return cast("T", stop.value)
    coroutine.close()
    raise RuntimeError(f"{coroutine} suspended in a synchronous store")


async def settle(value: T | Awaitable[T]) -> T:
    """Return what a synchronous driver returned, or await what an asynchronous one did."""
    if inspect.isawaitable(value):
        return await value
    return value


@attrs.frozen
class Io:
    """How a back end waits: `executor` is `None` in a synchronous store, where it blocks the caller."""

    executor: Executor | None = None

    @property
    def asynchronous(self) -> bool:
        """Whether waiting suspends the guest."""
        return self.executor is not None

    async def off_loop(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call what blocks: here, or in a thread when there is an event loop to keep going."""
        if self.executor is None:
            return function(*args, **kwargs)
        bound = functools.partial(function, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self.executor, bound)

    async def fetched(self, function: Callable[[A], T | Awaitable[T]], argument: A) -> T:
        """Call what blocks or is awaited: in the caller's task where that is possible, else in a thread of its own."""
        if self.executor is not None and inspect.iscoroutinefunction(function):
            return cast("T", await function(argument))
        if inspect.iscoroutinefunction(function):
            with ThreadPoolExecutor(1) as executor:
                return cast("T", executor.submit(_run_to_end, function, argument).result())
        return await self.off_loop(cast("Callable[[A], T]", function), argument)


def _run_to_end(function: Callable[[A], T | Awaitable[T]], argument: A) -> T:
    async def work() -> T:
        return await settle(function(argument))

    return asyncio.run(work())


def blocking(interface: wit.Interface, implementation: object) -> object:
    """Return an object with the functions of an interface that runs those of `implementation` to their end."""
    names = (f.python for f in interface.functions if not f.name.startswith("[method]"))
    return SimpleNamespace(**{name: _blocking(getattr(implementation, name)) for name in names})


def _blocking(function: Callable[P, Any]) -> Callable[P, Any]:
    if not inspect.iscoroutinefunction(function):
        return function

    def call(*args: P.args, **kwargs: P.kwargs) -> Any:
        return run(function(*args, **kwargs))

    return call


def same_case(value: Any, module: ModuleType) -> Any:
    """Return a variant's case as the class of the same name in another API version's interface module."""
    cls = getattr(module, type(value).__name__)
    return cls(value.value) if attrs.fields(cls) else cls()
