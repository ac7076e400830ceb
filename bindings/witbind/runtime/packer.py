"""Packing the arguments of a function once for calls of several instances."""

from __future__ import annotations

from typing import Any, Final

from .. import wit
from ..errors import LinkError
from .calls import packing_code
from .frame import Frame
from .handles import Handles

__all__ = ["Packer"]


class Packer:
    """Packs the arguments of an interface's function, and is then given to what `Instance.packed` returned.

    It serves one caller at a time. Raises `UnsupportedType` for a function whose arguments hold resources.
    """

    def __init__(self, interface: str, function: wit.Function) -> None:
        code = packing_code(interface, function)
        self._function: Final = function
        self._frame: Final = Frame(code.static_size, dynamic=code.dynamic)
        self._pack: Final = code.make(self._frame, Handles(0))
        self._packed: tuple[int, list[bytes]] | None = None

    @property
    def size(self) -> int:
        """How many bytes of memory it has, which it keeps: what the most elements of lists took that it packed."""
        return self._frame.size

    def pack(self, *arguments: Any) -> None:
        """Pack arguments in the place of those before; raises `LoweringError` where they do not fit."""
        self._packed = None
        self._packed = self._pack(*arguments)

    def packed_for(self, function: wit.Function) -> tuple[int, list[bytes]]:
        """Return where the arguments are, and the texts that they point to, to a call.

        Raises `LinkError` where they are another function's, or were never packed.
        """
        if self._packed is None or (function is not self._function and function != self._function):
            raise LinkError(f"{function.name}: no arguments were packed for it")
        return self._packed
