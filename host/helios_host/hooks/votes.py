"""Chains in which every plugin has a vote: all must allow, all must agree, or the strictest answer holds."""

from __future__ import annotations

from typing import Final, TypeVar

import attrs
from helios_api.v2.branch_policy import (
    Approval,
    BranchAccess,
    BranchAccessAllow,
    BranchAccessDeny,
    MergePolicy,
    MergePolicyAutoMerge,
    MergePolicyDeny,
    MergePolicyRequireApproval,
)
from helios_api.v2.cache import (
    CacheEntry,
    CachePolicy,
    CacheSetDecision,
    ShouldCacheDecision,
    ShouldCacheDecisionSkip,
    ShouldCacheDecisionStore,
)
from helios_api.v2.sync_mode import SyncChoice, SyncMode, TableSyncMode
from helios_api.v2.time_travel import (
    Redaction,
    TimePolicy,
    TimePolicyAllowed,
    TimePolicyDenied,
    TimePolicyRedacted,
    TimeRange,
)
from helios_api.v2.types import ResultSet, Statement, TableName

from helios_host.errors import CallError, client_text

from .chain import Chain, Steps

__all__ = ["BranchChain", "CacheSetChain", "MergeChain", "ShouldCacheChain", "SyncModeChain", "TimeTravelChain"]

S = TypeVar("S")

_ALLOW: Final = BranchAccessAllow()
_AUTO: Final = MergePolicyAutoMerge()
_ALLOWED: Final = TimePolicyAllowed()
_SKIP: Final = ShouldCacheDecisionSkip()
_STRICTNESS: Final = {SyncMode.SYNC: 0, SyncMode.SEMI_SYNC: 1, SyncMode.ASYNC: 2}


class BranchChain(Chain[S, BranchAccess]):
    """Use, creation and deletion of a branch: every plugin that does not abstain must allow."""

    def steps(self, subject: S) -> Steps[S, BranchAccess | None]:
        """Say whether it may be done."""
        allowed = False
        for seat in self.seats:
            try:
                answer: BranchAccess = yield seat, subject
            except CallError as error:
                if seat.refuses(error):
                    return BranchAccessDeny(seat.excuse(error))
                continue
            if isinstance(answer, BranchAccessDeny):
                return BranchAccessDeny(client_text(answer.value))
            allowed = allowed or isinstance(answer, BranchAccessAllow)
        return _ALLOW if allowed else None


class MergeChain(Chain[tuple[str, str], MergePolicy]):
    """`on-branch-merge`: the strictest policy; approvals of several plugins become one that satisfies each of them."""

    def steps(self, subject: tuple[str, str]) -> Steps[tuple[str, str], MergePolicy | None]:
        """Say how a merge of a branch into another proceeds."""
        policy: MergePolicy | None = None
        for seat in self.seats:
            try:
                answer: MergePolicy = yield seat, subject
            except CallError as error:
                if seat.refuses(error):
                    return MergePolicyDeny(seat.excuse(error))
                continue
            if isinstance(answer, MergePolicyDeny):
                return MergePolicyDeny(client_text(answer.value))
            if isinstance(answer, MergePolicyRequireApproval):
                if isinstance(policy, MergePolicyRequireApproval):
                    answer = _both(policy.value, answer.value)
                    if isinstance(answer, MergePolicyDeny):
                        return answer
                policy = answer
            elif isinstance(answer, MergePolicyAutoMerge):
                policy = policy or _AUTO
        return policy


def _both(one: Approval, other: Approval) -> MergePolicy:
    """Return the approval that is enough for two plugins: by those whom both name, as many as either wants."""
    approvers = [who for who in one.approvers if who in other.approvers]
    if not approvers and one.approvers != other.approvers:
        return MergePolicyDeny("the plugins name no approver in common")
    reasons = [reason for reason in (one.reason, other.reason) if reason is not None]
    return MergePolicyRequireApproval(
        Approval(
            approvers=approvers,
            min_approvals=max(one.min_approvals, other.min_approvals),
            reason="; ".join(dict.fromkeys(reasons)) or None,
        )
    )


