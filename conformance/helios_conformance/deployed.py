"""Checks chains of different plugins in hosts that have several: pairs of them in both orders, and all of them."""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import attrs
from helios_host.config import PluginSettings
from helios_host.errors import HeliosError
from helios_host.hooks.table import OnFailure

from .engine import ticking
from .examine import examine
from .laws.host import hosted
from .laws.together import ChainsCompose, Deployed
from .profile import Profile
from .report import Cell, Report, Status
from .subject import Subject, Unusable

__all__ = ["check_chain", "check_chains"]

Seated = tuple[str, Subject, PluginSettings]
"""A plugin for a chain, by its name."""

DONE_WITHOUT: Final = PluginSettings(on_failure=OnFailure.SKIP)


def check_chains(
    components: Sequence[Path],
    beside: Callable[[], Path] | None,
    profile: Profile,
    seed: int,
    told: Callable[[Cell], object] = id,
) -> Report:
    """Check chains of one build of each plugin, the smallest; what cannot be loaded is left to other checks.

    Without `beside` these are every pair that shares a hook, in both orders, and all plugins at once. With it, each
    plugin is before the plugin that `beside` builds, and after it, where that is done without when it dies.
    """
    report = Report("", seed)
    report.sentences[ChainsCompose.name] = ChainsCompose.sentence
    with ticking(), ExitStack() as stack:
        plugins: list[Seated] = []
        for subject in _smallest(components):
            stack.callback(subject.close)
            plugins.append((subject.name, subject, PluginSettings()))
        if beside is None:
            chains = [*itertools.permutations(plugins, 2), *([tuple(plugins)] if len(plugins) > 2 else [])]
        else:
            try:
                other = Subject.load(beside())
            except Unusable as error:
                report.cells = [_unusable(subject, str(error)) for _, subject, _ in plugins]
                return report
            stack.callback(other.close)
            after, before = (other.name, other, PluginSettings()), (other.name, other, DONE_WITHOUT)
            chains = [pair for plugin in plugins for pair in ((plugin, after), (before, plugin))]
        for chain in chains:
            for cell in check_chain(chain, profile, seed):
                report.cells.append(cell)
                told(cell)
    return report


def check_chain(chain: Sequence[Seated], profile: Profile, seed: int, only: str | None = None) -> Iterator[Cell]:
    """Check one chain of plugins, in the order in which they are asked; the engine must be ticking.

    Only functions that two of them answer are checked, or of these the one of the label `only`.
    """
    names = [name for name, _, _ in chain]
    of = " then ".join(names) if len(names) == 2 else "all"
    first = f"chains: {names[0]}" if len(names) == 2 else "chains: all"
    subjects = {name: subject for name, subject, _ in chain}
    settings = {name: rule for name, _, rule in chain}
    hooks = [set(subject.manifest.hooks) for subject in subjects.values()]
    if not any(one & other for one, other in itertools.combinations(hooks, 2)):
        return
    with ExitStack() as stack:
        try:
            plugins = [
                Deployed(name, subject, stack.enter_context(hosted({name: subject}, settings=settings)), settings[name])
                for name, subject in subjects.items()
            ]
            together = stack.enter_context(hosted(subjects, settings=settings))
        except HeliosError as error:
            yield attrs.evolve(_unusable(chain[0][1], f"the host does not load it: {error}"), guest=first)
            return
        law = ChainsCompose(plugins, together)
        for target in law.targets(chain[0][1]):
            if only in (None, target.label):
                number = seed ^ zlib.crc32(f"{of} {target.label} {law.name}".encode())
                cell = examine(law, chain[0][1], target, profile, number)
                yield attrs.evolve(cell, guest=first, function=f"{target.label} of {of}", version=2)


def _smallest(components: Sequence[Path]) -> Iterator[Subject]:
    found = set()
    for path in sorted(components, key=lambda path: path.stat().st_size):
        plugin = path.parent.name.rsplit("-", 2)[0]
        if plugin in found:
            continue
        try:
            yield Subject.load(path)
        except Unusable:
            continue
        found.add(plugin)


def _unusable(subject: Subject, reason: str) -> Cell:
    return Cell(
        guest=f"chains: {subject.name}", hook="-", version=0, function="-", law=ChainsCompose.name,
        status=Status.SKIPPED, reason=reason[:300],
    )  # fmt: skip
