"""Texts that are sent without asking plugins or noting anything, as they let them be."""

from __future__ import annotations

import time
from typing import Final

from helios_host.proxies.postgres.reuse import NEVER, Term
from helios_host.proxies.postgres.statements import Classifier, ParsedStatement, Shape, skeleton

__all__ = ["Passing"]

MAX_PASSING: Final = 1000
"""Most texts and shapes that are sent unasked; beyond, all are asked about anew."""


class Passing:
    """Texts and shapes of one session, each until when it passes."""

    def __init__(self, classify: Classifier) -> None:
        self._classify = classify
        self._until: dict[bytes | Shape, float] = {}

    def __contains__(self, text: bytes) -> bool:
        """Whether a text passes, as most are one that passed but for their literals."""
        if not self._until:
            return False
        until = self._until.get(text)
        if until is None:
            shape = self._classify.shape(text)
            until = None if shape is None else self._until.get(shape)
        return until is not None and until > time.monotonic()

    def note(self, text: bytes, parsed: ParsedStatement, term: Term) -> None:
        """A text was let pass so long."""
        if term is NEVER or not parsed.keeps_settings or skeleton(text) is None:
            return  # without a skeleton, how the server reads the text may change
        if len(self._until) >= MAX_PASSING:
            self._until.clear()
        alike = parsed.shape.is_plain and term.alike > 0.0
        self._until[parsed.shape if alike else text] = term.alike if alike else term.text
