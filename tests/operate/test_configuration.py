"""The configuration file: every key, a wrong value for each, the environment, and the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest
from click.testing import CliRunner
from helios_host.capabilities.secrets import SecretSettings
from helios_host.capabilities.services import ServiceSettings
from helios_host.cli import main
from helios_host.config import (
    RESERVED,
    AdminSettings,
    HostConfig,
    PluginSettings,
    config_schema,
    load_config,
    parse_config,
    plain_config,
)
from helios_host.errors import ConfigurationError
from helios_host.instances.settings import Limits
from hypothesis import given
from hypothesis import strategies as st

from .feature import CONFIGURATION

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "host" / "heliosproxy.example.toml"
A = "[plugins.a]\n"
C = "[plugins.capabilities]\n"
TOKEN = '[[admin.tokens]]\nname = "a"\n'

WRONG = [
    ("[plugins]\nenabled = 1", "plugins.enabled", "expected true or false, found an integer"),
    ("[plugins]\nplugin_dir = 5", "plugins.plugin_dir", 'expected text, found an integer (write it in quotes: "5")'),
    ('[plugins]\nhot_reload = "yes"', "plugins.hot_reload", "expected true or false, found text"),
    (
        '[plugins]\nmemory_limit = "64XB"',
        "plugins.memory_limit",
        "such as \"64MB\" (units B, KB, MB, GB), found '64XB'",
    ),
    ("[plugins]\ntimeout = 100", "plugins.timeout", 'such as "100ms" (units us, ms, s, m, h), found 100'),
    ("[plugins]\nmax_plugins = 0", "plugins.max_plugins", "expected an integer of at least 1, found 0"),
    ('[plugins]\ncompile_timeout = "0s"', "plugins.compile_timeout", "expected a time such as"),
    ("[plugins]\ndrain_timeout = 30", "plugins.drain_timeout", "expected a time such as"),
    ("[plugins]\ndefault_enabled = 0", "plugins.default_enabled", "expected true or false"),
    ('[plugins]\nrequire_signature = ""', "plugins.require_signature", "expected true or false"),
    (
        '[plugins]\ntrusted_keys = ["abc"]',
        "plugins.trusted_keys[0]",
        'expected "ed25519:" and a public key',
    ),
    ("[plugins]\npermissions = []", "plugins.permissions", "expected a table, found a list"),
    ('[plugins.permissions]\na = ["cache_reed"]', "plugins.permissions.a[0]", 'did you mean "cache_read"?'),
    (A + "enabled = 1", "plugins.a.enabled", "expected true or false"),
    (A + "priority = 1.5", "plugins.a.priority", "expected an integer, found a number"),
    (A + "config = []", "plugins.a.config", "expected a table, found a list"),
    (A + 'on_failure = "denied"', "plugins.a.on_failure", 'did you mean "deny"?'),
    (A + 'on_failure = { pre_qery = "skip" }', "plugins.a.on_failure", 'did you mean "pre_query"?'),
    (A + 'required = "no"', "plugins.a.required", "expected true or false"),
    (A + 'digest = "sha256:AB"', "plugins.a.digest", 'expected "sha256:" and 64 hexadecimal digits'),
    (A + "limits = 5", "plugins.a.limits", "expected a table, found an integer"),
    (A + "limits.memory = 0", "plugins.a.limits.memory", "expected a size such as"),
    (A + "limits.timeout = 1", "plugins.a.limits.timeout", "expected a time such as"),
    (A + "limits.tables = 0", "plugins.a.limits.tables", "expected an integer of at least 1"),
    (A + "limits.table_elements = 0", "plugins.a.limits.table_elements", "expected an integer of at least 1"),
    (A + "limits.instances = 'x'", "plugins.a.limits.instances", "expected an integer of at least 1"),
    (A + "limits.result_nodes = -1", "plugins.a.limits.result_nodes", "expected an integer of at least 1"),
    (A + "limits.host_calls = 0", "plugins.a.limits.host_calls", "expected an integer of at least 1"),
    (A + "limits.host_bytes = 0", "plugins.a.limits.host_bytes", "expected a size such as"),
    (A + "pool = 4", "plugins.a.pool", "expected a table, found an integer"),
    (A + "pool.min = 0", "plugins.a.pool.min", "expected an integer of at least 1"),
    (A + "pool.max = 1.5", "plugins.a.pool.max", "expected an integer of at least 1"),
    (A + 'pool.policy = "sticki"', "plugins.a.pool.policy", "expected one of reuse, fresh, sticky"),
    (A + 'pool.key = "user"', "plugins.a.pool.key", "session"),
    (A + "pool.max_growth = 0", "plugins.a.pool.max_growth", "expected a size such as"),
    (A + "pool.max_calls = -1", "plugins.a.pool.max_calls", "expected an integer of at least 1"),
    (A + "pool.wait = 5", "plugins.a.pool.wait", "expected a time such as"),
    (A + "pool = { min = 2, max = 1 }", "plugins.a.pool", "min is 2, max is 1"),
    (A + "streams = 4", "plugins.a.streams", "expected a table, found an integer"),
    (A + "streams.max = 0", "plugins.a.streams.max", "expected an integer of at least 1, found 0"),
    (A + "streams.deadline = 300", "plugins.a.streams.deadline", 'expected a time such as "100ms"'),
    (A + "wasi = true", "plugins.a.wasi", "expected a table, found a truth value"),
    (A + 'wasi.clock = "rael"', "plugins.a.wasi.clock", 'did you mean "real"?'),
    (A + "wasi.random = 4", "plugins.a.wasi.random", "expected one of secure, seeded"),
    (A + 'wasi.args = "a"', "plugins.a.wasi.args", "expected a list, found text"),
    (A + "wasi.env = []", "plugins.a.wasi.env", "expected a table, found a list"),
    (A + 'wasi.env = { "A=B" = "" }', "plugins.a.wasi", 'expected a name without "="'),
    (A + "wasi.directories = 5", "plugins.a.wasi.directories", "expected a table, found an integer"),
    (A + 'wasi.directories = { "/a/.." = "x" }', "plugins.a.wasi", 'expected an absolute path such as "/data"'),
    (A + "wasi.virtual_size = 0", "plugins.a.wasi.virtual_size", "expected a size such as"),
    (A + 'network = "all"', "plugins.a.network", "expected a table, found text"),
    (A + 'network.allow = ["https://x/path"]', "plugins.a.network.allow[0]", "expected scheme, host and port only"),
    (A + 'network.allow_private = ["X"]', "plugins.a.network.allow_private[0]", "expected the name of a host"),
    ("plugins.capabilities = 5", "plugins.capabilities", "expected a table, found an integer"),
    (C + "data_dir = 5", "plugins.capabilities.data_dir", "expected text"),
    *(
        (f"{C}{key} = {value}", f"plugins.capabilities.{key}", said)
        for services, value, said in (
            ("kv cache_store query http search secrets", "5", "expected a table, found an integer"),
            ("kv.backend search.backend query.backend", '"sqlit"', "found 'sqlit'; did you mean \"sqlite\"?"),
            ("cache_store.backend", '"locale"', 'did you mean "local"?'),
            ("secrets.provider", '"vault"', "expected one of environment, files, found 'vault'"),
            ("kv.url cache_store.url query.url search.url http.ca_file secrets.prefix secrets.directory", "5", "text"),
            (
                "kv.timeout cache_store.timeout query.timeout http.timeout search.timeout",
                "5",
                "expected a time such as",
            ),
            ("http.connect_timeout", '"2"', "expected a time such as"),
            ("kv.key_limit kv.value_limit kv.plugin_limit cache_store.limit", "0", "expected a size such as"),
            (
                "cache_store.plugin_limit cache_store.key_limit cache_store.value_limit",
                '"1TB"',
                "expected a size such as",
            ),
            ("query.byte_limit http.request_limit http.response_limit search.vector_memory", "[]", "expected a size"),
            ("query.row_limit query.cursor_row_limit query.connections", "0", "expected an integer of at least 1"),
            ("search.connections http.in_flight", "true", "expected an integer of at least 1"),
            ("secrets.allow", "[]", "expected a table, found a list"),
        )
        for key in services.split()
    ),
    (C + 'kv.backend = "redis"', "plugins.capabilities.kv", "needs a url such as"),
    (C + 'secrets.allow = { a = "key" }', "plugins.capabilities.secrets.allow.a", "expected a list, found text"),
    ("admin = 5", "admin", "expected a table, found an integer"),
    ('[admin]\nlisten = "9090"', "admin.listen", 'expected HOST:PORT such as "127.0.0.1:9090"'),
    ("[admin]\nload_dirs = 5", "admin.load_dirs", "expected a list, found an integer"),
    ("[admin]\naudit_log = 5", "admin.audit_log", "expected text"),
    ("[admin]\ntokens = 5", "admin.tokens", "expected a list, found an integer"),
    ('[[admin.tokens]]\nenv = "A"', "admin.tokens[0].name", "it is required, and not there"),
    (TOKEN + 'env = "A"\nrole = "root"', "admin.tokens[0].role", "expected one of read, write, found 'root'"),
    (TOKEN + 'sha256 = "00"', "admin.tokens[0]", "expected 64 hexadecimal digits"),
    (TOKEN + "env = 5", "admin.tokens[0].env", "expected text"),
    (TOKEN, "admin.tokens[0]", "expected either sha256 or env"),
]


def keys_of(kind: type[Any], path: str) -> Iterator[str]:
    """Yield the key path of every field of a class, and of every class below it; NAME's is "a", an index [0]."""
    for field in attrs.fields(attrs.resolve_types(kind)):
        if (kind, field.name) in ((HostConfig, "admin"), (HostConfig, "plugins")):  # sections of their own
            continue
        yield f"{path}.{field.name}"
        if attrs.has(field.type):
            yield from keys_of(field.type, f"{path}.{field.name}")
        for below in filter(attrs.has, get_args(field.type)):
            yield from keys_of(below, f"{path}.{field.name}[0]")


