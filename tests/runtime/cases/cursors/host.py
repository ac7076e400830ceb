"""Host resources through generated Protocols: the guest makes, lends, returns and drops objects of any class."""

from __future__ import annotations

from typing import Any

from witbind import Err, Ok


class Cursor:
    def __init__(self, db: Db, sql: str) -> None:
        self.db, self.sql = db, sql
        self.rows = sql.split()

    def next(self) -> str | None:
        return self.rows.pop(0) if self.rows else None

    def drop(self) -> None:
        self.db.dropped.append(self.sql)


class Db:
    def __init__(self) -> None:
        self.dropped: list[str] = []
        self.stowed: list[Cursor] = []

    def new_cursor(self, sql: str) -> Cursor:
        return Cursor(self, sql)

    def cursor_parse(self, sql: str) -> Ok[Cursor] | Err[str]:
        return Ok(Cursor(self, sql)) if sql else Err("there is nothing to parse")

    def count(self, c: Cursor) -> int:
        return len(c.rows)

    def keep(self, c: Cursor) -> None:
        self.stowed.append(c)

    def kept(self) -> list[Cursor]:
        stowed, self.stowed = self.stowed, []
        return stowed


def imports(api: Any) -> Any:
    return api.GuestImports(db=Db())


def check(guest: Any, host: Any, api: Any) -> None:
    job, db = guest.job, host.db
    assert job.rows("a b c") == ["a", "b", "c"]
    assert job.rows("") == []
    assert host.take(db.dropped) == ["a b c", ""]
    lent = Cursor(db, "x y")
    assert (job.peek(lent), job.peek(lent)) == (2, 2)
    assert db.dropped == [], "what is lent stays the host's"
    assert job.first(lent) == "x"
    assert host.take(db.dropped) == ["x y"]
    assert job.relay("") == Err("there is nothing to parse")
    answer = job.relay("p q")
    assert isinstance(answer, Ok)
    assert isinstance(answer.value, Cursor)
    assert answer.value.db is db
    assert db.dropped == [], "what was handed back stays the host's"
    cursors = [Cursor(db, str(n)) for n in range(4)]
    job.stow(list(cursors))
    assert db.stowed == cursors[::-1], "the same objects, the last one first"
    assert job.clear() == 4
    assert host.take(db.dropped) == ["3", "2", "1", "0"]
    assert job.clear() == 0
    assert not guest.instance.store.handles.objects


def in_another(guest: Any, other: Any) -> None:
    """An object of the host belongs to no instance."""
    lent = Cursor(Db(), "x")
    assert guest.job.peek(lent) == other.job.peek(lent) == 1
