"""What host/README.md shows is run, and what it lists is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from helios_host.hooks.sets import AsyncHooks, Hooks
from helios_host.hooks.table import FUNCTIONS

import guests
from guests import PRE1, Guest, build, install

README = guests.ROOT / "host" / "README.md"


def test_the_smallest_host_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install(tmp_path / "plugins", "guard", build(Guest(hooks={PRE1: guests.deny1(2)})), hooks=("pre_query",))
    (tmp_path / "heliosproxy.toml").write_text('[plugins]\nplugin_dir = "plugins"\n')
    monkeypatch.chdir(tmp_path)
    example = re.search(r"```python\n(.*?)```", README.read_text(), re.DOTALL)
    assert example is not None
    assert len(example[1].splitlines()) <= 20
    exec(compile(example[1], "host/README.md", "exec"), {})
    assert capsys.readouterr().out == "denied: no\n"


def test_the_chains_of_the_table_are_the_chains_of_the_host() -> None:
    text = README.read_text()
    for row in FUNCTIONS:
        assert f"`{row.name}`" in text


def test_both_faces_have_every_chain_of_the_table() -> None:
    from helios_host.hooks.background import Background
    from helios_host.hooks.chain import restate_unparsed

    hooks = Hooks(restate_unparsed, Background(), {})
    for face in (hooks, AsyncHooks(hooks)):
        for row in FUNCTIONS:
            assert getattr(face, row.name).is_empty