KEYS = {*keys_of(HostConfig, "plugins"), *keys_of(PluginSettings, "plugins.a"), *keys_of(AdminSettings, "admin")}


def problems(text: str, environment: dict[str, str] | None = None) -> dict[str, str]:
    with pytest.raises(ConfigurationError) as caught:
        parse_config(text, "heliosproxy.toml", environment)
    return {problem.path: problem.message for problem in caught.value.problems}


@pytest.mark.parametrize(("text", "path", "said"), WRONG, ids=[path for _, path, _ in WRONG])
def test_a_wrong_value_is_answered_with_its_key_path_and_what_was_expected(text: str, path: str, said: str) -> None:
    found = problems(text)
    assert list(found) == [path]
    assert said in found[path]


def test_every_key_has_a_wrong_value_above() -> None:
    tested = {path.removesuffix("[0]") for _, path, _ in WRONG} | {"plugins.permissions"}
    assert {key for key in KEYS if key not in tested} == {"admin.tokens[0].sha256"}  # said by its token


def test_all_problems_of_a_file_are_reported_at_once() -> None:
    told = [
        case
        for case in WRONG
        if case[1].startswith("plugins.a.") and case[0].count("=") == 1 and ".pool" not in case[1]
    ]
    text = A + "\n".join(case[0].removeprefix(A) for case in {case[1]: case for case in told}.values())
    text = text.replace("limits = 5\n", "").replace('network = "all"\n', "")
    text = text.replace("wasi = true\n", "").replace("streams = 4\n", "")
    text += '\n[plugins]\ntimeot = "1s"\nmax_plugins = 0\n[plugins.permissions]\na = ["metrics", "http-fetch"]\n'
    text += '[admin]\nlisten = ""\n'
    found = problems(text)
    assert {"plugins.a.priority", "plugins.a.digest", "plugins.timeot", "plugins.max_plugins"} <= set(found)
    assert {"plugins.permissions.a[1]", "admin.listen"} <= set(found)
    assert found["plugins.timeot"] == 'there is no such option; did you mean "timeout"?'


