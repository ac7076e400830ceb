"""kv: every back end is the same store, and a plugin sees its own keys only."""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import os
import resource
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from helios_api.v1 import kv as kv1
from helios_api.v2 import kv as kv2
from helios_host.capabilities.context import PluginContext
from helios_host.capabilities.faces import Io, run
from helios_host.capabilities.gate import Gate
from helios_host.capabilities.kv import KvSettings, KvV1, KvV2, open_kv, rules
from helios_host.capabilities.kv.store import KvStore
from helios_host.instances.scope import CallScope
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from witbind import Err, Ok

from .conftest import Face, Postgres, RedisProcess

BOTH = ("kv_read", "kv_write")
BACKENDS = ["sqlite", "redis", pytest.param("postgres", marks=pytest.mark.postgres)]
HOUR = 3_600_000_000


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> KvSettings:
    url = ""
    if request.param == "redis":
        url = request.getfixturevalue("redis_url")
    elif request.param == "postgres":
        url = request.getfixturevalue("postgres").url
    return KvSettings(backend=request.param, url=url, timeout=60.0, plugin_limit=10_000)


def kv(
    store: KvStore, plugin: str, requested=BOTH, granted=BOTH, config: KvSettings | None = None, **context: Any
) -> KvV2:
    gate = Gate.of(requested, granted)
    return KvV2(PluginContext(plugin=plugin, gate=gate, **context), store, config or KvSettings())


_numbers = iter(range(1_000_000))


def fresh(stem: str) -> str:
    """Name a plugin that no other test has used on the shared servers."""
    return f"{stem}-{next(_numbers)}"


@pytest.fixture
def store(backend: KvSettings, face: Face, tmp_path: Path) -> Iterator[KvStore]:
    made = open_kv(backend, tmp_path, face.io)
    yield made
    if face.asynchronous and hasattr(made, "aclose"):
        face.run(made.aclose())
    made.close()


def test_a_value_is_kept_until_it_is_removed(store: KvStore, face: Face) -> None:
    mine = kv(store, fresh("mine"))
    assert face.run(mine.get("a")) == Ok(None)
    assert face.run(mine.set("a", "käse\0", None)) == Ok(None)
    assert face.run(mine.get("a")) == Ok("käse\0")
    assert face.run(mine.delete("a")) == Ok(True)
    assert face.run(mine.delete("a")) == Ok(False)
    assert face.run(mine.get("a")) == Ok(None)


def test_no_other_plugin_sees_a_key(store: KvStore, face: Face) -> None:
    mine, other = kv(store, fresh("mine")), kv(store, fresh("mine"))
    face.run(mine.set("a", "1", None))
    assert face.run(other.get("a")) == Ok(None)
    assert face.run(other.delete("a")) == Ok(False)
    assert face.run(other.list_keys("", None, 100)) == Ok([])
    assert face.run(mine.get("a")) == Ok("1")


def test_keys_with_the_separators_of_a_back_end_stay_in_their_namespace(store: KvStore, face: Face) -> None:
    name = fresh("a")
    mine, other = kv(store, name), kv(store, name + ".b")
    for key in ("}:values", ":values", "*", "%", "_", "'", name, "\0", ""):
        assert face.run(mine.set(key, "mine", None)) == Ok(None)
        assert face.run(other.get(key)) == Ok(None)
        assert face.run(mine.get(key)) == Ok("mine")


@pytest.mark.parametrize(("by", "sum_"), [(5, 5), (-7, -2), (1 << 62, (1 << 62) - 2)])
def test_increment_adds_as_one_step(store: KvStore, face: Face, by: int, sum_: int) -> None:
    mine = kv(store, fresh("mine"))
    for step in (5, -7, 1 << 62):
        answer = face.run(mine.increment("n", step, None))
        if step == by:
            assert answer == Ok(sum_)
            assert face.run(mine.get("n")) == Ok(str(sum_))


@pytest.mark.parametrize("value", ["", "x", "1.0", "+1", "007", "-0", " 1", "9223372036854775808", "9" * 40])
def test_increment_refuses_what_is_no_integer_and_leaves_it(store: KvStore, face: Face, value: str) -> None:
    mine = kv(store, fresh("mine"))
    face.run(mine.set("n", value, None))
    assert face.run(mine.increment("n", 1, None)) == Err(kv2.KvErrorNotANumber())
    assert face.run(mine.get("n")) == Ok(value)


