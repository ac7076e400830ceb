"""Makes plain functions of a chain's rule: the generator is for reading, and costs two microseconds a call.

A rule says `answer = yield seat, subject`. Here that becomes `answer = seat.ask(roomy, until, call, subject)`, or the
same awaited; every other line stays, with its place in the source for tracebacks.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from typing import Any

__all__ = ["specialise"]


class _Asking(ast.NodeTransformer):
    """Puts a call in the place of each `yield`."""

    def __init__(self, *, awaited: bool) -> None:
        self.awaited = awaited

    def visit_Yield(self, node: ast.Yield) -> ast.expr:
        if not isinstance(node.value, ast.Tuple) or len(node.value.elts) != 2:
            raise TypeError(f"line {node.lineno}: expected `yield seat, subject`")
        seat, subject = node.value.elts
        ask = ast.Attribute(seat, "ask_async" if self.awaited else "ask", ast.Load())
        names = [ast.Name(name, ast.Load()) for name in ("roomy", "until", "call")]
        asked: ast.expr = ast.Call(ask, [*names, subject], [])
        if self.awaited:
            asked = ast.Await(asked)
        return ast.fix_missing_locations(ast.copy_location(asked, node))


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
    rule = _Asking(awaited=awaited).visit(rule)
    rule.args.args.insert(1, ast.arg("call"))
    rule.args.defaults = [ast.Constant(None)]  # of the subject, which not every hook has
    times = ast.parse("roomy, until = self.times(call)").body
    rule.body[:0] = [ast.copy_location(statement, rule.body[0]) for statement in times]
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
