"""wasi:http from a stock Python guest: a real server, and the policy and limits of the import `http`."""

from __future__ import annotations

import asyncio
import socket
import threading
from typing import Any

import pytest
from helios_host.capabilities.http import HttpSettings
from helios_host.capabilities.http.policy import Grants
from helios_host.capabilities.http.request import MAX_HEADERS
from helios_host.capabilities.wasi.settings import WasiSettings
from helios_host.errors import GuestTrap
from helios_host.structuring import Count, Seconds, Size
from witbind import HostFunctionError

from .test_http import RawServer, Server, fake_resolver, server, silent
from .wasi_harness import Guest, GuestMaker, make_guest, python_probe, wasi_engine

__all__ = ["make_guest", "python_probe", "server", "wasi_engine"]

pytestmark = pytest.mark.slow

FETCH = """
t, h = wasi_http_types, outgoing_handler
def fetch(authority, path='/', method=t.Method_Get(), headers=(), body=None, scheme=t.Scheme_Http(), options=None):
    request = t.OutgoingRequest(t.Fields.from_list(list(headers)))
    request.set_method(method)
    request.set_scheme(scheme)
    request.set_authority(authority)
    request.set_path_with_query(path)
    outgoing = request.body() if body is not None else None
    future = h.handle(request, options)
    if outgoing is not None:
        with outgoing.write() as stream:
            for start in range(0, len(body), 4096):
                stream.blocking_write_and_flush(body[start:start + 4096])
        t.OutgoingBody.finish(outgoing, None)
    return future
def take(future):
    with future.subscribe() as pollable:
        pollable.block()
    response = future.get().value
    if not isinstance(response, Ok):
        return response.value
    response = response.value
    headers = response.headers()
    found = dict(headers.entries())
    headers.__exit__(None, None, None)
    body, content = response.consume(), b''
    with body.stream() as stream:
        try:
            while True:
                content += stream.blocking_read(1 << 20)
        except Err as end:
            assert isinstance(end.value, streams.StreamError_Closed)
    t.IncomingBody.finish(body)
    return response.status(), found, content
"""


def fetch(guest: Guest, call: str, **options: Any) -> Any:
    return guest.ask(f"{FETCH}\nresult = {call}", **options)


def local(make_guest: GuestMaker, port: int, http: HttpSettings | None = None, **options: Any) -> tuple[Guest, str]:
    network = Grants.of("probe", [f"http://auth.internal:{port}"], ["auth.internal"])
    resolve = fake_resolver({"auth.internal": ["127.0.0.1"]})
    return make_guest(network=network, resolve=resolve, http=http, **options), f"auth.internal:{port}"


def test_a_granted_service_answers(make_guest: GuestMaker, server: Server) -> None:
    guest, host = local(make_guest, server.port)
    status, headers, content = eval(fetch(guest, f"take(fetch('{host}', '/x?y=1', headers=[('X-Token', b't')]))"))
    assert (status, content, headers["x-many"]) == (200, b"hello", b"2")
    method, path, sent, body = server.seen[0]
    assert (method, path, sent["host"], sent["x-token"], body) == ("GET", "/x?y=1", host, "t", b"")


@pytest.mark.parametrize("size", [0, 1, 100_000])
def test_bodies_go_both_ways(make_guest: GuestMaker, server: Server, size: int) -> None:
    guest, host = local(make_guest, server.port)
    body = f"bytes(range(256)) * {size // 256} + bytes({size % 256})"
    answer = fetch(guest, f"take(fetch('{host}', '/echo', t.Method_Post(), body={body}))[2] == {body}")
    assert answer == "True"
    assert len(server.seen[0][3]) == size


def test_redirects_are_answers_and_errors_too(make_guest: GuestMaker, server: Server) -> None:
    guest, host = local(make_guest, server.port)
    assert (
        fetch(guest, f"[take(fetch('{host}', p))[0] for p in ('/redirect', '/error', '/empty')]") == "[302, 500, 204]"
    )
    assert [path for _, path, _, _ in server.seen] == ["/redirect", "/error", "/empty"]


