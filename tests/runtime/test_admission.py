"""What does not fit is refused before it is instantiated, in words; what is compatible links and runs."""

from __future__ import annotations

from typing import Any

import pytest
from wasmtime import Config, Engine, WasmtimeError
from wasmtime.component import Component
from wat_guests import MEMORY, build, build_dummy
from witbind import LinkError, TypeMismatch, UnsupportedType, wit
from witbind.compare import MAX_DEPTH, MAX_DIFFERENCES, differences, matching, track
from witbind.runtime import Linker, Store, component_world

CONTEXT = wit.Record("context", (("text", "text", wit.STRING), ("tables", "tables", wit.List(wit.STRING))), dict)


def function(name: str, params: dict[str, wit.Type], result: wit.Type | None = None) -> wit.Function:
    return wit.Function(
        name, name.replace("-", "_"), tuple((n, n.replace("-", "_"), t) for n, t in params.items()), result
    )


HOOK = wit.Interface("test:fit/hook@1.0.0", (function("rewrite", {"ctx": CONTEXT}, wit.Option(wit.STRING)),))
LOG = wit.Interface("test:fit/log@1.0.0", (function("log", {"message": wit.STRING}),))


def component(engine: Engine, hook: str, imports: str = "", version: str = "1.0.0") -> Component:
    """A component of the interfaces that are given; none of its code ever runs."""
    text = f"package test:fit@{version};\n{imports}\ninterface hook {{ {hook} }}\n"
    text += f"world guest {{ {'import log;' if imports else ''} export hook; }}"
    return Component(engine, build_dummy(text))


GOOD = "record context { text: string, tables: list<string> } rewrite: func(ctx: context) -> option<string>;"


def refused(
    engine: Engine, made: Component, exports: Any = (HOOK,), offered: tuple[wit.Interface, ...] = ()
) -> list[str]:
    linker = Linker(engine)
    for interface in offered:
        linker.define(interface, Anything())
    with pytest.raises(TypeMismatch) as caught:
        linker.prepare(made, exports)
    return list(caught.value.differences)


class Anything:
    def __getattr__(self, name: str) -> Any:
        return lambda *_: None


PARAMETER = "export `rewrite`, parameter `ctx`"
RESULT = "export `rewrite`, result: expected option<string>, the component has"
WRONG = {
    "list<string> }": (
        "list<u32> }",
        f"{PARAMETER}, field `tables`: expected list<string>, the component has list<u32>",
    ),
    "tables: list<string> }": ("}", f"{PARAMETER}: expected field `tables`, the component lacks it"),
    "text: string": (
        "text: option<string>",
        f"{PARAMETER}, field `text`: expected string, the component has option<string>",
    ),
    "text: string, tables: list<string>": (
        "tables: list<string>, text: string",
        f"{PARAMETER}: expected fields in the order text, tables, the component has tables, text",
    ),
    "-> option<string>": ("", f"{RESULT} no result"),
    "option<string>": ("result<string>", f"{RESULT} result<string>"),
    "rewrite: func(ctx: context)": (
        "rewrite: func(ctx: context, more: u8)",
        "export `rewrite`: expected parameters (ctx: record context), the component has (ctx: record, more: u8)",
    ),
    "(ctx: context)": (
        "(query: context)",
        "export `rewrite`: expected parameter `ctx`, the component calls it `query`",
    ),
    "rewrite: func": ("other: func", "export `rewrite`: the component has no such function"),
}


@pytest.mark.parametrize("old", WRONG)
def test_a_difference_is_told_in_words(sync_engine, old):
    new, said = WRONG[old]
    found = refused(sync_engine, component(sync_engine, GOOD.replace(old, new)))
    assert f"{said} (test:fit/hook@1.0.0)" in found


def test_what_fits_is_prepared(sync_engine):
    Linker(sync_engine).prepare(component(sync_engine, GOOD), (HOOK,))


def test_a_missing_export_and_an_import_that_is_not_offered(sync_engine):
    made = component(sync_engine, GOOD, "interface log { log: func(message: string); }")
    missing = wit.Interface("test:fit/missing@1.0.0", ())
    assert refused(sync_engine, made, (HOOK, missing)) == [
        "import `test:fit/log@1.0.0`: the host does not offer it",
        "export `test:fit/missing@1.0.0`: the component does not export it",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "log: func(message: list<u8>);",
            "import `log`, parameter `message`: expected string, the component has list<u8>",
        ),
        ("log: func(message: string) -> u32;", "import `log`, result: expected no result, the component has u32"),
        ("erase: func();", "import `erase`: there is no such function; the interface has log"),
        ("resource file; log: func(message: string);", "import `file`: there is no such resource"),
    ],
)
def test_a_wrong_import_is_refused(sync_engine, text, said):
    made = component(sync_engine, GOOD, f"interface log {{ {text} }}")
    assert any(line.startswith(said) for line in refused(sync_engine, made, offered=(LOG,)))


