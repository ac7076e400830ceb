"""search: the same answers from every back end, and from plain Python as from numpy."""

from __future__ import annotations

import math
import os
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from helios_api.v1 import search as search1
from helios_api.v2 import search as search2
from helios_host.capabilities.context import PluginContext
from helios_host.capabilities.failures import Invalid, Missing, TimedOut
from helios_host.capabilities.gate import Gate
from helios_host.capabilities.search import (
    Document,
    IndexSpec,
    SearchBackend,
    SearchSettings,
    SearchV1,
    SearchV2,
    open_search,
    vectors,
)
from helios_host.capabilities.search.vectors import Block
from helios_host.instances.scope import CallScope
from hypothesis import assume, given
from hypothesis import strategies as st
from witbind import Err, Ok

from .conftest import Face, Postgres

DENIED = Err(search2.SearchErrorAccessDenied())
BACKENDS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
DOCUMENTS = [
    Document(id="cat", text="The cat sat on the mat", source="a.txt", metadata=(("page", "1"),), vector=(1.0, 0.0)),
    Document(id="dog", text="A dog chased the cat", vector=(0.6, 0.8)),
    Document(id="fish", text="Fish swim in käse", vector=(0.0, 2.0)),
    Document(id="note", text="A note without a vector: cat cat cat"),
]
_numbers = iter(range(1_000_000))


class Searching:
    def __init__(self, face: Face, backend: SearchBackend, settings: SearchSettings | None = None) -> None:
        self.face, self.backend, self.scope = face, backend, CallScope()
        self.settings = settings or SearchSettings()
        self.index = f"index-{next(_numbers)}"

    def fill(self, documents: Sequence[Document] = DOCUMENTS, metric: Any = "cosine") -> None:
        self.face.run(self.backend.create(IndexSpec(name=self.index, dimensions=2, metric=metric)))
        self.face.run(self.backend.add(self.index, documents))

    def plugin(self, granted: Any = ("search",)) -> SearchV2:
        context = PluginContext(plugin="p", gate=Gate.of(["search"], granted), scope=self.scope)
        return SearchV2(context, self.backend, self.settings)

    def semantic(self, *vector: float, k: int = 10) -> Any:
        return self.face.run(self.plugin().search_semantic_index(self.index, list(vector), k))

    def keyword(self, text: str, k: int = 10) -> Any:
        return self.face.run(self.plugin().search_keyword_index(self.index, text, k))


@pytest.fixture(params=BACKENDS)
def searching(request: pytest.FixtureRequest, face: Face, tmp_path: Path) -> Iterator[Searching]:
    url = request.getfixturevalue("postgres").url if request.param == "postgres" else ""
    settings = SearchSettings(backend=request.param, url=url, timeout=10.0)
    backend = open_search(settings, tmp_path, face.io)
    yield Searching(face, backend, settings)
    backend.close()


def ids(answer: Any) -> list[str]:
    return [hit.id for hit in answer.value]


def test_the_nearest_vectors_come_first(searching: Searching) -> None:
    searching.fill()
    hits = searching.semantic(1.0, 0.1).value
    assert [hit.id for hit in hits] == ["cat", "dog", "fish"]
    assert hits[0].score == pytest.approx(1 / math.hypot(1, 0.1), rel=1e-5)
    assert (hits[0].text, hits[0].source, hits[0].metadata) == ("The cat sat on the mat", "a.txt", [("page", "1")])
    assert ids(searching.semantic(1.0, 0.1, k=2)) == ["cat", "dog"]
    assert searching.semantic(1.0, 0.1, k=0) == Ok([])
    assert len(searching.semantic(1.0, 0.1, k=(1 << 32) - 1).value) == 3


METRICS = [("dot", ["fish", "dog", "cat"], 2.0), ("l2", ["dog", "cat", "fish"], 1 / (1 + math.hypot(0.4, 0.2)))]


@pytest.mark.parametrize(("metric", "order", "best"), METRICS)
def test_an_index_has_a_metric(searching: Searching, metric: str, order: list[str], best: float) -> None:
    searching.fill(metric=metric)
    hits = searching.semantic(1.0, 1.0).value
    assert [hit.id for hit in hits] == order
    assert hits[0].score == pytest.approx(best, rel=1e-5)


