"""What a statement is, told from its text alone: kind, tables, fingerprint.

libpg_query (PostgreSQL's own grammar, through pgparse) makes the tree; what is read from it is this module's own.
What the text cannot show is not claimed: views, triggers, rules, casts and operators may do more than a statement says.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

import attrs
import pgparse
from helios_api.v2.types import Statement, StatementKind, TableAccess, TableReference

from helios_host.proxies.postgres.functions import HARMLESS

if TYPE_CHECKING:
    from helios_host.proxies.postgres.masks import MaskPlan

__all__ = ["ALL_NAMES", "MAX_PARSED", "Classifier", "ParsedStatement", "Shape", "skeleton", "trees", "unnamed_text"]

MAX_PARSED: Final = 1 << 20
"""Longest text in bytes that is parsed: beyond, parsing would hold up every other session. It is then `opaque`."""

ALL_NAMES: Final = "*"
"""Stands in `ParsedStatement.releases` for every prepared statement of the session."""

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")
_Node = Mapping[str, Any]  # of the tree, as libpg_query's JSON has it

_ORDER: Final = {kind: place for place, kind in enumerate(StatementKind)}  # least first, as the contract lists them

_LITERAL: Final = re.compile(rb"""("(?:[^"]|"")*+")|(?<![\w.$])\d++(?:\.\d++)?(?![\w.])|'(?:[^']|'')*+'""")
"""A quoted name, or a literal: an unsigned number without an exponent, or a string, whatever stands before it."""

_UNCERTAIN: Final = re.compile(rb"['$]|--|/\*")
"""What is left where literals could not all be told from what surrounds them."""

_ZEROS: Final = bytes.maketrans(b"123456789", b"000000000")

_DIGIT: Final = re.compile(rb"\d")

_PLAIN: Final = frozenset({"SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt"})
"""Statements in which a constant decides nothing that is read here."""

_STATEMENT_KINDS: Final[Mapping[str, StatementKind]] = {
    "SelectStmt": StatementKind.SELECT,
    "FetchStmt": StatementKind.SELECT,
    "VariableShowStmt": StatementKind.SELECT,
    "ReturnStmt": StatementKind.SELECT,
    "DeclareCursorStmt": StatementKind.SELECT,
    "PrepareStmt": StatementKind.SELECT,  # the kind of what it prepares comes on top
    "TransactionStmt": StatementKind.TRANSACTION,
    "ConstraintsSetStmt": StatementKind.TRANSACTION,
    "VariableSetStmt": StatementKind.SETTING,
    "DiscardStmt": StatementKind.SETTING,
    "ExplainStmt": StatementKind.UTILITY,
    "VacuumStmt": StatementKind.UTILITY,
    "ClusterStmt": StatementKind.UTILITY,
    "ReindexStmt": StatementKind.UTILITY,
    "RefreshMatViewStmt": StatementKind.UTILITY,
    "LockStmt": StatementKind.UTILITY,
    "ListenStmt": StatementKind.UTILITY,
    "UnlistenStmt": StatementKind.UTILITY,
    "NotifyStmt": StatementKind.UTILITY,
    "CheckPointStmt": StatementKind.UTILITY,
    "ClosePortalStmt": StatementKind.UTILITY,
    "DeallocateStmt": StatementKind.UTILITY,
    "CopyStmt": StatementKind.COPY,
    "InsertStmt": StatementKind.INSERT,
    "UpdateStmt": StatementKind.UPDATE,
    "MergeStmt": StatementKind.MERGE,
    "DeleteStmt": StatementKind.DELETE,
    "TruncateStmt": StatementKind.TRUNCATE,
    "GrantStmt": StatementKind.DEFINITION,
    "GrantRoleStmt": StatementKind.DEFINITION,
    "CommentStmt": StatementKind.DEFINITION,
    "SecLabelStmt": StatementKind.DEFINITION,
    "RenameStmt": StatementKind.DEFINITION,
    "RuleStmt": StatementKind.DEFINITION,
    "ViewStmt": StatementKind.DEFINITION,
    "IndexStmt": StatementKind.DEFINITION,
    "DefineStmt": StatementKind.DEFINITION,
    "CompositeTypeStmt": StatementKind.DEFINITION,
    "ReassignOwnedStmt": StatementKind.DEFINITION,
    "ImportForeignSchemaStmt": StatementKind.DEFINITION,
}
_DEFINING_PREFIXES: Final = ("Create", "Alter", "Drop")

