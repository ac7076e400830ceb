# Generated from wasi:cli@0.2 by witbind. Do not edit.
"""The interface `environment` of `wasi:cli`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

__all__ = ["Environment"]


class Environment(Protocol):
    """The interface `environment` of `wasi:cli`."""

    def get_arguments(self) -> AwaitableOrValue[list[str]]:
        """Get the POSIX-style arguments to the program."""
        ...

    def get_environment(self) -> AwaitableOrValue[list[tuple[str, str]]]:
        """Get the POSIX-style environment variables.

        Each environment variable is provided as a pair of string variable names
        and string value.

        Morally, these are a value import, but until value imports are available
        in the component model, this import function should return the same
        values each time it is called.
        """
        ...

    def initial_cwd(self) -> AwaitableOrValue[str | None]:
        """Return a path that programs should use as their initial current working
        directory, interpreting `.` as shorthand for this.
        """
        ...
