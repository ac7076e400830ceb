"""A search index whose vectors and distances are a plugin's, on the operator's search back end."""

from __future__ import annotations

from .index import PluginIndex

__all__ = ["PluginIndex"]
