"""Docstrings from WIT documentation."""

from __future__ import annotations

import inspect
import itertools
import re
import textwrap

from .code import WIDTH

__all__ = ["docstring"]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\x85]")


def docstring(text: str, indent: int) -> list[str]:
    """Return the lines of a docstring, indented by `indent` columns; paragraphs with lines too long are filled anew."""
    margin = " " * indent
    lines = [_line(line) for line in inspect.cleandoc(text).split("\n")]
    first, *rest = _fit(lines, WIDTH - indent, 3)
    quotes = 6 + first.startswith('"') + first.endswith('"')
    if not rest and indent + len(first) + quotes > WIDTH:
        first, *rest = _wrap(first, WIDTH - indent - quotes + 3, 3)
    if first.startswith('"'):
        first = f" {first}"
    space = " " if first.endswith('"') else ""
    if not rest:
        return [f'{margin}"""{first}{space}"""']
    return [f'{margin}"""{first}', *(margin + line if line else "" for line in rest), f'{margin}"""']


def _line(line: str) -> str:
    line = _CONTROL.sub("", line.expandtabs(4)).rstrip()
    return line.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')


def _fit(lines: list[str], width: int, lead: int) -> list[str]:
    """Return `lines` in at most `width` columns; `lead` columns stand before the first one."""
    fitted: list[str] = []
    for empty, group in itertools.groupby(lines, key=lambda line: not line):
        paragraph = list(group)
        before = 0 if fitted else lead
        if empty or (len(paragraph[0]) + before <= width and max(map(len, paragraph)) <= width):
            fitted += paragraph
        elif any(line[0] in " -*#|`" or line[0].isdigit() for line in paragraph):
            fitted += [part for line in paragraph for part in _wrap(line, width, 0 if fitted else lead)]
        else:
            fitted += _wrap(" ".join(paragraph), width, before)
    return fitted


def _wrap(line: str, width: int, lead: int) -> list[str]:
    margin = line[: len(line) - len(line.lstrip())]
    wrapper = textwrap.TextWrapper(
        width, initial_indent=" " * lead, subsequent_indent=margin, break_long_words=False, break_on_hyphens=False
    )
    first, *rest = wrapper.wrap(line) or [""]
    return [first[lead:], *rest]
