"""A plugin's streams: `processor.open` takes an instance for the stream alone, which works on it until the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Coroutine
from typing import Any, Final

import attrs
from helios_api.v2.llm_response import Processor, ResponseContext, ResponseDecision
from helios_api.v2.types import Call

from helios_host.errors import DeadlineExceeded
from helios_host.hooks.table import HookFunction
from helios_host.instances.lease import Lease, Leases
from helios_host.instances.meter import Meter

__all__ = ["opener", "opener_async"]

OPEN: Final = "[static]processor.open"
FINISH: Final = "[static]processor.finish"

_clock = time.perf_counter


class _Processing:
    """One stream of a plugin, for callers that block; each of its methods raises `CallError`.

    Its beginning, each chunk and its end count as one call of the plugin each.
    """

    def __init__(self, lease: Lease, processor: Processor, finish: Callable[..., Any], meter: Meter) -> None:
        self._lease: Final = lease
        self._meter: Final = meter
        self._processor: Final = processor
        self._finish: Final = finish

    def push(self, chunk: str) -> ResponseDecision:
        with self._meter.measured():
            decision: ResponseDecision = self._lease.call(self._processor.push, chunk)
            return decision

    def finish(self) -> str:
        try:
            with self._meter.measured():
                rest: str = self._lease.call(self._finish, self._processor)
                return rest
        finally:
            self._lease.close()

    def close(self) -> None:
        self._lease.close()


class _AsyncProcessing(_Processing):
    """One stream of a plugin, to be awaited."""

    async def push(self, chunk: str) -> ResponseDecision:  # type: ignore[override] # the same work, awaited
        push: Callable[..., Any] = self._processor.push
        with self._meter.measured():
            decision: ResponseDecision = await self._lease.call_async(push, chunk)
            return decision

    async def finish(self) -> str:  # type: ignore[override] # the same work, awaited
        try:
            with self._meter.measured():
                rest: str = await self._lease.call_async(self._finish, self._processor)
                return rest
        finally:
            self._lease.close()


def opener(leases: Leases, row: HookFunction, interface: str, meter: Meter) -> Callable[..., _Processing]:
    """Return what begins a stream as a seat asks it, and counts its calls with `meter`; raises `CallError`."""

    def ask(_roomy: float, until: float, call: Call, context: ResponseContext) -> _Processing:
        with meter.measured():
            call, patience = _timed(call, until, row)
            lease = leases.open(row.name, patience)
            try:
                instance = lease.instance
                processor = lease.call(instance.func(interface, OPEN), call, context)
                return _Processing(lease, processor, instance.func(interface, FINISH), meter)
            except BaseException:
                lease.close()
                raise

    return ask


def opener_async(
    leases: Leases, row: HookFunction, interface: str, meter: Meter
) -> Callable[..., Coroutine[Any, Any, _AsyncProcessing]]:
    """Return what begins a stream as a seat awaits it, and counts its calls with `meter`; raises `CallError`."""

    async def ask(_roomy: float, until: float, call: Call, context: ResponseContext) -> _AsyncProcessing:
        with meter.measured():
            call, patience = _timed(call, until, row)
            lease = await leases.open_async(row.name, patience)
            try:
                instance = lease.instance
                processor = await lease.call_async(instance.func(interface, OPEN), call, context)
                return _AsyncProcessing(lease, processor, instance.func(interface, FINISH), meter)
            except BaseException:
                lease.close()
                raise

    return ask


def _timed(call: Call, until: float, row: HookFunction) -> tuple[Call, float]:
    """Return the call with what is left of its time, and that in seconds, which each chunk may take anew."""
    left = until - _clock()
    if left <= 0:
        raise DeadlineExceeded(limit=0.0, elapsed=-left, which="deadline", hook=row.name)
    return attrs.evolve(call, deadline=int(left * 1e6)), left
