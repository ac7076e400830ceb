"""`wasi:http/types`: requests and responses as a guest holds them. Bodies are whole: nothing is sent or read in part.

A header that the host writes itself, such as `host`, is `forbidden`; `content-length` may be set, and must be right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeAlias

from wasi_api.v0_2.wasi_http import types as api
from witbind import Err, Ok

from helios_host.capabilities.failures import Invalid
from helios_host.capabilities.http.policy import parse_target
from helios_host.capabilities.http.request import (
    HEADER_NAME,
    HEADER_VALUE,
    MAX_HEADER_BYTES,
    MAX_HEADERS,
    OWN_HEADERS,
)

from .polling import Pollable
from .state import Resource, WasiState
from .streams import InputStream, IoError, OutputStream, StreamFailed

__all__ = ["Body", "Fields", "HttpTypes", "IncomingResponse", "OutgoingRequest", "RequestOptions"]

Entries: TypeAlias = list[tuple[str, bytes]]

_FORBIDDEN: Final = OWN_HEADERS - {"content-length"}
_SYNTAX: Final = Err(api.HeaderErrorInvalidSyntax())


def _wrong(name: str, values: Iterable[bytes]) -> Err[api.HeaderError] | None:
    """Return why a header cannot be set."""
    if not HEADER_NAME.fullmatch(name):
        return _SYNTAX
    for value in values:
        text = value.decode("latin-1")
        if not HEADER_VALUE.fullmatch(text) or text != text.strip(" \t"):
            return _SYNTAX
    lower = name.lower()
    return Err(api.HeaderErrorForbidden()) if lower in _FORBIDDEN or lower.startswith("proxy-") else None


def _too_many(entries: Sequence[tuple[str, bytes]]) -> bool:
    return len(entries) > MAX_HEADERS or sum(len(name) + len(value) for name, value in entries) > MAX_HEADER_BYTES


class Fields(Resource):
    """Headers, in order; `parent` has them when they cannot be changed."""

    __slots__ = ("_frozen", "found")

    def __init__(self, state: WasiState, found: Entries, parent: Resource | None = None) -> None:
        super().__init__(state, parent)
        self.found = found
        self._frozen = parent is not None

    def get(self, name: str) -> list[bytes]:
        """Return the values of a name."""
        lower = name.lower()
        return [value for key, value in self.found if key.lower() == lower]

    def has(self, name: str) -> bool:
        """Say whether there is a name."""
        lower = name.lower()
        return any(key.lower() == lower for key, _ in self.found)

    def entries(self) -> Entries:
        """Return all of them."""
        return list(self.found)

    def set(self, name: str, value: list[bytes]) -> Ok[None] | Err[api.HeaderError]:
        """Put these values in the place of those of a name."""
        lower = name.lower()
        kept = [(key, old) for key, old in self.found if key.lower() != lower]
        return self._change(name, value, [*kept, *((name, new) for new in value)])

    def append(self, name: str, value: bytes) -> Ok[None] | Err[api.HeaderError]:
        """Add a value."""
        return self._change(name, [value], [*self.found, (name, value)])

    def delete(self, name: str) -> Ok[None] | Err[api.HeaderError]:
        """Take a name away."""
        lower = name.lower()
        return self._change(name, (), [(key, value) for key, value in self.found if key.lower() != lower])

    def clone(self) -> Fields:
        """Return a copy that can be changed."""
        return Fields(self.state, list(self.found))

    def _change(self, name: str, values: Iterable[bytes], found: Entries) -> Ok[None] | Err[api.HeaderError]:
        self.state.spend()
        if self._frozen:
            return Err(api.HeaderErrorImmutable())
        wrong = _wrong(name, values) or (_SYNTAX if _too_many(found) else None)
        if wrong is None:
            self.found = found
        return wrong or Ok(None)


class OutgoingRequest(Resource):
    """A request that is being written."""

    __slots__ = ("_authority", "_method", "_path", "_scheme", "body_", "found")

    def __init__(self, state: WasiState, headers: Fields) -> None:
        super().__init__(state)
        headers.drop()
        self.found = headers.found
        self.body_: Body | None = None
        self._method: api.Method = api.MethodGet()
        self._scheme: api.Scheme | None = None
        self._authority: str | None = None
        self._path: str | None = None

    def method(self) -> api.Method:
        """Return the method."""
        return self._method

    def set_method(self, method: api.Method) -> Ok[None] | Err[None]:
        """Set the method."""
        if isinstance(method, api.MethodOther) and not HEADER_NAME.fullmatch(method.value):
            return Err(None)
        self._method = method
        return Ok(None)

    def scheme(self) -> api.Scheme | None:
        """Return the scheme."""
        return self._scheme

    def set_scheme(self, scheme: api.Scheme | None) -> Ok[None] | Err[None]:
        """Set the scheme; there is no other than HTTP and HTTPS."""
        if isinstance(scheme, api.SchemeOther):
            return Err(None)
        self._scheme = scheme
        return Ok(None)

    def authority(self) -> str | None:
        """Return host and port."""
        return self._authority

    def set_authority(self, authority: str | None) -> Ok[None] | Err[None]:
        """Set host and port."""
        if authority is not None and ("/" in authority or "?" in authority or not _parses(f"http://{authority}")):
            return Err(None)
        self._authority = authority
        return Ok(None)

    def path_with_query(self) -> str | None:
        """Return path and query."""
        return self._path

    def set_path_with_query(self, path_with_query: str | None) -> Ok[None] | Err[None]:
        """Set path and query."""
        if path_with_query and (path_with_query[0] not in "/?" or not _parses(f"http://host{path_with_query}")):
            return Err(None)
        self._path = path_with_query
        return Ok(None)

    def headers(self) -> Fields:
        """Return the headers, to be looked at."""
        return Fields(self.state, self.found, self)

    def body(self) -> Ok[Body] | Err[None]:
        """Return the body, once."""
        if self.body_ is not None:
            return Err(None)
        self.body_ = Body(self.state, self.found)
        return Ok(self.body_)

    def url(self) -> str:
        """Return where it goes; without a scheme, over TLS."""
        scheme = "http" if isinstance(self._scheme, api.SchemeHTTP) else "https"
        return f"{scheme}://{self._authority or ''}{self._path or '/'}"

    def method_name(self) -> str:
        """Return the method as HTTP writes it."""
        method = self._method
        return method.value if isinstance(method, api.MethodOther) else type(method).__name__[len("Method") :].upper()


def _parses(url: str) -> bool:
    try:
        parse_target(url)
    except Invalid:
        return False
    return True


class Body(Resource):
    """The body of a request; `then` is told its content, or `None` when it was dropped unfinished."""

    __slots__ = ("_content", "_ended", "_headers", "_limit", "_told", "_whole", "_written")

    def __init__(self, state: WasiState, headers: Entries) -> None:
        super().__init__(state)
        self._headers = headers
        self._limit = state.body_limit
        self._written = False
        self._told: Callable[[bytes | None], None] | None = None
        self._content = bytearray()
        self._ended = self._whole = False

    def write(self) -> Ok[OutputStream] | Err[None]:
        """Return the stream into it, once."""
        if self._written:
            return Err(None)
        self._written = True
        return Ok(OutputStream(self.state, self._take, parent=self))

    def finish(self) -> Ok[None] | Err[api.ErrorCode]:
        """End the body: it is whole now."""
        super().drop()
        lengths = [value for name, value in self._headers if name.lower() == "content-length"]
        if any(length != str(len(self._content)).encode() for length in lengths):
            self._end(whole=False)
            return Err(api.ErrorCodeHTTPRequestBodySize(len(self._content)))
        self._end(whole=True)
        return Ok(None)

    def drop(self) -> None:
        """Leave it unfinished."""
        super().drop()
        self._end(whole=False)

    def when_done(self, told: Callable[[bytes | None], None]) -> None:
        """Have `told` called with the content, now or later; with `None` when it is not whole."""
        self._told = told
        if self._ended:
            told(bytes(self._content) if self._whole else None)

    def _end(self, *, whole: bool) -> None:
        self._ended, self._whole = True, whole
        if self._told is not None:
            self.when_done(self._told)

    def _take(self, data: bytes) -> None:
        if len(self._content) + len(data) > self._limit:
            raise StreamFailed(api.ErrorCodeHTTPRequestBodySize(self._limit), "the body is larger than is allowed")
        self._content += data


class RequestOptions(Resource):
    """How long a request may take, in nanoseconds; the host's own limits are above these."""

    __slots__ = ("_between", "_connect", "_first")

    def __init__(self, state: WasiState) -> None:
        super().__init__(state)
        self._connect: int | None = None
        self._first: int | None = None
        self._between: int | None = None

    def connect_timeout(self) -> int | None:
        """Return the time to connect."""
        return self._connect

    def set_connect_timeout(self, duration: int | None) -> Ok[None] | Err[None]:
        """Set the time to connect."""
        self._connect = duration
        return Ok(None)

    def first_byte_timeout(self) -> int | None:
        """Return the time until the response begins."""
        return self._first

    def set_first_byte_timeout(self, duration: int | None) -> Ok[None] | Err[None]:
        """Set the time until the response begins."""
        self._first = duration
        return Ok(None)

    def between_bytes_timeout(self) -> int | None:
        """Return the time between two parts of the response."""
        return self._between

    def set_between_bytes_timeout(self, duration: int | None) -> Ok[None] | Err[None]:
        """Set the time between two parts of the response."""
        self._between = duration
        return Ok(None)

    def patience(self, most: float) -> float:
        """Return the seconds of the whole exchange: the three times in a row, where the first two are given."""
        if self._connect is None or self._first is None:
            return most
        return min(most, (self._connect + self._first + (self._between or 0)) / 1e9)


