"""`helios-plugin test`: run a project's own tests on this machine, without a host."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from guestkit import BuildError, MissingTool, run_tests

from .build import FAILED, MISSING, project

__all__ = ["command"]


@click.command(name="test")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
def command(folder: Path) -> None:
    """Run the tests of the project in FOLDER natively: no component, no host.

    The exit code is that of the language's test runner; 1 where nothing could be run, 3 where the toolchain is missing.
    """
    guest = project(folder)
    try:
        sys.exit(run_tests(guest))
    except BuildError as error:
        click.echo(str(error), err=True)
        sys.exit(MISSING if isinstance(error, MissingTool) else FAILED)
