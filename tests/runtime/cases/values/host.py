"""Values that a guest computes with, through generated classes."""

from __future__ import annotations

from typing import Any

from witbind import Err, Ok, Some


class Functions:
    def ask(self, question: str) -> int:
        return len(question)


def imports(api: Any) -> Any:
    return api.GuestImports(functions=Functions())


def check(guest: Any, host: Any, api: Any) -> None:
    sums = guest.sums
    assert guest.answer("how much?") == 10
    assert [sums.next(day) for day in api.Day] == [*list(api.Day)[1:], api.Day.MONDAY]
    every = api.Permissions.READ | api.Permissions.WRITE | api.Permissions.EXECUTE
    assert sums.invert(every) == api.Permissions(0)
    assert sums.invert(api.Permissions.WRITE) == api.Permissions.READ | api.Permissions.EXECUTE
    corners = (api.Point(x=1.0, y=2.0), api.Point(x=4.0, y=7.0))
    shapes = [api.ShapeEmpty(), api.ShapeCircle(2.0), api.ShapeBox(corners)]
    assert [sums.area(shape) for shape in shapes] == [0.0, 12.0, 15.0]
    assert [sums.divide(-7, 2), sums.divide(1, 0)] == [Ok(-3), Err("division by zero")]
    assert [sums.peel(v) for v in (None, Some(None), Some(0), Some(255))] == [Err(None), Ok(None), Ok(0), Ok(255)]
    assert sums.reverse(["a", "", "ü𝄞"]) == ["ü𝄞", "", "a"]
    assert sums.stats([2.5, -1.0, 4.0]) == (-1.0, 5.5, 3)
    assert sums.stats([]) == (0.0, 0.0, 0)
    assert sums.after("𝄞") == "𝄟"
    person = api.Person(name="Ada", age=36, home=api.Point(x=1.0, y=2.0), tags=["a", "b"])
    older = api.Person(name="Ada", age=37, home=api.Point(x=2.0, y=1.0), tags=["a", "b"])
    assert sums.birthday(person) == older
    assert sums.birthday(api.Person(name="", age=None, home=corners[0], tags=[])).age is None
    assert sums.widest(-128, 65535, -(2**31), 2**64 - 1, -1.5, True) == f"-128 65535 {-(2**31)} {2**64 - 1} -3 1"


def in_another(guest: Any, other: Any) -> None:
    """Values belong to nobody."""
    assert guest.sums.reverse(other.sums.reverse(["a", "b"])) == ["a", "b"]