def test_documents_with_any_of_the_words_are_found(searching: Searching) -> None:
    searching.fill()
    assert set(ids(searching.keyword("CAT"))) == {"cat", "dog", "note"}
    assert ids(searching.keyword("swim elephants"))[0] == "fish"
    assert ids(searching.keyword("KÄSE")) == ["fish"]
    assert ids(searching.keyword("chased cat", k=1)) == ["dog"]
    assert searching.keyword("elephant") == Ok([])
    assert searching.keyword("cat", k=0) == Ok([])
    scores = [hit.score for hit in searching.keyword("cat dog").value]
    assert scores == sorted(scores, reverse=True)


SYNTAX = ['"', "NEAR(a b)", "a* OR -b", "text:cat'", "a & b | !c <-> d", "\0cat", "{}", "cat" * 10_000]


@pytest.mark.parametrize("text", SYNTAX)
def test_a_query_is_words_and_never_syntax(searching: Searching, text: str) -> None:
    searching.fill()
    answer = searching.keyword(text)
    assert isinstance(answer, Ok) or isinstance(answer.value, search2.SearchErrorInvalidQuery)


def test_documents_are_replaced_and_removed(searching: Searching) -> None:
    searching.fill()
    assert ids(searching.semantic(0.0, 1.0, k=1)) == ["fish"]
    searching.face.run(searching.backend.add(searching.index, [Document(id="fish", text="gone", vector=(1.0, -1.0))]))
    assert ids(searching.semantic(0.0, 1.0, k=1)) == ["dog"]
    assert searching.keyword("swim") == Ok([])
    searching.face.run(searching.backend.remove(searching.index, ["dog", "never"]))
    assert set(ids(searching.semantic(0.0, 1.0))) == {"cat", "fish"}
    assert set(ids(searching.keyword("cat"))) == {"cat", "note"}


def test_what_does_not_fit_is_an_invalid_query(searching: Searching) -> None:
    searching.fill()
    for vector in ((1.0,), (1.0, 2.0, 3.0), (), (math.nan, 1.0), (math.inf, 1.0), (0.0, 0.0)):
        assert isinstance(searching.semantic(*vector).value, search2.SearchErrorInvalidQuery), vector
    assert isinstance(searching.keyword(" .,! ").value, search2.SearchErrorInvalidQuery)


def test_an_index_that_is_not_there_or_has_no_vectors_is_no_such_index(searching: Searching) -> None:
    missing = Err(search2.SearchErrorNoSuchIndex())
    assert searching.semantic(1.0, 0.0) == missing
    assert searching.keyword("cat") == missing
    searching.face.run(searching.backend.create(IndexSpec(name=searching.index)))
    assert searching.semantic(1.0, 0.0) == missing
    assert searching.keyword("cat") == Ok([])
    run = searching.face.run
    with pytest.raises(Invalid):
        run(searching.backend.add(searching.index, [Document(id="a", text="", vector=(1.0,))]))
    with pytest.raises(Invalid):
        run(searching.backend.create(IndexSpec(name=searching.index, dimensions=3)))
    with pytest.raises(Missing):
        run(searching.backend.add("gone", []))


def test_a_batch_with_one_wrong_document_adds_none(searching: Searching) -> None:
    searching.fill()
    wrong = [Document(id="new", text="elephant", vector=(1.0, 1.0)), Document(id="bad", text="", vector=(1.0,))]
    with pytest.raises(Invalid):
        searching.face.run(searching.backend.add(searching.index, wrong))
    assert searching.keyword("elephant") == Ok([])


def test_an_answer_is_bounded(searching: Searching) -> None:
    large = [Document(id=str(n), text="cat " + "x" * 300_000, vector=(1.0, n / 10)) for n in range(6)]
    searching.fill(large)
    assert ids(searching.semantic(1.0, 0.0)) == ["0", "1", "2"]
    assert len(ids(searching.keyword("cat"))) == 3


def test_both_versions_stand_above_the_gate(searching: Searching) -> None:
    searching.fill()
    run, denied = searching.face.run, searching.plugin(())
    assert run(denied.search_keyword_index(searching.index, "cat", 1)) == DENIED
    assert run(denied.search_semantic_index(searching.index, [1.0, 0.0], 1)) == DENIED
    first = Err(search1.SearchErrorAccessDenied())
    assert run(SearchV1(denied).search_keyword_index(searching.index, "cat", 1)) == first
    assert run(SearchV1(denied).search_semantic_index(searching.index, [1.0, 0.0], 1)) == first
    found = run(SearchV1(searching.plugin()).search_semantic_index(searching.index, [1.0, 0.0], 1)).value
    assert isinstance(found[0], search1.SearchHit)
    assert found[0].id == "cat"


