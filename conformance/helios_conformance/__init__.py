"""Laws of plugins, checked with examples that are made from the contract's types.

`run_conformance` checks a component in one's own test; `helios-plugin check` does it on the command line. What this
package offers is loaded when it is asked for: pytest loads the package for its plugin in every project that has it.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .profile import PROFILES, Profile
    from .report import Cell, Failure, Report, Status
    from .reproduction import replay
    from .run import run_conformance
    from .subject import Subject, Unusable

__all__ = [
    "PROFILES",
    "Cell",
    "Failure",
    "Profile",
    "Report",
    "Status",
    "Subject",
    "Unusable",
    "replay",
    "run_conformance",
]

_PLACES = {
    "profile": ("PROFILES", "Profile"),
    "report": ("Cell", "Failure", "Report", "Status"),
    "reproduction": ("replay",),
    "run": ("run_conformance",),
    "subject": ("Subject", "Unusable"),
}


def __getattr__(name: str) -> Any:
    for module, names in _PLACES.items():
        if name in names:
            return getattr(importlib.import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
