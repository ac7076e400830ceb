"""`helios-plugin completion`: what a shell needs to complete commands, options and the names of running plugins."""

from __future__ import annotations

import os
from typing import Final

import click
from click.shell_completion import CompletionItem, get_completion_class

from helios_host.admin.client import AdminClient
from helios_host.errors import HeliosError

__all__ = ["command", "plugin_names"]

SECONDS: Final = 2.0
"""How long completing a name waits for the running host."""


@click.command(name="completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the completion script of SHELL.

    \b
      eval "$(helios-plugin completion bash)"       # in ~/.bashrc; zsh alike in ~/.zshrc
      helios-plugin completion fish > ~/.config/fish/completions/helios-plugin.fish
    """  # noqa: D301 - click looks for the character itself
    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(context.find_root().command, {}, "helios-plugin", "_HELIOS_PLUGIN_COMPLETE").source())


def plugin_names(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the running plugins whose names begin so; none where no host answers."""
    url = context.params.get("url") or os.environ.get("HELIOS_ADMIN_URL")
    token = context.params.get("token") or os.environ.get("HELIOS_ADMIN_TOKEN")
    if url is None:
        return []
    try:
        found = AdminClient(url, token, SECONDS).ask("GET", "/plugins")["plugins"]
    except HeliosError:
        return []
    names = [row["name"] for row in found]
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]