def test_the_example_of_the_specification_says_what_it_says() -> None:
    config = parse_config(CONFIGURATION, "heliosproxy.toml")
    assert plain_config(config)["plugins"] == {
        **plain_config(HostConfig())["plugins"],
        "enabled": True,
        "plugin_dir": "/etc/heliosproxy/plugins",
        "hot_reload": True,
        "memory_limit": 67_108_864,
        "timeout": 0.1,
        "max_plugins": 20,
        "custom-auth": {
            **plain_config(HostConfig(plugins={"x": PluginSettings()}))["plugins"]["x"],
            "enabled": True,
            "priority": 100,
            "config": {"auth_endpoint": "https://auth.internal/validate"},
        },
        "custom-cache": {
            **plain_config(HostConfig(plugins={"x": PluginSettings()}))["plugins"]["x"],
            "enabled": True,
            "priority": 50,
            "config": {"ttl_multiplier": 2.0},
        },
        "permissions": {"custom-auth": ["http_fetch", "cache_read"], "custom-cache": ["cache_read", "cache_write"]},
    }


@pytest.mark.parametrize("name", sorted(RESERVED - {"permissions", "capabilities"}))
def test_names_of_options_are_no_names_of_plugins(name: str) -> None:
    assert f"plugins.{name}" in problems(f"[plugins.{name}]\npriority = 1")


def test_a_plugin_without_a_section_is_granted_nothing_and_may_be_left_out() -> None:
    assert parse_config("", "x").settings("any").enabled
    config = parse_config("[plugins]\ndefault_enabled = false\n[plugins.named]\n", "x")
    assert not config.settings("any").enabled
    assert config.settings("named").enabled
    assert config.permissions.get("any", ()) == ()


def test_limits_of_a_plugin_take_the_place_of_everybodys() -> None:
    config = parse_config('[plugins.a.limits]\nmemory = "1MB"\ntimeout = "5ms"\n', "x")
    assert config.limits("a") == Limits(memory=1 << 20, timeout=0.005)
    assert config.limits("b") == Limits(memory=64 << 20, timeout=0.1)


