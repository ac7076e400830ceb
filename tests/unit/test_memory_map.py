"""The two readers of the process's memory map agree on linear memories, and one stands in for the other."""

from __future__ import annotations

import sys

import pytest
import wasmtime
from helios_host.instances import memory
from hypothesis import given
from hypothesis import strategies as st

PAGE = 65536

if sys.platform != "linux":
    pytest.skip("only Linux has a memory map to read", allow_module_level=True)

try:
    memory.ask()
except OSError:
    pytest.skip("Linux can be asked for single mappings since 6.11", allow_module_level=True)


def memories_of(engine: wasmtime.Engine, sizes: list[int]) -> wasmtime.Store:
    """Return a store with memories of so many pages; they are gone with it."""
    text = "".join(f'(memory {size}) (data (memory {index}) (i32.const 0) "x")' for index, size in enumerate(sizes))
    store = wasmtime.Store(engine)
    wasmtime.Instance(store, wasmtime.Module(engine, f"(module {text})"), [])
    return store


def read_by_both() -> tuple[memory.MemoryMap, memory.MemoryMap]:
    """Read the map in both ways while nothing of it changes: the stores of other tests may be closed by threads."""
    while True:
        asked, read, again = memory.ask(), memory.read_text(), memory.ask()
        if asked == again:
            return asked, read


@given(
    st.lists(st.lists(st.integers(1, 40), min_size=1, max_size=4), min_size=1, max_size=6),
    st.data(),
)
def test_both_readers_find_the_same_memories(modules: list[list[int]], data: st.DataObject) -> None:
    config = wasmtime.Config()
    config.wasm_multi_memory = True
    engine = wasmtime.Engine(config)
    kept = []
    for sizes in modules:
        with memory.Claim() as claim:
            kept.append(memories_of(engine, sizes))
        used = memory.ask().used(claim.spans)
        memory.release(claim.spans)
        asked, read = read_by_both()
        assert (asked.starts, asked.sizes) == (read.starts, read.sizes)
        assert used == PAGE * sum(sizes)
        if data.draw(st.booleans(), "drop one"):
            del kept[data.draw(st.integers(0, len(kept) - 1), "which")]


def test_memory_that_is_where_another_was_a_moment_ago_is_the_new_instances() -> None:
    engine = wasmtime.Engine()
    with memory.Claim() as old:
        store = memories_of(engine, [2])
    with memory.Claim() as new:
        store.close()
        memory.release(old.spans)
        kept = memories_of(engine, [3])
    assert old.spans
    assert memory.ask().used(new.spans) == 3 * PAGE
    memory.release(new.spans)
    kept.close()


def test_reserved_memory_without_a_page_is_found_by_both() -> None:
    before = memory.memory_map()
    engine = wasmtime.Engine()
    store = wasmtime.Store(engine)
    wasmtime.Instance(store, wasmtime.Module(engine, "(module (memory 0))"), [])
    after = memory.ask(), memory.read_text()
    assert all(sum(high - low for low, high in found.reserved) >= 3 << 30 for found in after)
    assert [found.used(found.reserved) for found in after] == [before.used(before.reserved)] * 2
    store.close()


def test_the_text_is_read_where_the_system_cannot_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def refused() -> memory.MemoryMap:
        asked.append(True)
        raise OSError

    monkeypatch.setattr(memory, "_read", refused)
    assert memory.memory_map() == memory.read_text() == memory.memory_map()
    assert asked == [True]
