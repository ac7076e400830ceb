"""A session's branch and point in time, from its parameters, are asked about; they stay as the session began."""

from __future__ import annotations

import datetime
from typing import Any

import psycopg
import pytest
from helios_api.v2.authorize import (
    AuthorizeDecisionAllowWith,
    AuthorizeDecisionDeny,
    AuthorizeOutcome,
    ColumnMask,
    Obligations,
    RowFilter,
)
from helios_api.v2.branch_policy import BranchAccessAllow, BranchAccessDeny
from helios_api.v2.time_travel import Redaction, TimePolicyAllowed, TimePolicyDenied, TimePolicyRedacted, TimeRange
from helios_api.v2.types import Call, MaskConstant, Statement, TableName
from helios_host.proxies.postgres.lite import AS_OF, BRANCH, as_of, session_parameters
from hypothesis import given
from hypothesis import strategies as st
from proxy_harness import StartProxy

POINT = 1_700_000_000_000_000


def access(call: Call, branch: str) -> Any:
    return BranchAccessDeny("for admins only") if branch == "production" else BranchAccessAllow()


def history(call: Call, subject: tuple[TableName, TimeRange]) -> Any:
    table, period = subject
    assert period == TimeRange(start=POINT, end=POINT)
    if table.name == "secrets":
        return TimePolicyDenied("Exceeds retention period")
    hidden = TimePolicyRedacted([Redaction(column="name", mask=MaskConstant("-"))])
    return hidden if table.name == "items" else TimePolicyAllowed()


def test_a_branch_is_asked_about_when_a_session_begins(start_proxy: StartProxy) -> None:
    proxy = start_proxy(can_access_branch=access)
    with pytest.raises(psycopg.OperationalError, match="for admins only"):
        proxy.connect(options="-c helios.branch=production")
    with proxy.connect(options="-c helios.branch=feature\\ x") as connection:
        assert connection.execute("SELECT current_setting(%s)", (BRANCH,)).fetchone() == ("feature x",)
    with proxy.connect() as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert [branch for _, branch in proxy.host.hooks.can_access_branch.calls] == ["production", "feature x"]


def test_other_parameters_may_be_set(start_proxy: StartProxy) -> None:
    """As asyncpg does to learn of types."""
    with start_proxy(can_access_branch=access).connect() as connection:
        row = connection.execute("SELECT current_setting('jit'), set_config('jit', 'off', false)").fetchone()
        assert row is not None
        assert row[1] == "off"
        connection.execute("SET work_mem = '1MB'")


@pytest.mark.parametrize(
    "text",
    [
        "SET helios.branch = 'production'",
        'SET "helios".branch = 1',
        "SELECT set_config('helios.as_of', '1', false)",
        "SELECT set_config('HELIOS.' || 'as_of', '1', false)",
        "SELECT set_config(E'helios\\x2eas_of', '1', false)",
        "SELECT set_config(/* x */ 'a', '1', false)",
        "SELECT set_config('jit', 'off', false), set_config(name, '1', false) FROM pg_settings",
    ],
)
def test_they_stay_as_the_session_began(start_proxy: StartProxy, text: str) -> None:
    with start_proxy(can_access_branch=access).connect() as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="when it begins"):
            connection.execute(text)
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_every_table_that_is_read_of_the_past_is_asked_about(start_proxy: StartProxy) -> None:
    proxy = start_proxy(time_travel_policy=history)
    with proxy.connect(options="-c helios.as_of=2023-11-14T22:13:20Z") as connection:
        assert connection.execute("SELECT id FROM items WHERE id = %s", (1,)).fetchone() == (1,)
        for text, message in (
            ("SELECT * FROM items, secrets", "Exceeds retention period"),
            ("SELECT upper(name) FROM items", "hidden column name"),
            ("DO $$ BEGIN END $$", "cannot be told"),
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match=message):
                connection.execute(text)
    asked = len(proxy.host.hooks.time_travel_policy.calls)
    with proxy.connect() as connection:  # reads the present
        assert connection.execute("SELECT count(*) FROM secrets").fetchone() == (1,)
    assert len(proxy.host.hooks.time_travel_policy.calls) == asked


def test_what_is_hidden_of_the_past_comes_masked(start_proxy: StartProxy) -> None:
    def obliged(call: Call, statement: Statement) -> AuthorizeOutcome:
        masks = [ColumnMask(table=TableName(schema=None, name="items"), column="id", mask=MaskConstant("+"))]
        filters = [RowFilter(table=masks[0].table, condition="id <= 2")]
        duties = Obligations(row_filters=filters, column_masks=masks)
        return AuthorizeOutcome(decision=AuthorizeDecisionAllowWith(duties), cacheable=None)

    deny = AuthorizeOutcome(decision=AuthorizeDecisionDeny("not you"), cacheable=None)
    text = "SELECT name, id FROM items ORDER BY items.id LIMIT 2"
    past = {"options": f"-c helios.as_of={POINT}"}
    with start_proxy(time_travel_policy=history).connect(**past) as connection:
        assert connection.execute(text, prepare=True).fetchall() == [("-", 1), ("-", 2)]
        assert connection.execute(text, prepare=True).fetchall() == [("-", 1), ("-", 2)]
    with start_proxy(time_travel_policy=history, authorize=obliged).connect(**past) as connection:
        assert connection.execute("SELECT name, id FROM items").fetchall() == [("-", "+")] * 2
    denied = pytest.raises(psycopg.errors.InsufficientPrivilege, match="not you")
    with start_proxy(time_travel_policy=history, authorize=lambda *_: deny).connect(**past) as connection, denied:
        connection.execute(text)
    with start_proxy(time_travel_policy=history).connect() as connection:
        assert connection.execute(text).fetchall() == [("item 1", 1), ("item 2", 2)]


def test_a_point_in_time_that_is_none_is_refused(start_proxy: StartProxy) -> None:
    with pytest.raises(psycopg.OperationalError, match="ISO 8601"):
        start_proxy(time_travel_policy=history).connect(options="-c helios.as_of=yesterday")


@given(st.datetimes(datetime.datetime(1900, 1, 1), datetime.datetime(2200, 1, 1)), st.sampled_from(["", "Z", "+02:00"]))
def test_points_in_time(time: datetime.datetime, zone: str) -> None:
    hours = 2 if zone == "+02:00" else 0
    expected = (time - datetime.datetime(1970, 1, 1)) // datetime.timedelta(microseconds=1) - hours * 3_600_000_000
    assert as_of({AS_OF: time.isoformat() + zone}) == expected
    assert as_of({AS_OF: str(expected)}) == expected
    assert as_of({}) is None


def test_parameters_are_found_where_they_can_be_given() -> None:
    startup = [("user", "u"), ("options", r"-c a.b=1 --Helios.Branch=x\ y -chelios.as_of=3"), ("HELIOS.as_of", "4")]
    assert session_parameters(startup)[BRANCH] == "x y"
    assert session_parameters(startup)[AS_OF] == "4"