def test_increment_does_not_leave_64_bits(store: KvStore, face: Face) -> None:
    mine = kv(store, fresh("mine"))
    assert face.run(mine.increment("n", (1 << 63) - 1, None)) == Ok((1 << 63) - 1)
    assert face.run(mine.increment("n", 1, None)) == Err(kv2.KvErrorNotANumber())
    assert face.run(mine.increment("m", -(1 << 63), None)) == Ok(-(1 << 63))
    assert face.run(mine.increment("m", -1, None)) == Err(kv2.KvErrorNotANumber())
    assert face.run(mine.get("n")) == Ok(str((1 << 63) - 1))


def test_a_time_to_live_of_zero_removes(store: KvStore, face: Face) -> None:
    mine = kv(store, fresh("mine"))
    face.run(mine.set("a", "1", None))
    assert face.run(mine.set("a", "2", 0)) == Ok(None)
    assert face.run(mine.get("a")) == Ok(None)
    assert face.run(mine.increment("b", 3, 0)) == Ok(3)
    assert face.run(mine.get("b")) == Ok(None)


def test_what_is_over_is_gone_and_gives_its_room_back(store: KvStore, face: Face) -> None:
    mine = kv(store, fresh("mine"))
    for key in "abc":
        assert face.run(mine.set(key, "x" * 9000 if key == "a" else "y", 1)) == Ok(None)
    assert face.run(mine.get("a")) == Ok(None)
    assert face.run(mine.list_keys("", None, 10)) == Ok([])
    assert face.run(mine.set("b", "x" * 9000, None)) == Ok(None)
    assert face.run(mine.increment("c", 1, HOUR)) == Ok(1)


def test_the_longest_time_to_live_is_kept(store: KvStore, face: Face) -> None:
    mine = kv(store, fresh("mine"))
    assert face.run(mine.set("a", "1", (1 << 64) - 1)) == Ok(None)
    assert face.run(mine.get("a")) == Ok("1")


def test_a_share_that_is_full_refuses_growth_only(store: KvStore, face: Face) -> None:
    mine, other = kv(store, fresh("mine")), kv(store, fresh("mine"))
    assert face.run(mine.set("a", "x" * 9900, None)) == Ok(None)
    assert face.run(mine.set("b", "x" * 100, None)) == Err(kv2.KvErrorTooLarge())
    assert face.run(mine.increment("n", 1, None)) == Err(kv2.KvErrorTooLarge())
    assert face.run(mine.compare_and_swap("b", None, "x" * 100, None)) == Err(kv2.KvErrorTooLarge())
    assert face.run(mine.set("a", "x" * 9800, None)) == Ok(None)
    assert face.run(other.set("b", "x" * 9900, None)) == Ok(None)
    face.run(mine.delete("a"))
    assert face.run(mine.set("b", "x" * 9900, None)) == Ok(None)


def test_keys_come_in_order_of_bytes_and_in_pages(store: KvStore, face: Face) -> None:
    mine = kv(store, fresh("mine"))
    names = ["", "a", "a\0", "ab", "a\u00ff", "a\uffff", "a\U0010ffff", "b", "B"]
    for name in names:
        face.run(mine.set(name, name, None))
    ordered = sorted(names, key=lambda name: name.encode())
    assert face.run(mine.list_keys("", None, 100)) == Ok(ordered)
    assert face.run(mine.list_keys("a", None, 100)) == Ok([n for n in ordered if n.startswith("a")])
    pages, last = [], None
    while page := face.run(mine.list_keys("a", last, 2)).value:
        pages += page
        last = page[-1]
    assert pages == [n for n in ordered if n.startswith("a")]
    assert face.run(mine.list_keys("a", "\0", 1)) == Ok(["a"])
    assert face.run(mine.list_keys("", None, 0)) == Ok([])


def test_every_function_asks_the_gate(store: KvStore, face: Face) -> None:
    name = fresh("mine")
    reads: list[Callable[[KvV2], Any]] = [lambda k: k.get("a"), lambda k: k.list_keys("", None, 1)]
    writes: list[Callable[[KvV2], Any]] = [lambda k: k.set("a", "1", None), lambda k: k.delete("a")]
    both: list[Callable[[KvV2], Any]] = [
        lambda k: k.increment("a", 1, None),
        lambda k: k.compare_and_swap("a", None, "1", None),
    ]
    denied = Err(kv2.KvErrorAccessDenied())
    for requested, granted in [(BOTH, ()), ((), BOTH), (("kv_read",), ("kv_write",))]:
        for function in reads + writes + both:
            assert face.run(function(kv(store, name, requested, granted))) == denied
    for function in writes + both:
        assert face.run(function(kv(store, name, BOTH, ("kv_read",)))) == denied
    for function in reads + both:
        assert face.run(function(kv(store, name, BOTH, ("kv_write",)))) == denied
    assert face.run(kv(store, name).list_keys("", None, 10)) == Ok([])