@pytest.mark.parametrize(
    ("authority", "scheme", "missing"),
    [
        ("elsewhere.internal", "Http", "http://elsewhere.internal is not allowed"),
        ("auth.internal", "Https", "https://auth.internal is not allowed"),
        ("auth.internal:1", "Http", "http://auth.internal:1 is not allowed"),
        ("127.0.0.1:{port}", "Http", "http://127.0.0.1:{port} is not allowed"),
    ],
)
def test_what_is_not_allowed_is_denied_and_the_missing_line_is_said(
    make_guest: GuestMaker, server: Server, authority: str, scheme: str, missing: str
) -> None:
    guest, _ = local(make_guest, server.port)
    host = authority.format(port=server.port)
    assert fetch(guest, f"take(fetch('{host}', scheme=t.Scheme_{scheme}()))") == "ErrorCode_HttpRequestDenied()"
    assert missing.format(port=server.port) in guest.said[0]
    assert "[plugins.probe.network]" in guest.said[0]
    assert server.seen == []


@pytest.mark.parametrize("address", ["127.0.0.1", "169.254.169.254", "10.0.0.1", "::ffff:127.0.0.1", "100.64.0.1"])
def test_an_allowed_name_that_leads_to_an_address_that_is_not_public_is_denied(
    make_guest: GuestMaker, server: Server, address: str
) -> None:
    host = f"rebound.example:{server.port}"
    network = Grants.of("probe", [f"http://{host}"], [])
    guest = make_guest(network=network, resolve=fake_resolver({"rebound.example": [address]}))
    assert fetch(guest, f"take(fetch('{host}'))") == "ErrorCode_HttpRequestDenied()"
    assert server.seen == []


def test_without_a_network_section_nothing_is_reached(make_guest: GuestMaker, server: Server) -> None:
    guest = make_guest()
    assert fetch(guest, f"take(fetch('localhost:{server.port}'))") == "ErrorCode_HttpRequestDenied()"
    assert server.seen == []


def test_a_response_that_is_too_large_is_a_value(make_guest: GuestMaker, server: Server) -> None:
    guest, host = local(make_guest, server.port, HttpSettings(response_limit=Size(1000)))
    assert fetch(guest, f"len(take(fetch('{host}', '/size/1000'))[2])") == "1000"
    assert fetch(guest, f"take(fetch('{host}', '/size/1001'))") == "ErrorCode_HttpResponseBodySize(value=1000)"


def test_a_request_that_is_too_large_ends_its_stream(make_guest: GuestMaker, server: Server) -> None:
    guest, host = local(make_guest, server.port, HttpSettings(request_limit=Size(5000)))
    text = f"{FETCH}\ntry:\n  fetch('{host}', '/echo', t.Method_Post(), body=bytes(5001))\nexcept Err as e:\n"
    assert (
        guest.ask(text + "  result = t.http_error_code(e.value.value)") == "ErrorCode_HttpRequestBodySize(value=5000)"
    )
    assert server.seen == []


def test_a_closed_port_an_unknown_name_and_silence_are_values(make_guest: GuestMaker) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    guest, host = local(make_guest, port)
    assert fetch(guest, f"take(fetch('{host}'))") == "ErrorCode_DestinationUnavailable()"
    network = Grants.of("probe", ["http://unknown"], [])
    guest = make_guest(network=network, resolve=fake_resolver({}))
    assert fetch(guest, "take(fetch('unknown'))") == "ErrorCode_DestinationUnavailable()"
    quiet = RawServer(silent)
    try:
        guest, host = local(make_guest, quiet.port, HttpSettings(timeout=Seconds(0.1)))
        assert fetch(guest, f"take(fetch('{host}'))") == "ErrorCode_HttpResponseTimeout()"
        guest, host = local(make_guest, quiet.port)
        options = "o = t.RequestOptions()\no.set_connect_timeout(10**7)\no.set_first_byte_timeout(10**8)"
        answer = guest.ask(f"{FETCH}\n{options}\nresult = take(fetch('{host}', options=o))")
        assert answer == "ErrorCode_HttpResponseTimeout()"
    finally:
        quiet.close()


