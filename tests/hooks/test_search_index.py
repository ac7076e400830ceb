"""An index on a real back end, with the vectors and distances of plugins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from helios_api.v2.vector_index import Quantizer
from helios_host import PluginHost
from helios_host.capabilities.faces import Io
from helios_host.capabilities.search import Document, SearchBackend, SearchSettings, open_search
from helios_host.errors import GuestError, PluginUnavailable, UnknownPlugin
from helios_host.hooks.background import Background
from helios_host.hooks.chain import restate_unparsed
from helios_host.hooks.sets import AsyncHooks, Hooks
from helios_host.hooks.table import OnFailure
from helios_host.proxies.search import PluginIndex
from helios_host.proxies.search.index import MODEL, PACKED
from voters import FAILURE, Voter, seats

ROOT = Path(__file__).parents[2]
POLICIES = ROOT / "build" / "guests" / "lite-policies-c-v1"


@pytest.fixture
def backend(tmp_path: Path) -> Iterator[SearchBackend]:
    found = open_search(SearchSettings(timeout=10.0), tmp_path, Io())
    yield found
    found.close()


def vector(text: str) -> list[float]:
    """Counts of two letters, a little apart."""
    return [float(text.count("a")) + 0.5, float(text.count("b")) + 0.25]


QUANTIZER = Quantizer(scheme="half", dimensions=2, max_error=0.5, codebook=[[0.5]])
PLUGIN: dict[str, Any] = {
    "embed": lambda texts: [vector(text) for text in texts],
    "dimensions": 2,
    "model_name": "letters",
    "distances": lambda subject: [abs(subject[0][1] - other[1]) for other in subject[1]],
    "train": QUANTIZER,
    "encode": lambda subject: [bytes(int(2 * value) for value in v) for v in subject[1]],
    "decode": lambda subject: [[value / 2 for value in code] for code in subject[1]],
}
DOCUMENTS = [
    Document(id=text, text=text, source="s", metadata=(("page", "1"),)) for text in ("aaa", "aab", "abb", "bbb")
]


def host_of(rule: OnFailure = OnFailure.DENY, **changed: Any) -> tuple[Any, dict[str, Voter]]:
    voters = {name: Voter("p", answer, rule) for name, answer in {**PLUGIN, **changed}.items()}
    hooks = Hooks(restate_unparsed, Background(), {name: seats([voter], name) for name, voter in voters.items()})
    return SimpleNamespace(hooks=AsyncHooks(hooks)), voters


async def test_the_plugins_vectors_find_and_its_distances_order(backend: SearchBackend) -> None:
    host, voters = host_of()
    plain = PluginIndex(host, backend, "docs", embedder="p")
    await plain.add(DOCUMENTS)
    hits = await plain.search("aab", 4)
    assert hits[0].id == "aab"
    assert hits[0].metadata == [("page", "1")]
    ranked = PluginIndex(host, backend, "docs", embedder="p", ranker="p")
    hits = await ranked.search("bb", 2)
    assert [hit.id for hit in hits] == ["abb", "aab"] or [hit.id for hit in hits] == ["abb", "bbb"]
    assert hits[0].score == 0
    (query, vectors), *_ = voters["distances"].saw
    assert query == vector("bb")
    assert sorted(vectors) == sorted(vector(document.text) for document in DOCUMENTS)


async def test_packed_vectors_are_what_distances_see(backend: SearchBackend) -> None:
    host, voters = host_of()
    index = PluginIndex(host, backend, "docs", embedder="p", ranker="p")
    assert await index.train(["ab"]) == QUANTIZER
    await index.add(DOCUMENTS)
    again = PluginIndex(host, backend, "docs", embedder="p", ranker="p", quantizer=QUANTIZER)
    assert (await again.search("bbb", 1))[0].id == "bbb"
    _, vectors = voters["distances"].saw[0]
    assert [0.5, 3.0] in vectors  # 0.25 is lost
    assert {len(code) for _, codes in voters["decode"].saw for code in codes} == {2}


async def test_what_another_model_embedded_is_not_found(backend: SearchBackend) -> None:
    host, voters = host_of()
    await PluginIndex(host, backend, "docs", embedder="p").add(DOCUMENTS)
    voters["model_name"].answer = "other letters"
    other = PluginIndex(host, backend, "docs", embedder="p")
    assert await other.search("aab", 4) == []
    await other.add(DOCUMENTS[:1])
    assert [hit.id for hit in await other.search("aab", 4)] == ["aaa"]
    raw = await backend.semantic("docs", vector("aaa"), 1, float("inf"))
    assert {name for name, _ in raw[0].metadata} == {"page", MODEL, PACKED}


async def test_failures_are_the_callers(backend: SearchBackend) -> None:
    host, _ = host_of(OnFailure.SKIP, embed=FAILURE)
    with pytest.raises(PluginUnavailable):
        await PluginIndex(host, backend, "docs", embedder="p").add(DOCUMENTS)
    with pytest.raises(UnknownPlugin):
        await PluginIndex(host, backend, "docs", embedder="gone").add(DOCUMENTS)


@pytest.mark.guests
async def test_a_real_plugin_of_version_1_orders_and_cannot_unpack(tmp_path: Path, backend: SearchBackend) -> None:
    if not POLICIES.is_dir():
        pytest.skip("lite-policies-c-v1 is not built: just guests")
    plugins = tmp_path / "plugins"
    plugins.mkdir()
    (plugins / "lite-policies-c").symlink_to(POLICIES)
    cache = ROOT / "build" / "test-cache"
    embedding, _ = host_of()
    async with PluginHost.from_directory(plugins, '[plugins]\ntimeout = "5s"', cache_directory=cache) as host:
        names = ("distances", "train", "encode", "decode")
        for name in names:
            setattr(embedding.hooks, name, getattr(host.hooks, name))
        index = PluginIndex(embedding, backend, "docs", embedder="p", ranker="lite-policies-c")
        await index.add(DOCUMENTS)
        hits = await index.search("abb", 4)
        assert hits[0].id == "abb"
        squares = {"abb": 0.0, "aab": 2 + 1.0, "bbb": 2 + 1.0, "aaa": 2 * 4 + 4.0}
        assert {hit.id: -hit.score for hit in hits} == squares
        learnt = await index.train(["abc"])
        assert (learnt.scheme, learnt.dimensions, learnt.codebook) == ("scalar", 2, [[-1.0, 1.0]])
        await index.add(DOCUMENTS)
        with pytest.raises(GuestError, match="cannot decode"):
            await index.search("abb", 4)
