"""The `http` import: calls to services that the operator allows. Permission `http_fetch`, and the network policy.

```toml
[plugins.capabilities.http]
connect_timeout = "2s"
timeout = "5s"              # of the whole exchange; a plugin may ask for less
request_limit = "1MB"       # body of a request
response_limit = "1MB"      # body of a response
in_flight = 4               # requests of one plugin at a time
ca_file = ""                # certificates to trust beside the system's, such as those of an internal authority

[plugins.custom-auth.network]
allow = ["https://auth.internal"]       # exact scheme, host and port
allow_private = ["auth.internal"]       # names that may lead to addresses that are not public
```

`policy` has the rules. What is denied is `access-denied` for the plugin, and the missing line of configuration in its
log. Redirects are not followed, the proxy variables of the environment are not read, and contents are not decoded.
Needs the extra `http` of this package.
"""

from __future__ import annotations

import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs
from helios_api.v1 import http as http1
from helios_api.v1 import types as types1
from helios_api.v2 import http as http2
from helios_api.v2 import types as types2
from helios_api.v2.types import Body, BodyBytes, BodyEmpty, BodyText
from witbind import Err, Ok

from helios_host.capabilities.context import PluginContext
from helios_host.capabilities.faces import Io, same_case
from helios_host.capabilities.failures import Failure, Invalid, TimedOut, TooLarge, Unavailable
from helios_host.capabilities.gate import AccessDenied
from helios_host.structuring import Count, Seconds, Size

from .policy import Denied, Grants
from .request import Outgoing, outgoing

if TYPE_CHECKING:
    from .client import HttpClient, Received, Resolve

__all__ = ["PERMISSION", "HttpService", "HttpSettings", "HttpV1", "HttpV2", "open_http"]

T = TypeVar("T")

PERMISSION: Final = "http_fetch"

MAX_SAID: Final = 256
"""Different denials that are told the operator; a guest chooses the URLs."""

_CONNECT: Final = Seconds(2.0)
_TOTAL: Final = Seconds(5.0)
_SIZE: Final = Size(1 << 20)
_IN_FLIGHT: Final = Count(4)


@attrs.frozen(kw_only=True)
class HttpSettings:
    """The section `[plugins.capabilities.http]`; times in seconds, sizes in bytes."""

    connect_timeout: Seconds = _CONNECT
    timeout: Seconds = _TOTAL
    request_limit: Size = _SIZE
    response_limit: Size = _SIZE
    in_flight: Count = _IN_FLIGHT
    ca_file: str = ""


class HttpService:
    """Sends the requests of every plugin of a host, each within its grants and its number at a time."""

    def __init__(self, settings: HttpSettings, client: HttpClient) -> None:
        self.settings: Final = settings
        self._client: Final = client
        self._lock = threading.RLock()
        self._in_flight: dict[str, int] = {}
        self._said: set[str] = set()

    async def send(self, request: Outgoing, context: PluginContext, patience: float, io: Io) -> Received:
        """Send a request of a plugin that has the permission, within `patience` seconds.

        Raises `AccessDenied`, `Invalid`, `TimedOut`, `TooLarge` and `Unavailable`.
        """
        grants = context.network or Grants.of(context.plugin, (), ())
        patience = context.scope.remaining(min(patience, self.settings.timeout))
        if patience <= 0:
            raise TimedOut
        try:
            with self._place(context.plugin):
                return await self._client.send(request, grants, patience, io)
        except _TooMany:
            context.count("http_in_flight")
            raise
        except Denied as error:
            self.say(context, str(error))
            raise AccessDenied(PERMISSION) from error

    def say(self, context: PluginContext, text: str) -> None:
        """Tell the operator what is denied, each thing once."""
        with self._lock:
            if text in self._said or len(self._said) >= MAX_SAID:
                return
            self._said.add(text)
        context.say(text)

    def close(self) -> None:
        """End what looks names up."""
        self._client.close()

    @contextmanager
    def _place(self, plugin: str) -> Iterator[None]:
        with self._lock:
            taken = self._in_flight.get(plugin, 0)
            if taken >= self.settings.in_flight:
                raise _TooMany(f"{taken} requests are under way, which is as many as are allowed")
            self._in_flight[plugin] = taken + 1
        try:
            yield
        finally:
            with self._lock:
                self._in_flight[plugin] -= 1


