"""SCRAM-SHA-256 by itself: the RFC's example, both ends against each other, and messages that are none."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable

import pytest
from helios_host.proxies.postgres.scram import (
    PLAIN,
    PLUS,
    Client,
    Keys,
    ScramError,
    Server,
    Verifier,
    WrongProof,
    prepared,
)
from hypothesis import given
from hypothesis import strategies as st

SALT = base64.b64decode("W22ZaJ0SNY7soEsUEjb6gQ==")
VERIFIER = Verifier.of("pencil", SALT)


def login(client: Client, server: Server, password: str) -> None:
    """Let both ends speak; raises what either of them does."""
    challenge = server.first(client.mechanism, client.first)
    final = client.final(Keys.of(password, *client.challenged(challenge)))
    client.verify(server.final(final))


def test_the_example_of_rfc_7677() -> None:
    server_nonce = "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"
    server = Server(VERIFIER, None)
    server.first(PLAIN, "n,,n=user,r=rOprNGfwEbeRWgbNEkqO", server_nonce)
    proof = "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="
    final = server.final(f"c=biws,r=rOprNGfwEbeRWgbNEkqO{server_nonce},p={proof}")
    assert final == "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="
    assert hashlib.sha256(server.client_key).digest() == VERIFIER.stored_key


@given(st.text(min_size=1), st.sampled_from([None, b"certificate"]), st.booleans())
def test_both_ends_agree(password: str, binding: bytes | None, wrong: bool) -> None:
    verifier = Verifier.of(password, SALT, 1)
    server = Server(verifier, binding)
    client = Client(server.mechanisms, binding)
    assert client.mechanism == (PLAIN if binding is None else PLUS)
    if wrong:
        with pytest.raises(WrongProof):
            login(client, server, password + "x")
    else:
        login(client, server, password)
        assert Keys(server.client_key, verifier.server_key) == Keys.of(password, SALT, 1)


def test_a_verifier_reads_as_it_is_written() -> None:
    assert Verifier.parse(str(VERIFIER)) == VERIFIER
    assert re.fullmatch(r"SCRAM-SHA-256\$4096:[^$]+\$[^:]+:[^:]+", str(VERIFIER))


@pytest.mark.parametrize(
    "text", ["", "md5" + "0" * 32, "SCRAM-SHA-256$0:YQ==$YQ==:YQ==", "SCRAM-SHA-256$4096:YQ==$YQ==:YQ==", "x" * 100]
)
def test_a_verifier_that_is_none(text: str) -> None:
    with pytest.raises(ScramError):
        Verifier.parse(text)


def test_a_client_that_sees_another_certificate() -> None:
    server = Server(VERIFIER, b"ours")
    with pytest.raises(ScramError, match="another certificate"):
        login(Client(server.mechanisms, b"theirs"), server, "pencil")


def test_a_client_that_was_told_of_no_channel_binding() -> None:
    with pytest.raises(ScramError, match="not so"):
        login(Client([PLAIN], b"ours"), Server(VERIFIER, b"ours"), "pencil")


@pytest.mark.parametrize(
    ("mechanism", "message"),
    [
        (PLAIN, "p=tls-server-end-point,,n=,r=abc"),
        (PLUS, "n,,n=,r=abc"),
        (PLUS, "p=tls-unique,,n=,r=abc"),
        ("SCRAM-SHA-1", "n,,n=,r=abc"),
        (PLAIN, "n,a=other,n=,r=abc"),
        (PLAIN, "n,,m=x,n=,r=abc"),
        (PLAIN, "n,,n=,r="),
        (PLAIN, "n,,n=,r=a\nb"),
    ],
)
def test_a_first_message_that_is_none(mechanism: str, message: str) -> None:
    with pytest.raises(ScramError):
        Server(VERIFIER, b"ours").first(mechanism, message)


def test_a_message_of_another_login_is_of_no_use() -> None:
    server = Server(VERIFIER, None)
    client = Client(server.mechanisms, None, nonce="abc")
    keys = Keys.of("pencil", *client.challenged(server.first(client.mechanism, client.first)))
    final = client.final(keys)
    server.final(final)
    another = Server(VERIFIER, None)
    another.first(client.mechanism, client.first)
    with pytest.raises(ScramError, match="nonce"):
        another.final(final)


@given(st.text(max_size=60))
def test_garbage_is_refused(text: str) -> None:
    calls: list[Callable[[str], object]] = []
    server = Server(VERIFIER, None)
    calls.append(lambda message: server.first(PLAIN, message))
    begun = Server(VERIFIER, None)
    begun.first(PLAIN, "n,,n=,r=abc")
    client = Client([PLAIN], None)
    calls += [begun.final, client.challenged, client.verify, Verifier.parse]
    for call in calls:
        with pytest.raises(ScramError):
            call(text)


@pytest.mark.parametrize(
    "challenge", ["r=abc,s=YQ==,i=4096", "r=other,s=YQ==,i=4096", "r=abcd,s=YQ==,i=0", "r=abcd,s=YQ==,i=99999999"]
)
def test_a_challenge_that_is_none(challenge: str) -> None:
    with pytest.raises(ScramError):
        Client([PLAIN], None, nonce="abc").challenged(challenge)


def test_a_server_that_does_not_know_the_secret() -> None:
    client = Client([PLAIN], None, nonce="abc")
    client.final(Keys.of("pencil", *client.challenged("r=abcd,s=YQ==,i=4096")))
    with pytest.raises(WrongProof, match="does not know"):
        client.verify("v=" + base64.b64encode(bytes(32)).decode())
    with pytest.raises(WrongProof, match="invalid-proof"):
        client.verify("e=invalid-proof")


@pytest.mark.parametrize(
    ("password", "result"),
    [
        ("I\u00adX", b"IX"),
        ("\u00aa", b"a"),
        ("\u2168", b"IX"),
        ("a\u00a0b", b"a b"),
        ("\u0007", b"\x07"),
        ("user", b"user"),
    ],
)
def test_passwords_are_prepared(password: str, result: bytes) -> None:
    assert prepared(password) == result
