# Generated from wasi:http@0.2 by witbind. Do not edit.
"""This interface defines all of the types and methods for implementing
HTTP Requests and Responses, both incoming and outgoing, as well as
their headers, trailers, and bodies.
"""

from __future__ import annotations

from typing import Protocol, TypeAlias

from witbind import AwaitableOrValue, Err, Ok

from ...wasi_http.types import Duration, ErrorCode, FieldName, FieldValue, HeaderError, Method, Scheme, StatusCode
from ..wasi_io.error import Error as IoError
from ..wasi_io.poll import Pollable
from ..wasi_io.streams import InputStream, OutputStream

__all__ = [
    "Fields",
    "FutureIncomingResponse",
    "FutureTrailers",
    "Headers",
    "IncomingBody",
    "IncomingRequest",
    "IncomingResponse",
    "InputStream",
    "IoError",
    "OutgoingBody",
    "OutgoingRequest",
    "OutgoingResponse",
    "OutputStream",
    "Pollable",
    "RequestOptions",
    "ResponseOutparam",
    "Trailers",
    "Types",
]


class Fields(Protocol):
    """This following block defines the `fields` resource which corresponds to
    HTTP standard Fields. Fields are a common representation used for both
    Headers and Trailers.

    A `fields` may be mutable or immutable. A `fields` created using the
    constructor, `from-list`, or `clone` will be mutable, but a `fields`
    resource given by other means (including, but not limited to,
    `incoming-request.headers`, `outgoing-request.headers`) might be
    immutable. In an immutable fields, the `set`, `append`, and `delete`
    operations will fail with `header-error.immutable`.
    """

    def append(self, name: FieldName, value: FieldValue) -> AwaitableOrValue[Ok[None] | Err[HeaderError]]:
        """Append a value for a name. Does not change or delete any existing
        values for that name.

        Fails with `header-error.immutable` if the `fields` are immutable.

        Fails with `header-error.invalid-syntax` if the `field-name` or
        `field-value` are syntactically invalid.
        """
        ...

    def clone(self) -> AwaitableOrValue[Fields]:
        """Make a deep copy of the Fields. Equivalent in behavior to calling the
        `fields` constructor on the return value of `entries`. The resulting
        `fields` is mutable.
        """
        ...

    def delete(self, name: FieldName) -> AwaitableOrValue[Ok[None] | Err[HeaderError]]:
        """Delete all values for a name. Does nothing if no values for the name
        exist.

        Fails with `header-error.immutable` if the `fields` are immutable.

        Fails with `header-error.invalid-syntax` if the `field-name` is
        syntactically invalid.
        """
        ...

    def entries(self) -> AwaitableOrValue[list[tuple[FieldName, FieldValue]]]:
        """Retrieve the full set of names and values in the Fields. Like the
        constructor, the list represents each name-value pair.

        The outer list represents each name-value pair in the Fields. Names
        which have multiple values are represented by multiple entries in this
        list with the same name.

        The names and values are always returned in the original casing and in
        the order in which they will be serialized for transport.
        """
        ...

    def get(self, name: FieldName) -> AwaitableOrValue[list[FieldValue]]:
        """Get all of the values corresponding to a name. If the name is not present
        in this `fields` or is syntactically invalid, an empty list is returned.
        However, if the name is present but empty, this is represented by a list
        with one or more empty field-values present.
        """
        ...

    def has(self, name: FieldName) -> AwaitableOrValue[bool]:
        """Returns `true` when the name is present in this `fields`. If the name is
        syntactically invalid, `false` is returned.
        """
        ...

    def set(self, name: FieldName, value: list[FieldValue]) -> AwaitableOrValue[Ok[None] | Err[HeaderError]]:
        """Set all of the values for a name. Clears any existing values for that
        name, if they have been set.

        Fails with `header-error.immutable` if the `fields` are immutable.

        Fails with `header-error.invalid-syntax` if the `field-name` or any of
        the `field-value`s are syntactically invalid.
        """
        ...


