"""Several workers as one set of plugins: hosts of their own, the real channel, in one process."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

import attrs
import pytest
from helios_api.v2.pre_query import PreQueryDecisionDeny
from helios_host import PluginHost
from helios_host.admin.client import AdminClient
from helios_host.admin.figures import HostFigures, figures_of, merged
from helios_host.admin.problems import Relayed
from helios_host.admin.server import AdminServer
from helios_host.capabilities.telemetry import TelemetryStore
from helios_host.config import AdminSettings, AdminToken, parse_config
from helios_host.engine.cache import ArtefactCache
from helios_host.errors import LoadError
from helios_host.instances.budget import CallBudget
from helios_host.instances.meter import Meter
from helios_host.supervisor.channel import Asker, WorkerGone, answer_all
from helios_host.supervisor.fleet import Fleet, OutOfStep
from helios_host.supervisor.worker import WorkerEnd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .test_life import NEW, OLD, TRAPS, build, decision, put


@attrs.define
class Worker:
    """One worker with a plugin directory of its own, so that its files can differ from the others'."""

    number: int
    host: PluginHost
    asker: Asker
    theirs: Any
    broken: dict[str, str] = attrs.field(factory=dict)
    held: threading.Event = attrs.field(factory=threading.Event)
    may_go: threading.Event = attrs.field(factory=threading.Event)

    @property
    def directory(self) -> Path:
        return Path(self.host.config.plugin_dir)

    @property
    def state(self) -> list[tuple[str, str, str]]:
        return [(p.name, p.status, p.fingerprint) for p in figures_of(self.host).plugins]


@attrs.define
class Crew:
    fleet: Fleet
    workers: list[Worker]
    restarted: list[int]

    def put(self, *arguments: Any, **more: Any) -> None:
        for worker in self.workers:
            put(worker.directory, *arguments, **more)

    def agree(self) -> bool:
        states = [worker.state for worker in self.workers]
        return all(state == states[0] for state in states)


@pytest.fixture
def make_crew(tmp_path: Path, cache_directory: Path) -> Iterator[Callable[..., Crew]]:
    with contextlib.ExitStack() as stack:

        def make(count: int = 3, text: str = "", put_first: bool = True) -> Crew:
            config = attrs.evolve(parse_config(text, "the test"), timeout=5.0)
            restarted: list[int] = []
            crew = Crew(Fleet(config, restarted.append), [], restarted)
            for number in range(1, count + 1):
                directory = tmp_path / f"worker-{number}-{len(list(tmp_path.iterdir()))}"
                directory.mkdir()
                if put_first:
                    put(directory, OLD)
                mine = attrs.evolve(config, plugin_dir=str(directory))
                host = stack.enter_context(PluginHost(mine, cache=ArtefactCache(cache_directory)))
                worker = hired(crew, number, host, stack)
                crew.workers.append(worker)
                crew.fleet.join(worker.asker)
            return crew

        yield make


def hired(crew: Crew, number: int, host: PluginHost, stack: contextlib.ExitStack) -> Worker:
    ours, theirs = Pipe()
    end = WorkerEnd(number, theirs, ArtefactCache())
    end.serving()
    worker = Worker(number, host, Asker(ours, number, crew.restarted.append), theirs)
    methods = {name: breakable(worker, name, method, theirs) for name, method in end.methods(host).items()}
    thread = threading.Thread(target=answer_all, args=(theirs, {"loaded": True}, methods), daemon=True)
    thread.start()

    def leave() -> None:
        ours.close()
        theirs.close()

    stack.callback(leave)
    return worker


def breakable(worker: Worker, name: str, method: Callable[..., Any], theirs: Any) -> Callable[..., Any]:
    """Return a method of a worker that `worker.broken` can make fail: it refuses, or its process dies."""

    def call(**arguments: Any) -> Any:
        kind = worker.broken.pop(name, None)
        if kind == "hold":
            worker.held.set()
            assert worker.may_go.wait(60)
        if kind == "refuse":
            raise LoadError("it is broken", plugin="guard")
        answer = method(**arguments) if kind in (None, "hold") or name == "commit" else None
        if kind == "die":
            with socket.fromfd(theirs.fileno(), socket.AF_UNIX, socket.SOCK_STREAM) as connection:
                connection.shutdown(socket.SHUT_RDWR)
        return answer

    return call


