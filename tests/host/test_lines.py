"""File and line in backtraces, from the DWARF of guests; and DWARF that nobody should believe."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from helios_host import PluginHost
from helios_host.engine import dwarf
from helios_host.engine.dwarf import line_table
from helios_host.engine.lines import LineTable, Row, pack
from helios_host.engine.sections import sections
from helios_host.errors import GuestTrap
from hosting import CALL, HostMaker, statement
from hypothesis import given, settings
from hypothesis import strategies as st

from guests import PRE1, YES, Guest, componentize, install

GUARD = r"""
typedef int i;
static char zeros[256], heap[65536];
static i divide(i a, i b) {
  if (b == 0)
    __builtin_trap();
  return a / b;
}
#line 500 "a\033[31m\nb.c"
static i strange(i a) { return divide(a, 0); }
#line 11 "guard.c"
#define PLUGIN(name) __attribute__((export_name("heliosproxy:plugin/" name)))
PLUGIN("pre-query@1.0.0#pre-query")
i pre_query(i a, i b, i c, i d, i e, i f, i g, i h, i j, i k, i l, i m, i n, long long o) {
  return b == 8
      ? divide(10, 0)
      : strange(10);
}
PLUGIN("lifecycle@1.0.0#metadata") i metadata(void) { return (i)zeros; }
PLUGIN("lifecycle@1.0.0#on-load") i on_load(i a, i b) { return (i)zeros; }
PLUGIN("lifecycle@1.0.0#on-unload") void on_unload(void) {}
__attribute__((export_name("cabi_realloc"))) void *cabi_realloc(void *a, i b, i c, i d) { return heap; }
"""
SHAPE = Guest(hooks={PRE1: YES})

RUST = """
#![no_std]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! { core::arch::wasm32::unreachable() }
fn pick(values: &[i32], at: usize) -> i32 {
    values[at] / values[0]
}
#[no_mangle]
pub extern "C" fn run(at: usize) -> i32 {
    pick(&[3, 1, 4, 1, 5], at) + 1
}
"""


def zig(work: Path, *options: str) -> Path:
    """Build the guard's core module, or skip where there is no zig."""
    pytest.importorskip("ziglang")
    (work / "guard.c").write_text(GUARD)
    command = [sys.executable, "-m", "ziglang", "cc", "-target", "wasm32-freestanding", "-nostdlib", "-Wl,--no-entry"]
    command += ["-fno-sanitize=all", *options, "guard.c", "-o", "core.wasm"]
    subprocess.run(command, cwd=work, check=True, capture_output=True)
    return work / "core.wasm"


def rust(work: Path, *options: str) -> Path:
    if shutil.which("rustc") is None:
        pytest.skip("there is no rustc")
    (work / "guard.rs").write_text(RUST)
    command = ["rustc", "--target", "wasm32-unknown-unknown", "--crate-type", "cdylib", "-C", "panic=abort", *options]
    done = subprocess.run([*command, "guard.rs", "-o", "core.wasm"], cwd=work, capture_output=True, text=True)
    if "may not be installed" in done.stderr:
        pytest.skip("rustc has no target wasm32-unknown-unknown")
    assert done.returncode == 0, done.stderr
    return work / "core.wasm"


@pytest.fixture(scope="module")
def guard() -> bytes:
    with tempfile.TemporaryDirectory() as directory:
        return componentize(SHAPE, zig(Path(directory), "-g", "-O0"), Path(directory)).read_bytes()


def placed(core: bytes) -> list[tuple[int, str | None]]:
    """Return what the table says of every third address of the code."""
    table = LineTable(line_table(core))
    ((start, body),) = [(at, body) for section, at, body in sections(memoryview(core)) if section == 10]
    return [(at, table.place(at)) for at in range(start + 1, start + len(body), 3)]


@pytest.mark.parametrize(
    ("build", "options"),
    [
        (zig, ("-g", "-O0", "-gdwarf-2")),
        (zig, ("-g", "-O0", "-gdwarf-4")),
        (zig, ("-g", "-O2", "-gdwarf-5")),
        (rust, ("-C", "debuginfo=1", "-O")),
        (rust, ("-C", "debuginfo=2")),
    ],
)
def test_every_address_has_the_line_that_wasm_tools_finds(
    tmp_path: Path, build: Callable[..., Path], options: tuple[str, ...]
) -> None:
    """Where `wasm-tools addr2line` knows no function at all, as past the end of one, the table may have a line left."""
    core = build(tmp_path, *options)
    ours = placed(core.read_bytes())
    tool = shutil.which("wasm-tools", path=str(Path(sys.executable).parent)) or "wasm-tools"
    addresses = [hex(at) for at, _ in ours]
    done = subprocess.run([tool, "addr2line", str(core), *addresses], capture_output=True, text=True, check=True)
    theirs: dict[int, str] = {}
    for line in done.stdout.splitlines():
        address, _, rest = line.partition(":")
        if rest and address.startswith("0x"):
            theirs.setdefault(int(address, 16), rest)  # the innermost of those that were inlined
    compared = 0
    for at, place in ours:
        said = theirs.get(at, "").rpartition(":")[0]
        if place is not None and said and not said.endswith(":0") and "<unknown>" not in said:
            name, _, line = place.rpartition(":")
            assert said.endswith(f"{name.removeprefix('...').rpartition('/')[2]}:{line}"), (hex(at), place, said)
            compared += 1
    assert compared > 5


def trap(host: PluginHost, text: str = "select 1") -> None:
    (seat,) = host.sync.hooks.pre_query.seats
    seat.ask(1e12, 1e12, CALL, statement(text))


