"""The demo's scenes beside SQL say what was expected; each of their plugins is built with what pip brings."""

from __future__ import annotations

import pytest
from guestkit import build_guests
from helios_api.v2.types import Call, Session
from helios_host.demo import ai_scenes
from helios_host.demo.ai_scenes import run_ai_scenes, skipped
from helios_host.demo.scenes import run_scenes
from helios_host.demo.stage import postgres

pytestmark = pytest.mark.guests

SESSION = Session(id="s", user="postgres", database="app", client_addr="unix", encrypted=False, attributes=[])
CALL = Call(trace_parent=None, deadline=5_000_000, session=SESSION, identity=None)


def build(*names: str) -> None:
    for outcome in build_guests(only=list(names)):
        assert outcome.status in ("built", "cached"), outcome.note


@pytest.mark.postgres
def test_every_scene_ends_as_expected() -> None:
    build("lite-policies-c-v1", "residency-router-cpp-v2", "custom-cache-c-v2", "pgvector-router-zig-v2")
    build("column-mask-zig-v2", "result-guard-c-v2")
    with postgres() as server:
        scenes = run_scenes(CALL, server, lambda _event: None)
    assert [scene for scene in scenes if not scene.right] == []
    assert len({scene.hook for scene in scenes}) == 9


def test_every_scene_of_tokens_vectors_tools_and_answers_ends_as_expected() -> None:
    build("custom-auth-c-v1", "agent-tools-zig-v2", "rag-fusion-cpp-v2", "clean-answers-c-v2", "lite-policies-c-v1")
    scenes = run_ai_scenes(CALL, lambda _event: None)
    assert [scene for scene in scenes if not scene.right] == []
    assert len(scenes) == 9
    assert len({scene.hook for scene in scenes}) == 6


def test_scenes_that_need_http_are_left_out_by_name_where_nothing_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ai_scenes, "find_spec", lambda _name: None)
    assert skipped() == ["custom-auth-c-v1", "agent-tools-zig-v2"]
    asked = {scene.plugin for scene in run_ai_scenes(CALL, lambda _event: None)}
    assert asked <= {"rag-fusion", "lite-policies-c", "clean-answers"}
