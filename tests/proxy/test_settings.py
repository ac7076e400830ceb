"""Addresses as operators write them."""

from __future__ import annotations

import pytest
from helios_host.proxies.postgres.settings import Address, parse_listen, parse_server


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("127.0.0.1:5432", Address("127.0.0.1", 5432)),
        ("db.internal:6000", Address("db.internal", 6000)),
        ("[::1]:5432", Address("::1", 5432)),
        ("db.internal", Address("db.internal", 5432)),
        ("/run/postgresql", Address("/run/postgresql", 5432)),
        ("/run/postgresql:5433", Address("/run/postgresql", 5433)),
        ("postgresql://db.internal", Address("db.internal", 5432)),
        ("postgres://user:password@db.internal:6000/name?sslmode=prefer", Address("db.internal", 6000)),
        ("postgresql://[::1]:6000/", Address("::1", 6000)),
        ("postgresql:///name?host=/run/postgresql&port=5433", Address("/run/postgresql", 5433)),
        ("postgresql://%2Frun%2Fpostgresql/name", Address("/run/postgresql", 5432)),
        ("postgresql://postgres:@/postgres?host=/tmp/data", Address("/tmp/data", 5432)),
        ("host=db.internal port=6000 dbname=x", Address("db.internal", 6000)),
        ("host='/with space' user=x", Address("/with space", 5432)),
    ],
)
def test_servers(text: str, address: Address) -> None:
    assert parse_server(text) == address


@pytest.mark.parametrize("text", ["", "dbname=x", "postgresql:///name", "host:port", "1:2:3", "host:99999"])
def test_what_is_no_server(text: str) -> None:
    with pytest.raises(ValueError, match=r"no|empty"):
        parse_server(text)


def test_listening() -> None:
    assert parse_listen(":5432") == Address("0.0.0.0", 5432)
    assert parse_listen("localhost:0") == Address("localhost", 0)
    for text in ("localhost", "5432", "/run/x:5432", "host:-1"):
        with pytest.raises(ValueError, match="is no HOST:PORT"):
            parse_listen(text)


def test_an_address_as_people_read_it() -> None:
    assert str(Address("::1", 5432)) == "[::1]:5432"
    assert str(Address("/run/postgresql", 5433)) == "/run/postgresql/.s.PGSQL.5433"
