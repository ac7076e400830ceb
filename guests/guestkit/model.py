"""What there is to build, as the `build.toml` files beside the guests' sources say it.

```toml
output = "guests"                  # folder under build/; "guests" where it is not said
[[build]]
name = "sql-guard-c-v1"            # of the output; `<plugin>-<language>-<versions>` where it is not said
language = "c"                     # that of the folder's name where it is not said
versions = ["v1"]                  # API versions that the component exports
worlds = ["pre-query-plugin"]      # of the contract, in each of the versions: the component's own world includes them
sources = ["guard.c", "plugin.c"]  # what the compiler is given; its recipe says which kind of file
bindings = "bindings"              # folder of committed bindings from wit-bindgen, where there are any
defines = ["LOOP"]                 # macros of C sources
extra = ["import a: interface {}"] # more lines of the component's world
replace = ["types.wit", "u8", "s8"] # a file of the contract, and a text in it that this guest has another for
```

The manifest is `plugin.yaml` beside it; `{name}` in it becomes the name of the output.
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
    defines: tuple[str, ...]
    extra: tuple[str, ...]
    replace: tuple[str, ...]
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
    plugin = folder.name if folder.parent == GUESTS else folder.parent.name
    for entry in document["build"]:
        yield _guest(path, {"language": folder.name, **entry}, plugin, document.get("output", "guests"))


def _guest(path: Path, entry: dict[str, Any], plugin: str, output: str) -> Guest:
    folder = path.parent
    lists = ("versions", "worlds", "sources", "defines", "extra", "replace")
    unknown = set(entry) - {"name", "language", "bindings", *lists}
    if unknown:
        raise ValueError(f"{path}: unknown key {', '.join(sorted(unknown))}")
    manifest = folder / "plugin.yaml"
    return Guest(
        name=entry.get("name", f"{plugin}-{entry['language']}-{''.join(entry.get('versions', []))}"),
        plugin=plugin,
        language=entry["language"],
        folder=folder,
        bindings=folder / entry["bindings"] if "bindings" in entry else None,
        manifest=manifest if manifest.exists() else None,
        output=output,
        **{key: tuple(entry.get(key, ())) for key in lists},
    )
