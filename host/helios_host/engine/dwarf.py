"""Reads which source line each instruction of a component comes from: the line programs of its modules' DWARF.

Whoever wrote the plugin wrote these too, so all of it is bounded, and read in the child process that compiles. Only
`.debug_line` is read, of DWARF 2 to 5: a file and a line are what people look for, and the engine says the function.
"""

from __future__ import annotations

from typing import Final

from .lines import Row, pack
from .sections import number, sections

__all__ = ["MAX_ROWS", "MAX_STEPS", "line_table"]

MAX_ROWS: Final = 250_000
"""Most rows of one component; a Rust guest with all of its standard library has 40,000."""

MAX_STEPS: Final = 2_000_000
"""Most operations of a component's line programs, which take a microsecond each."""

MAX_FILES: Final = 20_000
MAX_NAME: Final = 512
MAX_PACKED: Final = 1024 * 1024
"""Most characters of a packed table: it is read at every start of the plugin."""

_CORE_MODULE, _COMPONENT, _CUSTOM, _CODE = 1, 4, 0, 10


def line_table(component: bytes) -> str:
    """Return the packed line table of a component, for `lines.LineTable`.

    It is empty where there is no DWARF, and where that is damaged or beyond its bounds.
    """
    reader = _Reader()
    try:
        for code, found in _modules(memoryview(component)):
            if code is not None and ".debug_line" in found:
                reader.read(found, *code)
        packed = pack(reader.files, reader.rows)
    except (ValueError, IndexError, MemoryError, OverflowError):
        return ""
    return packed if len(packed) <= MAX_PACKED else ""


def _modules(component: memoryview) -> list[tuple[tuple[int, int] | None, dict[str, memoryview]]]:
    """Return where the code section of each core module is in the file, and its sections of DWARF by name."""
    found = []
    left = [(0, component)]
    while left:
        start, binary = left.pop()
        is_component = bytes(binary[6:7]) == b"\1"
        code, named = None, {}
        for section, at, body in sections(binary):
            if is_component and section in (_CORE_MODULE, _COMPONENT):
                left.append((start + at, body))
            elif not is_component and section == _CODE:
                code = (start + at, len(body))
            elif not is_component and section == _CUSTOM:
                length, begin = number(body, 0)
                named[bytes(body[begin : begin + min(length, 32)]).decode(errors="replace")] = body[begin + length :]
        found.append((code, named))
    return found