def test_a_trap_says_file_and_line(guard: bytes, plugin_dir: Path, make_host: HostMaker) -> None:
    install(plugin_dir, "guard", guard, hooks=("pre_query",))
    for _ in ("compiled", "from the cache"):
        with pytest.raises(GuestTrap) as caught:
            trap(make_host(), "select 1")
        assert "divide at guard.c:6 |" in caught.value.trace
        assert "at guard.c:15" in caught.value.trace


async def test_an_awaited_trap_says_file_and_line_and_no_more(
    guard: bytes, plugin_dir: Path, make_host: HostMaker
) -> None:
    """The name of the file is the guest's own: it has terminal codes and a line break in it."""
    install(plugin_dir, "guard", guard, hooks=("pre_query",))
    (seat,) = make_host().sync.hooks.pre_query.seats
    with pytest.raises(GuestTrap) as caught:
        await seat.ask_async(1e12, 1e12, CALL, statement("select 12"))
    assert "strange at a\\x1b[31m" in caught.value.trace
    assert caught.value.trace.isprintable()


# DWARF that nobody should believe


def module(line_program: bytes) -> bytes:
    """Return a core module with code, and this as its `.debug_line`."""

    def section(number: int, body: bytes) -> bytes:
        return bytes([number, *leb(len(body))]) + body

    code = b"\1" + bytes([*leb(100)]) + bytes(99) + b"\x0b"
    return b"\0asm\1\0\0\0" + section(10, code) + section(0, b"\x0b.debug_line" + line_program)


def leb(value: int) -> bytes:
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def unit(program: bytes, files: bytes = b"a.c\0\0\0\0", version: int = 4) -> bytes:
    """Return a line program of DWARF 4 with its header: one file, lines 0 to 9 in one step of 0 to 24 bytes."""
    lengths = bytes([0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1])
    header = b"\1\1\1\0\x0a\x0d" + lengths + b"\0" + files + b"\0"
    body = version.to_bytes(2, "little") + len(header).to_bytes(4, "little") + header + program
    return len(body).to_bytes(4, "little") + body


START, END = b"\0\5\2\5\0\0\0", b"\2\5\0\1\1"  # address 5; five bytes on, the end


def test_a_small_program() -> None:
    core = module(unit(START + bytes([13 + 10 * 3 + 4]) + END))  # three bytes on, four lines on
    table = LineTable(line_table(core))
    code = 10  # where the body of the code section begins
    places = [table.place(code + at) for at in (0, 7, 8, 12, 13, 1000)]
    assert places == [None, None, "a.c:5", "a.c:5", None, None]


@pytest.mark.parametrize(
    ("bound", "program"),
    [
        ("MAX_STEPS", unit(START + b"\x01" * 2000 + END)),
        ("MAX_ROWS", unit(START + bytes([13 + 14]) * 2000 + END)),
        ("MAX_FILES", unit(START + END, files=b"".join(b"%d\0\0\0\0" % n for n in range(2000)))),
        ("MAX_NAME", unit(START + END, files=b"a" * 2000 + b"\0\0\0\0")),
        ("MAX_PACKED", unit(START + bytes([13 + 10 * (n % 7) + n % 10 for n in range(4, 2004)]) + END)),
    ],
)
def test_what_is_beyond_a_bound_is_no_table(bound: str, program: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dwarf, bound, 100)
    assert line_table(module(program)) == ""


@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_no_bytes_do_more_than_lose_the_table(data: st.DataObject, guard: bytes) -> None:
    whole = bytearray(guard)
    at = whole.find(b".debug_line") + len(".debug_line")
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(at, at + 300))] = data.draw(st.integers(0, 255))
    table = LineTable(line_table(bytes(whole)))
    place = table.place(data.draw(st.integers(0, len(whole))))
    assert place is None or len(place) < 200


@settings(deadline=None)
@given(program=st.binary(max_size=200), version=st.integers(2, 5))
def test_no_program_does_more_than_lose_the_table(program: bytes, version: int) -> None:
    line_table(module(program))
    line_table(module(unit(START + program + END, version=version)))


@given(
    st.lists(st.tuples(st.integers(1, 1000), st.integers(0, 2), st.integers(1, 99)), unique_by=lambda row: row[0]),
    st.integers(0, 1100),
)
def test_an_address_has_the_last_row_before_it(rows: list[Row], address: int) -> None:
    before = [row for row in sorted(rows) if row[0] <= address]
    expected = f"{'abc'[before[-1][1]]}:{before[-1][2]}" if before else None
    packed = pack("abc", rows)
    assert (packed == "") == (not rows)
    if rows:
        assert LineTable(packed).place(address) == expected


def test_a_guest_with_a_bomb_is_loaded_and_its_traps_have_no_lines(
    guard: bytes, plugin_dir: Path, make_host: HostMaker
) -> None:
    program = unit(START + b"\x01" * (dwarf.MAX_STEPS + 1) + END)
    bomb = bytes([0, *leb(len(program) + 12)]) + b"\x0b.debug_line" + program
    with tempfile.TemporaryDirectory() as directory:
        work = Path(directory)
        core = zig(work, "-O0", "-s")
        core.write_bytes(core.read_bytes() + bomb)
        component = componentize(SHAPE, core, work).read_bytes()
    assert component.count(b".debug_line") == 1
    install(plugin_dir, "guard", component, hooks=("pre_query",))
    host = make_host()
    assert host.problems == ()
    with pytest.raises(GuestTrap) as caught:
        trap(host)
    assert "unreachable" in caught.value.trace
    assert "guard.c" not in caught.value.trace
