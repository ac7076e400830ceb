"""Branches that are created, merged and deleted are asked about."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import psycopg
import pytest
from guestkit import build_guests
from helios_api.v2.branch_policy import (
    Approval,
    BranchAccessAllow,
    BranchAccessDeny,
    MergePolicyAutoMerge,
    MergePolicyDeny,
    MergePolicyRequireApproval,
)
from helios_api.v2.types import Call
from helios_host import PluginHost
from helios_host.proxies.postgres.branches import Change, Creation, Deletion, Merge, Unclear, changes
from helios_host.proxies.postgres.statements import Classifier
from hypothesis import given
from hypothesis import strategies as st
from proxy_harness import Postgres, StartProxy, running

ROOT = Path(__file__).parents[2]
CLASSIFY = Classifier()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CREATE DATABASE x TEMPLATE y", [Creation("x", "y")]),
        ("CREATE DATABASE x WITH OWNER o TEMPLATE = 'Y'", [Creation("x", "Y")]),
        ('CREATE DATABASE "X"', [Creation("X", "template1")]),
        ("CREATE DATABASE x TEMPLATE DEFAULT", [Creation("x", "template1")]),
        ("DROP DATABASE IF EXISTS x WITH (FORCE)", [Deletion("x")]),
        ("ALTER DATABASE x RENAME TO y", [Deletion("x"), Creation("y", "x")]),
        ("SELECT 1; DROP DATABASE x", [Deletion("x")]),
        ("DROP DATABASE branch", [Deletion("branch")]),
        ("ALTER DATABASE x SET work_mem = 1", []),
        ("CREATE TABLE database (id int)", []),
        ("DO $$ BEGIN RAISE NOTICE 'database branch'; END $$", []),
        ("CREATE DATABASE BRANCH dev FROM main AS OF NOW", [Creation("dev", "main")]),
        (
            "create database branch if not exists \"Dev\" from staging as of timestamp '2020-01-01';",
            [Creation("Dev", "staging")],
        ),
        ("CREATE DATABASE BRANCH dev AS OF NOW", [Creation("dev", "main")]),
        ("CREATE /* a */ DATABASE -- b\n BRANCH dev FROM x", [Creation("dev", "x")]),
        ("DROP DATABASE BRANCH IF EXISTS dev", [Deletion("dev")]),
        ("MERGE DATABASE BRANCH dev INTO main", [Merge("dev", "main")]),
        ("MERGE DATABASE BRANCH dev INTO main WITH (conflict_resolution = 'branch_wins')", [Merge("dev", "main")]),
        (
            "MERGE DATABASE BRANCH dev INTO main WITH (delete_branch_after = true)",
            [Merge("dev", "main"), Deletion("dev")],
        ),
        ("SELECT 1; DROP DATABASE BRANCH dev", [Unclear()]),
        ("DROP DATABASE BRANCH dev; DROP DATABASE BRANCH other", [Unclear()]),
        ("DROP DATABASE /* /* */ */ BRANCH dev", [Unclear()]),
        ("RENAME DATABASE BRANCH dev TO x", [Unclear()]),
        ("SELECT FROM WHERE 'database branch'", []),
    ],
)  # fmt: skip
def test_what_a_statement_does_to_branches(text: str, expected: list[Change]) -> None:
    assert list(changes(CLASSIFY(text.encode()))) == expected


@given(st.lists(st.sampled_from(["/* x */", "-- y\n", " ", "\t", "\n", "'z'", '"w"', ";", "(", "dev", "FROM"])))
def test_no_statement_about_branches_goes_unseen(noise: list[str]) -> None:
    text = " ".join(["DROP", *noise[: len(noise) // 2], "DATABASE BRANCH x", *noise[len(noise) // 2 :]])
    assert changes(CLASSIFY(text.encode()))


def creation(call: Call, subject: tuple[str, str]) -> Any:
    _, parent = subject
    return BranchAccessDeny(f"no copies of {parent}") if parent == "postgres" else BranchAccessAllow()


def deletion(call: Call, branch: str) -> Any:
    return BranchAccessDeny("it stays") if branch == "kept" else BranchAccessAllow()


def merge(call: Call, subject: tuple[str, str]) -> Any:
    match subject:
        case ("dev", "main"):
            return MergePolicyAutoMerge()
        case (_, "main"):
            return MergePolicyRequireApproval(Approval(approvers=["lead"], min_approvals=2, reason="it is Friday"))
    return MergePolicyDeny("main only")


def test_databases_are_branches(start_proxy: StartProxy) -> None:
    proxy = start_proxy(on_branch_create=creation, on_branch_delete=deletion, on_branch_merge=merge)
    with proxy.connect() as connection:
        for prepare in (False, True):
            connection.execute("CREATE DATABASE feature_x TEMPLATE template0", prepare=prepare)
            connection.execute("DROP DATABASE feature_x", prepare=prepare)
        for text, words in (
            ("CREATE DATABASE feature_y TEMPLATE postgres", "no copies of postgres"),
            ("DROP DATABASE kept", "it stays"),
            ("MERGE DATABASE BRANCH feature_x INTO main", "takes 2 approvals of lead: it is Friday"),
            ("MERGE DATABASE BRANCH dev INTO other", "main only"),
            ("MERGE DATABASE BRANCH dev INTO main; SELECT 1", "cannot be told"),
        ):
            for prepare in (False, True):
                with pytest.raises(psycopg.errors.InsufficientPrivilege, match=words):
                    connection.execute(text, prepare=prepare)
        with pytest.raises(psycopg.errors.SyntaxError):  # plugins let it pass, and PostgreSQL has no such statement
            connection.execute("MERGE DATABASE BRANCH dev INTO main")
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert proxy.host.hooks.on_branch_create.calls[0][1] == ("feature_x", "template0")


@pytest.mark.guests
def test_a_merge_of_the_feature_s_plugin(tmp_path: Path, postgres_server: Postgres) -> None:
    (outcome,) = build_guests(only=["lite-policies-c-v1"])
    if outcome.status == "skipped":
        pytest.skip(f"C needs: {outcome.note}")
    (tmp_path / "lite-policies-c").symlink_to(outcome.guest.target)
    with (
        PluginHost.from_directory(tmp_path, "", cache_directory=ROOT / "build" / "test-cache") as host,
        running(postgres_server.socket, host.hooks) as proxy,  # type: ignore[arg-type]
    ):
        asyncio.run_coroutine_threadsafe(host.attach(), proxy.loop).result(10)
        with proxy.connect() as connection:
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="takes 2 approvals of admin, lead"):
                connection.execute("MERGE DATABASE BRANCH feature_x INTO production")
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="access to branch feature_z is denied"):
                connection.execute("CREATE DATABASE feature_z")
            connection.execute("CREATE DATABASE another")
            connection.execute("DROP DATABASE another")
