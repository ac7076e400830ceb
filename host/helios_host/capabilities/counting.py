"""Counts what a guest asks of host functions: how often in one hook call, and with how many bytes."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import attrs
from witbind import wit

from helios_host.errors import HostCallLimit
from helios_host.instances.budget import CallBudget
from helios_host.instances.scope import CallScope, clock

__all__ = ["counted", "weight"]


def counted(
    interface: wit.Interface, implementation: object, budget: CallBudget, scope: CallScope | None = None
) -> object:
    """Return an object with the functions of an interface that count against `budget` first.

    `scope` is told how long a guest waited for functions that block. A call over the budget raises `HostCallLimit`,
    which ends the guest's call. Methods of resources are not among them: what a resource may do is bounded by the
    service that made it.
    """
    names = (f.python for f in interface.functions if not f.name.startswith("[method]"))
    return SimpleNamespace(**{name: _counted(getattr(implementation, name), budget, scope) for name in names})


def _counted(function: Callable[..., Any], budget: CallBudget, scope: CallScope | None) -> Callable[..., Any]:
    if inspect.iscoroutinefunction(function):

        async def awaited(*args: Any) -> Any:
            _charge(budget, args)
            return await function(*args)

        return awaited
    if scope is not None:

        def blocked(*args: Any) -> Any:
            _charge(budget, args)
            since = clock()
            try:
                return function(*args)
            finally:
                scope.waited(since)

        return blocked

    def call(*args: Any) -> Any:
        _charge(budget, args)
        return function(*args)

    return call


def _charge(budget: CallBudget, args: tuple[Any, ...]) -> None:
    budget.calls -= 1
    if budget.calls < 0:
        raise HostCallLimit(f"it called host functions more than {budget.calls_a_call} times in one call")
    for arg in args:
        budget.bytes -= len(arg) if arg.__class__ is str else weight(arg)
    if budget.bytes < 0:
        raise HostCallLimit(f"it passed host functions more than {budget.bytes_a_call} bytes in one call")


def weight(value: Any) -> int:
    """Return about how many bytes a value holds: characters of texts, bytes, and eight for anything else."""
    if isinstance(value, str | bytes):
        return len(value)
    if isinstance(value, list | tuple):
        return sum(map(weight, value))
    if attrs.has(type(value)):
        return sum(weight(part) for part in attrs.astuple(value, recurse=False))
    return 8
