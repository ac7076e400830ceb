"""Row filters, written into the statement: each table that has one becomes a sub-select with the filter's condition.

Nothing is claimed that is not proven: the text that results is parsed again, and its tree must be the tree of the
client's statement with exactly those sub-selects, and that condition, put in. What has no such form is refused.

A statement's own conditions may be evaluated on rows that a filter hides, and their errors would tell of them. So where
they are more than comparisons of columns and values, PostgreSQL is made to apply the filter first: by `OFFSET 0`, which
it does not look through, and by CASE where rows are changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

import pgparse
from helios_api.v2.authorize import RowFilter
from helios_api.v2.types import StatementKind, TableName

from helios_host.proxies.postgres.statements import ParsedStatement, trees

__all__ = ["CannotEnforce", "covers", "restricted", "without_places"]

_Node = Mapping[str, Any]

_ROOTS: Final = frozenset({"SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt", "DeclareCursorStmt"})
_FROM_FIELDS: Final = frozenset({"fromClause", "usingClause", "larg", "rarg"})
_PLACES: Final = frozenset({"location", "list_start", "list_end", "rexpr_list_start", "rexpr_list_end"})
_IDENTIFIER: Final = rb'(?:[A-Za-z_\x80-\xff][\w$\x80-\xff]*|"(?:[^"]|"")*")'
_NAME: Final = re.compile(rb"%b(?:\s*\.\s*%b)?" % (_IDENTIFIER, _IDENTIFIER))
_TOKEN: Final = re.compile(
    rb"(?P<space>\s+|--[^\n]*)|/\*|(?P<string>[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*')"
    rb"|\$(?P<tag>(?:[A-Za-z_\x80-\xff][\w\x80-\xff]*)?)\$|(?P<word>%b)|[\s\S]" % _IDENTIFIER,
    re.DOTALL,
)

_SAFE_NODES: Final = frozenset({"ColumnRef", "A_Const", "ParamRef", "String", "List", "A_ArrayExpr", "A_Star"})
_SAFE_KINDS: Final = frozenset(
    {"AEXPR_OP", "AEXPR_IN", "AEXPR_OP_ANY", "AEXPR_OP_ALL", "AEXPR_DISTINCT", "AEXPR_NOT_DISTINCT"}
    | {"AEXPR_BETWEEN", "AEXPR_NOT_BETWEEN"}
)
_SAFE_OPERATORS: Final = frozenset({"=", "<>", "<", ">", "<=", ">=", "IS DISTINCT FROM", "BETWEEN", "NOT BETWEEN"})


class CannotEnforce(Exception):
    """An obligation cannot be proven to hold; the message says why."""


def restricted(
    parsed: ParsedStatement, filters: Sequence[RowFilter], classify: Callable[[bytes], ParsedStatement]
) -> ParsedStatement:
    """Return the statement with the filters in it, itself where it names none of the tables; raises `CannotEnforce`."""
    statement = parsed.statement
    if statement.kind is StatementKind.OPAQUE:
        raise CannotEnforce("what this statement reads cannot be told from its text")
    if not any(covers(each.table, table.schema, table.name) for each in filters for table in statement.tables):
        return parsed
    if statement.is_batch:
        raise CannotEnforce("several statements were sent as one text")
    text = statement.text.encode()
    (tree,) = trees(statement.text) or ({},)
    (root, body) = next(iter(tree.items()), ("", {}))
    if root not in _ROOTS:
        raise CannotEnforce("only SELECT, INSERT from a query, UPDATE, DELETE and cursors can be filtered")
    rewriter = _Rewriter(text, filters, needs_fence=not _keeps_order(root, body))
    changes = root in ("UpdateStmt", "DeleteStmt")
    expected_body = {
        key: without_places(value) if changes and key == "relation" else rewriter.visit(value, key)
        for key, value in body.items()
    }
    if changes:
        rewriter.restrict_target(body, expected_body)
    changed = rewriter.text()
    try:
        found = pgparse.parse(changed.decode())
    except pgparse.PGQueryError as error:
        raise CannotEnforce(f"a filter cannot be written into it: {error}") from error
    if len(found) != 1 or without_places(found[0]["stmt"]) != {root: expected_body}:
        raise CannotEnforce("a filter cannot be written into it")
    return classify(changed)


def covers(table: TableName, schema: str | None, name: str) -> bool:
    """Say whether a name may mean the table: without a schema, either may be of any."""
    return table.name == name and (table.schema is None or schema is None or table.schema == schema)


def without_places(node: Any) -> Any:
    """Return a copy of a parse tree without what says where its parts stand in the text."""
    if isinstance(node, dict):
        return {key: without_places(value) for key, value in node.items() if key not in _PLACES}
    if isinstance(node, list):
        return [without_places(item) for item in node]
    return node


class _Rewriter:
    """Puts filters into one statement's text, and builds the tree that the changed text must have."""

    def __init__(self, text: bytes, filters: Sequence[RowFilter], *, needs_fence: bool) -> None:
        self._text = text
        self._filters = filters
        for each in filters:
            _check_condition(each.condition)
        self._fence = b" OFFSET 0" if needs_fence else b""
        self._edits: list[tuple[int, int, bytes]] = []

    def text(self) -> bytes:
        changed, end = [], 0
        for start, stop, instead in sorted(self._edits):
            changed += [self._text[end:start], instead]
            end = stop
        return b"".join([*changed, self._text[end:]])

    def visit(self, node: Any, field: str = "") -> Any:
        if isinstance(node, list):
            return [self.visit(item, field) for item in node]
        if not isinstance(node, dict):
            return node
        if field in _FROM_FIELDS and "RangeVar" in node and (conditions := self._conditions(node["RangeVar"])):
            return self._sub_select(node["RangeVar"], conditions)
        if "ctename" in node and any(each.table.name == node["ctename"] for each in self._filters):
            raise CannotEnforce(f"a WITH query has the name of the table {node['ctename']}")
        if "relname" in node and self._conditions(node):
            raise CannotEnforce(f"the table {node['relname']} is used in a way that cannot be filtered")
        return {
            key: without_places(value) if key == "lockedRels" else self.visit(value, key)
            for key, value in node.items()
            if key not in _PLACES
        }

    def _conditions(self, table: _Node) -> list[bytes]:
        schema, name = table.get("schemaname"), table["relname"]
        found = [each.condition.encode() for each in self._filters if covers(each.table, schema, name)]
        if found and ("catalogname" in table or not table.get("inh")):
            raise CannotEnforce(f"the table {name} is named with ONLY or a database")
        return found

    def _sub_select(self, table: _Node, conditions: list[bytes]) -> dict[str, Any]:
        start = table["location"]
        name = _NAME.match(self._text, start)
        if name is None:
            raise CannotEnforce(f"the name of the table {table['relname']} is written in a way that is not understood")
        where = b" AND ".join(b"(%b\n)" % condition for condition in conditions)
        query = b"SELECT * FROM %b WHERE %b%b" % (name.group(), where, self._fence)
        alias = table.get("alias") or {"aliasname": table["relname"]}
        named = b"" if "alias" in table else b' AS "%b"' % table["relname"].replace('"', '""').encode()
        self._edits.append((start, name.end(), b"(%b)%b" % (query, named)))
        return {"RangeSubselect": {"subquery": self._parsed(query), "alias": without_places(alias)}}

    def _parsed(self, query: bytes) -> _Node:
        tree: _Node = without_places(pgparse.parse(query.decode())[0]["stmt"])
        return tree

    def restrict_target(self, body: _Node, expected: dict[str, Any]) -> None:
        """Put the target's filters into the condition of an UPDATE or DELETE."""
        conditions = self._conditions(body["relation"])
        if not conditions:
            return
        if "fromClause" in body or "usingClause" in body:
            raise CannotEnforce("rows of a table with a filter are changed in a join")
        if any("CurrentOfExpr" in node for node in _nodes(body.get("whereClause", {}))):
            raise CannotEnforce("rows of a table with a filter are changed through a cursor")
        condition = b" AND ".join(b"(%b\n)" % each for each in conditions)
        wanted = self._parsed(b"SELECT WHERE " + condition)["SelectStmt"]["whereClause"]
        begin, end = _condition_of(self._text, has_one="whereClause" in body)
        own = expected.get("whereClause")
        if own is None:
            self._edits.append((begin, begin, b"\nWHERE %b " % condition))
            expected["whereClause"] = wanted
        elif self._fence:
            self._edits.append((begin, begin, b" CASE WHEN %b THEN (" % condition))
            self._edits.append((end, end, b"\n) ELSE false END "))
            case = {"expr": wanted, "result": own}
            expected["whereClause"] = {
                "CaseExpr": {"args": [{"CaseWhen": case}], "defresult": {"A_Const": {"boolval": {}}}}
            }
        else:
            self._edits.append((begin, begin, b" (%b) AND (" % condition))
            self._edits.append((end, end, b"\n) "))
            both = [*_conjuncts(wanted), own]
            expected["whereClause"] = {"BoolExpr": {"boolop": "AND_EXPR", "args": both}}


