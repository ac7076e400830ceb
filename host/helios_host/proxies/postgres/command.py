"""`helios-plugin proxy`: run the PostgreSQL proxy until it is told to stop."""

from __future__ import annotations

import ssl
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, Final

import attrs
import click
from helios_api.v2.route import BackendRole

from helios_host.admin.operated import LocalHost, Operated
from helios_host.config import HostConfig, Listen, load_config
from helios_host.errors import ConfigurationError, HeliosError, Problem
from helios_host.proxies.postgres.job import ProxyJob, run_alone, run_workers
from helios_host.proxies.postgres.logs import set_up
from helios_host.proxies.postgres.settings import (
    TLS_MODES,
    Address,
    ProxySettings,
    ServerTls,
    Target,
    TlsMode,
    parse_listen,
    parse_server,
    parse_tags,
    parse_target,
)

__all__ = ["command"]

_FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)


class _Parsed(click.ParamType[Any]):
    """What one of the functions of `settings` reads."""

    def __init__(self, name: str, parse: Callable[[str], object]) -> None:
        self.name = name
        self._parse = parse

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> object:
        """Return what was read; fails with what was expected."""
        try:
            return self._parse(value) if isinstance(value, str) else value
        except ValueError as error:
            self.fail(str(error), param, ctx)


_LISTEN: Final = _Parsed("HOST:PORT", parse_listen)
_SERVER: Final = _Parsed("SERVER", parse_server)
_PRIMARY: Final = _Parsed("NAME=SERVER[,TAG=VALUE…]", lambda text: parse_target(text, BackendRole.PRIMARY))
_REPLICA: Final = _Parsed("NAME=SERVER[,TAG=VALUE…]", lambda text: parse_target(text, BackendRole.REPLICA))
_TAGS: Final = _Parsed("TAG=VALUE,…", parse_tags)
_SECONDS: Final = click.FloatRange(min=0)
_MORE_SECONDS: Final = click.FloatRange(min=0, min_open=True)


