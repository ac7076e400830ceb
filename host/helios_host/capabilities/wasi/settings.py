"""What an operator says of one plugin's WASI: `[plugins.NAME.wasi]`.

```toml
[plugins.geo.wasi]                      # with the permissions wasi_clocks, wasi_filesystem and so on
clock = "real"                          # coarse: steps of 1 ms; frozen: stands still, and waiting moves it on at once
random = "secure"                       # seeded: the same bytes in every instance, for tests only
args = []                               # what the guest sees as its arguments
env = { LANG = "C.UTF-8" }              # ... and as its environment, all of it
directories = { "/data" = "geo-data" }  # directories of this machine, read-only, by the path the guest sees
virtual_size = "16MB"                   # of a file system in memory at "/", one an instance; none without it
```
"""

from __future__ import annotations

import re
from typing import Final, Literal, TypeAlias

import attrs

from helios_host.schema import described
from helios_host.structuring import Size

__all__ = ["ClockKind", "RandomKind", "WasiSettings", "check_guest_path"]

ClockKind: TypeAlias = Literal["real", "coarse", "frozen"]
RandomKind: TypeAlias = Literal["secure", "seeded"]


MAX_ENTRIES: Final = 100
_GUEST_PATH: Final = re.compile(r"(/[^/\0]{1,255}){1,16}")


def check_guest_path(path: str) -> None:
    """Raise `ValueError` unless a path is absolute and in its shortest form."""
    if not _GUEST_PATH.fullmatch(path) or {".", ".."} & set(path.split("/")):
        raise ValueError(f'expected an absolute path such as "/data", without "." and "..", found {path!r}')


@attrs.frozen(kw_only=True)
class WasiSettings:
    """The section `[plugins.NAME.wasi]`; `directories` are the host's by the path that the guest sees."""

    clock: ClockKind = attrs.field(default="real", metadata=described("real, coarse or frozen."))
    random: RandomKind = attrs.field(default="secure", metadata=described("secure or seeded."))
    args: tuple[str, ...] = attrs.field(default=(), metadata=described("Its arguments."))
    env: dict[str, str] = attrs.field(factory=dict, metadata=described("Its environment, all of it."))
    directories: dict[str, str] = attrs.field(
        factory=dict, metadata=described("Directories it may read, by the path that it sees.")
    )
    virtual_size: Size | None = attrs.field(
        default=None, metadata=described('Size of a file system in memory at "/", one an instance.')
    )

    def __attrs_post_init__(self) -> None:
        for path in self.directories:
            check_guest_path(path)
        for name, value in self.env.items():
            if not name or "=" in name or "\0" in name + value:
                raise ValueError(f'env: expected a name without "=" and texts without NUL, found {name!r}')
        if any("\0" in text for text in self.args):
            raise ValueError("args: expected texts without NUL")
        if max(len(self.args), len(self.env), len(self.directories)) > MAX_ENTRIES:
            raise ValueError(f"args, env, directories: expected at most {MAX_ENTRIES} of each")
