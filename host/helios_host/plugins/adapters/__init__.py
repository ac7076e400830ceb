"""Adapters: the host speaks API version 2; one thin file for each version says how its plugins are asked.

`ADAPTERS` maps (major version, chain) to the WIT function that answers it and the adapter around it. An adapter takes
the generated call of that function and returns one that takes the call and its subject, and answers, in version 2; it
is written once as a generator (`Asking`) for calls that block and calls that are awaited.
"""

from __future__ import annotations

from typing import Final

import attrs

from . import v1, v2
from .asking import Wrap

__all__ = ["ADAPTERS", "Adapter"]


@attrs.frozen
class Adapter:
    """How one version answers one chain: `function` of the hook's interface, wrapped by `wrap`."""

    function: str
    wrap: Wrap


ADAPTERS: Final[dict[tuple[int, str], Adapter]] = {
    (1, "pre_query"): Adapter("pre-query", v1.pre_query),
    (1, "rewrite"): Adapter("rewrite", v1.rewrite),
    (1, "authorize"): Adapter("authorize", v1.authorize),
    (1, "authenticate"): Adapter("authenticate", v1.authenticate),
    (1, "on_events"): Adapter("on-event", v1.metrics),
    (2, "pre_query"): Adapter("pre-query", v2.with_subject),
    (2, "rewrite"): Adapter("rewrite", v2.with_subject),
    (2, "authorize"): Adapter("authorize", v2.with_subject),
    (2, "authenticate"): Adapter("authenticate", v2.with_subject),
    (2, "on_connect"): Adapter("on-connect", v2.without_subject),
    (2, "on_disconnect"): Adapter("on-disconnect", v2.without_subject),
    (2, "on_events"): Adapter("on-events", v2.with_subject),
}
