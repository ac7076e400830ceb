from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from helios_api.v1.log import LogLevel as LogLevel1
from helios_api.v2 import types as api
from helios_api.v2.log import LogLevel
from helios_api.v2.telemetry import (
    TelemetryErrorAccessDenied,
    TelemetryErrorInvalid,
    TelemetryErrorTooManySeries,
)
from helios_host.capabilities import telemetry as telemetry_module
from helios_host.capabilities.config import ConfigV1, ConfigV2, PluginConfig
from helios_host.capabilities.gate import PERMISSIONS, AccessDenied, Gate
from helios_host.capabilities.log import BYTES_A_SECOND, MESSAGE_LIMIT, RING_LINES, LogV1, LogV2, PluginLog
from helios_host.capabilities.telemetry import TelemetryStore, TelemetryV1, TelemetryV2
from helios_host.instances.budget import MESSAGES_A_CALL, CallBudget
from hypothesis import given
from hypothesis import strategies as st
from witbind import Err, Ok

NAMES = st.sets(st.sampled_from(sorted(PERMISSIONS)))


@given(NAMES, NAMES)
def test_what_is_allowed_is_asked_for_and_granted(requested: set[str], granted: set[str]) -> None:
    gate = Gate.of(requested, granted)
    for permission in PERMISSIONS:
        assert gate.allows(permission) == (permission in requested and permission in granted)
        if gate.allows(permission):
            gate.require(permission)
        else:
            with pytest.raises(AccessDenied):
                gate.require(permission)


def test_the_gate_says_what_is_missing() -> None:
    assert "plugin.yaml" in Gate.of([], ["metrics"]).missing("metrics")
    assert "[plugins.permissions]" in Gate.of(["metrics"], []).missing("metrics")


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def messages(log: PluginLog) -> list[str]:
    return [line.message for line in log.lines]


def test_a_message_goes_to_logging_and_the_ring(caplog: pytest.LogCaptureFixture) -> None:
    log = PluginLog("guard")
    with caplog.at_level(logging.DEBUG):
        LogV1(log, CallBudget()).log(LogLevel1.WARN, "one")
        LogV2(log, CallBudget()).log(LogLevel.DEBUG, "two", [("key", "value")])
    assert [(r.name, r.levelno, r.getMessage()) for r in caplog.records] == [
        ("helios_host.plugin.guard", logging.WARNING, "one"),
        ("helios_host.plugin.guard", logging.DEBUG, "two key=value"),
    ]
    assert [(line.level, line.message, line.fields) for line in log.lines] == [
        ("warn", "one", ()),
        ("debug", "two", (("key", "value"),)),
    ]


def test_levels_below_info_are_kept_only_where_logging_is_set_to(caplog: pytest.LogCaptureFixture) -> None:
    log = LogV2(PluginLog("quiet"), CallBudget())
    logger = logging.getLogger("helios_host.plugin.quiet")
    logger.setLevel(logging.ERROR)
    assert [level for level in LogLevel if log.enabled(level)] == [LogLevel.INFO, LogLevel.WARN, LogLevel.ERROR]
    log.log(LogLevel.DEBUG, "hidden", [])
    log.log(LogLevel.INFO, "kept", [])
    assert messages(log.core) == ["kept"]
    logger.setLevel(5)
    assert all(log.enabled(level) for level in LogLevel)


@given(
    st.text(max_size=3 * MESSAGE_LIMIT), st.lists(st.tuples(st.text(max_size=80), st.text(max_size=5000)), max_size=4)
)
def test_a_message_is_escaped_and_cut_with_its_fields(message: str, fields: list[tuple[str, str]]) -> None:
    log = PluginLog("guard")
    log.write(CallBudget(), "info", message, fields)
    (line,) = log.lines
    assert len(line.message) + sum(len(k) + len(v) for k, v in line.fields) <= MESSAGE_LIMIT
    assert line.message.isprintable()
    assert all(k.isprintable() and v.isprintable() for k, v in line.fields)


def test_a_call_may_write_a_hundred_messages_and_the_rest_is_one_line() -> None:
    log, budget = PluginLog("guard"), CallBudget()
    for number in range(150):
        log.write(budget, "info", str(number))
    assert messages(log) == [str(number) for number in range(MESSAGES_A_CALL)]
    budget.messages = MESSAGES_A_CALL
    log.write(budget, "info", "next call")
    assert messages(log)[-2:] == ["dropped 50 messages", "next call"]


def test_a_plugin_may_write_a_mebibyte_a_second() -> None:
    clock = Clock()
    log = PluginLog("guard", clock)
    text = "x" * MESSAGE_LIMIT

    def burst() -> int:
        before = len([m for m in log.lines if m.message == text])
        for _ in range(1000):
            budget = CallBudget()
            log.write(budget, "info", text)
        return len([m for m in log.lines if m.message == text]) - before

    a_second = BYTES_A_SECOND // MESSAGE_LIMIT
    assert burst() == a_second
    assert burst() == 0
    clock.now += 0.5
    assert burst() == a_second // 2
    clock.now += 100
    assert burst() == a_second


def test_the_ring_is_bounded() -> None:
    log = PluginLog("guard")
    for number in range(RING_LINES + 10):
        log.write(CallBudget(), "info", str(number))
    assert len(log.lines) == RING_LINES
    assert log.lines[-1].message == str(RING_LINES + 9)


