"""Which columns of a result are hidden, told from the statement: masked columns that are plain targets, and only they.

A mask holds only if the statement can use the column for nothing else: not in a condition, an order, an expression, a
whole row or a query within. What cannot be told from the text so is refused. Views, child tables and the server's own
statistics show the column under other names; they are other tables here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import attrs
from helios_api.v2.authorize import ColumnMask
from helios_api.v2.types import Mask, MaskNullify, StatementKind

from helios_host.proxies.postgres.row_filters import CannotEnforce, covers
from helios_host.proxies.postgres.rows import Field
from helios_host.proxies.postgres.statements import ParsedStatement, trees

__all__ = ["MaskPlan", "mask_plan"]

_Node = Mapping[str, Any]

_ROW_FUNCTIONS: Final = frozenset(
    (
        *("any_value", "array_agg", "concat", "count", "first_value", "hash_record", "json_agg", "json_agg_strict"),
        *("json_build_array", "json_build_object", "jsonb_agg", "jsonb_agg_strict", "jsonb_build_array"),
        *("jsonb_build_object", "lag", "last_value", "lead", "max", "min", "mode", "num_nonnulls", "num_nulls"),
        *("pg_column_size", "pg_typeof", "quote_literal", "quote_nullable", "record_out", "record_send"),
        *("row_to_json", "to_json", "to_jsonb", "hash_record_extended", "record_send", "concat_ws", "format"),
    )
)
"""Functions of the server's own that take a whole row: `u.to_json` calls one where `u` has no such column."""

_PSEUDO_TABLES: Final = frozenset({"excluded", "old", "new"})
"""Names that stand for rows of the table that a statement changes."""


@attrs.frozen
class MaskPlan:
    """Where a statement's result has masked columns."""

    targets: int
    """How many targets the statement has."""

    star: int | None
    """Which of them stands for all columns of a table, if one does."""

    plain: tuple[tuple[int, Mask], ...]
    """Targets that are a masked column."""

    starred: tuple[tuple[str, Mask], ...]
    """Masked columns that the star stands for too."""

    def positions(self, fields: Sequence[Field]) -> dict[int, Mask]:
        """Return the masks by position in the result; raises `CannotEnforce` where the result is not as planned."""
        spread = 0 if self.star is None else len(fields) - self.targets
        if spread < -1 or (self.star is None and len(fields) != self.targets):
            raise CannotEnforce(f"it returns {len(fields)} columns for {self.targets} targets")
        found = {
            index + (spread if self.star is not None and index > self.star else 0): mask for index, mask in self.plain
        }
        if self.star is not None:
            named = dict(self.starred)
            for place in range(self.star, self.star + spread + 1):
                mask = named.get(fields[place].name.decode(errors="replace"))
                if mask is not None:
                    found[place] = mask
        hidden = {(fields[place].table, fields[place].number): mask for place, mask in found.items()}
        for place, field in enumerate(fields):
            if field.table and place not in found and (field.table, field.number) in hidden:
                found[place] = hidden[field.table, field.number]
        return found


def mask_plan(parsed: ParsedStatement, masks: Sequence[ColumnMask]) -> MaskPlan | None:
    """Return where a statement's result has masked columns, `None` where it has none; raises `CannotEnforce`."""
    statement = parsed.statement
    if statement.kind is StatementKind.OPAQUE:
        raise CannotEnforce("what this statement reads cannot be told from its text")
    if not any(covers(each.table, table.schema, table.name) for each in masks for table in statement.tables):
        return None
    if statement.is_batch:
        raise CannotEnforce("several statements were sent as one text")
    (tree,) = trees(statement.text) or ({},)
    (root, body) = next(iter(tree.items()), ("", {}))
    if root not in ("SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt"):
        raise CannotEnforce("columns can be hidden in what SELECT and RETURNING return only")
    return _Reader(masks, root, body).plan()