def test_the_example_file_has_every_key() -> None:
    text = EXAMPLE.read_text()
    load_config(EXAMPLE, {})
    for key in KEYS:
        name = key.rpartition(".")[2]
        if f".{name}]" not in text:
            assert f"{name} = " in text, key
    assert parse_config(text, "x", {}).capabilities == attrs.evolve(
        ServiceSettings(), secrets=SecretSettings(allow={"custom-auth": ("auth-token",)})
    )


def test_what_is_shown_of_a_server_is_not_its_password() -> None:
    for url, shown in (
        ("postgresql://u:p@ss:w/d@db/app", "postgresql://u:***@db/app"),
        ("postgresql://db/app?user=u&password=secret&x=1", "postgresql://db/app?user=u&password=***&x=1"),
        ("postgresql://db:5432/app", "postgresql://db:5432/app"),
    ):
        config = parse_config(C + f'kv = {{ backend = "postgres", url = "{url}" }}', "x")
        assert plain_config(config)["plugins"]["capabilities"]["kv"]["url"] == shown


# the environment


def test_variables_override_the_file_and_name_themselves_when_they_are_wrong() -> None:
    environment = {
        "HELIOS_PLUGINS__MEMORY_LIMIT": "32MB",
        "HELIOS_PLUGINS__CUSTOM_AUTH__PRIORITY": "5",
        "HELIOS_PLUGINS__CUSTOM_AUTH__CONFIG__AUTH_ENDPOINT": "https://other/",
        "HELIOS_PLUGINS__PERMISSIONS__CUSTOM_AUTH": '["cache_read"]',
        "HELIOS_ADMIN__LISTEN": "127.0.0.1:9",
        "HELIOS_OTHER": "untouched",
    }
    config = parse_config(CONFIGURATION, "x", environment)
    assert config.memory_limit == 32 << 20
    auth = config.settings("custom-auth")
    assert (auth.priority, auth.config) == (5, {"auth_endpoint": "https://other/"})
    assert config.permissions["custom-auth"] == ("cache_read",)
    assert config.admin.listen == "127.0.0.1:9"
    found = problems(CONFIGURATION, {"HELIOS_PLUGINS__TIMEOUT": "soon", "HELIOS_PLUGINS__A____B": "1"})
    assert found["plugins.timeout"].endswith("(from HELIOS_PLUGINS__TIMEOUT)")
    assert "two underscores" in found["HELIOS_PLUGINS__A____B"]
    assert (
        "is no table" in problems("", {"HELIOS_PLUGINS__TIMEOUT": "1s", "HELIOS_PLUGINS__TIMEOUT__X": "1"}).popitem()[1]
    )


@given(st.dictionaries(st.text(max_size=20).map("HELIOS_PLUGINS__".__add__), st.text(max_size=20), max_size=4))
def test_any_environment_is_understood_or_refused(environment: dict[str, str]) -> None:
    try:
        parse_config(CONFIGURATION, "x", environment)
    except ConfigurationError as error:
        assert error.problems  # noqa: PT017


# the schema


def test_the_schema_knows_every_key_and_no_other() -> None:
    schema = config_schema()
    section = schema["properties"]["plugins"]
    assert set(section["properties"]) == {f.name for f in attrs.fields(HostConfig)} - {"plugins", "admin"}
    assert set(section["additionalProperties"]["properties"]) == set(PluginSettings.__annotations__)
    assert set(schema["properties"]["admin"]["properties"]) == set(AdminSettings.__annotations__)
    described = [*section["properties"].values(), *section["additionalProperties"]["properties"].values()]
    assert all(entry["description"] for entry in described)


# the command line


def run(*arguments: str) -> Any:
    return CliRunner().invoke(main, list(arguments))


def test_check_tells_every_problem_and_has_an_exit_code(tmp_path: Path) -> None:
    file = tmp_path / "heliosproxy.toml"
    file.write_text(CONFIGURATION)
    assert run("config", "check", str(file)).exit_code == 0
    file.write_text('[plugins]\ntimeot = "1s"\nmax_plugins = 0\n')
    done = run("config", "check", str(file))
    assert done.exit_code == 2
    assert "plugins.timeot" in done.stderr
    assert "plugins.max_plugins" in done.stderr
    found = json.loads(run("config", "check", str(file), "--json").stdout)
    assert [problem["path"] for problem in found["problems"]] == ["plugins.timeot", "plugins.max_plugins"]
    assert run("config", "check", str(tmp_path / "none")).exit_code == 2


def test_show_says_what_it_comes_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "heliosproxy.toml"
    file.write_text(CONFIGURATION)
    monkeypatch.setenv("HELIOS_PLUGINS__MAX_PLUGINS", "7")
    assert "plugins.max_plugins = 7" in run("config", "show", str(file)).stdout.splitlines()
    assert json.loads(run("config", "show", str(file), "--json").stdout)["plugins"]["custom-auth"]["priority"] == 100
    assert json.loads(run("config", "schema").stdout) == config_schema()
