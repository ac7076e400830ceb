"""`wasi:http/outgoing-handler`: the same client, network policy and limits as the import `http`.

In an asynchronous store a request is a task of its own, which ends with the hook call at the latest. In a synchronous
one it is sent when it is whole, and the thread waits for the response.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import Future
from typing import Any, Final, TypeAlias

from wasi_api.v0_2.wasi_http import types as api
from witbind import Err, Ok

from helios_host.capabilities.faces import run
from helios_host.capabilities.failures import Failure, Invalid, TimedOut, TooLarge, Unavailable
from helios_host.capabilities.gate import AccessDenied
from helios_host.capabilities.http import HttpService
from helios_host.capabilities.http.client import Received
from helios_host.capabilities.http.request import METHODS, Outgoing, outgoing

from .http_types import IncomingResponse, OutgoingRequest, RequestOptions
from .polling import Pollable
from .state import Resource, WasiState

__all__ = ["FutureIncomingResponse", "OutgoingHandler"]

Answer: TypeAlias = Ok[Received] | Err[api.ErrorCode]


class OutgoingHandler:
    """`wasi:http/outgoing-handler`."""

    def __init__(self, state: WasiState, service: HttpService) -> None:
        self._state: Final = state
        self._service: Final = service

    def handle(
        self, request: OutgoingRequest, options: RequestOptions | None
    ) -> Ok[FutureIncomingResponse] | Err[api.ErrorCode]:
        """Send a request once its body is whole."""
        request.drop()
        patience: float = self._service.settings.timeout
        if options is not None:
            options.drop()
            patience = options.patience(patience)
        if request.method_name() not in METHODS:
            return Err(api.ErrorCodeHTTPRequestMethodInvalid())
        if request.authority() is None:
            return Err(api.ErrorCodeHTTPRequestURIInvalid())
        exchange = _Exchange(self._state, self._service, request, patience)
        if request.body_ is None:
            exchange.begin(b"")
        else:
            request.body_.when_done(exchange.begin)
        return Ok(FutureIncomingResponse(self._state, exchange))


class _Exchange:
    """A request and its answer; `future` has the answer once there is one."""

    def __init__(self, state: WasiState, service: HttpService, request: OutgoingRequest, patience: float) -> None:
        self._state: Final = state
        self._service: Final = service
        self._request: Final = request
        self._patience: Final = patience
        self._task: asyncio.Task[Answer] | None = None
        loop = asyncio.get_running_loop() if state.io.asynchronous else None
        self.future: Any = Future() if loop is None else loop.create_future()
        state.context.scope.open.add(self)

    def begin(self, content: bytes | None) -> None:
        """Send it with this body; `None` is a body that was given up."""
        if content is None:
            self._answer(Err(api.ErrorCodeHTTPProtocolError()))
            return
        request, limit = self._request, self._state.body_limit
        headers = [(name, value.decode("latin-1")) for name, value in request.found if name.lower() != "content-length"]
        try:
            checked = outgoing(request.method_name(), request.url(), headers, content, limit)
        except Invalid:
            self._answer(Err(api.ErrorCodeHTTPRequestURIInvalid()))
        except TooLarge:
            self._answer(Err(api.ErrorCodeHTTPRequestHeaderSectionSize(None)))
        else:
            self._run(self._send(checked))

    def drop(self) -> None:
        """End it, whether there is an answer or not."""
        self._state.context.scope.open.discard(self)
        if self._task is not None:
            self._task.cancel()
        self._answer(Err(api.ErrorCodeInternalError("the call that sent the request has ended")))

    def _run(self, work: Coroutine[Any, Any, Answer]) -> None:
        if not self._state.io.asynchronous:
            self._answer(run(work))
            return
        self._task = asyncio.ensure_future(work)
        self._task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[Answer]) -> None:
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            self._answer(task.result())
        elif not self.future.done():
            self.future.set_exception(error)

    def _answer(self, answer: Answer) -> None:
        if not self.future.done():
            self.future.set_result(answer)

    async def _send(self, request: Outgoing) -> Answer:
        state = self._state
        try:
            return Ok(await self._service.send(request, state.context, self._patience, state.io))
        except AccessDenied:
            return Err(api.ErrorCodeHTTPRequestDenied())
        except TimedOut:
            return Err(api.ErrorCodeHTTPResponseTimeout())
        except TooLarge:
            return Err(api.ErrorCodeHTTPResponseBodySize(self._service.settings.response_limit))
        except Unavailable:
            return Err(api.ErrorCodeDestinationUnavailable())
        except Invalid as error:
            return Err(api.ErrorCodeInternalError(str(error)))
        except Failure:
            return Err(api.ErrorCodeConnectionLimitReached())


class FutureIncomingResponse(Resource):
    """The response that may come."""

    __slots__ = ("_exchange", "_taken")

    def __init__(self, state: WasiState, exchange: _Exchange) -> None:
        super().__init__(state)
        self._exchange = exchange
        self._taken = False

    def subscribe(self) -> Pollable:
        """Return what is ready with the response."""
        return Pollable(self.state, parent=self, future=self._exchange.future)

    def get(self) -> Ok[Ok[IncomingResponse] | Err[api.ErrorCode]] | Err[None] | None:
        """Return the response or why there is none, once."""
        if self._taken:
            return Err(None)
        if not self._exchange.future.done():
            return None
        self._taken = True
        answer: Answer = self._exchange.future.result()
        if isinstance(answer, Err):
            return Ok(answer)
        found = answer.value
        self.state.move(len(found.body))
        headers = [(name, value.encode("latin-1")) for name, value in found.headers]
        return Ok(Ok(IncomingResponse(self.state, found.status, headers, found.body)))

    def drop(self) -> None:
        """Give it up."""
        super().drop()
        self._exchange.drop()
