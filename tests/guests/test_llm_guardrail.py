"""The guardrail in every language: the same cases, from one file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from guestkit import build_guests, find_guests
from helios_host.scaffold.calls import call_hook, find_hook, opened, started

pytestmark = pytest.mark.guests
FOLDER = Path(__file__).parents[2] / "guests" / "llm-guardrail"
CASES: list[dict[str, Any]] = json.loads((FOLDER / "cases.json").read_text())
GUESTS = [guest for guest in find_guests() if guest.plugin == "llm-guardrail"]


def inputs(case: dict[str, Any]) -> dict[str, Any]:
    app = case.get("app", "agent 7")
    tables = [name.rpartition(".") for name in case.get("tables", [])]
    return {
        "call": {"session": {"attributes": [["application_name", app]] if app is not None else []}},
        "statement": {
            "text": case["text"],
            "kind": case.get("kind", "select"),
            "tables": [{"schema": schema or None, "name": name, "access": "read"} for schema, _, name in tables],
            "is-batch": case.get("batch", False),
        },
    }


@pytest.mark.parametrize("guest", GUESTS, ids=lambda guest: guest.language)
def test_every_case_is_decided_alike(guest: Any) -> None:
    (outcome,) = build_guests(only=[guest.name])
    if outcome.status == "skipped":
        pytest.skip(f"{guest.language} needs: {outcome.note}")
    assert outcome.status != "failed", outcome.note
    wrong = []
    by_config: dict[str, list[dict[str, Any]]] = {}
    for case in CASES:
        by_config.setdefault(json.dumps(case.get("config", {})), []).append(case)
    with opened(guest.target, {}) as subject:
        hook = find_hook(subject, "pre-query")
        for config, cases in by_config.items():
            with started(subject.with_config(json.loads(config))) as session:
                for case in cases:
                    called = call_hook(subject, session, hook, hook.arguments(inputs(case)))
                    decision = (called.answer or {}).get("decision", called.error)
                    if decision != case["decision"]:
                        wrong.append((case["name"], decision))
                    elif isinstance(decision, dict) and "deny" in decision:
                        assert len(called.logs) == 1, case["name"]
    assert wrong == []


def test_the_cases_reach_every_rule() -> None:
    said = json.dumps([case["decision"] for case in CASES])
    for rule in ("only read", "without WHERE", "one statement", "may not use the table", "LIMIT 7", "continue"):
        assert rule in said
