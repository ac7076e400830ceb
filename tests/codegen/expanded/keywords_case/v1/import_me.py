# Generated from case:keywords@1 by witbind. Do not edit.
"""The interface `import-me` of `case:keywords`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from . import ids
from .class_ import Def
from .class_ import Global as False_
from .class_ import None_ as True_

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["Def", "False_", "ImportMe", "ImportMeExports", "True_"]


class ImportMe(Protocol):
    """The interface `import-me` of `case:keywords`."""

    def async_(self) -> None: ...

    def if_(self, else_: Def, self_: True_, lambda_: False_, result: int) -> list[True_]: ...

    def print(self) -> False_: ...


class ImportMeExports:
    """The interface `import-me` of `case:keywords`."""

    __slots__ = ("_async_", "_if_", "_print")

    def __init__(self, instance: Instance) -> None:
        self._async_ = instance.func(ids.IMPORT_ME, "async")
        self._if_ = instance.func(ids.IMPORT_ME, "if")
        self._print = instance.func(ids.IMPORT_ME, "print")

    def async_(self) -> None:
        self._async_()

    def if_(self, else_: Def, self_: True_, lambda_: False_, result: int) -> list[True_]:
        result_: list[True_] = self._if_(else_, self_, lambda_, result)
        return result_

    def print(self) -> False_:
        result: False_ = self._print()
        return result
