"""The ids of PostgreSQL's own types (`pg_type.dat` of the server), which never change."""

from __future__ import annotations

from typing import Final

BOOL, BYTEA, INT8, INT2, INT4, OID, JSON, FLOAT4, FLOAT8 = 16, 17, 20, 21, 23, 26, 114, 700, 701
DATE, TIMESTAMP, TIMESTAMPTZ, NUMERIC, UUID, JSONB = 1082, 1114, 1184, 1700, 2950, 3802

TEXT: Final = 25
TEXTS: Final = frozenset({18, 19, TEXT, 1042, 1043})
"""Types whose values are text in both formats: char, name, text, bpchar and varchar."""

# fmt: off
NAMES: Final = {
    16: "bool", 17: "bytea", 18: "char", 19: "name", 20: "int8", 21: "int2", 23: "int4", 25: "text",
    26: "oid", 114: "json", 142: "xml", 600: "point", 601: "lseg", 603: "box", 628: "line",
    650: "cidr", 700: "float4", 701: "float8", 790: "money", 829: "macaddr", 869: "inet",
    1042: "bpchar", 1043: "varchar", 1082: "date", 1083: "time", 1114: "timestamp", 1184: "timestamptz",
    1186: "interval", 1266: "timetz", 1560: "bit", 1562: "varbit", 1700: "numeric", 2950: "uuid",
    3614: "tsvector", 3615: "tsquery", 3802: "jsonb", 1000: "bool[]", 1001: "bytea[]", 1005: "int2[]",
    1007: "int4[]", 1009: "text[]", 1015: "varchar[]", 1016: "int8[]", 1021: "float4[]",
    1022: "float8[]", 1115: "timestamp[]", 1182: "date[]", 1185: "timestamptz[]", 1231: "numeric[]",
    199: "json[]", 2951: "uuid[]", 3807: "jsonb[]",}
# fmt: on
"""What the server calls them, arrays with `[]`."""
