"""http: real servers on this machine, names that lead where they should not, and servers that misbehave."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from helios_api.v1 import http as http1
from helios_api.v1 import types as types1
from helios_api.v2 import http as http2
from helios_api.v2.types import BodyBytes, BodyEmpty, BodyText
from helios_host.capabilities.context import PluginContext
from helios_host.capabilities.faces import run
from helios_host.capabilities.gate import Gate
from helios_host.capabilities.http import HttpService, HttpSettings, HttpV1, HttpV2, open_http
from helios_host.capabilities.http.policy import Grants
from helios_host.instances.scope import CallScope
from witbind import Err, Ok

from .conftest import Face

DENIED = Err(http2.HttpErrorAccessDenied())
PERMISSIONS = ("http_fetch",)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    seen: list[tuple[str, str, dict[str, str], bytes]]

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        self.seen.append((self.command, self.path, dict(self.headers.items()), body))
        status, headers, content = 200, [("X-Many", "1"), ("x-many", "2")], b"hello"
        if self.path == "/echo":
            content = body
        elif self.path == "/binary":
            content = b"\xff\xfe"
        elif self.path == "/empty":
            status, content = 204, b""
        elif self.path == "/redirect":
            status, headers = 302, [("Location", "/elsewhere")]
        elif self.path == "/error":
            status = 500
        elif self.path.startswith("/size/"):
            content = b"x" * int(self.path.rpartition("/")[2])
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    do_GET = do_POST = do_HEAD = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = answer  # noqa: N815

    def log_message(self, *_: object) -> None: ...


class Server:
    """A service on 127.0.0.1, over TLS when it gets a context."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.seen: list[Any] = []
        handler = type("Bound", (Handler,), {"seen": self.seen})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


def fake_resolver(answers: dict[str, list[str]]) -> Callable[[str, int], list[str]]:
    """Names lead where the test says, and nowhere else; every lookup is counted in `asked`."""
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        if host not in answers:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return answers[host]

    resolve.asked = asked  # type: ignore[attr-defined]
    return resolve


class Plugin:
    """One plugin's import and what the operator was told."""

    def __init__(
        self, face: Face, service: HttpService, settings: HttpSettings, network: Grants, granted: Any = PERMISSIONS
    ) -> None:
        self.said: list[str] = []
        self.counted: list[str] = []
        self.scope = CallScope()
        gate = Gate.of(["http_fetch"], granted)
        context = PluginContext(
            plugin="p",
            gate=gate,
            scope=self.scope,
            network=network,
            say=self.said.append,
            count=self.counted.append,
        )
        self.http = HttpV2(context, service, face.io, settings)
        self.face = face

    def fetch(self, url: str, method: str = "GET", body: Any = BodyEmpty(), timeout: int | None = None) -> Any:  # noqa: B008
        return self.face.run(self.http.http_fetch(request(url, method, body, timeout)))


def request(url: str, method: str = "GET", body: Any = BodyEmpty(), timeout: int | None = None) -> http2.HttpRequest:  # noqa: B008
    return http2.HttpRequest(method=method, url=url, headers=[("x-token", "t")], body=body, timeout=timeout)


def plugin(
    face: Face, *allow: str, private: Any = (), names: Any = None, granted: Any = PERMISSIONS, **more: Any
) -> Plugin:
    settings = HttpSettings(**more)
    network = Grants.of("p", allow, private)
    return Plugin(face, open_http(settings, fake_resolver(names or {})), settings, network, granted)


def local(face: Face, server: Server, **more: Any) -> tuple[Plugin, str]:
    base = f"http://auth.internal:{server.port}"
    return plugin(face, base, private=["auth.internal"], names={"auth.internal": ["127.0.0.1"]}, **more), base


def test_a_granted_service_answers(face: Face, server: Server) -> None:
    mine, base = local(face, server)
    answer = mine.fetch(f"{base}/x?y=1").value
    assert (answer.status, answer.body) == (200, BodyText("hello"))
    assert [v for k, v in answer.headers if k == "x-many"] == ["1", "2"]
    method, path, headers, _ = server.seen[0]
    assert (method, path, headers["host"], headers["x-token"]) == ("GET", "/x?y=1", f"auth.internal:{server.port}", "t")


