"""One logic, two faces: what an import does is written once as `async def`, and runs in both kinds of store.

In a synchronous store nothing may suspend: drivers block, and `blocking` runs each coroutine to its end in one step. In
an asynchronous store the same coroutines suspend the guest. A driver with two classes of equal methods, one of them
asynchronous, is called through `settle`; work that only blocks goes through `Io.off_loop`.
"""

from __future__ import annotations

import _thread
import asyncio
import contextlib
import contextvars
import functools
import inspect
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Executor
from queue import Empty, SimpleQueue
from types import ModuleType, SimpleNamespace
from typing import Any, Final, Generic, ParamSpec, TypeVar, cast

import attrs
from witbind import wit

from helios_host.errors import DeadlineExceeded

from .failures import Unavailable

__all__ = ["MOST_FETCHES", "Io", "blocking", "run", "same_case", "settle"]

T = TypeVar("T")
A = TypeVar("A")
P = ParamSpec("P")

MOST_FETCHES: Final = 32
"""Calls of functions that are not ours, at a time in this process; those that block for ever count too."""

_fetches: Final[SimpleQueue[None]] = SimpleQueue()
for _ in range(MOST_FETCHES):
    _fetches.put(None)


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
        bound = functools.partial(_called, function, *args, **kwargs)
        try:
            answer = asyncio.get_running_loop().run_in_executor(self.executor, bound)
        except RuntimeError as error:
            raise Unavailable("there is no thread for it") from error
        return await answer

    async def fetched(self, function: Callable[[A], T | Awaitable[T]], argument: A, seconds: float) -> T:
        """Call what is not ours: it may be an `async def`, and it may block for longer than anybody waits.

        An `async def` is awaited in the caller's task where that is possible. Anything else runs in a thread of its
        own, which is left to itself when nobody waits any more: in a synchronous store that is after `seconds`, and
        `DeadlineExceeded` is raised. Raises `Unavailable` when `MOST_FETCHES` are under way.
        """
        if self.executor is not None and inspect.iscoroutinefunction(function):
            return cast("T", await function(argument))
        if self.executor is not None:
            loop = asyncio.get_running_loop()
            answer: asyncio.Future[T | Awaitable[T]] = loop.create_future()
            _in_thread(
                functools.partial(_called, function, argument),
                lambda fetched: loop.call_soon_threadsafe(fetched.hand_to, answer),
            )
            return await settle(await answer)
        done = threading.Lock()
        done.acquire()
        fetched: _Fetched[T] = _in_thread(functools.partial(_run_to_end, function, argument), lambda _: done.release())
        if not done.acquire(timeout=max(seconds, 0.0)):
            raise DeadlineExceeded(limit=seconds, elapsed=seconds, which="deadline")
        return fetched.get()


class _Fetched(Generic[T]):
    """What a function in a thread of its own returned or raised."""

    def __init__(self) -> None:
        self.value: list[T] = []
        self.error: BaseException | None = None

    def get(self) -> T:
        if self.error is not None:
            raise self.error
        return self.value[0]

    def hand_to(self, future: asyncio.Future[T]) -> None:
        if future.done():  # nobody waits any more
            return
        if self.error is not None:
            future.set_exception(self.error)
        else:
            future.set_result(self.value[0])


def _called(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    try:
        return function(*args, **kwargs)
    except StopIteration as error:  # no future can carry it: whoever waits would do so for ever
        raise RuntimeError("a function of the host raised StopIteration") from error


def _run_to_end(function: Callable[[A], T | Awaitable[T]], argument: A) -> T:
    value = _called(function, argument)
    return asyncio.run(settle(value)) if inspect.isawaitable(value) else value


def _in_thread(work: Callable[[], T], tell: Callable[[_Fetched[T]], object]) -> _Fetched[T]:
    """Start work in a thread of its own, which holds up nobody's end; raises `Unavailable`.

    Only queues and locks that are written in C are used: a signal handler may come between any two steps.
    """
    try:
        _fetches.get_nowait()
    except Empty:
        raise Unavailable(f"{MOST_FETCHES} calls of it are under way") from None
    fetched: _Fetched[T] = _Fetched()
    context = contextvars.copy_context()

    def run() -> None:
        try:
            fetched.value.append(context.run(work))
        except BaseException as error:  # noqa: BLE001 - it belongs to whoever waits
            fetched.error = error
        finally:
            _fetches.put(None)
        with contextlib.suppress(RuntimeError):  # the event loop was closed
            tell(fetched)

    try:
        _thread.start_new_thread(run, ())
    except RuntimeError as error:
        _fetches.put(None)
        raise Unavailable("there is no thread for it") from error
    return fetched


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
