from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from helios_host.config import HostConfig, load_config, parse_config
from helios_host.errors import ConfigurationError
from helios_host.hooks.table import OnFailure
from helios_host.structuring import Seconds, Size, structure
from hypothesis import given
from hypothesis import strategies as st

FEATURE = """
[plugins]
enabled = true
plugin_dir = "/etc/heliosproxy/plugins"
hot_reload = true
# Resource limits
memory_limit = "64MB"
timeout = "100ms"
max_plugins = 20
# Plugin-specific config
[plugins.custom-auth]
enabled = true
priority = 100
config = { auth_endpoint = "https://auth.internal/validate" }
[plugins.custom-cache]
enabled = true
priority = 50
config = { ttl_multiplier = 2.0 }
# Permissions per plugin
[plugins.permissions]
custom-auth = ["http_fetch", "cache_read"]
custom-cache = ["cache_read", "cache_write"]
"""


def assert_has_problems(error: ConfigurationError) -> None:
    assert error.problems


def problems(text: str) -> dict[str, str]:
    with pytest.raises(ConfigurationError) as caught:
        parse_config(text, "heliosproxy.toml")
    assert str(caught.value).startswith("heliosproxy.toml:")
    return {problem.path: problem.message for problem in caught.value.problems}


def test_the_example_of_the_feature_is_understood() -> None:
    config = parse_config(FEATURE, "heliosproxy.toml")
    assert config.plugin_dir == "/etc/heliosproxy/plugins"
    assert (config.enabled, config.hot_reload, config.max_plugins) == (True, True, 20)
    assert (config.memory_limit, config.timeout) == (64 * 1_048_576, 0.1)
    auth, cache = config.settings("custom-auth"), config.settings("custom-cache")
    assert (auth.enabled, auth.priority, auth.config) == (
        True,
        100,
        {"auth_endpoint": "https://auth.internal/validate"},
    )
    assert (cache.priority, cache.config) == (50, {"ttl_multiplier": 2.0})
    assert config.permissions == {
        "custom-auth": ("http_fetch", "cache_read"),
        "custom-cache": ("cache_read", "cache_write"),
    }


def test_nothing_is_needed() -> None:
    config = parse_config("", "heliosproxy.toml")
    assert config == HostConfig()
    assert config.settings("any").enabled
    assert "any" not in config.permissions


def test_every_problem_is_reported_at_once_with_its_path() -> None:
    found = problems(
        """
        [plugins]
        enabled = "yes"
        memory_limt = "1MB"
        memory_limit = "64XB"
        timeout = 100
        max_plugins = 0
        [plugins.a]
        prioritty = 1
        enabled = 1
        on_failure = "denied"
        [plugins.permissions]
        a = ["metrics", 5]
        b = "metrics"
        [plugins.c.on_failure]
        pre_qery = "skip"
        """
    )
    assert set(found) == {
        "plugins.enabled",
        "plugins.memory_limt",
        "plugins.memory_limit",
        "plugins.timeout",
        "plugins.max_plugins",
        "plugins.a.prioritty",
        "plugins.a.enabled",
        "plugins.a.on_failure",
        "plugins.permissions.a[1]",
        "plugins.permissions.b",
        "plugins.c.on_failure",
    }
    assert 'did you mean "memory_limit"?' in found["plugins.memory_limt"]
    assert 'did you mean "priority"?' in found["plugins.a.prioritty"]
    assert 'did you mean "deny"?' in found["plugins.a.on_failure"]
    assert 'did you mean "pre_query"?' in found["plugins.c.on_failure"]


@pytest.mark.parametrize(
    ("text", "path", "said"),
    [
        ("[plugins", "", "no valid TOML"),
        ("plugins = 5", "plugins", "expected a table"),
        ("[plugin]\nenabled = true", "plugin", 'did you mean "plugins"?'),
        ("[plugins]\nplugin_dir = 5", "plugins.plugin_dir", "expected text"),
        ("[plugins]\nhot_reload = 1", "plugins.hot_reload", "expected true or false"),
        ("[plugins]\nmemory_limit = -1", "plugins.memory_limit", 'such as "64MB"'),
        ('[plugins]\ntimeout = "soon"', "plugins.timeout", 'such as "100ms"'),
        ('[plugins]\ncompile_timeout = "0s"', "plugins.compile_timeout", "expected a time"),
        ("[plugins.a]\npriority = 1.5", "plugins.a.priority", "expected an integer"),
        ("[plugins.a]\nconfig = []", "plugins.a.config", "expected a table"),
        ('[plugins.a]\non_failure = { metrics = "deny" }', "plugins.a.on_failure", "can refuse nothing"),
        ("[plugins]\npermissions = []", "plugins.permissions", "expected a table"),
        ("[plugins]\ncolour = 5", "plugins.colour", "known are"),
    ],
)
def test_a_wrong_value_is_named_with_what_was_expected(text: str, path: str, said: str) -> None:
    assert said in problems(text)[path]


def test_sections_of_others_are_left_alone() -> None:
    assert parse_config('[proxy]\nlisten = "0.0.0.0:6432"\n', "x") == HostConfig()


def test_on_failure_is_a_word_or_a_table_of_hooks() -> None:
    config = parse_config('[plugins.a]\non_failure = "skip"\n[plugins.b]\non_failure = { pre_query = "disable" }', "x")
    assert config.settings("a").failure_rule("authorize") is OnFailure.SKIP
    assert config.settings("b").failure_rule("pre_query") is OnFailure.DISABLE
    assert config.settings("b").failure_rule("authorize") is None


def test_a_relative_plugin_dir_is_beside_the_file(tmp_path: Path) -> None:
    path = tmp_path / "heliosproxy.toml"
    path.write_text('[plugins]\nplugin_dir = "mine"')
    assert load_config(path).plugin_dir == str(tmp_path / "mine")
    path.write_text('[plugins]\nplugin_dir = "/abs"')
    assert load_config(path).plugin_dir == "/abs"


def test_a_file_that_is_not_there_is_a_configuration_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="No such file"):
        load_config(tmp_path / "heliosproxy.toml")


@given(st.integers(1, 1 << 40), st.sampled_from([("", 0), ("B", 0), ("KB", 10), ("MB", 20), ("GB", 30), ("MiB", 20)]))
def test_sizes_are_powers_of_two(count: int, unit: tuple[str, int]) -> None:
    name, shift = unit
    assert structure(f"{count}{name}", Size) == (count << shift, [])


@given(st.integers(1, 10_000), st.sampled_from([("us", 1e-6), ("ms", 1e-3), ("s", 1.0), ("m", 60.0), ("h", 3600.0)]))
def test_times_have_units(count: int, unit: tuple[str, float]) -> None:
    value, wrong = structure(f"{count}{unit[0]}", Seconds)
    assert not wrong
    assert value == pytest.approx(count * unit[1])


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=6,
)


@given(VALUES)
def test_any_data_is_structured_or_has_problems(data: Any) -> None:
    value, wrong = structure(data, HostConfig, "plugins")
    assert (value is None) == bool(wrong)
    assert all(problem.message for problem in wrong)


@given(st.text(max_size=200))
def test_any_text_is_a_configuration_or_an_error(text: str) -> None:
    try:
        parse_config(text, "x")
    except ConfigurationError as error:
        assert_has_problems(error)
