"""Instances that streams hold: each from the opening of its stream to the end, outside the pool's count.

A lease has a deadline of its own, and so has each call in it; a plugin has so many leases at a time. An instance whose
call failed is thrown away, and the lease is over. When the plugin is unloaded, leases that are left end: a later call
of them raises `PluginUnavailable`.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, Final

import witbind
from witbind.runtime import AsyncInstance, AsyncStore, Instance

from helios_host.errors import CallError, DeadlineExceeded

from .async_stock import MakeAsync
from .outcomes import answered, is_harmless
from .place import Linked, Origin, Place
from .pool import GRACE_SECONDS
from .settings import StreamSettings
from .stacks import THREADS, check_stack, within
from .stock import Make, ticks

__all__ = ["Lease", "Leases"]

_clock = time.perf_counter


class Leases:
    """The leases of one plugin, in whose calls a guest may run for `timeout` seconds itself."""

    def __init__(
        self,
        origin: Origin,
        prepare: Callable[[], Linked[Make]],
        prepare_async: Callable[[], Linked[MakeAsync]],
        timeout: float,
        settings: StreamSettings,
    ) -> None:
        self._origin: Final = origin
        self._prepare: Final = prepare
        self._prepare_async: Final = prepare_async
        self._timeout: Final = timeout
        self._settings: Final = settings
        self._lock: Final = threading.RLock()
        self._open: set[Lease] = set()
        self._serials: Final = itertools.count(1)
        self._closed: str | None = None

    @property
    def instances(self) -> int:
        """How many streams are open."""
        return len(self._open)

    def open(self, hook: str, patience: float) -> Lease:
        """Make an instance for a stream, each of whose calls may take `patience` seconds; raises `CallError`."""
        lease = self._new(hook, patience, None)
        try:
            linked = self._prepare()
            lease.place = Place(linked)
            with within() as fits:
                if not fits:
                    raise self._origin.unfit(hook, lease.serial)
                lease.place.settle(linked.make(None), lease.serial, [])
        except Exception as error:
            lease.close()
            raise self._failed(hook, error) from error
        return lease

    async def open_async(self, hook: str, patience: float) -> Lease:
        """Make an instance for a stream whose calls are awaited; raises `CallError`."""
        lease = self._new(hook, patience, asyncio.get_running_loop())
        try:
            linked = self._prepare_async()
            lease.place = Place(linked)
            instance = await linked.make(None)
            lease.place.settle(instance, lease.serial, [])
            store = instance.store
            assert isinstance(store, AsyncStore)
            store.timeout = self._timeout
        except Exception as error:
            lease.close()
            raise self._failed(hook, error) from error
        except BaseException:
            lease.close()
            raise
        return lease

    def close(self, reason: str) -> None:
        """End every lease; one that is in a call ends after it."""
        with self._lock:
            self._closed = reason
            leases = list(self._open)
        for lease in leases:
            lease.end(reason)

    def forget(self, lease: Lease) -> None:
        """Count a lease as ended."""
        with self._lock:
            self._open.discard(lease)

    def _new(self, hook: str, patience: float, loop: asyncio.AbstractEventLoop | None) -> Lease:
        with self._lock:
            if self._closed is not None:
                raise self._origin.unavailable(self._closed, hook, 0)
            if len(self._open) >= self._settings.max:
                text = f"all {self._settings.max} streams that it may have are open"
                raise self._origin.unavailable(text, hook, 0)
            until = _clock() + self._settings.deadline
            lease = Lease(self, self._origin, hook, next(self._serials), until, self._timeout, patience, loop)
            self._open.add(lease)
            return lease

    def _failed(self, hook: str, error: Exception) -> CallError:
        return self._origin.unavailable(f"a new instance could not be made: {error}", hook, 0, error)


class Lease:
    """One instance, held by one stream; `place` is set by `Leases`."""

    def __init__(
        self,
        leases: Leases,
        origin: Origin,
        hook: str,
        serial: int,
        until: float,
        timeout: float,
        patience: float,
        loop: asyncio.AbstractEventLoop | None,
    ) -> None:
        self.place: Place[Any] | None = None
        self.serial: Final = serial
        self._leases: Final = leases
        self._origin: Final = origin
        self._hook: Final = hook
        self._opened: Final = _clock()
        self._until: Final = until
        self._timeout: Final = timeout
        self._patience: Final = patience
        self._loop: Final = loop
        self._lock: Final = threading.RLock()
        self._busy = False
        self._ended: str | None = None

    @property
    def instance(self) -> Instance:
        """The instance; raises `PluginUnavailable` when the lease is over."""
        instance = None if self.place is None else self.place.instance
        if instance is None:
            raise self._origin.unavailable(self._ended or "the stream is over", self._hook, self.serial)
        return instance

    def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Call a function of the instance, and open its result; raises `CallError`."""
        with self._calling() as until, within() as fits:
            if not fits:
                raise self._origin.unfit(self._hook, self.serial)
            place, started = self._begin(until)
            left = max(min(self._timeout, until - started), 0.0)
            self.instance.store.epoch_ticks = ticks(left)
            try:
                answer = function(*arguments)
            except BaseException as error:  # noqa: BLE001 - the instance is looked after, whatever it was
                raise self._failed(place, error, started, left)  # noqa: B904 - it has its cause
            if place.scope is not None:
                place.scope.end()
            elif _clock() - started > left + GRACE_SECONDS:
                self._shut()
                raise DeadlineExceeded(
                    limit=left, elapsed=_clock() - started, plugin=self._origin.plugin, hook=self._hook
                )
            return answered(answer, self._origin.plugin, self._hook)

    async def call_async(self, function: Callable[..., Awaitable[Any]], *arguments: Any) -> Any:
        """Await a function of the instance, and open its result; raises `CallError`."""
        with self._calling() as until:
            place, started = self._begin(until)
            store = self.instance.store
            assert isinstance(store, AsyncStore)
            store.deadline = until
            try:
                answer = await function(*arguments)
            except BaseException as error:  # noqa: BLE001 - the instance is looked after, whatever it was
                late = isinstance(error, witbind.Interrupted) and error.limit == "deadline"
                raise self._failed(place, error, started, until - started if late else self._timeout)  # noqa: B904
            if place.scope is not None:
                place.scope.end()
            return answered(answer, self._origin.plugin, self._hook)

    def close(self) -> None:
        """End the lease: the stream is over, or its client went away. Closing twice does nothing."""
        self.end("the stream is over")

    def end(self, reason: str) -> None:
        """End the lease, from any thread; one that is in a call ends after it."""
        with self._lock:
            if self._ended is None:
                self._ended = reason
            if self._busy:
                return
        if self._loop is None or self._loop.is_closed():
            self._shut()
            return
        with contextlib.suppress(RuntimeError):
            if asyncio.get_running_loop() is self._loop:
                self._shut()
                return
        with contextlib.suppress(RuntimeError):  # it was closed meanwhile, and nothing runs in the instance any more
            self._loop.call_soon_threadsafe(self._shut)

    @contextlib.contextmanager
    def _calling(self) -> Iterator[float]:
        """Have the instance for a call; gives the time by which the call must be over."""
        now = _clock()
        with self._lock:
            if self._ended is None and now >= self._until:
                self._ended = "the stream took too long"
            if self._ended is not None or self._busy:
                reason = self._ended or "the stream is in a call"
                raise self._origin.unavailable(reason, self._hook, self.serial)
            self._busy = True
        try:
            yield min(self._until, now + self._patience)
        finally:
            with self._lock:
                self._busy = False
                ended = self._ended is not None
            if ended:
                self._shut()

    def _begin(self, until: float) -> tuple[Place[Any], float]:
        place = self.place
        assert place is not None
        if not THREADS.state and not check_stack(THREADS.state):
            raise self._origin.unfit(self._hook, self.serial)
        place.budget.refill()
        if place.scope is not None:
            place.scope.begin(until, self._timeout)
        return place, _clock()

    def _failed(self, place: Place[Any], error: BaseException, started: float, limit: float) -> BaseException:
        found = place.failed(self._origin, error, hook=self._hook, limit=limit, started=started)
        if not is_harmless(error):
            self._ended = "its instance failed"
        return found

    def _shut(self) -> None:
        self._leases.forget(self)
        instance = None if self.place is None else self.place.empty()
        if instance is not None:
            if isinstance(instance, AsyncInstance) and isinstance(instance.store, AsyncStore):
                instance.store.abandon()
            instance.close()
