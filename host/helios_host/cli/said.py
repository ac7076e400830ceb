"""How commands end that were refused: one sentence on standard error, and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click

from helios_host.errors import HeliosError, printable

__all__ = ["UNUSABLE", "refused"]

UNUSABLE: Final = 2
"""The exit code where nothing could be done: no plugin, a wrong configuration, wrong use."""


@contextmanager
def refused(code: int = UNUSABLE) -> Iterator[None]:
    """End the command with the host's sentence and an exit code where the host refuses something."""
    try:
        yield
    except HeliosError as error:
        click.echo("\n".join(printable(line) for line in str(error).split("\n")), err=True)
        sys.exit(code)