def test_changes_hold_in_every_worker(make_crew: Callable[..., Crew]) -> None:
    crew = make_crew()
    fleet, hosts = crew.fleet, [worker.host for worker in crew.workers]
    crew.put(NEW)
    fleet.reload("guard", None)
    assert [decision(host) for host in hosts] == [PreQueryDecisionDeny("new")] * 3
    fleet.disable("guard")
    assert [decision(host) for host in hosts] == [None] * 3
    fleet.enable("guard")
    fleet.disable_all()
    assert [decision(host) for host in hosts] == [None] * 3
    fleet.unload("guard")
    assert [dict(host.plugins) for host in hosts] == [{}] * 3
    assert fleet.load(crew.workers[0].directory / "guard") == "guard"
    assert [decision(host) for host in hosts] == [PreQueryDecisionDeny("new")] * 3
    assert crew.restarted == []
    with pytest.raises(Relayed, match="there is no plugin of this name"):
        fleet.disable("nobody")


def test_figures_add_up_and_lines_are_in_order(make_crew: Callable[..., Crew]) -> None:
    crew = make_crew(2)
    for times, worker in zip((2, 3), crew.workers, strict=True):
        for _ in range(times):
            decision(worker.host)
        worker.host.plugins["guard"].log.write(CallBudget(), "info", f"of {worker.number}")
    (plugin,) = crew.fleet.figures().plugins
    assert (plugin.tally.timing().invocations, plugin.instances, plugin.memory) == (5, 2, 131072)
    lines = crew.fleet.lines("guard", {})
    assert [(line.worker, line.line.message) for line in lines] == [(1, "of 1"), (2, "of 2")]
    assert crew.fleet.lines("guard", {line.worker: line.line.number for line in lines}) == []


def test_a_followed_log_goes_on_when_a_worker_ends_and_comes_back(
    make_crew: Callable[..., Crew], cache_directory: Path
) -> None:
    crew = make_crew(2)

    def write(host: PluginHost, text: str) -> None:
        host.plugins["guard"].log.write(CallBudget(), "info", text)

    tokens = (AdminToken(name="r", sha256=hashlib.sha256(b"token").hexdigest()),)
    settings = AdminSettings(listen="127.0.0.1:0", tokens=tokens)
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(AdminServer(crew.fleet, settings))
        events = AdminClient(server.url, "token").events("/plugins/guard/logs?follow=true")
        for worker in crew.workers:
            write(worker.host, f"of {worker.number}")
        assert [next(events)[1]["message"] for _ in crew.workers] == ["of 1", "of 2"]
        crew.workers[1].broken["lines"] = "die"
        write(crew.workers[0].host, "alone")
        assert next(events)[1]["message"] == "alone"
        crew.fleet.leave(2)
        config = attrs.evolve(crew.fleet.config, plugin_dir=str(crew.workers[1].directory))
        host = stack.enter_context(PluginHost(config, cache=ArtefactCache(cache_directory)))
        crew.fleet.join(hired(crew, 2, host, stack).asker)
        write(host, "again")
        name, line = next(events)
        assert (name, line["message"], line["worker"]) == ("line", "again", 2)
        crew.fleet.unload("guard")
        assert list(events) == [("unloaded", {})]


def test_of_what_workers_say_of_their_health_the_worst_is_told(make_crew: Callable[..., Crew]) -> None:
    (plugin,) = make_crew(1).fleet.figures().plugins
    for said in itertools.permutations(["healthy", "unknown", "degraded: slow", "unhealthy: no key"]):
        figures = [HostFigures(plugins=(attrs.evolve(plugin, health=health),)) for health in said]
        assert merged(figures).plugins[0].health == "unhealthy: no key"
        assert merged([each for each in figures if "unhealthy" not in each.plugins[0].health]).plugins[0].health == (
            "degraded: slow"
        )


