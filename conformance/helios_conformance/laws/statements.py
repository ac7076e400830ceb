"""Laws on hooks that a statement meets on its way: rewrites, results, caches, routes, obligations, reuse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

import attrs
from helios_api.v2.types import ReuseMatch, SqlValueInteger
from hypothesis import strategies as st

from helios_conformance.meaning import data, sql
from helios_conformance.sqltree import can_parse, condition_parses, parses, tables_of
from helios_conformance.subject import Subject

from .base import Broken, Example, Part, Target, case_name
from .hook import HookLaw, reply

__all__ = ["LAWS"]

REWRITES: Final = (
    ("rewrite", 1, "rewrite"),
    ("rewrite", 2, "rewrite"),
    ("pre_query", 1, "pre-query"),
    ("pre_query", 2, "pre-query"),
)


def _texts(subject: Subject, target: Target, example: Example) -> tuple[str, str | None]:
    """Return the text of the statement, and the one that takes its place."""
    before: str = example["ctx"].query if target.version == 1 else example["statement"].text
    answer = reply(subject, target, example)
    if answer is None or isinstance(answer, str):
        return before, answer
    decision = getattr(answer, "decision", answer)
    if case_name(decision).endswith("Rewrite"):
        return before, decision.value
    return before, getattr(decision, "text", None)


class _RewriteLaw(HookLaw):
    functions = REWRITES

    def skipped(self, subject: Subject, target: Target) -> str | None:  # noqa: ARG002
        """It needs a parser."""
        return None if can_parse() else "pgparse is not installed"


class RewriteParses(_RewriteLaw):
    """Rewritten text against PostgreSQL's grammar."""

    name = "rewrite-parses"
    sentence = "A rewrite of a statement that parses parses."

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Parse both."""
        before, after = _texts(subject, target, example)
        if after is not None and parses(before) and not parses(after):
            raise Broken(f"{before[:300]!r} parses, its rewrite {after[:300]!r} does not")


class RewriteAddsNoTable(_RewriteLaw):
    """Tables of the rewritten text."""

    name = "rewrite-adds-no-table"
    sentence = "A rewrite touches no table that the statement did not name."

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Compare the tables of both."""
        before, after = _texts(subject, target, example)
        if after is None:
            return
        known, found = tables_of(before), tables_of(after)
        if known is not None and found is not None and (new := found - known):
            raise Broken(f"{before[:300]!r} names {sorted(known)}, its rewrite {after[:300]!r} names {sorted(new)} too")


class ResultsFit(HookLaw):
    """Results that take the server's place."""

    name = "results-fit"
    sentence = (
        "A result has one value a column in each row, and the columns that are expected; masks name each column once."
    )
    functions = (("pre_query", 2, "pre-query"), ("post_query", 1, "post-query"), ("post_query", 2, "post-query"))

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Look at what is answered."""
        answer = reply(subject, target, example)
        decision = getattr(answer, "decision", answer)
        case = case_name(decision)
        if case.endswith(("Replace", "Respond")):
            made = decision.value
            lengths = {len(row) for row in made.rows} - {len(made.columns)}
            if lengths:
                raise Broken(f"it answers a row of {lengths.pop()} values for {len(made.columns)} columns")
            if case.endswith("Replace") and made.columns != example["result"].columns:
                raise Broken(f"it replaces columns {example['result'].columns!r:.300} by {made.columns!r:.300}")
        elif case.endswith("MaskColumns"):
            places = Counter(mask.column for mask in decision.value)
            wrong = [place for place in places if places[place] > 1 or place >= len(example["result"].columns)]
            if wrong:
                raise Broken(
                    f"it masks column {wrong[0]}, twice or beyond the {len(example['result'].columns)} columns"
                )


class ObligationsParse(HookLaw):
    """What the proxy has to enforce."""

    name = "obligations-parse"
    sentence = "A row filter is one SQL expression, and a column mask names a column."
    functions = (("authorize", 2, "authorize"),)

    def skipped(self, subject: Subject, target: Target) -> str | None:  # noqa: ARG002
        """It needs a parser."""
        return None if can_parse() else "pgparse is not installed"

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Parse conditions."""
        answer = reply(subject, target, example)
        if answer is None or not case_name(answer.decision).endswith("AllowWith"):
            return
        for one in answer.decision.value.row_filters:
            if not condition_parses(one.condition):
                raise Broken(f"the row filter {one.condition[:300]!r} is not one SQL expression")
        if any(not mask.column for mask in answer.decision.value.column_masks):
            raise Broken("a column mask names no column")


