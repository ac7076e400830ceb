# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Says who may use and merge database branches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import ids
from ..branch_policy import Identity, MergePolicy

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["BranchPolicy"]


class BranchPolicy:
    """Says who may use and merge database branches."""

    __slots__ = ("_can_access_branch", "_on_branch_merge")

    def __init__(self, instance: AsyncInstance) -> None:
        self._can_access_branch = instance.func(ids.BRANCH_POLICY, "can-access-branch")
        self._on_branch_merge = instance.func(ids.BRANCH_POLICY, "on-branch-merge")

    async def can_access_branch(self, identity: Identity, branch: str) -> bool:
        """Say whether `identity` may use a branch.

        All plugins must allow. A failure denies.
        """
        result: bool = await self._can_access_branch(identity, branch)
        return result

    async def on_branch_merge(self, source: str, target: str, identity: Identity) -> MergePolicy:
        """Say how a merge of branch `source` into branch `target` proceeds.

        The strictest answer holds. A failure denies the merge.
        """
        result: MergePolicy = await self._on_branch_merge(source, target, identity)
        return result
