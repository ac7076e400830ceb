"""The host with real components: what it refuses, what it survives, and how it answers."""

from __future__ import annotations

import gc
import logging
import threading
import time
from pathlib import Path
from typing import Any

import attrs
import pytest
import wasmtime
from helios_api.v2.connection import ConnectDecisionAccept, ConnectDecisionRefuse
from helios_api.v2.pre_query import PreQueryDecisionContinue, PreQueryDecisionDeny, PreQueryDecisionRewrite
from helios_host import PluginHost
from helios_host.errors import (
    CallError,
    CompileError,
    ContractMismatch,
    DeadlineExceeded,
    GuestError,
    GuestTrap,
    LoadError,
    ManifestError,
    MemoryLimit,
    MissingHook,
    NotAComponent,
    PackageError,
    PermissionNotGranted,
    PluginConfigError,
    StartFailed,
    TooManyPlugins,
    UnsatisfiedImport,
)
from helios_host.hooks.table import HOOKS
from helios_host.plugins.admission import CONTRACT_HOOKS
from helios_host.plugins.manifest import Manifest
from helios_host.plugins.plugin import Status
from hosting import CALL, HostMaker, run_python, statement

import guests
from guests import PRE1, PRE2, Guest, build, install

HOOK = ("pre_query",)
GOOD = Guest(hooks={PRE1: guests.deny1(2)})
"""A guest that denies everything with "no": whether it was asked can be seen."""


def good(plugin_dir: Path, name: str = "good") -> None:
    install(plugin_dir, name, build(GOOD), hooks=HOOK)


def decision(host: PluginHost, text: str = "select 1") -> object:
    outcome = host.sync.hooks.pre_query(CALL, statement(text))
    return None if outcome is None else outcome.decision


def refusal(host: PluginHost, name: str, kind: type[LoadError]) -> str:
    """Return why a plugin was refused, after checking that it alone was and that the good one still answers."""
    (problem,) = host.problems
    assert type(problem) is kind, problem
    assert problem.plugin == name
    assert list(host.plugins) == ["good"]
    assert decision(host) == PreQueryDecisionDeny("no")
    return str(problem)


# what is refused, while the rest keeps running


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (bytes(wasmtime.wat2wasm("(module)")), "core module"),
        (b"(component)", "WebAssembly text"),
        (build(GOOD)[:-50], "truncated"),
        (b"", "empty"),
        (b"hello", "no WebAssembly"),
    ],
    ids=["core-module", "wat", "truncated", "empty", "text"],
)
def test_a_file_that_is_no_component(plugin_dir: Path, make_host: HostMaker, data: bytes, said: str) -> None:
    good(plugin_dir)
    install(plugin_dir, "bad", data, hooks=HOOK)
    message = refusal(make_host(), "bad", NotAComponent)
    assert said in message
    assert "bad/plugin.wasm" in message