def _check_condition(condition: str) -> None:
    try:
        found = pgparse.parse(f"SELECT WHERE {condition}\n")
    except pgparse.PGQueryError as error:
        raise CannotEnforce(f"a filter's condition is no expression: {error}") from error
    body = found[0]["stmt"].get("SelectStmt", {})
    plain = body.keys() <= {"whereClause", "limitOption", "op"} and body.get("op") == "SETOP_NONE"
    if len(found) != 1 or not plain or any("ParamRef" in node for node in _nodes(body)):
        raise CannotEnforce("a filter's condition is no expression without parameters")


def _conjuncts(node: _Node) -> list[Any]:
    own = node.get("BoolExpr", {})
    return list(own["args"]) if own.get("boolop") == "AND_EXPR" else [node]


def _nodes(tree: Any) -> Iterator[_Node]:
    rest = [tree]
    while rest:
        node = rest.pop()
        if isinstance(node, dict):
            yield node
            rest += node.values()
        elif isinstance(node, list):
            rest += node


def _condition_of(text: bytes, *, has_one: bool) -> tuple[int, int]:
    """Return where the condition of an UPDATE or DELETE stands, or is to stand; wrong places are found by parsing."""
    depth, begin, end, pos = 0, -1, len(text), 0
    while pos < len(text):
        token = _TOKEN.match(text, pos)
        assert token is not None
        start, pos = token.span()
        piece = token.group()
        if piece == b"/*":
            pos = _comment_end(text, pos)
        elif token["tag"] is not None:
            closing = text.find(piece, pos)
            pos = closing + len(piece) if closing >= 0 else len(text)
        elif piece in b"([":
            depth += 1
        elif piece in b")]":
            depth -= 1
        elif depth == 0 and token["word"] is not None and piece.lower() == b"where":
            begin = pos
        elif depth == 0 and (piece == b";" or piece.lower() == b"returning"):
            end = start
            break
    return (begin if has_one else end), end


