"""What a chain of several plugins has to answer, when the answer of each plugin alone is known.

Written from the contract, apart from the host's chains, which are checked against it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeAlias

import attrs
from helios_api.v2.authorize import AuthorizeDecisionAllow, AuthorizeDecisionAllowWith, AuthorizeOutcome, Obligations
from helios_api.v2.cache import CachePolicy, CacheSetDecision, ShouldCacheDecisionSkip, ShouldCacheDecisionStore
from helios_api.v2.sync_mode import SyncChoice
from helios_api.v2.time_travel import TimePolicyAllowed, TimePolicyRedacted
from helios_host.hooks.chain import restate_unparsed
from helios_host.hooks.table import OnFailure, Rule
from helios_host.hooks.values import mask_columns

from .base import Example, case_name
from .chains import plainly

__all__ = ["Ask", "Refusal", "Said", "changed", "composed", "decision_of", "effect"]

REFUSALS: Final = ("Deny", "Denied", "Refuse", "Block")
STRICTNESS: Final = ("sync", "semi-sync", "async")


@attrs.frozen
class Said:
    """What one plugin answers alone; `on_failure` is the rule that applies when it failed, `None` when it did not."""

    plugin: str
    answer: Any
    on_failure: OnFailure | None = None


@attrs.frozen
class Refusal:
    """The chain refuses, because this plugin failed."""

    plugin: str


Ask: TypeAlias = Callable[[int, Example], Said]
"""Asks the plugin at a place of the chain, alone."""


class _Refused(Exception):
    """A plugin failed, and its rule is to deny."""


def composed(rule: Rule, function: str, count: int, ask: Ask, example: Example) -> Any:
    """Return what `count` plugins come to, in a form that `effect` also gives of the chain's answer, or a `Refusal`.

    Each plugin is asked when the chain would ask it, and about what the chain would ask it about; no other is.
    """
    try:
        if rule is Rule.PIPELINE:
            return _pipeline(function, count, ask, example)
        answers = _answers(count, ask, example)
        if rule is Rule.ALL_ALLOW:
            return effect(function, _all_allow(function, answers), example)
        if rule is Rule.STRICTEST:
            return _strictest(function, answers)
        if rule is Rule.ALL_AGREE:
            return effect(function, _all_agree(function, answers), example)
        if rule is Rule.FIRST_ANSWER:
            return effect(function, next(answers, None), example)
        return effect(function, _union(function, answers), example)
    except _Refused as refused:
        return Refusal(refused.args[0])


def effect(function: str, answer: Any, example: Example) -> Any:
    """Return an answer without its form: what a client gets of a result, what is waited for, the case of approvals."""
    decision = decision_of(answer)
    if function == "post-query" and decision is not None and not case_name(decision).endswith("Deny"):
        return repr(_ran(decision, example["result"]).rows)
    if function == "select-sync-mode" and decision is not None:
        return _waits(decision)
    if function == "on-branch-merge" and case_name(decision).endswith("RequireApproval"):
        return "approval", sorted(decision.value.approvers), decision.value.min_approvals
    if function == "on-branch-merge" and case_name(decision).endswith("Deny"):
        return "denied"
    return plainly(answer)


def decision_of(answer: Any) -> Any:
    """Return the decision of an answer, which may say more beside it."""
    return getattr(answer, "decision", answer)


def changed(function: str, decision: Any, example: Example) -> Example:
    """Return what the next plugin of a pipeline is asked about, after this decision."""
    case = case_name(decision)
    if function == "rewrite":
        statement = restate_unparsed(example["statement"], decision.text)
        parameters = statement.parameters if decision.parameters is None else decision.parameters
        return {**example, "statement": attrs.evolve(statement, parameters=parameters)}
    if case.endswith("Rewrite"):
        return {**example, "statement": restate_unparsed(example["statement"], decision.value)}
    if function == "rag-rerank":
        return {**example, "chunks": decision}
    if function == "post-query":
        return {**example, "result": _ran(decision, example["result"])}
    if case.endswith("Replace"):
        return {**example, "response": decision.value}
    return example


def _ran(decision: Any, result: Any) -> Any:
    if case_name(decision).endswith("Replace"):
        return attrs.evolve(decision.value, columns=result.columns)
    if case_name(decision).endswith("MaskColumns"):
        return mask_columns(result, {mask.column: mask.mask for mask in decision.value})
    return result


def _decided(ask: Ask, place: int, example: Example) -> Any:
    """Return what a plugin decides, `None` where it has no say or is done without."""
    said = ask(place, example)
    if said.on_failure is OnFailure.DENY:
        raise _Refused(said.plugin)
    return None if said.on_failure is not None else decision_of(said.answer)


def _answers(count: int, ask: Ask, example: Example) -> Iterator[Any]:
    for place in range(count):
        decision = _decided(ask, place, example)
        if decision is not None:
            yield decision


def _pipeline(function: str, count: int, ask: Ask, example: Example) -> Any:
    """Ask each about what the one before it made; a refusal or a response is the last word."""
    last, now = None, example
    for place in range(count):
        decision = _decided(ask, place, now)
        if decision is None:
            continue
        case = case_name(decision)
        if case.endswith((*REFUSALS, "Respond")):
            return effect(function, decision, example)
        if last is None or not case.endswith(("Continue", "Keep")):
            last = decision
        now = changed(function, decision, now)
    if last is None:
        return None
    if function == "post-query":
        return repr(now["result"].rows)
    if function == "rewrite":
        parameters = now["statement"].parameters
        same = parameters is example["statement"].parameters
        last = attrs.evolve(last, parameters=None if same else parameters)
    return plainly(last)


def _all_allow(function: str, answers: Iterator[Any]) -> Any:
    """Return the first refusal, or what all of them ask for together."""
    allowed = []
    for decision in answers:
        if case_name(decision).endswith(REFUSALS):
            return decision
        allowed.append(decision)
    if not allowed:
        return None
    if function == "authorize":
        obligations = [decision.value for decision in allowed if case_name(decision).endswith("AllowWith")]
        made = Obligations(
            row_filters=[one for each in obligations for one in each.row_filters],
            column_masks=[one for each in obligations for one in each.column_masks],
        )
        decision = AuthorizeDecisionAllowWith(made) if obligations else AuthorizeDecisionAllow()
        return AuthorizeOutcome(decision=decision, cacheable=None)
    if function == "time-travel-policy":
        redactions = [one for d in allowed if case_name(d).endswith("Redacted") for one in d.value]
        return TimePolicyRedacted(redactions) if redactions else TimePolicyAllowed()
    return allowed[0]


def _strictest(function: str, answers: Iterator[Any]) -> Any:
    if function == "select-sync-mode":
        choices = list(answers)
        return _waits_together(choices) if choices else None
    approvers: set[str] | None = None
    least, said = 0, False
    for policy in answers:
        said = True
        case = case_name(policy)
        if case.endswith("Deny"):
            return "denied"
        if case.endswith("RequireApproval"):
            named = set(policy.value.approvers)
            if approvers is not None and named != approvers and not named & approvers:
                return "denied"
            approvers = named if approvers is None else named & approvers
            least = max(least, policy.value.min_approvals)
    if approvers is not None:
        return "approval", sorted(approvers), least
    return "MergePolicyAutoMerge()" if said else None


def _waits(choice: SyncChoice) -> dict[Any, str]:
    """Return what is waited for, by table; `None` stands for all others."""
    modes: dict[Any, str] = {None: choice.mode.value}
    for row in choice.tables:
        name = (row.table.schema, row.table.name)
        modes[name] = min(row.mode.value, modes.get(name, row.mode.value), key=STRICTNESS.index)
    return modes


def _waits_together(choices: Sequence[SyncChoice]) -> dict[Any, str]:
    each = [_waits(choice) for choice in choices]
    tables = dict.fromkeys(table for modes in each for table in modes)
    return {table: min((modes.get(table, modes[None]) for modes in each), key=STRICTNESS.index) for table in tables}


def _all_agree(function: str, answers: Iterator[Any]) -> Any:
    """Return no where one says no, and otherwise the shortest times with the tags of all."""
    policies: list[CachePolicy] = []
    for decision in answers:
        if decision is CacheSetDecision.SKIP or case_name(decision).endswith("Skip"):
            return CacheSetDecision.SKIP if function == "cache-set" else ShouldCacheDecisionSkip()
        if function == "cache-set":
            return next((d for d in answers if d is CacheSetDecision.SKIP), decision)
        policies.append(decision.value)
    if not policies:
        return None
    return ShouldCacheDecisionStore(
        CachePolicy(
            ttl=min(policy.ttl for policy in policies),
            stale_while_revalidate=min(policy.stale_while_revalidate for policy in policies),
            tags=list(dict.fromkeys(tag for policy in policies for tag in policy.tags)),
        )
    )


def _union(function: str, answers: Iterator[Any]) -> Any:
    """Return what all of them have; what they found is named by their chains of one already."""
    lists = list(answers)
    items = [item for found in lists for item in found]
    if function == "cache-invalidate":
        items = list(dict.fromkeys(items))
    return items if lists else None
