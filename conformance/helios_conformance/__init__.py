"""Laws of plugins, checked with examples that are made from the contract's types.

`run_conformance` checks a component in one's own test; `helios-plugin check` does it on the command line.
"""

from __future__ import annotations

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
