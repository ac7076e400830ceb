"""The guard as a plugin of both API versions: between the contract's types and the rules.

componentize-py makes the component from the classes of this file, which are named after the interfaces.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final

import guard
from componentize_py_types import Err
from wit_world import exports
from wit_world.exports import lifecycle_v1, lifecycle_v2, pre_query_v1, pre_query_v2, rewrite_v2
from wit_world.imports import log_v1, log_v2, telemetry_v1, telemetry_v2, types_v1, types_v2

ABOUT: Final = {
    "name": "sql-guard-python",
    "version": "1.0.0",
    "description": "Denies destructive statements and listed tables, and bounds SELECTs",
    "author": "helios-plugin-host",
    "hooks": ["pre_query", "rewrite"],
    "permissions": ["metrics"],
}

REUSE_FOR: Final = 60_000_000
"""Microseconds for which an allowed text need not be asked about again."""

TOLD_TOGETHER: Final = 64
"""A call of the host costs more than a decision: so many statements that pass are told together."""

settings = guard.Settings()
allowed = 0
"""Statements that passed and were not told yet."""


def configure(values: object) -> str | None:
    """Take the settings; return what is wrong with them."""
    global settings
    try:
        settings = guard.read_settings(values if isinstance(values, dict) else {})
    except ValueError as error:
        return str(error)
    return None


def passed(tell: Callable[[str, float], None]) -> None:
    """Count a statement that passes."""
    global allowed
    allowed += 1
    if allowed == TOLD_TOGETHER:
        tell_allowed(tell)


def tell_allowed(tell: Callable[[str, float], None]) -> None:
    """Tell how many statements passed."""
    global allowed
    if allowed:
        tell("statements_allowed", float(allowed))
    allowed = 0


class LifecycleV1(exports.LifecycleV1):
    """Start and end, version 1."""

    def metadata(self) -> lifecycle_v1.PluginMetadata:
        """Say who this plugin is."""
        return lifecycle_v1.PluginMetadata(**ABOUT)  # type: ignore[arg-type]

    def on_load(self, config: str) -> None:
        """Take the settings."""
        if wrong := configure(json.loads(config)):
            raise Err(types_v1.PluginError_InvalidConfig(wrong))

    def on_unload(self) -> None:
        """Tell what was counted."""
        tell_allowed(telemetry_v1.metric_inc)


class LifecycleV2(exports.LifecycleV2):
    """Start and end, version 2."""

    def metadata(self) -> lifecycle_v2.PluginMetadata:
        """Say who this plugin is."""
        return lifecycle_v2.PluginMetadata(**ABOUT)  # type: ignore[arg-type]

    def on_load(self, config: list[types_v2.ConfigEntry]) -> None:
        """Take the settings."""
        values = {
            entry.key: json.loads(entry.value.value)
            if isinstance(entry.value, types_v2.ConfigValue_Json)
            else entry.value.value
            for entry in config
        }
        if wrong := configure(values):
            raise Err(types_v2.PluginError_InvalidConfig(wrong))

    def on_unload(self) -> None:
        """Tell what was counted."""
        tell_allowed(count)

    def health(self) -> lifecycle_v2.HealthStatus:
        """Serve as long as it runs."""
        return lifecycle_v2.HealthStatus_Healthy()


def table_as_written(text: str) -> guard.Table:
    """Read `schema.name` or `name`, each in double quotes or not."""
    schema, _, name = text.rpartition(".")
    return guard.Table(unquoted(schema), unquoted(name))


def unquoted(name: str) -> str:
    """Take a name's double quotes away."""
    return name[1:-1].replace('""', '"') if len(name) > 1 and name[0] == name[-1] == '"' else name


class PreQueryV1(exports.PreQueryV1):
    """Deny or let pass, version 1."""

    def pre_query(self, ctx: types_v1.QueryContext) -> pre_query_v1.PreQueryResult:
        """Decide what happens to a statement."""
        reason = guard.deny(ctx.query, [table_as_written(table) for table in ctx.tables], settings)
        if reason is None:
            passed(telemetry_v1.metric_inc)
            return pre_query_v1.PreQueryResult_Continue()
        tell_allowed(telemetry_v1.metric_inc)
        telemetry_v1.metric_inc("statements_denied", 1.0)
        log_v1.log(log_v1.LogLevel.INFO, f"denied: {reason}")
        return pre_query_v1.PreQueryResult_Deny(reason)


class RewriteV1(exports.RewriteV1):
    """Bound a SELECT, version 1."""

    def rewrite(self, ctx: types_v1.QueryContext) -> str | None:
        """Give the text to use instead."""
        limited = guard.limit(ctx.query, settings.max_rows)
        if limited is not None:
            tell_allowed(telemetry_v1.metric_inc)
            telemetry_v1.metric_inc("statements_rewritten", 1.0)
            log_v1.log(log_v1.LogLevel.INFO, "added a LIMIT: the SELECT had none")
        return limited


def count(name: str, times: float) -> None:
    """Add to a counter; a host that does not count is no reason to fail."""
    try:
        telemetry_v2.metric_inc(name, times, [])
    except Err as error:
        log_v2.log(log_v2.LogLevel.WARN, "a metric was not recorded", [("metric", name), ("reason", repr(error.value))])


def deny_v2(statement: types_v2.Statement) -> str | None:
    """Return the reason for refusing a statement, by its tokens and by what the host says of it."""
    tables = [guard.Table(table.schema or "", table.name) for table in statement.tables]
    reason = guard.deny(statement.text, tables, settings)
    if reason is None:
        reason = guard.destroys_by_kind(statement.kind.name.lower(), statement.text)
    if reason is None and statement.kind is types_v2.StatementKind.OPAQUE and statement.fingerprint is None:
        reason = guard.holds_destructive_word(statement.text)
    return reason


class PreQueryV2(exports.PreQueryV2):
    """Deny or let pass, version 2."""

    def pre_query(self, call: types_v2.Call, statement: types_v2.Statement) -> pre_query_v2.PreQueryOutcome:  # noqa: ARG002
        """Decide what happens to a statement."""
        reason = deny_v2(statement)
        if reason is None:
            passed(count)
            reuse = types_v2.CacheScope(types_v2.ReuseMatch.TEXT, types_v2.ReuseHolder.IDENTITY, REUSE_FOR)
            return pre_query_v2.PreQueryOutcome(pre_query_v2.PreQueryDecision_Continue(), reuse)
        tell_allowed(count)
        count("statements_denied", 1.0)
        log_v2.log(log_v2.LogLevel.INFO, f"denied: {reason}", [("kind", statement.kind.name.lower())])
        return pre_query_v2.PreQueryOutcome(pre_query_v2.PreQueryDecision_Deny(reason), None)


class RewriteV2(exports.RewriteV2):
    """Bound a SELECT, version 2."""

    def rewrite(self, call: types_v2.Call, statement: types_v2.Statement) -> rewrite_v2.RewrittenStatement | None:  # noqa: ARG002
        """Give the text to use instead."""
        if statement.kind is not types_v2.StatementKind.SELECT:
            return None
        limited = guard.limit(statement.text, settings.max_rows)
        if limited is None:
            return None
        tell_allowed(count)
        count("statements_rewritten", 1.0)
        log_v2.log(log_v2.LogLevel.INFO, "added a LIMIT: the SELECT had none", [])
        return rewrite_v2.RewrittenStatement(limited, None)
