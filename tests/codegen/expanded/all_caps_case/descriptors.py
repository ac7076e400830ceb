# Generated from case:all-caps by witbind. Do not edit.
"""What `case:all-caps` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from . import http_api, ids

__all__ = ["HTTP_API", "HTTP_API_HTTP_ERROR", "HTTP_API_HTTP_METHOD", "HTTP_API_URL", "INTERFACES", "WORLDS", "W_2D"]

HTTP_API_HTTP_ERROR: Final = wit.Variant(
    "HTTP-error",
    (
        ("DNS-timeout", http_api.HTTPErrorDNSTimeout, wit.STRING),
        ("TLS", http_api.HTTPErrorTLS, None),
    ),
)

HTTP_API_HTTP_METHOD: Final = wit.Enum("HTTP-method", ("GET", "POST", "x-2d"), http_api.HTTPMethod)

HTTP_API_URL: Final = wit.Record(
    "URL",
    (
        ("HOST", "host", wit.STRING),
        ("a-2b", "a_2b", wit.U8),
    ),
    http_api.URL,
)

HTTP_API: Final = wit.Interface(
    ids.HTTP_API,
    (wit.Function("GET", "get", (("URL", "url", HTTP_API_URL),), wit.Result(wit.STRING, HTTP_API_HTTP_ERROR)),),
    types=(
        ("HTTP-error", HTTP_API_HTTP_ERROR),
        ("HTTP-method", HTTP_API_HTTP_METHOD),
        ("URL", HTTP_API_URL),
    ),
)

W_2D: Final = wit.World(
    ids.W_2D,
    imports=(HTTP_API,),
    exports=(HTTP_API,),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.HTTP_API: HTTP_API,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.W_2D: W_2D,
}
