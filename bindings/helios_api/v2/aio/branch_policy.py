# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Says who may use, create, merge and delete database branches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind import Err, Ok

from .. import ids
from ..branch_policy import BranchAccess, Call, MergePolicy, PluginError

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["BranchPolicy"]


class BranchPolicy:
    """Says who may use, create, merge and delete database branches."""

    __slots__ = ("_can_access_branch", "_on_branch_create", "_on_branch_delete", "_on_branch_merge")

    def __init__(self, instance: AsyncInstance) -> None:
        self._can_access_branch = instance.func(ids.BRANCH_POLICY, "can-access-branch")
        self._on_branch_create = instance.func(ids.BRANCH_POLICY, "on-branch-create")
        self._on_branch_delete = instance.func(ids.BRANCH_POLICY, "on-branch-delete")
        self._on_branch_merge = instance.func(ids.BRANCH_POLICY, "on-branch-merge")

    async def can_access_branch(self, call: Call, branch: str) -> Ok[BranchAccess] | Err[PluginError]:
        """Say whether the call's identity may use a branch.

        Every plugin that does not abstain must allow. A failure denies.
        """
        result: Ok[BranchAccess] | Err[PluginError] = await self._can_access_branch(call, branch)
        return result

    async def on_branch_create(self, call: Call, branch: str, parent: str) -> Ok[BranchAccess] | Err[PluginError]:
        """Say whether the call's identity may create a branch from `parent`.

        Every plugin that does not abstain must allow. A failure denies.
        """
        result: Ok[BranchAccess] | Err[PluginError] = await self._on_branch_create(call, branch, parent)
        return result

    async def on_branch_delete(self, call: Call, branch: str) -> Ok[BranchAccess] | Err[PluginError]:
        """Say whether the call's identity may delete a branch.

        Every plugin that does not abstain must allow. A failure denies.
        """
        result: Ok[BranchAccess] | Err[PluginError] = await self._on_branch_delete(call, branch)
        return result

    async def on_branch_merge(self, call: Call, source: str, target: str) -> Ok[MergePolicy] | Err[PluginError]:
        """Say how a merge of branch `source` into branch `target` proceeds.

        The strictest answer holds. A failure denies the merge.
        """
        result: Ok[MergePolicy] | Err[PluginError] = await self._on_branch_merge(call, source, target)
        return result
