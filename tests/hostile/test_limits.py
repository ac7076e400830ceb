"""Every limit of a plugin has an error of its own, and a counter: the cases are enumerated from the class of limits."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from arena import CALL, good_answer, install_good, open_host, statement
from attacks import LOG, LOOP, WRITE
from helios_host.admin.figures import figures_of
from helios_host.config import LimitSettings
from helios_host.errors import (
    CallError,
    DeadlineExceeded,
    HeliosError,
    HostCallLimit,
    InstanceLimit,
    LoadError,
    MemoryExhausted,
    MemoryLimit,
    ResultTooLarge,
    StackExhausted,
    TableLimit,
)
from helios_host.instances.settings import Limits
from test_answers import ANSWERS
from test_passed_values import HEAP, filled
from witbind.runtime import live_stores

from guests import PRE1, PRE2, YES, Guest, build, install

LOGGING = {LOG: f'(import "{LOG}" "log" (func $log (param i32 i32 i32)))'}
GROW = "(loop $l (if (i32.eq (memory.grow (i32.const 1)) (i32.const -1)) (then unreachable)) (br $l))"
AT = "(global $at (mut i32) (i32.const 0))"


@attrs.frozen
class Breach:
    """A guest over one limit, which is `set` in its section: `error` at its load or in a call, counted as `kind`."""

    set: str
    guest: Guest
    error: type[HeliosError]
    kind: str = ""


MODULES = " ".join(f"(table {n + 1} funcref)" for n in range(3))

BREACHES: dict[str, Breach] = {
    "memory": Breach('memory = "1MB"', Guest(hooks={PRE1: GROW + YES}), MemoryExhausted, "memory_exhausted"),
    "memory at the start": Breach('memory = "1MB"', Guest(hooks={PRE1: YES}, pages=17), MemoryLimit),
    "timeout": Breach('timeout = "50ms"', Guest(hooks={PRE1: LOOP + YES}), DeadlineExceeded, "timeout_exceeded"),
    "tables": Breach("tables = 2", Guest(hooks={PRE1: YES}, start=MODULES), TableLimit),
    "table_elements": Breach("table_elements = 100", Guest(hooks={PRE1: YES}, start="(table 101 funcref)"), TableLimit),
    "instances": Breach("instances = 1", Guest(hooks={PRE1: WRITE + YES}, imports=LOGGING), InstanceLimit),
    "result_nodes": Breach(
        "result_nodes = 1000",
        Guest(hooks={PRE2: ANSWERS["sixty thousand empty rows"].body + YES}, start=AT),
        ResultTooLarge,
        "result_too_large",
    ),
    "host_calls": Breach(
        "host_calls = 50",
        Guest(hooks={PRE1: f"(loop $l {WRITE} (br $l)) {YES}"}, imports=LOGGING),
        HostCallLimit,
        "host_call_limit",
    ),
    "host_bytes": Breach(
        'host_bytes = "1KB"',
        Guest(
            hooks={PRE1: f"{filled(2000)} (call $log (i32.const 4) (i32.const {HEAP}) (i32.const 2000)) {YES}"},
            imports=LOGGING,
        ),
        HostCallLimit,
        "host_call_limit",
    ),
    "stack": Breach(
        "", Guest(hooks={PRE1: f"(call $f) {YES}"}, start="(func $f (call $f))"), StackExhausted, "stack_exhausted"
    ),
}


def test_every_limit_has_a_case() -> None:
    assert {field.name for field in attrs.fields(Limits)} <= BREACHES.keys()
    assert {field.name for field in attrs.fields(LimitSettings)} <= BREACHES.keys()


@pytest.mark.parametrize("name", BREACHES)
def test_a_breach(tmp_path: Path, cache_directory: Path, name: str) -> None:
    breach = BREACHES[name]
    before = live_stores()
    install_good(tmp_path)
    install(tmp_path, "bad", build(breach.guest), hooks=("pre_query",))
    text = f"[plugins.bad.limits]\n{breach.set}\n" if breach.set else ""
    with open_host(tmp_path, cache_directory, text, timeout=1.0) as host:
        if issubclass(breach.error, LoadError):
            (problem,) = host.problems
            assert type(problem) is breach.error, repr(problem)
            assert list(host.plugins) == ["good"]
        else:
            assert host.problems == ()
            found: list[CallError] = []
            (seat,) = host.sync.hooks.pre_query.seats
            for _ in range(2):
                try:
                    seat.ask(1e12, 1e12, CALL, statement("x" * 300))
                except CallError as error:
                    found.append(error)
            assert [type(error) for error in found] == [breach.error] * 2, found
            assert {error.kind for error in found} == {breach.kind}
            host.sync.hooks.pre_query(CALL, statement("x" * 300))
            assert dict(host.members["bad"].plugin.meter.failures) == {breach.kind: 1}
        assert good_answer(host)
    assert live_stores() == before


def test_a_wait_beyond_the_deadline_is_told_from_the_guests_own_time(tmp_path: Path, cache_directory: Path) -> None:
    install(tmp_path, "bad", build(BREACHES["timeout"].guest), hooks=("pre_query",))
    with open_host(tmp_path, cache_directory, timeout=30.0) as host:
        host.sync.hooks.pre_query(attrs.evolve(CALL, deadline=50_000), statement())
        assert dict(host.members["bad"].plugin.meter.failures) == {"deadline_exceeded": 1}


def test_messages_over_the_limit_are_counted_in_one_line(tmp_path: Path, cache_directory: Path) -> None:
    body = (
        f"(global.set $at (i32.const 150)) (loop $l {WRITE}"
        f"(global.set $at (i32.sub (global.get $at) (i32.const 1))) (br_if $l (global.get $at))) {YES}"
    )
    install(tmp_path, "bad", build(Guest(hooks={PRE1: body}, imports=LOGGING, start=AT)), hooks=("pre_query",))
    with open_host(tmp_path, cache_directory, timeout=1.0) as host:
        host.sync.hooks.pre_query(CALL, statement())
        log = host.plugins["bad"].log
        assert len(log.lines) == 100
        host.sync.hooks.pre_query(CALL, statement())
        assert [line.message for line in log.lines if line.level == "warn"] == ["dropped 50 messages"]
        assert len(log.lines) == 201
        assert figures_of(host).plugins[0].refusals == {"log_messages": 100}
