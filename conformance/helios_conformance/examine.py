"""One check: a law on a target, with examples from Hypothesis, down to the smallest that breaks it."""

from __future__ import annotations

import json
import time
import traceback
import warnings
from collections.abc import Mapping
from typing import Any, Final

import attrs
from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky, HypothesisWarning

from .codec import encode
from .generate import BACKEND
from .laws import Broken, Law, Part, Target
from .profile import Profile
from .report import Cell, Failure, Status
from .subject import Subject

__all__ = ["encode_example", "examine"]

MOST_ATTEMPTS: Final = 10


class _OutOfTime(KeyboardInterrupt):
    """Leaves Hypothesis at once: it lets this pass where it takes any `Exception` for a failing example."""


@attrs.define
class _Run:
    """What happened so far in one check."""

    until: float
    """Processor time of this process, so that a busy machine tries as much as an idle one."""
    examples: int = 0
    broken: Broken | None = None
    example: dict[str, Any] | None = None
    size: int = 0


def examine(law: Law, subject: Subject, target: Target, profile: Profile, random_seed: int) -> Cell:
    """Check a law; never raises for what a guest does."""
    started = time.monotonic()
    cell = Cell(
        guest=subject.name, hook=target.hook, version=target.version, function=target.label, law=law.name,
        status=Status.SKIPPED,
    )  # fmt: skip
    if (reason := law.skipped(subject, target)) is not None:
        return attrs.evolve(cell, reason=reason)
    run = _Run(time.process_time() + profile.seconds)
    try:
        parts = law.parts(subject, target)
        count = max(2, round(profile.examples * law.weight))
        _search(law, subject, target, parts, run, profile, count if parts else 1, random_seed)
    except (_OutOfTime, Broken, Flaky, ExceptionGroup):
        pass
    except Exception as error:  # noqa: BLE001 - a fault of a law is reported, and the others go on
        at = traceback.extract_tb(error.__traceback__)[-1]
        reason = f"{type(error).__name__}: {error} ({at.filename.rpartition('/')[2]}:{at.lineno})"
        return attrs.evolve(cell, status=Status.ERROR, reason=reason[:2000], seconds=time.monotonic() - started)
    done = attrs.evolve(cell, examples=run.examples, seconds=round(time.monotonic() - started, 3))
    if run.broken is None:
        return attrs.evolve(done, status=Status.PASSED)
    failure = Failure(message=str(run.broken), example=run.example or {})
    return attrs.evolve(done, status=Status.FAILED, failure=failure)


def _search(
    law: Law,
    subject: Subject,
    target: Target,
    parts: Mapping[str, Part],
    run: _Run,
    profile: Profile,
    count: int,
    random_seed: int,
) -> None:
    def attempt(example: dict[str, Any]) -> None:
        if time.process_time() > run.until and (run.examples >= MOST_ATTEMPTS or run.broken is not None):
            raise _OutOfTime
        run.examples += run.broken is None
        try:
            law.check(subject, target, example)
        except Broken as broken:
            _keep(run, broken, encode_example(parts, example), profile)
            raise

    strategy = st.fixed_dictionaries({name: part.strategy for name, part in parts.items()})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", HypothesisWarning)
        test = seed(random_seed)(given(strategy)(attempt))
        settings(
            max_examples=count,
            database=None,
            deadline=None,
            backend=BACKEND,
            report_multiple_bugs=False,
            verbosity=Verbosity.quiet,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        )(test)()


def _keep(run: _Run, broken: Broken, example: dict[str, Any], profile: Profile) -> None:
    """Keep the smallest failing example; the first one starts the time for shrinking."""
    size = len(json.dumps(example))
    if run.broken is None:
        run.until = time.process_time() + profile.shrink
    if run.broken is None or size <= run.size:
        run.broken, run.example, run.size = broken, example, size


def encode_example(parts: Mapping[str, Part], example: Mapping[str, Any]) -> dict[str, Any]:
    """Return an example as JSON."""
    return {
        name: value if parts[name].type is None else encode(parts[name].type, value) for name, value in example.items()
    }
