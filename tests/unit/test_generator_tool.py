"""The `witbind` command and what it is made of: sources, gates, worlds, check, inspect, diff."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import witbind
from click.testing import CliRunner, Result
from witbind.cli import main
from witbind.diff import Level, compare
from witbind.errors import SourceError
from witbind.load import load
from witbind.source import wasm_tools

ROOT = Path(__file__).parent.parent.parent
PACKAGE = """
package acme:shop@1.2.0;
interface types { record item { name: string, tags: list<string> } enum level { low, high } flags marks { a, b } }
interface store { use types.{item}; get: func(key: string) -> option<item>; }
interface hook { use types.{item, level}; decide: func(i: item) -> level; }
world plugin { import store; export hook; }
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "shop.wit"
    path.write_text(PACKAGE, encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def changed(source: Path, *edits: tuple[str, str]) -> Path:
    text = source.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    path = source.with_name("new.wit")
    path.write_text(text, encoding="utf-8")
    return path


def component(source: Path, world: str) -> Path:
    tools = wasm_tools()
    embedded = subprocess.run(
        [tools, "component", "embed", str(source), "-w", world, "--dummy"], capture_output=True, check=True
    )
    path = source.with_suffix(".wasm")
    subprocess.run([tools, "component", "new", "-", "-o", str(path)], input=embedded.stdout, check=True)
    return path


def test_generate_then_check_finds_no_difference(source: Path, tmp_path: Path) -> None:
    made = run("generate", source, "-o", tmp_path / "out")
    assert made.exit_code == 0
    assert str(tmp_path / "out" / "v1") in made.output
    assert run("check", source, "-o", tmp_path / "out").exit_code == 0


def test_check_shows_what_differs_and_ends_with_1(source: Path, tmp_path: Path) -> None:
    run("generate", source, "-o", tmp_path / "out")
    edited = tmp_path / "out" / "v1" / "store.py"
    edited.write_text(edited.read_text(encoding="utf-8").replace("key: str", "key: int"), encoding="utf-8")
    (tmp_path / "out" / "v1" / "hook.py").unlink()
    found = run("check", source, "-o", tmp_path / "out")
    assert found.exit_code == 1
    assert "-    def get(self, key: int) -> Item | None: ..." in found.output
    assert "+    def get(self, key: str) -> Item | None: ..." in found.output
    assert "+class Hook:" in found.output


@pytest.mark.parametrize("name", ["py.typed", "__init__.py", "v1/__init__.py", "v1/aio/__init__.py", "v1/ids.py"])
def test_check_misses_every_file_that_generate_writes(source: Path, tmp_path: Path, name: str) -> None:
    run("generate", source, "-o", tmp_path / "out")
    (tmp_path / "out" / name).unlink()
    found = run("check", source, "-o", tmp_path / "out")
    assert found.exit_code == 1
    assert found.output.startswith(f"--- {tmp_path / 'out' / name} (found)\n+++ ")
    run("generate", source, "-o", tmp_path / "out")
    assert run("check", source, "-o", tmp_path / "out").output == ""


def test_the_library_does_what_the_command_does(source: Path, tmp_path: Path) -> None:
    package = witbind.generate(source, tmp_path / "out")
    assert (package.folder / "descriptors.py").is_file()
    assert witbind.check(source, tmp_path / "out") == ""


def test_a_component_generates_from_its_own_types(source: Path, tmp_path: Path) -> None:
    made = run("generate", component(source, "plugin"), "-o", tmp_path / "out")
    assert made.exit_code == 0, made.output
    assert (tmp_path / "out" / "root.py").is_file()
    assert (tmp_path / "out" / "acme_shop" / "hook.py").is_file()


@pytest.mark.parametrize("name", ["types", "wasmtime", "attrs", "class", "2nd", "a b"])
def test_a_folder_whose_name_is_taken_holds_the_package_in_another(source: Path, tmp_path: Path, name: str) -> None:
    """`types` would hide the standard library's, `wasmtime` the engine, from all that is run beside it."""
    made = witbind.generate(source, tmp_path / name)
    assert made.root == tmp_path / name / "acme_shop"
    script = "import attrs, types, wasmtime, witbind.runtime, acme_shop.v1.plugin"
    paths = os.pathsep.join([str(tmp_path), str(tmp_path / name)])
    subprocess.run([sys.executable, "-c", script], env={**os.environ, "PYTHONPATH": paths}, check=True)
    (tmp_path / "__init__.py").touch()
    inside = witbind.generate(source, tmp_path / name).root
    assert inside == (tmp_path / name if name.isidentifier() and name != "class" else made.root)


def test_one_world_needs_only_its_own_interfaces(source: Path, tmp_path: Path) -> None:
    text = PACKAGE + "interface extra { f: func(); } world other { import extra; }"
    source.write_text(text, encoding="utf-8")
    for world in ("plugin", "acme:shop/plugin", "acme:shop/plugin@1.2.0"):
        assert run("generate", source, "-o", tmp_path / "out", "--world", world).exit_code == 0
        names = {path.stem for path in (tmp_path / "out" / "v1").glob("*.py")}
        assert names == {"__init__", "descriptors", "hook", "ids", "plugin", "store", "types"}
    missing = run("generate", source, "-o", tmp_path / "out", "--world", "nope")
    assert missing.exit_code == 2
    assert "world 'nope' does not exist: the worlds here are acme:shop/other@1.2.0, acme:shop/plugin" in missing.output


def test_gates_stay_closed_until_they_are_opened(tmp_path: Path) -> None:
    case = ROOT / "tests" / "codegen" / "cases" / "gates.wit"
    opened = {
        "none": load(case),
        "fancy": load(case, ["fancy"]),
        "all": load(case, all_features=True),
    }
    functions = {
        name: [[function.name for function in interface.functions] for interface in found.main.interfaces]
        for name, found in opened.items()
    }
    assert functions["none"] == [["old"]]
    assert functions["fancy"] == [["old", "new-one"], ["f"]]
    assert functions["all"] == [["old", "new-one", "[constructor]gated"], ["f"]]
    assert run("generate", case, "-o", tmp_path / "out", "--features", "fancy,other").exit_code == 0
    assert run("generate", case, "-o", tmp_path / "out", "--features", "--wat").exit_code == 2


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("package a:b;\ninterface i {\n  f: func(a: nope);\n}\n", "3:14", "name `nope` does not exist"),
        ("package a:b;\ninterface {", "2:11", "expected an identifier"),
        ("package a:b;\ninterface i { record r {} f: func(x: nope); }", "2:38", "name `nope` does not exist"),
    ],
)
def test_bad_wit_is_told_with_file_line_and_column(text: str, where: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.wit"
    path.write_text(text, encoding="utf-8")
    found = run("generate", path, "-o", tmp_path / "out")
    assert found.exit_code == 2
    first = found.output.splitlines()[0]
    assert first.startswith(f"error: {path}:{where}: ")
    assert what in first
    assert "witbind-" not in found.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("content", [b"", b"\0asm\x01\0\0\0", b"\0asm\x0d\0\1\0\xff", b"not wit at all"])
def test_files_that_are_no_component_are_refused_by_name(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "thing.wasm"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"thing\.wasm"):
        load(path)


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    found = run("generate", tmp_path / "nothing.wit", "-o", tmp_path / "out")
    assert found.exit_code == 2
    assert "nothing.wit: no such file or directory" in found.output


def test_inspect_prints_the_world_and_what_it_satisfies(source: Path, tmp_path: Path) -> None:
    wasm = component(source, "plugin")
    fits = run("inspect", wasm, "--worlds", source)
    assert fits.exit_code == 0
    assert "export acme:shop/hook@1.2.0;" in fits.output
    assert fits.output.endswith("satisfies acme:shop/plugin@1.2.0\n")
    other = changed(source, ("tags: list<string>", "tags: list<u32>"))
    refused = run("inspect", wasm, "--worlds", other)
    assert refused.exit_code == 1
    assert "field `tags`: expected list<u32>, the component has list<string>" in refused.output
    worlds = "world near { %s export f: func(); } world far { export f: func(); export g: func(); }"
    imported = "import acme:shop/store@1.2.0;"
    (tmp_path / "deps").mkdir()
    source.replace(tmp_path / "deps" / "shop.wit")
    (tmp_path / "other.wit").write_text(f"package a:b; {worlds % imported}", encoding="utf-8")
    strange = run("inspect", wasm, "--worlds", tmp_path / "other.wit")
    assert strange.exit_code == 1
    assert "does not satisfy a:b/near:\n  export `f`: the component has no such function" in strange.output
    assert "a:b/far" not in strange.output, "only the nearest is told"
    (tmp_path / "other.wit").write_text(f"package a:b; world offers {{ {imported} }}", encoding="utf-8")
    offered = run("inspect", wasm, "--worlds", tmp_path / "other.wit")
    assert (offered.exit_code, offered.output.splitlines()[-1]) == (0, "satisfies a:b/offers")


@pytest.mark.parametrize(
    ("edit", "level", "version", "line"),
    [
        ((" ", " "), Level.NONE, "1.2.0", None),
        (("interface hook", "/// Asked.\ninterface hook"), Level.DOCUMENTATION, "1.2.1", "documents: interface `hook`"),
        (("get: func", "put: func(); get: func"), Level.ADDITION, "1.3.0", "adds: interface `store`: function `put`"),
        (
            ("decide: func", "ask: func(); decide: func"),
            Level.BREAK,
            "2.0.0",
            "breaks guests: interface `hook`: function `ask` is new",
        ),
        (
            ("get: func(key: string) -> option<item>;", "f: func() -> item;"),
            Level.BREAK,
            "2.0.0",
            "breaks guests: interface `store`: function `get` is gone",
        ),
        (
            ("tags: list<string>", "tags: list<u32>"),
            Level.BREAK,
            "2.0.0",
            "breaks guests and hosts: interface `types`, record `item`, `tags`: list<string> became list<u32>",
        ),
        (
            ("low, high", "high, low"),
            Level.BREAK,
            "2.0.0",
            "breaks guests and hosts: interface `types`, enum `level`: the order low, high became high, low",
        ),
        (
            ("{ a, b }", "{ a, b, c }"),
            Level.BREAK,
            "2.0.0",
            "breaks guests and hosts: interface `types`, flags `marks`: `c` is new",
        ),
        (
            ("import store;", ""),
            Level.BREAK,
            "2.0.0",
            "breaks guests: world `plugin`: import `acme:shop/store` is gone",
        ),
        (
            ("import store;", "import store; export store;"),
            Level.BREAK,
            "2.0.0",
            "breaks guests: world `plugin`: export `acme:shop/store` is new",
        ),
        (("world plugin", "world other {} world plugin"), Level.ADDITION, "1.3.0", "adds: world `other`"),
        (
            ("func(key: string)", "func(name: string)"),
            Level.BREAK,
            "2.0.0",
            "breaks guests and hosts: interface `store`, function `get`: func(key: string) -> option<item> became"
            " func(name: string) -> option<item>",
        ),
    ],
)
def test_diff_says_what_breaks_whom(
    edit: tuple[str, str], level: Level, version: str, line: str | None, source: Path
) -> None:
    found = compare(load(source), load(changed(source, edit)))
    assert found.level is level
    assert found.next_version == version
    assert line is None or line in [str(change) for change in found.changes]


@pytest.mark.parametrize(
    ("old", "breaking", "adding"),
    [("0.3.1", "0.4.0", "0.3.2"), ("0.0.4", "0.0.5", "0.0.5"), ("3.1.4", "4.0.0", "3.2.0")],
)
def test_the_next_version_follows_semver(old: str, breaking: str, adding: str, source: Path) -> None:
    first = load(changed(source, ("1.2.0", old)))
    assert compare(first, load(changed(source, ("1.2.0", old), ("low, high", "low")))).next_version == breaking
    assert (
        compare(first, load(changed(source, ("1.2.0", old), ("get: func", "a: func(); get: func")))).next_version
        == adding
    )


def test_diff_ends_with_1_when_the_new_version_is_too_low(source: Path) -> None:
    low = run("diff", source, changed(source, ("low, high", "low")))
    assert low.exit_code == 1
    assert "next version: 2.0.0 or later (old 1.2.0, new 1.2.0)" in low.output
    none = run("diff", source, changed(source, ("low, high", "low"), ("@1.2.0", "")))
    assert none.exit_code == 1
    assert none.output.endswith("(old 1.2.0, new none)\nthe new package has no version\n")
    enough = run("diff", source, changed(source, ("low, high", "low"), ("1.2.0", "2.0.0")))
    assert enough.exit_code == 0


@pytest.mark.parametrize(("name", "found"), [
    ("w", "main:p/w@2.0.0"), ("main:p/w", "main:p/w@2.0.0"), ("main:p/w@1.0.0", "main:p/w@1.0.0"),
    ("dep:p/w", "dep:p/w"), ("dep:p/w@1.0.0", "dep:p/w@1.0.0"), ("dep:p/v", "dep:p/v@1.0.0"),
])  # fmt: skip
def test_a_world_that_several_versions_have_is_the_nearest(tmp_path: Path, name: str, found: str) -> None:
    """The name as it stands comes first: a package without a version has no other."""
    text = "package main:p@2.0.0; world w {} package main:p@1.0.0 { world w {} }"
    text += (
        "package dep:p { world w {} } package dep:p@1.0.0 { world w {} world v {} } package dep:p@2.0.0 { world w {} }"
    )
    path = tmp_path / "a.wit"
    path.write_text(text, encoding="utf-8")
    assert [world.id for world in load(path).worlds(name)] == [found]
    two = "package a:b; package main:q@1.0.0 { world w {} } package main:q@2.0.0 { world w {} }"
    path.write_text(two, encoding="utf-8")
    with pytest.raises(SourceError, match="is ambiguous: the worlds here are main:q/w@1"):
        load(path).worlds("main:q/w")


def test_diff_of_one_world_leaves_the_others_out(source: Path) -> None:
    new = changed(source, ("world plugin", "world other {} world plugin"))
    assert "adds: world `other`" in run("diff", source, new, "--world", "other").output
    for name in ("plugin", "acme:shop/plugin", "acme:shop/plugin@1.2.0"):
        assert run("diff", source, new, "--world", name).output.startswith("nothing changed")
    refused = run("diff", source, new, "--world", "plugin", "--world", "plugins")
    assert refused.exit_code == 2
    assert (
        "world 'plugins' is neither in the old nor in the new package: the worlds are other, plugin" in refused.output
    )


def test_diff_of_two_components_looks_into_their_interfaces(source: Path, tmp_path: Path) -> None:
    new = changed(source, ("tags: list<string>", "tags: list<u32>"), ("decide: func", "ask: func(); decide: func"))
    texts = [
        str(change) for change in compare(load(component(source, "plugin")), load(component(new, "plugin"))).changes
    ]
    where = "world `root`: import `acme:shop/types@1`, record `item`, `tags`"
    assert f"breaks guests and hosts: {where}: list<string> became list<u32>" in texts
    assert "breaks guests: world `root`: export `acme:shop/hook@1`: function `ask` is new" in texts


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("core.wasm", b"\0asm\1\0\0\0", "core.wasm: expected a component, but this is a core module"),
        ("text.wasm", b"(component)", "text.wasm: expected a component, but this is not WebAssembly"),
        ("bad.wit", b"package a:b;\ninterface i { f: func(x: u33); }", "bad.wit:2:26: name `u33` does not exist"),
        ("needs.wit", b"package a:b;\nworld w { import c:d/e; }", "packages are looked for in the folder `deps`"),
    ],
)
def test_what_cannot_be_read_is_told_in_words(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    for command in (("generate", path, "-o", tmp_path / "out"), ("inspect", path), ("diff", path, path)):
        refused = run(*command)
        assert refused.exit_code == 2
        assert told in refused.output, command


def test_a_file_is_read_with_the_deps_beside_it(tmp_path: Path) -> None:
    (tmp_path / "deps").mkdir()
    (tmp_path / "deps" / "c.wit").write_text("package c:d;\ninterface e { f: func(); }", encoding="utf-8")
    (tmp_path / "other.wit").write_text("package not:read;", encoding="utf-8")
    path = tmp_path / "needs.wit"
    path.write_text("package a:b;\nworld w { import c:d/e; }", encoding="utf-8")
    assert run("generate", path, "-o", tmp_path / "out").exit_code == 0
    assert (tmp_path / "out" / "c_d" / "e.py").exists()
    assert "import c:d/e;" in run("inspect", path).output
    path.write_text("package a:b;\nworld w { import c:d/missing; }", encoding="utf-8")
    assert f"{path}:2:22: " in run("generate", path, "-o", tmp_path / "out").output
