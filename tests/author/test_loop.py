"""The author's loop: `new`, `test`, `build`, `run`, `bench`, `dev`, as an author meets them."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from guestkit import recipes
from guestkit.recipes import RECIPES
from helios_host.scaffold.contract import HOOKS
from helios_host.scaffold.project import LANGUAGES, project_files

from .conftest import helios, need, project, shell


def test_a_new_plugin_logs_what_it_is_set_to() -> None:
    folder = project("c")
    for config, logged in (('{"verbose": true}', ["pre-query"]), ("{}", [])):
        called = json.loads(
            helios("run", "pre-query", "--plugin", folder / "dist", "--config", config, "--json").stdout
        )
        assert [line["message"] for line in called["logs"]] == logged
        assert called["version"] == 2


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_new_project_s_own_test_passes_and_can_fail(language: str, tmp_path: Path) -> None:
    need(language)
    folder = tmp_path / "p"
    assert helios("new", "p", "--lang", language, "--directory", folder).exit_code == 0
    done = shell(folder, "test")
    assert done.returncode == 0, done.stdout + done.stderr
    names = ("app.py", "plugin.c", "plugin.cpp", "plugin.zig", "lib.rs", "plugin.js", "plugin.ts", "plugin.go")
    (source,) = [path for path in (*folder.glob("*"), *folder.glob("src/*")) if path.name in names]
    source.write_text(source.read_text().replace('"pre-query"', '"something else"', 1))
    assert shell(folder, "test").returncode != 0


def test_the_host_of_tests_in_c_has_every_service(tmp_path: Path) -> None:
    need("c")
    assert helios("new", "p", "--lang", "c", "--directory", tmp_path / "p").exit_code == 0
    shutil.copy(Path(__file__).parent / "data" / "native_host.c", tmp_path / "p" / "tests" / "plugin_test.c")
    done = shell(tmp_path / "p", "test")
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_hook_has_a_project_in_every_language() -> None:
    for language in LANGUAGES.values():
        for hook in HOOKS:
            assert "plugin.yaml" in project_files("p", language, [hook], [])


def test_every_hook_can_be_written_in_python(tmp_path: Path) -> None:
    need("python")
    hooks = [word for hook in HOOKS for word in ("--hook", hook)]
    assert helios("new", "p", *hooks, "--directory", tmp_path / "p").exit_code == 0
    done = shell(tmp_path / "p", "test")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "OK" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Bad_Name!"], "expected lower-case letters"),
        (["p", "--hook", "pre-qery"], "there is no hook pre-qery; known are"),
        (["p", "--lang", "cobol"], "is not one of"),
    ],
)
def test_new_refuses_in_words(tmp_path: Path, arguments: list[str], said: str) -> None:
    done = helios("new", *arguments, "--directory", tmp_path / "p")
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (tmp_path / "p").exists()


def test_new_leaves_a_folder_that_is_there_alone(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "mine.txt").write_text("mine")
    done = helios("new", "p", "--directory", tmp_path / "p")
    assert done.exit_code == 2
    assert [path.name for path in (tmp_path / "p").iterdir()] == ["mine.txt"]


def test_build_says_what_brings_a_missing_toolchain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import attrs

    helios("new", "p", "--lang", "python", "--directory", tmp_path / "p")
    lacking = attrs.evolve(RECIPES["python"], missing=lambda: "pip install componentize-py")
    monkeypatch.setitem(recipes.RECIPES, "python", lacking)
    done = helios("build", tmp_path / "p")
    assert done.exit_code == 3
    assert "python needs: pip install componentize-py" in done.stderr
    assert not (tmp_path / "p" / "dist").exists()


def test_build_gives_the_compiler_s_own_words(tmp_path: Path) -> None:
    need("c")
    folder = tmp_path / "p"
    helios("new", "p", "--lang", "c", "--directory", folder)
    (folder / "plugin.c").write_text((folder / "plugin.c").read_text() + "\nnonsense\n")
    done = helios("build", folder)
    assert done.exit_code == 1
    assert "nonsense" in done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "there is no build.toml"),
        ("[[build]]\n", "language"),
        ("[[build", "build.toml"),
        ("[[build]]\nlanguage='x'\nsource=1", "unknown key source"),
    ],
)
def test_what_is_no_project_is_refused_in_words(tmp_path: Path, text: str | None, said: str) -> None:
    (tmp_path / "plugin.yaml").write_text("name: p\n")
    if text is not None:
        (tmp_path / "build.toml").write_text(text)
    done = helios("build", tmp_path)
    assert done.exit_code in (1, 2)
    assert said in done.stderr


# run

WRONG = [
    ('{"statement": {"kind": "deleet"}}', "input: statement.kind: expected one of select"),
    ('{"statement": {"txt": "a"}}', "input: statement.txt: statement has no such field"),
    ('{"statement": {"tables": [{"name": 1}]}}', "input: statement.tables[0].name: expected text, found an integer"),
    ('{"statement": {"parameters": ["nul"]}}', 'did you mean "null"?'),
    ('{"call": {"deadline": -1}}', "input: call.deadline: expected an integer from 0"),
    ('{"statment": {}}', "there is no argument 'statment'; pre-query takes call, statement"),
    ("[]", "--input: expected a JSON object"),
    ("{", "--input: no JSON"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_an_input_that_does_not_fit_is_answered_with_its_place(text: str, said: str) -> None:
    plugin = project("c") / "dist"
    done = helios("run", "pre-query", "--plugin", plugin, "--input", "-", text=text)
    assert done.exit_code == 2
    assert said in done.stderr


def test_run_gives_a_sample_that_it_takes() -> None:
    plugin = project("c") / "dist"
    sample = helios("run", "pre-query", "--plugin", plugin, "--sample")
    done = helios("run", "pre-query", "--plugin", plugin, "--input", "-", text=sample.stdout)
    assert done.exit_code == 0, done.output


def test_run_names_the_hooks_there_are() -> None:
    done = helios("run", "rewrite", "--plugin", project("c") / "dist")
    assert done.exit_code == 2
    assert "the plugin does not export rewrite" in done.stderr


def test_bench_gives_figures_and_verdicts() -> None:
    plugin = project("c") / "dist"
    done = helios("bench", "pre-query", "--plugin", plugin, "--calls", "200", "--json")
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert found["calls"] == 200
    assert 0 < found["p50_us"] <= found["p99_us"] <= found["max_us"]
    assert found["bytes"] == (plugin / "plugin.wasm").stat().st_size
    assert found["error"] is None


def test_dev_builds_again_when_a_source_changes(tmp_path: Path) -> None:
    import threading

    need("c")
    folder = Path(shutil.copytree(project("c"), tmp_path / "p"))
    source = folder / "plugin.c"
    rounds: list[str] = []

    from helios_host.cli import dev
    from rich.console import Console

    changed = threading.Event()

    def one() -> None:
        rounds.append(source.read_text())
        if len(rounds) == 1:
            threading.Timer(
                0.05, lambda: (source.write_text("// changed\n" + source.read_text()), changed.set())
            ).start()

    dev.rounds(folder, one, Console(quiet=True), most=2)
    assert changed.is_set()
    assert len(rounds) == 2
    assert rounds[1].startswith("// changed\n")


@pytest.mark.slow
def test_dev_goes_on_after_every_kind_of_mistake_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    need("c")
    folder = Path(shutil.copytree(project("c"), tmp_path / "p"))
    source, given = folder / "plugin.c", folder / "inputs" / "pre-query.json"
    good, manifest = source.read_text(), (folder / "plugin.yaml").read_text()
    command = [Path(sys.executable).with_name("helios-plugin"), "dev", "pre-query", "--input", given]
    dev = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    assert dev.stdout is not None

    def said() -> str:
        lines = []
        for line in dev.stdout or ():
            if line.startswith("waiting for changes"):
                return "".join(lines)
            lines.append(line)
        raise AssertionError("it ended: " + "".join(lines))

    def until(words: str) -> None:
        while words not in said():
            pass

    try:
        until("continue")
        for i in range(20):  # a storm: it may be one round or several
            source.write_text(f"// {i}\n{good}")
        until("continue")
        source.write_text("int broken(\n")
        until("expected parameter declarator")
        source.unlink()
        until("FileNotFound")
        source.write_text(good)
        until("continue")
        (folder / "plugin.yaml").unlink()
        until("there is no plugin.yaml")
        (folder / "plugin.yaml").write_text(manifest)
        until("continue")
        given.unlink()
        until("No such file")
        os.killpg(dev.pid, signal.SIGINT)
        assert "Traceback" not in dev.communicate(timeout=60)[0]
        assert dev.returncode == 0
    finally:
        if dev.poll() is None:
            os.killpg(dev.pid, signal.SIGKILL)
            dev.wait()
    with pytest.raises(ProcessLookupError):  # nobody of its group is left
        os.killpg(dev.pid, 0)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "permissions: []",
            "permissions: [http_ftch]",
            'there is no permission "http_ftch"; did you mean "http_fetch"?',
        ),
        ("- pre_query", "- pre_qery", 'there is no hook "pre_qery"; did you mean "pre_query"?'),
        (
            "- pre_query",
            "- rewrite",
            "names the hook rewrite, but the component does not export it; it exports pre_query",
        ),
    ],
)
def test_a_build_says_what_a_host_would_refuse_of_the_manifest(old: str, new: str, said: str, tmp_path: Path) -> None:
    need("c")
    assert helios("new", "p", "--lang", "c", "--directory", tmp_path).exit_code == 0
    manifest = tmp_path / "plugin.yaml"
    assert old in manifest.read_text()
    manifest.write_text(manifest.read_text().replace(old, new))
    done = helios("build", tmp_path)
    assert done.exit_code == 1
    assert said in done.output
    manifest.write_text(manifest.read_text().replace(new, old))
    assert helios("build", tmp_path).exit_code == 0


def test_tests_end_with_the_code_of_a_missing_toolchain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert helios("new", "p", "--lang", "rust", "--directory", tmp_path).exit_code == 0
    monkeypatch.setenv("PATH", "/nowhere")
    for verb in ("test", "build"):
        done = helios(verb, tmp_path)
        assert done.exit_code == 3
        assert "rust needs: cargo from https://rustup.rs" in done.output
