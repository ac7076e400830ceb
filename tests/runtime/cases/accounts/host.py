"""Guest resources through generated classes: handles, moves, refusals, and the order in which they are dropped."""

from __future__ import annotations

from typing import Any

import pytest
from witbind import Err, LoweringError, Ok, WitError, call


class Journal:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def note(self, line: str) -> None:
        self.lines.append(line)


def imports(api: Any) -> Any:
    return api.GuestImports(journal=Journal())


def check(guest: Any, host: Any, api: Any) -> None:
    bank, lines = guest.bank, host.journal.lines
    with bank.new_account("ada") as ada, bank.new_account("bob") as bob:
        assert (ada.owner(), ada.deposit(7), bob.deposit(5)) == ("ada", 7, 5)
        assert bank.total([ada, bob, ada]) == 19
        assert ada.withdraw(2) == Ok(5)
        assert ada.withdraw(100) == Err(api.RefusalOverdrawn(95))
        with pytest.raises(WitError) as refused:
            call(ada.withdraw, 0)
        assert refused.value.value == api.RefusalNothingAsked()
        merged = bank.account_merge(ada, bob)
        assert ada.closed
        assert not bob.closed
        with pytest.raises(LoweringError, match="expected a account that is open"):
            ada.owner()
        assert (merged.owner(), merged.deposit(0), bob.deposit(0)) == ("ada", 10, 0)
        merged.close()
        merged.close()
    assert host.take(lines) == host.destroyed("drop ada", "drop bob")
    first, second, third = bank.open(["x", "y", "z"])
    second.deposit(3)
    assert bank.close(second) == 3
    assert second.closed
    first.close()
    third.close()
    assert host.take(lines) == ["drop y", *host.destroyed("drop x", "drop z")]
    assert bank.open([]) == []


def in_another(guest: Any, other: Any) -> None:
    with guest.bank.new_account("here") as account, pytest.raises(LoweringError):
        other.bank.total([account])