def test_a_call_without_time_left_asks_nobody(searching: Searching) -> None:
    searching.scope.until = 0.0
    assert isinstance(searching.semantic(1.0, 0.0).value, search2.SearchErrorOther)


def test_indexes_survive_and_an_index_larger_than_the_memory_is_read_each_time(face: Face, tmp_path: Path) -> None:
    for memory in (256 << 20, 8, 16):
        searching = Searching(face, open_search(SearchSettings(vector_memory=memory), tmp_path, face.io))
        searching.index = "kept"
        searching.fill()
        for _ in range(2):
            assert ids(searching.semantic(1.0, 0.1)) == ["cat", "dog", "fish"]
        searching.backend.close()


def test_a_search_ends_at_its_time(face: Face, tmp_path: Path) -> None:
    searching = Searching(face, open_search(SearchSettings(), tmp_path, face.io))
    searching.fill([Document(id=str(n), text="cat", vector=(1.0, n)) for n in range(2000)])
    run = searching.face.run
    with pytest.raises(TimedOut):
        run(searching.backend.semantic(searching.index, [1.0, 0.0], 1, time.perf_counter() - 1))
    with pytest.raises(TimedOut):
        run(searching.backend.keyword(searching.index, ["cat"], 1, time.perf_counter() - 1))
    assert len(searching.keyword("cat", k=5).value) == 5


@pytest.mark.postgres
def test_a_killed_or_silent_postgresql_is_a_typed_error_and_comes_back(
    own_postgres: Postgres, face: Face, tmp_path: Path
) -> None:
    settings = SearchSettings(backend="postgres", url=own_postgres.url, timeout=2.0, connections=1)
    searching = Searching(face, open_search(settings, tmp_path, face.io), settings)
    searching.fill()
    import psycopg

    with psycopg.connect(own_postgres.url) as connection:
        query = "SELECT pid FROM pg_stat_activity WHERE application_name = 'helios-plugin-search'"
        pids = [pid for (pid,) in connection.execute(query)]
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        assert isinstance(searching.keyword("cat").value, search2.SearchErrorOther)
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)
    own_postgres.kill()
    assert isinstance(searching.keyword("cat").value, search2.SearchErrorUnavailable)
    own_postgres.start()
    assert ids(searching.semantic(1.0, 0.1)) == ["cat", "dog", "fish"]


NUMBERS = st.floats(-1000, 1000, width=32)


@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=30), st.tuples(NUMBERS, NUMBERS, NUMBERS))
def test_plain_python_and_numpy_agree(rows: list[tuple[float, ...]], wanted: tuple[float, ...]) -> None:
    pytest.importorskip("numpy")
    assume(all(any(abs(number) > 1e-3 for number in row) for row in [*rows, wanted]))
    block = Block(list(range(len(rows))), b"".join(vectors.pack(row) for row in rows))
    for metric in ("cosine", "dot", "l2"):
        plain = {k: s for s, k in vectors._plain(block, wanted, metric, 0, math.inf)}  # type: ignore[arg-type]
        fast = {k: s for s, k in vectors._numpy(block, wanted, metric, len(rows), 0.0)}  # type: ignore[arg-type]
        assert fast == pytest.approx(plain, rel=1e-3, abs=1e-2 if metric == "dot" else 1e-4)


def test_without_numpy_the_answers_are_the_same(face: Face, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "load_numpy", lambda: None)
    searching = Searching(face, open_search(SearchSettings(), tmp_path, face.io))
    searching.fill()
    assert ids(searching.semantic(1.0, 0.1)) == ["cat", "dog", "fish"]
    searching.face.run(searching.backend.create(IndexSpec(name="l2", dimensions=2, metric="l2")))
    searching.face.run(searching.backend.add("l2", DOCUMENTS))
    searching.index = "l2"
    assert ids(searching.semantic(1.0, 1.0, k=2)) == ["dog", "cat"]
