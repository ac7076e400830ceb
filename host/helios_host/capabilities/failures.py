"""Why a host service did not answer; each import turns these into the error values of its contract.

Failure
├── Unavailable   the service cannot be reached, or does not answer; it may again later
├── TimedOut      it did not answer in time
├── TooLarge      a key, a value or a result is larger than the host allows
├── Invalid       what the plugin asks for is not valid; the message says why
└── Missing       there is nothing of that name

The messages reach the plugin: they name no address, path or user of the host, those go to its log.
"""

from __future__ import annotations

__all__ = ["Failure", "Invalid", "Missing", "TimedOut", "TooLarge", "Unavailable"]


class Failure(Exception):
    """Base of what a plugin is told as an error value."""


class Unavailable(Failure):
    """The service cannot be reached; the message is for the plugin."""


class TimedOut(Failure):
    """The service did not answer in time."""


class TooLarge(Failure):
    """A key, a value or a result is larger than the host allows."""


class Invalid(Failure):
    """The request is not valid; the message says why."""


class Missing(Failure):
    """There is nothing of that name."""
