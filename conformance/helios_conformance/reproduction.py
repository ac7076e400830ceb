"""A failing example as a JSON file: saved by a run, replayed by a command, kept as a regression case."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Final

import attrs
from witbind import wit

from .codec import decode
from .engine import ticking
from .laws import Broken, Law, Target, law_named
from .report import Cell, Failure, Report, Status
from .subject import Subject

__all__ = ["Reproduction", "load_reproduction", "replay", "save_reproduction"]

FORMAT: Final = 1


@attrs.frozen(kw_only=True)
class Reproduction:
    """What a file holds: which law failed on which function of which component, and the example."""

    component: str
    digest: str
    law: str
    hook: str
    version: int
    function: str
    example: dict[str, Any]
    message: str
    config: dict[str, Any]
    stateful: list[str]
    seed: int
    format: int = FORMAT


def save_reproduction(subject: Subject, cell: Cell, report: Report, directory: Path) -> Failure:
    """Write the failing example of a cell; return its failure with the file and the command that replays it."""
    assert cell.failure is not None
    failure = cell.failure
    found = Reproduction(
        component=subject.source, digest=subject.digest, law=cell.law, hook=cell.hook, version=cell.version,
        function=cell.function, example=failure.example, message=failure.message, config=subject.values,
        stateful=sorted(subject.stateful), seed=report.seed,
    )  # fmt: skip
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / f"{subject.name}-v{cell.version}-{cell.function}-{cell.law}.json"
    path.write_text(json.dumps(attrs.asdict(found), indent=1, ensure_ascii=False, default=repr))
    shown = os.path.relpath(path)
    return attrs.evolve(failure, reproduction=shown, command=f"helios-plugin check --replay {shown}")


def load_reproduction(path: Path) -> Reproduction:
    """Read a file; raises `ValueError` where it is none."""
    try:
        data = json.loads(path.read_text())
    except (OSError, ValueError) as error:
        raise ValueError(f"{path} is no reproduction: {error}") from error
    fields = {field.name for field in attrs.fields(Reproduction)}
    if not isinstance(data, dict) or fields != set(data):
        raise ValueError(f"{path} is no reproduction: expected a JSON file that `helios-plugin check` saved")
    found = Reproduction(**data)
    if found.format != FORMAT:
        raise ValueError(f"{path} has format {found.format}, this version reads {FORMAT}")
    return found


def replay(path: Path, component: Path | None = None) -> Cell:
    """Try a saved example again, on `component` instead of the one it names where that is given.

    Raises `ValueError` where the file is none or does not fit, `Unusable` where the component cannot be loaded.
    """
    found = load_reproduction(path)
    law = law_named(found.law)
    with ticking():
        subject = Subject.load(component or found.component, config=found.config, stateful=found.stateful)
        try:
            return _again(found, law, subject)
        finally:
            subject.close()


def _again(found: Reproduction, law: Law, subject: Subject) -> Cell:
    target = next((t for t in law.targets(subject) if (t.label, t.version) == (found.function, found.version)), None)
    if target is None:
        raise ValueError(f"the component has no {found.function} of version {found.version}")
    cell = Cell(
        guest=subject.name, hook=found.hook, version=found.version, function=found.function, law=law.name,
        status=Status.PASSED, examples=1,
    )  # fmt: skip
    try:
        law.check(subject, target, _decoded(law, subject, target, found.example))
    except Broken as broken:
        return attrs.evolve(cell, status=Status.FAILED, failure=Failure(message=str(broken), example=found.example))
    return cell


def _decoded(law: Law, subject: Subject, target: Target, example: dict[str, Any]) -> dict[str, Any]:
    parts = law.parts(subject, target)
    if set(parts) != set(example):
        raise ValueError(f"the example has {', '.join(sorted(example))}, the law takes {', '.join(sorted(parts))}")

    def handle(resource: wit.Resource) -> Any:
        return subject.imports.handle(resource)

    types: dict[str, wit.Type | None] = {name: part.type for name, part in parts.items()}
    return {
        name: value if types[name] is None else decode(types[name], value, handle) for name, value in example.items()
    }
