"""Right names, wrong types: each is refused with the difference in words, and none of its code runs."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from arena import good_answer, install_good, open_host
from helios_host import PluginHost
from worlds import WORLDS

from guests import install


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, cache_directory: Path) -> Iterator[PluginHost]:
    directory = tmp_path_factory.mktemp("plugins")
    install_good(directory)
    for number, world in enumerate(WORLDS.values()):
        hook = "pre_query" if world.hook == "rewrite" else world.hook.replace("-", "_")
        if world.change is not None:
            hook = world.hook.replace("-", "_")
        install(directory, f"bad-{number}", world.build(), hooks=(hook,))
    with contextlib.closing(open_host(directory, cache_directory, "[plugins]\nmax_plugins = 200")) as host:
        host.start()
        yield host


@pytest.mark.parametrize("name", WORLDS)
def test_a_component_of_another_contract(host: PluginHost, name: str) -> None:
    plugin = f"bad-{list(WORLDS).index(name)}"
    (problem,) = [problem for problem in host.problems if problem.plugin == plugin]
    assert type(problem) is WORLDS[name].error, repr(problem)
    assert all(line.isprintable() for line in str(problem).split("\n"))
    assert len(str(problem)) < 40_000
    assert good_answer(host)
