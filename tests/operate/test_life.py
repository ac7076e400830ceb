"""Loading, unloading, enabling, disabling and reloading plugins while calls go on."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
import threading
from pathlib import Path

import pytest
from helios_api.v2.pre_query import PreQueryDecisionContinue, PreQueryDecisionDeny
from helios_api.v2.types import Call, Session, Statement, StatementKind
from helios_host import PluginHost
from helios_host.errors import (
    AlreadyLoaded,
    ApprovalNeeded,
    DigestMismatch,
    LoadError,
    ManifestError,
    NotAComponent,
    PackageError,
    RequiredPluginFailed,
    TooManyPlugins,
    UnknownPlugin,
)
from helios_host.plugins import member
from helios_host.plugins.breaker import BreakerState
from helios_host.plugins.plugin import Status

import guests
from guests import PRE1, Guest, build, install

from .conftest import HostMaker

SESSION = Session(id="s", user="bob", database="app", client_addr="unix", encrypted=False, attributes=[])
CALL = Call(trace_parent=None, deadline=30_000_000, session=SESSION, identity=None)
STATEMENT = Statement(
    text="select 1", kind=StatementKind.SELECT, fingerprint=None, tables=[], parameters=[], is_batch=False
)
HOOK = ("pre_query",)
OLD = Guest(hooks={PRE1: guests.deny1(3)}, text="old")
NEW = Guest(hooks={PRE1: guests.deny1(3)}, text="new")
TRAPS = Guest(hooks={PRE1: guests.TRAP})


def decision(host: PluginHost) -> object:
    outcome = host.sync.hooks.pre_query(CALL, STATEMENT)
    return None if outcome is None else outcome.decision


def put(plugin_dir: Path, guest: Guest, name: str = "guard", manifest: str = "") -> Path:
    """Write a plugin, or its next version in its place."""
    shutil.rmtree(plugin_dir / name, ignore_errors=True)
    return install(plugin_dir, name, build(guest), hooks=HOOK, manifest=manifest)


def test_the_life_of_a_plugin(plugin_dir: Path, make_host: HostMaker, tmp_path: Path) -> None:
    host = make_host()
    assert decision(host) is None
    place = put(tmp_path / "elsewhere", OLD)
    assert host.load(place) == "guard"
    assert decision(host) == PreQueryDecisionDeny("old")
    with pytest.raises(AlreadyLoaded):
        host.load(place)
    host.disable("guard")
    assert decision(host) is None
    put(tmp_path / "elsewhere", NEW)
    host.reload("guard")
    assert decision(host) is None
    assert host.members["guard"].status is Status.DISABLED
    host.enable("guard")
    assert decision(host) == PreQueryDecisionDeny("new")
    host.unload("guard")
    assert decision(host) is None
    assert not host.plugins
    for change in (host.unload, host.reload, host.enable, host.disable):
        with pytest.raises(UnknownPlugin, match="there is no plugin of this name"):
            change("guard")


@pytest.mark.parametrize(
    ("component", "kind"), [(b"(component)", NotAComponent), (b"", NotAComponent), (None, PackageError)]
)
def test_a_reload_that_fails_keeps_the_running_version(
    plugin_dir: Path, make_host: HostMaker, component: bytes | None, kind: type[LoadError]
) -> None:
    place = put(plugin_dir, OLD)
    host = make_host()
    before = host.sync.hooks
    if component is None:
        (place / "plugin.wasm").unlink()
    else:
        (place / "plugin.wasm").write_bytes(component)
    with pytest.raises(kind):
        host.reload("guard")
    assert host.sync.hooks is before
    assert decision(host) == PreQueryDecisionDeny("old")
    assert host.members["guard"].status is Status.RUNNING


def test_a_plugin_that_is_there_and_not_loaded_is_told_from_one_that_is_not_there(
    plugin_dir: Path, make_host: HostMaker
) -> None:
    place = put(plugin_dir, OLD)
    host = make_host("[plugins.guard]\nenabled = false")
    with pytest.raises(UnknownPlugin, match="it is not loaded: load it by its path"):
        host.enable("guard")
    host.load(place)
    with pytest.raises(UnknownPlugin, match='did you mean "guard"'):
        host.enable("gaurd")


def test_a_plugin_that_changes_its_name_is_not_reloaded(plugin_dir: Path, make_host: HostMaker) -> None:
    put(plugin_dir, OLD)
    host = make_host()
    manifest = plugin_dir / "guard" / "plugin.yaml"
    manifest.write_text(manifest.read_text().replace("name: guard", "name: other"))
    with pytest.raises(PackageError, match="is now the plugin other"):
        host.reload("guard")


def test_two_versions_live_side_by_side_until_the_old_ones_chain_is_gone(
    plugin_dir: Path, make_host: HostMaker
) -> None:
    put(plugin_dir, OLD)
    host = make_host()
    held, old = host.sync.hooks.pre_query, host.plugins["guard"]
    put(plugin_dir, NEW)
    host.reload("guard")
    assert not host.wait_drained(0.05)
    outcome = held(CALL, STATEMENT)
    assert outcome is not None
    assert outcome.decision == PreQueryDecisionDeny("old")
    assert decision(host) == PreQueryDecisionDeny("new")
    assert old.status is Status.DRAINING
    del held
    assert host.wait_drained(10)
    assert old.status is Status.UNLOADED


def test_a_chain_that_is_held_for_too_long_does_not_keep_the_old_version(
    plugin_dir: Path, make_host: HostMaker
) -> None:
    put(plugin_dir, OLD)
    host = make_host('[plugins]\ntimeout = "5s"\ndrain_timeout = "10ms"\n')
    held = host.sync.hooks.pre_query
    put(plugin_dir, NEW)
    host.reload("guard")
    assert host.wait_drained(10)
    outcome = held(CALL, STATEMENT)
    assert outcome is not None
    assert "is not available" in outcome.decision.value  # type: ignore[union-attr]


def test_no_call_is_lost_while_plugins_are_reloaded(plugin_dir: Path, make_host: HostMaker) -> None:
    versions = [build(OLD), build(NEW)]
    place = put(plugin_dir, OLD)
    host = make_host()
    stop, wrong, asked = threading.Event(), [], [0, 0]
    allowed = (PreQueryDecisionDeny("old"), PreQueryDecisionDeny("new"))

    def ask(worker: int) -> None:
        while not stop.is_set():
            answer = decision(host)
            asked[worker] += 1
            if answer not in allowed:
                wrong.append(answer)
                return

    workers = [threading.Thread(target=ask, args=(worker,)) for worker in range(2)]
    for worker in workers:
        worker.start()
    try:
        for turn in range(100):
            (place / "plugin.wasm").write_bytes(versions[turn % 2])
            host.reload("guard")
    finally:
        stop.set()
        for worker in workers:
            worker.join()
    assert wrong == []
    assert min(asked) > 0
    assert host.wait_drained(10)


def test_concurrent_reloads_of_one_plugin_take_turns(plugin_dir: Path, make_host: HostMaker) -> None:
    put(plugin_dir, OLD)
    host = make_host()
    errors: list[BaseException] = []

    def reload() -> None:
        try:
            host.reload("guard")
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=reload) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert decision(host) == PreQueryDecisionDeny("old")


# what a new version asks for


def test_a_plugin_is_switched_off_while_its_next_version_is_prepared(plugin_dir: Path, make_host: HostMaker) -> None:
    place = put(plugin_dir, OLD)
    host = make_host()
    put(plugin_dir, NEW)
    prepared = host.prepare_reload("guard")
    host.disable("guard")
    assert decision(host) is None
    prepared.commit()
    assert decision(host) is None
    host.enable("guard")
    assert decision(host) == PreQueryDecisionDeny("new")
    prepared = host.prepare_reload("guard")
    host.disable("guard")
    host.enable("guard")
    prepared.abort()
    assert decision(host) == PreQueryDecisionDeny("new")
    prepared = host.prepare_load(put(plugin_dir, OLD, "second"))
    host.disable_all()
    assert decision(host) is None
    prepared.commit()
    assert decision(host) == PreQueryDecisionDeny("old")
    assert place.is_dir()


def test_a_reload_that_asks_for_more_waits_for_approval(plugin_dir: Path, make_host: HostMaker) -> None:
    put(plugin_dir, OLD, manifest="resources: { max_memory: 1MB }\n")
    host = make_host('[plugins.permissions]\nguard = ["metrics"]\n')
    put(plugin_dir, NEW, manifest="permissions: [metrics]\nresources: { max_memory: 2MB }\n")
    with pytest.raises(ApprovalNeeded) as caught:
        host.reload("guard")
    assert caught.value.asks == ("the permission metrics", "max_memory of 2097152 bytes")
    assert decision(host) == PreQueryDecisionDeny("old")
    with pytest.raises(ApprovalNeeded):
        host.reload("guard", approve="sha256:" + "0" * 64)
    host.reload("guard", approve=caught.value.digest)
    assert decision(host) == PreQueryDecisionDeny("new")
    put(plugin_dir, OLD, manifest="permissions: [metrics]\n")
    with pytest.raises(ApprovalNeeded, match="memory up to the operator's limit"):
        host.reload("guard")


def test_a_pinned_digest_is_checked_at_load_and_at_reload(plugin_dir: Path, make_host: HostMaker) -> None:
    put(plugin_dir, OLD)
    digest = hashlib.sha256(build(OLD)).hexdigest()
    host = make_host(f'[plugins.guard]\ndigest = "sha256:{digest}"\n')
    assert decision(host) == PreQueryDecisionDeny("old")
    put(plugin_dir, NEW)
    with pytest.raises(DigestMismatch, match=f"pinned is sha256:{digest}"):
        host.reload("guard")
    assert decision(host) == PreQueryDecisionDeny("old")


def test_a_required_plugin_that_fails_stops_the_start(plugin_dir: Path, make_host: HostMaker) -> None:
    put(plugin_dir, OLD)
    install(plugin_dir, "broken", b"(component)", hooks=HOOK)
    host = make_host()
    assert [problem.plugin for problem in host.problems] == ["broken"]
    with pytest.raises(RequiredPluginFailed, match="broken: it is required, and could not be loaded") as caught:
        make_host("[plugins.broken]\nrequired = true\n")
    assert isinstance(caught.value.__cause__, NotAComponent)
    with pytest.raises(RequiredPluginFailed, match="missing"):
        make_host("[plugins.missing]\nrequired = true\n")


def test_options_are_no_names_of_plugins_and_there_is_a_most(plugin_dir: Path, make_host: HostMaker) -> None:
    put(plugin_dir, OLD)
    host = make_host("[plugins]\nmax_plugins = 1\n")
    with pytest.raises(TooManyPlugins):
        host.load(put(plugin_dir, NEW, "second"))
    with pytest.raises(ManifestError, match="name of an option"):
        host.load(put(plugin_dir, NEW, "timeout"))


# the breaker


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_plugin_that_keeps_trapping_is_left_alone_under_its_failure_rule(
    plugin_dir: Path, make_host: HostMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(member, "_clock", clock)
    put(plugin_dir, TRAPS, "bad")
    put(plugin_dir, Guest(hooks={PRE1: guests.YES}), "fine")
    host = make_host("[plugins.bad]\npriority = 1\n")
    for _ in range(5):
        assert decision(host) == PreQueryDecisionDeny("plugin bad crashed")
    bad = host.members["bad"]
    assert (bad.status, bad.breaker.state) == (Status.FAILED, BreakerState.OPEN)
    asked = bad.meter.timing().invocations
    assert decision(host) == PreQueryDecisionDeny("plugin bad is not available")
    assert bad.meter.timing().invocations == asked == 5
    clock.now += 1.1
    assert decision(host) == PreQueryDecisionDeny("plugin bad crashed")
    assert bad.status is Status.FAILED
    for turn in range(10):
        assert bad.breaker.state is (BreakerState.SPENT if turn == 9 else BreakerState.OPEN)
        clock.now = bad.breaker.retry_at + 0.1
        assert decision(host) == PreQueryDecisionDeny(f"plugin bad {'is not available' if turn == 9 else 'crashed'}")
    said = [line.message.partition(": it is ")[2] for line in bad.plugin.log.lines if "too often" in line.message]
    assert said[:3] == [f"not asked for {pause} s (crashed)" for pause in (1, 2, 4)]
    assert said[10] == "not asked until somebody enables or reloads it (crashed)"
    put(plugin_dir, Guest(hooks={PRE1: guests.YES}), "bad")
    host.reload("bad")
    assert decision(host) in (None, PreQueryDecisionContinue())
    assert host.members["bad"].status is Status.RUNNING


def test_a_plugins_log_says_why_it_failed_and_outlives_its_version(plugin_dir: Path, make_host: HostMaker) -> None:
    put(plugin_dir, TRAPS)
    host = make_host()
    host.plugins["guard"].log.hide("unreachable")
    decision(host)
    put(plugin_dir, OLD)
    host.reload("guard")
    (line,) = host.plugins["guard"].log.lines
    assert (line.level, line.by_host) == ("error", True)
    assert "plugin guard, hook pre_query: " in line.message, line.message
    assert "(failure 1 in pre_query) | " in line.message, "the backtrace"
    assert "unreachable" not in line.message
    assert host.plugins["guard"].log.tail() == ()


def test_a_failed_plugin_that_may_be_skipped_is_skipped(plugin_dir: Path, make_host: HostMaker) -> None:
    put(plugin_dir, TRAPS, "bad")
    put(plugin_dir, OLD)
    host = make_host('[plugins.bad]\npriority = 1\non_failure = "skip"\n')
    for _ in range(20):
        assert decision(host) == PreQueryDecisionDeny("old")
    assert host.members["bad"].meter.timing().invocations == 5
    host.enable("bad")
    assert host.members["bad"].breaker.state is BreakerState.CLOSED


# hot reload


def test_changed_and_new_plugins_are_loaded_when_their_files_change(plugin_dir: Path, make_host: HostMaker) -> None:
    pytest.importorskip("watchfiles")
    place = put(plugin_dir, OLD)
    host = make_host("[plugins]\nhot_reload = true\n[plugins.left-out]\nenabled = false\n")
    changed, real = threading.Semaphore(0), host._file_changed

    def told(path: Path) -> None:
        real(path)
        changed.release()

    watch = host._watch
    assert watch is not None
    watch._changed = told  # type: ignore[misc]

    def until(expected: object) -> bool:
        while changed.acquire(timeout=30):
            if decision(host) == expected:
                return True
        return False

    (place / "plugin.wasm").write_bytes(build(NEW))
    assert until(PreQueryDecisionDeny("new"))
    (place / "plugin.wasm").write_bytes(b"broken")
    assert changed.acquire(timeout=30)
    assert decision(host) == PreQueryDecisionDeny("new")
    put(plugin_dir, TRAPS, "a-new-one")
    assert until(PreQueryDecisionDeny("plugin a-new-one crashed"))


# health


def said(case: int, text: str = "") -> dict[tuple[int, str], str]:
    """Return the lifecycle of a guest whose health is `healthy` (0), `degraded` (1) or `unhealthy` (2)."""
    return {(2, "health"): guests._store([(0, case), (4, guests.TEXT), (8, len(text))])}


def test_what_a_plugin_says_of_its_health_is_heard(plugin_dir: Path, make_host: HostMaker) -> None:
    put(plugin_dir, Guest(hooks={guests.PRE2: guests.YES}), "fine")
    put(plugin_dir, Guest(hooks={guests.PRE2: guests.YES}, lifecycle=said(1, "slow"), text="slow"), "slow")
    put(plugin_dir, Guest(hooks={guests.PRE2: guests.YES}, lifecycle=said(2, "gone"), text="gone"), "gone")
    put(plugin_dir, Guest(hooks={guests.PRE2: guests.YES}, lifecycle={(2, "health"): guests.TRAP}), "dies")
    put(plugin_dir, OLD, "old")
    host = make_host()
    assert {name: member.health for name, member in host.members.items()} == {
        "fine": "healthy", "slow": "degraded: slow", "old": "unknown"
    }  # fmt: skip
    problems = {problem.plugin: problem.message for problem in host.problems}
    assert problems["gone"] == "it says that it cannot serve: unhealthy: gone"
    assert problems["dies"].startswith("its first health check failed: the guest died")


HEALTHY_ONCE = """(global $asked (mut i32) (i32.const 0))"""
THEN_NOT = f"""(global.set $asked (i32.add (global.get $asked) (i32.const 1)))
    (i32.store (i32.const {guests.ANSWER}) (i32.mul (i32.const 2) (i32.gt_u (global.get $asked) (i32.const 1))))
    (i32.store (i32.const {guests.ANSWER + 4}) (i32.const {guests.TEXT}))
    (i32.store (i32.const {guests.ANSWER + 8}) (i32.const 4)) (i32.const {guests.ANSWER})"""


def test_a_plugin_that_becomes_unhealthy_is_left_alone(
    plugin_dir: Path, make_host: HostMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(member, "_clock", clock)
    guest = Guest(hooks={guests.PRE2: guests.YES}, lifecycle={(2, "health"): THEN_NOT}, start=HEALTHY_ONCE, text="gone")
    put(plugin_dir, guest, "guard")
    host = make_host()
    assert host.members["guard"].health == "healthy"
    assert host._health is not None
    host._health.check()
    assert (host.members["guard"].status, host.members["guard"].health) == (Status.FAILED, "unhealthy: gone")
    assert decision(host) == PreQueryDecisionDeny("plugin guard is not available")
    clock.now += 1.1
    assert decision(host) in (None, PreQueryDecisionContinue())
    host._health.check()
    assert host.members["guard"].status is Status.FAILED
    clock.now += 1.5
    assert decision(host) == PreQueryDecisionDeny("plugin guard is not available")


def test_a_health_check_that_hangs_ends_with_its_time_and_holds_nobody_up(
    plugin_dir: Path, make_host: HostMaker
) -> None:
    put(plugin_dir, Guest(hooks={guests.PRE2: guests.YES}, lifecycle={(2, "health"): guests.LOOP}), "hangs")
    put(plugin_dir, OLD, "old")
    limit = '[plugins.hangs.limits]\ntimeout = "200ms"'
    host = make_host(f'[plugins]\ntimeout = "5s"\n[plugins.hangs]\non_failure = "skip"\n{limit}')
    assert (host.members["hangs"].health, host.members["hangs"].status) == ("unknown", Status.RUNNING)
    assert host._health is not None
    for _ in range(5):
        host._health.check()
    assert host.members["hangs"].status is Status.FAILED
    (line, *_) = host.plugins["hangs"].log.lines
    assert "hook health: ran for" in line.message
    assert host.members["hangs"].meter.failures == {"timeout_exceeded": 5}
    assert decision(host) == PreQueryDecisionDeny("old")


async def test_a_host_with_an_event_loop_asks_too(plugin_dir: Path, cache_directory: Path) -> None:
    put(plugin_dir, Guest(hooks={guests.PRE2: guests.YES}, lifecycle=said(1, "slow"), text="slow"), "slow")
    async with PluginHost.from_directory(
        plugin_dir, '[plugins]\ntimeout = "5s"', cache_directory=cache_directory
    ) as host:
        assert host.members["slow"].health == "degraded: slow"
        assert host._health is not None
        await asyncio.to_thread(host._health.check)
        assert host.members["slow"].status is Status.RUNNING
