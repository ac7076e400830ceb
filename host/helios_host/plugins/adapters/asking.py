"""How an adapter asks: written once as a generator, it calls a plugin's function, and awaits it where it must."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Generator
from types import CoroutineType
from typing import Any, Final, Generic, Protocol, TypeAlias, TypeVar

from helios_api.v2.types import Call

__all__ = ["Asked", "Asking", "Spread", "Straight", "Wrap"]

S = TypeVar("S")
A = TypeVar("A")

Asked: TypeAlias = Generator[tuple[Any, ...], Any, A]
"""Yields arguments of the plugin's function, is sent its answers, and returns what the host is told."""


class Wrap(Protocol):
    """What gives a function that takes a call and its subject, both of version 2, from a generated one."""

    def __call__(self, function: Callable[..., Any], /) -> Callable[[Call, Any], Any]:
        """Wrap a function that is called."""
        ...

    def begun(self, function: Callable[..., Any], /) -> Callable[[Call, Any], Any]:
        """Wrap a function that returns its answer, or a coroutine where there is something to wait for."""
        ...


class Asking(Generic[S, A]):
    """Makes an adapter of a generator of a call and its subject.

    The generator yields the arguments of each call of the plugin's function, is sent its answer, and returns what the
    host is told.
    """

    def __init__(self, steps: Callable[[Call, S], Asked[A]]) -> None:
        self.steps: Final = steps
        self.__doc__ = steps.__doc__

    def __call__(self, function: Callable[..., Any], /) -> Callable[[Call, S], A]:
        """Wrap a function that is called."""
        begin = self.steps

        def ask(call: Call, subject: S) -> A:
            steps = begin(call, subject)
            try:
                arguments = next(steps)
                while True:
                    arguments = steps.send(function(*arguments))
            except StopIteration as end:
                answer: A = end.value
                return answer

        return ask

    def begun(self, function: Callable[..., Any], /) -> Callable[[Call, S], A | Coroutine[Any, Any, A]]:
        """Wrap a function that returns its answer, or a coroutine where there is something to wait for."""
        begin = self.steps

        def ask(call: Call, subject: S) -> A | Coroutine[Any, Any, A]:
            steps = begin(call, subject)
            try:
                arguments = next(steps)
                while True:
                    said = function(*arguments)
                    if said.__class__ is CoroutineType:
                        return rest(steps, said)
                    arguments = steps.send(said)
            except StopIteration as end:
                answer: A = end.value
                return answer

        async def rest(steps: Asked[A], said: Any) -> A:
            try:
                while True:
                    arguments = steps.send(await said if said.__class__ is CoroutineType else said)
                    said = function(*arguments)
            except StopIteration as end:
                answer: A = end.value
                return answer

        return ask


class Straight:
    """The adapter of a function that takes a call and its subject as they are."""

    def __call__(self, function: Callable[..., Any], /) -> Callable[[Call, Any], Any]:
        """Return the function itself."""
        return function

    begun = __call__

    def arguments(self, call: Call, subject: Any) -> tuple[Any, ...]:
        """Return the function's arguments."""
        return call, subject


class Spread(Straight):
    """The adapter of a function that takes a call and the parts of its subject."""

    def __call__(self, function: Callable[..., Any], /) -> Callable[[Call, Any], Any]:
        """Wrap a function that is called, or that begins."""
        return lambda call, subject: function(call, *subject)

    begun = __call__

    def arguments(self, call: Call, subject: Any) -> tuple[Any, ...]:
        """Return the function's arguments."""
        return call, *subject