def test_no_count_falls_when_a_worker_ends(make_crew: Callable[..., Crew], cache_directory: Path) -> None:
    crew = make_crew(2)
    crew.put(TRAPS)
    crew.fleet.reload("guard", None)
    for times, worker in zip((1, 3), crew.workers, strict=True):
        for _ in range(times):
            decision(worker.host)
        worker.host._telemetry.record("guard", "counter", "hits", times, [])
        worker.host._telemetry.record("guard", "gauge", "open", times, [])

    def counted() -> tuple[int, int, dict[str, int], dict[str, float]]:
        figures = crew.fleet.figures()
        (plugin,) = figures.plugins
        values = {one.name: one.value for one in figures.series}
        return plugin.tally.timing().invocations, plugin.errors, plugin.errors_by_kind, values

    assert counted() == (4, 4, {"guest_trap": 4}, {"hits": 4, "open": 4})
    crew.fleet.leave(2)
    assert counted() == (4, 4, {"guest_trap": 4}, {"hits": 4, "open": 1})
    config = attrs.evolve(crew.fleet.config, plugin_dir=str(crew.workers[1].directory))
    with contextlib.ExitStack() as stack:
        host = stack.enter_context(PluginHost(config, cache=ArtefactCache(cache_directory)))
        crew.fleet.join(hired(crew, 2, host, stack).asker)
        decision(host)
        assert counted()[:3] == (5, 5, {"guest_trap": 5})
        crew.fleet.unload("guard")
        crew.fleet.load(crew.workers[0].directory / "guard")
        assert counted()[:3] == (0, 0, {})


def test_a_version_that_one_worker_cannot_load_is_loaded_by_none(make_crew: Callable[..., Crew]) -> None:
    crew = make_crew()
    crew.put(NEW)
    (crew.workers[1].directory / "guard" / "plugin.wasm").write_bytes(b"broken")
    with pytest.raises(Relayed, match="worker 2: ") as caught:
        crew.fleet.reload("guard", None)
    assert (caught.value.problem["status"], caught.value.problem["title"]) == (422, "NotAComponent")
    assert [decision(worker.host) for worker in crew.workers] == [PreQueryDecisionDeny("old")] * 3


def test_a_file_that_is_replaced_between_two_workers_is_refused(make_crew: Callable[..., Crew]) -> None:
    crew = make_crew()
    put(crew.workers[2].directory, NEW)
    with pytest.raises(Relayed, match="worker 3 read another version: the files were replaced meanwhile") as caught:
        crew.fleet.reload("guard", None)
    assert caught.value.problem["status"] == 409
    assert [decision(worker.host) for worker in crew.workers] == [PreQueryDecisionDeny("old")] * 3


@pytest.mark.parametrize("step", ["prepare_reload", "commit"])
def test_a_worker_that_dies_in_a_change_is_named_or_comes_back_in_step(
    make_crew: Callable[..., Crew], step: str
) -> None:
    crew = make_crew()
    crew.put(NEW)
    crew.workers[1].broken[step] = "die"
    if step == "commit":
        crew.fleet.reload("guard", None)
        expected = "new"
    else:
        with pytest.raises(Relayed, match="worker 2 ended") as caught:
            crew.fleet.reload("guard", None)
        assert caught.value.problem["status"] == 503
        expected = "old"
    assert [decision(crew.workers[n].host) for n in (0, 2)] == [PreQueryDecisionDeny(expected)] * 2
    assert crew.restarted == ([2] if step == "commit" else [])


