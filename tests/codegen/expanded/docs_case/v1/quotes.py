# Generated from case:docs@1 by witbind. Do not edit.
""" "starts and ends with a quote" """

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Protocol, TypeAlias

import attrs
from witbind.resources import GuestResource

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["VA", "VB", "E", "GuestRes", "Quotes", "QuotesExports", "R", "Res", "T", "V"]


class E(Enum):
    """Ends with "quotes" """

    X = "x"
    """\\"""

    Y = "y"
    """'''"""


@attrs.frozen(kw_only=True)
class R:
    """ends with a backslash \\"""

    a: int
    """field with \\n \\u{41} and \"\"\" """

    b: int
    """block
    *  comment
    """

    c: int
    """\"\"\" """


class Res(Protocol):
    """The resource `res`, which the host implements."""

    def m(self) -> None:
        """A method.       With a tab."""
        ...


class GuestRes(GuestResource):
    """The resource `res`, which the guest implements."""

    __slots__ = ()

    def m(self) -> None:
        """A method.       With a tab."""
        self._functions["[method]res.m"](self)


T: TypeAlias = bytes
"""{braces} %percent% $dollar <b>&amp;</b>"""


@attrs.frozen
class VA:
    """case "a" """


@attrs.frozen
class VB:
    """A line that is far too long to fit in the hundred and twenty columns of a line of generated Python source, so it
    wraps.
    """

    value: int


V: TypeAlias = VA | VB
"""A list:

 - one
   - nested
 - two is a very long line that goes on and on, past the end of what fits in one line of Python source, and further on

```wit
   code   with   spaces
```
"""


class Quotes(Protocol):
    """ "starts and ends with a quote" """

    def f(self, r: R) -> V:
        """A paragraph whose first line is short, whose second line is much longer than what fits into one line of the
        generated Python source file with its indentation, and whose third line is short.
        """
        ...

    def g(self) -> None:
        """A-word-that-is-longer-than-a-line-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"""
        ...

    def new_res(self) -> Res:
        """Makes one."""
        ...


class QuotesExports:
    """ "starts and ends with a quote" """

    __slots__ = ("_f", "_g", "_new_res")

    def __init__(self, instance: Instance) -> None:
        self._f = instance.func(ids.QUOTES, "f")
        self._g = instance.func(ids.QUOTES, "g")
        self._new_res = instance.func(ids.QUOTES, "[constructor]res")

    def f(self, r: R) -> V:
        """A paragraph whose first line is short, whose second line is much longer than what fits into one line of the
        generated Python source file with its indentation, and whose third line is short.
        """
        result: V = self._f(r)
        return result

    def g(self) -> None:
        """A-word-that-is-longer-than-a-line-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"""
        self._g()

    def new_res(self) -> GuestRes:
        """Makes one."""
        result: GuestRes = self._new_res()
        return result
