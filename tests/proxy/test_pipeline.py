"""Names stand for what the server will run, in any order of batches, errors and answers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from helios_host.proxies.postgres.decisions import Decision
from helios_host.proxies.postgres.entries import QUERY, SYNC, Prepared, Running
from helios_host.proxies.postgres.names import MAX_NAMES
from helios_host.proxies.postgres.pipeline import Pipeline
from helios_host.proxies.postgres.statements import ALL_NAMES, unnamed_text
from hypothesis import given
from hypothesis import strategies as st

NAMES = [b"", b"a", b"b"]


def statement(number: int) -> Prepared:
    parsed = unnamed_text(str(number))
    return Prepared(parsed, Decision(parsed, parsed, parsed), -1)


# A batch: messages that give a name, and where in it the server fails, if it does.
MESSAGE = st.tuples(st.sampled_from(["parse", "bind", "close"]), st.sampled_from(NAMES))
BATCHES = st.lists(st.tuples(st.lists(MESSAGE, max_size=4), st.none() | st.integers(0, 3)), max_size=6)


@given(BATCHES, st.lists(st.integers(0, 3), max_size=6))
def test_a_name_always_includes_what_the_server_means(
    batches: list[tuple[list[tuple[str, bytes]], int | None]], lags: list[int]
) -> None:
    """A model of the server runs behind; before each message the model's meaning must be among the candidates."""
    pipeline = Pipeline(0)
    numbers = iter(range(10**6))
    model: dict[bytes, Prepared] = {}
    answers: list[Iterator[None]] = []

    def server(steps: list[tuple[str, bytes, Prepared]], fails_at: int | None) -> Iterator[None]:
        for place, (kind, name, prepared) in enumerate(steps):
            if place == fails_at:
                break
            if kind == "parse":
                model[name] = prepared
            elif kind == "close":
                model.pop(name, None)
            pipeline.acknowledged({"parse": ord("1"), "bind": ord("2"), "close": ord("3")}[kind])
            yield
        pipeline.ready(False)

    def answer_all() -> None:
        while answers:
            for _ in answers.pop(0):
                pass

    for (messages, fails_at), lag in zip(batches, [*lags, *[0] * 6], strict=False):
        steps = []
        for kind, name in messages:
            prepared = statement(next(numbers))
            sent_in_batch = [p for k, n, p in steps if k in ("parse", "close") and n == name]
            candidates = pipeline.statements.get(name, pipeline.batch)
            if not sent_in_batch and name in model and not answers:
                assert model[name] in candidates
            if kind == "parse":
                pipeline.parsed(name, prepared)
            elif kind == "close":
                pipeline.closed(pipeline.statements, name)
            else:
                pipeline.bound(name, candidates)
            steps.append((kind, name, prepared))
        pipeline.sent(SYNC)
        answers.append(server(steps, fails_at))
        if len(answers) > lag:
            answer_all()
        else:
            before = {name: pipeline.statements.get(name, pipeline.batch) for name in NAMES}
            answer_all()
            for name, prepared in model.items():  # what turned out to be meant had been reckoned with
                assert prepared in before[name] or name not in before
    answer_all()
    assert pipeline.waiting == 0
    for name in NAMES:
        assert pipeline.statements.get(name, pipeline.batch) == ((model[name],) if name in model else ())


def test_later_batches_reckon_with_both_meanings() -> None:
    pipeline = Pipeline(0)
    old, new = statement(1), statement(2)
    pipeline.parsed(b"s", old)
    pipeline.sent(SYNC)
    pipeline.acknowledged(ord("1"))
    pipeline.ready(False)
    pipeline.parsed(b"s", new)
    assert pipeline.statements.get(b"s", pipeline.batch) == (new,)  # in its own batch, or it does not run at all
    pipeline.sent(SYNC)
    assert pipeline.statements.get(b"s", pipeline.batch) == (old, new)
    pipeline.ready(False)  # the server refused the name
    assert pipeline.statements.get(b"s", pipeline.batch) == (old,)


