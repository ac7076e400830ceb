"""A short run of `just churn`: reloads, disables and a plugin that begins to trap, under load on every chain."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from proxy_harness import Postgres

pytest.importorskip("uvicorn", reason="the extra `admin` is not installed")
sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from churn import GUARD, churn


@pytest.mark.guests
@pytest.mark.slow
def test_no_request_is_lost_or_answered_against_a_rule(postgres_server: Postgres) -> None:
    if not GUARD.is_dir():
        pytest.skip(f"{GUARD.name} is not built: just guests")
    address = f"{postgres_server.directory}:{postgres_server.port}"
    found = churn(address, reloads=20, disables=4, traps=1, clients=2, workers=2)
    assert found.wrong == []
    assert (found.reloads, found.disables, found.restarts) == (20, 4, 0)
    assert min(found.requests, found.denied, found.refused, found.sessions) > 0