def test_a_damaged_component(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    data = bytearray(build(GOOD))
    data[data.index(b"\0asm\x01\0\0\0") + 9] ^= 0x7F
    install(plugin_dir, "bad", bytes(data), hooks=HOOK)
    (problem,) = make_host().problems
    assert isinstance(problem, CompileError | NotAComponent)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("deny(string)", "deny(u32)", "case `deny`: expected string, the component has u32"),
        ("query: string,", "query: list<u8>,", "field `query`: expected string"),
        ("is-batch: bool,\n", "", "expected field `is-batch`"),
        ("pre-query: func(ctx: query-context)", "pre-query: func(ctx: query-context, more: u8)", "parameters"),
        ("rewrite(string),\n", "rewrite(string),\n later,\n", "case `later`"),
    ],
)
def test_a_wrong_type_under_a_right_name(
    plugin_dir: Path, make_host: HostMaker, old: str, new: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    good(plugin_dir)
    flat = {"more: u8": " i32", "is-batch": ""}
    signature = guests.SIGNATURES[PRE1]
    for mark, change in flat.items():
        if mark in new:
            signature = signature.replace("i64)", "i64" + change + ")")
        elif mark in old:
            signature = signature.replace(" i32 i64)", " i64)")
    monkeypatch.setitem(guests.SIGNATURES, PRE1, signature)
    guest = Guest(hooks={PRE1: guests.YES}, patch=((old, new),))
    install(plugin_dir, "bad", build(guest), hooks=HOOK)
    message = refusal(make_host(), "bad", ContractMismatch)
    assert "export `pre-query`" in message
    assert "(heliosproxy:plugin/pre-query@1.0.0)" in message
    assert said in message


def test_a_wrong_type_of_an_import(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    log = '(import "heliosproxy:plugin/log@1.0.0" "log" (func $log (param i32 i32 i32)))'
    guest = Guest(
        hooks={PRE1: guests.YES},
        imports={"heliosproxy:plugin/log@1.0.0": log},
        patch=(("func(level: log-level, message: string)", "func(level: log-level, message: list<u8>)"),),
    )
    install(plugin_dir, "bad", build(guest), hooks=HOOK)
    assert "expected string, the component has list<u8>" in refusal(make_host(), "bad", ContractMismatch)


def test_a_manifest_with_an_unknown_hook(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    install(plugin_dir, "bad", build(GOOD), hooks=("pre_qery",))
    message = refusal(make_host(), "bad", ManifestError)
    assert 'no hook "pre_qery"; did you mean "pre_query"?' in message
    assert "authenticate" in message


def test_a_hook_that_the_component_does_not_export(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    install(plugin_dir, "bad", build(GOOD), hooks=("pre_query", "authorize"))
    message = refusal(make_host(), "bad", MissingHook)
    assert "does not export heliosproxy:plugin/authorize" in message
    assert "it exports" in message


def test_this_host_runs_every_hook_of_the_contract() -> None:
    assert HOOKS == CONTRACT_HOOKS


def test_a_component_without_lifecycle(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    data = bytes(wasmtime.wat2wasm("(component)"))
    install(plugin_dir, "bad", data, hooks=HOOK)
    assert "does not export heliosproxy:plugin/lifecycle" in refusal(make_host(), "bad", ContractMismatch)


def test_an_import_outside_the_contract(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    guest = Guest(
        hooks={PRE1: guests.YES},
        extra_wit="interface files { open: func(path: u32) -> u32; }",
        imports={"files": '(import "test:guest/files" "open" (func $open (param i32) (result i32)))'},
    )
    install(plugin_dir, "bad", build(guest), hooks=HOOK)
    message = refusal(make_host(), "bad", UnsatisfiedImport)
    assert "imports what is not in the contract: test:guest/files" in message


def test_a_service_that_is_not_granted_answers_that(plugin_dir: Path, make_host: HostMaker) -> None:
    kv = "heliosproxy:plugin/kv@1.0.0"
    core = f'(import "{kv}" "delete" (func $kv (param i32 i32 i32)))'
    denied = f"(call $kv (i32.const {guests.TEXT}) (i32.const 2) (i32.const {guests.ANSWER}))"
    error = f"(i32.load8_u (i32.const {guests.ANSWER}))"
    case = f"(i32.load8_u (i32.const {guests.ANSWER + 4}))"
    body = f"{denied} (if (result i32) (i32.and {error} (i32.eqz {case})) (then {guests.deny1(2)}) (else unreachable))"
    install(plugin_dir, "bad", build(Guest(hooks={PRE1: body}, imports={kv: core})), hooks=HOOK)
    assert decision(make_host()) == PreQueryDecisionDeny("no")


TELEMETRY1 = "heliosproxy:plugin/telemetry@1.0.0"
COUNTING = Guest(
    hooks={PRE1: f"(call $inc (i32.const {guests.TEXT}) (i32.const 2) (f64.const 1)) {guests.YES}"},
    imports={TELEMETRY1: f'(import "{TELEMETRY1}" "metric-inc" (func $inc (param i32 i32 f64)))'},
)


@pytest.mark.parametrize(
    ("manifest", "config", "said"),
    [
        ("", '[plugins.permissions]\nbad = ["metrics"]', "add metrics to permissions in plugin.yaml"),
        ("permissions: [metrics]\n", "", "add metrics to the plugin's list in [plugins.permissions]"),
    ],
)
def test_an_import_without_its_permission(
    plugin_dir: Path, make_host: HostMaker, manifest: str, config: str, said: str
) -> None:
    good(plugin_dir)
    install(plugin_dir, "bad", build(COUNTING), hooks=HOOK, manifest=manifest)
    host = make_host(config)
    assert said in refusal(host, "bad", PermissionNotGranted)
    (problem,) = host.problems
    assert isinstance(problem, PermissionNotGranted)
    assert problem.permissions == ("metrics",)


def test_an_import_with_its_permission(plugin_dir: Path, make_host: HostMaker) -> None:
    install(plugin_dir, "counter", build(COUNTING), hooks=HOOK, manifest="permissions: [metrics]\n")
    host = make_host('[plugins.permissions]\ncounter = ["metrics"]')
    assert host.problems == ()
    for _ in range(3):
        assert decision(host) == PreQueryDecisionContinue()
    (series,) = host.telemetry()
    assert (series.plugin, series.name, series.value) == ("counter", "no", 3.0)


def test_a_configuration_that_does_not_fit(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    schema = "config_schema:\n  url: {type: string, required: true, description: Where it asks}\n"
    install(plugin_dir, "bad", build(GOOD), hooks=HOOK, manifest=schema)
    assert "Where it asks" in refusal(make_host(), "bad", PluginConfigError)


def test_a_plugin_that_refuses_its_configuration(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    body = guests._store([(0, 1), (4, 1), (8, guests.TEXT), (12, 2)])
    guest = Guest(hooks={PRE1: guests.YES}, lifecycle={(1, "on-load"): body})
    install(plugin_dir, "bad", build(guest), hooks=HOOK)
    assert "on-load refused its configuration: it answered an error: other: no" in refusal(
        make_host(), "bad", StartFailed
    )


@pytest.mark.parametrize(
    ("body", "said"),
    [(guests.TRAP, "it died when it was started"), (guests.LOOP, "took longer than 500 ms")],
    ids=["trap", "loop"],
)
def test_a_plugin_that_cannot_start(plugin_dir: Path, make_host: HostMaker, body: str, said: str) -> None:
    good(plugin_dir)
    guest = Guest(hooks={PRE1: guests.YES}, lifecycle={(1, "on-load"): body})
    install(plugin_dir, "bad", build(guest), hooks=HOOK)
    assert said in refusal(make_host(), "bad", StartFailed)


def test_start_code_that_never_ends(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    guest = Guest(hooks={PRE1: guests.YES}, start=f"(func $start {guests.LOOP}) (start $start)")
    install(plugin_dir, "bad", build(guest), hooks=HOOK)
    assert "took longer than 500 ms" in refusal(make_host(), "bad", StartFailed)


def test_memory_beyond_the_limit(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    install(plugin_dir, "bad", build(Guest(hooks={PRE1: guests.YES}, pages=32)), hooks=HOOK)
    message = refusal(make_host('[plugins]\nmemory_limit = "1MB"'), "bad", MemoryLimit)
    assert "1048576 bytes" in message


def test_memory_that_the_manifest_limits_further(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    component = build(Guest(hooks={PRE1: guests.YES}, pages=32))
    install(plugin_dir, "bad", component, hooks=HOOK, manifest="resources: {max_memory: 1MB}\n")
    refusal(make_host(), "bad", MemoryLimit)


def test_memory_that_the_plugin_needs_and_may_not_have(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    install(plugin_dir, "bad", build(GOOD), hooks=HOOK, manifest="resources: {min_memory: 128MB}\n")
    message = refusal(make_host(), "bad", MemoryLimit)
    assert "134217728" in message
    assert "67108864" in message


def test_a_directory_without_a_component(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    (install(plugin_dir, "bad", b"", hooks=HOOK) / "plugin.wasm").unlink()
    assert "there is no component" in refusal(make_host(), "bad", PackageError)


def test_a_directory_without_a_manifest(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    (install(plugin_dir, "bad", b"", hooks=HOOK) / "plugin.yaml").unlink()
    assert "there is no plugin.yaml" in refusal(make_host(), "bad", PackageError)


def test_two_directories_of_one_plugin(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    place = install(plugin_dir, "other", build(GOOD), hooks=HOOK)
    (place / "plugin.yaml").write_text((plugin_dir / "good" / "plugin.yaml").read_text())
    assert "both hold it" in refusal(make_host(), "good", PackageError)


def test_a_section_for_a_plugin_that_is_not_there(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    message = refusal(make_host("[plugins.god]\npriority = 1"), "god", PackageError)
    assert 'did you mean "good"?' in message


def test_more_plugins_than_allowed(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    install(plugin_dir, "later", build(GOOD), hooks=HOOK)
    config = "[plugins]\nmax_plugins = 1\n[plugins.good]\npriority = 1"
    assert "max_plugins is 1" in refusal(make_host(config), "later", TooManyPlugins)


def test_a_plugin_directory_that_is_not_there(tmp_path: Path) -> None:
    with PluginHost.from_directory(tmp_path / "nowhere") as host:
        (problem,) = host.problems
        assert isinstance(problem, PackageError)
        assert host.sync.hooks.pre_query.is_empty


def test_a_fault_of_the_host_stops_one_plugin_only(
    plugin_dir: Path, make_host: HostMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    good(plugin_dir)
    install(plugin_dir, "bad", build(GOOD), hooks=HOOK)
    from helios_host.plugins import loader

    real = loader.plugin_config

    def broken(manifest: Manifest, given: dict[str, Any], source: str) -> dict[str, Any]:
        if manifest.name == "bad":
            raise ZeroDivisionError
        return real(manifest, given, source)

    monkeypatch.setattr(loader, "plugin_config", broken)
    assert "a fault of the host" in refusal(make_host(), "bad", StartFailed)


# what it survives


@pytest.mark.parametrize("version", [1, 2])
def test_a_guard_that_loops_for_ever_is_denied_and_the_next_call_works(
    plugin_dir: Path, make_host: HostMaker, version: int
) -> None:
    """The guest loops in its second call only: which one it is, is in the instance's memory."""
    key = PRE1 if version == 1 else PRE2
    count = "(i32.store (i32.const 256) (i32.add (i32.load (i32.const 256)) (i32.const 1)))"
    spin = "(if (i32.eq (i32.load (i32.const 256)) (i32.const 2)) (then (loop $l (br $l))))"
    install(plugin_dir, "guard", build(Guest(hooks={key: f"{count} {spin} {guests.YES}"})), hooks=HOOK)
    host = make_host('[plugins]\ntimeout = "300ms"')
    for _ in range(3):
        assert decision(host) == PreQueryDecisionContinue()
        assert decision(host) == PreQueryDecisionDeny("plugin guard ran past its time limit")
    assert host.plugins["guard"].failures == 3
    assert host.plugins["guard"].status is Status.RUNNING


def failures(host: PluginHost) -> list[CallError]:
    """Call the one seat of `pre_query` and return what it raised."""
    (seat,) = host.sync.hooks.pre_query.seats
    with pytest.raises(CallError) as caught:
        seat.ask(time.perf_counter() + 60, time.perf_counter() + 60, CALL, statement())
    return [caught.value]


def test_a_time_limit_says_what_was_allowed_and_what_was_taken(plugin_dir: Path, make_host: HostMaker) -> None:
    install(plugin_dir, "guard", build(Guest(hooks={PRE1: guests.LOOP})), hooks=HOOK)
    (error,) = failures(make_host('[plugins]\ntimeout = "300ms"'))
    assert isinstance(error, DeadlineExceeded)
    assert error.limit == pytest.approx(0.3)
    assert error.elapsed >= 0.28
    assert (error.plugin, error.hook, error.instance) == ("guard", "pre_query", 1)


def test_a_trap_denies_and_carries_its_backtrace(plugin_dir: Path, make_host: HostMaker) -> None:
    install(plugin_dir, "guard", build(Guest(hooks={PRE1: guests.TRAP})), hooks=HOOK)
    host = make_host()
    assert decision(host) == PreQueryDecisionDeny("plugin guard crashed")
    (error,) = failures(host)
    assert isinstance(error, GuestTrap)
    assert "unreachable" in error.message
    assert "v1_pre-query" in error.trace
    assert error.trace.isprintable()
    assert error.instance == 2


NAMES = {
    "_RNvXs_NtC7mycrate3fooNtB4_3BarNtNtC4core3fmt7Display3fmt": "<mycrate::foo::Bar as core::fmt::Display>::fmt",
    "_ZN4core9panicking5panic17h0123456789abcdefE": "core::panicking::panic",
    "_ZN5guard4denyEiPKc": "guard::deny(int, char const*)",
    "main.(*Guard).Deny": "main.(*Guard).Deny",
    "guard.List(u32).deny__anon_12": "guard.List(u32).deny__anon_12",
}
"""Names of functions as Rust (both ways), C++, Go and Zig write them, and as people do."""


def test_a_backtrace_has_the_names_that_people_wrote(plugin_dir: Path, make_host: HostMaker) -> None:
    calls = [f"(call $f{number + 1})" for number in range(len(NAMES) - 1)] + [guests.TRAP]
    functions = "".join(
        f'(func $f{number} (@name "{name}") {body})'
        for number, (name, body) in enumerate(zip(NAMES, calls, strict=True))
    )
    component = build(Guest(hooks={PRE1: f"(call $f0) {guests.TRAP}"}, start=functions))
    install(plugin_dir, "guard", component, hooks=HOOK)
    host = make_host()
    decision(host)
    (error,) = failures(host)
    assert isinstance(error, GuestTrap)
    for name in NAMES.values():
        assert name in error.trace, error.trace


def test_a_plugin_that_answers_an_error_keeps_its_instance(plugin_dir: Path, make_host: HostMaker) -> None:
    install(plugin_dir, "guard", build(Guest(hooks={PRE2: guests.error2(2)})), hooks=HOOK)
    host = make_host()
    assert decision(host) == PreQueryDecisionDeny("plugin guard answered an error")
    (error,) = failures(host)
    assert isinstance(error, GuestError)
    assert error.message == "it answered an error: other: no"
    assert host.plugins["guard"]._pools[False].serial == 1


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("deny", PreQueryDecisionDeny("plugin bad crashed")), ("skip", PreQueryDecisionDeny("no"))],
)
def test_the_operator_says_what_a_failure_does(
    plugin_dir: Path, make_host: HostMaker, rule: str, expected: object
) -> None:
    good(plugin_dir)
    install(plugin_dir, "bad", build(Guest(hooks={PRE1: guests.TRAP})), hooks=HOOK)
    host = make_host(f'[plugins.bad]\npriority = 1\non_failure = "{rule}"')
    assert decision(host) == expected
    assert decision(host) == expected


def test_a_plugin_can_be_disabled_by_its_first_failure(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    install(plugin_dir, "bad", build(Guest(hooks={PRE1: guests.TRAP})), hooks=HOOK)
    host = make_host('[plugins.bad]\npriority = 1\non_failure = { pre_query = "disable" }')
    before = host.sync.hooks
    assert before.pre_query.plugins == ("bad", "good")
    assert decision(host) == PreQueryDecisionDeny("no")
    assert host.sync.hooks is not before
    assert host.sync.hooks.pre_query.plugins == ("good",)
    assert decision(host) == PreQueryDecisionDeny("no")
    assert host.plugins["bad"].failures == 1
    host.enable("bad")
    assert host.sync.hooks.pre_query.plugins == ("bad", "good")


def test_an_instance_that_cannot_be_made_again_is_left_alone_for_a_moment(
    plugin_dir: Path, make_host: HostMaker
) -> None:
    install(plugin_dir, "guard", build(Guest(hooks={PRE1: guests.TRAP})), hooks=HOOK)
    host = make_host()
    slot = host.plugins["guard"]._pools[False]
    made: list[int] = []

    def broken(_claim: object) -> object:
        made.append(1)
        raise StartFailed("it died when it was started", plugin="guard")

    for place in slot._places:
        place.linked = attrs.evolve(place.linked, make=broken)  # type: ignore[assignment]
    assert decision(host) == PreQueryDecisionDeny("plugin guard crashed")
    for _ in range(5):
        assert decision(host) == PreQueryDecisionDeny("plugin guard is not available")
    assert len(made) == 1


def test_the_wall_deadline_of_a_chain_counts_for_every_plugin(plugin_dir: Path, make_host: HostMaker) -> None:
    for name in ("a", "b", "c"):
        install(plugin_dir, name, build(Guest(hooks={PRE1: guests.LOOP})), hooks=HOOK)
    host = make_host("".join(f'[plugins.{name}]\non_failure = "skip"\n' for name in "abc"))
    call = attrs.evolve(CALL, deadline=150_000)
    started = time.perf_counter()
    assert host.sync.hooks.pre_query(call, statement()) is None
    assert time.perf_counter() - started < 10
    assert [host.plugins[name].failures for name in "abc"] == [1, 1, 1]


def test_threads_take_turns_in_one_instance(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    host = make_host()
    wrong: list[object] = []

    def ask() -> None:
        for _ in range(300):
            answer = host.sync.hooks.pre_query(CALL, statement())
            if answer is None or answer.decision != PreQueryDecisionDeny("no"):
                wrong.append(answer)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_threads_survive_an_instance_that_keeps_dying(
    plugin_dir: Path, make_host: HostMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helios_host.plugins.breaker.FAILURES", 1000)  # the breaker would end it after five
    count = "(i32.store (i32.const 256) (i32.add (i32.load (i32.const 256)) (i32.const 1)))"
    die = f"(if (i32.eq (i32.load (i32.const 256)) (i32.const 5)) (then {guests.TRAP}))"
    install(plugin_dir, "guard", build(Guest(hooks={PRE1: f"{count} {die} {guests.YES}"})), hooks=HOOK)
    host = make_host()
    seen: list[object] = []

    def ask() -> None:
        for _ in range(100):
            answer = host.sync.hooks.pre_query(CALL, statement())
            assert answer is not None
            seen.append(answer.decision)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 400
    assert set(seen) == {PreQueryDecisionContinue(), PreQueryDecisionDeny("plugin guard crashed")}
    assert seen.count(PreQueryDecisionDeny("plugin guard crashed")) == host.plugins["guard"].failures


def test_text_that_cannot_be_sent_is_refused_and_the_next_call_works(plugin_dir: Path, make_host: HostMaker) -> None:
    install(plugin_dir, "guard", build(Guest(hooks={PRE1: guests.YES})), hooks=HOOK)
    host = make_host()
    assert decision(host, "select '\ud800'") == PreQueryDecisionDeny("plugin guard cannot be asked about this")
    assert decision(host) == PreQueryDecisionContinue()
    assert host.plugins["guard"]._pools[False].serial == 1


def test_a_host_in_a_forked_child_refuses_with_a_typed_error(plugin_dir: Path, cache_directory: Path) -> None:
    good(plugin_dir)
    status, output = run_python(
        f"""
import os
from hosting import CALL, statement
from helios_host import PluginHost
from helios_host.errors import ForkedProcess
host = PluginHost.from_directory({str(plugin_dir)!r})
host.start()
assert host.sync.hooks.pre_query(CALL, statement()) is not None
child = os.fork()
if child == 0:
    another = PluginHost.from_directory({str(plugin_dir)!r})
    for ask in (lambda: host.sync.hooks.pre_query(CALL, statement()), another.start):
        try:
            ask()
            os._exit(1)
        except ForkedProcess as error:
            pass
    os._exit(7)
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
assert host.sync.hooks.pre_query(CALL, statement()) is not None
host.close()
""",
        cache_directory,
    )
    assert status == 0, output


# how it answers


def test_plugins_of_both_versions_answer_through_one_api(plugin_dir: Path, make_host: HostMaker) -> None:
    text = "select 2"
    one = Guest(hooks={PRE1: guests.rewrite1(len(text))}, text=text)
    two = Guest(hooks={PRE2: guests.rewrite2(len(text))}, text=text)
    for name, guest in (("one", one), ("two", two)):
        install(plugin_dir, name, build(guest), hooks=HOOK)
    host = make_host()
    assert host.problems == ()
    assert {name: plugin.versions for name, plugin in host.plugins.items()} == {
        "one": {"pre_query": 1},
        "two": {"pre_query": 2},
    }
    for name in ("one", "two"):
        host.disable("two" if name == "one" else "one")
        assert host.sync.hooks.pre_query.plugins == (name,)
        assert decision(host) == PreQueryDecisionRewrite(text)
        host.enable("two" if name == "one" else "one")


def test_the_highest_version_of_a_hook_is_called(plugin_dir: Path, make_host: HostMaker) -> None:
    guest = Guest(hooks={PRE1: guests.TRAP, PRE2: guests.deny2(2)}, lifecycle={(1, "on-load"): guests.TRAP})
    install(plugin_dir, "both", build(guest), hooks=HOOK)
    host = make_host()
    assert host.problems == ()
    assert host.plugins["both"].versions == {"pre_query": 2}
    assert decision(host) == PreQueryDecisionDeny("no")


def test_hooks_that_the_manifest_does_not_name_are_not_called(plugin_dir: Path, make_host: HostMaker) -> None:
    guest = Guest(hooks={PRE1: guests.YES, (1, "rewrite", "rewrite"): guests.TRAP})
    install(plugin_dir, "guard", build(guest), hooks=HOOK)
    assert make_host().sync.hooks.rewrite.is_empty


def test_plugins_are_asked_by_priority_then_by_name(plugin_dir: Path, make_host: HostMaker) -> None:
    for name in ("c", "a", "b", "z"):
        install(plugin_dir, name, build(GOOD), hooks=HOOK)
    host = make_host("[plugins.z]\npriority = 5\n[plugins.b]\npriority = -1")
    assert host.sync.hooks.pre_query.plugins == ("z", "a", "c", "b")


def test_a_disabled_plugin_is_not_even_compiled(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    install(plugin_dir, "idle", b"not even a component", hooks=HOOK)
    host = make_host("[plugins.idle]\nenabled = false")
    assert host.problems == ()
    assert list(host.plugins) == ["good"]
    assert set(host.manifests) == {"good", "idle"}


def test_plugins_can_be_off_altogether(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    host = make_host("[plugins]\nenabled = false")
    assert host.sync.hooks.pre_query.is_empty
    assert host.problems == ()


def test_sessions_are_accepted_and_their_end_is_told_in_the_background(plugin_dir: Path, make_host: HostMaker) -> None:
    log = "heliosproxy:plugin/log@2.0.0"
    core = f'(import "{log}" "log" (func $log (param i32 i32 i32 i32 i32)))'
    write = f"(call $log (i32.const 2) (i32.const {guests.TEXT}) (i32.const 2) (i32.const 0) (i32.const 0))"
    guest = Guest(
        hooks={
            (2, "connection", "on-connect"): guests.YES,
            (2, "connection", "on-disconnect"): f"{write} {guests.YES}",
        },
        imports={log: core},
        text="by",
    )
    install(plugin_dir, "watcher", build(guest), hooks=("connection",))
    host = make_host()
    assert host.problems == ()
    assert host.sync.hooks.on_connect(CALL) == ConnectDecisionAccept()
    for _ in range(3):
        host.sync.hooks.on_disconnect(CALL)
    assert host.flush(30)
    assert [line.message for line in host.plugins["watcher"].log.lines] == ["by"] * 3


def test_a_session_is_refused_when_a_plugin_fails(plugin_dir: Path, make_host: HostMaker) -> None:
    guest = Guest(hooks={(2, "connection", "on-connect"): guests.TRAP, (2, "connection", "on-disconnect"): guests.TRAP})
    install(plugin_dir, "watcher", build(guest), hooks=("connection",))
    host = make_host()
    assert host.sync.hooks.on_connect(CALL) == ConnectDecisionRefuse("plugin watcher crashed")
    host.sync.hooks.on_disconnect(CALL)
    assert host.flush(30)
    assert host.plugins["watcher"].failures == 2


async def test_the_same_is_awaited(plugin_dir: Path) -> None:
    good(plugin_dir)
    async with PluginHost.from_directory(plugin_dir) as host:
        assert not host.hooks.pre_query.is_empty
        assert host.hooks.rewrite.is_empty
        outcome = await host.hooks.pre_query(CALL, statement())
        assert outcome is not None
        assert outcome.decision == PreQueryDecisionDeny("no")
        assert await host.hooks.rewrite(CALL, statement()) is None
    assert host.sync.hooks.pre_query.is_empty


def test_a_closed_host_can_be_started_again(plugin_dir: Path, cache_directory: Path) -> None:
    good(plugin_dir)
    host = PluginHost.from_directory(plugin_dir, cache_directory=cache_directory)
    for _ in range(3):
        with host:
            assert decision(host) == PreQueryDecisionDeny("no")
        host.close()
        assert host.problems == ()


def test_a_chain_that_is_held_beyond_close_denies(plugin_dir: Path, make_host: HostMaker) -> None:
    good(plugin_dir)
    host = make_host()
    chain = host.sync.hooks.pre_query
    host.close()
    outcome = chain(CALL, statement())
    assert outcome is not None
    assert outcome.decision == PreQueryDecisionDeny("plugin good is not available")


def test_closing_waits_for_a_call_that_traps_meanwhile(plugin_dir: Path, make_host: HostMaker) -> None:
    install(plugin_dir, "guard", build(Guest(hooks={PRE1: guests.LOOP})), hooks=HOOK)
    host = make_host('[plugins]\ntimeout = "200ms"')
    chain, entered, answers = host.sync.hooks.pre_query, threading.Event(), []

    def ask() -> None:
        entered.set()
        answers.append(chain(CALL, statement()))

    thread = threading.Thread(target=ask)
    thread.start()
    entered.wait()
    host.close()
    thread.join(30)
    assert not thread.is_alive()
    assert isinstance(answers[0].decision, PreQueryDecisionDeny)


FAREWELL = (
    '(import "heliosproxy:plugin/log@1.0.0" "log" (func $log (param i32 i32 i32)))',
    f"(call $log (i32.const 2) (i32.const {guests.TEXT}) (i32.const 2))",
)


def test_an_instance_is_told_that_it_is_unloaded(plugin_dir: Path, make_host: HostMaker) -> None:
    guest = Guest(
        hooks={PRE1: guests.YES},
        imports={"heliosproxy:plugin/log@1.0.0": FAREWELL[0]},
        lifecycle={(1, "on-unload"): FAREWELL[1]},
        text="by",
    )
    install(plugin_dir, "polite", build(guest), hooks=HOOK)
    host = make_host()
    log = host.plugins["polite"].log
    assert decision(host) == PreQueryDecisionContinue()
    assert not log.lines
    host.close()
    assert [line.message for line in log.lines] == ["by"]


def test_an_instance_that_died_is_not_told(plugin_dir: Path, make_host: HostMaker) -> None:
    guest = Guest(
        hooks={PRE1: guests.TRAP},
        imports={"heliosproxy:plugin/log@1.0.0": FAREWELL[0]},
        lifecycle={(1, "on-unload"): FAREWELL[1]},
    )
    install(plugin_dir, "dead", build(guest), hooks=HOOK)
    host = make_host()
    log = host.plugins["dead"].log
    decision(host)
    host.close()
    assert [line.message for line in log.lines].count("no") <= 1  # its successor, if there was time for one


@pytest.mark.parametrize("body", [guests.TRAP, guests.LOOP], ids=["trap", "loop"])
def test_a_plugin_that_fails_when_it_is_unloaded_stops_nobody(
    plugin_dir: Path, make_host: HostMaker, body: str, caplog: pytest.LogCaptureFixture
) -> None:
    install(plugin_dir, "bad", build(Guest(hooks={PRE1: guests.YES}, lifecycle={(1, "on-unload"): body})), hooks=HOOK)
    host = make_host('[plugins]\ntimeout = "300ms"')
    with caplog.at_level(logging.WARNING):
        host.close()
    assert "failed when it was closed" in caplog.text


def test_failures_are_logged_once_a_second(
    plugin_dir: Path, make_host: HostMaker, caplog: pytest.LogCaptureFixture
) -> None:
    install(plugin_dir, "guard", build(Guest(hooks={PRE2: guests.error2(2)})), hooks=HOOK)
    host = make_host()
    with caplog.at_level(logging.WARNING):
        for _ in range(50):
            decision(host)
    assert host.plugins["guard"].failures == 50
    assert 1 <= len([r for r in caplog.records if r.name == "helios_host.plugins"]) <= 3


def test_closed_hosts_leave_no_stores(plugin_dir: Path, cache_directory: Path) -> None:
    from witbind.runtime.store import STORES

    good(plugin_dir)
    gc.collect()
    before = len(STORES)
    for _ in range(3):
        with PluginHost.from_directory(plugin_dir, cache_directory=cache_directory) as host:
            decision(host)
    assert len(STORES) == before
