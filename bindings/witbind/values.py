"""Values that Python has no type of its own for: `result` and the nested `option`."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from types import CoroutineType
from typing import Any, Generic, ParamSpec, TypeAlias, TypeVar, overload

import attrs

from .errors import WitError

__all__ = ["AwaitableOrValue", "Err", "Ok", "Result", "Some", "call", "try_call"]

T = TypeVar("T")
E = TypeVar("E")
P = ParamSpec("P")
T_co = TypeVar("T_co", covariant=True)
E_co = TypeVar("E_co", covariant=True)


@attrs.frozen
class Ok(Generic[T_co]):
    """The `ok` case of a `result`; `value` is `None` where WIT declares no payload."""

    value: T_co


@attrs.frozen
class Err(Generic[E_co]):
    """The `error` case of a `result`; `value` is `None` where WIT declares no payload."""

    value: E_co


@attrs.frozen
class Some(Generic[T_co]):
    """A present value of an `option` whose payload may itself be `None`."""

    value: T_co


Result: TypeAlias = Ok[T] | Err[E]
"""A WIT `result<T, E>`."""


AwaitableOrValue: TypeAlias = T | Coroutine[Any, Any, T]
"""What a host function may return where calls are awaited: it is a plain function or an `async def`."""


@overload
def call(
    function: Callable[P, Coroutine[Any, Any, Ok[T] | Err[E]]], *args: P.args, **kwargs: P.kwargs
) -> Coroutine[Any, Any, T]: ...
@overload
def call(function: Callable[P, Ok[T] | Err[E]], *args: P.args, **kwargs: P.kwargs) -> T: ...
def call(function: Callable[P, Any], *args: P.args, **kwargs: P.kwargs) -> Any:
    """Call `function` and return the payload of its `Ok`; to be awaited where the function is.

    Raises `WitError` with the error value when the component answers `Err`.
    """
    answer = function(*args, **kwargs)
    return _awaited(function, answer) if isinstance(answer, CoroutineType) else _payload(function, answer)


async def _awaited(function: object, answer: Coroutine[Any, Any, Ok[T] | Err[E]]) -> T:
    return _payload(function, await answer)


def _payload(function: object, answer: Ok[T] | Err[E]) -> T:
    if isinstance(answer, Err):
        raise WitError(getattr(function, "__qualname__", str(function)), answer.value)
    return answer.value


def try_call(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call `function` and return its `Ok` or `Err`, to be awaited where the function is; the twin of `call`."""
    return function(*args, **kwargs)