def test_version_1_stands_above_the_gate(store: KvStore, face: Face) -> None:
    name = fresh("mine")
    denied = KvV1(kv(store, name, BOTH, ()))
    refusal = Err(kv1.KvErrorAccessDenied())
    assert [
        face.run(c) for c in (denied.get("a"), denied.set("a", "1"), denied.delete("a"), denied.increment("a", 1))
    ] == [refusal] * 4
    mine = KvV1(kv(store, name))
    assert face.run(mine.set("a", "x")) == Ok(None)
    assert face.run(mine.get("a")) == Ok("x")
    assert face.run(mine.increment("a", 1)) == Err(kv1.KvErrorNotANumber())
    assert face.run(mine.set("a", "x" * 20_000)) == Err(kv1.KvErrorTooLarge())
    assert face.run(mine.delete("a")) == Ok(True)


def test_keys_and_values_are_bounded(store: KvStore, face: Face) -> None:
    mine = kv(store, fresh("mine"), config=KvSettings(key_limit=4, value_limit=8))
    assert face.run(mine.set("ää", "12345678", None)) == Ok(None)
    assert face.run(mine.set("äää", "1", None)) == Err(kv2.KvErrorTooLarge())
    assert face.run(mine.set("a", "123456789", None)) == Err(kv2.KvErrorTooLarge())
    assert face.run(mine.get("12345")) == Err(kv2.KvErrorTooLarge())


def test_a_call_without_time_left_asks_nobody(store: KvStore, face: Face) -> None:
    scope = CallScope()
    scope.until = 0.0
    answer = face.run(kv(store, fresh("mine"), scope=scope).get("a"))
    assert isinstance(answer.value, kv2.KvErrorUnavailable)


KEYS = st.sampled_from(["", "a", "ab", "b", "\0", "ä"])
VALUES = st.sampled_from(["", "1", "-5", "x", "9223372036854775807", "x" * 4000])
TTLS = st.sampled_from([None, None, 0, HOUR])


def model(open_store: Callable[[], KvStore], face: Face) -> type[RuleBasedStateMachine]:
    """A store beside two dictionaries, one a plugin; it is closed and opened again at any point."""

    class Model(RuleBasedStateMachine):
        @initialize()
        def start(self) -> None:
            self.store = open_store()
            self.names = [fresh("model"), fresh("model")]
            self.dicts: list[dict[str, str]] = [{}, {}]

        def plugin(self, n: int) -> tuple[KvV2, dict[str, str]]:
            return kv(self.store, self.names[n]), self.dicts[n]

        def fits(self, kept: dict[str, str], key: str, value: str) -> bool:
            after = {**kept, key: value}
            total = sum(len(k.encode()) + len(v.encode()) + rules.ENTRY_BYTES for k, v in after.items())
            grows = key not in kept or len(value.encode()) > len(kept[key].encode())
            return not grows or total <= 10_000

        @rule(n=st.integers(0, 1), key=KEYS, value=VALUES, ttl=TTLS)
        def set(self, n: int, key: str, value: str, ttl: int | None) -> None:
            plugin, kept = self.plugin(n)
            answer = face.run(plugin.set(key, value, ttl))
            if ttl == 0:
                kept.pop(key, None)
            elif not self.fits(kept, key, value):
                assert answer == Err(kv2.KvErrorTooLarge())
                return
            else:
                kept[key] = value
            assert answer == Ok(None)

        @rule(n=st.integers(0, 1), key=KEYS)
        def delete(self, n: int, key: str) -> None:
            plugin, kept = self.plugin(n)
            assert face.run(plugin.delete(key)) == Ok(kept.pop(key, None) is not None)

        @rule(n=st.integers(0, 1), key=KEYS, by=st.sampled_from([0, 1, -1, (1 << 63) - 1]))
        def increment(self, n: int, key: str, by: int) -> None:
            plugin, kept = self.plugin(n)
            answer = face.run(plugin.increment(key, by, None))
            old = kept.get(key, "0")
            if answer == Err(kv2.KvErrorTooLarge()):
                assert not self.fits(kept, key, "9" * 20)
            elif old in ("", "x", "x" * 4000) or int(old) + by >= 1 << 63:
                assert answer == Err(kv2.KvErrorNotANumber())
            else:
                kept[key] = str(int(old) + by)
                assert answer == Ok(int(old) + by)

        @rule(n=st.integers(0, 1), key=KEYS, expected=st.none() | VALUES, value=VALUES, ttl=TTLS)
        def swap(self, n: int, key: str, expected: str | None, value: str, ttl: int | None) -> None:
            plugin, kept = self.plugin(n)
            answer = face.run(plugin.compare_and_swap(key, expected, value, ttl))
            if kept.get(key) != expected:
                assert answer == Ok(False)
            elif ttl == 0:
                assert answer == Ok(True)
                kept.pop(key, None)
            elif not self.fits(kept, key, value):
                assert answer == Err(kv2.KvErrorTooLarge())
            else:
                assert answer == Ok(True)
                kept[key] = value

        @rule(n=st.integers(0, 1), key=KEYS)
        def get(self, n: int, key: str) -> None:
            plugin, kept = self.plugin(n)
            assert face.run(plugin.get(key)) == Ok(kept.get(key))

        @rule(n=st.integers(0, 1), prefix=KEYS, after=st.none() | KEYS, limit=st.integers(0, 4))
        def list_keys(self, n: int, prefix: str, after: str | None, limit: int) -> None:
            plugin, kept = self.plugin(n)
            names = [k for k in kept if k.startswith(prefix) and (after is None or k.encode() > after.encode())]
            assert face.run(plugin.list_keys(prefix, after, limit)) == Ok(sorted(names, key=str.encode)[:limit])

        @precondition(lambda self: self.store is not None)
        @rule()
        def reopen(self) -> None:
            self.store.close()
            self.store = open_store()

        def teardown(self) -> None:
            if getattr(self, "store", None) is not None:
                self.store.close()

    return Model


