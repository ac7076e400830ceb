"""What a chain of one plugin is asked, and what it has to answer when the plugin's answer is known.

Written from the contract, apart from the host's chains, which are checked against it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import attrs
from helios_host.hooks.table import FUNCTIONS, HookFunction
from witbind import wit

from helios_conformance.subject import EXPORTED, Subject

from .base import Target, case_name
from .pairs import PAIRS, Pair

__all__ = ["asked", "chain_of", "expected", "function_in", "pair_of", "plainly", "subject_of"]

LIMIT: Final = 2048
"""Characters that a client is shown of what a plugin says."""

_CHAINS: Final = {(row.hook, row.function): row for row in FUNCTIONS}

_FAITHFUL: Final = (
    Pair("cache", "cache-key", "cache-key", next(p for p in PAIRS if p.v2 == "cache-key").arguments,
         lambda a, _: a, lambda a, _: a.value),
    Pair("branch_policy", "can-access-branch", "on-branch-delete",
         next(p for p in PAIRS if p.v2 == "can-access-branch").arguments,
         lambda a, _: a, next(p for p in PAIRS if p.v2 == "can-access-branch").second),
    Pair("embedding", "compute-embedding", "dimensions", lambda _: {"text": "text"},
         lambda a, _: len(a), lambda a, _: a.value),
)  # fmt: skip
"""Pairs that hold for a host that asks one plugin, where two versions of a plugin may differ."""

_PAIRS: Final = {(pair.hook, pair.v2): pair for pair in (*PAIRS, *_FAITHFUL)}


def chain_of(hook: str, function: str) -> HookFunction:
    """Return the host's row of a function of version 2; raises `KeyError`."""
    return _CHAINS[hook, function]


def pair_of(hook: str, function: str) -> Pair:
    """Return how a function of version 2 is said in version 1; raises `KeyError`."""
    return _PAIRS[hook, function]


def function_in(version: int, hook: str, function: str) -> tuple[wit.Interface, wit.Function]:
    """Return the function of a version that answers the chain of a function of version 2."""
    interface = EXPORTED[f"heliosproxy:plugin/{hook.replace('_', '-')}@{version}"]
    return interface, interface.function(function if version == 2 else pair_of(hook, function).v1)


def asked(subject: Subject) -> list[Target]:
    """Return a target of version 2 for each chain that a plugin has a seat in and that answers."""
    found = []
    for row in FUNCTIONS:
        versions = [export.version for export in subject.exports if export.hook == row.hook]
        if row.background or row.leased or row.hook not in subject.manifest.hooks or not versions:
            continue
        if max(versions) == 2 or (row.hook, row.function) in _PAIRS:
            found.append(Target(row.hook, max(versions), *function_in(2, row.hook, row.function)))
    return found


def subject_of(plugin: str, target: Target, example: Mapping[str, Any]) -> Any:
    """Return what a chain is asked about: nothing, one value, or a tuple of several."""
    assert target.function is not None
    values = [example[python] for _, python, _ in target.function.params[1:]]
    if target.function.name == "execute-tool":
        values[0] = f"{plugin}.{values[0]}"
    return None if not values else values[0] if len(values) == 1 else tuple(values)


def expected(plugin: str, target: Target, answer: Any, example: Mapping[str, Any]) -> Any:
    """Return what the chain answers, `plainly`, when its only plugin of version 2 answers this."""
    assert target.function is not None
    match target.function.name:
        case "rag-retrieve":
            answer = [attrs.evolve(chunk, id=f"{plugin}.{chunk.id}") for chunk in answer]
        case "list-tools":
            answer = [attrs.evolve(tool, name=f"{plugin}.{tool.name}") for tool in answer]
        case "post-query" if case_name(answer).endswith("Replace"):
            answer = type(answer)(attrs.evolve(answer.value, columns=example["result"].columns))
        case "authenticate" if case_name(answer).endswith("Challenge"):
            answer = type(answer)(attrs.evolve(answer.value, state=f"{plugin}\n{answer.value.state}"))
    return plainly(answer)


def plainly(answer: Any) -> Any:
    """Return an answer without what chains may change: how long it is reused, the order of masks, long reasons."""
    decision = getattr(answer, "decision", answer)
    case = case_name(decision)
    if decision is None or case.endswith("Abstain"):
        return None
    if case.endswith(("Deny", "Denied", "Refuse", "Block")):
        return case, _shown(decision.value)
    if case == "AuthorizeDecisionAllowWith" and not (decision.value.row_filters or decision.value.column_masks):
        return "AuthorizeDecisionAllow()"
    if case == "TimePolicyRedacted" and not decision.value:
        return "TimePolicyAllowed()"
    if case.endswith("MaskColumns"):
        masks = sorted(decision.value, key=lambda mask: mask.column)
        return (case, repr(masks)) if masks else "PostQueryDecisionKeep()"
    if case == "SyncChoice" and decision.reason is not None:
        return repr(attrs.evolve(decision, reason=_shown(decision.reason)))
    return repr(decision)


def _shown(reason: str) -> str:
    """Return a reason as every host may show it: what terminals take for a command escaped, and cut."""
    escaped = (c if c == "\n" or c.isprintable() else c.encode("unicode_escape").decode() for c in reason[:LIMIT])
    return "".join(escaped)[:LIMIT]
