# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Says who may use and merge database branches."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from . import ids
from .types import Identity

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["Approval", "BranchPolicy", "Identity", "MergePolicy", "MergePolicyAutoMerge", "MergePolicyRequireApproval"]


@attrs.frozen(kw_only=True)
class Approval:
    """The approval that a merge needs."""

    approvers: list[str]
    """The people or roles that may approve."""

    min_approvals: int
    """How many of them must approve, at least 1."""


@attrs.frozen
class MergePolicyAutoMerge:
    """It is done at once."""


@attrs.frozen
class MergePolicyRequireApproval:
    """It waits for approval."""

    value: Approval


MergePolicy: TypeAlias = MergePolicyAutoMerge | MergePolicyRequireApproval
"""How a merge proceeds."""


class BranchPolicy:
    """Says who may use and merge database branches."""

    __slots__ = ("_can_access_branch", "_on_branch_merge")

    def __init__(self, instance: Instance) -> None:
        self._can_access_branch = instance.func(ids.BRANCH_POLICY, "can-access-branch")
        self._on_branch_merge = instance.func(ids.BRANCH_POLICY, "on-branch-merge")

    def can_access_branch(self, identity: Identity, branch: str) -> bool:
        """Say whether `identity` may use a branch.

        All plugins must allow. A failure denies.
        """
        result: bool = self._can_access_branch(identity, branch)
        return result

    def on_branch_merge(self, source: str, target: str, identity: Identity) -> MergePolicy:
        """Say how a merge of branch `source` into branch `target` proceeds.

        The strictest answer holds. A failure denies the merge.
        """
        result: MergePolicy = self._on_branch_merge(source, target, identity)
        return result