class _Reader:
    """Collects files and rows of all modules; every method raises `ValueError` or `IndexError` on what is damaged."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.rows: list[Row] = []
        self._numbers: dict[str, int] = {}
        self._steps = MAX_STEPS

    def read(self, found: dict[str, memoryview], code: int, size: int) -> None:
        """Read the line programs of a module whose code section is at `code` of the component."""
        data = _Bytes(found[".debug_line"])
        while data.left():
            length = data.fixed(4)
            wide = length == 0xFFFF_FFFF
            unit = data.part(data.fixed(8) if wide else length)
            self._unit(unit, 8 if wide else 4, found, code, size)

    def _unit(self, unit: _Bytes, offset: int, found: dict[str, memoryview], code: int, size: int) -> None:
        version = unit.fixed(2)
        if not 2 <= version <= 5:
            return
        if version == 5:
            unit.fixed(2)  # sizes of an address and of a segment selector
        header = unit.part(unit.fixed(offset))  # from here on, `unit` is the program itself
        least = header.fixed(1)
        if version >= 4:
            header.fixed(1)  # operations of an instruction
        header.fixed(1)
        base, span, first = header.fixed(1, signed=True), header.fixed(1), header.fixed(1)
        lengths = [0, *(header.fixed(1) for _ in range(first - 1))]
        names = self._names5(header, offset, found) if version == 5 else self._names(header)
        self._run(unit, names, least, base, max(span, 1), lengths, code, size)

    def _names(self, header: _Bytes) -> list[int]:
        """Return the numbers of the files of DWARF 2 to 4, which are counted from 1."""
        folders = [""]
        while name := header.text():
            folders.append(name)
            self._step()
        numbers = [-1]
        while name := header.text():
            folder = header.leb()
            header.leb(), header.leb()
            numbers.append(self._number(_joined(folders, folder, name)))
        return numbers

    def _names5(self, header: _Bytes, offset: int, found: dict[str, memoryview]) -> list[int]:
        folders = [name for name, _ in self._entries(header, offset, found)]
        folders[:1] = [""]  # the folder of the compilation, which says where somebody built it
        return [self._number(_joined(folders, folder, name)) for name, folder in self._entries(header, offset, found)]

    def _entries(self, header: _Bytes, offset: int, found: dict[str, memoryview]) -> list[tuple[str, int]]:
        """Read a table of DWARF 5: of each entry its path and the number of its folder."""
        formats = [(header.leb(), header.leb()) for _ in range(header.fixed(1))]
        entries = []
        for _ in range(header.leb() if formats else 0):
            name, folder = "", 0
            for kind, form in formats:
                self._step()
                value = _form(header, form, offset, found)
                if kind == 1 and isinstance(value, str):
                    name = value
                elif kind == 2 and isinstance(value, int):
                    folder = value
            entries.append((name, folder))
        return entries

    def _run(
        self,
        program: _Bytes,
        names: list[int],
        least: int,
        base: int,
        span: int,
        lengths: list[int],
        code: int,
        size: int,
    ) -> None:
        """Run a line program, and keep the rows at which file or line change."""
        sequence: list[Row] = []
        at, file, line, first = 0, 1, 1, len(lengths)

        def keep() -> None:
            number = names[file] if line and 0 <= file < len(names) else -1
            if not sequence or sequence[-1][1:] != (number, line):
                sequence.append((code + at, number, line))
            if len(sequence) + len(self.rows) > MAX_ROWS:
                raise ValueError("it has too many rows")

        while program.left():
            self._step()
            operation = program.fixed(1)
            if operation >= first:
                jump, step = divmod(operation - first, span)
                at, line = at + jump * least, line + base + step
                keep()
            elif operation == 0:
                extended = program.part(program.leb())
                match extended.fixed(1):
                    case 1:
                        if (
                            sequence and code < sequence[0][0] <= code + size >= code + at
                        ):  # what was thrown away is at 0
                            self.rows += [*sequence, (code + at, -1, 0)]
                        sequence, at, file, line = [], 0, 1, 1
                    case 2:
                        at = extended.fixed(extended.left())
            elif operation == 1:
                keep()
            elif operation == 2:
                at += program.leb() * least
            elif operation == 3:
                line += program.leb(signed=True)
            elif operation == 4:
                file = program.leb()
            elif operation == 8:
                at += (255 - first) // span * least
            elif operation == 9:
                at += program.fixed(2)
            else:
                for _ in range(lengths[operation]):
                    program.leb()

    def _step(self) -> None:
        self._steps -= 1
        if self._steps < 0:
            raise ValueError("its line programs are too long")

    def _number(self, name: str) -> int:
        self._step()
        found = self._numbers.setdefault(name, len(self.files))
        if found == len(self.files):
            if found >= MAX_FILES:
                raise ValueError("it has too many files")
            self.files.append(name)
        return found


class _Bytes:
    """Bytes that are read from the front."""

    def __init__(self, data: memoryview) -> None:
        self._data, self._at = data, 0

    def left(self) -> int:
        return len(self._data) - self._at

    def part(self, size: int) -> _Bytes:
        if size > self.left():
            raise ValueError("it ends early")
        self._at += size
        return _Bytes(self._data[self._at - size : self._at])

    def fixed(self, size: int, *, signed: bool = False) -> int:
        if not 0 < size <= min(self.left(), 8):
            raise ValueError("it ends early")
        self._at += size
        return int.from_bytes(self._data[self._at - size : self._at], "little", signed=signed)

    def leb(self, *, signed: bool = False) -> int:
        start = self._at
        value, self._at = number(self._data, start)
        bits = 7 * (self._at - start)
        return value - (1 << bits) if signed and value >> (bits - 1) else value

    def text(self) -> str:
        ahead = bytes(self._data[self._at : self._at + MAX_NAME + 1])
        name, end, _ = ahead.partition(b"\0")
        if not end:
            raise ValueError("a name does not end")
        self._at += len(name) + 1
        return name.decode(errors="replace")


def _form(header: _Bytes, form: int, offset: int, found: dict[str, memoryview]) -> str | int | None:
    """Read a value of a DWARF 5 table in one of the forms that producers use there."""
    sizes = {0x0B: 1, 0x05: 2, 0x06: 4, 0x07: 8}
    elsewhere = {0x0E: ".debug_str", 0x1F: ".debug_line_str"}
    if form == 0x08:
        return header.text()
    if form in elsewhere:
        texts = _Bytes(found.get(elsewhere[form], memoryview(b"")))
        texts.part(header.fixed(offset))
        return texts.text()
    if form == 0x0F:
        return header.leb()
    if form in sizes:
        return header.fixed(sizes[form])
    if form in (0x09, 0x1E):  # a block, or the MD5 of a file
        header.part(header.leb() if form == 0x09 else 16)
        return None
    raise ValueError(f"form {form} is not known")


def _joined(folders: list[str], folder: int, name: str) -> str:
    place = folders[folder] if 0 <= folder < len(folders) else ""
    return name if not place or name.startswith("/") else f"{place}/{name}"
