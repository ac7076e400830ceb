"""What plugins may be called."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["NAME", "NAME_EXPECTED"]

NAME: Final = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?")
"""Names of plugins: they become names of directories, log records and metrics."""

NAME_EXPECTED: Final = "expected lower-case letters, digits, '-', '_' and '.'"
