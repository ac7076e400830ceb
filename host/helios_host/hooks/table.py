"""The one table that says, for every hook function that this host runs, how a chain of plugins answers it."""

from __future__ import annotations

import enum
from typing import Final

import attrs

__all__ = ["FUNCTIONS", "HOOKS", "STATEMENT", "HookFunction", "OnFailure", "Rule", "deadline_of", "functions_of"]


class Rule(enum.Enum):
    """How the answers of several plugins become one; plugins are asked by priority, highest first, then by name."""

    PIPELINE = "pipeline"
    """Each sees what the one before it made; some answers end it."""

    ALL_ALLOW = "all must allow"
    """The first refusal ends it; what comes with permission adds up."""

    FIRST_ANSWER = "first answer"
    """The first that does not abstain decides."""

    ALL_AGREE = "all must agree"
    """One that says no is enough; what they say about how is narrowed to what all of them allow."""

    STRICTEST = "the strictest"
    """The strictest answer holds."""

    UNION = "the union"
    """What all of them have, each item with its plugin's name before its own."""

    ADDRESSED = "addressed"
    """One plugin answers: the one that is named, or else the first."""

    TOLD = "told"
    """All are told, in the background; nobody answers."""


class OnFailure(enum.Enum):
    """What a chain does when a plugin fails."""

    DENY = "deny"
    """The request is refused; what has no answer that refuses gets the safest one, or raises the plugin's error."""

    SKIP = "skip"
    """The chain goes on without the plugin's answer."""

    DISABLE = "disable"
    """The chain goes on without the plugin's answer, and does not ask the plugin again."""


@attrs.frozen(kw_only=True)
class HookFunction:
    """One row: a function of a hook interface.

    `name` is that of the chain, `hook` what manifests and configuration call the interface, `interface` and `function`
    their WIT names. `on_failure` applies unless the operator says otherwise. `deadline` is how long the whole chain
    may take, in seconds of wall time, unless the caller knows better. `background` functions run on an instance and a
    thread of their own, so that they cannot slow a request; a failure of theirs can refuse nothing. `leased` functions
    begin a stream, which has an instance for itself.
    """

    name: str
    hook: str
    interface: str
    function: str
    rule: Rule
    on_failure: OnFailure
    deadline: float = 0.25
    background: bool = False
    leased: bool = False


_DENY: Final = OnFailure.DENY
_SKIP: Final = OnFailure.SKIP

SLOW: Final = 5.0
"""The deadline of functions that ask other services, in seconds."""


def _row(
    hook: str,
    rule: Rule,
    on_failure: OnFailure,
    function: str = "",
    *,
    name: str = "",
    deadline: float = 0.25,
    background: bool = False,
    leased: bool = False,
) -> HookFunction:
    interface = hook.replace("_", "-")
    function = function or interface
    return HookFunction(
        name=name or function.replace("-", "_"),
        hook=hook,
        interface=interface,
        function=function,
        rule=rule,
        on_failure=on_failure,
        deadline=deadline,
        background=background,
        leased=leased,
    )


FUNCTIONS: Final[tuple[HookFunction, ...]] = (
    _row("connection", Rule.ALL_ALLOW, _DENY, "on-connect"),
    _row("authenticate", Rule.FIRST_ANSWER, _DENY, deadline=SLOW),
    _row("pre_query", Rule.PIPELINE, _DENY),
    _row("rewrite", Rule.PIPELINE, _SKIP),
    _row("authorize", Rule.ALL_ALLOW, _DENY),
    _row("branch_policy", Rule.ALL_ALLOW, _DENY, "can-access-branch"),
    _row("branch_policy", Rule.ALL_ALLOW, _DENY, "on-branch-create"),
    _row("branch_policy", Rule.STRICTEST, _DENY, "on-branch-merge"),
    _row("branch_policy", Rule.ALL_ALLOW, _DENY, "on-branch-delete"),
    _row("time_travel", Rule.ALL_ALLOW, _DENY, "time-travel-policy"),
    _row("cache", Rule.FIRST_ANSWER, _SKIP, "cache-key"),
    _row("cache", Rule.FIRST_ANSWER, _SKIP, "cache-get"),
    _row("route", Rule.FIRST_ANSWER, _SKIP),
    _row("sync_mode", Rule.STRICTEST, _DENY, "select-sync-mode"),
    _row("post_query", Rule.PIPELINE, _DENY),
    _row("cache", Rule.ALL_AGREE, _DENY, "should-cache"),
    _row("cache", Rule.ALL_AGREE, _DENY, "cache-set"),
    _row("cache", Rule.UNION, _DENY, "cache-invalidate"),
    _row("metrics", Rule.TOLD, _SKIP, "on-events", background=True),
    _row("connection", Rule.TOLD, _SKIP, "on-disconnect", background=True),
    _row("embedding", Rule.FIRST_ANSWER, _SKIP, "embed"),
    _row("embedding", Rule.FIRST_ANSWER, _SKIP, "similarity"),
    _row("embedding", Rule.FIRST_ANSWER, _SKIP, "dimensions"),
    _row("embedding", Rule.FIRST_ANSWER, _SKIP, "model-name"),
    _row("vector_index", Rule.ADDRESSED, _DENY, "distances"),
    _row("vector_index", Rule.ADDRESSED, _DENY, "train"),
    _row("vector_index", Rule.ADDRESSED, _DENY, "encode"),
    _row("vector_index", Rule.ADDRESSED, _DENY, "decode"),
    _row("rag", Rule.UNION, _SKIP, "rag-retrieve", deadline=SLOW),
    _row("rag", Rule.PIPELINE, _SKIP, "rag-rerank", deadline=SLOW),
    _row("agent_tools", Rule.UNION, _SKIP, "list-tools"),
    _row("agent_tools", Rule.ADDRESSED, _DENY, "execute-tool", deadline=SLOW),
    _row("llm_response", Rule.PIPELINE, _DENY, "post-process-response"),
    _row("llm_response", Rule.PIPELINE, _DENY, "[static]processor.open", name="open_processor", leased=True),
)
"""Every hook function that this host runs, in the order in which a session meets them, then those beside sessions."""

STATEMENT: Final[tuple[str, ...]] = (
    "pre_query",
    "rewrite",
    "authorize",
    "cache_key",
    "cache_get",
    "route",
    "select_sync_mode",
    "post_query",
    "should_cache",
    "cache_set",
    "on_events",
)
"""The chains that one statement meets, in their order: it is parsed again before `authorize`, and the server answers it
between `select_sync_mode` and `post_query`."""

HOOKS: Final[frozenset[str]] = frozenset(row.hook for row in FUNCTIONS)
"""The hooks that this host runs, as manifests and configuration name them."""


def functions_of(hook: str) -> tuple[HookFunction, ...]:
    """Return the rows of a hook; empty when this host does not run it."""
    return tuple(row for row in FUNCTIONS if row.hook == hook)


def deadline_of(name: str) -> int:
    """Return how long a chain may take as a whole, in microseconds, as the `deadline` of a `call` says it."""
    return next(int(row.deadline * 1_000_000) for row in FUNCTIONS if row.name == name)