def test_descriptors_of_one_name_are_not_taken_for_each_other(sync_engine):
    """Preparing is memoised, by the whole of what is asked for."""
    made, linker = component(sync_engine, GOOD), Linker(sync_engine)
    other = wit.Interface(HOOK.id, (function("rewrite", {"ctx": wit.U32}, wit.Option(wit.STRING)),))
    linker.prepare(made, (HOOK,))
    with pytest.raises(TypeMismatch):
        linker.prepare(made, (other,))


def test_a_component_that_has_nothing_of_the_world_is_told_so_briefly():
    many = tuple(function(f"f{n}", {}) for n in range(900))
    found = differences(wit.Interface("a:b/c", many), wit.Interface("a:b/c", ()))
    assert len(found) == MAX_DIFFERENCES + 1
    assert found[-1] == f"... and {900 - MAX_DIFFERENCES} more differences (a:b/c)"


def test_types_nested_without_end_are_refused_and_not_followed():
    deep: wit.Type = wit.U8
    for _ in range(MAX_DEPTH + 50):
        deep = wit.Option(deep)
    expected, actual = (wit.Interface("a:b/c", (function("f", {"v": deep}),)) for _ in range(2))
    (found,) = differences(expected, actual)
    assert "nested deeper than 100" in found


def test_a_component_with_very_many_type_nodes_is_refused(sync_engine):
    """Nine records, each with the one before it in four fields: small to write, long to walk."""
    records = ["record r0 { a: u8 }"]
    records += [f"record r{n} {{ a: r{n - 1}, b: r{n - 1}, c: r{n - 1}, d: r{n - 1} }}" for n in range(1, 9)]
    made = component(sync_engine, " ".join(records) + " rewrite: func(ctx: list<r8>);")
    with pytest.raises(LinkError, match="more than 50,000 nodes"):
        component_world(made, sync_engine)


# Versions


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1.0.0", "1.0.1", True), ("1.0.0", "1.2.0", True), ("1.0.0", "2.0.0", False),
        ("0.1.0", "0.1.9", True), ("0.1.0", "0.2.0", False), ("0.0.1", "0.0.2", False),
        ("1.0.0-rc.1", "1.0.0", False), ("1.0.0-rc.1", "1.0.0-rc.1", True), ("1.0.0+a", "1.0.0+b", True),
    ],
)  # fmt: skip
def test_tracks(one, other, same):
    assert (track(f"a:b/c@{one}") == track(f"a:b/c@{other}")) is same


def test_the_same_version_is_taken_before_the_highest_of_its_track():
    offered = {f"a:b/c@{version}": version for version in ("1.0.0", "1.10.0", "1.9.0", "2.0.0")}
    assert matching("a:b/c@1.9.0", offered) == "1.9.0"
    assert matching("a:b/c@1.3.0", offered) == "1.10.0"
    assert matching("a:b/c@3.0.0", offered) is None


VERSIONED = """package test:fit@{version};
interface log {{ log: func(n: u32) -> u32; }}
interface hook {{ rewrite: func(n: u32) -> u32; }}
world guest {{ import log; export hook; }}"""


def versioned(engine: Engine, version: str) -> Component:
    core = f"""(module (import "test:fit/log@{version}" "log" (func $log (param i32) (result i32))) {MEMORY}
      (func (export "test:fit/hook@{version}#rewrite") (param i32) (result i32) (call $log (local.get 0))))"""
    return Component(engine, build(core, VERSIONED.format(version=version)))


class Adds:
    def __init__(self, more: int) -> None:
        self.more = more

    def log(self, n: int) -> int:
        return n + self.more


def numbered(name: str, function_name: str, version: str) -> wit.Interface:
    return wit.Interface(f"test:fit/{name}@{version}", (function(function_name, {"n": wit.U32}, wit.U32),))


@pytest.mark.parametrize(
    ("theirs", "ours", "fits"),
    [
        ("1.0.0", "1.0.0", True), ("1.0.1", "1.0.0", True), ("1.2.0", "1.0.0", True), ("1.0.0", "1.2.0", True),
        ("2.0.0", "1.0.0", False), ("0.1.5", "0.1.0", True), ("0.2.0", "0.1.0", False), ("0.0.2", "0.0.1", False),
        ("1.0.0-rc.1", "1.0.0-rc.1", True), ("1.0.0-rc.1", "1.0.0", False),
    ],
)  # fmt: skip
def test_a_component_of_another_version_links_and_runs_within_its_track(sync_engine, theirs, ours, fits):
    made, linker = versioned(sync_engine, theirs), Linker(sync_engine)
    linker.define(numbered("log", "log", ours), Adds(1))
    hook = numbered("hook", "rewrite", ours)
    if not fits:
        with pytest.raises(TypeMismatch):
            linker.prepare(made, (hook,))
        return
    store = Store(sync_engine)
    store.epoch_ticks = 1_000_000
    assert linker.prepare(made, (hook,)).instantiate(store).func(hook.id, "rewrite")(5) == 6


