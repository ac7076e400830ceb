"""`helios-plugin serve`: load plugins and serve the admin API, without a proxy."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import attrs
import click

from helios_host.admin.operated import LocalHost
from helios_host.admin.server import AdminServer, usable
from helios_host.config import Listen
from helios_host.errors import HeliosError
from helios_host.manager import PluginHost
from helios_host.proxies.postgres.logs import set_up
from helios_host.structuring import structure

__all__ = ["command"]


@click.command(name="serve")
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default="heliosproxy.toml",
    help="heliosproxy.toml, with an [admin] section.",
)
@click.option("--listen", help="HOST:PORT, instead of listen in [admin].")
def command(config: Path, listen: str | None) -> None:
    """Load the plugins of a configuration and serve the admin API until SIGTERM, SIGINT or SIGHUP.

    The exit code is 2 when the configuration is wrong or a required plugin cannot be loaded. Log lines are JSON, on
    standard error.
    """
    set_up("info")
    try:
        host = PluginHost.from_config(config)
        admin = host.config.admin
        if listen is not None:
            address, wrong = structure(listen, Listen)
            if address is None:
                raise click.UsageError(f"--listen: {wrong[0].message}")
            admin = attrs.evolve(admin, listen=address)
        usable(admin)  # what is wrong with it is said before anything is compiled
        with host:
            server = AdminServer(LocalHost(host), admin)
            click.echo(f"admin API at {server.url}")
            for number in (signal.SIGTERM, signal.SIGINT):  # the server raises them again once it has stopped
                signal.signal(number, lambda *_: None)
            if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
                signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
            server.run()
    except HeliosError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)
