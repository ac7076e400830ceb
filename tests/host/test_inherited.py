"""What a worker gets of its supervisor: artefacts, and the digests of files that were not touched since."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import attrs
import pytest
from helios_host import PluginHost
from helios_host.config import parse_config
from helios_host.engine import inherited
from helios_host.engine.cache import ArtefactCache
from helios_host.engine.compile import artefact_name
from helios_host.engine.inherited import ArtefactStock, InheritedCache
from helios_host.plugins import loader
from helios_host.plugins.admission import contract_digest

from guests import PRE1, YES, Guest, build, install


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that the test wrote just now count as old."""
    monkeypatch.setattr(inherited, "SETTLED_SECONDS", -1.0)


@pytest.mark.usefixtures("settled")
def test_a_worker_does_not_read_what_its_supervisor_read(
    tmp_path: Path, cache_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    component = build(Guest(hooks={PRE1: YES}))
    file = install(tmp_path, "quick", component, hooks=("pre_query",)) / "plugin.wasm"
    config = attrs.evolve(parse_config("", "the test"), plugin_dir=str(tmp_path))
    with PluginHost(config, cache=ArtefactCache(cache_directory)) as host:
        version = host.members["quick"].version
    digest = hashlib.sha256(component).hexdigest()
    stock = ArtefactStock(ArtefactCache(cache_directory))
    given = stock.of([artefact_name(digest, contract_digest())], [file, tmp_path / "nothing"])
    assert list(given.digests.values()) == [digest]
    cache = InheritedCache(given)
    with monkeypatch.context() as patched:
        patched.setattr(loader, "read_component", None)
        with PluginHost(config, cache=cache) as host:
            assert host.problems == ()
            assert host.members["quick"].version == version
        with PluginHost(config, cache=ArtefactCache(cache_directory)) as host:  # it digests the file, no more
            assert host.members["quick"].version == version
    with PluginHost(attrs.evolve(config, require_signature=True), cache=cache) as host:
        assert len(host.problems) == 1


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("how", ["rewritten", "replaced", "linked"])
def test_a_file_that_was_touched_is_read(tmp_path: Path, how: str) -> None:
    file, other = tmp_path / "plugin.wasm", tmp_path / "other"
    file.write_bytes(b"a" * 100)
    cache = InheritedCache(ArtefactStock(ArtefactCache(tmp_path)).of([], [file]))
    assert cache.digest_of(file) == hashlib.sha256(b"a" * 100).hexdigest()
    times = file.stat().st_atime_ns, file.stat().st_mtime_ns
    if how == "rewritten":
        file.write_bytes(b"b" * 100)
    else:
        other.write_bytes(b"b" * 100)
        if how == "replaced":
            other.replace(file)
        else:
            file.unlink()
            file.symlink_to(other)
    os.utime(file, ns=times)
    assert cache.digest_of(file) is None


def test_a_file_that_was_written_just_now_is_read(tmp_path: Path) -> None:
    """Its times may stay the same when it is written to again."""
    file = tmp_path / "plugin.wasm"
    file.write_bytes(b"a")
    assert ArtefactStock(ArtefactCache(tmp_path)).of([], [file]).digests == {}
