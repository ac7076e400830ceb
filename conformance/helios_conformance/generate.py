"""Independent examples: a Hypothesis backend that draws each example anew.

Hypothesis spends most of a small budget on variations of an example, in which only parts that have the same strategy
change. Here an example has many parts and few are tried, so each is drawn on its own. Shrinking is Hypothesis's own.
"""

from __future__ import annotations

from typing import Final

from hypothesis.internal.conjecture.providers import AVAILABLE_PROVIDERS, HypothesisProvider

__all__ = ["BACKEND", "IndependentProvider"]

BACKEND: Final = "helios-independent"


class IndependentProvider(HypothesisProvider):
    """Hypothesis's own choices, without what it does between examples."""


AVAILABLE_PROVIDERS[BACKEND] = f"{__name__}.{IndependentProvider.__name__}"
