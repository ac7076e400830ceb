"""Names that Python has, versions side by side, the world's own functions, and handles inside values."""

from __future__ import annotations

import math
from typing import Any

import pytest
from witbind import HostFunctionError, InstanceClosed, LoweringError


class Log1:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def say(self, line: str) -> None:
        self.lines.append(line)


class Log2:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def say(self, line: str, level: int) -> None:
        self.lines.append(f"{level}: {line}")


class Sink:
    def __init__(self, name: str, events: list[str]) -> None:
        self.name, self.events = name, events

    def write(self, line: str) -> None:
        if line == "bad":
            raise KeyError(line)
        self.events.append(f"{self.name} < {line}")

    def drop(self) -> None:
        self.events.append(f"{self.name} dropped")


class Functions:
    def __init__(self) -> None:
        self.events: list[str] = []

    def open(self, name: str) -> Sink | None:
        return Sink(name, self.events) if name != "none" else None


def imports(api: Any) -> Any:
    return api.GuestImports(case_dep_v1_log=Log1(), case_dep_v2_log=Log2(), functions=Functions())


def check(guest: Any, host: Any, api: Any) -> None:
    exports, drops = guest.class_, host.case_dep_v1_log.lines
    for world in (api.World(list=b"\x00\xff", self_=True, call="x"), api.World(list=b"", self_=False, call=None)):
        for ok in (api.OkErr(0.5), api.OkErr(-math.inf), api.OkNone(), api.OkLink(-(2**63)), api.OkSome("ü" * 99)):
            assert exports.import_(world, ok) == (ok, world)
    assert exports.upgrade([]) == []
    old = [api.OldPoint(x=x) for x in (-1, 7)]
    assert exports.upgrade(old) == [api.Point(x=-1, y=-(2**32)), api.Point(x=7, y=7 << 32)]
    turned = exports.turn(255, 1.5, "c", -(2**63), True, 65535, -0.0, "\U0010ffff", -128, 2**32 - 1, "", 2**64 - 1)
    assert turned == (2**64 - 1, "", 2**32 - 1, -128, "\U0010ffff", 0.0, 65535, True, -(2**63), "c", 1.5, 255)
    assert math.copysign(1, turned[5]) == -1

    a, b, c = (exports.new_set(size) for size in (1, 10, 100))
    assert (a.close_(), a.closed, exports.new_set(0).close_()) == (False, False, True)
    assert exports.total([(2, a), (3, b), (1, a)], c) == 133
    assert exports.total([], None) == 0
    assert exports.keep(api.KeptNothing()) is None
    assert exports.keep(api.KeptMany([])) is None
    host.take(drops)
    kept = exports.keep(api.KeptMany([b, a, c]))
    assert (kept.size(), a.closed, b.closed, c.closed) == (10, True, True, True)
    assert host.take(drops) == ["drop 1", "drop 100"]
    again = exports.keep(api.KeptOne(kept))
    with pytest.raises(LoweringError, match="expected a set that is open"):
        exports.total([(1, kept)], None)
    with pytest.raises(LoweringError, match="in another place"):
        exports.keep(api.KeptMany([again, again]))
    assert again.size() == 10
    again.close()
    assert host.take(drops) == host.destroyed("drop 10")

    first = Sink("first", host.functions.events)
    assert guest.instantiate_(["none", "é"], first) is first
    assert host.take(host.functions.events) == ["é < é", "first < é", "é dropped"]
    assert host.take(drops) == ["none", "é"]
    assert host.take(host.case_dep_v2_log.lines) == ["4: none", "2: é"]


def in_another(guest: Any, other: Any) -> None:
    with guest.class_.new_set(1) as here, pytest.raises(LoweringError, match="of this instance"):
        other.class_.total([(1, here)], None)
    first = Sink("first", [])
    with pytest.raises(HostFunctionError, match="an import raised KeyError") as raised:
        guest.instantiate_(["bad"], first)
    assert isinstance(raised.value.__cause__, KeyError)
    with pytest.raises(InstanceClosed):
        guest.class_.new_set(1)
    assert other.class_.new_set(4).size() == 4
