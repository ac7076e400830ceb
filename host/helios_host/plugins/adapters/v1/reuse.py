"""Lets what a hook of version 1 lets pass be reused, as its manifest says."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from types import CoroutineType
from typing import Any, Final

import attrs
from helios_api.v2.authorize import AuthorizeDecisionAllow, AuthorizeOutcome
from helios_api.v2.pre_query import PreQueryDecisionContinue, PreQueryOutcome
from helios_api.v2.types import Call, Statement

from helios_host.plugins.adapters.asking import Wrap
from helios_host.plugins.manifest import Reuse

__all__ = ["Reused"]


class Reused:
    """An adapter whose plugin lets its decisions be reused; one that changes or refuses a statement never is."""

    def __init__(self, wrap: Wrap, reuse: Reuse) -> None:
        self._wrap: Final = wrap
        self._scope: Final = reuse.scope
        self._last: tuple[Any, Any] = (None, None)  # what passes is one object again and again

    def __call__(self, function: Callable[..., Any], /) -> Callable[[Call, Statement], Any]:
        """Wrap a function that is called."""
        ask = self._wrap(function)
        return lambda call, statement: self._said(ask(call, statement))

    def begun(self, function: Callable[..., Any], /) -> Callable[[Call, Statement], Any]:
        """Wrap a function that returns its answer, or a coroutine where there is something to wait for."""
        ask = self._wrap.begun(function)

        def begin(call: Call, statement: Statement) -> Any:
            said = ask(call, statement)
            return rest(said) if said.__class__ is CoroutineType else self._said(said)

        async def rest(said: Coroutine[Any, Any, Any]) -> Any:
            return self._said(await said)

        return begin

    def _said(self, outcome: PreQueryOutcome | AuthorizeOutcome) -> PreQueryOutcome | AuthorizeOutcome:
        last, said = self._last
        if outcome is last:
            return said  # type: ignore[no-any-return]
        if not isinstance(outcome.decision, PreQueryDecisionContinue | AuthorizeDecisionAllow):
            return outcome
        said = attrs.evolve(outcome, cacheable=self._scope)
        self._last = outcome, said
        return said