_TARGETS: Final[Mapping[str, TableAccess]] = {
    "InsertStmt": TableAccess.INSERT,
    "UpdateStmt": TableAccess.UPDATE,
    "DeleteStmt": TableAccess.DELETE,
}
_MERGE_ACCESS: Final[Mapping[str, TableAccess]] = {
    "CMD_INSERT": TableAccess.INSERT,
    "CMD_UPDATE": TableAccess.UPDATE,
    "CMD_DELETE": TableAccess.DELETE,
}
_DEFINED_FIELDS: Final = ("relation", "relations", "view", "table", "base", "sequence", "objects", "pubobjects")
"""Fields of a defining statement that hold the tables it is about; tables elsewhere in it are read."""

_RELATION_TYPES: Final = frozenset(
    {"OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_FOREIGN_TABLE", "OBJECT_SEQUENCE"}
)
_PART_TYPES: Final = frozenset(
    {"OBJECT_TRIGGER", "OBJECT_RULE", "OBJECT_POLICY", "OBJECT_COLUMN", "OBJECT_TABCONSTRAINT"}
)
"""What is named by its table's name and its own."""

_SHORT: Final = 4096
"""Longest text in characters whose trees are remembered."""

_TRUE: Final = frozenset({"true", "on", "1"})


@attrs.frozen(eq=False)
class Shape:
    """What is the same for all texts that differ in literals only."""

    kind: StatementKind
    fingerprint: str | None
    tables: list[TableReference]
    is_batch: bool
    keeps_settings: bool
    is_plain: bool = False
    """Whether no literal decides what is read here, and the fingerprint leaves out literals and layout only."""

    releases: tuple[str, ...] = ()


@attrs.define(eq=False)
class ParsedStatement:
    """A text that a client sent as one unit."""

    statement: Statement
    """As plugins see it, without parameters."""

    keeps_settings: bool
    """Whether it surely leaves the session's settings alone: plain data statements, and what begins a transaction."""

    releases: tuple[str, ...]
    """Names of prepared statements that it drops or makes itself, or `ALL_NAMES`."""

    shape: Shape
    """What it shares with texts that differ in literals only."""

    answers: bool = False
    """Whether a plugin made it, to answer with."""

    masks: MaskPlan | None = None
    """Which columns of its result are hidden."""


_OPAQUE: Final = Shape(StatementKind.OPAQUE, None, [], False, False)


def skeleton(raw: bytes) -> bytes | None:
    """Return a text with a mark for each literal, the same for texts that differ in their literals only.

    `None` where literals are not sure to be told from all else: with comments, dollars, backslashes and text outside
    ASCII.
    """
    if not raw.isascii() or b"\\" in raw:
        return None
    marked = _LITERAL.sub(rb"\1\0", raw)
    return None if _UNCERTAIN.search(marked) else marked


