"""A session's branch and point in time, as HeliosDB-Lite takes them: the parameters `helios.branch` and `helios.as_of`.

They are given when the session begins, by themselves or in `options` (`-c helios.branch=main`). `helios.as_of` is a
point in time in ISO 8601, in UTC where it says no zone, or microseconds since 1970.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Final

from helios_api.v2.authorize import ColumnMask
from helios_api.v2.branch_policy import BranchAccessDeny
from helios_api.v2.time_travel import TimePolicyDenied, TimePolicyRedacted, TimeRange
from helios_api.v2.types import Call, StatementKind, TableAccess, TableName

from helios_host.proxies.postgres.decisions import Refused
from helios_host.proxies.postgres.hooks import Branches, TimeTravel
from helios_host.proxies.postgres.statements import ParsedStatement

__all__ = ["AS_OF", "BRANCH", "as_of", "branch_refused", "past_hidden", "session_parameters", "sets_parameters"]

BRANCH: Final = "helios.branch"
AS_OF: Final = "helios.as_of"

_OPTION: Final = re.compile(r"(?:-c\s*|--)([\w.-]+)=((?:\\.|[^\s\\])*)")
_NAMED: Final = re.compile(
    r"\bhelios\W*\.\W*(?:branch|as_of)\b|\bset_config\b(?!\s*\(\s*'[^'\\]*'\s*,)|^/\* function call \*/ 2078$",
    re.IGNORECASE,
)
"""A text that may set one of the parameters: it names one, or has `set_config` of a name that is not plainly another.

2078 is the id of `set_config`.
"""

_EPOCH: Final = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_MICROSECOND: Final = datetime.timedelta(microseconds=1)


def session_parameters(startup: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the parameters that a session begins with, names in lower case; one given by itself goes before."""
    given = [(name.lower(), value) for name, value in startup]
    options = next((value for name, value in given if name == "options"), "")
    found = {name.lower(): re.sub(r"\\(.)", r"\1", value) for name, value in _OPTION.findall(options)}
    return {**found, **dict(given)}


def as_of(parameters: dict[str, str]) -> int | None:
    """Return a session's point in time in microseconds since 1970; raises `ValueError`."""
    text = parameters.get(AS_OF)
    if not text:
        return None
    if re.fullmatch(r"-?[0-9]{1,18}", text):
        return int(text)
    time = datetime.datetime.fromisoformat(text)
    if time.tzinfo is None:
        time = time.replace(tzinfo=datetime.UTC)
    return (time - _EPOCH) // _MICROSECOND


async def branch_refused(chain: Branches, call: Call, parameters: dict[str, str]) -> Refused | None:
    """Ask plugins whether a session may use its branch; one without a branch uses the server's own."""
    branch = parameters.get(BRANCH)
    if chain.is_empty or not branch:
        return None
    access = await chain(call, branch)
    return Refused(access.value) if isinstance(access, BranchAccessDeny) else None


def sets_parameters(parsed: ParsedStatement) -> bool:
    """Say whether a text may set one of the parameters: they stay as the session began."""
    return _NAMED.search(parsed.statement.text) is not None


async def past_hidden(chain: TimeTravel, call: Call, point: int, parsed: ParsedStatement) -> list[ColumnMask] | Refused:
    """Ask plugins about every table that a statement reads at a point in time, and return what they hide of it."""
    statement = parsed.statement
    if statement.kind is StatementKind.OPAQUE:
        return Refused("what this statement reads of the past cannot be told from its text")
    hidden: list[ColumnMask] = []
    for table in statement.tables:
        if table.access is not TableAccess.READ:
            continue
        name = TableName(schema=table.schema, name=table.name)
        policy = await chain(call, (name, TimeRange(start=point, end=point)))
        if isinstance(policy, TimePolicyDenied):
            return Refused(policy.value)
        if isinstance(policy, TimePolicyRedacted):
            hidden += [ColumnMask(table=name, column=each.column, mask=each.mask) for each in policy.value]
    return hidden
