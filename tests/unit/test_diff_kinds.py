"""`witbind diff`, every kind of change in both directions."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from witbind.diff import Diff, Level, compare
from witbind.load import load

BASE = """
package acme:shop@1.2.0;
interface types {
  record item { name: string, tags: list<string> }
  variant price { free, fixed(u32) }
  enum level { low, high }
  flags marks { a, b }
  type id = u64;
}
interface others { record item { name: string, tags: list<string> } }
interface store {
  use types.{item, id};
  resource shelf { constructor(width: u32); put: func(what: item); }
  get: func(key: id) -> option<item>;
  @unstable(feature = soon) later: func();
}
interface hook { use types.{item, level, price, marks}; decide: func(i: item, p: price, m: marks) -> level; }
interface both { f: func(); }
world plugin {
  import store; import both; import log: func(text: string);
  export hook; export both; export run: func();
}
"""
OTHERS = BASE.replace("interface both", "interface others2 { f: func(); }\ninterface both")
BOTH, GUESTS, HOSTS = "guests and hosts", "guests", "hosts"
NONE, DOCUMENTATION, ADDITION, BREAK = Level

KINDS: dict[str, tuple[str, str, tuple[Level, str], tuple[Level, str]]] = {
    # what is replaced by what; level and who breaks on the way there, and on the way back
    "nothing": ("world plugin", "world  plugin", (NONE, ""), (NONE, "")),
    "docs": ("interface both", "/// Two ways.\ninterface both", (DOCUMENTATION, ""), (DOCUMENTATION, "")),
    "function of an import": ("get: func", "put: func(); get: func", (ADDITION, ""), (BREAK, GUESTS)),
    "function of an export": ("decide: func", "ask: func(); decide: func", (BREAK, GUESTS), (BREAK, HOSTS)),
    "function on both sides": ("f: func()", "f: func(); g: func()", (BREAK, GUESTS), (BREAK, BOTH)),
    "function of a world, imported": ("import log", "import warn: func(); import log", (ADDITION, ""), (BREAK, GUESTS)),
    "function of a world, exported": ("export run", "export stop: func(); export run", (BREAK, GUESTS), (BREAK, HOSTS)),
    "method of an import": ("put: func", "take: func() -> item; put: func", (ADDITION, ""), (BREAK, GUESTS)),
    "parameter": ("decide: func(i: item", "decide: func(n: u8, i: item", (BREAK, BOTH), (BREAK, BOTH)),
    "parameter's name": ("(key: id)", "(name: id)", (BREAK, BOTH), (BREAK, BOTH)),
    "parameter's type": ("(width: u32)", "(width: u64)", (BREAK, BOTH), (BREAK, BOTH)),
    "parameter lent": ("put: func(what: item)", "put: func(what: borrow<shelf>)", (BREAK, BOTH), (BREAK, BOTH)),
    "result": ("-> option<item>", "-> result<item, string>", (BREAK, BOTH), (BREAK, BOTH)),
    "no result": (" -> option<item>", "", (BREAK, BOTH), (BREAK, BOTH)),
    "async": ("run: func", "run: async func", (BREAK, BOTH), (BREAK, BOTH)),
    "field": ("{ name: string, tags: list<string> }\n  variant",
              "{ name: string, tags: list<string>, n: u8 }\n  variant", (BREAK, BOTH), (BREAK, BOTH)),
    "order of fields": ("{ name: string, tags: list<string> }\n  variant",
                        "{ tags: list<string>, name: string }\n  variant", (BREAK, BOTH), (BREAK, BOTH)),
    "case of an enum": ("low, high", "low, mid, high", (BREAK, BOTH), (BREAK, BOTH)),
    "case of a variant": ("fixed(u32)", "fixed(u32), open", (BREAK, BOTH), (BREAK, BOTH)),
    "payload of a case": ("fixed(u32)", "fixed(u64)", (BREAK, BOTH), (BREAK, BOTH)),
    "payload gone": ("fixed(u32)", "fixed", (BREAK, BOTH), (BREAK, BOTH)),
    "flag": ("{ a, b }", "{ a, b, c }", (BREAK, BOTH), (BREAK, BOTH)),
    "alias": ("id = u64", "id = string", (BREAK, BOTH), (BREAK, BOTH)),
    "kind of a type": ("enum level { low, high }", "variant level { low, high }", (BREAK, BOTH), (BREAK, BOTH)),
    "type": ("enum level", "type extra = u8; enum level", (ADDITION, ""), (BREAK, "code that names it")),
    "type of the same name elsewhere": ("use types.{item, id}", "use others.{item}; use types.{id}",
                                        (BREAK, BOTH), (BREAK, BOTH)),
    "import": ("import store", "import others2; import store", (ADDITION, ""), (BREAK, GUESTS)),
    "export": ("export hook", "export others2; export hook", (BREAK, GUESTS), (BREAK, HOSTS)),
    "interface": ("interface both", "interface extra { f: func(); } interface both", (ADDITION, ""), (BREAK, BOTH)),
    "world": ("world plugin", "world extra {} world plugin", (ADDITION, ""), (BREAK, BOTH)),
    "gate": ("@unstable(feature = soon) later", "later", (ADDITION, ""), (BREAK, GUESTS)),
    "since": ("interface both", "@since(version = 1.2.0) interface both", (NONE, ""), (NONE, "")),
    "deprecated": ("  get: func", "  @since(version = 1.0.0) @deprecated(version = 1.2.0) get: func",
                   (DOCUMENTATION, ""), (DOCUMENTATION, "")),
}  # fmt: skip


def text_of(kind: str) -> str:
    old, new, *_ = KINDS[kind]
    assert old in BASE
    text = BASE.replace(old, new, 1)
    return (
        text.replace("interface both", "interface others2 { f: func(); }\ninterface both") if "others2" in new else text
    )


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Diff, Diff]]:
    """The differences from the base to each kind of change, and back."""
    place = tmp_path_factory.mktemp("kinds")

    def source(text: str, name: str):
        (place / name).write_text(text, encoding="utf-8")
        return load(place / name)

    base = source(BASE, "base.wit")
    with_interface = source(OTHERS, "others.wit")
    made = {}
    for number, kind in enumerate(KINDS):
        start = with_interface if "others2" in KINDS[kind][1] else base
        other = source(text_of(kind), f"{number}.wit")
        made[kind] = compare(start, other), compare(other, start)
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_each_change_breaks_those_whom_it_breaks_in_both_directions(found, kind):
    for result, (level, breaks) in zip(found[kind], KINDS[kind][2:], strict=True):
        assert result.level is level, result
        assert {change.breaks for change in result.changes if change.level is level} <= {breaks}, result


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_new_on_the_way_there_is_gone_on_the_way_back(found, kind):
    there, back = found[kind]
    assert len(there.changes) == len(back.changes)
    for one, other in itertools.permutations((there, back)):
        appeared = {c.text.removesuffix(" is new") for c in one.changes if " became " not in c.text and c.level > 1}
        for change in other.changes:
            if change.text.endswith(" is gone"):
                assert change.text.removesuffix(" is gone") in appeared


def test_the_version_that_each_change_asks_for(found):
    wanted = {NONE: "1.2.0", DOCUMENTATION: "1.2.1", ADDITION: "1.3.0", BREAK: "2.0.0"}
    for there, back in found.values():
        assert there.next_version == wanted[there.level]
        assert back.next_version == wanted[back.level]


@pytest.mark.parametrize(("old", "new", "enough"), [
    ("1.0.0-rc.1", "1.0.0-rc.2", True), ("1.0.0-rc.1", "1.0.0", True), ("1.0.0-rc.1", "1.0.0-rc.1", False),
    ("1.0.0", "2.0.0-rc.1", True), ("1.0.0", "1.1.0", False),
])  # fmt: skip
def test_a_pre_release_promises_nothing(tmp_path: Path, old: str, new: str, enough: bool):
    sources = []
    for version, case in ((old, "low"), (new, "low, high")):
        path = tmp_path / f"{version}.wit"
        path.write_text(f"package a:b@{version};\ninterface i {{ enum level {{ {case} }} }}", encoding="utf-8")
        sources.append(load(path))
    assert compare(*sources).is_new_version_enough is enough


def test_another_major_version_of_what_is_imported_is_another_interface(tmp_path: Path):
    sources = []
    for version in ("0.2.1", "0.2.9", "0.3.0"):
        path = tmp_path / version
        (path / "deps").mkdir(parents=True)
        (path / "deps" / "c.wit").write_text(f"package c:d@{version};\ninterface e {{ f: func(); }}", encoding="utf-8")
        (path / "w.wit").write_text(f"package a:b;\nworld w {{ import c:d/e@{version}; }}", encoding="utf-8")
        sources.append(load(path))
    assert compare(*sources[:2]).level is NONE
    assert [str(change) for change in compare(*sources[1:]).changes] == [
        "breaks guests: world `w`: import `c:d/e@0.2` is gone", "adds: world `w`: import `c:d/e@0.3`",
    ]  # fmt: skip
