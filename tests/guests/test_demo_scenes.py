"""The demo's scenes beside SQL say what was expected; each of their plugins is built with what pip brings."""

from __future__ import annotations

import pytest
from guestkit import build_guests
from helios_api.v2.types import Call, Session
from helios_host.demo.scenes import run_scenes
from helios_host.demo.stage import postgres

pytestmark = [pytest.mark.guests, pytest.mark.postgres]

PLUGINS = [
    "lite-policies-c-v1",
    "residency-router-cpp-v2",
    "custom-cache-c-v2",
    "pgvector-router-zig-v2",
    "clean-answers-c-v2",
]


def test_every_scene_ends_as_expected() -> None:
    for outcome in build_guests(only=PLUGINS):
        assert outcome.status in ("built", "cached"), outcome.note
    session = Session(id="s", user="ann", database="app", client_addr="unix", encrypted=False, attributes=[])
    call = Call(trace_parent=None, deadline=5_000_000, session=session, identity=None)
    with postgres() as server:
        scenes = run_scenes(call, server, lambda _event: None)
    assert [scene for scene in scenes if not scene.right] == []
    assert len({scene.hook for scene in scenes}) == 6
