# Generated from case:long-names@1 by witbind. Do not edit.
"""The interface `a` of `case:long-names`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

__all__ = ["A"]


class A(Protocol):
    """The interface `a` of `case:long-names`."""

    def a(self) -> AwaitableOrValue[None]:
        """The text has just as many columns as are left in a line of Python, or one more or two, counted with "it" """
        ...

    def b(self) -> AwaitableOrValue[None]:
        """The text has just as many columns as are left in a line of Python, or one more or two, counted withs "it" """
        ...

    def c(self) -> AwaitableOrValue[None]:
        """The text has just as many columns as are left in a line of Python, or one more or two, counted with a
        "it"
        """
        ...

    def d(self) -> AwaitableOrValue[None]:
        """The text has just as many columns as are left in a line of Python, or one more or two, counted with al
        "it"
        """
        ...

    def e(self) -> AwaitableOrValue[None]:
        """The text has just as many columns as are left in a line of Python, or one more or two, counted with all
        "it"
        """
        ...
