"""Logins that end at the proxy, with real clients and servers; TLS on both ways."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import shutil
import socket
import ssl
import struct
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import asyncpg
import psycopg
import pytest
from guestkit import build_guests
from helios_api.v2.authenticate import (
    AuthChallenge,
    AuthRequest,
    AuthResult,
    AuthResultChallenge,
    AuthResultDenied,
    AuthResultSuccess,
    CredentialCertificate,
    CredentialResponse,
)
from helios_api.v2.types import Call, Identity
from helios_host import PluginHost
from helios_host.capabilities.secrets.providers import EnvironmentSecrets
from helios_host.config import HostConfig
from helios_host.errors import ConfigurationError
from helios_host.proxies.postgres import scram
from helios_host.proxies.postgres.decisions import Refused
from helios_host.proxies.postgres.exchange import Messages
from helios_host.proxies.postgres.framing import BadBytes
from helios_host.proxies.postgres.job import ProxyJob
from helios_host.proxies.postgres.login import Login, let_in
from helios_host.proxies.postgres.scram import Verifier, end_point_of
from helios_host.proxies.postgres.settings import Address, ProxySettings, ServerTls
from helios_host.proxies.postgres.users import Users
from hypothesis import given
from hypothesis import strategies as st
from proxy_harness import PASSWORD, Hooks, Postgres, RunningProxy, StartProxy, free_port, make_certificate, running

ROOT = Path(__file__).parents[2]
SECRETS = {"S_APP": PASSWORD, "S_CAROL": "sesame", "S_BROKEN": "SCRAM-SHA-256$x"}
USERS = f"""
[users.alice]
password = "in wonderland"
server_user = "scram"
server_password = "{PASSWORD}"
[users.carol]
secret = "carol"
server_user = "scram"
server_secret = "app"
[users.broken]
secret = "broken"
[users.lost]
secret = "lost"
[users.plugin-only]
server_user = "postgres"
[users.wrong]
password = "right"
server_user = "scram"
server_password = "wrong"
[users.postgres]
password = "the key"
[users."*"]
server_user = "postgres"
"""


@pytest.fixture(scope="session")
def users(tmp_path_factory: pytest.TempPathFactory, postgres_server: Postgres) -> Path:
    """The file of users; the one named as a user of the server has that one's verifier, and no password."""
    with postgres_server.connect() as connection:
        row = connection.execute("SELECT rolpassword FROM pg_authid WHERE rolname = 'scram'").fetchone()
    assert row is not None
    path = tmp_path_factory.mktemp("users") / "users.toml"
    path.write_text(f'{USERS}[users.scram]\npassword = "{row[0]}"\n')
    return path


def login_of(users: Path, certificate: Path | None = None) -> Login:
    binding = None if certificate is None else end_point_of(certificate)
    return Login(Users(users, EnvironmentSecrets("S_", SECRETS)), binding)


@pytest.fixture
def proxy(start_proxy: StartProxy, users: Path, tls: ssl.SSLContext, certificate: Path) -> RunningProxy:
    return start_proxy(tls, login=login_of(users, certificate))


def who(connection: psycopg.Connection[Any]) -> Any:
    with connection:
        return connection.execute("SELECT current_user, current_database()").fetchone()


@pytest.mark.parametrize(("user", "password"), [("alice", "in wonderland"), ("carol", "sesame"), ("scram", PASSWORD)])
@pytest.mark.parametrize("sslmode", ["disable", "require"])
def test_libpq_logs_in(proxy: RunningProxy, user: str, password: str, sslmode: str) -> None:
    assert who(proxy.connect(user=user, password=password, sslmode=sslmode)) == ("scram", "postgres")


def test_libpq_binds_to_the_certificate(proxy: RunningProxy, certificate: Path) -> None:
    options = {"sslmode": "verify-full", "sslrootcert": str(certificate), "host": "localhost", "hostaddr": "127.0.0.1"}
    bound = proxy.connect(user="alice", password="in wonderland", channel_binding="require", **options)
    assert who(bound) == ("scram", "postgres")
    with pytest.raises(psycopg.OperationalError, match="channel binding"):
        proxy.connect(user="alice", password="in wonderland", channel_binding="require", sslmode="disable")


