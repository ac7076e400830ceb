"""Schemathesis asks the running admin API whatever its OpenAPI document allows, and much that it does not."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("uvicorn", reason="the extra `admin` is not installed")
pytest.importorskip("schemathesis", reason="the extra `dev` is not installed")

import schemathesis
from helios_host.admin.openapi import document
from helios_host.admin.operated import LocalHost
from helios_host.admin.server import AdminServer
from helios_host.capabilities.faces import Io, run
from helios_host.capabilities.kv import open_kv
from helios_host.config import AdminSettings, AdminToken, parse_config
from helios_host.engine.cache import ArtefactCache
from helios_host.manager import PluginHost
from helios_host.supervisor.fleet import Fleet
from hypothesis import HealthCheck, settings

from .test_fleet import Crew, hired
from .test_life import OLD, put

EXAMPLES = int(os.environ.get("HELIOS_SCHEMATHESIS_EXAMPLES", "10"))
"""Requests of each kind for each route; more where somebody has the time."""

TOKEN = "schema-schema-schema"


@pytest.fixture(scope="module", params=[1, 2], ids=["one-process", "two-workers"])
def api(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    directory = tmp_path_factory.mktemp("schemathesis")
    (directory / "plugins").mkdir()
    for name in ("guard", "second"):
        put(directory / "plugins", OLD, name)
    config = parse_config(
        f'[plugins]\nplugin_dir = "{directory / "plugins"}"\ncapabilities.data_dir = "{directory / "data"}"\n', "x", {}
    )
    store = open_kv(config.capabilities.kv, directory / "data", Io())
    run(store.put("guard", b"key", b"value", None))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WRITE", TOKEN)
        admin = AdminSettings(listen="127.0.0.1:0", tokens=(AdminToken(name="w", role="write", env="WRITE"),))
        with contextlib.ExitStack() as stack:
            cache = ArtefactCache(directory / "cache")
            hosts = [stack.enter_context(PluginHost(config, cache=cache)) for _ in range(request.param)]
            crew = Crew(Fleet(config, pytest.fail), [], [])
            for number, host in enumerate(hosts, 1):
                crew.fleet.join(hired(crew, number, host, stack).asker)
            operated = LocalHost(hosts[0]) if len(hosts) == 1 else crew.fleet
            yield stack.enter_context(AdminServer(operated, admin)).url


schema = schemathesis.openapi.from_dict(document())


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_one_that_the_document_names(case: Any, api: str) -> None:
    if case.meta.generation.mode.is_positive and case.path_parameters and len(case.path_parameters["name"]) % 2:
        case.path_parameters["name"] = "second" if case.method == "DELETE" else "guard"  # one that is there
        if "key" in case.path_parameters:
            case.path_parameters["key"] = "key"
    if case.query.get("follow") in (True, "true"):
        case.query.pop("follow")  # an event stream has no end
    case.call_and_validate(base_url=api, headers={"Authorization": f"Bearer {TOKEN}"}, timeout=30)
