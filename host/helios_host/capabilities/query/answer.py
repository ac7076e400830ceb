"""From failures to the error values of the `query` interface."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any, TypeVar

from helios_api.v2 import query as query2
from witbind import Err, Ok

from helios_host.capabilities.failures import Failure, TimedOut, TooLarge, Unavailable
from helios_host.capabilities.gate import AccessDenied

from .failures import Refused

__all__ = ["answer"]

T = TypeVar("T")


async def answer(work: Coroutine[Any, Any, T], *, may_write: bool) -> Ok[T] | Err[query2.QueryError]:
    """Await `work`; where the plugin may not write, a statement that writes is `access-denied`."""
    try:
        return Ok(await work)
    except AccessDenied:
        return Err(query2.QueryErrorAccessDenied())
    except TimedOut:
        return Err(query2.QueryErrorTimedOut())
    except TooLarge:
        return Err(query2.QueryErrorTooLarge())
    except Unavailable as error:
        return Err(query2.QueryErrorUnavailable(str(error)))
    except Refused as error:
        if error.wrote and not may_write:
            return Err(query2.QueryErrorAccessDenied())
        return Err(query2.QueryErrorFailed(query2.DatabaseError(code=error.code, message=error.message)))
    except Failure as error:
        return Err(query2.QueryErrorOther(str(error)))
