"""Packages that attack whoever opens them: archives, manifests and files with a manifest inside."""

from __future__ import annotations

import contextlib
import gzip
import io
import itertools
import os
import tarfile
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from arena import good_answer, install_good, open_host, peak_megabytes
from helios_host import PluginHost
from helios_host.errors import LoadError, ManifestError, PackageError
from helios_host.plugins.sections import with_manifest
from test_loading import HEADER, leb, on_load

from guests import YES

MANIFEST = b"name: bad\nversion: 1.0.0\nhooks: [pre_query]\n"
COMPONENT = on_load(YES)


def member(name: str, data: bytes = b"", kind: bytes = tarfile.REGTYPE, target: str = "") -> bytes:
    """One entry of an archive."""
    return header(name, len(data), kind, target) + data + bytes(-len(data) % 512)


def header(name: str, size: int, kind: bytes = tarfile.REGTYPE, target: str = "") -> bytes:
    """The head of an entry, whatever follows."""
    entry = tarfile.TarInfo(name)
    entry.size, entry.type, entry.linkname = size, kind, target
    return entry.tobuf(tarfile.GNU_FORMAT)


def sparse() -> bytes:
    """An entry of a terabyte that takes no space."""
    entry = tarfile.TarInfo("assets/x")
    entry.pax_headers = {"GNU.sparse.size": str(1 << 40), "GNU.sparse.map": "0,0", "GNU.sparse.numblocks": "1"}
    return entry.tobuf(tarfile.PAX_FORMAT)


def packed(*entries: bytes) -> bytes:
    return gzip.compress(b"".join(entries) + bytes(1024), 1)


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("plugin.yaml", MANIFEST)
    return file.getvalue()


BOTH = member("plugin.yaml", MANIFEST) + member("plugin.wasm", COMPONENT)
LONG = member("././@LongLink", b"x", tarfile.GNUTYPE_LONGNAME)

ARCHIVES: dict[str, bytes] = {
    "a link out of it": packed(BOTH, member("assets/x", kind=tarfile.SYMTYPE, target="/etc/passwd")),
    "a link for a component": packed(
        member("plugin.yaml", MANIFEST), member("plugin.wasm", kind=tarfile.SYMTYPE, target="/etc/passwd")
    ),
    "a hard link": packed(BOTH, member("assets/x", kind=tarfile.LNKTYPE, target="plugin.yaml")),
    "a device": packed(BOTH, member("assets/x", kind=tarfile.CHRTYPE)),
    "a pipe": packed(BOTH, member("assets/x", kind=tarfile.FIFOTYPE)),
    "a path out of it": packed(BOTH, member("assets/../../x")),
    "a path from the root": packed(BOTH, member("/etc/x")),
    "a path of another system": packed(BOTH, member("..\\x")),
    "terminal codes in a name": packed(BOTH, member("assets/a\x1b[31m\nb")),
    "a component twice": packed(BOTH, member("plugin.wasm", b"x")),
    "a component under two names": packed(BOTH, member("./plugin.wasm", b"x")),
    "two thousand files": packed(BOTH, *(member(f"assets/{n}") for n in range(2000))),
    "a hundred thousand directories": packed(
        BOTH, *(member(f"assets/{n}", kind=tarfile.DIRTYPE) for n in range(100_000))
    ),
    "a terabyte of holes": packed(BOTH, sparse()),
    "names of names of names": packed(LONG * 5000, BOTH),
    "a negative size": packed(header("plugin.yaml", -512), BOTH),
    "a directory of a negative size": packed(header("x", -512, tarfile.DIRTYPE)),
    "a name of a negative size": packed(header("x", -512, tarfile.GNUTYPE_LONGNAME), BOTH),
    "attributes of a negative size": packed(header("x", -512, tarfile.XHDTYPE), BOTH),
    "a petabyte": packed(header("plugin.wasm", 1 << 50)),
    "a petabyte of attributes": packed(header("x", 1 << 50, tarfile.XHDTYPE)),
    "attributes that are none": packed(member("x", b"99999 path=abc\nxxxx", tarfile.XHDTYPE), BOTH),
    "zeros without end": gzip.compress(bytes(200 << 20), 1),
    "zeros behind the files": gzip.compress(BOTH + bytes(200 << 20), 1),
    "a manifest of zeros": gzip.compress(header("plugin.yaml", 200 << 20) + bytes(200 << 20), 1),
    "no archive": b"hello",
    "nothing": b"",
    "another archive": zipped(),
    "half an archive": packed(BOTH)[:500],
    "an archive in an archive": gzip.compress(packed(BOTH)),
    "a wrong checksum": packed(BOTH)[:-8] + bytes(8),
    "garbage behind it": packed(BOTH) + b"garbage",
    "no entries": gzip.compress(bytes(10240)),
    "no manifest": packed(member("plugin.wasm", COMPONENT)),
    "a directory for a manifest": packed(member("plugin.wasm", COMPONENT), member("plugin.yaml", kind=tarfile.DIRTYPE)),
}

