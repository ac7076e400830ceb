"""Paths: a real tree with links, devices and a directory around it, against what the kernel itself says."""

from __future__ import annotations

import itertools
import os
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from helios_host.capabilities.wasi.directory import Directory, File, open_directory
from helios_host.capabilities.wasi.entries import OpenHow
from helios_host.capabilities.wasi.paths import MAX_DEPTH, MAX_LINKS, MAX_PATH, Failed
from hypothesis import example, given, settings
from hypothesis import strategies as st
from wasi_api.v0_2.wasi_filesystem.types import DescriptorType, ErrorCode

INSIDE = "inside "
NAMES = ("a", "b", "c", "l", "m", "..", ".", "", "outside")


class World:
    """`root` is a directory inside another; every file in it says that it is inside, and no other file does."""

    def __init__(self, links: dict[str, str]) -> None:
        self._kept = tempfile.TemporaryDirectory()
        self.top = Path(self._kept.name)
        self.root = self.top / "root"
        for directory in ("a/b", "b", "c"):
            (self.root / directory).mkdir(parents=True)
            (self.root / directory / "f").write_text(INSIDE + directory)
        (self.root / "f").write_text(INSIDE)
        (self.top / "outside").mkdir()
        for secret in ("f", "outside/f", "outside/a"):
            (self.top / secret).write_text("outside")
        for path, target in links.items():
            (self.root / path).symlink_to(target.replace("TOP", str(self.top)))

    def close(self) -> None:
        self._kept.cleanup()

    def oracle(self, path: str, follow: bool) -> Path | None:
        """Return where a path leads by a walk over `os.readlink` texts alone; `None` where it leaves the root."""
        at, todo, links = [], path.split("/")[::-1], 0
        if path.startswith("/"):
            return None
        while todo:
            name = todo.pop()
            if name in ("", "."):
                continue
            if name == "..":
                if not at:
                    return None
                at.pop()
                continue
            here = self.root.joinpath(*at, name)
            if here.is_symlink() and (follow or todo):
                links += 1
                target = os.readlink(here)  # noqa: PTH115 - a Path has lost its dots
                if target.startswith("/") or links > MAX_LINKS:
                    return None
                todo += target.split("/")[::-1]
                continue
            at.append(name)
        return self.root.joinpath(*at)


PATHS = st.lists(st.sampled_from((*NAMES, "f")), min_size=1, max_size=8).map("/".join)
TARGETS = st.one_of(
    PATHS.filter(bool),
    st.sampled_from(("TOP/f", "/", "/etc", "..", "../..", "l", "m", "a/l", "../f", "../outside", "../root/f")),
)
LINKS = st.dictionaries(st.sampled_from(("l", "m", "a/l", "b/m", "a/b/l")), TARGETS.filter(bool), max_size=5)


def read(directory: Directory, path: str, follow: bool) -> bytes | ErrorCode:
    try:
        found = directory.open_at(path, OpenHow(follow=follow))
        return found.read(100, 0) if isinstance(found, File) else b""
    except Failed as error:
        return error.code


@settings(max_examples=300, deadline=None)
@given(LINKS, st.lists(PATHS, min_size=1, max_size=10), st.booleans())
@example({"l": "..", "m": "l/outside"}, ["l/f", "m/f", "a/../../f"], True)
@example({"l": "m", "m": "l"}, ["l", "l/f"], True)
@example({"a/l": "../../outside"}, ["a/l/f", "a/l"], True)
@example({}, ["f/../f"], True)
def test_no_path_leads_out_and_those_inside_lead_where_the_oracle_says(
    links: dict[str, str], paths: list[str], follow: bool
) -> None:
    world = World(links)
    try:
        directory = open_directory(str(world.root))
        for path in paths:
            found = read(directory, path, follow)
            if isinstance(found, bytes):
                assert not found or found.startswith(INSIDE.encode()), path
            expected = world.oracle(path, follow)
            if expected is None:
                assert isinstance(found, ErrorCode), path
            elif isinstance(found, bytes) and found:
                assert found == expected.read_bytes(), path
            elif expected.is_file() and not expected.is_symlink() and path.rpartition("/")[2] not in ("", ".", ".."):
                # what the kernel opens there too, unless the walk goes through a file
                try:
                    there = (world.root / path).stat().st_ino == expected.stat().st_ino
                except OSError:
                    there = False
                assert not there or not follow or path == "", (path, found)
    finally:
        world.close()


