"""What a plugin's author needs: a project to begin with, calls without a proxy, and a page of what it can reach."""

from __future__ import annotations
