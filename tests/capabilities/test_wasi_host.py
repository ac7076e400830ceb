"""Plugins with WASI through `PluginHost` alone: permissions, configuration, limits, and guests of stock toolchains."""

from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from helios_api.v2.types import Call, Session, Statement, StatementKind
from helios_host import PluginHost
from helios_host.capabilities.gate import PERMISSIONS
from helios_host.config import load_config, parse_config, plain_config
from helios_host.errors import (
    CallError,
    ConfigurationError,
    DeadlineExceeded,
    GuestExited,
    GuestTrap,
    HostCallLimit,
    LoadError,
    PermissionNotGranted,
    StartFailed,
    UnsatisfiedImport,
)
from helios_host.plugins.packed import pack

from . import wasi_guests

WASI = sorted(name for name in PERMISSIONS if name.startswith("wasi_"))
SESSION = Session(id="1", user="u", database="d", client_addr="c", encrypted=False, attributes=[])
CALL = Call(trace_parent=None, deadline=5_000_000, session=SESSION, identity=None)


def manifest(permissions: list[str], name: str = "probe") -> str:
    return json.dumps(
        {"name": name, "version": "1.0.0", "hooks": ["pre_query"], "permissions": permissions}
    )  # JSON is YAML


def statement(text: str) -> Statement:
    return Statement(text=text, kind=StatementKind.OPAQUE, fingerprint=None, tables=[], parameters=[], is_batch=False)


HostMaker = Callable[..., PluginHost]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def make_host(tmp_path: Path, cache: Path) -> Iterator[HostMaker]:
    """Make hosts with one plugin of the name `probe`; they are closed after the test."""
    with contextlib.ExitStack() as stack:

        def make(
            component: bytes,
            text: str = "",
            *,
            requested: list[str] = WASI,
            granted: list[str] | None = None,
            started: bool = True,
        ) -> PluginHost:
            directory = tmp_path / "plugins" / "probe"
            directory.mkdir(parents=True, exist_ok=True)
            (directory / "plugin.yaml").write_text(manifest(requested))
            (directory / "plugin.wasm").write_bytes(component)
            permissions = json.dumps(requested if granted is None else granted)
            config = parse_config(f"{text}\n[plugins.permissions]\nprobe = {permissions}\n", "the test")
            host = PluginHost.from_directory(tmp_path / "plugins", config, cache_directory=cache)
            if started:
                stack.enter_context(host)
            return host

        yield make


def refusal(host: PluginHost) -> LoadError:
    (problem,) = host.problems
    assert isinstance(problem, LoadError)
    return problem


def dummy(tmp_path: Path, *imports: str) -> bytes:
    """Return a component that imports interfaces and whose every export traps."""
    work = tmp_path / f"dummy-{len(list(tmp_path.iterdir()))}"
    wasi_guests.assemble_wit(work, " ".join(f"import {name};" for name in imports))
    tool = wasi_guests.TOOLS / "wasm-tools"
    embed = [tool, "component", "embed", "wit", "-w", "probe", "--dummy", "-o", "e.wasm"]
    subprocess.run(embed, cwd=work, check=True, capture_output=True)
    subprocess.run([tool, "component", "new", "e.wasm", "-o", "c.wasm"], cwd=work, check=True, capture_output=True)
    return (work / "c.wasm").read_bytes()


INTERFACES = {
    "wasi_clocks": "wasi:clocks/monotonic-clock@0.2.12",
    "wasi_random": "wasi:random/random@0.2.12",
    "wasi_stdio": "wasi:cli/stdout@0.2.12",
    "wasi_environment": "wasi:cli/environment@0.2.12",
    "wasi_filesystem": "wasi:filesystem/preopens@0.2.12",
    "wasi_http": "wasi:http/outgoing-handler@0.2.12",
}


@pytest.mark.parametrize("permission", sorted(INTERFACES))
def test_an_interface_is_refused_by_name_with_the_line_that_is_missing(
    make_host: HostMaker, tmp_path: Path, permission: str
) -> None:
    interface = INTERFACES[permission]
    component = dummy(tmp_path, interface)
    others = [name for name in WASI if name != permission]
    error = refusal(make_host(component, requested=others))
    assert isinstance(error, PermissionNotGranted)
    assert error.permissions == (permission,)
    assert interface.partition("/")[0] in error.message
    assert f"add {permission} to permissions in plugin.yaml" in error.message
    error = refusal(make_host(component, requested=WASI, granted=others))
    assert f"add {permission} to the plugin's list in [plugins.permissions]" in error.message
    error = refusal(make_host(component))
    assert isinstance(error, StartFailed)  # admitted and linked: its code is `unreachable`


def test_without_wasi_nothing_of_it_is_there_and_every_missing_permission_is_named(
    make_host: HostMaker, tmp_path: Path
) -> None:
    component = dummy(tmp_path, *INTERFACES.values())
    error = refusal(make_host(component, requested=[]))
    assert isinstance(error, PermissionNotGranted)
    assert sorted(error.permissions) == WASI


