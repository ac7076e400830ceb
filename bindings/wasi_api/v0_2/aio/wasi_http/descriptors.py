# Generated from wasi:http@0.2 by witbind. Do not edit.
"""What `wasi:http` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from ...wasi_clocks import descriptors as wasi_clocks
from ...wasi_http import descriptors as wasi_http
from ...wasi_http import ids
from ..wasi_io import descriptors as wasi_io

__all__ = [
    "INTERFACES",
    "OUTGOING_HANDLER",
    "TYPES",
    "TYPES_FIELDS",
    "TYPES_FUTURE_INCOMING_RESPONSE",
    "TYPES_FUTURE_TRAILERS",
    "TYPES_INCOMING_BODY",
    "TYPES_INCOMING_REQUEST",
    "TYPES_INCOMING_RESPONSE",
    "TYPES_OUTGOING_BODY",
    "TYPES_OUTGOING_REQUEST",
    "TYPES_OUTGOING_RESPONSE",
    "TYPES_REQUEST_OPTIONS",
    "TYPES_RESPONSE_OUTPARAM",
    "WORLDS",
]

TYPES_FIELDS: Final = wit.Resource(ids.TYPES, "fields", host=True)

TYPES_FUTURE_INCOMING_RESPONSE: Final = wit.Resource(ids.TYPES, "future-incoming-response", host=True)

TYPES_FUTURE_TRAILERS: Final = wit.Resource(ids.TYPES, "future-trailers", host=True)

TYPES_INCOMING_BODY: Final = wit.Resource(ids.TYPES, "incoming-body", host=True)

TYPES_INCOMING_REQUEST: Final = wit.Resource(ids.TYPES, "incoming-request", host=True)

TYPES_INCOMING_RESPONSE: Final = wit.Resource(ids.TYPES, "incoming-response", host=True)

TYPES_OUTGOING_BODY: Final = wit.Resource(ids.TYPES, "outgoing-body", host=True)

TYPES_OUTGOING_REQUEST: Final = wit.Resource(ids.TYPES, "outgoing-request", host=True)

TYPES_OUTGOING_RESPONSE: Final = wit.Resource(ids.TYPES, "outgoing-response", host=True)

TYPES_REQUEST_OPTIONS: Final = wit.Resource(ids.TYPES, "request-options", host=True)

TYPES_RESPONSE_OUTPARAM: Final = wit.Resource(ids.TYPES, "response-outparam", host=True)

TYPES: Final = wit.Interface(
    ids.TYPES,
    (
        wit.Function("[constructor]fields", "new_fields", (), wit.Own(TYPES_FIELDS)),
        wit.Function(
            "[constructor]outgoing-request",
            "new_outgoing_request",
            (("headers", "headers", wit.Own(TYPES_FIELDS)),),
            wit.Own(TYPES_OUTGOING_REQUEST),
        ),
        wit.Function(
            "[constructor]outgoing-response",
            "new_outgoing_response",
            (("headers", "headers", wit.Own(TYPES_FIELDS)),),
            wit.Own(TYPES_OUTGOING_RESPONSE),
        ),
        wit.Function("[constructor]request-options", "new_request_options", (), wit.Own(TYPES_REQUEST_OPTIONS)),
        wit.Function(
            "[method]fields.append",
            "append",
            (
                ("self", "self", wit.Borrow(TYPES_FIELDS)),
                ("name", "name", wasi_http.TYPES_FIELD_KEY),
                ("value", "value", wasi_http.TYPES_FIELD_VALUE),
            ),
            wit.Result(None, wasi_http.TYPES_HEADER_ERROR),
        ),
        wit.Function(
            "[method]fields.clone",
            "clone",
            (("self", "self", wit.Borrow(TYPES_FIELDS)),),
            wit.Own(TYPES_FIELDS),
        ),
        wit.Function(
            "[method]fields.delete",
            "delete",
            (("self", "self", wit.Borrow(TYPES_FIELDS)), ("name", "name", wasi_http.TYPES_FIELD_KEY)),
            wit.Result(None, wasi_http.TYPES_HEADER_ERROR),
        ),
        wit.Function(
            "[method]fields.entries",
            "entries",
            (("self", "self", wit.Borrow(TYPES_FIELDS)),),
            wit.List(wit.Tuple((wasi_http.TYPES_FIELD_KEY, wasi_http.TYPES_FIELD_VALUE))),
        ),
        wit.Function(
            "[method]fields.get",
            "get",
            (("self", "self", wit.Borrow(TYPES_FIELDS)), ("name", "name", wasi_http.TYPES_FIELD_KEY)),
            wit.List(wasi_http.TYPES_FIELD_VALUE),
        ),
        wit.Function(
            "[method]fields.has",
            "has",
            (("self", "self", wit.Borrow(TYPES_FIELDS)), ("name", "name", wasi_http.TYPES_FIELD_KEY)),
            wit.BOOL,
        ),
        wit.Function(
            "[method]fields.set",
            "set",
            (
                ("self", "self", wit.Borrow(TYPES_FIELDS)),
                ("name", "name", wasi_http.TYPES_FIELD_KEY),
                ("value", "value", wit.List(wasi_http.TYPES_FIELD_VALUE)),
            ),
            wit.Result(None, wasi_http.TYPES_HEADER_ERROR),
        ),
        wit.Function(
            "[method]future-incoming-response.get",
            "get",
            (("self", "self", wit.Borrow(TYPES_FUTURE_INCOMING_RESPONSE)),),
            wit.Option(wit.Result(wit.Result(wit.Own(TYPES_INCOMING_RESPONSE), wasi_http.TYPES_ERROR_CODE), None)),
        ),
        wit.Function(
            "[method]future-incoming-response.subscribe",
            "subscribe",
            (("self", "self", wit.Borrow(TYPES_FUTURE_INCOMING_RESPONSE)),),
            wit.Own(wasi_io.POLL_POLLABLE),
        ),
        wit.Function(
            "[method]future-trailers.get",
            "get",
            (("self", "self", wit.Borrow(TYPES_FUTURE_TRAILERS)),),
            wit.Option(wit.Result(wit.Result(wit.Option(wit.Own(TYPES_FIELDS)), wasi_http.TYPES_ERROR_CODE), None)),
        ),
        wit.Function(
            "[method]future-trailers.subscribe",
            "subscribe",
            (("self", "self", wit.Borrow(TYPES_FUTURE_TRAILERS)),),
            wit.Own(wasi_io.POLL_POLLABLE),
        ),
        wit.Function(
            "[method]incoming-body.stream",
            "stream",
            (("self", "self", wit.Borrow(TYPES_INCOMING_BODY)),),
            wit.Result(wit.Own(wasi_io.STREAMS_INPUT_STREAM), None),
        ),
        wit.Function(
            "[method]incoming-request.authority",
            "authority",
            (("self", "self", wit.Borrow(TYPES_INCOMING_REQUEST)),),
            wit.Option(wit.STRING),
        ),
        wit.Function(
            "[method]incoming-request.consume",
            "consume",
            (("self", "self", wit.Borrow(TYPES_INCOMING_REQUEST)),),
            wit.Result(wit.Own(TYPES_INCOMING_BODY), None),
        ),
        wit.Function(
            "[method]incoming-request.headers",
            "headers",
            (("self", "self", wit.Borrow(TYPES_INCOMING_REQUEST)),),
            wit.Own(TYPES_FIELDS),
        ),
        wit.Function(
            "[method]incoming-request.method",
            "method",
            (("self", "self", wit.Borrow(TYPES_INCOMING_REQUEST)),),
            wasi_http.TYPES_METHOD,
        ),
        wit.Function(
            "[method]incoming-request.path-with-query",
            "path_with_query",
            (("self", "self", wit.Borrow(TYPES_INCOMING_REQUEST)),),
            wit.Option(wit.STRING),
        ),
        wit.Function(
            "[method]incoming-request.scheme",
            "scheme",
            (("self", "self", wit.Borrow(TYPES_INCOMING_REQUEST)),),
            wit.Option(wasi_http.TYPES_SCHEME),
        ),
        wit.Function(
            "[method]incoming-response.consume",
            "consume",
            (("self", "self", wit.Borrow(TYPES_INCOMING_RESPONSE)),),
            wit.Result(wit.Own(TYPES_INCOMING_BODY), None),
        ),
        wit.Function(
            "[method]incoming-response.headers",
            "headers",
            (("self", "self", wit.Borrow(TYPES_INCOMING_RESPONSE)),),
            wit.Own(TYPES_FIELDS),
        ),
        wit.Function(
            "[method]incoming-response.status",
            "status",
            (("self", "self", wit.Borrow(TYPES_INCOMING_RESPONSE)),),
            wasi_http.TYPES_STATUS_CODE,
        ),
        wit.Function(
            "[method]outgoing-body.write",
            "write",
            (("self", "self", wit.Borrow(TYPES_OUTGOING_BODY)),),
            wit.Result(wit.Own(wasi_io.STREAMS_OUTPUT_STREAM), None),
        ),
        wit.Function(
            "[method]outgoing-request.authority",
            "authority",
            (("self", "self", wit.Borrow(TYPES_OUTGOING_REQUEST)),),
            wit.Option(wit.STRING),
        ),
        wit.Function(
            "[method]outgoing-request.body",
            "body",
            (("self", "self", wit.Borrow(TYPES_OUTGOING_REQUEST)),),
            wit.Result(wit.Own(TYPES_OUTGOING_BODY), None),
        ),
        wit.Function(
            "[method]outgoing-request.headers",
            "headers",
            (("self", "self", wit.Borrow(TYPES_OUTGOING_REQUEST)),),
            wit.Own(TYPES_FIELDS),
        ),
        wit.Function(
            "[method]outgoing-request.method",
            "method",
            (("self", "self", wit.Borrow(TYPES_OUTGOING_REQUEST)),),
            wasi_http.TYPES_METHOD,
        ),
        wit.Function(
            "[method]outgoing-request.path-with-query",
            "path_with_query",
            (("self", "self", wit.Borrow(TYPES_OUTGOING_REQUEST)),),
            wit.Option(wit.STRING),
        ),
        wit.Function(
            "[method]outgoing-request.scheme",
            "scheme",
            (("self", "self", wit.Borrow(TYPES_OUTGOING_REQUEST)),),
            wit.Option(wasi_http.TYPES_SCHEME),
        ),
        wit.Function(
            "[method]outgoing-request.set-authority",
            "set_authority",
            (("self", "self", wit.Borrow(TYPES_OUTGOING_REQUEST)), ("authority", "authority", wit.Option(wit.STRING))),
            wit.Result(None, None),
        ),
        wit.Function(
            "[method]outgoing-request.set-method",
            "set_method",
            (("self", "self", wit.Borrow(TYPES_OUTGOING_REQUEST)), ("method", "method", wasi_http.TYPES_METHOD)),
            wit.Result(None, None),
        ),
        wit.Function(
            "[method]outgoing-request.set-path-with-query",
            "set_path_with_query",
            (
                ("self", "self", wit.Borrow(TYPES_OUTGOING_REQUEST)),
                ("path-with-query", "path_with_query", wit.Option(wit.STRING)),
            ),
            wit.Result(None, None),
        ),
        wit.Function(
            "[method]outgoing-request.set-scheme",
            "set_scheme",
            (
                ("self", "self", wit.Borrow(TYPES_OUTGOING_REQUEST)),
                ("scheme", "scheme", wit.Option(wasi_http.TYPES_SCHEME)),
            ),
            wit.Result(None, None),
        ),
        wit.Function(
            "[method]outgoing-response.body",
            "body",
            (("self", "self", wit.Borrow(TYPES_OUTGOING_RESPONSE)),),
            wit.Result(wit.Own(TYPES_OUTGOING_BODY), None),
        ),
        wit.Function(
            "[method]outgoing-response.headers",
            "headers",
            (("self", "self", wit.Borrow(TYPES_OUTGOING_RESPONSE)),),
            wit.Own(TYPES_FIELDS),
        ),
        wit.Function(
            "[method]outgoing-response.set-status-code",
            "set_status_code",
            (
                ("self", "self", wit.Borrow(TYPES_OUTGOING_RESPONSE)),
                ("status-code", "status_code", wasi_http.TYPES_STATUS_CODE),
            ),
            wit.Result(None, None),
        ),
        wit.Function(
            "[method]outgoing-response.status-code",
            "status_code",
            (("self", "self", wit.Borrow(TYPES_OUTGOING_RESPONSE)),),
            wasi_http.TYPES_STATUS_CODE,
        ),
        wit.Function(
            "[method]request-options.between-bytes-timeout",
            "between_bytes_timeout",
            (("self", "self", wit.Borrow(TYPES_REQUEST_OPTIONS)),),
            wit.Option(wasi_clocks.MONOTONIC_CLOCK_DURATION),
        ),
        wit.Function(
            "[method]request-options.connect-timeout",
            "connect_timeout",
            (("self", "self", wit.Borrow(TYPES_REQUEST_OPTIONS)),),
            wit.Option(wasi_clocks.MONOTONIC_CLOCK_DURATION),
        ),
        wit.Function(
            "[method]request-options.first-byte-timeout",
            "first_byte_timeout",
            (("self", "self", wit.Borrow(TYPES_REQUEST_OPTIONS)),),
            wit.Option(wasi_clocks.MONOTONIC_CLOCK_DURATION),
        ),
        wit.Function(
            "[method]request-options.set-between-bytes-timeout",
            "set_between_bytes_timeout",
            (
                ("self", "self", wit.Borrow(TYPES_REQUEST_OPTIONS)),
                ("duration", "duration", wit.Option(wasi_clocks.MONOTONIC_CLOCK_DURATION)),
            ),
            wit.Result(None, None),
        ),
        wit.Function(
            "[method]request-options.set-connect-timeout",
            "set_connect_timeout",
            (
                ("self", "self", wit.Borrow(TYPES_REQUEST_OPTIONS)),
                ("duration", "duration", wit.Option(wasi_clocks.MONOTONIC_CLOCK_DURATION)),
            ),
            wit.Result(None, None),
        ),
        wit.Function(
            "[method]request-options.set-first-byte-timeout",
            "set_first_byte_timeout",
            (
                ("self", "self", wit.Borrow(TYPES_REQUEST_OPTIONS)),
                ("duration", "duration", wit.Option(wasi_clocks.MONOTONIC_CLOCK_DURATION)),
            ),
            wit.Result(None, None),
        ),
        wit.Function(
            "[static]fields.from-list",
            "fields_from_list",
            (("entries", "entries", wit.List(wit.Tuple((wasi_http.TYPES_FIELD_KEY, wasi_http.TYPES_FIELD_VALUE)))),),
            wit.Result(wit.Own(TYPES_FIELDS), wasi_http.TYPES_HEADER_ERROR),
        ),
        wit.Function(
            "[static]incoming-body.finish",
            "incoming_body_finish",
            (("this", "this", wit.Own(TYPES_INCOMING_BODY)),),
            wit.Own(TYPES_FUTURE_TRAILERS),
        ),
        wit.Function(
            "[static]outgoing-body.finish",
            "outgoing_body_finish",
            (
                ("this", "this", wit.Own(TYPES_OUTGOING_BODY)),
                ("trailers", "trailers", wit.Option(wit.Own(TYPES_FIELDS))),
            ),
            wit.Result(None, wasi_http.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[static]response-outparam.set",
            "response_outparam_set",
            (
                ("param", "param", wit.Own(TYPES_RESPONSE_OUTPARAM)),
                ("response", "response", wit.Result(wit.Own(TYPES_OUTGOING_RESPONSE), wasi_http.TYPES_ERROR_CODE)),
            ),
            None,
        ),
        wit.Function(
            "http-error-code",
            "http_error_code",
            (("err", "err", wit.Borrow(wasi_io.ERROR_ERROR)),),
            wit.Option(wasi_http.TYPES_ERROR_CODE),
        ),
    ),
    resources=(
        TYPES_FIELDS,
        TYPES_FUTURE_INCOMING_RESPONSE,
        TYPES_FUTURE_TRAILERS,
        TYPES_INCOMING_BODY,
        TYPES_INCOMING_REQUEST,
        TYPES_INCOMING_RESPONSE,
        TYPES_OUTGOING_BODY,
        TYPES_OUTGOING_REQUEST,
        TYPES_OUTGOING_RESPONSE,
        TYPES_REQUEST_OPTIONS,
        TYPES_RESPONSE_OUTPARAM,
    ),
    types=(
        ("DNS-error-payload", wasi_http.TYPES_DNS_ERROR_PAYLOAD),
        ("TLS-alert-received-payload", wasi_http.TYPES_TLS_ALERT_RECEIVED_PAYLOAD),
        ("duration", wasi_clocks.MONOTONIC_CLOCK_DURATION),
        ("error-code", wasi_http.TYPES_ERROR_CODE),
        ("field-key", wasi_http.TYPES_FIELD_KEY),
        ("field-name", wasi_http.TYPES_FIELD_KEY),
        ("field-size-payload", wasi_http.TYPES_FIELD_SIZE_PAYLOAD),
        ("field-value", wasi_http.TYPES_FIELD_VALUE),
        ("header-error", wasi_http.TYPES_HEADER_ERROR),
        ("method", wasi_http.TYPES_METHOD),
        ("scheme", wasi_http.TYPES_SCHEME),
        ("status-code", wasi_http.TYPES_STATUS_CODE),
    ),
)

OUTGOING_HANDLER: Final = wit.Interface(
    ids.OUTGOING_HANDLER,
    (
        wit.Function(
            "handle",
            "handle",
            (
                ("request", "request", wit.Own(TYPES_OUTGOING_REQUEST)),
                ("options", "options", wit.Option(wit.Own(TYPES_REQUEST_OPTIONS))),
            ),
            wit.Result(wit.Own(TYPES_FUTURE_INCOMING_RESPONSE), wasi_http.TYPES_ERROR_CODE),
        ),
    ),
    types=(("error-code", wasi_http.TYPES_ERROR_CODE),),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.OUTGOING_HANDLER: OUTGOING_HANDLER,
    ids.TYPES: TYPES,
}

WORLDS: Final[dict[str, wit.World]] = {}
