from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def cache_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One artefact cache for the whole run, whatever processes it has, so that each guest is compiled once."""
    mine = tmp_path_factory.getbasetemp()
    cache = (mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine) / "hostile-cache"
    cache.mkdir(exist_ok=True)
    return cache
