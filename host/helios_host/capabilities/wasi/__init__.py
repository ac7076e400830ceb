"""WASI 0.2, interface by interface, for plugins that are granted it; `settings` has what the operator configures.

| permission | interfaces |
|---|---|
| `wasi_clocks` | `wasi:clocks`: real, coarse or frozen |
| `wasi_random` | `wasi:random`: secure or seeded |
| `wasi_stdio` | stdin, empty; stdout and stderr, into the plugin's log; no terminal |
| `wasi_environment` | the arguments and the environment that are configured |
| `wasi_filesystem` | directories that are configured and the plugin's own `assets/`, read-only; files in memory |
| `wasi_http` | requests, as far as `[plugins.NAME.network]` allows |
| any of them | `wasi:io`; `exit`, which ends the call; `wasi:sockets`, where every call answers `access-denied` |

Nothing of it is wasmtime's own: a wait suspends the guest, or ends with its call's deadline in a synchronous store.
"""

from __future__ import annotations
