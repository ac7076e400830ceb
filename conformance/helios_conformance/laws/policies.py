"""Laws on who may do what: more rights never take one away, and what is granted makes sense."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final

import attrs
from helios_api.v1 import types as v1
from helios_api.v2 import types as v2
from hypothesis import strategies as st

from helios_conformance.meaning import data
from helios_conformance.meaning.people import ROLES
from helios_conformance.subject import Subject

from .base import Broken, Example, Part, Target, case_name
from .hook import HookLaw, reply

__all__ = ["LAWS"]

RANKS: Final = {
    "AuthorizeResultAllow": 3, "AuthorizeResultDeny": 0, "AuthorizeDecisionAllow": 3, "AuthorizeDecisionAllowWith": 2,
    "AuthorizeDecisionDeny": 0, "BranchAccessAllow": 3, "BranchAccessDeny": 0, "MergePolicyAutoMerge": 3,
    "MergePolicyRequireApproval": 2, "MergePolicyDeny": 0, "TimePolicyAllowed": 3, "TimePolicyRedacted": 2,
    "TimePolicyDenied": 0,
}  # fmt: skip
"""How much a decision permits; what is not here, such as `abstain`, cannot be compared."""


def permits(answer: Any) -> int | None:
    """Return how much an answer permits, `None` where it says nothing of that."""
    if isinstance(answer, bool):
        return 3 if answer else 0
    return RANKS.get(case_name(getattr(answer, "decision", answer)))


class MoreRolesNeverLess(HookLaw):
    """The same request with more roles."""

    name = "more-roles-never-less"
    sentence = "Who gets one more role may not do less than before."
    weight = 4.0
    functions: ClassVar = (
        ("authorize", 1, "authorize"), ("authorize", 2, "authorize"), ("branch_policy", 1, "can-access-branch"),
        ("branch_policy", 1, "on-branch-merge"), ("branch_policy", 2, "can-access-branch"),
        ("branch_policy", 2, "on-branch-create"), ("branch_policy", 2, "on-branch-merge"),
        ("branch_policy", 2, "on-branch-delete"), ("time_travel", 1, "time-travel-policy"),
        ("time_travel", 2, "time-travel-policy"),
    )  # fmt: skip

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:
        """Draw a request, the roles before, and the one more."""
        roles = st.sampled_from([role for role in ROLES if role])
        parts = dict(super().parts(subject, target))
        if "statement" in parts:
            parts["statement"] = Part(data.statements(parsed=True), parts["statement"].type)
        return {**parts, "role": Part(roles), "had": Part(st.lists(roles, max_size=2, unique=True))}

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Ask with and without."""
        few, many = self._with_role(target, example)
        less, more = permits(reply(subject, target, few)), permits(reply(subject, target, many))
        if less is not None and more is not None and more < less:
            raise Broken(f"with the role {example['role']!r} more it permits less")

    def _with_role(self, target: Target, example: Example) -> tuple[Example, Example]:
        role = example["role"]
        if target.version == 1:
            who: v1.Identity = example["identity"]
            roles = [one for one in example["had"] if one != role]
            return (
                {**example, "identity": attrs.evolve(who, roles=roles)},
                {**example, "identity": attrs.evolve(who, roles=[*roles, role])},
            )
        call: v2.Call = example["call"]
        known = call.identity or v2.Identity(user_id=call.session.user, roles=[], attributes=[])
        roles = [one for one in example["had"] if one != role]
        few, many = (attrs.evolve(call, identity=attrs.evolve(known, roles=r)) for r in (roles, [*roles, role]))
        return {**example, "call": few}, {**example, "call": many}


class ApprovalIsPossible(HookLaw):
    """What a merge waits for."""

    name = "approval-is-possible"
    sentence = "A merge that needs approval needs at least one, and names who may give it."
    functions: ClassVar = (("branch_policy", 1, "on-branch-merge"), ("branch_policy", 2, "on-branch-merge"))

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Look at the approval."""
        answer = reply(subject, target, example)
        if case_name(answer).endswith("RequireApproval"):
            approval = answer.value
            if approval.min_approvals < 1 or not approval.approvers:
                raise Broken(f"it asks for {approval.min_approvals} approvals of {approval.approvers}")


class PartOfAllowedIsAllowed(HookLaw):
    """A range, and a point in it."""

    name = "part-of-allowed-is-allowed"
    sentence = "Who may read a range of the past may read each point of it."
    functions: ClassVar = (("time_travel", 2, "time-travel-policy"),)

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:
        """Draw a range and how far in the point lies."""
        return {**super().parts(subject, target), "share": Part(st.sampled_from([0.0, 0.5, 1.0]))}

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Ask for both."""
        ends = sorted((example["range"].start, example["range"].end))
        point = min(max(ends[0] + int((ends[1] - ends[0]) * example["share"]), ends[0]), ends[1])
        whole = attrs.evolve(example["range"], start=ends[0], end=ends[1])
        part = attrs.evolve(example["range"], start=point, end=point)
        wide = permits(reply(subject, target, {**example, "range": whole}))
        narrow = permits(reply(subject, target, {**example, "range": part}))
        if wide is not None and narrow is not None and narrow < wide:
            raise Broken(f"the range {ends} may be read, the point {point} in it not")


class IdentitiesAreWhole(HookLaw):
    """Who comes out of authentication."""

    name = "identities-are-whole"
    sentence = "An identity names somebody, and each role once; a challenge names its scheme."
    functions: ClassVar = (("authenticate", 1, "authenticate"), ("authenticate", 2, "authenticate"))

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Look at the result."""
        answer = reply(subject, target, example)
        if case_name(answer) == "AuthResultSuccess":
            who = answer.value
            if not who.user_id or len(set(who.roles)) != len(who.roles):
                raise Broken(f"it answers the identity {who!r:.300}")
        elif case_name(answer) == "AuthResultChallenge" and not answer.value.scheme:
            raise Broken("it answers a challenge without a scheme")


LAWS: Final = (MoreRolesNeverLess(), ApprovalIsPossible(), PartOfAllowedIsAllowed(), IdentitiesAreWhole())