def test_psql_logs_in(proxy: RunningProxy) -> None:
    done = subprocess.run(
        ["psql", proxy.dsn(user="alice", sslmode="require"), "-Atc", "SELECT current_user"],
        env={**os.environ, "PGPASSWORD": "in wonderland"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.stdout, done.stderr) == ("scram\n", "")


@pytest.mark.parametrize("encrypted", [False, True])
def test_asyncpg_logs_in(proxy: RunningProxy, certificate: Path, encrypted: bool) -> None:
    context = ssl.create_default_context(cafile=certificate) if encrypted else False

    async def run() -> Any:
        connection = await asyncpg.connect(
            host="localhost", port=proxy.port, user="alice", password="in wonderland", database="postgres", ssl=context
        )
        try:
            return await connection.fetchval("SELECT current_user::text")
        finally:
            await connection.close()

    assert asyncio.run(run()) == "scram"


@pytest.mark.parametrize("user", ["alice", "nobody", "plugin-only", "*"])
def test_a_wrong_password_and_nobody_look_alike(proxy: RunningProxy, user: str) -> None:
    with pytest.raises(psycopg.OperationalError) as failure:
        proxy.connect(user=user, password="wrong")
    assert f'password authentication failed for user "{user}"' in str(failure.value)
    assert proxy.wait_for("session refused", user=user)["sqlstate"] == "28P01"


@pytest.mark.parametrize(
    ("user", "password", "words"),
    [
        ("wrong", "right", "the server does not let the proxy in"),
        ("broken", "x", "cannot check this user's password"),
        ("lost", "x", "cannot check this user's password"),
    ],
)
def test_what_the_operator_got_wrong_lets_nobody_in(proxy: RunningProxy, user: str, password: str, words: str) -> None:
    with pytest.raises(psycopg.OperationalError, match=words):
        proxy.connect(user=user, password=password)


def test_a_database_that_is_not_there(proxy: RunningProxy) -> None:
    with pytest.raises(psycopg.OperationalError, match='database "nowhere" does not exist'):
        proxy.connect(user="alice", password="in wonderland", dbname="nowhere")


def test_sessions_go_on_as_without_a_login(proxy: RunningProxy) -> None:
    with proxy.connect(user="alice", password="in wonderland", options="-c work_mem=123kB") as connection:
        assert connection.execute("SHOW work_mem").fetchone() == ("123kB",)
        with connection.cursor().copy("COPY (SELECT generate_series(1, 1000)) TO STDOUT") as copy:
            assert len(list(copy.rows())) == 1000
        with connection.pipeline():
            rows = [connection.execute("SELECT %s::int", (n,)) for n in range(10)]
        assert [row.fetchone() for row in rows] == [(n,) for n in range(10)]


def test_a_file_that_others_can_read_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "users.toml"
    path.write_text("[users.a]\npassword = 'x'\n")
    for mode, told in ((0o600, 0), (0o644, 1)):
        path.chmod(mode)
        login_of(path)
        assert [record.getMessage() for record in caplog.records] == ["users can be read by others"] * told


def test_the_file_is_read_again(start_proxy: StartProxy, tmp_path: Path) -> None:
    path = tmp_path / "users.toml"
    text = '[users.postgres]\npassword = "{}"\n'
    path.write_text(text.format("first"))
    proxy = start_proxy(login=login_of(path))
    assert who(proxy.connect(password="first"))[0] == "postgres"
    path.write_text(text.format("second one"))
    assert who(proxy.connect(password="second one"))[0] == "postgres"
    path.write_text("what is this")
    assert who(proxy.connect(password="second one"))[0] == "postgres"
    proxy.wait_for("users not read", level="ERROR")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[users.a]\npasword = 'x'", "did you mean"),
        ("[user.a]\npassword = 'x'", "users.NAME"),
        ("[users.a]\npassword = 'x'\nsecret = 'y'", "found both"),
        (f"[users.a]\npassword = 'md5{'0' * 32}'", "found an MD5 hash"),
        ("[users.a]\npassword = 'SCRAM-SHA-256$1'", "expected SCRAM-SHA-256"),
        ("[users.'*']\npassword = 'x'", "expected no password"),
        (f"[users.a]\nserver_password = '{Verifier.of('x')}'", "a verifier does not prove"),
        ("[users.a]\npassword = 5", "text"),
        ("what is this", "TOML"),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "users.toml"
    path.write_text(text)
    with pytest.raises(ConfigurationError, match=words):
        login_of(path)


# Clients that do not keep to the protocol.

STARTUP = struct.pack("!II", 8 + 12, 3 << 16) + b"user\0alice\0\0"


def message(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("!I", len(body) + 4) + body


def initial(mechanism: bytes, data: bytes) -> bytes:
    return message(b"p", mechanism + b"\0" + struct.pack("!I", len(data)) + data)


def talk(proxy: RunningProxy, *parts: bytes) -> bytes:
    """Send each part after an answer came, and return all that came until the proxy closed."""
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=20) as client:
        answer = b""
        for part in parts:
            client.sendall(part)
            answer += client.recv(65536)
        while more := client.recv(65536):
            answer += more
        return answer


@pytest.mark.parametrize(
    "parts",
    [
        [message(b"Q", b"SELECT 1\0")],
        [message(b"p", b"password\0")],
        [initial(b"SCRAM-SHA-1", b"n,,n=,r=abc")],
        [initial(b"SCRAM-SHA-256-PLUS", b"p=tls-server-end-point,,n=,r=abc")],
        [initial(b"SCRAM-SHA-256", b"garbage")],
        [initial(b"SCRAM-SHA-256", b"\xff\xfe")],
        [initial(b"SCRAM-SHA-256", b"n,,n=,r=abc"), message(b"p", b"garbage")],
        [initial(b"SCRAM-SHA-256", b"n,,n=,r=abc"), message(b"p", b"c=biws,r=abc,p=YQ==")],
        [message(b"p", b"SCRAM-SHA-256\0\xff\xff\xff\xff")],
        [struct.pack("!cI", b"p", 1 << 20)],
        [struct.pack("!cI", b"p", 3)],
    ],
)
def test_what_is_no_login_is_refused(proxy: RunningProxy, parts: list[bytes]) -> None:
    answer = talk(proxy, STARTUP, *parts)
    assert answer.startswith(b"R\0\0\0\x17\0\0\0\nSCRAM-SHA-256\0\0")
    assert b"SFATAL\0VFATAL\0C08P01\0" in answer
    assert b"R\0\0\0\x08\0\0\0\0" not in answer
    assert who(proxy.connect(user="alice", password="in wonderland"))[0] == "scram"


@given(
    st.lists(
        st.one_of(
            st.binary(max_size=80).map(lambda body: message(b"p", body)),
            st.binary(max_size=60).map(lambda data: initial(b"SCRAM-SHA-256", b"n,,n=,r=" + data)),
            st.binary(max_size=60).map(lambda data: message(b"p", b"c=biws,r=abc,p=" + data)),
            st.binary(max_size=40),
        ),
        max_size=5,
    ),
    st.integers(1, 50),
)
def test_nothing_but_a_proof_lets_in(parts: list[bytes], size: int) -> None:
    async def run() -> object:
        login = Login(FixedUsers(), None)  # type: ignore[arg-type]
        client = Messages()
        data = b"".join(parts)
        for start in range(0, len(data), size):
            client.feed(data[start : start + size])
        client.lost(None)
        return await let_in(login, "alice", False, client, lambda _: None)

    try:
        outcome = asyncio.run(run())
    except (BadBytes, ConnectionError):
        return
    assert isinstance(outcome, Refused)


class FixedUsers:
    """Everybody has the same password."""

    async def verifier(self, _user: str) -> Verifier:
        return FIXED


FIXED = Verifier.of("in wonderland", b"salt")


def test_a_login_is_not_to_be_replayed(proxy: RunningProxy) -> None:
    """What a client sent once, with a right proof, is of no use in another session."""
    client = scram.Client(["SCRAM-SHA-256"], None, nonce="abc")
    first = initial(b"SCRAM-SHA-256", client.first.encode())
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=20) as connection:
        connection.sendall(STARTUP)
        connection.recv(65536)
        connection.sendall(first)
        challenge = connection.recv(65536)[9:].decode()
        final = message(b"p", client.final(scram.Keys.of("in wonderland", *client.challenged(challenge))).encode())
        connection.sendall(final)
        assert b"v=" in connection.recv(65536)
    answer = talk(proxy, STARTUP, first, final)
    assert b"C08P01\0" in answer
    assert b"the nonce is not the one of this login" in answer