@pytest.fixture
def tree() -> Iterator[World]:
    world = World({})
    yield world
    world.close()


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("", ErrorCode.NO_ENTRY),
        ("/", ErrorCode.NOT_PERMITTED),
        ("/f", ErrorCode.NOT_PERMITTED),
        ("..", ErrorCode.NOT_PERMITTED),
        ("a/../..", ErrorCode.NOT_PERMITTED),
        ("missing", ErrorCode.NO_ENTRY),
        ("missing/f", ErrorCode.NO_ENTRY),
        ("f/x", ErrorCode.NOT_DIRECTORY),
        ("f/", ErrorCode.NOT_DIRECTORY),
        ("f/.", ErrorCode.NOT_DIRECTORY),
        ("a\0b", ErrorCode.ILLEGAL_BYTE_SEQUENCE),
        ("x" * 256, ErrorCode.NAME_TOO_LONG),
        ("a/" * (MAX_PATH // 2) + "a", ErrorCode.NAME_TOO_LONG),
        ("/".join(["a", ".."] * 1000), ErrorCode.NAME_TOO_LONG),
    ],
)
def test_paths_that_are_refused(tree: World, path: str, code: ErrorCode) -> None:
    assert read(open_directory(str(tree.root)), path, True) is code


def test_links_in_a_circle_and_chains_of_links_end(tree: World) -> None:
    (tree.root / "circle").symlink_to("circle")
    for number in range(MAX_LINKS + 1):
        (tree.root / f"chain{number}").symlink_to(f"chain{number + 1}" if number < MAX_LINKS else "f")
    directory = open_directory(str(tree.root))
    assert read(directory, "circle", True) is ErrorCode.LOOP
    assert read(directory, "circle/f", True) is ErrorCode.LOOP
    assert read(directory, "chain0", True) is ErrorCode.LOOP
    assert read(directory, "chain1", True) == INSIDE.encode()
    assert read(directory, "chain1", False) is ErrorCode.LOOP


def test_a_tree_that_is_too_deep_is_refused_and_its_descriptors_are_closed(tree: World) -> None:
    deep = tree.root.joinpath(*["d"] * (MAX_DEPTH + 2))
    deep.mkdir(parents=True)
    directory = open_directory(str(tree.root))
    before = sorted(os.listdir("/proc/self/fd"))  # noqa: PTH208
    assert read(directory, "/".join(["d"] * (MAX_DEPTH + 2)), True) is ErrorCode.NAME_TOO_LONG
    assert read(directory, "/".join(["d"] * MAX_DEPTH), True) == b""
    assert sorted(os.listdir("/proc/self/fd")) == before  # noqa: PTH208


def test_a_directory_is_the_root_of_paths_from_it(tree: World) -> None:
    inner = open_directory(str(tree.root)).open_at("a/b", OpenHow(directory=True))
    for path in ("..", "../f", "../../f", "./../b"):
        with pytest.raises(Failed) as caught:
            inner.open_at(path, OpenHow(follow=True))
        assert caught.value.code is ErrorCode.NOT_PERMITTED


def test_a_renamed_directory_under_a_walk_leads_nowhere_else(tree: World) -> None:
    """Somebody swaps a directory and a link to one outside, again and again, while a guest reads through it."""
    (tree.root / "swap").mkdir()
    (tree.root / "swap" / "f").write_text(INSIDE)
    (tree.root / "other").symlink_to("../outside")
    stop = threading.Event()

    def swap() -> None:
        while not stop.is_set():
            for source, target in (("swap", "tmp"), ("other", "swap"), ("tmp", "other")):
                (tree.root / source).rename(tree.root / target)

    swapping = threading.Thread(target=swap)
    swapping.start()
    try:
        directory = open_directory(str(tree.root))
        found = [read(directory, path, True) for path in itertools.islice(itertools.cycle(("swap/f", "swap/a")), 3000)]
    finally:
        stop.set()
        swapping.join()
    assert b"outside" not in found
    assert INSIDE.encode() in found


def test_names_that_are_no_text_are_left_out(tree: World) -> None:
    (Path(os.fsdecode(os.fsencode(tree.root) + b"/\xff"))).write_text("x")
    names = [entry.name for entry in open_directory(str(tree.root)).names()]
    assert sorted(names) == ["a", "b", "c", "f"]


def test_what_a_directory_tells_of_its_entries(tree: World) -> None:
    (tree.root / "l").symlink_to("f")
    os.mkfifo(tree.root / "p")
    directory = open_directory(str(tree.root))
    assert {entry.name: entry.type for entry in directory.names()} == {
        "a": DescriptorType.DIRECTORY,
        "b": DescriptorType.DIRECTORY,
        "c": DescriptorType.DIRECTORY,
        "f": DescriptorType.REGULAR_FILE,
        "l": DescriptorType.SYMBOLIC_LINK,
        "p": DescriptorType.UNKNOWN,
    }
    assert directory.stat_at("p", follow=True).type is DescriptorType.FIFO
    assert directory.stat_at("l", follow=False).type is DescriptorType.SYMBOLIC_LINK
    assert directory.stat_at("l", follow=True) == directory.stat_at("f", follow=False)
    assert directory.identity_at("l", follow=True) == directory.open_at("f", OpenHow()).identity()


def test_a_directory_of_the_operators_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_directory(str(tmp_path / "missing"))
    (tmp_path / "file").write_text("")
    with pytest.raises(NotADirectoryError):
        open_directory(str(tmp_path / "file"))
