"""Files in memory against a real directory, and that their size is bounded and comes back."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from helios_host.capabilities.wasi.entries import Entry, OpenHow
from helios_host.capabilities.wasi.memory import NODE_SIZE, MemoryFiles, read_only_tree
from helios_host.capabilities.wasi.paths import Failed
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from wasi_api.v0_2.wasi_filesystem.types import DescriptorType, ErrorCode

SIZE = 1 << 20
PATHS = st.lists(st.sampled_from(("a", "b", "c")), min_size=1, max_size=3).map("/".join)
DATA = st.binary(max_size=40)


def new(size: int = SIZE) -> MemoryFiles:
    return MemoryFiles(size, lambda: 0)


def listed(entry: Entry, at: str = "") -> dict[str, bytes | None]:
    """Return every path below an entry with its content, `None` for directories."""
    found: dict[str, bytes | None] = {}
    for item in entry.names():
        path = f"{at}{item.name}"
        inner = entry.open_at(item.name, OpenHow())
        if item.type is DescriptorType.DIRECTORY:
            found[path] = None
            found.update(listed(inner, f"{path}/"))
        else:
            found[path] = inner.read(1000, 0)
        inner.close()
    return found


class FilesMachine(RuleBasedStateMachine):
    """The same operations on a real directory; whether they succeed and what is there then must agree."""

    @initialize()
    def begin(self) -> None:
        self.real = Path(tempfile.mkdtemp())
        self.files = new()
        self.root = self.files.root()
        self.before = self.files.left

    def both(self, ours: object, theirs: object) -> None:
        outcomes = []
        for work in (ours, theirs):
            try:
                work()
                outcomes.append(True)
            except (Failed, OSError):
                outcomes.append(False)
        assert outcomes[0] == outcomes[1], outcomes

    @rule(path=PATHS)
    def make_directory(self, path: str) -> None:
        self.both(lambda: self.root.make_directory(path), lambda: (self.real / path).mkdir())

    @rule(path=PATHS, data=DATA)
    def write_whole(self, path: str, data: bytes) -> None:
        def ours() -> None:
            entry = self.root.open_at(path, OpenHow(create=True, truncate=True, write=True))
            entry.write(data, 0)
            entry.close()

        self.both(ours, lambda: (self.real / path).write_bytes(data))

    @rule(path=PATHS, data=DATA, offset=st.integers(0, 60))
    def write_at(self, path: str, data: bytes, offset: int) -> None:
        def ours() -> None:
            entry = self.root.open_at(path, OpenHow(write=True))
            entry.write(data, offset)
            entry.close()

        def theirs() -> None:
            with (self.real / path).open("r+b") as file:
                file.seek(offset)
                file.write(data)
                if not data:
                    file.truncate(max(offset, file.seek(0, 2)))

        self.both(ours, theirs)

    @rule(path=PATHS, data=DATA)
    def append(self, path: str, data: bytes) -> None:
        def ours() -> None:
            entry = self.root.open_at(path, OpenHow(write=True))
            entry.append(data)
            entry.close()

        def theirs() -> None:
            with (self.real / path).open("r+b") as file:
                file.seek(0, 2)
                file.write(data)

        self.both(ours, theirs)

    @rule(path=PATHS, size=st.integers(0, 80))
    def set_size(self, path: str, size: int) -> None:
        def ours() -> None:
            entry = self.root.open_at(path, OpenHow(write=True))
            entry.set_size(size)
            entry.close()

        def theirs() -> None:
            with (self.real / path).open("r+b") as file:
                file.truncate(size)

        self.both(ours, theirs)

    @rule(path=PATHS)
    def unlink(self, path: str) -> None:
        self.both(lambda: self.root.remove(path, directory=False), lambda: (self.real / path).unlink())

    @rule(path=PATHS)
    def remove_directory(self, path: str) -> None:
        self.both(lambda: self.root.remove(path, directory=True), lambda: (self.real / path).rmdir())

    @rule(path=PATHS, other=PATHS)
    def rename(self, path: str, other: str) -> None:
        self.both(
            lambda: self.root.rename(path, self.root, other),
            lambda: (self.real / path).rename(self.real / other),
        )

    @invariant()
    def agree(self) -> None:
        theirs = {
            str(path.relative_to(self.real)): None if path.is_dir() else path.read_bytes()
            for path in self.real.rglob("*")
        }
        ours = listed(self.root)
        assert ours == theirs
        taken = sum(NODE_SIZE + len(path.rpartition("/")[2]) + len(data or b"") for path, data in ours.items())
        assert self.before - self.files.left == taken

    def teardown(self) -> None:
        shutil.rmtree(self.real)


TestFiles = FilesMachine.TestCase
TestFiles.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


def test_the_size_bounds_content_names_and_holes() -> None:
    root = new(10_000).root()
    file = root.open_at("f", OpenHow(create=True, write=True))
    for work in (
        lambda: file.write(bytes(10_001), 0),
        lambda: file.write(b"x", 1 << 62),
        lambda: file.set_size(1 << 63),
        lambda: [root.make_directory(f"d{number}") for number in range(100)],
    ):
        with pytest.raises(Failed) as caught:
            work()
        assert caught.value.code is ErrorCode.INSUFFICIENT_SPACE


def test_what_is_removed_while_it_is_open_counts_until_it_is_closed() -> None:
    files = new(10_000)
    root = files.root()
    before = files.left
    file = root.open_at("f", OpenHow(create=True, write=True))
    file.write(bytes(5000), 0)
    root.remove("f", directory=False)
    assert files.left < before - 5000
    file.write(bytes(6000), 0)
    with pytest.raises(Failed):
        file.write(bytes(10_000), 0)
    assert file.read(10_000, 5990) == bytes(10)
    again = file.again()
    file.close()
    assert files.left < before - 6000
    again.close()
    assert files.left == before


def test_a_directory_that_was_removed_takes_nothing_new() -> None:
    root = new().root()
    root.make_directory("d")
    inner = root.open_at("d", OpenHow(directory=True))
    root.remove("d", directory=True)
    with pytest.raises(Failed) as caught:
        inner.open_at("f", OpenHow(create=True, write=True))
    assert caught.value.code is ErrorCode.NO_ENTRY


def test_a_directory_does_not_go_into_itself_or_another_file_system() -> None:
    root = new().root()
    root.make_directory("d")
    with pytest.raises(Failed) as caught:
        root.rename("d", root.open_at("d", OpenHow()), "e")
    assert caught.value.code is ErrorCode.INVALID
    with pytest.raises(Failed) as caught:
        root.rename("d", new().root(), "e")
    assert caught.value.code is ErrorCode.CROSS_DEVICE


def test_a_deep_tree_is_made_and_moved_without_recursion() -> None:
    files = new(16 << 20)
    root = at = files.root()
    for _ in range(5000):
        at.make_directory("d")
        at = at.open_at("d", OpenHow())
    root.make_directory("e")
    with pytest.raises(Failed):
        root.rename("d", at, "x")
    root.rename("e", at, "e")
    assert [entry.name for entry in at.names()] == ["e"]


@given(st.dictionaries(PATHS, DATA, max_size=6))
def test_assets_are_what_was_packed_and_stay_so(files: dict[str, bytes]) -> None:
    kept = {path: data for path, data in files.items() if not any(other.startswith(f"{path}/") for other in files)}
    root = read_only_tree(kept, lambda: 0).root(mutable=False)
    assert {path: data for path, data in listed(root).items() if data is not None} == kept
    for path in (*kept, "new"):
        for how in (OpenHow(create=True), OpenHow(write=True), OpenHow(truncate=True), OpenHow(mutate=True)):
            with pytest.raises(Failed) as caught:
                root.open_at(path, how)
            assert caught.value.code is ErrorCode.READ_ONLY
    for path in kept:
        file = root.open_at(path, OpenHow())
        for work in (lambda file=file: file.write(b"x", 0), lambda file=file: file.set_size(0)):
            with pytest.raises(Failed) as caught:
                work()
            assert caught.value.code is ErrorCode.READ_ONLY