class _Reader:
    """Looks for masked columns in one statement."""

    def __init__(self, masks: Sequence[ColumnMask], root: str, body: _Node) -> None:
        self._masks = masks
        self._root = root
        self._body = body
        self._tables: dict[str, dict[str, Mask]] = {}  # by the name that columns are qualified with; masks by column
        self._others: set[str] = set()
        self._names = {each.column for each in masks}
        self._note_tables(body)

    def plan(self) -> MaskPlan | None:
        body = self._body
        is_select = self._root == "SelectStmt"
        field = "targetList" if is_select else "returningList"
        if is_select and (body.get("op") != "SETOP_NONE" or "valuesLists" in body):
            self._refuse_use(body)
            return None
        for key, value in body.items():
            if key != field and key != "lockedRels":
                self._refuse_use(value)
        plain: list[tuple[int, Mask]] = []
        labels: set[str] = set()
        star, starred, stars = None, dict[str, Mask](), 0
        for index, item in enumerate(body.get(field, ())):
            target = item["ResTarget"]
            reference = target.get("val", {}).get("ColumnRef")
            if reference is None:
                self._refuse_use(target)
                continue
            if "A_Star" in reference["fields"][-1]:
                star, stars = index, stars + 1
                starred |= self._star(reference)
                continue
            mask = self._masked(reference)
            if mask is not None:
                plain.append((index, mask))
                labels.add(target.get("name", ""))
        if not plain and not starred:
            return None
        if stars > 1:
            raise CannotEnforce("it has more than one * among its targets")
        if "distinctClause" in body or "intoClause" in body:
            raise CannotEnforce("a hidden column is made distinct, or kept in a table")
        self._check_order(body, labels)
        return MaskPlan(len(body[field]), star, tuple(plain), tuple(starred.items()))

    def _note_tables(self, tree: Any) -> None:
        rest = [("", tree)]
        while rest:
            key, node = rest.pop()
            if isinstance(node, list):
                rest += [(key, item) for item in node]
            if not isinstance(node, dict) or key == "lockedRels":
                continue
            rest += node.items()
            if "relname" in node:
                self._note_table(node)
            elif "ctename" in node:
                if any(each.table.name == node["ctename"] for each in self._masks):
                    raise CannotEnforce(f"a WITH query has the name of the table {node['ctename']}")
            elif key == "JoinExpr":
                used = {part["String"]["sval"] for part in node.get("usingClause", ())}
                if node.get("isNatural") or used & self._names or "alias" in node or "join_using_alias" in node:
                    raise CannotEnforce("a join is natural, on a hidden column, or has a name of its own")
            elif "alias" in node:
                self._others.add(node["alias"]["aliasname"])

    def _note_table(self, node: _Node) -> None:
        found: dict[str, Mask] = {}
        covered = False
        for each in self._masks:
            if covers(each.table, node.get("schemaname"), node["relname"]):
                covered = True
                known = found.setdefault(each.column, each.mask)
                if known != each.mask:
                    found[each.column] = MaskNullify()  # which hides at least as much as both
        alias = node.get("alias", {})
        name = alias.get("aliasname", node["relname"])
        if not covered:
            self._others.add(name)
            return
        if "colnames" in alias:
            raise CannotEnforce(f"the columns of the table {node['relname']} get other names")
        kept = self._tables.setdefault(name, {})
        for column, mask in found.items():
            kept[column] = mask if kept.get(column, mask) == mask else MaskNullify()

    def _from_items(self) -> list[_Node]:
        if self._root == "SelectStmt":
            return list(self._body.get("fromClause", ()))
        more = [*self._body.get("fromClause", ()), *self._body.get("usingClause", ())]
        return [{"RangeVar": self._body["relation"]}, *more]

    def _only_table(self) -> dict[str, Mask] | None:
        # The masks of the one table that the statement's own targets are of, `None` where there are several.
        items = self._from_items()
        if len(items) != 1 or "RangeVar" not in items[0]:
            return None
        node = items[0]["RangeVar"]
        return self._tables.get(node.get("alias", {}).get("aliasname", node["relname"]), {})

    def _star(self, reference: _Node) -> dict[str, Mask]:
        names = _names(reference)
        if names:
            if any(name in self._names for name in names[:-1]):
                raise CannotEnforce("a * is of what cannot be told")
            if names[-1] not in self._tables and names[-1] not in self._others:
                raise CannotEnforce(f"{names[-1]}.* is of what cannot be told")
            return self._tables.get(names[-1], {})
        only = self._only_table()
        if only is None:
            raise CannotEnforce("* is of several tables; name the columns, or say of which table")
        return only

    def _masked(self, reference: _Node) -> Mask | None:
        # The mask of a target that is nothing but a column.
        names = _names(reference)
        if len(names) == 1:
            self._refuse_row(names[0])
            if names[0] not in self._names:
                return None
            only = self._only_table()
            if only is None:
                raise CannotEnforce(f"of which table {names[0]} is cannot be told")
            return only.get(names[0])
        table = self._table_of(names)
        return None if table is None else table.get(names[-1])

    def _table_of(self, names: list[str]) -> dict[str, Mask] | None:
        # The masks of the table that a qualified column is of.
        if any(name in self._names for name in names[:-2]):
            raise CannotEnforce("a part of a hidden column is used")
        table = self._tables.get(names[-2])
        if table is None and names[-2] not in self._others and not self._names.isdisjoint(names):
            raise CannotEnforce(f"of which table {'.'.join(names)} is cannot be told")
        pseudo = names[-2] in _PSEUDO_TABLES
        if pseudo and names[-1] in self._names:
            raise CannotEnforce(f"{names[-1]} is used of {names[-2]}")
        if (table is not None or pseudo) and names[-1] in _ROW_FUNCTIONS:
            raise CannotEnforce(f"{'.'.join(names)} may be a function of the whole row")
        return table

    def _refuse_row(self, name: str) -> None:
        if name in self._tables or (self._root != "SelectStmt" and name in _PSEUDO_TABLES):
            raise CannotEnforce(f"{name} is used as a whole row")

    def _refuse_use(self, tree: Any) -> None:
        # Nothing hidden may be used in what is no plain target.
        rest = [tree]
        while rest:
            node = rest.pop()
            if isinstance(node, list):
                rest += node
            elif isinstance(node, dict):
                rest += [value for key, value in node.items() if key != "lockedRels"]
                reference = node.get("ColumnRef")
                if isinstance(reference, dict):
                    self._refuse_reference(reference)

    def _refuse_reference(self, reference: _Node) -> None:
        names = _names(reference)
        if "A_Star" in reference["fields"][-1]:
            if not names or names[-1] not in self._others or names[-1] in self._tables:
                raise CannotEnforce("a * is used within the statement")
            return
        if len(names) == 1:
            self._refuse_row(names[0])
            if names[0] in self._names:
                raise CannotEnforce(f"the hidden column {names[0]} is used in an expression or condition")
            return
        table = self._table_of(names)
        if table is not None and names[-1] in table:
            raise CannotEnforce(f"the hidden column {names[-1]} is used in an expression or condition")

    def _check_order(self, body: _Node, labels: set[str]) -> None:
        # Positions and labels stand for targets, which may be hidden.
        for key in ("sortClause", "groupClause"):
            for entry in body.get(key, ()):
                node = entry.get("SortBy", {}).get("node", entry)
                names = _names(node["ColumnRef"]) if "ColumnRef" in node else []
                if "A_Const" in node or (len(names) == 1 and names[0] in labels):
                    raise CannotEnforce("rows are ordered or grouped by the position or label of a target")
                if key == "groupClause" and "GroupingSet" in node:
                    raise CannotEnforce("rows are grouped by sets")


def _names(reference: _Node) -> list[str]:
    return [part["String"]["sval"] for part in reference["fields"] if "String" in part]
