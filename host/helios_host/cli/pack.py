"""`helios-plugin pack`: make one file of a plugin."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from helios_host.plugins.loader import read_candidate
from helios_host.plugins.package import read_component
from helios_host.plugins.packed import pack
from helios_host.plugins.sections import with_manifest

from .said import refused

__all__ = ["command", "files_of"]


def files_of(plugin: Path) -> dict[str, bytes]:
    """Return every file of a plugin by name, with its assets; raises `LoadError`."""
    candidate = read_candidate(plugin)
    component = read_component(candidate.package, candidate.name)
    found = dict(candidate.package.files(component))
    assets = plugin / "assets"
    if plugin.is_dir() and assets.is_dir():
        for path in sorted(assets.rglob("*")):
            if path.is_file():
                found[f"assets/{path.relative_to(assets).as_posix()}"] = path.read_bytes()
    return found


@click.command(name="pack")
@click.argument("plugin", type=click.Path(exists=True, path_type=Path), default="dist")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file; NAME-VERSION.tar.gz.")
@click.option("--single", is_flag=True, help="Make one .wasm with the manifest in it, without assets or signature.")
def command(plugin: Path, output: Path | None, single: bool) -> None:
    """Pack PLUGIN, a directory, into one file. The same files make the same bytes.

    The exit code is 2 where it is no plugin.
    """
    with refused():
        manifest = read_candidate(plugin).manifest
        files = files_of(plugin)
    packed = with_manifest(files["plugin.wasm"], files["plugin.yaml"]) if single else pack(files)
    path = output or Path(f"{manifest.name}-{manifest.version}{'.wasm' if single else '.tar.gz'}")
    path.write_bytes(packed)
    click.echo(f"{path}: {len(packed):,} bytes, sha256:{hashlib.sha256(packed).hexdigest()}")
