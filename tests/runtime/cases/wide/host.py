"""Parameters and results that go through memory, or just do not, out of the guest as into it."""

from __future__ import annotations

import math
from typing import Any

import pytest
from witbind import Err, HostFunctionError, InstanceClosed, LoweringError, Ok

SIXTEEN = (255, -128, 65535, -(2**15), 2**32 - 1, -(2**31), 2**64 - 1, -(2**63), -0.0, math.inf, True, "\U0010ffff")


class Tag:
    def __init__(self, name: str, dropped: list[str]) -> None:
        self._name, self.dropped = name, dropped

    def name(self) -> str:
        return self._name

    def drop(self) -> None:
        self.dropped.append(self._name)


class Lots:
    def __init__(self, api: Any) -> None:
        self.api = api
        self.asked: list[Any] = []

    def sixteen(self, *values: Any) -> int:
        self.asked.append(values)
        return 2**64 - 1

    def seventeen(self, *values: Any) -> tuple[Any, ...]:
        self.asked.append(values)
        return values[::-1]

    def hand(self, first: Any, lent: Tag, second: Any, given: Tag) -> None:
        self.asked.append((first, lent, second, given))

    def swap(self, first: Any, second: Any, note: Any) -> tuple[Any, Any, Any]:
        return note, second, first

    def halve(self, of: int) -> int | None:
        if of == 13:
            raise KeyError(of)
        return None if of % 2 else of // 2

    def name(self, given: Tag) -> Ok[Tag] | Err[str]:
        return Ok(given) if given.name() else Err("it has none")


def imports(api: Any) -> Any:
    return api.GuestImports(lots=Lots(api))


def check(guest: Any, host: Any, api: Any) -> None:
    lots, asked = guest.lots, host.lots.asked
    for text, data in (("", b""), ("é" * 300, bytes(range(256)) * 4)):
        values = (*SIXTEEN, text, data)
        assert lots.sixteen(*values) == 2**64 - 1
        assert lots.seventeen(*values, 7) == (7, *values[::-1])
        assert host.take(asked) == [values, (*values, 7)]
        assert math.copysign(1, lots.seventeen(*values, 7)[6]) == -1
        host.take(asked)
    with pytest.raises(LoweringError, match=r"n\[1\]: expected u8"):
        lots.seventeen(*SIXTEEN, "text", [1, 256], 7)
    assert not asked

    one = api.Reading(at=2**64 - 1, label="é", values=[0.5, -1.5], place=(-0.25, math.inf), unit="K")
    two = api.Reading(at=0, label="", values=[], place=(0.0, 0.0), unit=None)
    for note in (api.NoteNone(), api.NoteText("ü" * 99), api.NoteHalf(-math.inf), api.NoteWhole(-(2**63))):
        assert lots.swap(one, two, note) == (note, two, one)
    assert (lots.halve(2**64 - 2), lots.halve(7), lots.halve(0)) == (2**63 - 1, None, 0)

    dropped: list[str] = []
    lent, given = Tag("lent", dropped), Tag("given", dropped)
    with pytest.raises(LoweringError, match="second: expected"):
        lots.hand(one, lent, "two", given)
    assert not guest.instance.store.handles.objects
    lots.hand(one, lent, two, given)
    [(first, second, third, fourth)] = host.take(asked)
    assert (first, third) == (one, two)
    assert second is lent
    assert fourth is given
    answer = lots.name(given)
    assert isinstance(answer, Ok)
    assert answer.value is given
    assert lots.name(Tag("", dropped)) == Err("it has none")
    assert dropped == [], "what the host was given back is its own"
    assert not guest.instance.store.handles.objects


def in_another(guest: Any, other: Any) -> None:
    with pytest.raises(HostFunctionError, match="an import raised KeyError"):
        guest.lots.halve(13)
    with pytest.raises(InstanceClosed):
        guest.lots.halve(4)
    assert other.lots.halve(4) == 2