@pytest.mark.parametrize("interface", ["wasi:cli/exit@0.2.12", "wasi:sockets/ip-name-lookup@0.2.12"])
def test_what_comes_with_any_permission_does_not_come_without(
    make_host: HostMaker, tmp_path: Path, interface: str
) -> None:
    component = dummy(tmp_path, interface)
    error = refusal(make_host(component, requested=["metrics"]))
    assert isinstance(error, PermissionNotGranted)
    assert "any of the permissions wasi_clocks, wasi_environment" in error.message
    assert isinstance(refusal(make_host(component, requested=["wasi_random"])), StartFailed)


def test_wasi_of_another_kind_is_outside_of_everything(make_host: HostMaker, tmp_path: Path) -> None:
    work = tmp_path / "other"
    wasi_guests.assemble_wit(work, "import wasi:keyvalue/store@0.2.0;")
    (work / "wit" / "deps" / "kv.wit").write_text(
        "package wasi:keyvalue@0.2.0;\ninterface store { open: func(name: string) -> result<_, string>; }\n"
    )
    tool = wasi_guests.TOOLS / "wasm-tools"
    embed = [tool, "component", "embed", "wit", "-w", "probe", "--dummy", "-o", "e.wasm"]
    subprocess.run(embed, cwd=work, check=True, capture_output=True)
    subprocess.run([tool, "component", "new", "e.wasm", "-o", "c.wasm"], cwd=work, check=True, capture_output=True)
    component = (work / "c.wasm").read_bytes()
    error = refusal(make_host(component))
    assert isinstance(error, UnsatisfiedImport)
    assert "wasi:keyvalue/store@0.2.0" in error.message
    assert "wasi:cli 0.2" in error.message


def ask(host: PluginHost, text: str, **limits: Any) -> str:
    outcome = host.sync.hooks.pre_query(attrs.evolve(CALL, **limits), statement(text))
    value: str = outcome.decision.value
    return value


@pytest.fixture
def python_guest() -> bytes:
    return wasi_guests.python_guest().read_bytes()


PROBE = """
[plugins]
timeout = "2s"
[plugins.probe]
on_failure = "deny"
[plugins.probe.wasi]
"""


@pytest.mark.slow
def test_a_stock_python_guest_runs_with_nothing_stubbed_out(
    make_host: HostMaker, python_guest: bytes, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "hello.txt").write_text("hello")
    host = make_host(
        python_guest,
        f"{PROBE}args = ['a']\nenv = {{ LANG = 'C' }}\nvirtual_size = '1MB'\n"
        f"directories = {{ '/data' = '{tmp_path / 'data'}' }}\n",
    )
    assert not host.problems
    assert ask(host, "open('/data/hello.txt').read()") == "'hello'"
    assert ask(host, "open('/note', 'w').write('x'), os.environ['LANG'], os.listdir('/')") == "(1, 'C', ['note'])"
    assert abs(float(ask(host, "time.time()")) - time.time()) < 60
    assert ask(host, "print('to the log')") == "None"
    member = host.members["probe"]
    lines = [(line.level, line.message, line.fields) for line in member.plugin.log.lines]
    assert ("info", "to the log", (("stream", "stdout"),)) in lines


@pytest.mark.slow
def test_a_wait_of_a_stock_guest_is_no_running_time_and_ends_at_the_deadline(
    make_host: HostMaker, python_guest: bytes
) -> None:
    host = make_host(python_guest, PROBE.replace("2s", "300ms"))
    assert ask(host, "time.sleep(0.6)") == "None"
    began = time.perf_counter()
    answer = ask(host, "time.sleep(30)", deadline=700_000)
    assert time.perf_counter() - began < 20
    assert "time limit" in answer
    assert ask(host, "1 + 1") == "2"


FAILURES = [
    ("os._exit(3)", "ended itself"),
    ("raise", "crashed"),
    ("[monotonic_clock.subscribe_duration(1) for _ in range(1001)]", "used the host too much"),
    ("[wasi_random.get_random_u64() for _ in range(11_000)]", "used the host too much"),
]


@pytest.mark.slow
def test_failures_are_typed_and_the_next_call_is_right(make_host: HostMaker, python_guest: bytes) -> None:
    host = make_host(python_guest, PROBE)
    for text, summary in FAILURES:
        assert summary in ask(host, text), text
        assert ask(host, "1 + 1") == "2"


