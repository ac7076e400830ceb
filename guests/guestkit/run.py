"""Builds guests two at a time, and only those whose inputs changed."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal

import attrs

from .model import BUILD, WIT, Guest, find_guests
from .recipes import RECIPES
from .tools import BuildError, assemble_wit

__all__ = ["MAX_JOBS", "Outcome", "build_guests", "build_project"]

MAX_JOBS: Final = min(2, os.cpu_count() or 1)
"""Compiles at once: a Python guest takes about 400 MB while it builds."""

CACHE: Final = BUILD / "guests-cache"


@attrs.frozen(kw_only=True)
class Outcome:
    """What became of one guest.

    `note` is what brings a skipped guest's toolchain, or why a build failed. `seconds` and `size` (bytes of the
    component) are those of the build that made the output; zero where there is none.
    """

    guest: Guest
    status: Literal["built", "cached", "skipped", "failed"]
    note: str = ""
    seconds: float = 0.0
    size: int = 0


def build_guests(
    *,
    only: Iterable[str] = (),
    languages: Iterable[str] = (),
    jobs: int = MAX_JOBS,
    started: Callable[[Guest], object] = id,
    finished: Callable[[Outcome], object] = id,
) -> list[Outcome]:
    """Build the guests of these plugins (or of these names) and languages.

    Where no plugin is given, all that go into build/guests are built; the others are for tests and benchmarks.

    `started` and `finished` are called as the work goes, `finished` also for what needs no work. Nothing is raised for
    a guest that fails: its outcome says so. Raises `ValueError` where a name is not known.
    """
    guests = _select(find_guests(), set(only), set(languages))
    outcomes = []
    with _lock():
        to_build = []
        contract = _contract()
        for guest in guests:
            recipe = RECIPES[guest.language]
            if (missing := recipe.missing()) is not None:
                outcome = Outcome(guest=guest, status="skipped", note=missing)
            elif (stamp := _stamp_of(guest, key := _key(guest, contract))) is not None:
                outcome = Outcome(guest=guest, status="cached", seconds=stamp["seconds"], size=stamp["size"])
            else:
                to_build.append((guest, key))
                continue
            outcomes.append(outcome)
            finished(outcome)
        with ThreadPoolExecutor(max(1, min(jobs, MAX_JOBS))) as pool:
            futures = [pool.submit(_build, guest, key, started) for guest, key in to_build]
            for future in as_completed(futures):
                outcomes.append(future.result())
                finished(outcomes[-1])
    return sorted(outcomes, key=lambda outcome: outcome.guest.name)


def build_project(guest: Guest, *, started: Callable[[Guest], object] = id) -> Outcome:
    """Build one project; `started` is called where there is something to do."""
    _cache(guest).mkdir(exist_ok=True)
    recipe = RECIPES.get(guest.language)
    if recipe is None:
        known = ", ".join(sorted(RECIPES))
        return Outcome(guest=guest, status="failed", note=f"there is no language {guest.language!r}; known are {known}")
    if (missing := recipe.missing()) is not None:
        return Outcome(guest=guest, status="skipped", note=missing)
    key = _key(guest, _contract())
    if (stamp := _stamp_of(guest, key)) is not None:
        return Outcome(guest=guest, status="cached", seconds=stamp["seconds"], size=stamp["size"])
    return _build(guest, key, started)


def _contract() -> str:
    return _digest(sorted((WIT / "v1").glob("*.wit")) + sorted((WIT / "v2").glob("*.wit")))


def _select(guests: list[Guest], only: set[str], languages: set[str]) -> list[Guest]:
    unknown = only - {guest.plugin for guest in guests} - {guest.name for guest in guests}
    unknown |= languages - {guest.language for guest in guests}
    if unknown:
        known = sorted({guest.plugin for guest in guests} | {guest.language for guest in guests})
        raise ValueError(f"there is no guest or language {', '.join(sorted(unknown))}; known are {', '.join(known)}")
    return [
        guest
        for guest in guests
        if ({guest.plugin, guest.name} & only if only else guest.output == "guests")
        and (not languages or guest.language in languages)
    ]


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _key(guest: Guest, contract: str) -> str:
    """Digest everything that decides what the build makes."""
    recipes = [
        Path(__file__).with_name(f"{name}.py")
        for name in ("golang", "javascript", "jsresource", "python", "recipes", "tools")
    ]
    parts = (
        repr(attrs.asdict(guest)),
        RECIPES[guest.language].version(),
        contract,
        _digest([*recipes, *guest.inputs()]),
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _cache(guest: Guest) -> Path:
    return guest.folder / ".helios" if guest.project else CACHE


def _stamp_file(guest: Guest) -> Path:
    return _cache(guest) / f"{guest.output}-{guest.name}.json"


def _stamp_of(guest: Guest, key: str) -> dict[str, Any] | None:
    """Return what is known of the guest's output, `None` where it is not up to date."""
    try:
        stamp: dict[str, Any] = json.loads(_stamp_file(guest).read_text())
        current = stamp["key"] == key and (guest.target / "plugin.wasm").stat().st_size == stamp["size"]
    except (OSError, ValueError, KeyError):
        return None
    manifest_there = guest.manifest is None or (guest.target / "plugin.yaml").exists()
    return stamp if current and manifest_there else None


def _build(guest: Guest, key: str, started: Callable[[Guest], object]) -> Outcome:
    started(guest)
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix=f"{guest.name}-", dir=_cache(guest)) as directory:
        work = Path(directory)
        try:
            assemble_wit(guest, work)
            component = RECIPES[guest.language].compile(guest, work)
        except BuildError as error:
            return Outcome(guest=guest, status="failed", note=str(error))
        seconds, size = round(time.monotonic() - start, 2), component.stat().st_size
        guest.target.mkdir(parents=True, exist_ok=True)
        if guest.manifest is not None:
            (work / "plugin.yaml").write_text(guest.manifest.read_text().replace("{name}", guest.name))
            _install(work / "plugin.yaml", guest.target / "plugin.yaml", work)
        _install(component, guest.target / "plugin.wasm", work)
        (work / "stamp").write_text(json.dumps({"key": key, "seconds": seconds, "size": size}))
        _install(work / "stamp", _stamp_file(guest), work)
    return Outcome(guest=guest, status="built", seconds=seconds, size=size)


def _install(source: Path, target: Path, work: Path) -> None:
    """Put a file in its place at once, so that nobody reads half of it."""
    copy = work / "install"
    shutil.copyfile(source, copy)
    copy.replace(target)


@contextmanager
def _lock() -> Iterator[None]:
    """Wait for another build of this checkout to end."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
