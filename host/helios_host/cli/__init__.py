"""The command line `helios-plugin`."""

from __future__ import annotations

import importlib

import click

__all__ = ["main"]

_COMMANDS = {
    "bench": ("helios_host.cli.bench", "Measure a plugin's hook: time, size, memory.", "conformance"),
    "build": ("helios_host.cli.build", "Build a plugin's project into dist/.", None),
    "check": ("helios_conformance.command", "Check the laws of the conformance suite on one component.", "conformance"),
    "completion": ("helios_host.cli.completion", "Print what a shell needs for tab completion.", None),
    "config": ("helios_host.cli.config", "Check a configuration, show it, print its schema.", None),
    "dev": ("helios_host.cli.dev", "Build, test and call a plugin whenever its sources change.", "admin"),
    "diff": ("helios_host.cli.diff", "Say what a new version of a plugin can reach beyond the old one.", None),
    "disable": ("helios_host.cli.operate", "Take a plugin out of its chains.", None),
    "enable": ("helios_host.cli.operate", "Put a plugin back into its chains.", None),
    "inspect": ("helios_host.cli.inspect", "Show what a plugin can reach, on one page.", None),
    "list": ("helios_host.cli.listing", "Show the plugins of a directory, a configuration or a running host.", None),
    "load": ("helios_host.cli.operate", "Load a plugin into a running host.", None),
    "logs": ("helios_host.cli.operate", "Show a plugin's log.", None),
    "metrics": ("helios_host.cli.operate", "Show what was measured of a plugin.", None),
    "new": ("helios_host.cli.new", "Begin a plugin: a project that builds, with a test.", None),
    "pack": ("helios_host.cli.pack", "Make one file of a plugin.", None),
    "proxy": ("helios_host.proxies.postgres.command", "Run the PostgreSQL proxy.", "postgres"),
    "reload": ("helios_host.cli.operate", "Load a plugin again and swap the versions.", None),
    "run": ("helios_host.cli.run", "Call a plugin's hook once.", "conformance"),
    "serve": ("helios_host.cli.serve", "Load plugins and serve the admin API.", "admin"),
    "sign": ("helios_host.cli.sign", "Sign a plugin with an Ed25519 key.", "signing"),
    "test": ("helios_host.cli.test", "Run the tests of a plugin's project, without a host.", None),
    "unload": ("helios_host.cli.operate", "Unload a plugin.", None),
    "verify": ("helios_host.cli.verify", "Check whose signature a plugin has.", "signing"),
}
"""Where each command lives (as `command`, or under its own name), its one line of help, and the extra that it needs."""


class _Group(click.Group):
    """Imports a command when it is used: the proxy's libraries are an extra."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in _COMMANDS:
            return None
        module, _, extra = _COMMANDS[cmd_name]
        try:
            found = importlib.import_module(module)
        except ModuleNotFoundError as error:
            if extra is None or (error.name or "").startswith("helios_"):
                raise
            raise click.ClickException(
                f"`{cmd_name}` needs {error.name}: pip install 'helios-plugin-host[{extra}]'"
            ) from error
        command = getattr(found, "command" if hasattr(found, "command") else cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Commands"):
            formatter.write_dl([(name, _COMMANDS[name][1]) for name in sorted(_COMMANDS)])


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="helios-plugin-host", prog_name="helios-plugin")
def main() -> None:
    """Run and look at sandboxed plugins of database and LLM proxies.

    Tab completion: eval "$(helios-plugin completion bash)"
    """
