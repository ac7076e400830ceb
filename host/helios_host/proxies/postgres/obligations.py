"""What a plugin allows a statement only with: row filters and column masks, as far as they can be proven to hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import attrs
from helios_api.v2.authorize import Obligations

from helios_host.proxies.postgres.decisions import Refused
from helios_host.proxies.postgres.masks import mask_plan
from helios_host.proxies.postgres.row_filters import CannotEnforce, restricted
from helios_host.proxies.postgres.statements import ParsedStatement

__all__ = ["Enforcer"]

MAX_KEPT: Final = 1024
"""Most statements whose filtered form is kept; beyond, all are forgotten."""


class Enforcer:
    """Writes obligations into statements, and remembers what came of it."""

    def __init__(self, classify: Callable[[bytes], ParsedStatement]) -> None:
        self._classify = classify
        self._known: dict[tuple[str, str], ParsedStatement | Refused] = {}

    def enforced(self, parsed: ParsedStatement, obligations: Obligations) -> ParsedStatement | Refused:
        """Return what is sent instead of a statement, or why the obligations cannot be enforced on it."""
        key = (parsed.statement.text, repr(obligations))
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= MAX_KEPT:
                self._known.clear()
            known = self._known[key] = self._enforce(parsed, obligations)
        return known

    def _enforce(self, parsed: ParsedStatement, obligations: Obligations) -> ParsedStatement | Refused:
        try:
            masks = mask_plan(parsed, obligations.column_masks) if obligations.column_masks else None
            filters = obligations.row_filters
            filtered = restricted(parsed, filters, self._classify) if filters else parsed
            return filtered if masks is None else attrs.evolve(filtered, masks=masks)
        except CannotEnforce as error:
            words = "a plugin allows this statement only with row filters or column masks"
            return Refused(f"{words}, which this proxy cannot enforce on it: {error}")
