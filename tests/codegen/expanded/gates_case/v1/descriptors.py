# Generated from case:gates@1 by witbind. Do not edit.
"""What `case:gates` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from . import ids, stable

__all__ = ["GATED", "INTERFACES", "STABLE", "STABLE_GATED", "STABLE_R", "WORLDS", "W"]

GATED: Final = wit.Interface(
    ids.GATED,
    (wit.Function("f", "f", (), None),),
)

STABLE_GATED: Final = wit.Resource(ids.STABLE, "gated", host=True)

STABLE_R: Final = wit.Record("r", (("a", "a", wit.U8),), stable.R)

STABLE: Final = wit.Interface(
    ids.STABLE,
    (
        wit.Function("[constructor]gated", "new_gated", (), wit.Own(STABLE_GATED), unstable=True),
        wit.Function("new-one", "new_one", (("r", "r", STABLE_R),), wit.U8, unstable=True),
        wit.Function("old", "old", (("r", "r", STABLE_R),), None),
    ),
    resources=(STABLE_GATED,),
    types=(("r", STABLE_R),),
)

W: Final = wit.World(
    ids.W,
    imports=(
        GATED,
        STABLE,
    ),
    exports=(),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.GATED: GATED,
    ids.STABLE: STABLE,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.W: W,
}
