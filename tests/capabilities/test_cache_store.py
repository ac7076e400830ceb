"""cache-store: entries of a plugin are its own, bounded, and gone when their time is over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from helios_api.v1 import cache_store as cache1
from helios_api.v1 import types as types1
from helios_api.v2 import cache_store as cache2
from helios_api.v2.types import Body, BodyBytes, BodyEmpty, BodyText
from helios_host.capabilities.cache_store import (
    CacheBackend,
    CacheSettings,
    CacheStoreV1,
    CacheStoreV2,
    open_cache,
)
from helios_host.capabilities.cache_store.local import ENTRY_BYTES, LocalCache
from helios_host.capabilities.context import PluginContext
from helios_host.capabilities.faces import Io, run
from helios_host.capabilities.gate import Gate
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from witbind import Err, Ok

from .conftest import Face, RedisProcess

BOTH = ("cache_read", "cache_write")
HOUR = 3_600_000_000
_numbers = iter(range(1_000_000))


def fresh(stem: str) -> str:
    return f"{stem}-{next(_numbers)}"


def cache(
    backend: CacheBackend, plugin: str, granted: Any = BOTH, settings: CacheSettings | None = None
) -> CacheStoreV2:
    context = PluginContext(plugin=plugin, gate=Gate.of(BOTH, granted))
    return CacheStoreV2(context, backend, settings or CacheSettings())


@pytest.fixture(params=["local", "redis"])
def backend(request: pytest.FixtureRequest, face: Face) -> Iterator[CacheBackend]:
    url = request.getfixturevalue("redis_url") if request.param == "redis" else ""
    made: Any = open_cache(CacheSettings(backend=request.param, url=url, timeout=5.0), face.io)
    yield made
    if face.asynchronous and hasattr(made, "aclose"):
        face.run(made.aclose())
    made.close()


@pytest.mark.parametrize("body", [BodyEmpty(), BodyText(""), BodyText("käse\0"), BodyBytes(b""), BodyBytes(b"\xff\0t")])
def test_a_body_comes_back_as_it_was(backend: CacheBackend, face: Face, body: Body) -> None:
    mine = cache(backend, fresh("mine"))
    assert face.run(mine.cache_get("a")) == Ok(None)
    assert face.run(mine.cache_set("a", body, HOUR)) == Ok(None)
    assert face.run(mine.cache_get("a")) == Ok(body)
    assert face.run(mine.cache_delete("a")) == Ok(True)
    assert face.run(mine.cache_delete("a")) == Ok(False)


def test_no_other_plugin_sees_an_entry(backend: CacheBackend, face: Face) -> None:
    name = fresh("mine")
    mine, other = cache(backend, name), cache(backend, name + ".x")
    for key in ("a", ":", "x:a", ".x:a", "", "\0"):
        face.run(mine.cache_set(key, BodyText("mine"), HOUR))
        assert face.run(other.cache_get(key)) == Ok(None)
        assert face.run(other.cache_delete(key)) == Ok(False)
        assert face.run(mine.cache_get(key)) == Ok(BodyText("mine"))


def test_a_time_to_live_of_zero_removes_and_the_longest_is_kept(backend: CacheBackend, face: Face) -> None:
    mine = cache(backend, fresh("mine"))
    face.run(mine.cache_set("a", BodyText("1"), (1 << 64) - 1))
    assert face.run(mine.cache_get("a")) == Ok(BodyText("1"))
    assert face.run(mine.cache_set("a", BodyText("2"), 0)) == Ok(None)
    assert face.run(mine.cache_get("a")) == Ok(None)


def test_both_versions_see_the_same_entries_through_the_same_gate(backend: CacheBackend, face: Face) -> None:
    name = fresh("mine")
    latest = cache(backend, name)
    first = CacheStoreV1(latest)
    assert face.run(first.cache_set("a", types1.BodyBytes(b"\xff"), 3600)) == Ok(None)
    assert face.run(latest.cache_get("a")) == Ok(BodyBytes(b"\xff"))
    assert face.run(first.cache_get("a")) == Ok(types1.BodyBytes(b"\xff"))
    assert face.run(first.cache_get("b")) == Ok(None)
    assert face.run(first.cache_set("a", types1.BodyText("x" * (2 << 20)), 1)) == Err(cache1.CacheErrorTooLarge())
    for granted, answer in [
        (("cache_read",), Ok(types1.BodyBytes(b"\xff"))),
        ((), Err(cache1.CacheErrorAccessDenied())),
    ]:
        denied = CacheStoreV1(cache(backend, name, granted))
        assert face.run(denied.cache_get("a")) == answer
        assert face.run(denied.cache_set("a", types1.BodyText("1"), 1)) == Err(cache1.CacheErrorAccessDenied())
        assert face.run(denied.cache_delete("a")) == Err(cache1.CacheErrorAccessDenied())
    assert face.run(cache(backend, name, ("cache_write",)).cache_get("a")) == Err(cache2.CacheErrorAccessDenied())
    assert face.run(first.cache_delete("a")) == Ok(True)


def test_keys_and_values_are_bounded(backend: CacheBackend, face: Face) -> None:
    mine = cache(backend, fresh("mine"), settings=CacheSettings(key_limit=2, value_limit=3))
    assert face.run(mine.cache_set("ä", BodyText("123"), HOUR)) == Ok(None)
    assert face.run(mine.cache_set("ää", BodyText("1"), HOUR)) == Err(cache2.CacheErrorTooLarge())
    assert face.run(mine.cache_set("a", BodyBytes(b"1234"), HOUR)) == Err(cache2.CacheErrorTooLarge())


KEYS = st.sampled_from(["", "a", "b", "c"])
BODIES = st.sampled_from([BodyEmpty(), BodyText("x"), BodyBytes(b"x" * 700)])


class LocalModel(RuleBasedStateMachine):
    """What the cache holds is right, not over, and within its bounds; what it dropped it may."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self.local = LocalCache(4000, 2500, lambda: self.now)
        self.caches = [cache(self.local, name) for name in ("p", "q")]
        self.known: list[dict[str, tuple[Body, float]]] = [{}, {}]

    @rule(n=st.integers(0, 1), key=KEYS, body=BODIES, ttl=st.sampled_from([1_000_000, HOUR]))
    def put(self, n: int, key: str, body: Body, ttl: int) -> None:
        assert run(self.caches[n].cache_set(key, body, ttl)) == Ok(None)
        self.known[n][key] = (body, self.now + ttl / 1e6)
        assert run(self.caches[n].cache_get(key)) == Ok(body)  # the newest is never the one that goes
        assert self.local.size <= 4000

    @rule(n=st.integers(0, 1), key=KEYS)
    def get(self, n: int, key: str) -> None:
        found = run(self.caches[n].cache_get(key)).value
        if found is not None:
            body, expires = self.known[n][key]
            assert (found, expires > self.now) == (body, True)

    @rule(n=st.integers(0, 1), key=KEYS)
    def delete(self, n: int, key: str) -> None:
        run(self.caches[n].cache_delete(key))
        self.known[n].pop(key, None)
        assert run(self.caches[n].cache_get(key)) == Ok(None)

    @rule(seconds=st.sampled_from([0.5, 5.0]))
    def wait(self, seconds: float) -> None:
        self.now += seconds


