from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

from helios_host import errors
from hypothesis import given
from hypothesis import strategies as st


def _classes() -> Iterator[tuple[str, type]]:
    for name, value in vars(errors).items():
        if inspect.isclass(value) and issubclass(value, errors.HeliosError) and not name.startswith("_"):
            yield name, value


def test_every_error_is_public_and_sorted() -> None:
    assert errors.__all__ == sorted(errors.__all__)
    assert {name for name, _ in _classes()} <= set(errors.__all__)


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    assert errors.__doc__ is not None
    drawn: list[tuple[int, str]] = []
    for line in errors.__doc__.splitlines():
        if match := re.match(r"^([│├└─ ]*)(\w+)(?:  |$)", line):
            drawn.append((len(match[1]) // 4, match[2]))
    parents: dict[str, str] = {}
    path: list[str] = []
    for depth, name in drawn:
        path = [*path[:depth], name]
        if depth:
            parents[name] = path[depth - 1]
    real = {}
    for name, cls in _classes():
        public = [base.__name__ for base in cls.__mro__[1:] if base.__name__ in errors.__all__]
        if public:
            real[name] = public[0]
    assert parents == real


@given(st.text(max_size=5000), st.integers(16, 4096))
def test_printable_text_cannot_forge_a_line_or_a_terminal_code(text: str, limit: int) -> None:
    shown = errors.printable(text, limit)
    assert len(shown) <= limit
    assert shown.isprintable()


@given(st.text(max_size=5000))
def test_a_message_for_a_client_keeps_its_lines_and_nothing_that_controls(text: str) -> None:
    shown = errors.client_text(text)
    assert len(shown) <= 2048
    assert all(c == "\n" or c.isprintable() for c in shown)
    if len(text) <= 2048 and all(c == "\n" or c.isprintable() for c in text):
        assert shown == text


def test_printable_keeps_ordinary_text() -> None:
    assert errors.printable("wasm trap: naïve ✓") == "wasm trap: naïve ✓"
    assert errors.printable("one\ntwo\x1b[31m") == "one | two\\x1b[31m"


def test_errors_say_where_they_happened() -> None:
    error = errors.DeadlineExceeded(limit=0.1, elapsed=0.112, plugin="guard", hook="pre_query", instance=3)
    assert str(error) == "plugin guard, hook pre_query: ran for 112 ms, allowed are 100 ms"
    assert (error.plugin, error.hook, error.instance, error.trace_id) == ("guard", "pre_query", 3, None)
    error = errors.DeadlineExceeded(limit=0.25, elapsed=0.3, which="deadline")
    assert str(error) == "took 300 ms with all that it waited for, the call's deadline allows 250 ms"
    error = errors.DeadlineExceeded(limit=0.0, elapsed=0.012, which="deadline")
    assert str(error) == "the call's deadline was over 12 ms before it was asked"
