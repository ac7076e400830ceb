"""What a host adds: a chain of three plugins beside one call of one, and a chain that nobody is in."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from helios_api.v2.pre_query import PreQueryDecisionContinue
from helios_host import PluginHost

__all__ = ["BARS", "host_subjects"]

PLUGINS: Final = 3

BARS: Final[dict[tuple[str, str], float]] = {("chain-of-3", "one-call"): 3.3, ("empty-chain", "attribute"): 1.5}


class _Plain:
    """Something with an attribute of an attribute, as a host's hooks are."""

    def __init__(self) -> None:
        self.hooks = self
        self.route = self
        self.is_empty = True


def host_subjects(
    guest: Path, one: Callable[[Any, Any], Any], call: Any, statement: Any
) -> dict[str, dict[str, Callable[[], object]]]:
    """Return the subjects of two cases: `one` is the generated call of the same guest, of a call and a statement."""
    directory = Path(tempfile.mkdtemp(prefix="helios-bench-"))
    atexit.register(shutil.rmtree, directory, ignore_errors=True)
    manifest = (guest.parent / "plugin.yaml").read_text()
    name = next(line for line in manifest.splitlines() if line.startswith("name:"))
    for number in range(PLUGINS):
        place = directory / f"bench-{number}"
        place.mkdir()
        shutil.copy(guest, place)
        (place / "plugin.yaml").write_text(manifest.replace(name, f"name: bench-{number}"))
    host = PluginHost.from_directory(directory)
    host.start()
    atexit.register(host.close)
    if host.problems:
        raise SystemExit(str(host.problems))
    chain, sync, plain = host.sync.hooks.pre_query, host.sync, _Plain()
    assert len(chain.plugins) == PLUGINS
    outcome = chain(call, statement)
    assert outcome is not None
    assert outcome.decision == PreQueryDecisionContinue()
    return {
        "chain-of-3": {"helios": lambda: chain(call, statement), "one-call": lambda: one(call, statement)},
        "empty-chain": {"helios": lambda: sync.hooks.route.is_empty, "attribute": lambda: plain.hooks.route.is_empty},
    }
