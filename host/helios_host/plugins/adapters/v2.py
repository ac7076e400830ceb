"""API version 2, which the host speaks: its functions are called as they are."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, Final

from helios_api.v2.types import Call

from .asking import Asking, Spread, Straight

__all__ = ["with_subject", "with_subjects", "without_subject"]

with_subject: Final = Straight()
"""Ask a hook that takes a call and a subject."""


with_subjects: Final = Spread()
"""Ask a hook that takes a call and a subject of several parts."""


@Asking
def without_subject(call: Call, _subject: None) -> Generator[tuple[Call], Any, Any]:
    """Ask a hook that takes a call only."""
    return (yield (call,))