def test_a_client_that_sends_without_an_end(start_proxy: StartProxy, users: Path) -> None:
    """While its secret is fetched, no more is kept of what a client sends than a login needs."""
    held = threading.Event()

    class Slow:
        def get(self, name: str) -> str:
            held.wait(20)
            return name

    proxy = start_proxy(login=Login(Users(users, Slow())))
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=20) as connection:
        connection.sendall(STARTUP.replace(b"alice", b"carol"))
        with contextlib.suppress(ConnectionError):
            for _ in range(100):
                connection.sendall(bytes(1 << 20))
        held.set()
    assert "more than a login" in proxy.wait_for("connection closed")["cause"]


def test_a_client_that_leaves_in_the_midst(proxy: RunningProxy) -> None:
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=20) as connection:
        connection.sendall(STARTUP)
        connection.recv(65536)
        connection.sendall(message(b"X", b""))
        assert connection.recv(65536) == b""
    proxy.wait_for("connection closed", reason="client left")


# Servers that do not keep to it.


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ([b"garbage that is no message"], b"cannot log in"),
        ([message(b"R", struct.pack("!I", 3))], b"authentication of kind 3"),
        ([message(b"R", struct.pack("!I", 10) + b"SCRAM-SHA-1\0\0")], b"cannot log in"),
        (
            [
                message(b"R", struct.pack("!I", 10) + b"SCRAM-SHA-256\0\0"),
                message(b"R", struct.pack("!I", 11) + b"r=not-ours,s=YWFhYQ==,i=4096"),
            ],
            b"cannot log in",
        ),
        (
            [
                message(b"R", struct.pack("!I", 10) + b"SCRAM-SHA-256\0\0"),
                message(b"R", struct.pack("!I", 0)),  # lets the proxy in without a proof of its own
            ],
            b"cannot log in",
        ),
    ],
)
def test_a_server_that_is_none(start_proxy: StartProxy, users: Path, answers: list[bytes], words: bytes) -> None:
    def allow(call: Call, request: AuthRequest) -> AuthResult:
        return AuthResultSuccess(Identity(user_id="u", roles=[], attributes=[]))

    with socket.create_server(("127.0.0.1", 0)) as server:
        address = Address("127.0.0.1", server.getsockname()[1])
        proxy = start_proxy(server=address, login=login_of(users), authenticate=allow)
        with socket.create_connection(("127.0.0.1", proxy.port), timeout=20) as client:
            client.sendall(STARTUP)
            connection, _ = server.accept()
            with connection:
                for answer in answers:
                    connection.recv(65536)
                    connection.sendall(answer)
                got = b""
                while more := client.recv(65536):
                    got += more
        assert words in got
        assert b"C28000\0" in got