@click.command(
    name="proxy",
    context_settings={"auto_envvar_prefix": "HELIOS_PROXY", "show_default": True, "max_content_width": 100},
)
@click.option("--listen", type=_LISTEN, default="127.0.0.1:6432", help="Where clients connect.")
@click.option(
    "--server",
    type=_SERVER,
    required=True,
    help="The PostgreSQL behind it: HOST:PORT, a socket directory (/run/postgresql), a postgresql:// URI or "
    "'host=… port=…'. User, password and database are the client's to give, or the file's of --auth-file.",
)
@click.option(
    "--server-tls",
    type=click.Choice(TLS_MODES),
    default="disable",
    help="TLS to the server, as libpq's sslmode: required; with a certificate of a known authority; and with the "
    "server's name in it. It takes --auth-file, since a login by SCRAM binds to TLS.",
)
@click.option("--server-ca", type=_FILE, help="Authorities (PEM) for verify-ca and verify-full, else the system's.")
@click.option("--server-tags", type=_TAGS, default=(), help="What plugins see of the server, such as region=eu.")
@click.option(
    "--primary", "primaries", type=_PRIMARY, multiple=True, help="Another server that plugins may send sessions to."
)
@click.option(
    "--replica",
    "replicas",
    type=_REPLICA,
    multiple=True,
    help="A replica that plugins may send sessions to: eu-1=db2:5432,region=eu,weight=2.",
)
@click.option("--check-interval", type=_MORE_SECONDS, default=5, help="Seconds between looks at several servers.")
@click.option("--check-user", help="As whom to ask replicas how far they are behind; unknown without it.")
@click.option(
    "--auth-file",
    type=_FILE,
    help="Users (TOML) who log in at the proxy by SCRAM, and as whom it logs in to the server for them; see the "
    "proxy's README. Without it, logins pass through.",
)
@click.option("--config", type=_FILE, help="heliosproxy.toml, which says which plugins to load.")
@click.option(
    "--plugins",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A directory with one directory a plugin, instead of the configuration's plugin_dir.",
)
@click.option(
    "--tls-cert", type=_FILE, help="Certificate chain (PEM) for clients that ask for TLS; else they get a no."
)
@click.option("--tls-key", type=_FILE, help="Its key (PEM), where it is not in the same file.")
@click.option(
    "--tls-client-ca",
    type=_FILE,
    help="Authorities (PEM) of clients' certificates: one that a client shows must be theirs, and plugins see it.",
)
@click.option("--max-connections", type=click.IntRange(min=1), default=100, help="Most sessions at a time.")
@click.option(
    "--idle-timeout", type=_SECONDS, default=0, help="Seconds without anything sent or awaited; 0 is for ever."
)
@click.option(
    "--connect-timeout", type=click.FloatRange(min=0, min_open=True), default=5, help="Seconds to reach the server."
)
@click.option("--drain-timeout", type=_SECONDS, default=30, help="Seconds that sessions may go on after SIGTERM.")
@click.option("--ready-listen", type=_LISTEN, help="Where HTTP /readyz and /healthz are answered; nowhere without it.")
@click.option(
    "--admin-listen",
    type=_LISTEN,
    help="Where the admin API answers, instead of listen in [admin]; without either, nowhere.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=1,
    help="Processes that serve clients, each --max-connections; the admin API changes all of them together.",
)
@click.option("--log-level", type=click.Choice(["debug", "info", "warning", "error"]), default="info")
def command(
    listen: Address,
    server: Address,
    server_tls: TlsMode,
    server_ca: Path | None,
    primaries: tuple[Target, ...],
    replicas: tuple[Target, ...],
    auth_file: Path | None,
    config: Path | None,
    plugins: Path | None,
    tls_cert: Path | None,
    tls_key: Path | None,
    tls_client_ca: Path | None,
    admin_listen: Address | None,
    workers: int,
    log_level: str,
    **limits: Any,
) -> None:
    """Stand before a PostgreSQL server and ask plugins about every session and statement.

    Each client's session gets a server connection of its own. Without plugins messages are only passed on.

    \b
      helios-plugin proxy --server /run/postgresql --config heliosproxy.toml
      psql -h 127.0.0.1 -p 6432

    SIGTERM, SIGINT or SIGHUP: accept no more, let sessions end; once more: end them now. Log lines are JSON, on
    standard error. Every option can be given as HELIOS_PROXY_ and its name, such as HELIOS_PROXY_SERVER.
    """  # noqa: D301 - click looks for the character itself
    for option, file in (("--tls-key", tls_key), ("--tls-client-ca", tls_client_ca)):
        if file is not None and tls_cert is None:
            raise click.UsageError(f"{option} needs --tls-cert")
    others = (*primaries, *replicas)
    tls = _server_tls(server_tls, server_ca, [server, *(target.address for target in others)])
    if tls is not None and auth_file is None:
        raise click.UsageError("--server-tls needs --auth-file: one that passes through binds to one way's TLS")
    if len({target.name for target in others}) < len(others):
        raise click.UsageError("two servers have the same name")
    set_up(log_level)
    settings = ProxySettings(listen=listen, server=server, server_tls=tls, others=others, **limits)
    try:
        found = _config(config, plugins)
        job = ProxyJob(
            settings=settings,
            config=found,
            certificate=tls_cert,
            key=tls_key,
            client_authorities=tls_client_ca,
            auth_file=auth_file,
            log_level=log_level,
        )
        job.login()  # what is wrong with the file is said before anything starts
        if workers > 1:
            run_workers(job, workers, lambda fleet: _admin(fleet, admin_listen))
        else:
            run_alone(job, lambda host: _admin(LocalHost(host), admin_listen))
    except HeliosError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)
    except ssl.SSLError as error:
        files = " and ".join(str(file) for file in (tls_cert, tls_key, tls_client_ca) if file)
        raise click.UsageError(f"{files}: no certificate with its key, or no authorities: {error}") from error
    except OSError as error:
        click.echo(f"Error: cannot listen on {listen}: {error.strerror or error}", err=True)
        sys.exit(1)


def _server_tls(mode: TlsMode, authorities: Path | None, addresses: list[Address]) -> ServerTls | None:
    if authorities is not None and mode not in ("verify-ca", "verify-full"):
        raise click.UsageError("--server-ca needs --server-tls verify-ca or verify-full")
    if mode == "disable":
        return None
    for address in addresses:
        if address.path:
            raise click.UsageError(f"--server-tls: {address} is a Unix-domain socket, which has no TLS")
    tls = ServerTls(mode, authorities)
    try:
        tls.context()
    except OSError as error:
        raise click.UsageError(f"--server-ca: {authorities}: no certificates: {error}") from error
    return tls


def _config(config: Path | None, plugins: Path | None) -> HostConfig:
    """Return what the options say: without either, no plugin is loaded."""
    if config is None and plugins is None:
        return HostConfig(enabled=False)
    found = load_config(config) if config is not None else HostConfig()
    return found if plugins is None else attrs.evolve(found, plugin_dir=str(plugins))


def _admin(operated: Operated, listen: Address | None) -> AbstractContextManager[object]:
    """Return the admin API of plugins where one is asked for; its libraries are an extra."""
    admin = operated.config.admin
    if listen is not None:
        admin = attrs.evolve(admin, listen=Listen(str(listen)))
    if admin.listen is None:
        return nullcontext()
    try:
        from helios_host.admin.server import AdminServer
    except ModuleNotFoundError as error:
        text = f"the admin API needs {error.name}: pip install 'helios-plugin-host[admin]'"
        raise ConfigurationError("the admin API", [Problem("admin.listen", text)]) from error
    return AdminServer(operated, admin)
