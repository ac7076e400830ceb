"""Runs built guards through the generated bindings, without the host: each API version behind one small face."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import attrs
import helios_api.v1.everything
import helios_api.v2.everything
import wasmtime
from helios_api.v1 import descriptors as d1
from helios_api.v2 import descriptors as d2
from wasmtime.component import Component
from witbind import Err, Ok
from witbind.runtime import Linker, Store

v1 = helios_api.v1
v2 = helios_api.v2

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT / "guests") not in sys.path:
    sys.path.insert(0, str(ROOT / "guests"))


@attrs.define
class Case:
    """One line of cases.json."""

    name: str
    sql: str
    kind: str
    tables: list[str]
    config: dict[str, Any] = attrs.field(factory=dict)
    deny: str | None = None
    rewrite: str | None = None
    parsed: bool = True


@attrs.define
class Host:
    """What the guard gets from its imports, recorded."""

    config: dict[str, Any]
    lines: list[tuple[str, str]] = attrs.field(factory=list)
    counts: dict[str, float] = attrs.field(factory=dict)


class Log1(v1.log.Log):
    def __init__(self, host: Host) -> None:
        self.host = host

    def log(self, level: v1.log.LogLevel, message: str) -> None:
        self.host.lines.append((level.value, message))


class Log2(v2.log.Log):
    def __init__(self, host: Host) -> None:
        self.host = host

    def log(self, level: v2.log.LogLevel, message: str, fields: list[tuple[str, str]]) -> None:
        self.host.lines.append((level.value, message))

    def enabled(self, level: v2.log.LogLevel) -> bool:
        return True


class Config1(v1.config.Config):
    def __init__(self, host: Host) -> None:
        self.host = host

    def get(self, key: str) -> str | None:
        value = self.host.config.get(key)
        return value if value is None or isinstance(value, str) else json.dumps(value)

    def get_all(self) -> list[tuple[str, str]]:
        return [(key, self.get(key) or "") for key in sorted(self.host.config)]


class Config2(v2.config.Config):
    def __init__(self, host: Host) -> None:
        self.host = host

    def get(self, key: str) -> str | None:
        value = self.host.config.get(key)
        return value if value is None or isinstance(value, str) else json.dumps(value)

    def get_value(self, key: str) -> v2.types.ConfigValue | None:
        return config_value(self.host.config[key]) if key in self.host.config else None

    def get_all(self) -> list[v2.types.ConfigEntry]:
        return config_entries(self.host.config)


class Telemetry1(v1.telemetry.Telemetry):
    def __init__(self, host: Host) -> None:
        self.host = host

    def metric_inc(self, name: str, value: float) -> None:
        self.host.counts[name] = self.host.counts.get(name, 0) + value


class Telemetry2(v2.telemetry.Telemetry):
    def __init__(self, host: Host, error: v2.telemetry.TelemetryError | None) -> None:
        self.host = host
        self.error = error

    def metric_inc(self, name: str, value: float, labels: list[tuple[str, str]]) -> Any:
        if self.error is not None:
            return Err(self.error)
        if not name:
            return Err(v2.telemetry.TelemetryErrorInvalid("a metric without a name"))
        self.host.counts[name] = self.host.counts.get(name, 0) + value
        return Ok(None)

    def metric_set(self, name: str, value: float, labels: list[tuple[str, str]]) -> Any:
        return Ok(None)

    def metric_observe(self, name: str, value: float, labels: list[tuple[str, str]]) -> Any:
        return Ok(None)


def config_value(value: Any) -> v2.types.ConfigValue:
    """What the host makes of a setting."""
    match value:
        case bool():
            return v2.types.ConfigValueBoolean(value)
        case int():
            return v2.types.ConfigValueInteger(value)
        case float():
            return v2.types.ConfigValueNumber(value)
        case str():
            return v2.types.ConfigValueText(value)
        case list() if all(isinstance(item, str) for item in value):
            return v2.types.ConfigValueTextList(value)
        case _:
            return v2.types.ConfigValueJson(json.dumps(value))


def config_entries(config: dict[str, Any]) -> list[v2.types.ConfigEntry]:
    return [v2.types.ConfigEntry(key=key, value=config_value(config[key])) for key in sorted(config)]


class Guard(Protocol):
    """One running guard."""

    host: Host

    def metadata(self) -> Any: ...
    def load(self) -> str | None: ...
    def unload(self) -> None: ...
    def pre_query(self, case: Case) -> str | None: ...
    def rewrite(self, case: Case) -> str | None: ...


class GuardV1:
    def __init__(self, linker: Linker, component: Component, host: Host) -> None:
        interfaces = [d1.LIFECYCLE, d1.PRE_QUERY, d1.REWRITE]
        self.host = host
        instance = linker.prepare(component, interfaces).instantiate(Store(linker.engine))
        self.lifecycle = v1.lifecycle.Lifecycle(instance)
        self.hook = v1.pre_query.PreQuery(instance)
        self.rewriter = v1.rewrite.Rewrite(instance)

    def metadata(self) -> v1.lifecycle.PluginMetadata:
        return self.lifecycle.metadata()

    def load(self) -> str | None:
        match self.lifecycle.on_load(json.dumps(self.host.config)):
            case Err(v1.types.PluginErrorInvalidConfig(words)):
                return words
            case Ok(None):
                return None
        raise AssertionError

    def unload(self) -> None:
        self.lifecycle.on_unload()

    @staticmethod
    def context(case: Case) -> v1.types.QueryContext:
        return v1.types.QueryContext(
            query=case.sql,
            database="shop",
            user="alice",
            client_addr="127.0.0.1:5000",
            tables=case.tables,
            attributes=[("application_name", "tests")],
            is_batch=False,
            rows_affected=0,
        )

    def pre_query(self, case: Case) -> str | None:
        match self.hook.pre_query(self.context(case)):
            case v1.pre_query.PreQueryResultDeny(reason):
                return reason
            case v1.pre_query.PreQueryResultContinue():
                return None
        raise AssertionError

    def rewrite(self, case: Case) -> str | None:
        return self.rewriter.rewrite(self.context(case))


class GuardV2:
    def __init__(self, linker: Linker, component: Component, host: Host) -> None:
        interfaces = [d2.LIFECYCLE, d2.PRE_QUERY, d2.REWRITE]
        self.host = host
        instance = linker.prepare(component, interfaces).instantiate(Store(linker.engine))
        self.lifecycle = v2.lifecycle.Lifecycle(instance)
        self.hook = v2.pre_query.PreQuery(instance)
        self.rewriter = v2.rewrite.Rewrite(instance)
        self.outcome: v2.pre_query.PreQueryOutcome | None = None
        session = v2.types.Session(
            id="s1",
            user="alice",
            database="shop",
            client_addr="127.0.0.1:5000",
            encrypted=False,
            attributes=[("application_name", "tests")],
        )
        self.call = v2.types.Call(trace_parent=None, deadline=250_000, session=session, identity=None)

    def metadata(self) -> v2.lifecycle.PluginMetadata:
        return self.lifecycle.metadata()

    def load(self) -> str | None:
        match self.lifecycle.on_load(config_entries(self.host.config)):
            case Err(v2.types.PluginErrorInvalidConfig(words)):
                return words
            case Ok(None):
                return None
        raise AssertionError

    def unload(self) -> None:
        self.lifecycle.on_unload()

    @staticmethod
    def statement(case: Case) -> v2.types.Statement:
        tables = [table.rpartition(".") for table in case.tables]
        return v2.types.Statement(
            text=case.sql,
            kind=v2.types.StatementKind(case.kind),
            fingerprint="0123456789abcdef" if case.parsed else None,
            tables=[
                v2.types.TableReference(schema=schema or None, name=name, access=v2.types.TableAccess.READ)
                for schema, _, name in tables
            ],
            parameters=[],
            is_batch=False,
        )

    def pre_query(self, case: Case) -> str | None:
        answer = self.hook.pre_query(self.call, self.statement(case))
        assert isinstance(answer, Ok), answer
        self.outcome = answer.value
        match answer.value.decision:
            case v2.pre_query.PreQueryDecisionDeny(reason):
                return reason
            case v2.pre_query.PreQueryDecisionContinue():
                return None
        raise AssertionError

    def rewrite(self, case: Case) -> str | None:
        answer = self.rewriter.rewrite(self.call, self.statement(case))
        assert isinstance(answer, Ok), answer
        if answer.value is None:
            return None
        assert answer.value.parameters is None
        return answer.value.text


GUARDS: dict[str, Callable[[Linker, Component, Host], Guard]] = {"v1": GuardV1, "v2": GuardV2}
DEFAULTS = {"denied_tables": [], "max_rows": 1000}


def start(
    engine: wasmtime.Engine,
    component: Component,
    version: str,
    config: dict[str, Any],
    telemetry_error: v2.telemetry.TelemetryError | None = None,
) -> Guard:
    """Instantiate a guard and return it; it is not loaded yet."""
    host = Host({**DEFAULTS, **config})
    linker = Linker(engine)
    linker.define(d1.LOG, Log1(host))
    linker.define(d1.CONFIG, Config1(host))
    linker.define(d1.TELEMETRY, Telemetry1(host))
    linker.define(d2.LOG, Log2(host))
    linker.define(d2.CONFIG, Config2(host))
    linker.define(d2.TELEMETRY, Telemetry2(host, telemetry_error))
    return GUARDS[version](linker, component, host)