def _comment_end(text: bytes, pos: int) -> int:
    depth = 1
    while depth:
        closing = text.find(b"*/", pos)
        opening = text.find(b"/*", pos)
        if closing < 0:
            return len(text)
        nested = 0 <= opening < closing
        depth += 1 if nested else -1
        pos = (opening if nested else closing) + 2
    return pos


def _keeps_order(root: str, body: _Node) -> bool:
    """Say whether nothing in a statement's conditions can tell of a row that the filter hides."""
    if any("SelectStmt" in node or "SubLink" in node for node in _nodes(body)):
        return False
    if root not in ("SelectStmt", "UpdateStmt", "DeleteStmt") or body.get("op", "SETOP_NONE") != "SETOP_NONE":
        return False
    joins = [node["JoinExpr"].get("quals") for node in _nodes(body.get("fromClause", [])) if "JoinExpr" in node]
    return all(map(_is_safe, [body.get("whereClause"), body.get("havingClause"), *joins]))


def _is_safe(node: Any) -> bool:
    if isinstance(node, list):
        return all(map(_is_safe, node))
    if not isinstance(node, dict) or not node:
        return True
    if len(node) > 1:
        return False
    kind: str
    body: Any
    ((kind, body),) = node.items()
    if kind == "A_Expr":
        operators = [name["String"]["sval"] for name in body["name"]]
        known = body["kind"] in _SAFE_KINDS and len(operators) == 1 and operators[0] in _SAFE_OPERATORS
        return known and _is_safe(body.get("lexpr")) and _is_safe(body.get("rexpr"))
    if kind == "BoolExpr":
        return _is_safe(body["args"])
    if kind in ("NullTest", "BooleanTest"):
        return _is_safe(body["arg"])
    if kind == "TypeCast":  # of what is the same for every row
        return "A_Const" in body["arg"] or "ParamRef" in body["arg"]
    if kind == "List":
        return _is_safe(body["items"])
    if kind == "A_ArrayExpr":
        return _is_safe(body.get("elements", []))
    return kind in _SAFE_NODES
