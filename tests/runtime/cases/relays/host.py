"""A resource on both sides: the guest's wires are handles, the host's are any objects, and neither is the other."""

from __future__ import annotations

from typing import Any

import pytest
from witbind import Err, LoweringError, Ok


class Wire:
    def __init__(self, wires: Wires, name: str) -> None:
        self.wires, self.name = wires, name

    def send(self, text: str) -> Any:
        if not text:
            return Err(self.wires.api.FaultCut())
        if text == "noise":
            return Err(self.wires.api.FaultNoise(text.encode()))
        self.wires.events.append(f"{self.name} < {text}")
        return Ok(len(text))

    def drop(self) -> None:
        self.wires.events.append(f"{self.name} dropped")


class Wires:
    def __init__(self, api: Any) -> None:
        self.api = api
        self.events: list[str] = []

    def new_wire(self, name: str) -> Wire:
        return Wire(self, name)

    def wire_splice(self, first: Wire, second: Wire) -> Wire:
        return Wire(self, f"{first.name}+{second.name}")

    def dial(self, name: str) -> Wire | None:
        return Wire(self, name) if name else None

    def count(self, wires: list[Wire]) -> int:
        return len({wire.name for wire in wires})

    def cut(self, wires: list[Wire]) -> None:
        self.events.append("cut " + " ".join(wire.name for wire in wires))


def imports(api: Any) -> Any:
    return api.GuestImports(wires=Wires(api))


def check(guest: Any, host: Any, api: Any) -> None:
    wires, desk, events = guest.wires, guest.desk, host.wires.events
    with wires.new_wire("a") as a, wires.dial("b") as b:
        assert type(a) is type(b) is api.GuestWire
        assert wires.dial("") is None
        assert (a.send("hello"), a.send(""), b.send("noise")) == (
            Ok(5), Err(api.FaultCut()), Err(api.FaultNoise(b"noise")),
        )  # fmt: skip
        assert (wires.count([]), wires.count([a, b, a])) == (0, 2)
        spliced = wires.wire_splice(a, b)
        assert (a.closed, b.closed) == (True, False)
        assert host.take(events) == ["a < hello"], "a is the host's again"
        connected, sent = desk.connect(spliced, b)
        assert (spliced.closed, sent) == (True, 14)
        assert host.take(events) == ["a+b < connect", "b < connect"]
        assert desk.unwrap(Err(api.FaultCut())) is None
        unwrapped = desk.unwrap(Ok(connected))
        assert (connected.closed, unwrapped.send("x")) == (True, Ok(1))
        for wrong in (Wire(host.wires, "mine"), None):
            with pytest.raises(LoweringError, match="expected a wire"):
                wires.count([wrong])
    assert host.take(events) == ["a+b < x", *host.destroyed("b dropped")]
    wires.cut([unwrapped, wires.new_wire("c")])
    assert unwrapped.closed
    assert host.take(events) == ["cut a+b c"]

    given, lent = Wire(host.wires, "given"), Wire(host.wires, "lent")
    back, made = guest.patch(given, lent)
    assert back is given
    assert (type(made), made.name) == (Wire, "made+lent")
    assert host.take(events) == ["given < patch"]
    held = [wire.name for wire in guest.instance.store.handles.objects.values()]
    assert held == ([] if host.destroys else ["b"]), "what holds b was not destroyed"


def in_another(guest: Any, other: Any) -> None:
    with guest.wires.new_wire("here") as wire, pytest.raises(LoweringError, match="of this instance"):
        other.desk.connect(wire, wire)
