"""Plugins as an MCP server (extra `mcp`): their tools, and their retrieval as one more tool."""

from __future__ import annotations

from .server import RETRIEVE, plugin_server

__all__ = ["RETRIEVE", "plugin_server"]