class ReuseIsHonest(HookLaw):
    """What `cacheable` promises."""

    name = "reuse-is-honest"
    sentence = "A decision that may be reused is the same for every statement and session that it may be reused for."
    functions = (("pre_query", 2, "pre-query"), ("authorize", 2, "authorize"))

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:
        """Draw a call and a parsed statement, and what else another call of the same scope could have."""
        parts = dict(super().parts(subject, target))
        parts["statement"] = Part(data.statements(parsed=True), parts["statement"].type)
        parts["other"] = Part(data.statements(parsed=True), parts["statement"].type)
        return {**parts, "other_call": parts["call"]}

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Ask again with what the scope says does not matter."""
        answer = reply(subject, target, example)
        scope = getattr(answer, "cacheable", None)
        if scope is None or scope.ttl == 0:
            return
        call, statement, other = example["call"], example["statement"], example["other_call"]
        if scope.within.value == "identity" and call.identity is not None:
            call = attrs.evolve(other, identity=call.identity)
        else:
            call = attrs.evolve(call, trace_parent=other.trace_parent, deadline=other.deadline)
        text = (
            statement.text
            if scope.by is ReuseMatch.TEXT
            else statement.text.replace("'a'", "'another'").replace("1", "2")
        )
        again = attrs.evolve(statement, text=text, parameters=[SqlValueInteger(7) for _ in statement.parameters])
        found = reply(subject, target, {"call": call, "statement": again})
        if found is None or found.decision != answer.decision:
            had = f"by {scope.by.value} within {scope.within.value}"
            other = getattr(found, "decision", found)
            raise Broken(f"{answer.decision!r:.300} may be reused {had}, but {text[:200]!r} gets {other!r:.300}")


class CacheKeysTellApart(HookLaw):
    """Pairs of requests that must not share an answer."""

    name = "cache-keys-tell-apart"
    sentence = "Requests of different database, text or parameters do not get the same cache key."
    functions = (("cache", 1, "cache-key"), ("cache", 2, "cache-key"))

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:
        """Draw a request and what differs in the other."""
        return {
            **super().parts(subject, target),
            "differs": Part(st.sampled_from(["constant", "database", "parameter", "table"])),
        }

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Ask for both keys."""
        one, other = self._pair(target, example)
        if one is None:
            return
        key = reply(subject, target, one)
        if key is not None and key == reply(subject, target, other):
            raise Broken(f"two requests that differ in {example['differs']} have the same key {key[:300]!r}")

    def _pair(self, target: Target, example: Example) -> tuple[Example | None, Example]:
        """Return two requests; `None` where this difference cannot be made."""
        differs = example["differs"]
        v1 = target.version == 1
        words = {"constant": ("SELECT name FROM users WHERE id = 1", "SELECT name FROM users WHERE id = 2"),
                 "table": ("SELECT name FROM users", "SELECT name FROM orders")}.get(differs)  # fmt: skip
        field = "ctx" if v1 else "statement"
        base = example[field]
        if words is not None:
            made = [sql.Sql(text, "select", (sql.NAMES[0 if "users" in text else 1],)) for text in words]
            if v1:
                return tuple(
                    {**example, "ctx": attrs.evolve(base, query=m.text, tables=[m.tables[0].written])} for m in made
                )  # type: ignore[return-value]
            return tuple({**example, "statement": data.statement_of(m, [])} for m in made)  # type: ignore[return-value]
        if differs == "database":
            holder = base if v1 else example["call"].session
            changed = attrs.evolve(holder, database=holder.database + "2")
            if v1:
                return example, {**example, "ctx": changed}
            return example, {**example, "call": attrs.evolve(example["call"], session=changed)}
        if v1:
            return None, example
        text = sql.Sql("SELECT name FROM users WHERE id = $1", "select", sql.NAMES[:1], 1)
        return (
            {**example, "statement": data.statement_of(text, [SqlValueInteger(1)])},
            {**example, "statement": data.statement_of(text, [SqlValueInteger(2)])},
        )


class CachePoliciesFit(HookLaw):
    """What is cached and how."""

    name = "cache-policies-fit"
    sentence = "What changes data is not cached, and a cache policy names each tag once."
    functions = (("cache", 1, "should-cache"), ("cache", 2, "should-cache"))

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Look at the decision."""
        answer = reply(subject, target, example)
        stores = answer is True or case_name(answer).endswith("Store")
        if not stores:
            return
        if target.version == 2:
            kind = example["statement"].kind.value
            if kind in ("insert", "update", "merge", "delete", "truncate", "definition", "transaction"):
                raise Broken(f"it caches the result of a statement of kind {kind}")
            tags = answer.value.tags
            if len(set(tags)) != len(tags):
                raise Broken(f"it names a tag twice: {tags!r:.300}")


class RoutesToABackend(HookLaw):
    """The name that is chosen."""

    name = "routes-to-a-backend"
    sentence = "A route names a server that is in the list, and not one that is down while another of its role is up."
    functions = (("route", 1, "route"), ("route", 2, "route"))

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:
        """Draw at least one backend, of different names."""
        parts = dict(super().parts(subject, target))
        strategy = parts["backends"].strategy.filter(lambda found: 0 < len(found) == len({one.name for one in found}))
        return {**parts, "backends": Part(strategy, parts["backends"].type)}

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Look the name up."""
        answer = reply(subject, target, example)
        name = answer if target.version == 1 else answer.value if case_name(answer).endswith("Backend") else None
        if name is None:
            return
        chosen = next((one for one in example["backends"] if one.name == name), None)
        if chosen is None:
            raise Broken(f"it routes to {name!r}, which is not in the list")
        better = any(one.healthy and one.role is chosen.role for one in example["backends"])
        if not chosen.healthy and better:
            raise Broken(f"it routes to {name!r}, which is down, while another {chosen.role.value} is up")


LAWS: Final = (
    RewriteParses(), RewriteAddsNoTable(), ResultsFit(), ObligationsParse(), ReuseIsHonest(), CacheKeysTellApart(),
    CachePoliciesFit(), RoutesToABackend(),
)  # fmt: skip