class FutureIncomingResponse(Protocol):
    """Represents a future which may eventually return an incoming HTTP
    Response, or an error.

    This resource is returned by the `wasi:http/outgoing-handler` interface to
    provide the HTTP Response corresponding to the sent Request.
    """

    def get(self) -> AwaitableOrValue[Ok[Ok[IncomingResponse] | Err[ErrorCode]] | Err[None] | None]:
        """Returns the incoming HTTP Response, or an error, once one is ready.

        The outer `option` represents future readiness. Users can wait on this
        `option` to become `some` using the `subscribe` method.

        The outer `result` is used to retrieve the response or error at most
        once. It will be success on the first call in which the outer option
        is `some`, and error on subsequent calls.

        The inner `result` represents that either the incoming HTTP Response
        status and headers have received successfully, or that an error
        occurred. Errors may also occur while consuming the response body,
        but those will be reported by the `incoming-body` and its
        `output-stream` child.
        """
        ...

    def subscribe(self) -> AwaitableOrValue[Pollable]:
        """Returns a pollable which becomes ready when either the Response has
        been received, or an error has occurred. When this pollable is ready,
        the `get` method will return `some`.
        """
        ...


class FutureTrailers(Protocol):
    """Represents a future which may eventually return trailers, or an error.

    In the case that the incoming HTTP Request or Response did not have any
    trailers, this future will resolve to the empty set of trailers once the
    complete Request or Response body has been received.
    """

    def get(self) -> AwaitableOrValue[Ok[Ok[Trailers | None] | Err[ErrorCode]] | Err[None] | None]:
        """Returns the contents of the trailers, or an error which occurred,
        once the future is ready.

        The outer `option` represents future readiness. Users can wait on this
        `option` to become `some` using the `subscribe` method.

        The outer `result` is used to retrieve the trailers or error at most
        once. It will be success on the first call in which the outer option
        is `some`, and error on subsequent calls.

        The inner `result` represents that either the HTTP Request or Response
        body, as well as any trailers, were received successfully, or that an
        error occurred receiving them. The optional `trailers` indicates whether
        or not trailers were present in the body.

        When some `trailers` are returned by this method, the `trailers`
        resource is immutable, and a child. Use of the `set`, `append`, or
        `delete` methods will return an error, and the resource must be
        dropped before the parent `future-trailers` is dropped.
        """
        ...

    def subscribe(self) -> AwaitableOrValue[Pollable]:
        """Returns a pollable which becomes ready when either the trailers have
        been received, or an error has occurred. When this pollable is ready,
        the `get` method will return `some`.
        """
        ...


Headers: TypeAlias = Fields
"""Headers is an alias for Fields."""


class IncomingBody(Protocol):
    """Represents an incoming HTTP Request or Response's Body.

    A body has both its contents - a stream of bytes - and a (possibly
    empty) set of trailers, indicating that the full contents of the
    body have been received. This resource represents the contents as
    an `input-stream` and the delivery of trailers as a `future-trailers`,
    and ensures that the user of this interface may only be consuming either
    the body contents or waiting on trailers at any given time.
    """

    def stream(self) -> AwaitableOrValue[Ok[InputStream] | Err[None]]:
        """Returns the contents of the body, as a stream of bytes.

        Returns success on first call: the stream representing the contents
        can be retrieved at most once. Subsequent calls will return error.

        The returned `input-stream` resource is a child: it must be dropped
        before the parent `incoming-body` is dropped, or consumed by
        `incoming-body.finish`.

        This invariant ensures that the implementation can determine whether
        the user is consuming the contents of the body, waiting on the
        `future-trailers` to be ready, or neither. This allows for network
        backpressure is to be applied when the user is consuming the body,
        and for that backpressure to not inhibit delivery of the trailers if
        the user does not read the entire body.
        """
        ...


