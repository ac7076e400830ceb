"""People and where they come from: names, roles, tokens, addresses."""

from __future__ import annotations

import uuid
from typing import Any, Final

from hypothesis import strategies as st

from helios_conformance.strategies import edges_first, text

__all__ = ["ADDRESSES", "ROLES", "address", "attributes", "headers", "name", "roles", "secret", "trace_parent"]

NAMES: Final = (
    "alice",
    "bob",
    "",
    "postgres",
    "heliosproxy",
    "o'brien",
    "admin",
    "漢字",
    "a\x00b",
    "ALICE",
    "alice ",
    "u" * 300,
)
DATABASES: Final = ("app", "", "postgres", "template1", "Ünïcode", 'a"b')
ROLES: Final = ("admin", "developer", "auditor", "reader", "lead", "", "Admin", "admin ")
ADDRESSES: Final = (
    "10.0.0.1:5432", "unix", "[::1]:1", "[2001:db8::1]:65535", "127.0.0.1:0", "proxy", "[::ffff:10.0.0.1]:80",
    "169.254.169.254:80",
    "example.org:443", "", "not an address", "1.2.3.4", "[fe80::1%eth0]:22",
)  # fmt: skip
SECRETS: Final = (
    "secret", "", "token-alice", "Bearer secret", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9.", "a.b.c", "..",
    "pässwörd", "\x00", "x" * 8192,
)  # fmt: skip
HEADERS: Final = (
    ("authorization", "Bearer token-alice"), ("authorization", "Basic YWxpY2U6c2VjcmV0"), ("x-custom-token",
    "secret"), ("application_name", "psql"),
    ("client_encoding", "UTF8"), ("authorization", ""), ("", ""), ("cookie", "a=b; a=c"), ("x-forwarded-for",
    "10.0.0.1, unix"),
)  # fmt: skip
TRACES: Final = (
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    "00-" + "0" * 32 + "-" + "0" * 16 + "-00",
    "",
    "not a trace",
)

Strategy = st.SearchStrategy[Any]

name: Final[Strategy] = edges_first(NAMES, text(12))
database: Final[Strategy] = edges_first(DATABASES, text(12))
address: Final[Strategy] = edges_first(
    ADDRESSES,
    st.builds("{}:{}".format, st.ip_addresses(v=4), st.integers(0, 65535)) | st.ip_addresses(v=6).map("[{}]:1".format),
)
roles: Final[Strategy] = edges_first(
    ([], ["admin"], ["reader"], ["developer"], ["admin", "reader"], ["auditor", "lead"], list(ROLES)),
    st.lists(edges_first(ROLES, text(8)), max_size=4, unique=True),
)
attributes: Final[Strategy] = st.lists(
    st.tuples(
        st.sampled_from(("application_name", "tenant", "", "TENANT")), edges_first(("psql", "acme", ""), text(12))
    ),
    max_size=3,
)
headers: Final[Strategy] = st.lists(edges_first(HEADERS, st.tuples(text(8), text(12))), max_size=4)
secret: Final[Strategy] = st.just("secret") | edges_first(SECRETS, text(20))
trace_parent: Final[Strategy] = st.none() | st.sampled_from(TRACES)
session_id: Final[Strategy] = edges_first(("s-1", ""), st.uuids(version=4).map(uuid.UUID.__str__))