class IncomingResponse(Resource):
    """A whole response."""

    __slots__ = ("_body", "_found", "_status")

    def __init__(self, state: WasiState, status: int, found: Entries, body: bytes) -> None:
        super().__init__(state)
        self._status = status
        self._found = found
        self._body: bytes | None = body

    def status(self) -> int:
        """Return the status."""
        return self._status

    def headers(self) -> Fields:
        """Return the headers, to be looked at."""
        return Fields(self.state, self._found, self)

    def consume(self) -> Ok[IncomingBody] | Err[None]:
        """Return the body, once."""
        if self._body is None:
            return Err(None)
        body, self._body = self._body, None
        return Ok(IncomingBody(self.state, body))


class IncomingBody(Resource):
    """The body of a response."""

    __slots__ = ("_content",)

    def __init__(self, state: WasiState, content: bytes) -> None:
        super().__init__(state)
        self._content: bytes | None = content

    def stream(self) -> Ok[InputStream] | Err[None]:
        """Return the stream of it, once."""
        if self._content is None:
            return Err(None)
        content, self._content = memoryview(self._content), None
        at = 0

        def source(size: int) -> bytes:
            nonlocal at
            at += size
            return bytes(content[at - size : at])

        return Ok(InputStream(self.state, source, parent=self))