def test_every_back_end_is_a_dictionary_for_each_plugin(backend: KvSettings, tmp_path: Path) -> None:
    face = Face(asynchronous=False)
    config = settings(max_examples=15, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(model(lambda: open_kv(backend, tmp_path, face.io), face), settings=config)


def _count(settings_: KvSettings, path: Path, name: str, times: int) -> None:
    mine = kv(open_kv(settings_, path, Io()), name)
    for _ in range(times):
        answer = run(mine.increment("n", 1, None))
        assert isinstance(answer, Ok), answer


@pytest.mark.parametrize("workers", [4])
def test_increments_of_several_processes_all_count(backend: KvSettings, tmp_path: Path, workers: int) -> None:
    name, spawn = fresh("mine"), multiprocessing.get_context("spawn")
    config = KvSettings(backend=backend.backend, url=backend.url, timeout=30.0)
    processes = [spawn.Process(target=_count, args=(config, tmp_path, name, 50)) for _ in range(workers)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
        assert process.exitcode == 0
    assert run(kv(open_kv(config, tmp_path, Io()), name).get("n")) == Ok(str(50 * workers))


def test_increments_of_several_threads_all_count(backend: KvSettings, tmp_path: Path) -> None:
    name = fresh("mine")
    config = KvSettings(backend=backend.backend, url=backend.url, timeout=30.0)
    store = open_kv(config, tmp_path, Io())
    answers: list[Any] = []

    def count() -> None:
        answers.extend(run(kv(store, name).increment("n", 1, None)) for _ in range(25))

    threads = [threading.Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.value for answer in answers) == list(range(1, 201))


def test_a_killed_redis_is_a_typed_error_and_comes_back(own_redis: RedisProcess, face: Face, tmp_path: Path) -> None:
    config = KvSettings(backend="redis", url=own_redis.url, timeout=1.0)
    mine = kv(open_kv(config, tmp_path, face.io), "mine")
    assert face.run(mine.increment("n", 1, None)) == Ok(1)
    own_redis.kill()
    assert isinstance(face.run(mine.increment("n", 1, None)).value, kv2.KvErrorUnavailable)
    assert isinstance(face.run(mine.get("n")).value, kv2.KvErrorUnavailable)
    own_redis.start()
    assert face.run(mine.increment("n", 1, None)) == Ok(1)  # the new server has neither data nor scripts


@pytest.mark.postgres
def test_a_killed_postgresql_is_a_typed_error_and_comes_back(
    own_postgres: Postgres, face: Face, tmp_path: Path
) -> None:
    config = KvSettings(backend="postgres", url=own_postgres.url, timeout=60.0)
    mine = kv(open_kv(config, tmp_path, face.io), fresh("killed"))
    assert face.run(mine.increment("n", 1, None)) == Ok(1)
    own_postgres.kill()
    assert isinstance(face.run(mine.increment("n", 1, None)).value, kv2.KvErrorUnavailable)
    assert isinstance(face.run(mine.get("n")).value, kv2.KvErrorUnavailable)
    own_postgres.start()
    assert face.run(mine.increment("n", 1, None)) == Ok(2)


def _fill_disk(path: Path, results: Any) -> None:
    """Fill a disk of 256 KiB (the largest file this process may write), then get a larger one."""
    mine = kv(open_kv(KvSettings(), path, Io()), "mine")
    first = run(mine.set("first", "kept", None))
    resource.setrlimit(resource.RLIMIT_FSIZE, (256 << 10, resource.RLIM_INFINITY))
    answers = [run(mine.set(str(n), "x" * 10_000, None)) for n in range(60)]
    during = run(mine.get("first"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    after = [run(mine.set("last", "x" * 10_000, None)), run(mine.get("first")), run(mine.increment("n", 1, None))]
    stored = [n for n, answer in enumerate(answers) if answer == Ok(None)]
    lost = [n for n in stored if run(mine.get(str(n))) != Ok("x" * 10_000)]
    results.put((first, [type(a.value).__name__ for a in answers if isinstance(a, Err)], during, after, lost))


def test_a_full_disk_is_a_typed_error_loses_nothing_and_passes(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    results = spawn.Queue()
    process = spawn.Process(target=_fill_disk, args=(tmp_path, results))
    process.start()
    first, failures, during, after, lost = results.get(timeout=120)
    process.join(60)
    assert first == Ok(None)
    assert failures
    assert set(failures) == {"KvErrorUnavailable"}
    assert during == Ok("kept")
    assert after == [Ok(None), Ok("kept"), Ok(1)]
    assert lost == []


def test_a_full_tmpfs_is_a_typed_error_and_passes(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small tmpfs is not allowed here")
    try:
        store = open_kv(KvSettings(), disk, Io())
        mine = kv(store, "mine")
        ballast = disk / "ballast"
        run(mine.set("first", "kept", None))
        with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
            while file.write(bytes(4096)):
                pass
        answers = [run(mine.set(str(n), "x" * 10_000, None)) for n in range(20)]
        assert isinstance(answers[-1].value, kv2.KvErrorUnavailable)
        assert run(mine.get("first")) == Ok("kept")
        ballast.unlink()
        assert run(mine.set("last", "x" * 10_000, None)) == Ok(None)
        store.close()
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_forked_child_does_not_use_the_parents_connection(tmp_path: Path) -> None:
    store = open_kv(KvSettings(), tmp_path, Io())
    run(kv(store, "mine").set("a", "1", None))
    child = os.fork()
    if child == 0:
        answer = run(kv(store, "mine").increment("a", 1, None))
        os._exit(0 if answer == Ok(2) else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert run(kv(store, "mine").increment("a", 1, None)) == Ok(3)


def test_a_redis_that_falls_silent_is_a_typed_error_and_comes_back(
    own_redis: RedisProcess, face: Face, tmp_path: Path
) -> None:
    mine = kv(open_kv(KvSettings(backend="redis", url=own_redis.url, timeout=0.2), tmp_path, face.io), "mine")
    assert face.run(mine.set("a", "1", None)) == Ok(None)
    with own_redis.stopped():
        assert isinstance(face.run(mine.get("a")).value, kv2.KvErrorUnavailable)
    assert face.run(mine.get("a")) == Ok("1")


def test_an_answer_to_a_cancelled_call_reaches_no_other_call(own_redis: RedisProcess, tmp_path: Path) -> None:
    """The answer is on its way when the call that waits for it is cancelled."""
    face = Face(asynchronous=True)
    mine = kv(open_kv(KvSettings(backend="redis", url=own_redis.url, timeout=20.0), tmp_path, face.io), "mine")

    async def cancelled() -> list[Any]:
        for name in "abcd":
            await mine.set(name, name, None)
        for _ in range(5):
            with own_redis.stopped():
                tasks = [asyncio.create_task(mine.get(name)) for name in "abcd"]
                await asyncio.sleep(0.02)
                for task in tasks[1:]:
                    task.cancel()
                await asyncio.gather(*tasks[1:], return_exceptions=True)
            assert await tasks[0] == Ok("a")
            assert [await mine.get(name) for name in "dcba"] == [Ok("d"), Ok("c"), Ok("b"), Ok("a")]
        return await asyncio.gather(*(mine.get(name) for name in "abcd"))

    assert face.run(cancelled()) == [Ok("a"), Ok("b"), Ok("c"), Ok("d")]
    face.close()