MANIFESTS: dict[str, bytes] = {
    "a version of a million bits": b"name: bad\nversion: 0x" + b"f" * 200_000 + b"\nhooks: [pre_query]\n",
    "a name of two hundred thousand": b"name: " + b"x" * 200_000 + b"\nversion: 1.0.0\nhooks: [pre_query]\n",
    "ten thousand unknown keys": MANIFEST + b"".join(b"k%d: 1\n" % n for n in range(10_000)),
    "ten thousand hooks": b"name: bad\nversion: 1.0.0\nhooks: [" + b", ".join(b"h%d" % n for n in range(10_000)) + b"]",
    "permissions with terminal codes": MANIFEST
    + b"permissions: ["
    + b", ".join(b"'\\x1b[31m%d'" % n for n in range(2_000))
    + b', "\\e[2J\\u202e"]\n',
    "memory that is no number": MANIFEST + b"resources: {max_memory: .nan}\n",
    "memory without end": MANIFEST + b"resources: {max_memory: .inf}\n",
    "negative memory": MANIFEST + b"resources: {max_memory: -1}\n",
    "a day that is none": b"name: 2001-99-99\nversion: 1.0.0\nhooks: [pre_query]\n",
    "a list": b"- a\n",
    "nothing": b"",
    "two documents": b"---\na: 1\n---\nb: 2\n",
    "a tab": b"\t",
    "zeros": bytes(1000),
    "a list for a key": b"? [a, b]\n: c\n",
    "nothing for a key": b"~: 1\n",
    "a table for a key": b"{a: 1}: 2\n",
    "a key twice": MANIFEST + b"name: bad\n",
    "bytes": MANIFEST + b"description: !!binary aGVsbG8=\n",
    "an unknown tag": MANIFEST + b"description: !evil x\n",
    "an object": MANIFEST + b"description: !!python/object/apply:os.system ['true']\n",
    "lists in lists": b"- " * 100_000,
    "keys in keys": b"? " * 100_000,
    "a text without end": b"'" + b"x\n" * 100_000,
    "aliases": b"a: &a [x]\nb: [*a, *a]\n",
    "a merge": MANIFEST + b"<<: {a: 1}\n",
    "a schema in a schema": MANIFEST + b"config_schema: " + b"{a: " * 100 + b"1" + b"}" * 100,
    "megabytes": b"#" * 300_000,
}

FILES: dict[str, tuple[type[LoadError], bytes]] = {
    "no manifest in it": (PackageError, COMPONENT),
    "a manifest that multiplies": (ManifestError, with_manifest(COMPONENT, MANIFESTS["aliases"])),
    "a manifest of sixty megabytes": (ManifestError, with_manifest(COMPONENT, b"#" * 60_000_000)),
    "two manifests": (PackageError, with_manifest(with_manifest(COMPONENT, MANIFEST), MANIFEST)),
    "an empty manifest": (ManifestError, with_manifest(COMPONENT, b"")),
    "a name behind its section": (PackageError, COMPONENT + b"\0" + leb(2) + b"\xff\x7f"),
    "a hundred thousand sections": (PackageError, HEADER + b"\0\1\0" * 100_001),
    "a length that never ends": (PackageError, COMPONENT + b"\0" + b"\xff" * 20),
    "a header": (PackageError, HEADER),
    "nothing": (PackageError, b""),
    "machine code": (PackageError, b"\x7fELF" + bytes(1000)),
}


def expected() -> dict[str, tuple[type[LoadError], str, bytes]]:
    """Every package by what it is, with the class of its error, its file's name and its bytes."""
    found = {f"archive: {what}": (PackageError, "{}.tar.gz", data) for what, data in ARCHIVES.items()}
    found |= {f"manifest: {what}": (ManifestError, "{}/plugin.yaml", data) for what, data in MANIFESTS.items()}
    return found | {f"file: {what}": (kind, "{}.wasm", data) for what, (kind, data) in FILES.items()}