def test_a_plugin_has_four_requests_in_flight(make_guest: GuestMaker) -> None:
    """Only where they run side by side; a synchronous store sends one after the other."""
    release, arrived = threading.Event(), threading.Semaphore(0)

    def waits(connection: socket.socket, stopped: threading.Event) -> None:
        connection.recv(65536)
        arrived.release()
        release.wait(60)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    raw = RawServer(waits)
    try:
        guest, host = local(make_guest, raw.port, HttpSettings(in_flight=Count(4), timeout=Seconds(30)))
        if not guest.asynchronous:
            release.set()
            assert fetch(guest, f"[take(fetch('{host}'))[0] for _ in range(6)]") == str([200] * 6)
            return

        def let_go() -> None:
            for _ in range(4):
                arrived.acquire()
            release.set()

        letting = threading.Thread(target=let_go)
        letting.start()
        answer = fetch(guest, f"[take(f) for f in [fetch('{host}') for _ in range(5)]]")
        letting.join()
        assert answer.count("200") == 4
        assert answer.count("ErrorCode_ConnectionLimitReached()") == 1
    finally:
        release.set()
        raw.close()


def test_requests_run_beside_a_timer_that_the_guest_polls_with_them(make_guest: GuestMaker) -> None:
    raw = RawServer(silent)
    try:
        guest, host = local(make_guest, raw.port, HttpSettings(timeout=Seconds(20)))
        if not guest.asynchronous:
            pytest.skip("a synchronous store waits for the response in `handle`")
        text = f"f = fetch('{host}')\nresult = poll.poll([f.subscribe(), monotonic_clock.subscribe_duration(10**7)])"
        assert guest.ask(f"{FETCH}\n{text}") == "[1]"
    finally:
        raw.close()


def test_a_request_that_is_under_way_ends_with_the_call(make_guest: GuestMaker) -> None:
    raw = RawServer(silent)
    try:
        guest, host = local(make_guest, raw.port, HttpSettings(timeout=Seconds(20), in_flight=Count(1)))
        if not guest.asynchronous:
            pytest.skip("a synchronous store waits for the response in `handle`")
        for _ in range(3):
            assert guest.ask(f"{FETCH}\nkept['f'] = fetch('{host}')\nresult = 1") == "1"
        assert "the call that sent the request has ended" in guest.ask("kept['f'].get()")
        guest.wait(asyncio.sleep(0))
        assert guest.scope.open == set()
    finally:
        raw.close()


def test_a_body_that_is_given_up_is_not_sent(make_guest: GuestMaker, server: Server) -> None:
    guest, host = local(make_guest, server.port)
    start = (
        f"r = t.OutgoingRequest(t.Fields())\nr.set_authority('{host}')\nr.set_scheme(t.Scheme_Http())\nb = r.body()\n"
    )
    dropped = "b.__exit__(None, None, None)\n"
    for order in ("f = h.handle(r, None)\n" + dropped, dropped + "f = h.handle(r, None)\n"):
        assert guest.ask(f"{FETCH}\n{start}{order}result = take(f)") == "ErrorCode_HttpProtocolError()"
    late = "f = h.handle(r, None)\nresult = poll.poll([f.subscribe()])"
    with pytest.raises(Exception, match=r"(?i)deadline"):
        guest.ask(f"{FETCH}\n{start}{late}", within=0.2)
    assert server.seen == []


def test_a_length_that_is_not_the_bodys_is_an_error(make_guest: GuestMaker, server: Server) -> None:
    guest, host = local(make_guest, server.port)
    right = f"take(fetch('{host}', '/echo', t.Method_Post(), [('Content-Length', b'3')], b'abc'))[2]"
    assert fetch(guest, right) == "b'abc'"
    wrong = f"fetch('{host}', '/echo', t.Method_Post(), [('content-length', b'4')], b'abc')"
    assert fetch(guest, wrong) == "Err ErrorCode_HttpRequestBodySize(value=3)"
    assert len(server.seen) == 1


@pytest.mark.parametrize("name", ["Host", "connection", "transfer-encoding", "Proxy-Authorization", "upgrade", "TE"])
def test_headers_that_the_host_writes_are_forbidden(make_guest: GuestMaker, name: str) -> None:
    guest = make_guest()
    for call in (f"t.Fields.from_list([({name!r}, b'x')])", f"t.Fields().append({name!r}, b'x')"):
        assert fetch(guest, call) == "Err HeaderError_Forbidden()"


