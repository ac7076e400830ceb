"""What the services of a host are given for one instance of one plugin."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from .gate import Gate
from .scope import CallScope

__all__ = ["PluginContext"]


def _ignore(_text: str) -> None: ...


@attrs.frozen(kw_only=True)
class PluginContext:
    """One plugin's instance: its name, its permissions, and the call that it is in.

    `say` writes a line to the plugin's log from the host; `hide` makes that log hide a text from then on.
    """

    plugin: str
    gate: Gate
    scope: CallScope = attrs.field(factory=CallScope)
    say: Callable[[str], None] = _ignore
    hide: Callable[[str], None] = _ignore
