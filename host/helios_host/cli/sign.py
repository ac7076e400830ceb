"""`helios-plugin sign`: sign a plugin with an Ed25519 key."""

from __future__ import annotations

from pathlib import Path

import click
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from helios_host.plugins.packed import pack
from helios_host.plugins.signing import SIGNATURE_NAME, sign

from .pack import files_of
from .said import refused

__all__ = ["command"]


@click.command(name="sign")
@click.argument("plugin", type=click.Path(exists=True, path_type=Path), default="dist")
@click.option(
    "--key",
    "key_file",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A private key in PEM form, such as `openssl genpkey -algorithm ed25519` makes.",
)
def command(plugin: Path, key_file: Path) -> None:
    """Sign PLUGIN, a directory or a .tar.gz: writes its plugin.sig, and prints the key for trusted_keys.

    The exit code is 2 where it is no plugin or the key is not usable.
    """
    key = _private_key(key_file)
    with refused():
        files = files_of(plugin)
    signature = sign(files, key)
    if plugin.is_dir():
        if any(name.startswith("assets/") for name in files):
            raise click.UsageError("a directory with assets is signed once it is packed: helios-plugin pack")
        (plugin / SIGNATURE_NAME).write_bytes(signature)
    elif plugin.name.endswith(".tar.gz"):
        plugin.write_bytes(pack({**files, SIGNATURE_NAME: signature}))
    else:
        raise click.UsageError("a single .wasm holds no signature: pack it as .tar.gz")
    click.echo(signature.decode("ascii").partition(" ")[0])


def _private_key(file: Path) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(file.read_bytes(), None)
    except TypeError as error:
        text = f"{file}: the key has a password: `openssl pkey -in {file} -out FILE` writes it without one"
        raise click.UsageError(text) from error
    except ValueError as error:
        raise click.UsageError(f"{file}: expected a private key in PEM form: {error}") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise click.UsageError(f"{file}: expected an Ed25519 key; openssl genpkey -algorithm ed25519 makes one")
    return key
