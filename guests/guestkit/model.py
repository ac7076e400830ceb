"""What there is to build, as the `build.toml` files beside the guests' sources say it.

```toml
output = "guests"                 # folder under build/; "guests" where it is not said
[[build]]
versions = ["v1"]                 # API versions that the component exports
worlds = ["pre-query-plugin"]     # of the contract, in each of the versions: the component's own world includes them
sources = ["guard.c", "plugin.c"] # what the compiler is given; its recipe says which kind of file
bindings = "bindings"             # folder of committed bindings from wit-bindgen, where there are any
manifest = "plugin.yaml"          # beside the file; this name where it is not said
```

A build is named after its folders and versions, `<plugin>-<language>-<versions>`, unless it has a `name`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs

__all__ = ["BUILD", "GUESTS", "ROOT", "WIT", "Guest", "find_guests"]

GUESTS: Final = Path(__file__).resolve().parent.parent
ROOT: Final = GUESTS.parent
WIT: Final = ROOT / "wit"
BUILD: Final = ROOT / "build"


@attrs.frozen(kw_only=True)
class Guest:
    """One component to build, with its manifest."""

    name: str
    plugin: str
    language: str
    versions: tuple[str, ...]
    folder: Path
    worlds: tuple[str, ...]
    sources: tuple[str, ...]
    bindings: Path | None
    manifest: Path | None
    output: str

    @property
    def target(self) -> Path:
        """The directory that the component and its manifest are put into."""
        return BUILD / self.output / self.name

    def inputs(self) -> Iterator[Path]:
        """Yield every file that the build reads, but for the contract's."""
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and path.suffix != ".md" and not {"target", "__pycache__"} & set(path.parts):
                yield path


def find_guests() -> list[Guest]:
    """Return every guest of this folder, by name; raises `ValueError` where a `build.toml` is not usable."""
    guests = [guest for path in sorted(GUESTS.rglob("build.toml")) for guest in _read(path)]
    return sorted(guests, key=lambda guest: guest.name)


def _read(path: Path) -> Iterator[Guest]:
    folder = path.parent
    document = tomllib.loads(path.read_text())
    plugin, language = folder.parent.name, document.get("language", folder.name)
    if folder.parent == GUESTS:
        plugin = folder.name
    for entry in document["build"]:
        yield _guest(path, entry, plugin, language, document.get("output", "guests"))


def _guest(path: Path, entry: dict[str, Any], plugin: str, language: str, output: str) -> Guest:
    folder = path.parent
    unknown = set(entry) - {"name", "versions", "worlds", "sources", "bindings", "manifest"}
    if unknown:
        raise ValueError(f"{path}: unknown key {', '.join(sorted(unknown))}")
    versions = tuple(entry.get("versions", ()))
    manifest = folder / entry.get("manifest", "plugin.yaml")
    return Guest(
        name=entry.get("name", f"{plugin}-{language}-{''.join(versions)}"),
        plugin=plugin,
        language=language,
        versions=versions,
        folder=folder,
        worlds=tuple(entry["worlds"]),
        sources=tuple(entry.get("sources", ())),
        bindings=folder / entry["bindings"] if "bindings" in entry else None,
        manifest=manifest if manifest.exists() else None,
        output=output,
    )
