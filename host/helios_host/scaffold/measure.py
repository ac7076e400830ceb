"""What a plugin's hook costs: compilation, start, memory, and the time of a call."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Final

import attrs
import witbind
from helios_conformance.engine import engine
from helios_conformance.subject import Session, Subject
from wasmtime.component import Component
from witbind import Err, wit

from .calls import CannotCall, Hook, printable_lines, started
from .memory import declared_memory

__all__ = ["TARGETS", "Measured", "measure"]

TARGETS: Final[dict[str, tuple[float, str]]] = {
    "load_ms": (100.0, "ms"),
    "p99_us": (50.0, "µs"),
    "memory_bytes": (64 << 20, "bytes"),
    "compile_ms": (500.0, "ms"),
}
"""The feature's four performance targets, each a number to stay under: load, hook, memory, compilation."""

INSTANCES: Final = 20

PATIENCE: Final = 100
"""Epoch ticks, of 10 ms, after which a call is given up."""


@attrs.frozen(kw_only=True)
class Measured:
    """Figures of one plugin and hook.

    `compile_ms` is processor time of one compilation on all threads. `load_ms` is from the sealed artefact to
    an instance that took its configuration, `instantiate_ms` the start of one more instance, both processor time; the
    smaller half of the instances counts. `memory_bytes` is linear memory that one instance begins with. `p50_us` and
    `p99_us` are processor time of one call with its conversions, `max_us` the longest. `error` is the first failure.
    """

    bytes: int
    compile_ms: float
    load_ms: float
    instantiate_ms: float
    memory_bytes: int
    calls: int
    p50_us: float | None = None
    p99_us: float | None = None
    max_us: float | None = None
    error: str | None = None

    def plain(self) -> dict[str, Any]:
        """Return the figures by name."""
        return attrs.asdict(self)


def measure(subject: Subject, hook: Hook, arguments: list[Any], calls: int) -> Measured:
    """Measure a hook with these arguments; raises `CannotCall` where the plugin does not start."""
    data = Path(subject.source).read_bytes()
    compiled = _compile_ms(data)
    starts = [_start_ms(subject) for _ in range(INSTANCES)]
    times: list[float] = []
    error: str | None = None
    with started(subject) as session:
        session.store.epoch_ticks = PATIENCE
        for _ in range(max(20, calls // 20)):
            error = error or _timed(session, hook, arguments, [])
        for _ in range(calls):
            error = error or _timed(session, hook, arguments, times)
            if error is not None:
                break
    times.sort()
    found = Measured(
        bytes=len(data),
        compile_ms=compiled,
        load_ms=round(starts[0], 3),
        instantiate_ms=round(sorted(starts)[INSTANCES // 2], 3),
        memory_bytes=declared_memory(data),
        calls=len(times),
        error=error,
    )
    if not times:
        return found
    return attrs.evolve(
        found,
        p50_us=round(times[len(times) // 2] * 1e6, 2),
        p99_us=round(times[min(len(times) - 1, len(times) * 99 // 100)] * 1e6, 2),
        max_us=round(times[-1] * 1e6, 2),
    )


def _compile_ms(data: bytes) -> float:
    """Compile once more in this process, which it did not hurt the first time, in a child with limits."""
    began = time.process_time()
    Component(engine(), data)
    return round((time.process_time() - began) * 1000, 1)


def _start_ms(subject: Subject) -> float:
    began = time.thread_time()
    try:
        with subject.open():
            return (time.thread_time() - began) * 1000
    except witbind.WitbindError as error:
        raise CannotCall(f"it died when it was started: {printable_lines(str(error))}") from error


def _timed(session: Session, hook: Hook, arguments: list[Any], times: list[float]) -> str | None:
    """Call once and keep the time; returns what failed."""
    invoke = session.instance.func(hook.exported.interface.id, hook.function.name)
    began = time.thread_time_ns()
    try:
        answer = invoke(*arguments)
    except witbind.CallError as error:
        return printable_lines(str(error))
    times.append((time.thread_time_ns() - began) / 1e9)
    if isinstance(hook.function.result, wit.Result) and isinstance(answer, Err):
        return f"it answers an error: {answer.value!r}"
    return None
