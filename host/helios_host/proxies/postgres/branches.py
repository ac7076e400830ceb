"""What creates, merges and deletes branches: databases of PostgreSQL, and HeliosDB-Lite's own statements.

`CREATE DATABASE x TEMPLATE y` makes branch `x` from `y` (`template1` where it names none), `DROP DATABASE x` deletes
it, and a database that is renamed is the one deleted and the other created. HeliosDB-Lite, whose statements
PostgreSQL's grammar does not have, says `CREATE DATABASE BRANCH x FROM y`, `MERGE DATABASE BRANCH x INTO y` and
`DROP DATABASE BRANCH x`.
"""

from __future__ import annotations

import itertools
import re
from typing import Final, TypeAlias

import attrs
from helios_api.v2.branch_policy import BranchAccessDeny, MergePolicyDeny, MergePolicyRequireApproval
from helios_api.v2.types import Call, StatementKind

from helios_host.proxies.postgres.decisions import Refused
from helios_host.proxies.postgres.hooks import Hooks
from helios_host.proxies.postgres.statements import MAX_PARSED, ParsedStatement, trees

__all__ = ["Change", "Creation", "Deletion", "Merge", "Unclear", "change_refused", "changes"]

MAIN: Final = "main"
"""What HeliosDB-Lite branches from where a statement names no branch."""

TEMPLATE: Final = "template1"
"""What PostgreSQL copies where a statement names no template."""


@attrs.frozen
class Creation:
    """A branch is made from another."""

    branch: str
    parent: str


@attrs.frozen
class Merge:
    """A branch is merged into another."""

    source: str
    target: str


@attrs.frozen
class Deletion:
    """A branch is deleted."""

    branch: str


@attrs.frozen
class Unclear:
    """A statement about branches that is none of those known."""


Change: TypeAlias = Creation | Merge | Deletion | Unclear

_KINDS: Final = frozenset({StatementKind.DEFINITION, StatementKind.OPAQUE})
_DATABASE: Final = re.compile(r"\bdatabase\b", re.IGNORECASE)

_TOKEN: Final = re.compile(
    r"""--[^\n]*|/\*.*?\*/|"((?:[^"]|"")+)"|'(?:[^']|'')*'|([^\W\d][\w$]*)|(\S)""",
    re.DOTALL,
)
_NAME: Final = r"(\"[^\0]*?\"\0|[^\0\"]+\0)"
_FORMS: Final = tuple(
    re.compile(form.replace("NAME", _NAME).replace(" ", "") + ";?\0?", re.DOTALL)
    for form in (
        "create\0 database\0 branch\0 (?:if\0 not\0 exists\0)? NAME (?:from\0 NAME)? (?:(?:as\0 of\0|with\0) [^;]*)?",
        "drop\0 database\0 branch\0 (?:if\0 exists\0)? NAME",
        "merge\0 database\0 branch\0 NAME into\0 NAME (with\0 [^;]*)?",
    )
)


def changes(parsed: ParsedStatement) -> tuple[Change, ...]:
    """Return what a statement does to branches, in its order; most do nothing, which takes one look at the kind."""
    statement = parsed.statement
    if statement.kind not in _KINDS or _DATABASE.search(statement.text) is None:
        return ()
    if len(statement.text) > MAX_PARSED:
        return (Unclear(),)
    parsed_trees = trees(statement.text)
    if parsed_trees is None:
        return _own(statement.text)
    found: list[Change] = []
    for tree in parsed_trees:
        for name, node in tree.items():
            if name == "CreatedbStmt":
                options = [option["DefElem"] for option in node.get("options", ())]
                templates = [o["arg"]["String"]["sval"] for o in options if o["defname"] == "template" and "arg" in o]
                found.append(Creation(node["dbname"], templates[-1] if templates else TEMPLATE))
            elif name == "DropdbStmt":
                found.append(Deletion(node["dbname"]))
            elif name == "RenameStmt" and node["renameType"] == "OBJECT_DATABASE":
                found += [Deletion(node["subname"]), Creation(node["newname"], node["subname"])]
    return tuple(found)


def _own(text: str) -> tuple[Change, ...]:
    """Read a statement of HeliosDB-Lite's."""
    tokens: list[str] = []
    for match in _TOKEN.finditer(text):
        if match[1] is not None:
            tokens.append(f'"{match[1].replace(chr(34) * 2, chr(34))}"')
        elif match[0][0] not in "-/'" or len(match[0]) == 1:
            tokens.append(match[0].lower())
        elif match[0][0] == "'":
            tokens.append("''")
    words = [token for token in tokens if token[0] == '"' or token[0].isalpha() or token[0] == "_"]
    if not any(pair == ("database", "branch") for pair in itertools.pairwise(words)):
        return ()
    whole = "".join(f"{token}\0" for token in tokens)
    create, drop, merge = (form.fullmatch(whole) for form in _FORMS)
    if create is not None:
        return (Creation(_name(create[1]), _name(create[2]) if create[2] else MAIN),)
    if drop is not None:
        return (Deletion(_name(drop[1])),)
    if merge is None:
        return (Unclear(),)
    merged = Merge(_name(merge[1]), _name(merge[2]))
    deletes = merge[3] is not None and "delete_branch_after" in merge[3]
    return (merged, Deletion(merged.source)) if deletes else (merged,)


def _name(token: str) -> str:
    name = token[:-1]
    return name[1:-1] if name.startswith('"') else name


async def change_refused(hooks: Hooks, call: Call, found: tuple[Change, ...]) -> Refused | None:
    """Ask plugins about changes of branches."""
    for change in found:
        refused = await _refused(hooks, call, change)
        if refused is not None:
            return refused
    return None


async def _refused(hooks: Hooks, call: Call, change: Change) -> Refused | None:
    match change:
        case Creation(branch, parent) if not hooks.on_branch_create.is_empty:
            access = await hooks.on_branch_create(call, (branch, parent))
        case Deletion(branch) if not hooks.on_branch_delete.is_empty:
            access = await hooks.on_branch_delete(call, branch)
        case Merge(source, target) if not hooks.on_branch_merge.is_empty:
            policy = await hooks.on_branch_merge(call, (source, target))
            if isinstance(policy, MergePolicyDeny):
                return Refused(policy.value)
            if isinstance(policy, MergePolicyRequireApproval):
                approval = policy.value
                words = f"to merge {source} into {target} takes {approval.min_approvals} approvals"
                who = f" of {', '.join(approval.approvers)}" if approval.approvers else ""
                return Refused(f"{words}{who}" + (f": {approval.reason}" if approval.reason else ""))
            return None
        case Unclear():
            return Refused("what this statement does to branches cannot be told from its text")
        case _:
            return None
    return Refused(access.value) if isinstance(access, BranchAccessDeny) else None