# Plugins.


def success(user: str) -> AuthResult:
    return AuthResultSuccess(Identity(user_id=user, roles=[], attributes=[]))


def test_whom_a_plugin_lets_in_needs_no_password(start_proxy: StartProxy, users: Path) -> None:
    proxy = start_proxy(login=login_of(users), authenticate=lambda call, request: success("u-1"))
    assert who(proxy.connect(user="plugin-only", dbname="postgres")) == ("postgres", "postgres")
    assert who(proxy.connect(user="anybody", dbname="postgres")) == ("postgres", "postgres")


def test_a_plugin_asks_for_a_code(start_proxy: StartProxy, users: Path, tls: ssl.SSLContext, certificate: Path) -> None:
    def ask(call: Call, request: AuthRequest) -> AuthResult:
        match request.credential:
            case None:
                return AuthResultChallenge(AuthChallenge(scheme="totp", data="code?", state="1"))
            case CredentialResponse(answer):
                assert answer.state == "1"
                return success("u-1") if answer.data == "123456" else AuthResultDenied("wrong code")
        raise AssertionError(request)

    proxy = start_proxy(tls, login=login_of(users, certificate), authenticate=ask)
    assert who(proxy.connect(user="plugin-only", password="123456", sslmode="require"))[0] == "postgres"
    with pytest.raises(psycopg.OperationalError, match="wrong code"):
        proxy.connect(user="plugin-only", password="654321", sslmode="require")
    with pytest.raises(psycopg.OperationalError, match="takes an encrypted connection"):
        proxy.connect(user="plugin-only", password="123456", sslmode="disable")


