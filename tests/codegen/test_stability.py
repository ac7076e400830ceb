"""What a change of the WIT changes in the output: nothing that has no meaning."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from witbind.generator import generate, plan

HERE = Path(__file__).parent
ROOT = HERE.parent.parent

ORDERED = """
package case:order@1.2.3;
/// First.
interface first {
  use second.{thing, other as renamed};
  /// A record.
  record pair { left: thing, right: renamed }
  enum zeta { b, a }
  flags alpha { y, x }
  resource engine { start: func(); stop: func(); constructor(); find: static func() -> engine; }
  zig: func(b: u8, a: u8) -> pair;
  alpha-one: func() -> zeta;
}
interface second { record thing { a: u8 } variant other { b, a(u8) } get: func() -> thing; }
world here { import first; import second; export first; export run: func(); import log: func(a: string); }
world there { import second; }
"""

SHUFFLED = """
package case:order@1.2.3;
world there { import second; }
interface second { get: func() -> thing; variant other { b, a(u8) } record thing { a: u8 } }
world here { import log: func(a: string); export run: func(); export first; import second; import first; }
/// First.
interface first {
  alpha-one: func() -> zeta;
  zig: func(b: u8, a: u8) -> pair;
  resource engine { find: static func() -> engine; stop: func(); constructor(); start: func(); }
  flags alpha { y, x }
  enum zeta { b, a }
  /// A record.
  record pair { left: thing, right: renamed }
  use second.{other as renamed, thing};
}
"""


def files(text: str, tmp_path: Path) -> dict[str, str]:
    source = tmp_path / "source.wit"
    source.write_text(text, encoding="utf-8")
    return {str(path): text for path, text in plan(source, tmp_path / "out", all_features=True).files.items()}


def test_the_order_of_declarations_has_no_meaning(tmp_path: Path) -> None:
    assert files(ORDERED, tmp_path) == files(SHUFFLED, tmp_path)


@pytest.mark.parametrize("change", [("b, a }", "a, b }"), ("b: u8, a: u8", "a: u8, b: u8"), ("y, x", "x, y")])
def test_the_order_of_cases_and_parameters_has(change: tuple[str, str], tmp_path: Path) -> None:
    assert files(ORDERED, tmp_path) != files(ORDERED.replace(*change), tmp_path)


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_the_order_of_files_and_items_of_the_contract_has_no_meaning(version: str, tmp_path: Path) -> None:
    """Items of a world and whole files, in random order, give the committed package."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "wit" / version).glob("*.wit"))]
    expected = plan(ROOT / "wit" / version, tmp_path / "out").files
    draw = random.Random(7)
    shuffled = tmp_path / "wit"
    shuffled.mkdir()
    names = [f"{number}.wit" for number in range(len(texts))]
    draw.shuffle(names)
    for name, text in zip(names, texts, strict=True):
        (shuffled / name).write_text(text, encoding="utf-8")
    assert plan(shuffled, tmp_path / "out").files == expected


@pytest.mark.parametrize("case", sorted((HERE / "cases").glob("*.wit")), ids=lambda case: case.stem)
def test_a_patch_release_changes_nothing_but_ids(case: Path, tmp_path: Path) -> None:
    text = case.read_text(encoding="utf-8")
    released = re.sub(
        r"^(package [^;{]*@\d+\.\d+\.)(\d+);", lambda m: f"{m[1]}{int(m[2]) + 1};", text, flags=re.MULTILINE
    )
    before, after = files(text, tmp_path), files(released, tmp_path)
    assert before.keys() == after.keys()
    assert {path for path in before if before[path] != after[path]} <= {
        path for path in before if path.endswith("ids.py")
    }


def test_files_that_are_no_longer_generated_are_removed_and_others_stay(tmp_path: Path) -> None:
    source = tmp_path / "source.wit"
    source.write_text(ORDERED, encoding="utf-8")
    generate(source, tmp_path / "out")
    mine = tmp_path / "out" / "v1" / "mine.py"
    mine.write_text("MINE = 1\n", encoding="utf-8")
    source.write_text(ORDERED.replace("interface second", "interface third").replace("second", "third"), "utf-8")
    generate(source, tmp_path / "out")
    names = {path.name for path in (tmp_path / "out" / "v1").glob("*.py")}
    assert names == {
        "__init__.py",
        "descriptors.py",
        "first.py",
        "here.py",
        "ids.py",
        "mine.py",
        "there.py",
        "third.py",
    }


@pytest.mark.parametrize("name", ["with-hyphens", "types", "class", "1st"])
def test_a_folder_that_cannot_be_imported_gets_a_package_inside(name: str, tmp_path: Path) -> None:
    source = tmp_path / "source.wit"
    source.write_text(ORDERED, encoding="utf-8")
    package = generate(source, tmp_path / name)
    assert package.folder == tmp_path / name / "case_order" / "v1"
    assert not (tmp_path / name / "__init__.py").exists()