def test_the_local_cache_never_holds_what_it_should_not() -> None:
    run_state_machine_as_test(LocalModel)


@given(st.integers(1, 20))
def test_a_plugin_that_fills_the_cache_does_not_push_out_others(entries: int) -> None:
    local = LocalCache(100_000, 25_000)
    small, greedy = cache(local, "small"), cache(local, "greedy")
    run(small.cache_set("kept", BodyText("x" * 100), HOUR))
    for n in range(entries * 10):
        run(greedy.cache_set(str(n), BodyText("x" * 5000), HOUR))
    assert run(small.cache_get("kept")) == Ok(BodyText("x" * 100))
    assert local.size <= 25_000 + 100 + ENTRY_BYTES + 5


def test_a_killed_redis_is_a_typed_error_and_comes_back(own_redis: RedisProcess, face: Face) -> None:
    mine = cache(open_cache(CacheSettings(backend="redis", url=own_redis.url, timeout=1.0), face.io), "mine")
    assert face.run(mine.cache_set("a", BodyText("1"), HOUR)) == Ok(None)
    own_redis.kill()
    assert isinstance(face.run(mine.cache_get("a")).value, cache2.CacheErrorUnavailable)
    own_redis.start()
    assert face.run(mine.cache_get("a")) == Ok(None)
    assert face.run(mine.cache_set("a", BodyText("1"), HOUR)) == Ok(None)


def test_a_redis_that_is_not_there_is_a_typed_error(face: Face) -> None:
    mine = cache(open_cache(CacheSettings(backend="redis", url="redis://127.0.0.1:1/0"), face.io), "mine")
    answer = face.run(mine.cache_get("a"))
    assert answer == Err(cache2.CacheErrorUnavailable("the server does not answer"))


def test_a_cache_that_never_suspends_serves_a_synchronous_store() -> None:
    assert run(cache(open_cache(CacheSettings(), Io()), "mine").cache_get("a")) == Ok(None)