@pytest.mark.parametrize("body", [BodyText("käse"), BodyBytes(b"\xff\0"), BodyText("x" * 300_000), BodyEmpty()])
def test_bodies_go_both_ways(face: Face, server: Server, body: Any) -> None:
    mine, base = local(face, server)
    assert mine.fetch(f"{base}/echo", "POST", body).value.body == body


def test_any_status_is_a_response_and_redirects_are_not_followed(face: Face, server: Server) -> None:
    mine, base = local(face, server)
    answer = mine.fetch(f"{base}/redirect").value
    assert (answer.status, dict(answer.headers)["location"]) == (302, "/elsewhere")
    assert mine.fetch(f"{base}/error").value.status == 500
    assert mine.fetch(f"{base}/empty").value.body == BodyEmpty()
    assert mine.fetch(f"{base}/size/2000000", "HEAD").value.body == BodyEmpty()
    assert mine.fetch(f"{base}/binary").value.body == BodyBytes(b"\xff\xfe")
    assert [path for _, path, _, _ in server.seen] == ["/redirect", "/error", "/empty", "/size/2000000", "/binary"]


def test_version_1_stands_above_the_gate_and_the_policy(face: Face, server: Server) -> None:
    mine, base = local(face, server)
    first = http1.HttpRequest(method="POST", url=f"{base}/echo", headers=[], body=types1.BodyText("1"))
    assert face.run(HttpV1(mine.http).http_fetch(first)).value.body == types1.BodyText("1")
    elsewhere = http1.HttpRequest(method="GET", url="http://other/", headers=[], body=types1.BodyEmpty())
    assert face.run(HttpV1(mine.http).http_fetch(elsewhere)) == Err(http1.HttpErrorAccessDenied())
    denied, _ = local(face, server, granted=())
    assert face.run(HttpV1(denied.http).http_fetch(first)) == Err(http1.HttpErrorAccessDenied())
    assert len(server.seen) == 1


def test_without_the_permission_nothing_is_sent_and_the_missing_line_is_said_once(face: Face, server: Server) -> None:
    mine, base = local(face, server, granted=())
    assert mine.fetch(base) == DENIED
    assert mine.fetch(base) == DENIED
    assert mine.said == [
        "http-fetch is denied: its operator does not grant it: "
        "add http_fetch to the plugin's list in [plugins.permissions]"
    ]
    assert server.seen == []


def test_a_service_that_is_not_allowed_is_denied_before_its_name_is_looked_up(face: Face) -> None:
    mine = plugin(face, "https://auth.internal", names={"other.internal": ["1.1.1.1"]})
    assert mine.fetch("https://other.internal/secret") == DENIED
    assert mine.said == [
        'https://other.internal is not allowed: write allow = ["https://auth.internal", "https://other.internal"] '
        "in [plugins.p.network]"
    ]


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["1.1.1.1", "127.0.0.1"],
        ["127.0.0.1", "1.1.1.1"],
        ["::1"],
        ["::ffff:127.0.0.1"],
        ["169.254.169.254"],
        ["0.0.0.0"],
    ],
)
def test_a_name_that_leads_to_this_machine_is_denied_whatever_else_it_leads_to(
    face: Face, server: Server, addresses: list[str]
) -> None:
    base = f"http://rebound.example:{server.port}"
    mine = plugin(face, base, names={"rebound.example": addresses})
    assert mine.fetch(base) == DENIED
    assert "allow_private = [" in mine.said[0]
    assert server.seen == []


def test_a_name_is_looked_up_once_and_the_checked_address_is_used(face: Face, server: Server) -> None:
    """The second lookup would lead elsewhere: DNS rebinding."""
    answers = iter([["127.0.0.1"], ["192.0.2.1"]])
    settings, network = HttpSettings(), Grants.of("p", [f"http://a:{server.port}"], ["a"])
    mine = Plugin(face, open_http(settings, lambda host, port: next(answers)), settings, network)
    assert mine.fetch(f"http://a:{server.port}/").value.status == 200


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f000001", "127.1", "[::1]", "localhost"])
def test_no_spelling_of_this_machine_gets_past_the_policy(face: Face, server: Server, host: str) -> None:
    """Allowed by the operator's list, and still no public address; the system's own resolver is asked."""
    base = f"http://{host}:{server.port}"
    settings = HttpSettings()
    mine = Plugin(face, open_http(settings), settings, Grants.of("p", [base], []))
    assert mine.fetch(base) == DENIED
    assert server.seen == []