class TimeTravelChain(Chain[tuple[TableName, TimeRange], TimePolicy]):
    """`time-travel-policy`: every plugin that does not abstain must allow; redactions add up."""

    def steps(self, subject: tuple[TableName, TimeRange]) -> Steps[tuple[TableName, TimeRange], TimePolicy | None]:
        """Say whether a table may be read as it was in a range of time."""
        allowed = False
        redactions: list[Redaction] = []
        for seat in self.seats:
            try:
                answer: TimePolicy = yield seat, subject
            except CallError as error:
                if seat.refuses(error):
                    return TimePolicyDenied(seat.excuse(error))
                continue
            if isinstance(answer, TimePolicyDenied):
                return TimePolicyDenied(client_text(answer.value))
            if isinstance(answer, TimePolicyRedacted):
                redactions += answer.value
            allowed = allowed or isinstance(answer, TimePolicyAllowed | TimePolicyRedacted)
        if not allowed:
            return None
        return TimePolicyRedacted(redactions) if redactions else _ALLOWED


class ShouldCacheChain(Chain[tuple[Statement, ResultSet], ShouldCacheDecision]):
    """`should-cache`: every plugin that does not abstain must agree; the shortest times and all tags hold."""

    def steps(
        self, subject: tuple[Statement, ResultSet]
    ) -> Steps[tuple[Statement, ResultSet], ShouldCacheDecision | None]:
        """Say whether a result may be cached, and how."""
        policy: CachePolicy | None = None
        for seat in self.seats:
            try:
                answer: ShouldCacheDecision = yield seat, subject
            except CallError as error:
                if seat.refuses(error):
                    return _SKIP
                continue
            if isinstance(answer, ShouldCacheDecisionSkip):
                return _SKIP
            if isinstance(answer, ShouldCacheDecisionStore):
                policy = answer.value if policy is None else _shorter(policy, answer.value)
        return None if policy is None else ShouldCacheDecisionStore(policy)


def _shorter(one: CachePolicy, other: CachePolicy) -> CachePolicy:
    return CachePolicy(
        ttl=min(one.ttl, other.ttl),
        stale_while_revalidate=min(one.stale_while_revalidate, other.stale_while_revalidate),
        tags=list(dict.fromkeys(one.tags + other.tags)),
    )


class CacheSetChain(Chain[tuple[str, CacheEntry], CacheSetDecision]):
    """`cache-set`: every plugin that does not abstain must agree."""

    def steps(self, subject: tuple[str, CacheEntry]) -> Steps[tuple[str, CacheEntry], CacheSetDecision | None]:
        """Say whether an entry is stored."""
        agreed = False
        for seat in self.seats:
            try:
                answer: CacheSetDecision = yield seat, subject
            except CallError as error:
                if seat.refuses(error):
                    return CacheSetDecision.SKIP
                continue
            if answer is CacheSetDecision.SKIP:
                return answer
            agreed = agreed or answer is CacheSetDecision.STORE
        return CacheSetDecision.STORE if agreed else None


class SyncModeChain(Chain[tuple[Statement, int | None], SyncChoice]):
    """`select-sync-mode`: the strictest, also table by table; a failure under the rule `deny` is `sync`."""

    def steps(self, subject: tuple[Statement, int | None]) -> Steps[tuple[Statement, int | None], SyncChoice | None]:
        """Choose what a statement waits for."""
        choice: SyncChoice | None = None
        for seat in self.seats:
            try:
                answer: SyncChoice | None = yield seat, subject
            except CallError as error:
                if seat.refuses(error):
                    return SyncChoice(mode=SyncMode.SYNC, tables=[], reason=seat.excuse(error))
                continue
            if answer is not None:
                choice = answer if choice is None else _stricter(choice, answer)
        if choice is None or choice.reason is None:
            return choice
        return attrs.evolve(choice, reason=client_text(choice.reason))


def _stricter(one: SyncChoice, other: SyncChoice) -> SyncChoice:
    """Return the choice that waits at least as long as either, for every table."""
    first, second = _by_table(one), _by_table(other)
    tables = [
        TableSyncMode(
            table=TableName(schema=schema, name=name),
            mode=min(
                first.get((schema, name), one.mode), second.get((schema, name), other.mode), key=_STRICTNESS.__getitem__
            ),
        )
        for schema, name in dict.fromkeys((*first, *second))
    ]
    leading, following = sorted((one, other), key=lambda choice: _STRICTNESS[choice.mode])
    return SyncChoice(mode=leading.mode, tables=tables, reason=leading.reason or following.reason)


def _by_table(choice: SyncChoice) -> dict[tuple[str | None, str], SyncMode]:
    modes: dict[tuple[str | None, str], SyncMode] = {}
    for row in choice.tables:
        name = (row.table.schema, row.table.name)
        modes[name] = min(modes.get(name, row.mode), row.mode, key=_STRICTNESS.__getitem__)
    return modes