@pytest.mark.slow
async def test_awaited_sleeps_are_cancelled_while_the_loop_goes_on(
    tmp_path: Path, cache: Path, python_guest: bytes, make_host: HostMaker
) -> None:
    host = make_host(python_guest, PROBE, started=False)
    gaps: list[float] = []

    async def heartbeat() -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0.005)
            now = time.perf_counter()
            gaps.append(now - last)
            last = now

    async with host:
        assert not host.problems
        outcome = await host.hooks.pre_query(CALL, statement("time.sleep(0.01)"))
        assert outcome.decision.value == "None"
        beat = asyncio.ensure_future(heartbeat())
        began = time.perf_counter()
        outcome = await host.hooks.pre_query(attrs.evolve(CALL, deadline=500_000), statement("time.sleep(5)"))
        elapsed = time.perf_counter() - began
        beat.cancel()
        assert "time limit" in outcome.decision.value
        assert elapsed < 4
        assert len(gaps) > 20  # a loop that is blocked would beat once
        task = asyncio.ensure_future(host.hooks.pre_query(CALL, statement("time.sleep(5)")))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        outcome = await host.hooks.pre_query(CALL, statement("2 + 2"))
        assert outcome.decision.value == "4"


@pytest.mark.slow
def test_the_assets_of_a_packed_plugin_are_there_to_read(tmp_path: Path, cache: Path, python_guest: bytes) -> None:
    (tmp_path / "plugins").mkdir()
    packed = pack(
        {
            "plugin.yaml": manifest(WASI).encode(),
            "plugin.wasm": python_guest,
            "assets/geo/a.csv": b"a,b",
        }
    )
    (tmp_path / "plugins" / "probe.tar.gz").write_bytes(packed)
    config = parse_config(f"{PROBE}[plugins.permissions]\nprobe = {json.dumps(WASI)}\n", "the test")
    with PluginHost.from_directory(tmp_path / "plugins", config, cache_directory=cache) as host:
        assert ask(host, "open('/assets/geo/a.csv').read(), os.listdir('/assets')") == "('a,b', ['geo'])"
        assert "Read-only" in ask(host, "open('/assets/geo/a.csv', 'w')")


def test_a_directory_that_is_not_there_refuses_the_plugin(make_host: HostMaker, tmp_path: Path) -> None:
    component = dummy(tmp_path, "wasi:filesystem/preopens@0.2.12")
    error = refusal(make_host(component, f"[plugins.probe.wasi]\ndirectories = {{ '/d' = '{tmp_path}/missing' }}\n"))
    assert isinstance(error, StartFailed)
    assert "[plugins.probe.wasi]" in error.message
    assert f"{tmp_path}/missing" in error.message


CONFIGURATION = """
[plugins.probe.wasi]
clock = "frozen"
random = "seeded"
args = ["a"]
env = { LANG = "C" }
directories = { "/data" = "data", "/etc/x" = "/abs" }
virtual_size = "16MB"
"""


def test_the_configuration_is_read_and_shown(tmp_path: Path) -> None:
    path = tmp_path / "heliosproxy.toml"
    path.write_text(CONFIGURATION)
    config = load_config(path, {})
    shown = plain_config(config)["plugins"]["probe"]["wasi"]
    assert shown == {
        "clock": "frozen",
        "random": "seeded",
        "args": ["a"],
        "env": {"LANG": "C"},
        "directories": {"/data": str(tmp_path / "data"), "/etc/x": "/abs"},
        "virtual_size": 16 << 20,
    }


@pytest.mark.parametrize(
    ("line", "path", "message"),
    [
        ('clock = "rael"', "plugins.p.wasi.clock", 'did you mean "real"?'),
        ('random = "none"', "plugins.p.wasi.random", "expected one of secure, seeded"),
        ('args = "a"', "plugins.p.wasi.args", "expected a list"),
        ("env = { A = 1 }", "plugins.p.wasi.env.A", "expected text"),
        ('env = { "A=B" = "" }', "plugins.p.wasi", 'expected a name without "="'),
        ('directories = { "data" = "x" }', "plugins.p.wasi", "expected an absolute path"),
        ('directories = { "/a/../b" = "x" }', "plugins.p.wasi", "expected an absolute path"),
        ('directories = { "/" = "x" }', "plugins.p.wasi", "expected an absolute path"),
        ('virtual_size = "many"', "plugins.p.wasi.virtual_size", "expected a size"),
        ("clocks = 1", "plugins.p.wasi.clocks", "there is no such key"),
    ],
)
def test_a_wrong_configuration_says_where_and_what_was_expected(line: str, path: str, message: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse_config(f"[plugins.p.wasi]\n{line}\n", "the test")
    (problem,) = caught.value.problems
    assert problem.path == path
    assert message in problem.message


def test_every_problem_is_reported_at_once() -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse_config(
            '[plugins.p.wasi]\nclock = 1\nrandom = 2\nargs = 3\n[plugins.permissions]\np = ["wasi_clock"]', "t"
        )
    assert len(caught.value.problems) == 4


def test_errors_of_wasi_have_their_place_in_the_tree() -> None:
    for kind in (GuestExited, GuestTrap, HostCallLimit, DeadlineExceeded):
        assert issubclass(kind, CallError)