def test_a_worker_that_comes_back_gets_what_the_others_run(
    make_crew: Callable[..., Crew], tmp_path: Path, cache_directory: Path
) -> None:
    crew = make_crew(2)
    elsewhere = put(tmp_path / "elsewhere", NEW, "second")
    crew.put(NEW, "third")
    crew.fleet.load(elsewhere)
    crew.fleet.disable("second")
    crew.fleet.leave(2)
    config = attrs.evolve(crew.fleet.config, plugin_dir=str(crew.workers[1].directory))
    with contextlib.ExitStack() as stack:
        host = stack.enter_context(PluginHost(config, cache=ArtefactCache(cache_directory)))
        assert set(host.plugins) == {"guard", "third"}
        crew.fleet.join(hired(crew, 2, host, stack).asker)
        assert crew.fleet.serving == (1, 2)
        assert {(p.name, p.status) for p in figures_of(host).plugins} == {("guard", "running"), ("second", "disabled")}
        put(crew.workers[1].directory, NEW)
        crew.fleet.leave(2)
        again = stack.enter_context(PluginHost(config, cache=ArtefactCache(cache_directory)))
        with pytest.raises(OutOfStep, match="was changed and not reloaded: worker 2 would run another version"):
            crew.fleet.join(hired(crew, 2, again, stack).asker)
        assert crew.fleet.serving == (1,)
        crew.fleet.leave(1)
        crew.fleet.join(hired(crew, 2, again, stack).asker)
        assert crew.fleet.serving == (2,)


def test_without_workers_nothing_is_changed_or_shown(make_crew: Callable[..., Crew]) -> None:
    fleet = make_crew(0).fleet
    for ask in (fleet.figures, fleet.disable_all, lambda: fleet.load(Path("/x"))):
        with pytest.raises(Relayed, match="no worker is running") as caught:
            ask()
        assert caught.value.problem["status"] == 503


def test_nobody_waits_for_a_compilation_to_switch_a_plugin_off(
    make_crew: Callable[..., Crew], cache_directory: Path
) -> None:
    crew = make_crew(2)
    crew.put(NEW)
    slow = crew.workers[1]
    slow.broken["prepare_reload"] = "hold"
    with ThreadPoolExecutor(1) as pool:
        reload = pool.submit(crew.fleet.reload, "guard", None)
        assert slow.held.wait(60)
        crew.fleet.disable("guard")
        assert [decision(worker.host) for worker in crew.workers] == [None, None]
        slow.may_go.set()
        reload.result()
    assert crew.agree()
    assert [decision(worker.host) for worker in crew.workers] == [None, None]
    crew.fleet.enable("guard")
    assert [decision(worker.host) for worker in crew.workers] == [PreQueryDecisionDeny("new")] * 2
    assert crew.restarted == []


def test_a_plugin_that_is_switched_off_while_a_worker_comes_back_is_off_there(
    make_crew: Callable[..., Crew], cache_directory: Path
) -> None:
    crew = make_crew(2)
    crew.fleet.leave(2)
    config = attrs.evolve(crew.fleet.config, plugin_dir=str(crew.workers[1].directory))
    with contextlib.ExitStack() as stack:
        again = hired(crew, 2, stack.enter_context(PluginHost(config, cache=ArtefactCache(cache_directory))), stack)
        again.broken["figures"] = "hold"
        with ThreadPoolExecutor(1) as pool:
            joins = pool.submit(crew.fleet.join, again.asker)
            assert again.held.wait(60)
            crew.fleet.disable("guard")
            again.may_go.set()
            joins.result()
        assert [decision(host) for host in (crew.workers[0].host, again.host)] == [None, None]


def test_changes_and_switches_from_many_threads_leave_workers_in_step(make_crew: Callable[..., Crew]) -> None:
    crew = make_crew(2)
    crew.put(NEW, "second")

    def change(number: int) -> None:
        for step in range(6):
            with contextlib.suppress(Relayed):
                if (step + number) % 3 == 0:
                    crew.fleet.unload("second")
                elif (step + number) % 3 == 1:
                    crew.fleet.load(crew.workers[0].directory / "second")
                else:
                    crew.fleet.reload("guard", None)

    def switch(number: int) -> None:
        for step in range(30):
            with contextlib.suppress(Relayed):
                if step % 5 == 4:
                    crew.fleet.disable_all()
                else:
                    (crew.fleet.enable if (step + number) % 2 else crew.fleet.disable)(("guard", "second")[step % 2])

    with ThreadPoolExecutor(4) as pool:
        tries = [pool.submit(step, number) for step in (change, switch) for number in (0, 1)]
        for made in tries:
            made.result()
    assert crew.restarted == []
    assert crew.agree()


