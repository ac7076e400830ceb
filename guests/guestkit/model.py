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
sdk = true                         # it is written with guests/sdk/<language>
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

__all__ = ["BUILD", "GUESTS", "ROOT", "SDK", "SUPPORT", "WIT", "Guest", "find_guests", "read_project"]

GUESTS: Final = Path(__file__).resolve().parent.parent
ROOT: Final = GUESTS.parent
BUILD: Final = ROOT / "build"

_DATA: Final = Path(__file__).resolve().parent / "data"
"""Where the wheel has the contract, the SDKs and what they stand on; a checkout has them in their own places."""

WIT: Final = _DATA / "wit" if _DATA.exists() else ROOT / "wit"
SDK: Final = _DATA / "sdk" if _DATA.exists() else GUESTS / "sdk"
SUPPORT: Final = _DATA / "support" if _DATA.exists() else GUESTS / "support"


_STANDS_ON: Final = {"cpp": ("c", "cpp"), "zig": ("c", "zig"), "javascript": ("js",), "typescript": ("js",)}
"""Folders of the SDKs that a language uses, where it is not the one that is named after it."""

_LINKED: Final = {"c": "c", "cpp": "c", "extism": "c", "go": "wasi", "zig": "c"}
"""Folders of support that end up in a language's components."""

_MADE: Final = frozenset({"target", "__pycache__", "node_modules", "dist", ".helios"})
"""Folders that builds make."""


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
    sdk: bool
    project: bool = False

    @property
    def target(self) -> Path:
        """The directory that the component and its manifest are put into; of a project, `dist` beside its sources."""
        return self.folder / "dist" if self.project else BUILD / self.output / self.name

    def inputs(self) -> Iterator[Path]:
        """Yield every file that the build reads, but for the contract's."""
        for path in sorted(self.folder.rglob("*")):
            below = path.relative_to(self.folder).parts
            if path.is_file() and path.suffix != ".md" and not _MADE & set(below):
                yield path
        names = _STANDS_ON.get(self.language, (self.language,)) if self.sdk else ()
        folders = [*(SDK / name for name in names)]
        if self.language in _LINKED:
            folders.append(SUPPORT / _LINKED[self.language])
        for folder in folders:
            for path in sorted(folder.rglob("*")):
                if path.is_file() and path.suffix != ".md" and not _MADE & set(path.relative_to(folder).parts):
                    yield path


def find_guests() -> list[Guest]:
    """Return every guest of this folder, by name; raises `ValueError` where a `build.toml` is not usable."""
    guests = [guest for path in sorted(GUESTS.rglob("build.toml")) for guest in _read(path)]
    return sorted(guests, key=lambda guest: guest.name)


def read_project(folder: Path) -> Guest:
    """Return the plugin of one folder, wherever it is; raises `ValueError` where its `build.toml` is not usable."""
    path = folder.resolve() / "build.toml"
    try:
        entries = tomllib.loads(path.read_text())["build"]
        if len(entries) != 1:
            raise ValueError(f"{path}: expected one [[build]], found {len(entries)}")
        guest = _guest(path, entries[0], path.parent.name, "dist")
    except FileNotFoundError:
        raise ValueError(f"{folder}: there is no build.toml: `helios-plugin new` makes a project") from None
    except KeyError as error:
        raise ValueError(f"{path}: expected a key {error.args[0]} in [[build]]") from None
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}: {error}") from None
    if guest.manifest is None:
        raise ValueError(f"{folder}: there is no plugin.yaml")
    return attrs.evolve(guest, project=True)


def _read(path: Path) -> Iterator[Guest]:
    folder = path.parent
    document = tomllib.loads(path.read_text())
    plugin = folder.name if folder.parent == GUESTS else folder.parent.name
    for entry in document["build"]:
        yield _guest(path, {"language": folder.name, **entry}, plugin, document.get("output", "guests"))


def _guest(path: Path, entry: dict[str, Any], plugin: str, output: str) -> Guest:
    folder = path.parent
    lists = ("versions", "worlds", "sources", "defines", "extra", "replace")
    unknown = set(entry) - {"name", "language", "bindings", "sdk", *lists}
    if unknown:
        raise ValueError(f"{path}: unknown key {', '.join(sorted(unknown))}")
    manifest = folder / "plugin.yaml"
    listed: dict[str, Any] = {key: tuple(entry.get(key, ())) for key in lists}
    return Guest(
        name=entry.get("name", f"{plugin}-{entry['language']}-{''.join(entry.get('versions', []))}"),
        plugin=plugin,
        language=entry["language"],
        folder=folder,
        bindings=folder / entry["bindings"] if "bindings" in entry else None,
        manifest=manifest if manifest.exists() else None,
        output=output,
        sdk=entry.get("sdk", False),
        **listed,
    )
