"""What went wrong, as the admin API says it (RFC 9457)."""

from __future__ import annotations

from typing import Any

from helios_host.errors import AlreadyLoaded, ApprovalNeeded, HeliosError, LoadError, UnknownPlugin

from .kv import StoreUnavailable

__all__ = ["NothingToLoad", "Relayed", "problem_of", "problem_text"]


class NothingToLoad(HeliosError):
    """There is nothing at a path, or nothing that may be loaded from there."""


class Relayed(HeliosError):
    """A change failed in another process, which told this `problem`."""

    def __init__(self, problem: dict[str, Any]) -> None:
        super().__init__(str(problem.get("detail", "")))
        self.problem = problem


def problem_of(error: HeliosError) -> dict[str, Any]:
    """Return the body for an error of the host: its class is the title."""
    if isinstance(error, Relayed):
        return error.problem
    if isinstance(error, UnknownPlugin | NothingToLoad):
        status = 404
    elif isinstance(error, AlreadyLoaded | ApprovalNeeded):
        status = 409
    elif isinstance(error, StoreUnavailable):
        status = 503
    else:
        status = 422 if isinstance(error, LoadError) else 500
    more = {"asks": list(error.asks), "digest": error.digest} if isinstance(error, ApprovalNeeded) else {}
    return {**problem_text(status, type(error).__name__, str(error)), **more}


def problem_text(status: int, title: str, detail: str) -> dict[str, Any]:
    """Return a body with nothing but the four members."""
    return {"type": f"urn:helios:{title}", "title": title, "status": status, "detail": detail}
