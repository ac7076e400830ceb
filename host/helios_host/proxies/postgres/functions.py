"""Functions of PostgreSQL that neither run SQL hidden in a value nor change anything but a sequence.

`functions.txt` is from `pg_proc` of PostgreSQL 18: what `pg_catalog` has that is not volatile, without `table_to_xml`
and its like, which read tables by name, and the volatile ones that only read, wait, lock or draw a number.
`tests/proxy/test_functions.py` holds the names against a server.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final

__all__ = ["HARMLESS"]

HARMLESS: Final[frozenset[str]] = frozenset(files(__package__).joinpath("functions.txt").read_text().split())
"""Names as `pg_proc` has them. A user's function of the same name is taken for one: the text does not tell."""