def test_fields_behave_as_wasi_says(make_guest: GuestMaker) -> None:
    guest = make_guest()
    text = (
        "f = t.Fields.from_list([('A', b'1'), ('b', b'2'), ('a', b'3')])\n"
        "c = f.clone()\n"
        "c.delete('A')\n"
        "f.set('B', [b'4', b'5'])\n"
        "result = f.entries(), c.entries(), f.get('a'), f.has('B'), f.get('none')"
    )
    assert guest.ask(FETCH + text) == (
        "([('A', b'1'), ('a', b'3'), ('B', b'4'), ('B', b'5')], [('b', b'2')], [b'1', b'3'], True, [])"
    )
    for call in ("f.append('a b', b'')", "f.append('a', b'x\\r\\ny: z')", "f.append('', b'')", "f.append('a', b' x')"):
        assert guest.ask(f"{FETCH}\nf = t.Fields()\nresult = {call}") == "Err HeaderError_InvalidSyntax()"
    many = f"t.Fields.from_list([('a', b'') for _ in range({MAX_HEADERS + 1})])"
    assert fetch(guest, many) == "Err HeaderError_InvalidSyntax()"
    request = "r = t.OutgoingRequest(t.Fields())\n"
    assert guest.ask(f"{FETCH}\n{request}result = r.headers().append('a', b'')") == "Err HeaderError_Immutable()"


@pytest.mark.parametrize(
    "call",
    [
        "r.set_authority('a/b')",
        "r.set_authority('user@host')",
        "r.set_authority('a?b')",
        "r.set_path_with_query('x')",
        "r.set_path_with_query('/a b')",
        "r.set_path_with_query('/a\\r\\nhost: x')",
        "r.set_method(t.Method_Other('GET /'))",
        "r.set_scheme(t.Scheme_Other('ftp'))",
    ],
)
def test_what_is_no_request_cannot_be_written(make_guest: GuestMaker, call: str) -> None:
    guest = make_guest()
    assert guest.ask(f"{FETCH}\nr = t.OutgoingRequest(t.Fields())\nresult = {call}") == "Err None"


def test_methods_that_open_tunnels_are_refused(make_guest: GuestMaker, server: Server) -> None:
    guest, host = local(make_guest, server.port)
    for method in ("Connect()", "Trace()", "Other('BREW')"):
        assert fetch(guest, f"fetch('{host}', method=t.Method_{method})") == "Err ErrorCode_HttpRequestMethodInvalid()"
    assert fetch(guest, "fetch(None)") == "Err ErrorCode_HttpRequestUriInvalid()"


def test_a_parent_is_not_dropped_before_its_children(make_guest: GuestMaker, server: Server) -> None:
    for text in (
        "r = t.OutgoingRequest(t.Fields())\nx = r.headers()\nr.__exit__(None, None, None)",
        "r = t.OutgoingRequest(t.Fields())\nx = r.headers()\nh.handle(r, None)",
        "r = t.OutgoingRequest(t.Fields())\nb = r.body()\nx = b.write()\nt.OutgoingBody.finish(b, None)",
    ):
        guest, _ = local(make_guest, server.port)
        with pytest.raises(HostFunctionError) as caught:
            guest.ask(f"{FETCH}\n{text}")
        assert isinstance(caught.value.__cause__, GuestTrap), text


def test_handles_of_requests_come_back(make_guest: GuestMaker, server: Server) -> None:
    guest, host = local(make_guest, server.port)
    call = f"take(fetch('{host}', '/echo', t.Method_Post(), [('a', b'b')], b'abc'))[0]"
    assert fetch(guest, call) == "200"
    guest.ask("__import__('gc').collect()")
    kept = guest.wasi.state.handles, len(guest.store.handles.objects)
    for _ in range(5):
        assert fetch(guest, call) == "200"
    guest.ask("__import__('gc').collect()")
    assert (guest.wasi.state.handles, len(guest.store.handles.objects)) == kept


def test_a_frozen_clock_does_not_let_a_timer_overtake_a_response(make_guest: GuestMaker, server: Server) -> None:
    settings = WasiSettings(clock="frozen")
    guest, host = local(make_guest, server.port, settings=settings)
    text = f"f = fetch('{host}')\nresult = poll.poll([f.subscribe(), monotonic_clock.subscribe_duration(10**7)])"
    assert guest.ask(f"{FETCH}\n{text}") == "[0]"
