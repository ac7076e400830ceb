# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Searches the operator's indexes; permission `search`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue, Err, Ok

from ..search import SearchError, SearchHit

__all__ = ["Search"]


class Search(Protocol):
    """Searches the operator's indexes; permission `search`."""

    def search_keyword_index(
        self,
        index: str,
        text: str,
        k: int,
    ) -> AwaitableOrValue[Ok[list[SearchHit]] | Err[SearchError]]:
        """Find at most `k` documents that hold the words of `text`, best first."""
        ...

    def search_semantic_index(
        self,
        index: str,
        vector: list[float],
        k: int,
    ) -> AwaitableOrValue[Ok[list[SearchHit]] | Err[SearchError]]:
        """Find at most `k` documents whose vectors are nearest to `vector`, best first."""
        ...
