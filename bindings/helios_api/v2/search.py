# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Searches the operator's indexes; permission `search`."""

from __future__ import annotations

from typing import Protocol, TypeAlias

import attrs
from witbind import Err, Ok

__all__ = [
    "Search",
    "SearchError",
    "SearchErrorAccessDenied",
    "SearchErrorInvalidQuery",
    "SearchErrorNoSuchIndex",
    "SearchErrorOther",
    "SearchErrorUnavailable",
    "SearchHit",
]


@attrs.frozen
class SearchErrorAccessDenied:
    """The plugin does not have the permission."""


@attrs.frozen
class SearchErrorNoSuchIndex:
    """There is no index of this name and kind."""


@attrs.frozen
class SearchErrorInvalidQuery:
    """The query does not fit the index, such as a vector of another length; the string says why."""

    value: str


@attrs.frozen
class SearchErrorUnavailable:
    """The index could not be reached."""

    value: str


@attrs.frozen
class SearchErrorOther:
    """Something else; the string is for people."""

    value: str


SearchError: TypeAlias = (
    SearchErrorAccessDenied
    | SearchErrorNoSuchIndex
    | SearchErrorInvalidQuery
    | SearchErrorUnavailable
    | SearchErrorOther
)
"""Why a search found no answer."""


@attrs.frozen(kw_only=True)
class SearchHit:
    """Something found."""

    id: str
    """Identifies the document in its index."""

    score: float
    """How well it fits; higher is better. Scores of different indexes are not comparable."""

    text: str
    """Its text."""

    source: str
    """Where it comes from, for people."""

    metadata: list[tuple[str, str]]
    """More about it, as pairs of name and value."""


class Search(Protocol):
    """Searches the operator's indexes; permission `search`."""

    def search_keyword_index(self, index: str, text: str, k: int) -> Ok[list[SearchHit]] | Err[SearchError]:
        """Find at most `k` documents that hold the words of `text`, best first."""
        ...

    def search_semantic_index(self, index: str, vector: list[float], k: int) -> Ok[list[SearchHit]] | Err[SearchError]:
        """Find at most `k` documents whose vectors are nearest to `vector`, best first."""
        ...
