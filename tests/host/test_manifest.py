from __future__ import annotations

from typing import Any

import attrs
import pytest
import yaml
from helios_host.capabilities.gate import PERMISSIONS
from helios_host.errors import ManifestError, PluginConfigError
from helios_host.plugins.admission import CONTRACT_HOOKS
from helios_host.plugins.manifest import Manifest, Resources, Reuse, Setting, parse_manifest, plugin_config
from hypothesis import given
from hypothesis import strategies as st

FEATURE = """
# plugin.yaml - shipped with .wasm file
name: custom-auth
version: 1.0.0
description: Custom authentication using internal auth service
author: Acme Corp
license: MIT
# Required hooks
hooks:
- authenticate
- authorize
# Required permissions
permissions:
- http_fetch
- cache_read
# Configuration schema
config_schema:
  auth_endpoint:
    type: string
    required: true
    description: URL of internal auth service
  cache_ttl:
    type: integer
    default: 300
    description: Cache TTL for auth results
# Resource requirements
resources:
  min_memory: 16MB
  max_memory: 64MB
"""


def parse(text: str | bytes) -> Manifest:
    data = text.encode() if isinstance(text, str) else text
    return parse_manifest(data, "plugin.yaml", hooks=CONTRACT_HOOKS, permissions=PERMISSIONS)


def assert_has_problems(error: ManifestError) -> None:
    assert error.problems


def problems(text: str | bytes) -> dict[str, str]:
    with pytest.raises(ManifestError) as caught:
        parse(text)
    return {problem.path: problem.message for problem in caught.value.problems}


def manifest(**changes: Any) -> str:
    document = {"name": "guard", "version": "1.0.0", "hooks": ["pre_query"], **changes}
    return yaml.safe_dump({key: value for key, value in document.items() if value is not None})


def test_the_example_of_the_feature_is_understood() -> None:
    found = parse(FEATURE)
    assert (found.name, found.version, found.author, found.license) == ("custom-auth", "1.0.0", "Acme Corp", "MIT")
    assert found.description == "Custom authentication using internal auth service"
    assert found.hooks == ("authenticate", "authorize")
    assert found.permissions == ("http_fetch", "cache_read")
    endpoint, ttl = found.config_schema["auth_endpoint"], found.config_schema["cache_ttl"]
    assert (endpoint.type, endpoint.required, endpoint.description) == ("string", True, "URL of internal auth service")
    assert (ttl.type, ttl.required, ttl.default) == ("integer", False, 300)
    assert (found.resources.min_memory, found.resources.max_memory) == (16 << 20, 64 << 20)


def test_every_hook_type_of_the_feature_is_a_hook_of_the_contract() -> None:
    hooks = {"pre_query", "post_query", "authenticate", "authorize", "cache", "route", "rewrite", "metrics"}
    assert hooks <= CONTRACT_HOOKS
    assert len(CONTRACT_HOOKS) == 17


def test_an_unknown_hook_is_named_with_the_known_ones() -> None:
    said = problems(manifest(hooks=["pre_qery"]))["hooks[0]"]
    assert 'no hook "pre_qery"' in said
    assert 'did you mean "pre_query"?' in said
    assert all(hook in said for hook in CONTRACT_HOOKS)


REUSED = {"ttl": "1s"}

WRONG = [
    ("", "", "expected a table"),
    ("- a", "", "expected a table"),
    ("a: b: c", "", "no valid YAML"),
    ("a: &x 1\nb: *x", "", "aliases are not allowed"),
    ("name: a\nname: b", "", "stands here twice"),
    ("[" * 5000, "", "no valid YAML"),
    (manifest(name=None), "name", "required"),
    (manifest(version=None), "version", "required"),
    (manifest(hooks=None), "hooks", "required"),
    (manifest(name="A b"), "name", "lower-case"),
    (manifest(name="../x"), "name", "lower-case"),
    (manifest(version=1.0), "version", 'write it in quotes: "1.0"'),
    (manifest(description=5), "description", "expected text"),
    (manifest(author=[]), "author", "expected text"),
    (manifest(license=True), "license", "expected text"),
    (manifest(hooks=[]), "hooks", "at least one"),
    (manifest(hooks="pre_query"), "hooks", "expected a list"),
    (manifest(hooks=["pre_query", "pre_query"]), "hooks[1]", "twice"),
    (manifest(permissions=["metric"]), "permissions[0]", 'did you mean "metrics"?'),
    (manifest(hook=["pre_query"]), "hook", 'did you mean "hooks"?'),
    (manifest(config_schema=[]), "config_schema", "expected a table"),
    (manifest(config_schema={"a": {}}), "config_schema.a.type", "required"),
    (manifest(config_schema={"a": {"type": "int"}}), "config_schema.a.type", "known are string"),
    (manifest(config_schema={"a": {"type": "integer", "default": "5"}}), "config_schema.a.default", "integer"),
    (manifest(config_schema={"a": {"type": "integer", "default": 1 << 63}}), "config_schema.a.default", "64 bits"),
    (manifest(config_schema={"a": {"type": "string", "requird": True}}), "config_schema.a.requird", "required"),
    (
        manifest(config_schema={"a": {"type": "string", "required": True, "default": "x"}}),
        "config_schema.a.default",
        "takes no default",
    ),
    (manifest(resources={"min_memory": "much"}), "resources.min_memory", "expected a size"),
    (manifest(resources={"min_memory": "2MB", "max_memory": "1MB"}), "resources.min_memory", "more than"),
    (manifest(permissions="metrics"), "permissions", "expected a list"),
    (manifest(config_schema={"a": {"type": "string", "required": "yes"}}), "config_schema.a.required", "true or false"),
    (manifest(config_schema={"a": {"type": "string", "description": 5}}), "config_schema.a.description", "text"),
    (manifest(resources="16MB"), "resources", "expected a table"),
    (manifest(resources={"max_memory": 0}), "resources.max_memory", "expected a size"),
    (manifest(reuse=[]), "reuse", "expected a table"),
    (manifest(reuse={"pre_query": {}}), "reuse.pre_query.ttl", "required"),
    (manifest(reuse={"pre_query": {"ttl": 1}}), "reuse.pre_query.ttl", "expected a time"),
    (manifest(reuse={"pre_query": {**REUSED, "by": "kind"}}), "reuse.pre_query.by", "text, fingerprint"),
    (manifest(reuse={"pre_query": {**REUSED, "within": "all"}}), "reuse.pre_query.within", "session, identity"),
]