class _TooMany(Failure):
    pass


def open_http(settings: HttpSettings, resolve: Resolve | None = None) -> HttpService:
    """Return the service that is configured; raises `OSError` or `ssl.SSLError` when `ca_file` cannot be read."""
    import ssl  # takes 10 ms, and most hosts do without

    from .client import HttpClient, Limits, system_resolve

    tls = ssl.create_default_context()
    if settings.ca_file:
        tls.load_verify_locations(settings.ca_file)
    limits = Limits(connect=settings.connect_timeout, total=settings.timeout, response=settings.response_limit)
    return HttpService(settings, HttpClient(limits, tls=tls, resolve=resolve or system_resolve))


@attrs.frozen
class HttpV2:
    """`http` of API version 2, for one plugin."""

    context: PluginContext
    service: HttpService
    io: Io
    settings: HttpSettings

    async def http_fetch(self, request: http2.HttpRequest) -> Ok[http2.HttpResponse] | Err[http2.HttpError]:
        """Send a request and take the whole response."""
        return await _answer(self._fetch(request))

    async def _fetch(self, request: http2.HttpRequest) -> http2.HttpResponse:
        if not self.context.gate.allows(PERMISSION):
            self.service.say(self.context, f"http-fetch is denied: {self.context.gate.missing(PERMISSION)}")
            raise AccessDenied(PERMISSION)
        body = _content(request.body)
        checked = outgoing(request.method, request.url, request.headers, body, self.settings.request_limit)
        timeout = self.settings.timeout if request.timeout is None else request.timeout / 1e6
        received = await self.service.send(checked, self.context, timeout, self.io)
        return http2.HttpResponse(status=received.status, headers=received.headers, body=_body(received.body))


def _content(body: Body) -> bytes:
    match body:
        case BodyText(text):
            return text.encode()
        case BodyBytes(content):
            return content
        case _:
            return b""


def _body(content: bytes) -> Body:
    if not content:
        return BodyEmpty()
    try:
        return BodyText(content.decode())
    except UnicodeDecodeError:
        return BodyBytes(content)


async def _answer(work: Coroutine[Any, Any, T]) -> Ok[T] | Err[http2.HttpError]:
    try:
        return Ok(await work)
    except AccessDenied:
        return Err(http2.HttpErrorAccessDenied())
    except TimedOut:
        return Err(http2.HttpErrorTimedOut())
    except TooLarge:
        return Err(http2.HttpErrorTooLarge())
    except Invalid as error:
        return Err(http2.HttpErrorInvalidRequest(str(error)))
    except Unavailable as error:
        return Err(http2.HttpErrorUnreachable(str(error)))
    except Failure as error:
        return Err(http2.HttpErrorOther(str(error)))


@attrs.frozen
class HttpV1:
    """`http` of API version 1, whose requests have no time-out of their own."""

    latest: HttpV2

    async def http_fetch(self, request: http1.HttpRequest) -> Ok[http1.HttpResponse] | Err[http1.HttpError]:
        """Send a request and take the whole response."""
        answer = await self.latest.http_fetch(
            http2.HttpRequest(
                method=request.method,
                url=request.url,
                headers=request.headers,
                body=same_case(request.body, types2),
                timeout=None,
            )
        )
        if isinstance(answer, Err):
            return Err(same_case(answer.value, http1))
        found = answer.value
        return Ok(http1.HttpResponse(status=found.status, headers=found.headers, body=same_case(found.body, types1)))
