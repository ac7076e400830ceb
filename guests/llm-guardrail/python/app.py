"""Lets AI traffic read, one bounded statement at a time."""

from __future__ import annotations

from dataclasses import dataclass

import heliosproxy_plugin as helios
from wit_world.exports.pre_query_v2 import (
    PreQueryDecision,
    PreQueryDecision_Continue,
    PreQueryDecision_Deny,
    PreQueryDecision_Rewrite,
    PreQueryOutcome,
)
from wit_world.imports.types_v2 import Call, Statement, StatementKind

READS = frozenset({StatementKind.SELECT, StatementKind.TRANSACTION})
WRITES = frozenset({StatementKind.INSERT, StatementKind.UPDATE, StatementKind.MERGE, StatementKind.DELETE})
BOUNDED = frozenset({StatementKind.UPDATE, StatementKind.DELETE})


@dataclass(frozen=True)
class Settings:
    """The keys of config_schema in plugin.yaml."""

    agents: tuple[str, ...] = ("agent", "llm", "mcp")
    allow_writes: bool = False
    denied_tables: frozenset[str] = frozenset()
    max_rows: int = 1000


class Plugin(helios.Plugin[Settings]):
    """The guardrail."""

    def pre_query(self, call: Call, statement: Statement) -> PreQueryOutcome:
        """Decide what happens to a statement."""
        decision: PreQueryDecision = PreQueryDecision_Continue()
        if self.is_agent(call):
            if reason := self.refusal(statement):
                helios.info(f"denied: {reason}", user=call.session.user)
                decision = PreQueryDecision_Deny(reason)
            elif self.is_unbounded(statement):
                text = statement.text.rstrip(" \t\r\n;")
                decision = PreQueryDecision_Rewrite(f"{text} LIMIT {self.settings.max_rows}")
        return PreQueryOutcome(decision, None)

    def is_agent(self, call: Call) -> bool:
        """Say whether a session is AI traffic."""
        name = dict(call.session.attributes).get("application_name", "")
        return name.startswith(self.settings.agents)

    def refusal(self, statement: Statement) -> str | None:
        """Return why a statement is refused."""
        kind, name = statement.kind, statement.kind.name
        if statement.is_batch:
            return "AI traffic may send one statement at a time"
        if kind not in READS and not (self.settings.allow_writes and kind in WRITES):
            return f"AI traffic may only read: {name} is not allowed"
        if kind in BOUNDED and "where" not in statement.text.lower():
            return f"AI traffic may not {name} without WHERE"
        for table in statement.tables:
            if {table.name, f"{table.schema}.{table.name}"} & self.settings.denied_tables:
                return f'AI traffic may not use the table "{table.name}"'
        return None

    def is_unbounded(self, statement: Statement) -> bool:
        """Say whether a SELECT gets a LIMIT."""
        text = statement.text.lower()
        bounded = "limit" in text or "fetch" in text
        reads = statement.kind is StatementKind.SELECT and statement.tables
        return bool(reads) and not bounded and self.settings.max_rows > 0


helios.export(Plugin)