STEPS = st.sampled_from(["old", "new", "traps", "enable", "disable", "disable_all", "unload", "load"])
FAULTS = st.none() | st.tuples(st.integers(0, 2), st.sampled_from(["prepare_reload", "prepare_load"]))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(STEPS, FAULTS), min_size=1, max_size=8))
def test_workers_never_disagree(make_crew: Callable[..., Crew], steps: list[tuple[str, Any]]) -> None:
    crew = make_crew()
    guests = {"old": OLD, "new": NEW, "traps": TRAPS}
    for step, fault in steps:
        for worker in crew.workers:
            worker.broken.clear()
        if fault is not None:
            crew.workers[fault[0]].broken[fault[1]] = "refuse"
        with contextlib.suppress(Relayed):
            if step in guests:
                for worker in crew.workers:
                    place = worker.directory / "guard"
                    place.mkdir(exist_ok=True)
                    (place / "plugin.wasm").write_bytes(build(guests[step]))
                crew.fleet.reload("guard", None)
            elif step == "load":
                crew.fleet.load(crew.workers[0].directory / "guard")
            elif step == "disable_all":
                crew.fleet.disable_all()
            else:
                getattr(crew.fleet, step)("guard")
        assert crew.agree()
    assert crew.restarted == []


def test_the_channel_survives_what_the_other_side_says() -> None:
    ours, theirs = Pipe()
    asker = Asker(ours, 7, lambda worker: None)
    theirs.send_bytes(b'[0, {"loaded": true}]')
    assert asker.said_first() == {"loaded": True}
    theirs.send_bytes(b"[99, {}]")
    theirs.send_bytes(b"no JSON")
    with pytest.raises(WorkerGone, match="worker 7 ended"):
        asker.ask("figures", 30.0)


def test_a_late_worker_is_reported_to_be_restarted() -> None:
    ours, theirs = Pipe()
    late: list[int] = []
    asker = Asker(ours, 7, late.append)
    with pytest.raises(WorkerGone, match=r"did not answer within 0\.01 s"):
        asker.ask("figures", 0.01)
    assert late == [7]
    theirs.close()


@given(st.lists(st.lists(st.integers(0, 2_000_000), max_size=30), min_size=1, max_size=4))
def test_added_tallies_are_those_of_one_meter(times: list[list[int]]) -> None:
    one, parts = Meter(), [Meter() for _ in times]
    for meter, spent in zip(parts, times, strict=True):
        for each in spent:
            for target in (meter, one):
                if each < 1024:
                    target.fine[each] += 1
                else:
                    target.slow(each)
    total = parts[0].tally()
    for meter in parts[1:]:
        total += meter.tally()
    assert total == one.tally()
    assert total.timing() == one.timing()


def test_what_plugins_count_is_added_over_workers() -> None:
    stores = [TelemetryStore(), TelemetryStore()]
    for number, store in enumerate(stores, 1):
        store.record("a", "counter", "hits", number, [("k", "v")])
        store.record("a", "histogram", "size", number, [])
        store.record("a", "gauge", "open", number, [])
    stores[1].record("b", "counter", "hits", 5, [])
    found = merged([HostFigures(plugins=(), series=tuple(store.snapshot())) for store in stores])
    values = {(s.plugin, s.name): (s.value, s.count) for s in found.series}
    assert values == {("a", "hits"): (3, 0), ("a", "size"): (3, 2), ("a", "open"): (3, 0), ("b", "hits"): (5, 0)}