class Classifier:
    """Parses texts, and remembers the last ones: by text, and plain data statements by their text without literals.

    `capacity` is the number of texts of each kind that is remembered, of at most `longest` bytes.
    """

    def __init__(self, capacity: int = 8192, longest: int = 4096) -> None:
        self._texts: _Recent[bytes, ParsedStatement] = _Recent(capacity)
        self._shapes: _Recent[bytes | str, Shape] = _Recent(capacity)
        self._forms: _Recent[bytes, Shape] = _Recent(capacity)  # by texts whose only digits are those of literals
        self._longest = longest

    def __call__(self, raw: bytes) -> ParsedStatement:
        """Return what the text is; raises `UnicodeDecodeError` where it is no UTF-8."""
        known = self._texts.get(raw)
        if known is not None:
            return known
        text = raw.decode()
        shape = self._shape(raw, text) if len(raw) <= MAX_PARSED else _OPAQUE
        parsed = _parsed(text, shape)
        if len(raw) <= self._longest:
            self._texts.put(raw, parsed)
        return parsed

    def parse(self, text: str) -> Statement:
        """Return the statement that a text is."""
        return self(text.encode()).statement

    def shape(self, raw: bytes) -> Shape | None:
        """Return the plain shape of a text, where a text of it was parsed and literals are all that differs.

        Where one with other digits in the same places has that shape, nothing has to be looked for.
        """
        if len(raw) > self._longest:
            return None
        form = raw.translate(_ZEROS)
        known = self._forms.get(form)
        if known is not None:
            return known
        marked = skeleton(raw)
        known = None if marked is None else self._shapes.get(marked)
        if marked is not None and known is not None and b"'" not in raw and not _DIGIT.search(marked):
            self._forms.put(form, known)
        return known

    def _shape(self, raw: bytes, text: str) -> Shape:
        known = self.shape(raw)
        if known is not None:
            return known
        key: bytes | str | None = skeleton(raw) if len(raw) <= self._longest else None
        try:
            if key is None and len(raw) <= self._longest:
                key = pgparse.normalize(text)
                known = self._shapes.get(key)
                if known is not None:
                    return known
            found = trees(text)
            if found is None:
                return _OPAQUE
            shape = _read(found, pgparse.fingerprint(text))
        except (pgparse.PGQueryError, RecursionError, ValueError):
            return _OPAQUE
        if key is not None and shape.is_plain:
            self._shapes.put(key, shape)
        return shape


def trees(text: str) -> tuple[_Node, ...] | None:
    """Return the parse trees of a text, not to be changed; `None` where it is no SQL of PostgreSQL's, or too long."""
    if len(text) > MAX_PARSED:
        return None
    return _short_trees(text) if len(text) <= _SHORT else _trees(text)


def _trees(text: str) -> tuple[_Node, ...] | None:
    try:
        return tuple(entry["stmt"] for entry in pgparse.parse(text))
    except (pgparse.PGQueryError, RecursionError, ValueError):
        return None


_short_trees: Final = functools.lru_cache(maxsize=1024)(_trees)


def _parsed(text: str, shape: Shape) -> ParsedStatement:
    return ParsedStatement(
        Statement(
            text=text,
            kind=shape.kind,
            fingerprint=shape.fingerprint,
            tables=shape.tables,
            parameters=[],
            is_batch=shape.is_batch,
        ),
        shape.keeps_settings,
        shape.releases,
        shape,
    )


def unnamed_text(text: str) -> ParsedStatement:
    """Return the opaque statement that stands for what came without a text, such as a function called by its id."""
    return _parsed(text, _OPAQUE)


class _Recent(Generic[_Key, _Value]):
    """Remembers between half and all of the last `capacity` keys that were asked for; a hit is one look-up."""

    def __init__(self, capacity: int) -> None:
        self._half = capacity // 2
        self._new: dict[_Key, _Value] = {}
        self._old: dict[_Key, _Value] = {}

    def get(self, key: _Key) -> _Value | None:
        value = self._new.get(key)
        if value is None and (value := self._old.get(key)) is not None:
            self.put(key, value)
        return value

    def put(self, key: _Key, value: _Value) -> None:
        if len(self._new) >= self._half:
            self._old = self._new
            self._new = {}
        self._new[key] = value