def test_names_are_bounded() -> None:
    pipeline = Pipeline(0)
    for number in range(MAX_NAMES + 5):
        pipeline.parsed(b"%d" % number, statement(number))
    assert len(pipeline.statements) == MAX_NAMES
    assert pipeline.statements.get(b"0", 0) == ()
    pipeline.statements.forget(ALL_NAMES)
    assert len(pipeline.statements) == 0
    pipeline.sent(SYNC)
    for _ in range(MAX_NAMES + 5):
        pipeline.acknowledged(ord("1"))
    pipeline.ready(False)
    assert pipeline.waiting == 0


def test_portals_end_with_their_transaction() -> None:
    pipeline = Pipeline(0)
    for number in range(20):
        pipeline.bound(b"%d" % number, (statement(number),))
        pipeline.sent(SYNC)
        pipeline.acknowledged(ord("2"))
        pipeline.ready(True)
    assert len(pipeline.portals) == 20
    pipeline.sent(QUERY)
    pipeline.ready(False)
    assert len(pipeline.portals) == 0


def test_denials_that_the_server_skipped_are_forgotten() -> None:
    pipeline = Pipeline(0)
    for number in range(100):
        pipeline.denied(b"%d" % number, b"error")
    pipeline.sent(SYNC)
    pipeline.denied(b"next", b"error")
    pipeline.sent(SYNC)
    pipeline.ready(False)
    assert pipeline.denials == {b"next": b"error"}


def test_a_copy_takes_in_what_is_sent_before_its_end_whenever_the_client_learns_of_it() -> None:
    for early in (False, True):
        pipeline = Pipeline(0)
        pipeline.parsed(b"", statement(1))
        pipeline.bound(b"", (statement(1),))
        pipeline.sent(SYNC)
        if early:
            pipeline.copy_ended()
            pipeline.sent(SYNC)
        for kind in b"12":
            pipeline.acknowledged(kind)
        pipeline.copy_started()
        if not early:
            assert pipeline.is_copying
            pipeline.copy_ended()
            pipeline.sent(SYNC)
        assert (pipeline.waiting, pipeline.is_copying) == (1, False)
        pipeline.ready(False)
        assert pipeline.waiting == 0
        assert pipeline.is_empty


def test_the_end_of_a_copy_that_did_not_begin_is_nothing() -> None:
    pipeline = Pipeline(0)
    pipeline.sent(QUERY)
    pipeline.copy_ended()
    running = Running(True, unnamed_text(""), 0, 0)
    pipeline.sent(running)
    pipeline.failed()
    pipeline.ready(False)
    assert pipeline.running is running
    assert not pipeline.is_lost


def test_a_query_amid_what_failed_makes_the_count_uncertain_in_any_order() -> None:
    for late in (False, True):
        pipeline = Pipeline(0)
        pipeline.parsed(b"", statement(1))
        if late:
            pipeline.failed()
        pipeline.sent(QUERY)
        if not late:
            assert not pipeline.is_lost
            pipeline.failed()
            assert not pipeline.is_lost  # if ReadyForQuery follows, it is the Query that failed
            pipeline.sent(SYNC)
        assert pipeline.is_lost
        asyncio.run(pipeline.answered())  # which waits for nothing


def test_a_query_that_fails_behind_messages_of_its_batch_is_told_by_its_end() -> None:
    pipeline = Pipeline(0)
    pipeline.parsed(b"", statement(1))
    pipeline.sent(QUERY)
    pipeline.acknowledged(ord("1"))
    pipeline.failed()
    pipeline.ready(False)
    pipeline.sent(QUERY)
    assert not pipeline.is_lost


def test_who_waits_for_a_query_that_failed_or_was_skipped_waits_no_longer() -> None:
    pipeline = Pipeline(0)
    pipeline.parsed(b"", statement(1))
    pipeline.sent(QUERY)
    pipeline.failed()
    asyncio.run(pipeline.answered())
    assert pipeline.is_lost