class IncomingRequest(Protocol):
    """Represents an incoming HTTP Request."""

    def authority(self) -> AwaitableOrValue[str | None]:
        """Returns the authority of the Request's target URI, if present."""
        ...

    def consume(self) -> AwaitableOrValue[Ok[IncomingBody] | Err[None]]:
        """Gives the `incoming-body` associated with this request. Will only
        return success at most once, and subsequent calls will return error.
        """
        ...

    def headers(self) -> AwaitableOrValue[Headers]:
        """Get the `headers` associated with the request.

        The returned `headers` resource is immutable: `set`, `append`, and
        `delete` operations will fail with `header-error.immutable`.

        The `headers` returned are a child resource: it must be dropped before
        the parent `incoming-request` is dropped. Dropping this
        `incoming-request` before all children are dropped will trap.
        """
        ...

    def method(self) -> AwaitableOrValue[Method]:
        """Returns the method of the incoming request."""
        ...

    def path_with_query(self) -> AwaitableOrValue[str | None]:
        """Returns the path with query parameters from the request, as a string."""
        ...

    def scheme(self) -> AwaitableOrValue[Scheme | None]:
        """Returns the protocol scheme from the request."""
        ...


class IncomingResponse(Protocol):
    """Represents an incoming HTTP Response."""

    def consume(self) -> AwaitableOrValue[Ok[IncomingBody] | Err[None]]:
        """Returns the incoming body. May be called at most once. Returns error
        if called additional times.
        """
        ...

    def headers(self) -> AwaitableOrValue[Headers]:
        """Returns the headers from the incoming response.

        The returned `headers` resource is immutable: `set`, `append`, and
        `delete` operations will fail with `header-error.immutable`.

        This headers resource is a child: it must be dropped before the parent
        `incoming-response` is dropped.
        """
        ...

    def status(self) -> AwaitableOrValue[StatusCode]:
        """Returns the status code from the incoming response."""
        ...


class OutgoingBody(Protocol):
    """Represents an outgoing HTTP Request or Response's Body.

    A body has both its contents - a stream of bytes - and a (possibly
    empty) set of trailers, inducating the full contents of the body
    have been sent. This resource represents the contents as an
    `output-stream` child resource, and the completion of the body (with
    optional trailers) with a static function that consumes the
    `outgoing-body` resource, and ensures that the user of this interface
    may not write to the body contents after the body has been finished.

    If the user code drops this resource, as opposed to calling the static
    method `finish`, the implementation should treat the body as incomplete,
    and that an error has occurred. The implementation should propagate this
    error to the HTTP protocol by whatever means it has available,
    including: corrupting the body on the wire, aborting the associated
    Request, or sending a late status code for the Response.
    """

    def write(self) -> AwaitableOrValue[Ok[OutputStream] | Err[None]]:
        """Returns a stream for writing the body contents.

        The returned `output-stream` is a child resource: it must be dropped
        before the parent `outgoing-body` resource is dropped (or finished),
        otherwise the `outgoing-body` drop or `finish` will trap.

        Returns success on the first call: the `output-stream` resource for
        this `outgoing-body` may be retrieved at most once. Subsequent calls
        will return error.
        """
        ...


class OutgoingRequest(Protocol):
    """Represents an outgoing HTTP Request."""

    def authority(self) -> AwaitableOrValue[str | None]:
        """Get the authority of the Request's target URI. A value of `none` may be used
        with Related Schemes which do not require an authority. The HTTP and
        HTTPS schemes always require an authority.
        """
        ...

    def body(self) -> AwaitableOrValue[Ok[OutgoingBody] | Err[None]]:
        """Returns the resource corresponding to the outgoing Body for this
        Request.

        Returns success on the first call: the `outgoing-body` resource for
        this `outgoing-request` can be retrieved at most once. Subsequent
        calls will return error.
        """
        ...

    def headers(self) -> AwaitableOrValue[Headers]:
        """Get the headers associated with the Request.

        The returned `headers` resource is immutable: `set`, `append`, and
        `delete` operations will fail with `header-error.immutable`.

        This headers resource is a child: it must be dropped before the parent
        `outgoing-request` is dropped, or its ownership is transferred to
        another component by e.g. `outgoing-handler.handle`.
        """
        ...

    def method(self) -> AwaitableOrValue[Method]:
        """Get the Method for the Request."""
        ...

    def path_with_query(self) -> AwaitableOrValue[str | None]:
        """Get the combination of the HTTP Path and Query for the Request.
        When `none`, this represents an empty Path and empty Query.
        """
        ...

    def scheme(self) -> AwaitableOrValue[Scheme | None]:
        """Get the HTTP Related Scheme for the Request. When `none`, the
        implementation may choose an appropriate default scheme.
        """
        ...

    def set_authority(self, authority: str | None) -> AwaitableOrValue[Ok[None] | Err[None]]:
        """Set the authority of the Request's target URI. A value of `none` may be used
        with Related Schemes which do not require an authority. The HTTP and
        HTTPS schemes always require an authority. Fails if the string given is
        not a syntactically valid URI authority.
        """
        ...

    def set_method(self, method: Method) -> AwaitableOrValue[Ok[None] | Err[None]]:
        """Set the Method for the Request. Fails if the string present in a
        `method.other` argument is not a syntactically valid method.
        """
        ...

    def set_path_with_query(self, path_with_query: str | None) -> AwaitableOrValue[Ok[None] | Err[None]]:
        """Set the combination of the HTTP Path and Query for the Request.
        When `none`, this represents an empty Path and empty Query. Fails is the
        string given is not a syntactically valid path and query uri component.
        """
        ...

    def set_scheme(self, scheme: Scheme | None) -> AwaitableOrValue[Ok[None] | Err[None]]:
        """Set the HTTP Related Scheme for the Request. When `none`, the
        implementation may choose an appropriate default scheme. Fails if the
        string given is not a syntactically valid uri scheme.
        """
        ...