def test_a_plugin_speaks_scram_itself(start_proxy: StartProxy, users: Path) -> None:
    verifier = Verifier.of("from the plugin")
    servers: dict[str, scram.Server] = {}

    def ask(call: Call, request: AuthRequest) -> AuthResult:
        session = call.session.id
        if request.credential is None:
            servers[session] = scram.Server(verifier, None)
            return AuthResultChallenge(AuthChallenge(scheme="SCRAM-SHA-256", data="", state="first"))
        assert isinstance(request.credential, CredentialResponse)
        answer = request.credential.value
        if answer.state == "done":
            return success("u-1")
        try:
            step = (
                servers[session].first("SCRAM-SHA-256", answer.data)
                if answer.state == "first"
                else servers[session].final(answer.data)
            )
        except scram.ScramError as error:
            return AuthResultDenied(str(error))
        state = "final" if answer.state == "first" else "done"
        return AuthResultChallenge(AuthChallenge(scheme="SCRAM-SHA-256", data=step, state=state))

    proxy = start_proxy(login=login_of(users), authenticate=ask)
    assert who(proxy.connect(user="plugin-only", password="from the plugin"))[0] == "postgres"
    with pytest.raises(psycopg.OperationalError, match="proof is wrong"):
        proxy.connect(user="plugin-only", password="another")


def test_a_plugin_that_challenges_for_ever(start_proxy: StartProxy, users: Path, tls: ssl.SSLContext) -> None:
    challenge = AuthResultChallenge(AuthChallenge(scheme="totp", data="", state=""))
    proxy = start_proxy(tls, login=login_of(users), authenticate=lambda call, request: challenge)
    with pytest.raises(psycopg.OperationalError, match="more than 16 times"):
        proxy.connect(user="plugin-only", password="x", sslmode="require")


