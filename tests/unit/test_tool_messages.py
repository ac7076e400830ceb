"""What `witbind` says of sources and folders that it cannot use, and what it tells programs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from witbind import OutputError, SourceError, generate
from witbind.cli import main
from witbind.fits import GROUP
from witbind.source import wasm_tools

PACKAGE = """package acme:shop@1.2.0;
interface hook { decide: func(i: string) -> u32; }
world plugin { export hook; }
"""
NAMELESS = "interface extra { use hook.{t}; f: func(); }"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def component(place: Path) -> Path:
    (place / "shop.wit").write_text(PACKAGE, encoding="utf-8")
    tools, made = wasm_tools(), place / "shop.wasm"
    embedded = subprocess.run(
        [tools, "component", "embed", "--dummy", str(place / "shop.wit")], capture_output=True, check=True
    )
    subprocess.run([tools, "component", "new", "-", "-o", str(made)], input=embedded.stdout, check=True)
    return made


def section(number: int, content: bytes) -> bytes:
    return bytes([number, len(content) & 0x7F | 0x80, len(content) >> 7]) + content


TOO_MANY_FLAGS = b"\0asm\x0d\0\1\0" + section(7, b"\1\x6e\x21" + b"".join(b"\3f%02d" % n for n in range(33)))
A_MODULE = b"\0asm\x0d\0\1\0" + section(1, b"\0asm\1\0\0\0") + section(11, b"\1\0\1m\0\x11\0\0")

FILES: dict[str, tuple[dict[str, bytes | str], str, str]] = {
    # what lies there (text is a symbolic link's target), which of it is given, and what is said first
    "empty": ({"a.wit": b" \n"}, "a.wit", "a.wit: the file is empty"),
    "not UTF-8": (
        {"a.wit": "package a:b;\n// ä".encode() + b"\xff\n"}, "a.wit", "a.wit:2:5: expected UTF-8, found the byte 0xff",
    ),
    "not UTF-8 in deps": (
        {"a.wit": PACKAGE.encode(), "deps/c/c.wit": b"\xc3("}, "", "deps/c/c.wit:1:1: expected UTF-8",
    ),
    "a folder without WIT": ({"readme.md": b"none"}, "", "expected WIT, but no file in this folder ends in .wit"),
    "WIT one folder further": ({"wit/a.wit": PACKAGE.encode()}, "", "ends in .wit; give its folder "),
    "a file of several": (
        {"a.wit": PACKAGE.encode(), "b.wit": NAMELESS.encode()}, "b.wit",
        "b.wit:1:1: a file alone must say which package it is",
    ),
    "nested packages beside what has none": (
        {"a.wit": b"package a:b { interface i {} }\ninterface j {}"}, "a.wit",
        "a.wit:1:1: a file alone must say which package it is",
    ),
    "a folder without a header": ({"a.wit": b"interface j {}"}, "", "a.wit:1:1: no file of this package says"),
    "deps without a header": (
        {"a.wit": PACKAGE.encode(), "deps/b.wit": b"package b:c;", "deps/c.wit": b"interface j {}"}, "a.wit",
        "deps/c.wit:1:1: no file of this package says",
    ),
    "deps of several files without a header": (
        {"a.wit": PACKAGE.encode(), "deps/b/b.wit": b"interface i {}", "deps/b/c.wit": b"interface j {}"}, "",
        "deps/b/b.wit:1:1: no file of this package says",
    ),
    "deps without WIT": (
        {"a.wit": PACKAGE.encode(), "deps/b/c/b.wit": b"package b:c;"}, "a.wit",
        "deps/b: expected WIT, but no file in this folder ends in .wit",
    ),
    "a package twice": (
        {"a.wit": b"package a:b;\npackage b:c {}\npackage b:c {}"}, "a.wit",
        "a.wit:3:9: package `b:c` is defined in two different locations",
    ),
    "a core module": ({"a.wasm": b"\0asm\1\0\0\0"}, "a.wasm", "expected a component, but this is a core module"),
    "a core module with damaged WIT": (
        {"a.wasm": b"\0asm\1\0\0\0" + section(0, b"\x10component-type:a\2\0\3")}, "a.wasm",
        "a core module, whose WIT is damaged: decoding custom section component-type:a",
    ),
    "a component cut short": ({"a.wasm": b"\0asm\x0d\0\1\0\7"}, "a.wasm", "damaged or cut short"),
    "a component with too many flags": (
        {"a.wasm": TOO_MANY_FLAGS}, "a.wasm", "cannot have more than 32 flags",
    ),
    "the same without a suffix": (
        {"a": TOO_MANY_FLAGS}, "a", "a: expected a component, but it is invalid",
    ),
    "a component that exports a core module": (
        {"a.wasm": A_MODULE}, "a.wasm", "imports or exports what WIT has no words for: component export `m`",
    ),
    "a gate that is shut": (
        {"a.wit": b"package a:b;\ninterface i { @unstable(feature = g) type t = u8; f: func(x: t); }"}, "a.wit",
        "--features F opens the gate of a feature, --all-features every one",
    ),
    "a link to itself": ({"a.wit": "a.wit"}, "a.wit", "a.wit: a symbolic link to itself"),
    "two packages in one folder": (
        {"a.wit": b"package a:b;", "b.wit": b"package a:c;"}, "", "b.wit:1:9: package identifier `a:c` does not match",
    ),
    "types nested too deep": (
        {"a.wit": f"package a:b;\ninterface i {{ type t = {'list<' * 999}u8{'>' * 999}; }}".encode()}, "a.wit",
        "a.wit:2:524: type nesting too deep",
    ),
    "deps that hold themselves": ({"a.wit": PACKAGE.encode(), "deps/self": "."}, "a.wit", "deps/self"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_source_that_cannot_be_read_is_told_in_words(tmp_path: Path, name: str):
    files, given, told = FILES[name]
    for relative, content in files.items():
        path = tmp_path / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            path.symlink_to(content)
        else:
            path.write_bytes(content)
    for command in (("generate", tmp_path / given, "-o", tmp_path / "out"), ("inspect", tmp_path / given)):
        refused = run(*command)
        assert refused.exit_code == 2
        assert refused.output.startswith("error: ")
        assert not re.match(r"error: (\S+): \1", refused.output), "the place is told twice"
        assert told in refused.output
        assert not (tmp_path / "out").exists()


def test_a_fault_of_the_reader_is_not_told_as_a_fault_of_the_file(tmp_path: Path):
    """wasm-tools 1.262 panics at a component that exports the very instance that it imports."""
    text = """(component
      (import "a:b/c@1.0.0" (instance $c (export "r" (type (sub resource)))))
      (export "a:b/c@1.0.0" (instance $c)))"""
    (tmp_path / "a.wat").write_text(text, encoding="utf-8")
    path = tmp_path / "a.wasm"
    subprocess.run([wasm_tools(), "parse", str(tmp_path / "a.wat"), "-o", str(path)], check=True)
    told = run("inspect", path).output
    assert told.startswith(f"error: {path}: wasm-tools, which reads it, failed in itself: assertion failed")
    assert told.count("\n") == 1


def test_a_file_that_the_system_does_not_let_be_read_is_told(tmp_path: Path):
    path = tmp_path / "a.wit"
    assert "/dev/null:1:1: a file alone must say" in run("inspect", "/dev/null").output
    path.symlink_to("/proc/self/mem")  # nobody may read its beginning, not even root
    assert run("inspect", path).output == f"error: {path}: Input/output error\n"


def test_where_more_files_may_belong_to_a_package_the_folder_is_asked_for(tmp_path: Path):
    (tmp_path / "a.wit").write_text("package a:b;\ninterface i { use j.{t}; f: func(x: t); }", encoding="utf-8")
    (tmp_path / "j.wit").write_text("interface j { type t = u8; }", encoding="utf-8")
    with pytest.raises(SourceError, match=r"(?s)a\.wit:2:19: .*give the folder, .*: j\.wit may belong to it"):
        generate(tmp_path / "a.wit", tmp_path / "out")
    generate(tmp_path, tmp_path / "out")


def test_a_package_inside_deps_finds_its_siblings_in_the_folder_above(tmp_path: Path):
    for name, text in {
        "w.wit": "package a:b; world w { import c:d/i; }",
        "deps/c/i.wit": "package c:d; interface i { use e:f/j.{t}; g: func(x: t); }",
        "deps/e/j.wit": "package e:f; interface j { type t = u8; }",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=f"there is one in {tmp_path}: give that folder"):
        generate(tmp_path / "deps" / "c", tmp_path / "out")


def test_a_folder_that_is_a_file_or_cannot_be_made_is_told(tmp_path: Path):
    source, taken = tmp_path / "a.wit", tmp_path / "taken"
    source.write_text(PACKAGE, encoding="utf-8")
    taken.write_text("mine", encoding="utf-8")
    for out in (taken, taken / "deeper"):
        with pytest.raises(OutputError, match="taken: expected a folder, found a file"):
            generate(source, out)
    with pytest.raises(OutputError, match="/proc/witbind: "):
        generate(source, "/proc/witbind")
    assert taken.read_text(encoding="utf-8") == "mine"


def test_a_file_of_somebody_else_is_never_overwritten(tmp_path: Path):
    source, mine = tmp_path / "a.wit", tmp_path / "out" / "v1" / "hook.py"
    source.write_text(PACKAGE, encoding="utf-8")
    mine.parent.mkdir(parents=True)
    (mine.parent / "__init__.py").touch()  # an empty file is nobody's
    mine.write_bytes(b"mine = '\xff'\n")
    assert run("check", source, "-o", tmp_path / "out").exit_code == 1
    with pytest.raises(OutputError, match=r"hook\.py: not written by witbind"):
        generate(source, tmp_path / "out")
    assert [path.name for path in sorted(mine.parent.iterdir())] == ["__init__.py", "hook.py"]
    mine.unlink()
    generate(source, tmp_path / "out")
    generate(source, tmp_path / "out")


def test_a_package_without_a_version_may_follow_one_with_a_version(tmp_path: Path):
    (tmp_path / "a.wit").write_text("package a:b@1.0.0;\ninterface i { f: func(); }", encoding="utf-8")
    (tmp_path / "b.wit").write_text("package a:b;\ninterface j { f: func(); }", encoding="utf-8")
    out = tmp_path / "api"
    for source in ("a.wit", "b.wit", "a.wit", "b.wit"):
        generate(tmp_path / source, out)
        assert run("check", tmp_path / source, "-o", out).exit_code == 0
    assert (out / "j.py").exists()


def test_folders_named_as_files_are_folders(tmp_path: Path):
    (tmp_path / "deps" / "other.wit").mkdir(parents=True)
    (tmp_path / "deps" / "other.wit" / "a.wit").write_text(
        "package o:o;\ninterface i { record r {} }", encoding="utf-8"
    )
    (tmp_path / "b.wit").write_text("package a:b;\ninterface j { use o:o/i.{r}; }", encoding="utf-8")
    generate(tmp_path, tmp_path / "api")
    assert "class R" in (tmp_path / "api" / "o_o" / "i.py").read_text(encoding="utf-8")


def test_wit_that_is_encoded_as_a_component_is_a_package(tmp_path: Path):
    (tmp_path / "shop.wit").write_text(PACKAGE, encoding="utf-8")
    encoded = tmp_path / "shop.wasm"
    subprocess.run([wasm_tools(), "component", "wit", "-w", str(tmp_path / "shop.wit"), "-o", str(encoded)], check=True)
    for source in ("shop.wit", "shop.wasm"):
        generate(tmp_path / source, tmp_path / source.replace(".", "_"))
    made = [
        {path.relative_to(tmp_path / out): path.read_text() for path in (tmp_path / out).rglob("*.py")}
        for out in ("shop_wit", "shop_wasm")
    ]
    assert made[0] == made[1]
    assert json.loads(run("inspect", encoded, "--json").output)["worlds"] == []
    assert run("diff", tmp_path / "shop.wit", encoded).output.startswith("nothing changed")


def test_json_for_programs(tmp_path: Path):
    wasm = component(tmp_path)
    source, out = tmp_path / "shop.wit", tmp_path / "out"
    generate(source, out)
    assert json.loads(run("check", source, "-o", out, "--json").stdout) == {"same": True, "files": []}
    (out / "v1" / "hook.py").unlink()
    found = run("check", source, "-o", out, "--json")
    assert found.exit_code == 1
    (file,) = json.loads(found.stdout)["files"]
    assert file["file"] == str(out / "v1" / "hook.py")
    assert "+class Hook:" in file["diff"]
    other = tmp_path / "other.wit"
    other.write_text(PACKAGE.replace("string", "u8"), encoding="utf-8")
    inspected = json.loads(run("inspect", wasm, "--worlds", source, "--worlds", other, "--json").stdout)
    assert "export acme:shop/hook@1.2.0" in inspected["wit"]
    assert [fit["fits"] for fit in inspected["worlds"]] == [True, False]
    assert "expected u8, the component has string" in inspected["worlds"][1]["differences"][0]
    compared = run("diff", source, other, "--json")
    assert compared.exit_code == 1
    told = json.loads(compared.stdout)
    assert (told["level"], told["next_version"], told["enough"]) == ("break", "2.0.0", False)
    assert told["changes"][0]["breaks"] == "guests and hosts"


def test_worlds_of_installed_packages_are_known(tmp_path: Path):
    """A distribution names its generated package as an entry point; `inspect` then needs no --worlds."""
    wasm, metadata = component(tmp_path), tmp_path / "shop-1.0.dist-info"
    generate(tmp_path / "shop.wit", tmp_path / "shop_api")
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: shop\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text(f"[{GROUP}]\nshop = shop_api\n", encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-c", "from witbind.cli import main; main()", "inspect", str(wasm)],
        env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout.endswith("satisfies acme:shop/plugin@1.2.0\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_of_the_shell(shell: str):
    script = run("completion", shell)
    assert script.exit_code == 0
    assert f"_WITBIND_COMPLETE={shell}_complete" in script.output


def test_completion_completes():
    words = {"COMP_WORDS": "witbind insp", "COMP_CWORD": "1", "_WITBIND_COMPLETE": "bash_complete"}
    told = CliRunner().invoke(main, prog_name="witbind", env=words)
    assert told.output == "plain,inspect\n"
