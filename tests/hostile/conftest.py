from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from programs import FORKED, install_few, install_hostile


@pytest.fixture(scope="session")
def cache_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One artefact cache for the whole run, whatever processes it has, so that each guest is compiled once."""
    mine = tmp_path_factory.getbasetemp()
    cache = (mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine) / "hostile-cache"
    cache.mkdir(exist_ok=True)
    return cache


@pytest.fixture(scope="session")
def plugins(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `programs.install_hostile` installs."""
    directory = tmp_path_factory.mktemp("plugins")
    install_hostile(directory)
    return directory


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `programs.install_few` installs, for programs that compile all of it."""
    directory = tmp_path_factory.mktemp("few")
    install_few(directory)
    return directory


@pytest.fixture(scope="session", autouse=True)
def _forked() -> Iterator[None]:
    yield
    FORKED.close()