CONFIG: dict[str, Any] = {
    "flag": True,
    "list": ["a", "b"],
    "mixed": [1, "b"],
    "ratio": 2,
    "rules": {"a": [1]},
    "text": "näme",
    "ttl": 300,
}
TYPES = {
    "flag": "boolean",
    "list": "array",
    "mixed": "array",
    "ratio": "number",
    "rules": "object",
    "text": "string",
    "ttl": "integer",
}


def test_configuration_in_every_form() -> None:
    config = PluginConfig(CONFIG, TYPES)
    assert json.loads(config.json) == CONFIG
    one, two = ConfigV1(config), ConfigV2(config)
    for key, value in CONFIG.items():
        text = one.get(key)
        assert text is not None
        assert two.get(key) == text
        assert text == value if isinstance(value, str) else json.loads(text) == value
    assert one.get("absent") is None
    assert two.get_value("absent") is None
    assert two.get_value("flag") == api.ConfigValueBoolean(value=True)
    assert two.get_value("list") == api.ConfigValueTextList(["a", "b"])
    assert two.get_value("mixed") == api.ConfigValueJson('[1, "b"]')
    assert two.get_value("ratio") == api.ConfigValueNumber(2.0)
    assert two.get_value("rules") == api.ConfigValueJson('{"a": [1]}')
    assert two.get_value("text") == api.ConfigValueText("näme")
    assert two.get_value("ttl") == api.ConfigValueInteger(300)
    assert [key for key, _ in one.get_all()] == [entry.key for entry in two.get_all()] == sorted(CONFIG)


ALLOWED = Gate.of(["metrics"], ["metrics"])


def test_metrics_are_counted_in_process() -> None:
    store = TelemetryStore()
    one, two = TelemetryV1("a", store, ALLOWED), TelemetryV2("b", store, ALLOWED)
    one.metric_inc("calls", 1.0)
    one.metric_inc("calls", 2.5)
    assert two.metric_inc("calls", 1.0, [("kind", "x")]) == Ok(None)
    assert two.metric_set("level", 5.0, []) == Ok(None)
    assert two.metric_set("level", 3.0, []) == Ok(None)
    assert two.metric_observe("seconds", 0.002, []) == Ok(None)
    assert two.metric_observe("seconds", 5000.0, []) == Ok(None)
    found = {(s.plugin, s.name, s.labels): s for s in store.snapshot()}
    assert found["a", "calls", ()].value == 3.5
    assert found["b", "calls", (("kind", "x"),)].value == 1.0
    assert found["b", "level", ()].value == 3.0
    histogram = found["b", "seconds", ()]
    assert (histogram.count, histogram.value) == (2, 5000.002)
    assert sum(histogram.buckets) == 2
    assert histogram.buckets[-1] == 1


@pytest.mark.parametrize(
    ("name", "value", "labels"),
    [
        ("1st", 1.0, []),
        ("", 1.0, []),
        ("a b", 1.0, []),
        ("a\n", 1.0, []),
        ("ok", -1.0, []),
        ("ok", float("nan"), []),
        ("ok", float("inf"), []),
        ("ok", 1.0, [("bad name", "x")]),
        ("ok", 1.0, [("a", "x"), ("a", "y")]),
        ("ok", 1.0, [("a", "x" * 300)]),
        ("ok", 1.0, [(f"l{i}", "x") for i in range(20)]),
    ],
)
def test_what_is_not_valid_is_answered_and_not_recorded(name: str, value: float, labels: list[tuple[str, str]]) -> None:
    store = TelemetryStore()
    answer = TelemetryV2("a", store, ALLOWED).metric_inc(name, value, labels)
    assert isinstance(answer, Err)
    assert isinstance(answer.value, TelemetryErrorInvalid)
    if not labels:
        TelemetryV1("a", store, ALLOWED).metric_inc(name, value)
    assert store.snapshot() == []


def test_a_metric_keeps_its_kind_and_its_labels() -> None:
    two = TelemetryV2("a", TelemetryStore(), ALLOWED)
    two.metric_inc("m", 1.0, [("k", "x")])
    for answer in (two.metric_set("m", 1.0, [("k", "x")]), two.metric_set("m", 1.0, []), two.metric_inc("m", 1.0, [])):
        assert isinstance(answer, Err)
        assert isinstance(answer.value, TelemetryErrorInvalid)


def test_series_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telemetry_module, "MAX_SERIES", 3)
    two = TelemetryV2("a", TelemetryStore(), ALLOWED)
    answers = [two.metric_inc("m", 1.0, [("k", str(i))]) for i in range(4)]
    assert answers == [Ok(None)] * 3 + [Err(TelemetryErrorTooManySeries())]
    other = TelemetryV2("b", two.store, ALLOWED)
    assert other.metric_inc("m", 1.0, []) == Ok(None)


def test_without_the_permission_nothing_is_recorded() -> None:
    store = TelemetryStore()
    for gate in (Gate.of([], ["metrics"]), Gate.of(["metrics"], [])):
        answer = TelemetryV2("a", store, gate).metric_inc("m", 1.0, [])
        assert answer == Err(TelemetryErrorAccessDenied())
        with pytest.raises(AccessDenied):
            TelemetryV1("a", store, gate).metric_inc("m", 1.0)
    assert store.snapshot() == []
