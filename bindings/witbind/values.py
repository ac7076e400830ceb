"""Values that Python has no type of its own for: `result` and the nested `option`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, ParamSpec, TypeAlias, TypeVar

import attrs

from .errors import WitError

__all__ = ["Err", "Ok", "Result", "Some", "call", "try_call"]

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


def call(function: Callable[P, Ok[T] | Err[E]], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call `function` and return the payload of its `Ok`.

    Raises `WitError` with the error value when the component answers `Err`.
    """
    result = function(*args, **kwargs)
    if isinstance(result, Err):
        raise WitError(getattr(function, "__qualname__", str(function)), result.value)
    return result.value


def try_call(function: Callable[P, Ok[T] | Err[E]], *args: P.args, **kwargs: P.kwargs) -> Ok[T] | Err[E]:
    """Call `function` and return its `Ok` or `Err` as a value; the twin of `call`."""
    return function(*args, **kwargs)
