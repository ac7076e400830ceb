"""Building Python source for a codec, and compiling it so that tracebacks show it."""

from __future__ import annotations

import contextlib
import itertools
import linecache
import struct
import weakref
from collections.abc import Callable, Iterator
from typing import Any, Final

from ..errors import UnsupportedType

__all__ = ["Source"]

_count: Final = itertools.count(1)


class Source:
    """Lines of one function under construction, with the constants that it refers to."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: list[str | list[str]] = []
        self.constants: dict[str, object] = {}
        self._by_id: dict[int, str] = {}
        self._structs: dict[str, str] = {}
        self._indent = 0
        self._fresh = 0

    def __call__(self, line: str) -> None:
        """Add one line at the current indentation."""
        self.lines.append("    " * self._indent + line)

    def hole(self) -> Callable[[str], None]:
        """Leave a place for lines that become known later; return what adds a line there."""
        place: list[str] = []
        indent = "    " * self._indent
        self.lines.append(place)
        return lambda line: place.append(indent + line)

    @contextlib.contextmanager
    def block(self, head: str) -> Iterator[None]:
        """Add `head` and indent what follows; an empty block becomes `pass`."""
        self(head)
        self._indent += 1
        before = len(self.lines)
        yield
        if len(self.lines) == before:
            self("pass")
        self._indent -= 1

    def fresh(self, prefix: str) -> str:
        """Return a variable name that is not used yet."""
        self._fresh += 1
        return f"{prefix}{self._fresh}"

    def assign(self, prefix: str, expr: str) -> str:
        """Assign an expression to a fresh variable and return its name."""
        name = self.fresh(prefix)
        self(f"{name} = {expr}")
        return name

    def local(self, prefix: str, expr: str) -> str:
        """Return a variable that holds an expression: itself, if it is one."""
        return expr if expr.isidentifier() else self.assign(prefix, expr)

    def constant(self, value: object, prefix: str) -> str:
        """Return the name under which the code finds `value`."""
        name = self._by_id.get(id(value))
        if name is None:
            name = self.fresh(prefix.upper())
            self._by_id[id(value)] = name
            self.constants[name] = value
        return name

    def pack(self, layout: str) -> str:
        """Return the name of `pack_into` for a struct layout (little endian, no padding of its own)."""
        return self._struct("pack", layout, struct.Struct("<" + layout).pack_into)

    def unpack(self, layout: str) -> str:
        """Return the name of `unpack_from` for a struct layout."""
        return self._struct("unpack", layout, struct.Struct("<" + layout).unpack_from)

    def iter_unpack(self, layout: str) -> str:
        """Return the name of `iter_unpack` for a struct layout."""
        return self._struct("iter_unpack", layout, struct.Struct("<" + layout).iter_unpack)

    def _struct(self, verb: str, layout: str, value: object) -> str:
        key = f"{verb} {layout}"
        name = self._structs.get(key)
        if name is None:
            name = self._structs[key] = self.fresh(verb + "_")
            self.constants[name] = value
        return name

    def compile(self, function: str) -> Callable[..., Any]:
        """Compile the lines and return the function they define.

        Raises `UnsupportedType` where types are nested deeper than Python allows blocks to be: about 16 lists.
        """
        lines = [line for entry in self.lines for line in ([entry] if isinstance(entry, str) else entry)]
        text = "\n".join(lines) + "\n"
        filename = f"<witbind {self.name} {next(_count)}>"
        namespace = dict(self.constants)
        try:
            code = compile(text, filename, "exec")
        except (SyntaxError, MemoryError, RecursionError) as error:
            raise UnsupportedType(f"{self.name}: its types are nested too deep for one call: {error}") from error
        exec(code, namespace)  # noqa: S102 - the text is made here, from names and numbers
        made: Callable[..., Any] = namespace[function]  # type: ignore[assignment]
        linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
        weakref.finalize(made, linecache.cache.pop, filename, None).atexit = False
        return made
