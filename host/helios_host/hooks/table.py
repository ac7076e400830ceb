"""The one table that says, for every hook function that this host runs, how a chain of plugins answers it."""

from __future__ import annotations

import enum
from typing import Final

import attrs

__all__ = ["FUNCTIONS", "HOOKS", "HookFunction", "OnFailure", "Rule", "functions_of"]


class Rule(enum.Enum):
    """How the answers of several plugins become one; plugins are asked by priority, highest first, then by name."""

    PIPELINE = "pipeline"
    """Each sees what the one before it made; some answers end it."""

    ALL_ALLOW = "all must allow"
    """The first refusal ends it; what comes with permission adds up."""

    FIRST_ANSWER = "first answer"
    """The first that does not abstain decides."""

    TOLD = "told"
    """All are told, in the background; nobody answers."""


class OnFailure(enum.Enum):
    """What a chain does when a plugin fails."""

    DENY = "deny"
    """The request is refused."""

    SKIP = "skip"
    """The chain goes on without the plugin's answer."""

    DISABLE = "disable"
    """The chain goes on without the plugin's answer, and does not ask the plugin again."""


@attrs.frozen(kw_only=True)
class HookFunction:
    """One row: a function of a hook interface.

    `name` is that of the chain, `hook` what manifests and configuration call the interface, `interface` and `function`
    their WIT names. `on_failure` applies unless the operator says otherwise. `background` functions run on an instance
    and a thread of their own, so that they cannot slow a request; a failure of theirs can refuse nothing.
    """

    name: str
    hook: str
    interface: str
    function: str
    rule: Rule
    on_failure: OnFailure
    background: bool = False


_DENY: Final = OnFailure.DENY
_SKIP: Final = OnFailure.SKIP


def _row(
    hook: str, function: str, rule: Rule, on_failure: OnFailure, *, name: str = "", background: bool = False
) -> HookFunction:
    return HookFunction(
        name=name or hook,
        hook=hook,
        interface=hook.replace("_", "-"),
        function=function,
        rule=rule,
        on_failure=on_failure,
        background=background,
    )


FUNCTIONS: Final[tuple[HookFunction, ...]] = (
    _row("pre_query", "pre-query", Rule.PIPELINE, _DENY),
    _row("rewrite", "rewrite", Rule.PIPELINE, _SKIP),
    _row("authorize", "authorize", Rule.ALL_ALLOW, _DENY),
    _row("authenticate", "authenticate", Rule.FIRST_ANSWER, _DENY),
    _row("connection", "on-connect", Rule.ALL_ALLOW, _DENY, name="on_connect"),
    _row("connection", "on-disconnect", Rule.TOLD, _SKIP, name="on_disconnect", background=True),
    _row("metrics", "on-events", Rule.TOLD, _SKIP, name="on_events", background=True),
)
"""Every hook function that this host runs, in the order in which a session meets them."""

HOOKS: Final[frozenset[str]] = frozenset(row.hook for row in FUNCTIONS)
"""The hooks that this host runs, as manifests and configuration name them."""


def functions_of(hook: str) -> tuple[HookFunction, ...]:
    """Return the rows of a hook; empty when this host does not run it."""
    return tuple(row for row in FUNCTIONS if row.hook == hook)
