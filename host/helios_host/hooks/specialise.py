"""Makes plain functions of a chain's rule: the generator is for reading, and costs two microseconds a call.

A rule says `answer = yield seat, subject`. Here that becomes `answer = seat.ask(roomy, until, call, subject)`, or the
same awaited; every other line stays, with its place in the source for tracebacks. What several plugins are asked is
packed once, until the rule assigns to `subject`: then each plugin that comes after packs it for itself.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from typing import Any, Final

__all__ = ["specialise"]

_PLAIN: Final = "roomy, until = self.times(call)"
_PACKED: Final = """
roomy, until = self.times(call)
lent = packer = None if self.packing is None else self.packing.pack(call, subject)
try:
    pass
finally:
    if lent is not None:
        self.packing.done(lent)
"""
"""What goes around a rule, and around one that asks about the chain's own subject."""


class _Asking(ast.NodeTransformer):
    """Puts a call in the place of each `yield`; one about the chain's own subject gives it packed."""

    def __init__(self, *, awaited: bool) -> None:
        self.awaited = awaited
        self.packs = False

    def visit_Yield(self, node: ast.Yield) -> ast.expr:
        if not isinstance(node.value, ast.Tuple) or len(node.value.elts) != 2:
            raise TypeError(f"line {node.lineno}: expected `yield seat, subject`")
        seat, subject = map(ast.unparse, node.value.elts)
        wait, ask = ("await ", "ask_async") if self.awaited else ("", "ask")
        plain = f"{wait}{seat}.{ask}(roomy, until, call, {subject})"
        packed = f"{wait}{seat}.{ask}(roomy, until, call, {subject}, packer)"
        if subject == "subject":
            self.packs = True
            plain = f"({plain} if packer is None or {seat}.takes is None else {packed})"
        asked = ast.parse(plain, mode="eval").body
        for part in ast.walk(asked):
            ast.copy_location(part, node)
        return asked

    def visit_Assign(self, node: ast.Assign) -> list[ast.stmt]:
        self.generic_visit(node)
        if not any(map(_sets_subject, node.targets)):
            return [node]
        (stale,) = ast.parse("packer = None").body
        return [node, _placed(stale, node)]


def _sets_subject(node: ast.AST) -> bool:
    return any(
        isinstance(part, ast.Name) and part.id == "subject" and isinstance(part.ctx, ast.Store)
        for part in ast.walk(node)
    )


def _placed(step: ast.stmt, at: ast.stmt) -> ast.stmt:
    """Give a statement, with all of its parts, another's place in the source."""
    for part in ast.walk(step):
        ast.copy_location(part, at)
    return step


def specialise(steps: Callable[..., Any], *, awaited: bool) -> Callable[..., Any] | None:
    """Return a function of a call and its subject that follows a chain's rule, `steps`; `awaited` gives a coroutine's.

    `None` where the rule's source is not there. Raises `TypeError` for a rule that yields anything but a pair.
    """
    try:
        lines, first = inspect.getsourcelines(steps)
        file = inspect.getsourcefile(steps)
    except OSError:
        return None
    module = ast.parse(textwrap.dedent("".join(lines)))
    ast.increment_lineno(module, first - 1)
    (rule,) = module.body
    assert isinstance(rule, ast.FunctionDef)
    asking = _Asking(awaited=awaited)
    rule = asking.visit(rule)
    rule.args.args.insert(1, ast.arg("call"))
    rule.args.defaults = [ast.Constant(None)]  # of the subject, which not every hook has
    frame = [_placed(step, rule.body[0]) for step in ast.parse(_PACKED if asking.packs else _PLAIN).body]
    if asking.packs:
        assert isinstance(frame[-1], ast.Try)
        frame[-1].body = rule.body
    else:
        frame += rule.body
    rule.body = frame
    kind = ast.AsyncFunctionDef if awaited else ast.FunctionDef
    fields = {name: getattr(rule, name) for name in rule._fields if hasattr(rule, name)}
    module.body = [ast.copy_location(kind(**{**fields, "decorator_list": [], "returns": None}), rule)]
    for argument in rule.args.args:
        argument.annotation = None
    names: dict[str, Any] = {}
    exec(compile(ast.fix_missing_locations(module), file or "<chain>", "exec"), steps.__globals__, names)  # noqa: S102
    made: Callable[..., Any] = names[rule.name]
    made.__qualname__ = steps.__qualname__
    return made
