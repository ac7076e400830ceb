# Generated from case:gates@1 by witbind. Do not edit.
"""What `case:gates` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from .. import descriptors as v1
from .. import ids

__all__ = ["INTERFACES", "STABLE", "STABLE_GATED", "WORLDS", "W"]

STABLE_GATED: Final = wit.Resource(ids.STABLE, "gated", host=True)

STABLE: Final = wit.Interface(
    ids.STABLE,
    (
        wit.Function("[constructor]gated", "new_gated", (), wit.Own(STABLE_GATED), unstable=True),
        wit.Function("new-one", "new_one", (("r", "r", v1.STABLE_R),), wit.U8, unstable=True),
        wit.Function("old", "old", (("r", "r", v1.STABLE_R),), None),
    ),
    resources=(STABLE_GATED,),
    types=(("r", v1.STABLE_R),),
)

W: Final = wit.World(
    ids.W,
    imports=(
        v1.GATED,
        STABLE,
    ),
    exports=(),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.STABLE: STABLE,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.W: W,
}