def test_the_proxy_variables_of_the_environment_are_not_read(
    face: Face, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    mine, base = local(face, server)
    assert mine.fetch(base).value.status == 200


def test_the_next_address_is_tried_when_one_refuses(face: Face, server: Server) -> None:
    base = f"http://auth.internal:{server.port}"
    mine = plugin(face, base, private=["auth.internal"], names={"auth.internal": ["127.0.0.2", "127.0.0.1"]})
    assert mine.fetch(base).value.status == 200


@pytest.mark.parametrize(("size", "fits"), [(1 << 20, True), ((1 << 20) + 1, False), (8 << 20, False)])
def test_a_response_is_at_most_a_mebibyte(face: Face, server: Server, size: int, fits: bool) -> None:
    mine, base = local(face, server)
    answer = mine.fetch(f"{base}/size/{size}")
    assert isinstance(answer, Ok) if fits else answer == Err(http2.HttpErrorTooLarge())


def test_a_request_is_at_most_a_mebibyte(face: Face, server: Server) -> None:
    mine, base = local(face, server)
    assert mine.fetch(f"{base}/echo", "PUT", BodyText("x" * (1 << 20))).value.status == 200
    assert mine.fetch(f"{base}/echo", "PUT", BodyText("x" * ((1 << 20) + 1))) == Err(http2.HttpErrorTooLarge())


def test_an_unknown_name_and_a_closed_port_are_unreachable(face: Face, server: Server) -> None:
    mine = plugin(
        face, "http://gone", "http://auth.internal:1", private=["auth.internal"], names={"auth.internal": ["127.0.0.1"]}
    )
    assert mine.fetch("http://gone") == Err(http2.HttpErrorUnreachable("the name of the service is not known"))
    assert isinstance(mine.fetch("http://auth.internal:1/").value, http2.HttpErrorUnreachable)


def test_an_invalid_request_says_why(face: Face, server: Server) -> None:
    mine, base = local(face, server)
    assert isinstance(mine.fetch("auth.internal").value, http2.HttpErrorInvalidRequest)
    assert isinstance(mine.fetch(base, "CONNECT").value, http2.HttpErrorInvalidRequest)
    assert server.seen == []


class RawServer:
    """Answers each connection with one function of its socket."""

    def __init__(self, serve: Callable[[socket.socket, threading.Event], None]) -> None:
        self.stopped = threading.Event()
        self._serve = serve
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._threads = ThreadPoolExecutor(8)
        self._accepting = threading.Thread(target=self._accept)
        self._accepting.start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._threads.submit(self._one, connection)

    def _one(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            self._serve(connection, self.stopped)

    def close(self) -> None:
        self.stopped.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._accepting.join()
        self._threads.shutdown()


def silent(connection: socket.socket, stopped: threading.Event) -> None:
    stopped.wait(60)


def drips(connection: socket.socket, stopped: threading.Event) -> None:
    """A body that never ends, a byte at a time: no single read takes long."""
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while not stopped.wait(0.02):
        connection.sendall(b"x")


def drips_headers(connection: socket.socket, stopped: threading.Event) -> None:
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\nx: ")
    while not stopped.wait(0.02):
        connection.sendall(b"x")


def floods(connection: socket.socket, stopped: threading.Event) -> None:
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while not stopped.is_set():
        connection.sendall(bytes(65536))


def floods_headers(connection: socket.socket, stopped: threading.Event) -> None:
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while not stopped.is_set():
        connection.sendall(b"x: " + b"y" * 1000 + b"\r\n")


def garbage(connection: socket.socket, stopped: threading.Event) -> None:
    connection.recv(65536)
    connection.sendall(b"SSH-2.0-OpenSSH\r\n\r\n")


def hangs_up(connection: socket.socket, stopped: threading.Event) -> None:
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")


def switches(connection: socket.socket, stopped: threading.Event) -> None:
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n")


@pytest.mark.parametrize(
    ("serve", "error"),
    [
        (silent, http2.HttpErrorTimedOut),
        (drips, http2.HttpErrorTimedOut),
        (drips_headers, http2.HttpErrorTimedOut),
        (floods, http2.HttpErrorTooLarge),
        (floods_headers, http2.HttpErrorUnreachable),
        (garbage, http2.HttpErrorUnreachable),
        (hangs_up, http2.HttpErrorUnreachable),
        (switches, http2.HttpErrorUnreachable),
    ],
)
def test_a_server_that_misbehaves_is_a_typed_error(face: Face, serve: Any, error: type) -> None:
    server = RawServer(serve)
    try:
        base = f"http://a:{server.port}"
        mine = plugin(face, base, private=["a"], names={"a": ["127.0.0.1"]}, timeout=0.5)
        assert isinstance(mine.fetch(base).value, error)
    finally:
        server.close()


def test_a_tls_handshake_that_drips_is_timed_out(face: Face) -> None:
    def handshake(connection: socket.socket, stopped: threading.Event) -> None:
        connection.sendall(b"\x16\x03\x03\x40\x00")  # a handshake record of 16 KiB
        while not stopped.wait(0.02):
            connection.sendall(b"\x02")

    server = RawServer(handshake)
    try:
        base = f"https://a:{server.port}"
        mine = plugin(face, base, private=["a"], names={"a": ["127.0.0.1"]}, timeout=0.4, connect_timeout=0.3)
        assert isinstance(mine.fetch(base).value, http2.HttpErrorTimedOut | http2.HttpErrorUnreachable)
    finally:
        server.close()


def test_a_name_server_that_does_not_answer_is_timed_out(face: Face) -> None:
    stopped = threading.Event()

    def hanging_resolver(host: str, port: int) -> list[str]:
        stopped.wait(60)
        return []

    settings = HttpSettings(connect_timeout=0.1)
    mine = Plugin(face, open_http(settings, hanging_resolver), settings, Grants.of("p", ["http://a"], []))
    try:
        assert mine.fetch("http://a") == Err(http2.HttpErrorTimedOut())
    finally:
        stopped.set()


@pytest.mark.parametrize(("own", "of_call"), [(100_000, 60.0), (None, 0.1), (0, 60.0), (60_000_000, 0.0)])
def test_the_shortest_of_all_time_limits_holds(face: Face, own: int | None, of_call: float) -> None:
    import time

    server = RawServer(silent)
    try:
        base = f"http://a:{server.port}"
        mine = plugin(face, base, private=["a"], names={"a": ["127.0.0.1"]}, timeout=60.0)
        mine.scope.until = time.perf_counter() + of_call
        assert mine.fetch(base, timeout=own) == Err(http2.HttpErrorTimedOut())
    finally:
        server.close()


def test_a_plugin_has_four_requests_in_flight_and_another_plugin_its_own(face: Face) -> None:
    """Driven from threads or tasks, as the face has it."""
    arrived, release = threading.Semaphore(0), threading.Event()

    def waits(connection: socket.socket, stopped: threading.Event) -> None:
        connection.recv(65536)
        arrived.release()
        release.wait(60)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    server = RawServer(waits)
    base = f"http://a:{server.port}"
    mine = plugin(face, base, private=["a"], names={"a": ["127.0.0.1"]}, timeout=60.0)

    async def under_way() -> list[Any]:
        tasks = [asyncio.create_task(mine.http.http_fetch(request(base))) for _ in range(4)]
        for _ in range(4):
            await asyncio.to_thread(arrived.acquire)
        fifth = await mine.http.http_fetch(request(base))
        release.set()
        return [fifth, *await asyncio.gather(*tasks)]

    try:
        if face.asynchronous:
            fifth, *others = face.run(under_way())
        else:
            with ThreadPoolExecutor(4) as threads:
                futures = [threads.submit(mine.fetch, base) for _ in range(4)]
                for _ in range(4):
                    arrived.acquire()
                fifth = mine.fetch(base)
                release.set()
                others = [future.result() for future in futures]
        assert isinstance(fifth.value, http2.HttpErrorOther)
        assert mine.counted == ["http_in_flight"]
        assert [answer.value.status for answer in others] == [200] * 4
        assert mine.fetch(base).value.status == 200  # every place was given back
    finally:
        release.set()
        server.close()


def test_a_cancelled_request_gives_its_place_back() -> None:
    face = Face(asynchronous=True)
    server = RawServer(silent)
    base = f"http://a:{server.port}"
    mine = plugin(face, base, private=["a"], names={"a": ["127.0.0.1"]}, timeout=60.0, in_flight=1)

    async def cancelled() -> None:
        for _ in range(3):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.05):
                    await mine.http.http_fetch(request(base))

    try:
        face.run(cancelled())
    finally:
        face.close()
        server.close()


def test_a_killed_service_is_a_typed_error_and_comes_back(face: Face) -> None:
    server = Server()
    mine, base = local(face, server)
    assert mine.fetch(base).value.status == 200
    server.close()
    assert isinstance(mine.fetch(base).value, http2.HttpErrorUnreachable)
    again = ThreadingHTTPServer(("127.0.0.1", server.port), type("Bound", (Handler,), {"seen": []}))
    thread = threading.Thread(target=again.serve_forever, args=(0.01,))
    thread.start()
    try:
        assert mine.fetch(base).value.status == 200
    finally:
        again.shutdown()
        again.server_close()
        thread.join()


class Authority:
    """A certificate authority of the test's own, and a server certificate for one name."""

    def __init__(self, directory: Path, name: str) -> None:
        x509 = pytest.importorskip("cryptography.x509")
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import ec

        now = datetime.datetime.now(datetime.UTC)

        def certificate(subject: str, issuer: str, key: Any, signer: Any, ca: bool) -> Any:
            named = lambda text: x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)])  # noqa: E731
            builder = x509.CertificateBuilder().subject_name(named(subject)).issuer_name(named(issuer))
            builder = builder.public_key(key.public_key()).serial_number(x509.random_serial_number())
            builder = builder.not_valid_before(now - datetime.timedelta(days=1))
            builder = builder.not_valid_after(now + datetime.timedelta(days=1))
            builder = builder.add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())
            builder = builder.add_extension(identifier, critical=False)  # Python 3.13 wants what RFC 5280 demands
            builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            uses = dict.fromkeys(
                ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement"), False
            )
            uses |= {"crl_sign": ca, "key_cert_sign": ca, "digital_signature": True}
            uses |= {"encipher_only": False, "decipher_only": False}
            builder = builder.add_extension(x509.KeyUsage(**uses), critical=True)
            names: list[Any] = [x509.DNSName(subject)]
            with contextlib.suppress(ValueError):
                names = [x509.IPAddress(ipaddress.ip_address(subject))]
            builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
            return builder.sign(signer, hashes.SHA256())

        ca_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        pem = serialization.Encoding.PEM
        self.ca_file = directory / "ca.pem"
        self.ca_file.write_bytes(certificate("ca", "ca", ca_key, ca_key, True).public_bytes(pem))
        chain = directory / "chain.pem"
        private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        chain.write_bytes(private + certificate(name, "ca", key, ca_key, False).public_bytes(pem))
        self.server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.server.load_cert_chain(chain)
        self.names: list[str | None] = []
        self.server.sni_callback = lambda _socket, name, _context: self.names.append(name)


def test_tls_is_checked_against_the_name_although_the_address_is_connected_to(face: Face, tmp_path: Path) -> None:
    authority = Authority(tmp_path, "auth.internal")
    server = Server(authority.server)
    names = {"auth.internal": ["127.0.0.1"], "other.internal": ["127.0.0.1"]}
    bases = [f"https://{name}:{server.port}" for name in names]
    try:
        mine = plugin(face, *bases, private=names, names=names, ca_file=str(authority.ca_file))
        assert mine.fetch(bases[0]).value.status == 200
        assert authority.names == ["auth.internal"]
        assert isinstance(mine.fetch(bases[1]).value, http2.HttpErrorUnreachable)
        untrusting = plugin(face, *bases, private=names, names=names)
        assert isinstance(untrusting.fetch(bases[0]).value, http2.HttpErrorUnreachable)
        assert len(server.seen) == 1
    finally:
        server.close()


def test_a_synchronous_call_never_suspends(server: Server) -> None:
    face = Face(asynchronous=False)
    mine, base = local(face, server)
    assert run(mine.http.http_fetch(request(base))).value.status == 200
