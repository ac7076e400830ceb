"""`helios-plugin verify`: check whose signature a plugin has."""

from __future__ import annotations

import base64
from pathlib import Path

import click
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from helios_host.config import load_config
from helios_host.plugins.loader import read_candidate
from helios_host.plugins.signing import check_signature

from .pack import files_of
from .said import refused

__all__ = ["command"]

REFUSED = 1


@click.command(name="verify")
@click.argument("plugin", type=click.Path(exists=True, path_type=Path), default="dist")
@click.option(
    "--key", "keys", multiple=True, help="A trusted key: `ed25519:…`, or a file with a public key in PEM form."
)
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="heliosproxy.toml, whose trusted_keys are trusted.",
)
def command(plugin: Path, keys: tuple[str, ...], config: Path | None) -> None:
    """Check that PLUGIN is signed by a trusted key and was not changed since.

    The exit code is 1 where it is not, 2 where it is no plugin or a key is not usable.
    """
    trusted = [_public_key(key) for key in keys]
    with refused():
        if config is not None:
            trusted += load_config(config).trusted_keys
        name = read_candidate(plugin).name
        files = files_of(plugin)
    if not trusted:
        raise click.UsageError("name a key that is trusted: --key, or --config with trusted_keys")
    with refused(REFUSED):
        check_signature(files, trusted, name)
    click.echo(f"{name}: signed by a trusted key")


def _public_key(text: str) -> str:
    if text.startswith("ed25519:"):
        return text
    try:
        key = load_pem_public_key(Path(text).read_bytes())
    except (OSError, ValueError) as error:
        raise click.UsageError(f"--key {text}: expected ed25519:… or a public key in PEM form: {error}") from error
    if not isinstance(key, Ed25519PublicKey):
        raise click.UsageError(f"--key {text}: expected an Ed25519 key")
    return f"ed25519:{base64.b64encode(key.public_bytes_raw()).decode()}"