@pytest.mark.parametrize(("text", "path", "said"), WRONG, ids=[f"{path}-{said}" for _, path, said in WRONG])
def test_a_wrong_value_is_named_with_what_was_expected(text: str, path: str, said: str) -> None:
    assert said in problems(text)[path]


def test_every_field_has_a_wrong_value_above() -> None:
    named = {"config_schema": ("a", Setting), "reuse": ("pre_query", Reuse)}
    fields = {field.name for field in attrs.fields(Manifest)}
    for name, (key, kind) in named.items():
        fields |= {f"{name}.{key}.{field.name}" for field in attrs.fields(kind)}
    fields |= {f"resources.{field.name}" for field in attrs.fields(Resources)}
    assert fields - {path.partition("[")[0] for _, path, _ in WRONG} == set()


@pytest.mark.parametrize(
    ("reuse", "path"),
    [
        ({"route": {"ttl": "1s"}}, "reuse.route"),
        ({"authorize": {"ttl": "1s"}}, "reuse.authorize"),
        ({"pre_query": {}}, "reuse.pre_query.ttl"),
        ({"pre_query": {"ttl": 1}}, "reuse.pre_query.ttl"),
        ({"pre_query": {"ttl": "1s", "within": "everybody"}}, "reuse.pre_query.within"),
        ({"pre_query": {"ttl": "1s", "by": "kind"}}, "reuse.pre_query.by"),
    ],
)
def test_a_reuse_that_no_hook_can_have_is_named(reuse: dict[str, Any], path: str) -> None:
    assert path in problems(manifest(hooks=["pre_query", "rewrite"], reuse=reuse))


def test_several_problems_are_reported_at_once() -> None:
    found = problems(manifest(version=1.0, hooks=["pre_qery"], colour="red"))
    assert {"version", "hooks[0]", "colour"} <= set(found)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_manifest_or_an_error(data: bytes) -> None:
    try:
        parse(data)
    except ManifestError as error:
        assert_has_problems(error)


SCHEMA = manifest(
    config_schema={
        "url": {"type": "string", "required": True, "description": "Where it asks"},
        "ttl": {"type": "integer", "default": 300},
        "ratio": {"type": "number"},
        "strict": {"type": "boolean", "default": False},
        "names": {"type": "array"},
        "rules": {"type": "object"},
    }
)


def config_problems(**given_values: Any) -> dict[str, str]:
    with pytest.raises(PluginConfigError) as caught:
        plugin_config(parse(SCHEMA), given_values, "[plugins.guard] config")
    assert caught.value.plugin == "guard"
    return {problem.path: problem.message for problem in caught.value.problems}


def test_defaults_are_filled_in_in_order_of_key() -> None:
    config = plugin_config(parse(SCHEMA), {"url": "x"}, "config")
    assert list(config.items()) == [("strict", False), ("ttl", 300), ("url", "x")]


def test_a_missing_setting_is_named_with_its_description() -> None:
    assert "Where it asks" in config_problems()["url"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("url", 5),
        ("ttl", "300"),
        ("ttl", True),
        ("ttl", 1 << 63),
        ("ttl", 1.0),
        ("ratio", "1"),
        ("ratio", float("nan")),
        ("strict", 1),
        ("names", "a"),
        ("names", [float("inf")]),
        ("rules", []),
        ("rules", {"when": object()}),
    ],
)
def test_a_setting_of_another_type_is_refused(key: str, value: object) -> None:
    assert key in config_problems(**{"url": "x", key: value})


def test_a_misspelt_setting_is_refused_with_the_right_one() -> None:
    assert 'did you mean "ttl"?' in config_problems(url="x", tttl=5)["tttl"]


@given(
    st.fixed_dictionaries(
        {"url": st.text()},
        optional={
            "ttl": st.integers(-(1 << 63), (1 << 63) - 1),
            "ratio": st.floats(allow_nan=False, allow_infinity=False) | st.integers(),
            "strict": st.booleans(),
            "names": st.lists(st.text()),
            "rules": st.dictionaries(st.text(), st.integers()),
        },
    )
)
def test_what_fits_is_kept_as_it_is(values: dict[str, Any]) -> None:
    config = plugin_config(parse(SCHEMA), values, "config")
    assert {key: config[key] for key in values} == values
    assert list(config) == sorted(config)
