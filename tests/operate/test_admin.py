"""The admin API: its bodies, who may use it, what it refuses, and its record."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import attrs
import pytest

pytest.importorskip("starlette", reason="the extra `admin` is not installed")

from helios_api.v2.pre_query import PreQueryDecisionDeny
from helios_host import PluginHost
from helios_host.admin.access import Access, Audit
from helios_host.admin.app import admin_app
from helios_host.admin.asked import MAX_BODY
from helios_host.admin.bodies import plugin_body
from helios_host.admin.figures import figures_of, merged
from helios_host.admin.kv import MAX_VALUE
from helios_host.admin.openapi import QUERIES, ROUTES, AdminRoute, document
from helios_host.admin.operated import LocalHost
from helios_host.admin.server import AdminServer
from helios_host.capabilities.faces import Io, run
from helios_host.capabilities.kv import open_kv
from helios_host.config import AdminSettings, AdminToken
from helios_host.errors import ConfigurationError
from helios_host.plugins.sections import with_manifest
from starlette.testclient import TestClient

import guests
from guests import PRE1, Guest, build

from .conftest import HostMaker
from .feature import LOAD_BODY, PLUGINS_BODY
from .feature import ROUTES as SPECIFIED
from .test_life import CALL, NEW, OLD, STATEMENT, decision, put

READ, WRITE = "reader-reader-reader", "writer-writer-writer"
ENVIRONMENT = {"READ": READ, "WRITE": WRITE}
TOKENS = (AdminToken(name="r", env="READ"), AdminToken(name="w", role="write", env="WRITE"))


class Admin:
    """A running host with its admin API."""

    def __init__(self, host: PluginHost, directory: Path) -> None:
        self.host, self.audit = host, directory / "audit.jsonl"
        self.elsewhere = directory / "elsewhere"
        settings = AdminSettings(tokens=TOKENS, load_dirs=(str(self.elsewhere),), audit_log=str(self.audit))
        access = Access(settings, ENVIRONMENT)
        self.client = TestClient(admin_app(LocalHost(host), settings, access), raise_server_exceptions=False)

    def ask(self, method: str, path: str, body: Any = None, token: str = WRITE, **more: Any) -> Any:
        headers = {"Authorization": f"Bearer {token}", **more.pop("headers", {})}
        return self.client.request(method, path, json=body, headers=headers, **more)

    def refused(self, status: int, method: str, path: str, body: Any = None, **more: Any) -> str:
        answer = self.ask(method, path, body, **more)
        assert answer.status_code == status, answer.text
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["status"] == status
        return str(answer.json()["detail"])


@pytest.fixture
def admin(plugin_dir: Path, make_host: HostMaker, tmp_path: Path) -> Iterator[Admin]:
    (tmp_path / "elsewhere").mkdir()
    put(plugin_dir, OLD)
    made = Admin(make_host(f"[plugins.capabilities]\ndata_dir = {json.dumps(str(tmp_path / 'data'))}"), tmp_path)
    with made.client:
        yield made


def test_the_list_has_the_shape_of_the_specification(admin: Admin) -> None:
    decision(admin.host)
    (plugin,) = admin.ask("GET", "/plugins", token=READ).json()["plugins"]
    (example,) = PLUGINS_BODY["plugins"]
    assert list(plugin)[: len(example)] == [
        key if key != "invocations" else "memory_used_bytes" for key in list(example)[:6]
    ] + ["invocations"]
    assert {type(plugin[key]) for key in example} == {type(value) for value in example.values()}
    assert [type(plugin[key]) for key in example] == [type(value) for value in example.values()]
    assert (plugin["name"], plugin["version"], plugin["status"], plugin["hooks"]) == (
        "guard",
        "1.0.0",
        "running",
        ["pre_query"],
    )
    assert (plugin["memory_used"], plugin["memory_used_bytes"]) == ("0.1MB", 65536)
    assert (plugin["invocations"], plugin["errors"]) == (1, 0)
    assert admin.ask("GET", "/plugins/guard").json() == plugin


def test_the_example_body_is_what_a_plugin_in_that_state_gives(admin: Admin) -> None:
    (example,) = PLUGINS_BODY["plugins"]
    body = attrs.evolve(
        plugin_body(figures_of(admin.host).plugins[0]),
        name="custom-auth",
        hooks=("authenticate",),
        memory_used="2.3MB",
        invocations=15234,
        avg_latency_us=45,
    )
    shown = json.loads(json.dumps(attrs.asdict(body)))
    assert {key: shown[key] for key in example} == example


def test_the_seven_routes_change_what_runs(admin: Admin) -> None:
    place = put(admin.elsewhere, NEW, "second")
    loaded = admin.ask("POST", "/plugins/load", {"path": str(place)})
    assert (loaded.status_code, loaded.json()) == (201, {"name": "second", "status": "running"})
    assert admin.ask("POST", "/plugins/guard/disable").json() == {"name": "guard", "status": "disabled"}
    assert admin.ask("GET", "/chains").json()["chains"]["pre_query"] == ["second"]
    assert admin.ask("POST", "/plugins/guard/enable").json()["status"] == "running"
    assert admin.ask("POST", "/plugins/guard/reload").json()["status"] == "running"
    assert admin.ask("DELETE", "/plugins/second").json() == {"name": "second", "status": "unloaded"}
    assert list(admin.host.plugins) == ["guard"]
    assert [row["status"] for row in admin.ask("POST", "/plugins/disable-all").json()["plugins"]] == ["disabled"]
    entries = [json.loads(line) for line in admin.audit.read_text().splitlines()]
    assert [(e["who"], e["action"], e["outcome"]) for e in entries] == [
        ("w", action, "done") for action in ("load", "disable", "enable", "reload", "unload", "disable-all")
    ]


def test_the_routes_and_the_load_of_the_specification(admin: Admin, plugin_dir: Path) -> None:
    assert {*SPECIFIED} <= {(route.method, route.path) for route in ROUTES}
    place = plugin_dir / Path(LOAD_BODY["path"]).name
    place.write_bytes(with_manifest(build(NEW), b"name: new-plugin\nversion: 1.0.0\nhooks: [pre_query]\n"))
    body = {key: value.replace("/etc/heliosproxy/plugins", str(plugin_dir)) for key, value in LOAD_BODY.items()}
    assert admin.ask("POST", "/plugins/load", body).json() == {"name": "new-plugin", "status": "running"}


def test_a_component_with_its_manifest_beside_it_is_the_plugin_of_its_directory(admin: Admin) -> None:
    place = put(admin.elsewhere, NEW, "second")
    path = {"path": str(place / "plugin.wasm")}
    assert admin.ask("POST", "/plugins/load", path).json() == {"name": "second", "status": "running"}
    assert admin.host.members["second"].path == place
    assert admin.ask("POST", "/plugins/second/reload").json()["status"] == "running"
    admin.host.unload("second")
    (place / "plugin.yaml").rename(admin.elsewhere.parent / "plugin.yaml")
    (place / "plugin.yaml").symlink_to(admin.elsewhere.parent / "plugin.yaml")
    assert "not in a directory" in admin.refused(404, "POST", "/plugins/load", path)


# every route, wrongly used


def test_every_route_needs_its_token(admin: Admin) -> None:
    for route in ROUTES:
        path = route.path.replace("{name}", "guard").replace("{key}", "k")
        if route.role is None:
            assert admin.client.request(route.method, path).status_code == 200
            continue
        for token in ("", "wrong", READ + "x"):
            assert "bearer token" in admin.refused(401, route.method, path, token=token)
        assert admin.client.request(route.method, path, headers={"Authorization": READ}).status_code == 401
        if route.role == "write":
            assert "may only read" in admin.refused(403, route.method, path, token=READ)
    assert admin.host.members["guard"].status.value == "running"
    assert all("refused" in line for line in admin.audit.read_text().splitlines())


def test_every_route_of_a_plugin_says_that_there_is_none(admin: Admin) -> None:
    for route in ROUTES:
        if "{name}" in route.path:
            assert "there is no plugin of this name" in admin.refused(
                404, route.method, route.path.replace("{name}", "nobody")
            )
    admin.refused(404, "GET", "/nowhere")
    admin.refused(405, "PUT", "/plugins")


WRONG: list[tuple[str, str, Any, int, str]] = [
    ("load", "path", 5, 422, "path: expected text"),
    ("reload", "approve", 5, 422, "approve: expected text"),
    ("logs", "level", "loud", 400, "level: expected one of trace, debug, info, warn, error, found 'loud'"),
    ("logs", "limit", "0", 400, "limit: expected an integer from 1 to 1000, found '0'"),
    ("logs", "follow", "maybe", 400, "follow: expected true or false"),
    ("keys", "limit", "1001", 400, "limit: expected an integer from 1 to 1000, found '1001'"),
    ("value", "key", "missing", 404, "guard keeps nothing under this key"),
    *((name, "name", "nobody", 404, "there is no plugin of this name") for name in (
        "plugin", "unload", "reload", "enable", "disable", "logs", "plugin_metrics", "keys", "value", "remove"
    )),
]  # fmt: skip
"""What a route is given, by its name and the name of the value; what it answers."""

ANY_TEXT = {("logs", "contains"), ("keys", "prefix"), ("keys", "after"), ("remove", "key")}
"""Values of which none is wrong."""


def values_of(route: AdminRoute) -> Iterator[str]:
    """Yield the names of all that a route takes: in its path, its query and its body."""
    yield from re.findall(r"{(\w+)}", route.path)
    yield from (name for name, _, _ in QUERIES.get(route.name, ()))
    yield from (field.name for field in attrs.fields(route.body)) if route.body is not None else ()


@pytest.mark.parametrize(("name", "value", "wrong", "status", "said"), WRONG, ids=[f"{w[0]}.{w[1]}" for w in WRONG])
def test_a_wrong_value_is_answered_with_its_name_and_what_was_expected(
    admin: Admin, name: str, value: str, wrong: Any, status: int, said: str
) -> None:
    (route,) = [route for route in ROUTES if route.name == name]
    given = {"name": "guard", "key": "k"} | ({value: wrong} if f"{{{value}}}" in route.path else {})
    query = {value: wrong} if value in [name for name, _, _ in QUERIES.get(name, ())] else {}
    body = {value: wrong} if route.body is not None and value in attrs.fields_dict(route.body) else None
    assert said in admin.refused(status, route.method, route.path.format(**given), body, params=query)
    assert admin.host.members["guard"].status.value == "running"


def test_every_value_of_every_route_has_a_wrong_one_above() -> None:
    taken = {(route.name, value) for route in ROUTES for value in values_of(route)}
    assert {(name, value) for name, value, *_ in WRONG} | ANY_TEXT == taken


def test_every_route_refuses_what_it_does_not_know(admin: Admin) -> None:
    for route in ROUTES:
        path = route.path.format(name="guard", key="k")
        assert "lvel: there is no such parameter" in admin.refused(400, route.method, f"{path}?lvel=info")
        for name, _, _ in QUERIES.get(route.name, ()):
            said = admin.refused(400, route.method, f"{path}?{name}=1&{name}=1")
            assert said == f"{name}: it is there 2 times, and may be there once"
        if route.body is not None:
            body = {"force": True}
            assert "force: there is no such key" in admin.refused(422, route.method, path, body)
            assert "expected a table" in admin.refused(422, route.method, path, [])
            assert "no JSON" in admin.refused(400, route.method, path, content=b"{")
            assert "more than 65536 bytes" in admin.refused(413, route.method, path, content=b" " * (MAX_BODY + 1))
        admin.refused(404, route.method, f"{path}/" if route.name not in ("value", "remove") else "/plugins//kv/k")
    assert 'did you mean "level"?' in admin.refused(400, "GET", "/plugins/guard/logs?lvel=info")
    assert admin.host.members["guard"].status.value == "running"


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ({}, 422, "path: it is required, and not there"),
        ({"path": 5}, 422, "path: expected text"),
        ({"path": "/x", "force": True}, 422, "force: there is no such key"),
        ([], 422, "expected a table"),
        ({"path": "/nowhere"}, 404, "No such file or directory"),
        ({"path": "/etc"}, 404, "not in a directory that plugins may be loaded from"),
        ({"path": "a\0b"}, 404, "cannot be read"),
        ({"path": "x" * MAX_BODY}, 413, "more than 65536 bytes"),
    ],
)
def test_a_load_of_something_else_is_refused(admin: Admin, body: Any, status: int, said: str) -> None:
    assert said in admin.refused(status, "POST", "/plugins/load", body)
    assert list(admin.host.plugins) == ["guard"]


def test_no_path_and_no_link_leads_out_of_the_allowed_directories(admin: Admin, tmp_path: Path) -> None:
    outside = put(tmp_path / "outside", NEW, "evil")
    (admin.elsewhere / "link").symlink_to(outside)
    (admin.elsewhere / "half").mkdir()
    (admin.elsewhere / "half" / "plugin.yaml").write_text((outside / "plugin.yaml").read_text())
    (admin.elsewhere / "half" / "plugin.wasm").symlink_to(outside / "plugin.wasm")
    for path in (outside, admin.elsewhere / ".." / "outside" / "evil", admin.elsewhere / "link"):
        assert "not in a directory" in admin.refused(404, "POST", "/plugins/load", {"path": str(path)})
    assert "not in a directory" in admin.refused(404, "POST", "/plugins/load", {"path": str(admin.elsewhere / "half")})
    assert list(admin.host.plugins) == ["guard"]


def test_a_plugin_is_loaded_once_and_the_directory_of_plugins_is_none(admin: Admin) -> None:
    directory = Path(admin.host.config.plugin_dir)
    admin.refused(409, "POST", "/plugins/load", {"path": str(directory / "guard")})
    assert "expected the path of one of them" in admin.refused(404, "POST", "/plugins/load", {"path": str(directory)})


def test_a_plugin_that_was_loaded_through_a_link_to_its_directory_is_known_when_it_changes(
    tmp_path: Path, plugin_dir: Path, make_host: HostMaker
) -> None:
    linked = tmp_path / "linked"
    linked.symlink_to(plugin_dir)
    settings = AdminSettings(tokens=TOKENS, load_dirs=(str(plugin_dir),))
    with PluginHost(attrs.evolve(make_host().config, plugin_dir=str(linked))) as host:
        client = TestClient(admin_app(LocalHost(host), settings, Access(settings, ENVIRONMENT)))
        body, headers = {"path": str(put(plugin_dir, OLD))}, {"Authorization": f"Bearer {WRITE}"}
        assert client.post("/plugins/load", json=body, headers=headers).status_code == 201
        put(plugin_dir, NEW)
        host._file_changed(linked / "guard")
        assert decision(host) == PreQueryDecisionDeny("new")


def test_who_looks_does_not_wait_for_changes_that_wait(admin: Admin, monkeypatch: pytest.MonkeyPatch) -> None:
    may_end, begun = threading.Event(), threading.Event()

    def reload(*_: Any) -> None:
        begun.set()
        assert may_end.wait(60)

    host = LocalHost(admin.host)
    monkeypatch.setattr(host, "reload", reload)
    settings = AdminSettings(tokens=TOKENS)
    with TestClient(admin_app(host, settings, Access(settings, ENVIRONMENT)), raise_server_exceptions=False) as client:
        admin.client = client
        with ThreadPoolExecutor(40) as pool:
            changes = [pool.submit(admin.ask, "POST", "/plugins/guard/reload") for _ in range(40)]
            assert begun.wait(60)
            assert admin.ask("GET", "/plugins").status_code == 200
            assert admin.ask("POST", "/plugins/guard/disable").json() == {"name": "guard", "status": "disabled"}
            may_end.set()
            assert [change.result().status_code for change in changes] == [200] * 40


def test_a_reload_that_asks_for_more_says_what_and_how_to_approve(admin: Admin, plugin_dir: Path) -> None:
    put(plugin_dir, NEW, manifest="permissions: [metrics]\n")
    answer = admin.ask("POST", "/plugins/guard/reload")
    assert answer.status_code == 409
    problem = answer.json()
    assert (problem["title"], problem["asks"]) == ("ApprovalNeeded", ["the permission metrics"])
    assert admin.ask("POST", "/plugins/guard/reload", {"approve": problem["digest"]}).status_code == 200


# looking


def test_logs_are_filtered_and_followed(admin: Admin) -> None:
    from helios_host.instances.budget import CallBudget

    log = admin.host.plugins["guard"].log
    for level, text in (("info", "one"), ("error", "two"), ("info", "three")):
        log.write(CallBudget(), level, text, [("k", "v")])
    lines = admin.ask("GET", "/plugins/guard/logs").json()["lines"]
    assert [line["message"] for line in lines] == ["one", "two", "three"]
    assert lines[0]["fields"] == {"k": "v"}
    for query, expected in (("level=error", ["two"]), ("limit=1", ["three"]), ("contains=o", ["one", "two"])):
        found = admin.ask("GET", f"/plugins/guard/logs?{query}").json()["lines"]
        assert [line["message"] for line in found] == expected
    admin.host.unload("guard")
    admin.refused(404, "GET", "/plugins/guard/logs?follow=true")


def test_metrics_are_json_or_prometheus_by_accept(admin: Admin) -> None:
    decision(admin.host)
    assert admin.ask("GET", "/plugins/guard/metrics").json()["invocations"] == 1
    for path in ("/plugins/guard/metrics", "/metrics"):
        text = admin.ask("GET", path, headers={"Accept": "text/plain"}).text
        assert 'helios_plugin_invocations_total{plugin="guard"} 1' in text.splitlines()
    assert admin.client.get("/readyz").json() == {"status": "ready"}


def test_failures_are_counted_by_kind(plugin_dir: Path, admin: Admin) -> None:
    put(plugin_dir, Guest(hooks={PRE1: guests.TRAP}))
    admin.host.reload("guard")
    decision(admin.host)
    put(plugin_dir, Guest(hooks={PRE1: guests.LOOP}))
    admin.host.reload("guard")
    admin.host.sync.hooks.pre_query(attrs.evolve(CALL, deadline=50_000), STATEMENT)
    found = admin.ask("GET", "/plugins/guard/metrics").json()
    assert (found["errors"], found["errors_by_kind"]) == (2, {"guest_trap": 1, "deadline_exceeded": 1})
    text = admin.ask("GET", "/metrics", headers={"Accept": "text/plain"}).text
    assert 'helios_plugin_errors_total{plugin="guard",kind="deadline_exceeded"} 1' in text.splitlines()


def test_prometheus_text_has_each_type_once_and_escapes_labels() -> None:
    from helios_host.admin.prometheus import exposition
    from helios_host.capabilities.telemetry import TelemetryStore

    store = TelemetryStore()
    store.record("a", "counter", "hits", 1, [("path", 'x"\\\n')])
    store.record("b", "counter", "hits", 2, [("path", "y")])
    store.record("b", "histogram", "size", 3, [])
    text = exposition([], store.snapshot()).splitlines()
    assert text.count("# TYPE plugin_hits counter") == 1
    assert r'plugin_hits{plugin="a",path="x\"\\\n"} 1.0' in text
    assert 'plugin_size_bucket{plugin="b",le="+Inf"} 1' in text


def test_the_openapi_document_names_every_route_and_only_schemas_that_are_there(admin: Admin) -> None:
    found = admin.client.get("/openapi.json").json()
    assert found == json.loads(json.dumps(document()))
    assert {(m.upper(), p) for p, methods in found["paths"].items() for m in methods} == {
        (route.method, route.path) for route in ROUTES
    }
    named = {part.partition('"')[0] for part in json.dumps(found).split("#/components/schemas/")[1:]}
    assert named <= set(found["components"]["schemas"])


def test_what_a_plugin_keeps_is_listed_shown_and_removed(admin: Admin) -> None:
    settings = admin.host.config.capabilities
    store = open_kv(settings.kv, Path(settings.data_dir), Io())
    kept = {"a/b": b"1", "a/c": "\u00e4".encode(), "bytes": b"\xff", "large": b"x" * (MAX_VALUE + 1)}
    for key, value in kept.items():
        run(store.put("guard", key.encode(), value, None))
    run(store.put("other", b"a/z", b"not the guard's", None))
    path = "/plugins/guard/kv"
    assert admin.ask("GET", path, token=READ).json() == {"keys": sorted(kept), "next": None}
    first = admin.ask("GET", f"{path}?limit=1&prefix=a/").json()
    assert first == {"keys": ["a/b"], "next": "a/b"}
    assert admin.ask("GET", f"{path}?limit=1&prefix=a/&after=a/b").json() == {"keys": ["a/c"], "next": None}
    shown = admin.ask("GET", f"{path}/a/c", token=READ).json()
    assert shown == {"key": "a/c", "value": "\u00e4", "encoding": "utf-8", "bytes": 2, "is_cut": False}
    assert admin.ask("GET", f"{path}/bytes").json() | {"key": ""} == {
        "key": "", "value": "/w==", "encoding": "base64", "bytes": 1, "is_cut": False
    }  # fmt: skip
    large = admin.ask("GET", f"{path}/large").json()
    assert (len(large["value"]), large["bytes"], large["is_cut"]) == (MAX_VALUE, MAX_VALUE + 1, True)
    assert "from 1 to 1000" in admin.refused(400, "GET", f"{path}?limit=1001")
    assert "keeps nothing" in admin.refused(404, "GET", f"{path}/a/z")
    admin.refused(403, "DELETE", f"{path}/a/b", token=READ)
    assert admin.ask("DELETE", f"{path}/a/b").json() == {"name": "guard", "status": "removed"}
    assert admin.ask("DELETE", f"{path}/a/b").json() == {"name": "guard", "status": "unchanged"}
    assert run(store.get("guard", b"a/b")) is None
    assert '"remove", "plugin": "guard/kv/a/b"' in admin.audit.read_text()


def test_a_store_that_does_not_answer_is_said_to_be_unavailable(admin: Admin) -> None:
    Path(admin.host.config.capabilities.data_dir).write_text("in the way")
    assert "the store of kv" in admin.refused(503, "GET", "/plugins/guard/kv")


# tokens and the server


def test_tokens_that_cannot_be_had_are_configuration_errors() -> None:
    with pytest.raises(ConfigurationError, match="variable READ holds no token of 16 characters"):
        Access(AdminSettings(tokens=TOKENS), {"WRITE": WRITE, "READ": "short"})


def test_a_server_needs_an_address_and_somebody_who_may_use_it(admin: Admin) -> None:
    with pytest.raises(ConfigurationError) as caught:
        AdminServer(LocalHost(admin.host), AdminSettings())
    assert [problem.path for problem in caught.value.problems] == ["admin.listen", "admin.tokens"]
    with pytest.raises(ConfigurationError, match="nobody could use it"):
        AdminServer(LocalHost(admin.host), AdminSettings(listen="127.0.0.1:0"))


def test_refusals_and_faults_are_in_the_audit_log_by_their_names(admin: Admin, monkeypatch: pytest.MonkeyPatch) -> None:
    admin.refused(403, "POST", "/plugins/guard/disable", token=READ)
    admin.refused(403, "POST", "/plugins/disable-all", token=READ)
    admin.refused(404, "POST", "/plugins/nobody/enable")
    monkeypatch.setattr(admin.host._drain, "asking", lambda _: 1 / 0)
    admin.refused(500, "DELETE", "/plugins/guard")
    entries = [json.loads(line) for line in admin.audit.read_text().splitlines()]
    assert [(e["who"], e["action"], e["plugin"], e["outcome"].partition(":")[2][:25]) for e in entries] == [
        ("r", "disable", "guard", " its token may only read"),
        ("r", "disable-all", None, " its token may only read"),
        ("w", "enable", "nobody", " UnknownPlugin: plugin no"),
        ("w", "unload", "guard", " ZeroDivisionError: divis"),
    ]


def test_an_audit_log_that_cannot_be_written_stops_the_start_and_no_change(admin: Admin, tmp_path: Path) -> None:
    settings = AdminSettings(tokens=TOKENS, audit_log=str(tmp_path / "nowhere" / "audit.jsonl"))
    with pytest.raises(ConfigurationError, match=r"admin.audit_log: .*audit.jsonl cannot be written: No such file"):
        admin_app(LocalHost(admin.host), settings, Access(settings, ENVIRONMENT))
    admin.audit.unlink()
    admin.audit.mkdir()
    assert admin.ask("POST", "/plugins/guard/disable").json() == {"name": "guard", "status": "disabled"}


def test_the_audit_log_keeps_one_line_an_entry(tmp_path: Path) -> None:
    audit = Audit(tmp_path / "audit.jsonl")
    audit.record("w", "load", "a\nb", "failed: x\ny")
    (line,) = (tmp_path / "audit.jsonl").read_text().splitlines()
    assert json.loads(line)["plugin"] == "a\nb"


def test_hooks_that_a_plugin_is_not_asked_for_any_more_are_told(plugin_dir: Path, make_host: HostMaker) -> None:
    put(plugin_dir, Guest(hooks={PRE1: guests.TRAP}))
    host = make_host('[plugins.guard]\non_failure = "disable"')
    assert plugin_body(figures_of(host).plugins[0]).disabled_hooks == ()
    decision(host)
    (plugin,) = merged([figures_of(host), figures_of(host)]).plugins
    assert (plugin_body(plugin).disabled_hooks, plugin.status) == (("pre_query",), "running")
    host.enable("guard")
    assert figures_of(host).plugins[0].disabled_hooks == ()


def test_a_plugin_whose_breaker_is_open_is_failed_and_not_ready(admin: Admin, plugin_dir: Path) -> None:
    put(plugin_dir, Guest(hooks={PRE1: guests.TRAP}))
    admin.host.reload("guard")
    for _ in range(5):
        decision(admin.host)
    assert admin.ask("GET", "/plugins/guard").json()["status"] == "failed"
    assert admin.client.get("/readyz").status_code == 503
    assert admin.ask("POST", "/plugins/guard/enable").json()["status"] == "running"
