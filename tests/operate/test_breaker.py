"""When a plugin is left alone: five failures in thirty seconds, pauses that double, and a budget of restarts."""

from __future__ import annotations

from helios_host.instances.meter import Meter
from helios_host.plugins.breaker import FAILURES, LONGEST_PAUSE_SECONDS, RESTARTS, Breaker, BreakerState
from hypothesis import given
from hypothesis import strategies as st


def test_five_failures_in_thirty_seconds_open_it_and_four_do_not() -> None:
    breaker = Breaker()
    assert [breaker.failed(float(at)) for at in (0, 10, 20, 29)] == [False] * 4
    assert breaker.state is BreakerState.CLOSED
    assert breaker.failed(30.0)
    assert breaker.state is BreakerState.OPEN
    slow = Breaker()
    assert not any(slow.failed(at * 8.0) for at in range(50))


def test_pauses_double_up_to_a_minute_and_only_one_caller_tries_again() -> None:
    breaker, now, pauses = Breaker(), 0.0, []
    for _ in range(FAILURES):
        breaker.failed(now)
    for _ in range(8):
        pauses.append(breaker.retry_at - now)
        assert not breaker.try_again(breaker.retry_at - 0.001)
        now = breaker.retry_at
        assert breaker.try_again(now)
        assert not breaker.try_again(now)
        assert breaker.failed(now)
    assert pauses == [1, 2, 4, 8, 16, 32, LONGEST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS]


def test_a_spent_budget_stays_open_until_a_reset() -> None:
    breaker, now = Breaker(), 0.0
    for _ in range(RESTARTS):
        while not breaker.failed(now):
            pass
        now = breaker.retry_at
        breaker.try_again(now)
    assert breaker.failed(now)
    assert breaker.state is BreakerState.SPENT
    assert not breaker.try_again(now + 1e6)
    breaker.reset()
    assert breaker.state is BreakerState.CLOSED


def test_a_plugin_that_held_out_for_the_window_starts_over() -> None:
    breaker = Breaker()
    for _ in range(FAILURES):
        breaker.failed(0.0)
    assert breaker.try_again(1.0)
    assert not breaker.failed(40.0)
    assert breaker.state is BreakerState.CLOSED


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 100)), max_size=200))
def test_it_is_never_asked_during_a_pause(steps: list[tuple[bool, float]]) -> None:
    breaker, now = Breaker(), 0.0
    for fails, wait in steps:
        now += wait
        before, retry_at = breaker.state, breaker.retry_at
        if fails:
            breaker.failed(now)
        elif breaker.try_again(now):
            assert before is BreakerState.OPEN
            assert now >= retry_at


@given(st.lists(st.integers(0, 2_000_000), min_size=1, max_size=50))
def test_percentiles_are_at_most_a_bucket_above_the_truth(times: list[int]) -> None:
    meter = Meter()
    for spent in times:
        if spent < 1024:
            meter.fine[spent] += 1
        else:
            meter.slow(spent)
    timing = meter.timing()
    assert timing.invocations == len(times)
    assert timing.avg_latency_us == round(sum(times) / len(times))
    truth = sorted(times)[max(-(-len(times) // 2) - 1, 0)]
    if truth < 1_000_000:
        assert truth < timing.p50_us <= max(truth + 1, truth + 1024 if truth >= 1024 else 0)
