"""Layout of generated expressions and docstrings, for anything that WIT could make them from."""

from __future__ import annotations

import ast
import inspect
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from witbind.emit.code import WIDTH, Group, Labelled, Node, Union, call, flat, statement, subscript, tuple_
from witbind.emit.docs import docstring
from witbind.names import Names, camel, snake, sort_key, upper

words = st.from_regex(r"[a-z][a-z0-9]{0,30}", fullmatch=True)
kebab = st.lists(words, min_size=1, max_size=4).map("-".join)


def nodes() -> st.SearchStrategy[Node]:
    return st.recursive(
        words.map(lambda word: f"v_{word}"),
        lambda inner: st.one_of(
            st.builds(
                lambda head, items: subscript(f"t_{head}", *items), words, st.lists(inner, min_size=1, max_size=5)
            ),
            st.builds(lambda head, items: call(f"f_{head}", *items), words, st.lists(inner, max_size=5)),
            st.builds(lambda items, expand: tuple_(*items, expand=expand), st.lists(inner, max_size=5), st.booleans()),
            st.builds(lambda items: Union(tuple(items)), st.lists(inner, min_size=2, max_size=4)),
            st.builds(
                lambda head, key, item: call(f"f_{head}", Labelled(f"k_{key}=", item), expand=True), words, words, inner
            ),
        ),
        max_leaves=25,
    )


@given(nodes(), st.sampled_from([0, 4, 8]))
def test_a_laid_out_expression_means_the_same_as_on_one_line(node: Node, indent: int) -> None:
    text = statement("x = ", node, indent)
    laid_out = ast.parse(inspect.cleandoc(text) if indent else text)
    assert ast.dump(laid_out) == ast.dump(ast.parse(f"x = {flat(node)}"))


@given(nodes())
def test_no_line_is_too_long_unless_it_cannot_be_split(node: Node) -> None:
    for line in statement("x = ", node).splitlines():
        assert len(line) <= WIDTH or not re.search(r"[(\[][^)\]]|, ", line.strip()[:-1]), line


def test_groups_that_must_expand_do_at_any_depth() -> None:
    assert (
        statement("x = ", call("f", tuple_("1", "2", expand=True)))
        == "x = f(\n    (\n        1,\n        2,\n    ),\n)"
    )
    assert statement("x = ", Group("", "{}", (), expand=True)) == "x = {}"


@given(st.text(min_size=1).filter(lambda text: text.strip()), st.sampled_from([0, 4, 8]))
def test_any_documentation_is_a_docstring_with_the_same_words(text: str, indent: int) -> None:
    lines = docstring(text, indent)
    assert all(line.startswith(" " * indent) or not line for line in lines)
    source = "".join(f"{' ' * 4 * depth}if True:\n" for depth in range(indent // 4))
    value = ast.parse(source + "\n".join(lines) + "\n")
    found = [node.value for node in ast.walk(value) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    kept = re.sub(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\x85]", "", text)
    assert found[0].split() == kept.split()


@given(st.lists(words, min_size=30, max_size=80), st.sampled_from([0, 4, 8]))
def test_documentation_in_words_fits_the_line(text: list[str], indent: int) -> None:
    assert all(len(line) <= WIDTH for line in docstring(" ".join(text), indent))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('say "hi"', '"""say "hi" """'),
        ('"hi" he said', '""" "hi" he said"""'),
        ("a \\ b", '"""a \\\\ b"""'),
        ('"""', '"""\\"\\"\\" """'),
        ("ends in \\", '"""ends in \\\\"""'),
        ("one\n\n    two\n  three\n", '"""one\n\n  two\nthree\n"""'),
    ],
)
def test_quotes_and_backslashes_in_documentation(text: str, expected: str) -> None:
    assert "\n".join(docstring(text, 0)) == expected


@given(kebab)
def test_names_are_identifiers(name: str) -> None:
    for made in (snake(name), upper(name), camel(name)):
        assert made.isidentifier()
        ast.parse(f"{made} = 1")


@given(st.lists(st.tuples(kebab, kebab)))
def test_claimed_names_are_distinct(pairs: list[tuple[str, str]]) -> None:
    names = Names(["self"])
    claimed = [names.claim(*pair) for pair in pairs]
    assert len({*claimed, "self"}) == len(claimed) + 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("from", ("from_", "FROM", "From")),
        ("none", ("none", "NONE", "None_")),
        ("a-2b", ("a_2b", "A_2B", "A2b")),
        ("HTTP-error", ("http_error", "HTTP_ERROR", "HTTPError")),
    ],
)
def test_names_in_each_case(name: str, expected: tuple[str, str, str]) -> None:
    assert (snake(name), upper(name), camel(name)) == expected


def test_exported_names_are_sorted_as_ruff_sorts_them() -> None:
    names = ["b", "A1", "A10", "A2", "ZZ", "AB", "Az", "Q"]
    assert sorted(names, key=sort_key) == ["A1", "A2", "A10", "AB", "ZZ", "Az", "Q", "b"]
