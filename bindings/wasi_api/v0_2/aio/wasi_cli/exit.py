# Generated from wasi:cli@0.2 by witbind. Do not edit.
"""The interface `exit` of `wasi:cli`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue, Err, Ok

__all__ = ["Exit"]


class Exit(Protocol):
    """The interface `exit` of `wasi:cli`."""

    def exit(self, status: Ok[None] | Err[None]) -> AwaitableOrValue[None]:
        """Exit the current instance and any linked instances."""
        ...

    def exit_with_code(self, status_code: int) -> AwaitableOrValue[None]:
        """Exit the current instance and any linked instances, reporting the
        specified status code to the host.

        The meaning of the code depends on the context, with 0 usually meaning
        "success", and other values indicating various types of failure.

        This function does not return; the effect is analogous to a trap, but
        without the connotation that something bad has happened.
        """
        ...
