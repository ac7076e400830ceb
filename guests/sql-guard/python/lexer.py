"""PostgreSQL's tokens, as far as a guard needs them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

KEYWORDS: Final = """
    ALL ALTER AS COPY DEFAULT DELETE DISTINCT DO DROP EXCEPT EXISTS FETCH FOR FROM GROUP HAVING IF INSERT INTERSECT INTO
    JOIN KEY LATERAL LIMIT LOCK MERGE NO NOT NULL OFFSET ON ONLY ORDER PREPARE RETURNING SELECT SET TABLE THEN TRUNCATE
    UNION UPDATE USING VALUES WHERE WINDOW WITH
"""
WORDS: Final = frozenset(KEYWORDS.split())
"""Words that the rules look at."""

LETTER: Final = r"A-Za-z_\x80-\U0010ffff"

LEXEME: Final = re.compile(
    rf"""[ \t-\r]*(?:
    (?P<string>(?:[bBeEnNxX]|[uU]&)?')
    |(?P<quoted>(?:[uU]&)?")
    |(?P<word>[{LETTER}][{LETTER}0-9$]*)
    |(?P<number>\.?[0-9][{LETTER}0-9.]*)
    |(?P<comment>/\*)
    |(?P<line>--[^\n\r]*)
    |(?P<dollar>\$(?:[{LETTER}][{LETTER}0-9]*)?\$)
    |(?P<sign>.)
    |\Z)""",
    re.DOTALL | re.VERBOSE,
)

NUMBERS: Final = re.compile(rf"(?:[ \t-\r]*,[ \t-\r]*[0-9][{LETTER}0-9.]*)*+")
"""The rest of a list of numbers, found in one step."""

COMMENT_EDGE: Final = re.compile(r"/\*|\*/")
QUOTED_END: Final = re.compile(r'[^"]*(?:""[^"]*)*"')
STRING_END: Final = re.compile(r"[^']*(?:''[^']*)*'")
ESCAPED_END: Final = re.compile(r"(?:[^'\\]+|\\.|'')*+'", re.DOTALL)
CONTINUATION: Final = re.compile(r"(?:[ \t\v\f]|--[^\n\r]*)*[\n\r](?:[ \t-\r]|--[^\n\r]*(?=[\n\r]))*'")
"""A string goes on after a line break, as `'a' <line break> 'b'` does."""


class Token(NamedTuple):
    """A piece of the text.

    `word` is one of WORDS, the character of a sign, or empty. `depth` counts the parentheses around it; a parenthesis
    itself counts as outside. `name` is what a name says, without its quotes; empty for anything else.
    """

    word: str
    start: int
    end: int
    depth: int
    name: str


class Tokens(NamedTuple):
    r"""A text's tokens, and what is odd about it.

    too_many: there are more than MAX_TOKENS, and the text was not read to its end
    balanced: every parenthesis has its partner
    unfinished: the text ends inside a quote or a comment
    ambiguous: a plain string holds `\'`, which ends it only where standard_conforming_strings is on
    escaped: a name is written as `U&"..."` with an escape
    """

    tokens: list[Token]
    too_many: bool
    balanced: bool
    unfinished: bool
    ambiguous: bool
    escaped: bool


MAX_TOKENS: Final = 100_000

END: Final = Token("", 0, 0, 0, "")


def lex(sql: str, *, backslashes: bool = False) -> Tokens:
    """Split a text; with `backslashes`, read plain strings as with standard_conforming_strings off."""
    tokens: list[Token] = []
    balanced, unfinished, ambiguous, escaped = True, False, False, False
    at = depth = 0
    while at < len(sql):
        if len(tokens) > MAX_TOKENS:
            break
        lexeme = LEXEME.match(sql, at)
        assert lexeme is not None
        kind, at = lexeme.lastgroup, lexeme.end()
        if kind is None:  # nothing but spaces is left
            break
        start, text = lexeme.start(kind), lexeme[kind]
        if kind == "word":
            word = text.upper() if text.isascii() else ""
            escaped |= word == "UESCAPE" and bool(tokens) and sql[tokens[-1].end - 1] == '"'
            tokens.append(Token(word if word in WORDS else "", start, at, depth, text))
        elif kind == "sign":
            if text == ")":
                balanced &= depth > 0
                depth = max(depth - 1, 0)
            tokens.append(Token(text, start, at, depth, ""))
            depth += text == "("
        elif kind == "number":
            at = NUMBERS.match(sql, at).end()  # type: ignore[union-attr]  it matches nothing too
            _append_constant(tokens, start, at, depth)
        elif kind == "string":
            plain = text in {"'", "n'", "N'"}
            end = _string_end(sql, at, escapes=text in {"e'", "E'"} or (plain and backslashes))
            unfinished |= end is None
            at = end or len(sql)
            ambiguous |= plain and "\\'" in sql[start:at]
            _append_constant(tokens, start, at, depth)
        elif kind == "quoted":
            closed = QUOTED_END.match(sql, at)
            inside, at = at, closed.end() if closed else len(sql)
            unfinished |= closed is None
            if closed:
                # An escape character other than \ is told by UESCAPE behind the name.
                escaped |= len(text) > 1 and "\\" in sql[inside:at]
                tokens.append(Token("", start, at, depth, sql[inside : at - 1].replace('""', '"')))
        elif kind == "dollar":
            close = sql.find(text, at)
            unfinished |= close < 0
            at = close + len(text) if close >= 0 else len(sql)
            _append_constant(tokens, start, at, depth)
        elif kind == "comment":
            end = _comment_end(sql, at)
            unfinished |= end is None
            at = end or len(sql)
    return Tokens(tokens, len(tokens) > MAX_TOKENS, balanced and depth == 0, unfinished, ambiguous, escaped)


def _append_constant(tokens: list[Token], start: int, end: int, depth: int) -> None:
    """Append a string or a number: of a list of them, one token is kept."""
    if len(tokens) > 1 and tokens[-1].word == "," and not tokens[-2].word and not tokens[-2].name:
        tokens.pop()
        start = tokens.pop().start
    tokens.append(Token("", start, end, depth, ""))


def _comment_end(sql: str, at: int) -> int | None:
    """Find the end of a comment from behind its opening; comments nest."""
    depth = 1
    while edge := COMMENT_EDGE.search(sql, at):
        at = edge.end()
        depth += 1 if edge[0] == "/*" else -1
        if depth == 0:
            return at
    return None


def _string_end(sql: str, at: int, *, escapes: bool) -> int | None:
    """Find the end of a string from behind its opening quote, further lines included."""
    closing = ESCAPED_END if escapes else STRING_END
    while closed := closing.match(sql, at):
        at = closed.end()
        more = CONTINUATION.match(sql, at)
        if more is None:
            return at
        at = more.end()
    return None