@pytest.mark.guests
def test_the_feature_s_plugin_asks_a_service(postgres_server: Postgres, users: Path, tmp_path: Path) -> None:
    """A token in the startup message, the plugin that knows a service for it, and the server's user of the file."""
    (outcome,) = build_guests(only=["custom-auth-c-v1"])
    if outcome.status == "skipped":
        pytest.skip(f"C needs: {outcome.note}")
    (tmp_path / "custom-auth").symlink_to(outcome.guest.target)

    class Service(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = self.headers["x-custom-token"] == "good"
            body = b'{"user_id": "u-1", "roles": ["developer"]}' if known else b"{}"
            self.send_response(200 if known else 403)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: Any) -> None:
            """Say nothing."""

    async def connect(port: int, token: str) -> str:
        connection = await asyncpg.connect(
            host="127.0.0.1", port=port, user="anybody", database="postgres", server_settings={"x-custom-token": token}
        )
        try:
            user: str = await connection.fetchval("SELECT current_user::text")
            return user
        finally:
            await connection.close()

    with ThreadingHTTPServer(("127.0.0.1", 0), Service) as service:
        threading.Thread(target=service.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{service.server_address[1]}"
        text = f"""
            [plugins]
            timeout = "5s"
            [plugins.custom-auth]
            config = {{ auth_endpoint = "{address}/validate" }}
            network = {{ allow = ["{address}"], allow_private = ["127.0.0.1"] }}
            [plugins.permissions]
            custom-auth = ["http_fetch"]
        """
        with (
            PluginHost.from_directory(tmp_path, text, cache_directory=ROOT / "build" / "test-cache") as host,
            running(postgres_server.socket, host.hooks, login=login_of(users)) as proxy,  # type: ignore[arg-type]
        ):
            asyncio.run_coroutine_threadsafe(host.attach(), proxy.loop).result(10)
            assert asyncio.run(connect(proxy.port, "good")) == "postgres"
            proxy.wait_for("session opened", identity="u-1")
            with pytest.raises(asyncpg.InvalidAuthorizationSpecificationError, match="Invalid token"):
                asyncio.run(connect(proxy.port, "bad"))
        service.shutdown()


def test_a_client_s_certificate(postgres_server: Postgres, certificate: Path, users: Path, tmp_path: Path) -> None:
    """A plugin sees it, once an authority of the proxy's is found to have signed it."""
    seen: list[AuthRequest] = []

    def ask(call: Call, request: AuthRequest) -> AuthResult:
        seen.append(request)
        match request.credential:
            case CredentialCertificate(shown):
                return success(shown.subject)
        return AuthResultDenied("no certificate")

    authority = make_certificate(tmp_path, "client")
    job = ProxyJob(
        settings=ProxySettings(listen=Address("127.0.0.1", 0), server=postgres_server.socket),
        config=HostConfig(enabled=False),
        certificate=certificate,
        key=certificate.with_name("key.pem"),
        client_authorities=authority,
        auth_file=users,
        log_level="info",
    )
    shown = {"sslcert": str(authority), "sslkey": str(authority.with_name("key.pem"))}
    (tmp_path / "other").mkdir()
    wrong = make_certificate(tmp_path / "other", "client")
    with running(postgres_server.socket, Hooks(authenticate=ask), job.tls(), login_of(users)) as proxy:
        assert who(proxy.connect(user="anybody", dbname="postgres", sslmode="require", **shown))[0] == "postgres"
        proxy.wait_for("session opened", identity="CN=client")
        with pytest.raises(psycopg.OperationalError, match="no certificate"):
            proxy.connect(user="anybody", sslmode="require")
        with pytest.raises(psycopg.OperationalError):
            proxy.connect(user="anybody", sslmode="require", sslcert=str(wrong), sslkey=str(wrong.with_name("key.pem")))
    assert len(seen) == 2
    assert isinstance(seen[0].credential, CredentialCertificate)
    assert seen[0].credential.value.pem == authority.read_text()
    der = ssl.PEM_cert_to_DER_cert(authority.read_text())
    assert seen[0].credential.value.fingerprint == hashlib.sha256(der).hexdigest()


# TLS to the server.


@pytest.fixture(scope="session")
def tls_server(certificate: Path) -> Iterator[Postgres]:
    """A PostgreSQL with TLS, which those from pip are built without."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found:
        pytest.skip("no PostgreSQL of the system's, the one from pip has no TLS")
    directory = Path(tempfile.mkdtemp(prefix="helios-pg-tls-"))
    data, port = directory / "data", free_port()
    account: dict[str, Any] = {"user": "nobody", "group": "nogroup"} if os.geteuid() == 0 else {}
    for part in ("cert.pem", "key.pem"):
        shutil.copy(certificate.with_name(part), directory)
    (directory / "key.pem").chmod(0o600)
    if account:
        for path in (directory, *directory.iterdir()):
            shutil.chown(path, **account)

    def run(*command: str | Path) -> None:
        subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, cwd=directory, **account)

    run(found[-1] / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync")
    (data / "pg_hba.conf").write_text("local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n")
    options = f"-h 127.0.0.1 -p {port} -k {directory} -c fsync=off -c ssl=on"
    files = f"-c ssl_cert_file={directory}/cert.pem -c ssl_key_file={directory}/key.pem"
    run(found[-1] / "pg_ctl", "-D", data, "-w", "-l", directory / "log", "-o", f"{options} {files}", "start")
    try:
        postgres = Postgres(port, str(directory))
        with postgres.connect() as connection:
            connection.execute(f"CREATE ROLE scram LOGIN PASSWORD '{PASSWORD}'")
        yield postgres
    finally:
        run(found[-1] / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
        shutil.rmtree(directory)


ENCRYPTED = "SELECT ssl, current_user::text FROM pg_stat_ssl WHERE pid = pg_backend_pid()"


def test_tls_on_both_ways(
    start_proxy: StartProxy, tls_server: Postgres, users: Path, tls: ssl.SSLContext, certificate: Path
) -> None:
    server = Address("localhost", tls_server.port)
    limits = {"server_tls": ServerTls("verify-full", certificate)}
    proxy = start_proxy(tls, server, limits, login_of(users, certificate))
    options = {"sslmode": "verify-full", "sslrootcert": str(certificate), "host": "localhost", "hostaddr": "127.0.0.1"}
    bound = {"user": "alice", "password": "in wonderland", "channel_binding": "require"}
    with proxy.connect(**options, **bound) as connection:
        assert connection.execute(ENCRYPTED).fetchone() == (True, "scram")
        assert connection.pgconn.ssl_in_use
        connection.cancel_safe()
        with connection.cursor().copy("COPY (SELECT repeat('x', 999) FROM generate_series(1, 5000)) TO STDOUT") as copy:
            assert sum(len(data) for data in copy) == 5000 * 1000


@pytest.mark.parametrize("mode", ["require", "verify-ca"])
def test_modes_that_do_not_look_at_the_name(
    start_proxy: StartProxy, tls_server: Postgres, users: Path, certificate: Path, mode: Any
) -> None:
    limits = {"server_tls": ServerTls(mode, None if mode == "require" else certificate)}
    proxy = start_proxy(None, tls_server.tcp, limits, login_of(users))
    with proxy.connect(user="alice", password="in wonderland") as connection:
        assert connection.execute(ENCRYPTED).fetchone() == (True, "scram")


@pytest.mark.skipif(psycopg.pq.version() < 180000, reason="libpq before 18 knows one version of the protocol")
def test_an_older_server_says_which_protocol_it_speaks(
    start_proxy: StartProxy, tls_server: Postgres, users: Path, certificate: Path
) -> None:
    """What it says comes to the client, whose login ended before."""
    proxy = start_proxy(None, tls_server.tcp, {"server_tls": ServerTls("verify-ca", certificate)}, login_of(users))
    with proxy.connect(user="alice", password="in wonderland", max_protocol_version="3.2") as connection:
        assert connection.execute(ENCRYPTED).fetchone() == (True, "scram")
        canceling = threading.Timer(0.2, connection.cancel_safe)
        canceling.start()
        with pytest.raises(psycopg.errors.QueryCanceled):
            connection.execute("SELECT pg_sleep(60)")
        canceling.join()


@pytest.mark.parametrize("case", ["another authority", "another name", "no TLS"])
def test_a_server_that_is_not_the_right_one(
    start_proxy: StartProxy, tls_server: Postgres, postgres_server: Postgres, users: Path, certificate: Path,
    tmp_path: Path, case: str,
) -> None:  # fmt: skip
    authorities = make_certificate(tmp_path, "localhost") if case == "another authority" else certificate
    server = postgres_server.tcp if case == "no TLS" else tls_server.tcp
    limits = {"server_tls": ServerTls("verify-full" if case == "another name" else "verify-ca", authorities)}
    proxy = start_proxy(None, server, limits, login_of(users))
    with pytest.raises(psycopg.OperationalError, match="cannot reach the server"):
        proxy.connect(user="alice", password="in wonderland")
    words = {"another authority": "certificate verify failed", "another name": "mismatch", "no TLS": "not take TLS"}
    assert words[case] in proxy.wait_for("connection closed", reason="server not reached")["cause"]


def test_one_proxy_before_another(start_proxy: StartProxy, users: Path, tls: ssl.SSLContext, certificate: Path) -> None:
    """Both ends of SCRAM with channel binding, and TLS between them."""
    inner = start_proxy(tls, login=login_of(users, certificate))
    limits = {"server_tls": ServerTls("verify-full", certificate)}
    outer = start_proxy(tls, Address("localhost", inner.port), limits, login_of(users, certificate))
    with outer.connect(user="postgres", password="the key", sslmode="require") as connection:
        assert connection.execute("SELECT current_user::text").fetchone() == ("postgres",)
        assert connection.execute("SELECT 1").fetchone() == (1,)