class FutureTrailers(Resource):
    """What follows a body: nothing."""

    __slots__ = ("_taken",)

    def __init__(self, state: WasiState) -> None:
        super().__init__(state)
        self._taken = False

    def get(self) -> Ok[Ok[None]] | Err[None] | None:
        """Return that there is nothing, once."""
        taken, self._taken = self._taken, True
        return Err(None) if taken else Ok(Ok(None))

    def subscribe(self) -> Pollable:
        """Return what is ready."""
        return Pollable(self.state, parent=self)


class OutgoingResponse(Resource):
    """A response that a guest makes, and has nobody to send to."""

    __slots__ = ("_body", "_found", "_status")

    def __init__(self, state: WasiState, headers: Fields) -> None:
        super().__init__(state)
        headers.drop()
        self._found = headers.found
        self._status = 200
        self._body: Body | None = None

    def status_code(self) -> int:
        """Return the status."""
        return self._status

    def set_status_code(self, status_code: int) -> Ok[None] | Err[None]:
        """Set the status."""
        if not 100 <= status_code <= 599:
            return Err(None)
        self._status = status_code
        return Ok(None)

    def headers(self) -> Fields:
        """Return the headers, to be looked at."""
        return Fields(self.state, self._found, self)

    def body(self) -> Ok[Body] | Err[None]:
        """Return the body, once."""
        if self._body is not None:
            return Err(None)
        self._body = Body(self.state, self._found)
        return Ok(self._body)


class HttpTypes:
    """`wasi:http/types`."""

    def __init__(self, state: WasiState) -> None:
        self._state: Final = state

    def http_error_code(self, err: IoError) -> api.ErrorCode | None:
        """Return the error of HTTP behind a stream's."""
        return err.code if isinstance(err.code, api.ErrorCode) else None

    def new_fields(self) -> Fields:
        """Return no headers."""
        return Fields(self._state, [])

    def fields_from_list(self, entries: Entries) -> Ok[Fields] | Err[api.HeaderError]:
        """Return these headers."""
        for name, value in entries:
            wrong = _wrong(name, [value])
            if wrong is not None:
                return wrong
        return _SYNTAX if _too_many(entries) else Ok(Fields(self._state, entries))

    def new_outgoing_request(self, headers: Fields) -> OutgoingRequest:
        """Return a request."""
        return OutgoingRequest(self._state, headers)

    def new_outgoing_response(self, headers: Fields) -> OutgoingResponse:
        """Return a response."""
        return OutgoingResponse(self._state, headers)

    def new_request_options(self) -> RequestOptions:
        """Return options that say nothing."""
        return RequestOptions(self._state)

    def incoming_body_finish(self, this: IncomingBody) -> FutureTrailers:
        """Leave the rest of a body."""
        this.drop()
        return FutureTrailers(self._state)

    def outgoing_body_finish(self, this: Body, trailers: Fields | None) -> Ok[None] | Err[api.ErrorCode]:
        """End a body; what would follow it is not sent."""
        if trailers is not None:
            trailers.drop()
        return this.finish()

    def response_outparam_set(self, param: Any, response: Any) -> None:
        """Nobody ever gets a `response-outparam` here."""
