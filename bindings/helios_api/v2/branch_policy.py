# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Says who may use, create, merge and delete database branches."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs
from witbind import Err, Ok

from . import ids
from .types import Call, PluginError

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = [
    "Approval",
    "BranchAccess",
    "BranchAccessAbstain",
    "BranchAccessAllow",
    "BranchAccessDeny",
    "BranchPolicy",
    "Call",
    "MergePolicy",
    "MergePolicyAbstain",
    "MergePolicyAutoMerge",
    "MergePolicyDeny",
    "MergePolicyRequireApproval",
    "PluginError",
]


@attrs.frozen(kw_only=True)
class Approval:
    """The approval that a merge needs."""

    approvers: list[str]
    """The people or roles that may approve."""

    min_approvals: int
    """How many of them must approve, at least 1."""

    reason: str | None
    """Why, for people; `none` where it is plain."""


@attrs.frozen
class BranchAccessAllow:
    """It may."""


@attrs.frozen
class BranchAccessDeny:
    """It may not; the string is the message that the client gets."""

    value: str


@attrs.frozen
class BranchAccessAbstain:
    """The plugin has no say in it."""


BranchAccess: TypeAlias = BranchAccessAllow | BranchAccessDeny | BranchAccessAbstain
"""Whether something may be done with a branch."""


@attrs.frozen
class MergePolicyAutoMerge:
    """It is done at once."""


@attrs.frozen
class MergePolicyRequireApproval:
    """It waits for approval."""

    value: Approval


@attrs.frozen
class MergePolicyDeny:
    """It is refused; the string is the message that the client gets."""

    value: str


@attrs.frozen
class MergePolicyAbstain:
    """The plugin has no say in it."""


MergePolicy: TypeAlias = MergePolicyAutoMerge | MergePolicyRequireApproval | MergePolicyDeny | MergePolicyAbstain
"""How a merge proceeds, most lenient first."""


class BranchPolicy:
    """Says who may use, create, merge and delete database branches."""

    __slots__ = ("_can_access_branch", "_on_branch_create", "_on_branch_delete", "_on_branch_merge")

    def __init__(self, instance: Instance) -> None:
        self._can_access_branch = instance.func(ids.BRANCH_POLICY, "can-access-branch")
        self._on_branch_create = instance.func(ids.BRANCH_POLICY, "on-branch-create")
        self._on_branch_delete = instance.func(ids.BRANCH_POLICY, "on-branch-delete")
        self._on_branch_merge = instance.func(ids.BRANCH_POLICY, "on-branch-merge")

    def can_access_branch(self, call: Call, branch: str) -> Ok[BranchAccess] | Err[PluginError]:
        """Say whether the call's identity may use a branch.

        Every plugin that does not abstain must allow. A failure denies.
        """
        result: Ok[BranchAccess] | Err[PluginError] = self._can_access_branch(call, branch)
        return result

    def on_branch_create(self, call: Call, branch: str, parent: str) -> Ok[BranchAccess] | Err[PluginError]:
        """Say whether the call's identity may create a branch from `parent`.

        Every plugin that does not abstain must allow. A failure denies.
        """
        result: Ok[BranchAccess] | Err[PluginError] = self._on_branch_create(call, branch, parent)
        return result

    def on_branch_delete(self, call: Call, branch: str) -> Ok[BranchAccess] | Err[PluginError]:
        """Say whether the call's identity may delete a branch.

        Every plugin that does not abstain must allow. A failure denies.
        """
        result: Ok[BranchAccess] | Err[PluginError] = self._on_branch_delete(call, branch)
        return result

    def on_branch_merge(self, call: Call, source: str, target: str) -> Ok[MergePolicy] | Err[PluginError]:
        """Say how a merge of branch `source` into branch `target` proceeds.

        The strictest answer holds. A failure denies the merge.
        """
        result: Ok[MergePolicy] | Err[PluginError] = self._on_branch_merge(call, source, target)
        return result
