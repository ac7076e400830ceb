"""The hooks `branch-policy`, `time-travel` and `vector-index` of version 1."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from helios_api.v1.branch_policy import MergePolicyAutoMerge as MergePolicyAutoMerge1
from helios_api.v1.time_travel import TimePolicyDenied as TimePolicyDenied1
from helios_api.v2.branch_policy import (
    Approval,
    BranchAccess,
    BranchAccessAllow,
    BranchAccessDeny,
    MergePolicy,
    MergePolicyAutoMerge,
    MergePolicyRequireApproval,
)
from helios_api.v2.time_travel import TimePolicy, TimePolicyAllowed, TimePolicyDenied, TimeRange
from helios_api.v2.types import Call, PluginError, PluginErrorUnsupported, TableName
from helios_api.v2.vector_index import Quantizer
from witbind import Err

from helios_host.plugins.adapters.asking import Asked, Asking

from .context import identity, table_name

__all__ = [
    "branch_access",
    "branch_create",
    "branch_merge",
    "decode",
    "distances",
    "encode",
    "time_travel",
    "train",
]

Vector = list[float]

_ALLOW: Final = BranchAccessAllow()
_ALLOWED: Final = TimePolicyAllowed()


@Asking
def branch_access(call: Call, branch: str) -> Asked[BranchAccess]:
    """Ask `can-access-branch` of version 1, about the use or the deletion of a branch."""
    return _access(call, (branch,))


@Asking
def branch_create(call: Call, subject: tuple[str, str]) -> Asked[BranchAccess]:
    """Ask `can-access-branch` of version 1 about a branch that is to be made, and about its parent."""
    return _access(call, subject)


def _access(call: Call, branches: Sequence[str]) -> Asked[BranchAccess]:
    for branch in branches:
        if not (yield identity(call), branch):
            return BranchAccessDeny(f"access to branch {branch} is denied")
    return _ALLOW


@Asking
def branch_merge(call: Call, subject: tuple[str, str]) -> Asked[MergePolicy]:
    """Ask `on-branch-merge` of version 1."""
    answer = yield *subject, identity(call)
    if isinstance(answer, MergePolicyAutoMerge1):
        return MergePolicyAutoMerge()
    needed = answer.value
    approval = Approval(approvers=needed.approvers, min_approvals=needed.min_approvals, reason=None)
    return MergePolicyRequireApproval(approval)


@Asking
def time_travel(call: Call, subject: tuple[TableName, TimeRange]) -> Asked[TimePolicy]:
    """Ask `time-travel-policy` of version 1 about both ends of the range."""
    table, range_ = subject
    for point in dict.fromkeys((range_.start, range_.end)):
        answer = yield identity(call), table_name(table), point
        if isinstance(answer, TimePolicyDenied1):
            return TimePolicyDenied(answer.value)
    return _ALLOWED


@Asking
def distances(_call: Call, subject: tuple[Vector, list[Vector]]) -> Asked[list[float]]:
    """Ask `custom-distance` of version 1, once a vector."""
    query, vectors = subject
    found = []
    for vector in vectors:
        found.append((yield query, vector))  # noqa: PERF401 - no comprehension can yield
    return found


@Asking
def train(_call: Call, sample: list[Vector]) -> Asked[Quantizer]:
    """Ask `custom-quantization` of version 1 to learn from a sample: the codes are forgotten."""
    answer = yield (sample,)
    return Quantizer(scheme=answer.scheme, dimensions=answer.dimensions, max_error=math.inf, codebook=answer.codebook)


@Asking
def encode(_call: Call, subject: tuple[Quantizer, list[Vector]]) -> Asked[list[bytes] | Err[PluginError]]:
    """Ask `custom-quantization` of version 1 for codes, which must refer to the codebook that is there."""
    quantizer, vectors = subject
    answer = yield (vectors,)
    same = (answer.scheme, answer.dimensions, answer.codebook)
    if same != (quantizer.scheme, quantizer.dimensions, quantizer.codebook):
        return Err(PluginErrorUnsupported("a plugin of version 1 learns anew from what it encodes"))
    codes: list[bytes] = answer.codes
    return codes


@Asking
def decode(_call: Call, _subject: tuple[Quantizer, list[bytes]]) -> Asked[Err[PluginError]]:
    """Answer that version 1 cannot do it."""
    return Err(PluginErrorUnsupported("a plugin of version 1 cannot decode"))
    yield