ALL = expected()


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, cache_directory: Path) -> Iterator[PluginHost]:
    directory = tmp_path_factory.mktemp("plugins")
    install_good(directory)
    for number, (_, name, data) in enumerate(ALL.values()):
        path = directory / name.format(f"bad-{number}")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        if path.name == "plugin.yaml":
            (path.parent / "plugin.wasm").write_bytes(COMPONENT)
    before = peak_megabytes()
    with contextlib.closing(open_host(directory, cache_directory, "[plugins]\nmax_plugins = 200")) as host:
        host.start()
        assert peak_megabytes() - before < 300, "opening them took more memory than it may"
        yield host


@pytest.mark.parametrize("name", ALL)
def test_a_package_that_attacks(host: PluginHost, name: str) -> None:
    kind, file, _ = ALL[name]
    plugin = file.format(f"bad-{list(ALL).index(name)}").removesuffix("/plugin.yaml")
    (problem,) = [problem for problem in host.problems if problem.plugin == plugin]
    assert type(problem) is kind, repr(problem)[:1000]
    assert all(line.isprintable() for line in str(problem).split("\n"))
    assert len(str(problem)) < 40_000
    assert list(host.plugins) == ["good"]
    assert good_answer(host)


NAMES = {
    "terminal codes": b"bad\x1b[31m\n\r",
    "a mark that turns text round": "bad\u202e".encode(),
    "no text": b"bad\xff",
    "half a character": b"\xed\xa0\xbd",
}


@pytest.mark.parametrize("what", NAMES)
@pytest.mark.parametrize("ending", [b"", b".wasm", b".tar.gz"])
def test_a_name_that_cannot_be_printed(tmp_path: Path, cache_directory: Path, what: str, ending: bytes) -> None:
    install_good(tmp_path)
    path = os.fsencode(tmp_path) + b"/" + NAMES[what] + ending
    try:
        if ending:
            Path(os.fsdecode(path)).write_bytes(COMPONENT)
        else:
            Path(os.fsdecode(path)).mkdir()
            Path(os.fsdecode(path), "plugin.yaml").write_bytes(MANIFEST)
    except OSError:
        pytest.skip("this file system has no such names")
    with open_host(tmp_path, cache_directory) as host:
        (problem,) = host.problems
        assert type(problem) is PackageError
        assert str(problem).isprintable()
        assert list(host.plugins) == ["good"]


def test_a_directory_of_many_components(tmp_path: Path, cache_directory: Path) -> None:
    place = tmp_path / "bad"
    place.mkdir()
    (place / "plugin.yaml").write_bytes(MANIFEST)
    for number in range(2000):
        (place / f"{number}.wasm").touch()
    with open_host(tmp_path, cache_directory) as host:
        (problem,) = host.problems
        assert type(problem) is PackageError
        assert len(str(problem)) < 2000


@pytest.mark.parametrize("name", ["bad", "bad.wasm", "bad.tar.gz"])
def test_a_file_that_changes_while_it_is_read(tmp_path: Path, cache_directory: Path, name: str) -> None:
    """Cut, replaced and removed all the while: what is loaded was looked at as a whole, and the rest is refused."""
    install_good(tmp_path)
    path, stop = tmp_path / name, threading.Event()
    whole = {"bad.wasm": with_manifest(COMPONENT, MANIFEST), "bad.tar.gz": packed(BOTH)}.get(name, COMPONENT)

    def change() -> None:
        for number in itertools.count():
            if stop.is_set():
                return
            with contextlib.suppress(OSError):
                if name == "bad":
                    path.mkdir(exist_ok=True)
                    (path / "plugin.yaml").write_bytes(MANIFEST[: len(MANIFEST) // (1 + number % 2)])
                file = path / "plugin.wasm" if name == "bad" else path
                file.write_bytes(whole[: len(whole) // (1 + number % 3)])
                if number % 5 == 0:
                    os.truncate(file, number % len(whole))
                if number % 7 == 0:
                    file.unlink()

    with open_host(tmp_path, cache_directory) as host:
        thread = threading.Thread(target=change)
        thread.start()
        try:
            for _ in range(20):
                with contextlib.suppress(LoadError):  # anything else fails the test
                    host.unload(host.load(path))
        finally:
            stop.set()
            thread.join()
        assert list(host.plugins) == ["good"]
        assert good_answer(host)