@pytest.mark.parametrize(("theirs", "answer"), [("1.0.0", 11), ("1.2.0", 13), ("1.5.0", 13)])
def test_the_function_that_is_checked_is_the_one_that_the_engine_links(sync_engine, theirs, answer):
    """Two versions of one track, of which one has other types: the engine and the check must choose alike."""
    made, linker = versioned(sync_engine, theirs), Linker(sync_engine)
    linker.define(numbered("log", "log", "1.0.0"), Adds(1))
    linker.define(numbered("log", "log", "1.2.0"), Adds(3))
    hook = numbered("hook", "rewrite", theirs)
    store = Store(sync_engine)
    store.epoch_ticks = 1_000_000
    assert linker.prepare(made, (hook,)).instantiate(store).func(hook.id, "rewrite")(10) == answer

    wrong = Linker(sync_engine)
    wrong.define(numbered("log", "log", "1.0.0"), Adds(1))
    wrong.define(wit.Interface("test:fit/log@1.2.0", (function("log", {"n": wit.STRING}, wit.U32),)), Adds(3))
    if theirs == "1.0.0":
        wrong.prepare(made, (hook,))
    else:
        with pytest.raises(TypeMismatch, match="expected string, the component has u32"):
            wrong.prepare(made, (hook,))


# Types that the engine's C API cannot carry

UNCARRIED = {
    "list with a fixed length": wit.List(wit.U8, 4),
    "future": wit.Future(wit.U8),
    "stream": wit.Stream(wit.U8),
    "error-context": wit.ERROR_CONTEXT,
    "flags with 33 names, 32 being the most": wit.Flags("f", tuple(f"f{n}" for n in range(33))),
    "flags without parts": wit.Flags("f", ()),
    "record without parts": wit.Record("r", ()),
    "tuple without parts": wit.Tuple(()),
}


@pytest.mark.parametrize("name", UNCARRIED)
@pytest.mark.parametrize(
    "wrap",
    [lambda t: t, wit.List, wit.Option, lambda t: wit.Result(None, t)],
    ids=["itself", "list", "option", "result"],
)
def test_a_function_that_no_call_can_carry_keeps_out_those_who_import_it(sync_engine, name, wrap, without_imports):
    for shape in (
        function("f", {"v": wrap(UNCARRIED[name])}),
        function("f", {}, wrap(UNCARRIED[name])),
    ):
        refuse(sync_engine, without_imports, shape, name)


@pytest.fixture(scope="module")
def without_imports(sync_engine):
    return Component(sync_engine, build_dummy("package test:fit@1.0.0; world guest { export run: func(); }"))


def refuse(engine, component, shape, match):
    """See that components which import a function are refused, and only they."""

    def prepare(*imports, functions=()):
        linker = Linker(engine)
        linker.define(wit.Interface("test:fit/log@1.0.0", (shape, function("g", {}))), Anything())
        linker.define_world(wit.World("test:fit/guest@1.0.0", (), (), (shape,)), Anything())
        interfaces = (wit.Interface("test:fit/log@1.0.0", imports),) if imports else ()
        linker.prepare(component, (), wit.World("", interfaces, (), functions))

    prepare()
    prepare(function("g", {}))
    with pytest.raises(UnsupportedType, match=match):
        prepare(shape, function("g", {}))
    with pytest.raises(UnsupportedType, match=match):
        prepare(functions=(shape,))


@pytest.mark.parametrize("text", ["stream<u8>", "future<u8>", "future", "error-context", "list<u8, 4>"])
def test_a_component_with_such_a_type_does_not_get_as_far_as_a_call(text):
    """Whichever of the engine and this package knows it first; never an abort."""
    config = Config()
    try:
        binary = build_dummy(
            f"package test:fit@1.0.0; interface hook {{ rewrite: func() -> {text}; }} world guest {{ export hook; }}"
        )
    except AssertionError as problem:
        pytest.skip(f"wasm-tools does not write it: {str(problem).splitlines()[0]}")
    engine = Engine(config)
    with pytest.raises((WasmtimeError, LinkError, UnsupportedType)):
        Linker(engine).prepare(Component(engine, binary), (HOOK,))


@pytest.mark.parametrize(
    ("t", "said"),
    [
        ("map<u32, u32>", "result, key: expected string, the component has u32"),
        ("map<string, list<u32>>", "result, value: expected u32, the component has list<u32>"),
        ("list<tuple<string, u32>>", "result: expected map<string, u32>, the component has list<tuple<string, u32>>"),
    ],
)
def test_another_map_is_refused(sync_engine, t, said):
    wanted = wit.Interface("test:fit/hook@1.0.0", (function("rewrite", {}, wit.Map(wit.STRING, wit.U32)),))
    found = refused(sync_engine, component(sync_engine, f"rewrite: func() -> {t};"), (wanted,))
    assert found == [f"export `rewrite`, {said} (test:fit/hook@1.0.0)"]


@pytest.mark.parametrize(("wrap", "levels"), [(wit.List, 20), (wit.Option, 120)], ids=["list", "option"])
def test_types_nested_too_deep_for_one_call_are_a_typed_error(sync_engine, wrap, levels, without_imports):
    deep: wit.Type = wit.STRING
    for _ in range(levels):
        deep = wrap(deep)
    refuse(sync_engine, without_imports, function("f", {"v": deep}, deep), "nested too deep")
