"""What the services of a host are given for one instance of one plugin."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from helios_host.instances.scope import CallScope

from .gate import Gate

if TYPE_CHECKING:
    from .http.policy import Grants

__all__ = ["PluginContext"]


def _ignore(_text: str) -> None: ...


@attrs.frozen(kw_only=True)
class PluginContext:
    """One plugin's instance: its name, its permissions, and the call that it is in.

    `network` has the services that it may reach; `None` is none. `say` writes a line to the plugin's log from the
    host; `hide` makes that log hide a text from then on; `count` counts what it was refused, by the limit's name.
    """

    plugin: str
    gate: Gate
    scope: CallScope = attrs.field(factory=CallScope)
    network: Grants | None = None
    say: Callable[[str], None] = _ignore
    hide: Callable[[str], None] = _ignore
    count: Callable[[str], None] = _ignore
