"""Plugins before and behind HTTP services: a check that gateways ask, and a middleware for chat completions."""

from __future__ import annotations
