"""Writes plugins of database and LLM proxies in Python, for API version 2.

```python
import heliosproxy_plugin as helios
from wit_world.exports.pre_query_v2 import PreQueryDecision_Continue, PreQueryOutcome

class Plugin(helios.Plugin[Settings]):
    def pre_query(self, call, statement):
        return PreQueryOutcome(PreQueryDecision_Continue(), None)

helios.export(Plugin)
```

A plugin is a class with one method a hook function, named as in the contract. `helios.export` makes of it what
componentize-py looks for. Types and imports of the contract are in `wit_world`, which componentize-py generates:
`wit_world.exports.pre_query_v2`, `wit_world.imports.kv_v2`. An exception that leaves a hook becomes the typed
`plugin-error`, and its message is logged; those of this module choose the case.
"""

from __future__ import annotations

from ._export import export
from ._log import debug, error, info, log, trace, warn
from ._plugin import InvalidConfig, InvalidInput, Plugin, PluginError, Unavailable, Unsupported
from ._stream import Stream

__all__ = [
    "InvalidConfig",
    "InvalidInput",
    "Plugin",
    "PluginError",
    "Stream",
    "Unavailable",
    "Unsupported",
    "debug",
    "error",
    "export",
    "info",
    "log",
    "trace",
    "warn",
]
