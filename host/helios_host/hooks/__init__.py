"""Hooks: the table of them, and the chains that ask every plugin of a hook."""

from __future__ import annotations