class OutgoingResponse(Protocol):
    """Represents an outgoing HTTP Response."""

    def body(self) -> AwaitableOrValue[Ok[OutgoingBody] | Err[None]]:
        """Returns the resource corresponding to the outgoing Body for this Response.

        Returns success on the first call: the `outgoing-body` resource for
        this `outgoing-response` can be retrieved at most once. Subsequent
        calls will return error.
        """
        ...

    def headers(self) -> AwaitableOrValue[Headers]:
        """Get the headers associated with the Request.

        The returned `headers` resource is immutable: `set`, `append`, and
        `delete` operations will fail with `header-error.immutable`.

        This headers resource is a child: it must be dropped before the parent
        `outgoing-request` is dropped, or its ownership is transferred to
        another component by e.g. `outgoing-handler.handle`.
        """
        ...

    def set_status_code(self, status_code: StatusCode) -> AwaitableOrValue[Ok[None] | Err[None]]:
        """Set the HTTP Status Code for the Response. Fails if the status-code
        given is not a valid http status code.
        """
        ...

    def status_code(self) -> AwaitableOrValue[StatusCode]:
        """Get the HTTP Status Code for the Response."""
        ...


class RequestOptions(Protocol):
    """Parameters for making an HTTP Request. Each of these parameters is
    currently an optional timeout applicable to the transport layer of the
    HTTP protocol.

    These timeouts are separate from any the user may use to bound a
    blocking call to `wasi:io/poll.poll`.
    """

    def between_bytes_timeout(self) -> AwaitableOrValue[Duration | None]:
        """The timeout for receiving subsequent chunks of bytes in the Response
        body stream.
        """
        ...

    def connect_timeout(self) -> AwaitableOrValue[Duration | None]:
        """The timeout for the initial connect to the HTTP Server."""
        ...

    def first_byte_timeout(self) -> AwaitableOrValue[Duration | None]:
        """The timeout for receiving the first byte of the Response body."""
        ...

    def set_between_bytes_timeout(self, duration: Duration | None) -> AwaitableOrValue[Ok[None] | Err[None]]:
        """Set the timeout for receiving subsequent chunks of bytes in the Response
        body stream. An error return value indicates that this timeout is not
        supported.
        """
        ...

    def set_connect_timeout(self, duration: Duration | None) -> AwaitableOrValue[Ok[None] | Err[None]]:
        """Set the timeout for the initial connect to the HTTP Server. An error
        return value indicates that this timeout is not supported.
        """
        ...

    def set_first_byte_timeout(self, duration: Duration | None) -> AwaitableOrValue[Ok[None] | Err[None]]:
        """Set the timeout for receiving the first byte of the Response body. An
        error return value indicates that this timeout is not supported.
        """
        ...


