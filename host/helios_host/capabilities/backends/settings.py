"""What the sections of several services have in common."""

from __future__ import annotations

from typing import Any

__all__ = ["server_has_url"]


def server_has_url(settings: Any, _attribute: object, url: str) -> None:
    """Validate a `url` that stands after its `backend`: servers have one, or this raises `ValueError`."""
    if settings.backend in ("postgres", "redis") and not url:
        scheme = "redis" if settings.backend == "redis" else "postgresql"
        raise ValueError(f'the backend "{settings.backend}" needs a url such as "{scheme}://host/0"')