def _read(found: tuple[_Node, ...], fingerprint: str) -> Shape:
    reader = _Reader()
    for tree in found:
        reader.visit(tree, frozenset(), TableAccess.READ)
    kinds = reader.kinds or {StatementKind.SELECT}
    # The fingerprint leaves out names of temporary tables, which only what defines one says.
    defines = any(access is TableAccess.DEFINE for _, _, access in reader.tables)
    return Shape(
        max(kinds, key=_ORDER.__getitem__),
        fingerprint,
        [
            TableReference(schema=schema, name=name, access=access)
            for schema, name, access in sorted(reader.tables, key=reader.tables.__getitem__)
        ],
        len(found) > 1,
        reader.keeps_settings,
        not defines and all(node in _PLAIN for tree in found for node in tree),
        tuple(reader.releases),
    )


class _Reader:
    """Walks parse trees and notes kinds and tables; `scope` holds the names of the `WITH` queries that are visible."""

    def __init__(self) -> None:
        self.kinds: set[StatementKind] = set()
        self.tables: dict[tuple[str | None, str, TableAccess], int] = {}  # and where each first stands in the text
        self.releases: list[str] = []
        self.keeps_settings = True

    def visit(self, node: Any, scope: frozenset[str], access: TableAccess) -> None:
        """Read a node, whatever it is: tables found in it are used as `access` says."""
        rest = [("", node, scope, access)]  # a stack, for long chains of operators nest deeply
        while rest:
            key, node, scope, access = rest.pop()
            if key == "FuncCall":
                self._function(node)
            if key in ("intoClause", "into"):
                self.kinds.add(StatementKind.DEFINITION)
                self.visit(node["rel"], frozenset(), TableAccess.DEFINE)
            elif key.endswith("Stmt") and key[0].isupper():
                self._statement(key, node, scope)
            elif isinstance(node, list):
                rest += [("", item, scope, access) for item in reversed(node)]
            elif isinstance(node, dict) and "relname" in node:
                self._table(node, scope, access)
            elif isinstance(node, dict):
                if "withClause" in node:
                    scope = self._with(node["withClause"], scope)
                fields = [field for field in node.items() if field[0] not in _SKIPPED]
                rest += [(name, value, scope, access) for name, value in reversed(fields)]

    def _table(self, node: _Node, scope: frozenset[str], access: TableAccess) -> None:
        schema, name = node.get("schemaname"), node["relname"]
        if schema is None and access is TableAccess.READ and name in scope:
            return
        self.tables.setdefault((schema, name, access), node.get("location", 0))

    def _with(self, clause: _Node, scope: frozenset[str]) -> frozenset[str]:
        queries = [entry["CommonTableExpr"] for entry in clause["ctes"]]
        if clause.get("recursive"):
            scope |= {query["ctename"] for query in queries}
        for query in queries:
            self.visit(query["ctequery"], scope, TableAccess.READ)
            scope |= {query["ctename"]}
        return scope

    def _function(self, call: _Node) -> None:
        names = [part["String"]["sval"] for part in call["funcname"]]
        if names[-1] not in HARMLESS or (len(names) > 1 and names[0] != "pg_catalog"):
            self.kinds.add(StatementKind.OPAQUE)
            self.keeps_settings = False

    def _statement(self, name: str, node: _Node, scope: frozenset[str]) -> None:
        kind = _STATEMENT_KINDS.get(name)
        if kind is None:
            defines = name.startswith(_DEFINING_PREFIXES)
            kind = StatementKind.DEFINITION if defines else StatementKind.OPAQUE
        self.kinds.add(kind)
        if name not in _PLAIN and not (name == "TransactionStmt" and node["kind"] in _BEGINNINGS):
            self.keeps_settings = False
        if name == "SelectStmt":
            self.visit(node, scope, TableAccess.READ)
        elif name in _TARGETS or name == "MergeStmt":
            self._change(name, node, scope)
        elif name == "ExplainStmt":
            self._explain(node)
        elif name == "CopyStmt":
            self._copy(node)
        elif name == "TruncateStmt":
            self.visit(node, scope, TableAccess.TRUNCATE)
        elif kind is StatementKind.DEFINITION:
            self._definition(node)
        else:
            self._release(name, node)
            self.visit(node, scope, TableAccess.READ)

    def _change(self, name: str, node: _Node, scope: frozenset[str]) -> None:
        if "withClause" in node:
            scope = self._with(node["withClause"], scope)
        accesses = [_TARGETS[name]] if name in _TARGETS else []
        for clause in node.get("mergeWhenClauses", ()):
            access = _MERGE_ACCESS.get(clause["MergeWhenClause"]["commandType"])
            accesses += [access] if access else []
        if node.get("onConflictClause", {}).get("action") == "ONCONFLICT_UPDATE":
            accesses.append(TableAccess.UPDATE)
        for access in accesses or [TableAccess.READ]:
            self._table(node["relation"], frozenset(), access)
        rest = {key: value for key, value in node.items() if key not in ("relation", "withClause")}
        self.visit(rest, scope, TableAccess.READ)

    def _explain(self, node: _Node) -> None:
        if any(_runs(option["DefElem"]) for option in node.get("options", ())):
            self.visit(node["query"], frozenset(), TableAccess.READ)
            return
        inner = _Reader()  # it is planned only: nothing is changed, and tables are read at most
        inner.visit(node["query"], frozenset(), TableAccess.READ)
        if StatementKind.OPAQUE in inner.kinds:  # the planner runs functions that it takes for constant
            self.kinds.add(StatementKind.OPAQUE)
        for (schema, name, _), place in inner.tables.items():
            self.tables.setdefault((schema, name, TableAccess.READ), place)

    def _copy(self, node: _Node) -> None:
        if node.get("is_program"):
            self.kinds.add(StatementKind.OPAQUE)
        access = TableAccess.INSERT if node.get("is_from") else TableAccess.READ
        if "relation" in node:
            self._table(node["relation"], frozenset(), access)
        self.visit(node.get("query"), frozenset(), TableAccess.READ)
        self.visit(node.get("whereClause"), frozenset(), TableAccess.READ)

    def _definition(self, node: _Node) -> None:
        about = node.get("removeType") or node.get("objtype")
        for named in [*node.get("objects", ()), node.get("object")]:
            parts = [part["String"]["sval"] for part in _items(named) if "String" in part]
            if about in _PART_TYPES:
                parts = parts[:-1]
            elif about not in _RELATION_TYPES:
                continue
            if parts:
                place = max(self.tables.values(), default=0)  # these come without
                self.tables.setdefault((parts[-2] if len(parts) > 1 else None, parts[-1], TableAccess.DEFINE), place)
        for key, value in node.items():
            access = TableAccess.DEFINE if key in _DEFINED_FIELDS else TableAccess.READ
            self.visit({key: value}, frozenset(), access)

    def _release(self, name: str, node: _Node) -> None:
        if name == "DiscardStmt" or (name == "DeallocateStmt" and "name" not in node):
            self.releases.append(ALL_NAMES)
        elif name in ("DeallocateStmt", "PrepareStmt"):
            self.releases.append(node["name"])


_SKIPPED: Final = frozenset({"withClause", "lockedRels"})
"""Fields that are read apart, and what `FOR UPDATE OF` names again."""

_BEGINNINGS: Final = frozenset({"TRANS_STMT_BEGIN", "TRANS_STMT_START", "TRANS_STMT_SAVEPOINT", "TRANS_STMT_RELEASE"})


def _items(named: _Node | None) -> list[_Node]:
    items: list[_Node] = (named or {}).get("List", {}).get("items", [])
    return items


def _runs(option: _Node) -> bool:
    if option["defname"] != "analyze":
        return False
    argument = option.get("arg", {})
    if "Integer" in argument:
        return bool(argument["Integer"].get("ival"))
    value = argument.get("String", {}).get("sval") or argument.get("Boolean", {}).get("boolval", "true")
    return str(value).lower() in _TRUE