class ResponseOutparam(Protocol):
    """Represents the ability to send an HTTP Response.

    This resource is used by the `wasi:http/incoming-handler` interface to
    allow a Response to be sent corresponding to the Request provided as the
    other argument to `incoming-handler.handle`.
    """


Trailers: TypeAlias = Fields
"""Trailers is an alias for Fields."""


class Types(Protocol):
    """This interface defines all of the types and methods for implementing
    HTTP Requests and Responses, both incoming and outgoing, as well as
    their headers, trailers, and bodies.
    """

    def http_error_code(self, err: IoError) -> AwaitableOrValue[ErrorCode | None]:
        """Attempts to extract a http-related `error` from the wasi:io `error`
        provided.

        Stream operations which return
        `wasi:io/stream.stream-error.last-operation-failed` have a payload of
        type `wasi:io/error.error` with more information about the operation
        that failed. This payload can be passed through to this function to see
        if there's http-related information about the error to return.

        Note that this function is fallible because not all io-errors are
        http-related errors.
        """
        ...

    def new_fields(self) -> AwaitableOrValue[Fields]:
        """Construct an empty HTTP Fields.

        The resulting `fields` is mutable.
        """
        ...

    def new_outgoing_request(self, headers: Headers) -> AwaitableOrValue[OutgoingRequest]:
        """Construct a new `outgoing-request` with a default `method` of `GET`, and
        `none` values for `path-with-query`, `scheme`, and `authority`.

        * `headers` is the HTTP Headers for the Request.

        It is possible to construct, or manipulate with the accessor functions
        below, an `outgoing-request` with an invalid combination of `scheme`
        and `authority`, or `headers` which are not permitted to be sent.
        It is the obligation of the `outgoing-handler.handle` implementation
        to reject invalid constructions of `outgoing-request`.
        """
        ...

    def new_outgoing_response(self, headers: Headers) -> AwaitableOrValue[OutgoingResponse]:
        """Construct an `outgoing-response`, with a default `status-code` of `200`.
        If a different `status-code` is needed, it must be set via the
        `set-status-code` method.

        * `headers` is the HTTP Headers for the Response.
        """
        ...

    def new_request_options(self) -> AwaitableOrValue[RequestOptions]:
        """Construct a default `request-options` value."""
        ...

    def fields_from_list(
        self,
        entries: list[tuple[FieldName, FieldValue]],
    ) -> AwaitableOrValue[Ok[Fields] | Err[HeaderError]]:
        """Construct an HTTP Fields.

        The resulting `fields` is mutable.

        The list represents each name-value pair in the Fields. Names
        which have multiple values are represented by multiple entries in this
        list with the same name.

        The tuple is a pair of the field name, represented as a string, and
        Value, represented as a list of bytes.

        An error result will be returned if any `field-name` or `field-value` is
        syntactically invalid, or if a field is forbidden.
        """
        ...

    def incoming_body_finish(self, this: IncomingBody) -> AwaitableOrValue[FutureTrailers]:
        """Takes ownership of `incoming-body`, and returns a `future-trailers`.
        This function will trap if the `input-stream` child is still alive.
        """
        ...

    def outgoing_body_finish(
        self,
        this: OutgoingBody,
        trailers: Trailers | None,
    ) -> AwaitableOrValue[Ok[None] | Err[ErrorCode]]:
        """Finalize an outgoing body, optionally providing trailers. This must be
        called to signal that the response is complete. If the `outgoing-body`
        is dropped without calling `outgoing-body.finalize`, the implementation
        should treat the body as corrupted.

        Fails if the body's `outgoing-request` or `outgoing-response` was
        constructed with a Content-Length header, and the contents written
        to the body (via `write`) does not match the value given in the
        Content-Length.
        """
        ...

    def response_outparam_set(
        self,
        param: ResponseOutparam,
        response: Ok[OutgoingResponse] | Err[ErrorCode],
    ) -> AwaitableOrValue[None]:
        """Set the value of the `response-outparam` to either send a response,
        or indicate an error.

        This method consumes the `response-outparam` to ensure that it is
        called at most once. If it is never called, the implementation
        will respond with an error.

        The user may provide an `error` to `response` to allow the
        implementation determine how to respond with an HTTP error response.
        """
        ...
