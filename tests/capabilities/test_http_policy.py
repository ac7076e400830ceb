"""The network policy: exact services, checked addresses, and messages that print the missing line."""

from __future__ import annotations

import ipaddress

import pytest
from helios_host.capabilities.failures import Invalid, TooLarge
from helios_host.capabilities.http.addresses import kind_of
from helios_host.capabilities.http.policy import Denied, Grants, Service, parse_target
from helios_host.capabilities.http.request import METHODS, outgoing
from hypothesis import given
from hypothesis import strategies as st

SERVICE = Service("https", "auth.internal", 443)


@pytest.mark.parametrize(
    ("url", "service", "path"),
    [
        ("https://auth.internal", "https://auth.internal", "/"),
        ("HTTPS://Auth.Internal:443/a?b=c", "https://auth.internal", "/a?b=c"),
        ("http://auth.internal:8080?x", "http://auth.internal:8080", "/?x"),
        ("http://[::1]:80/", "http://[::1]", "/"),
        ("http://127.0.0.1:81/%20", "http://127.0.0.1:81", "/%20"),
        ("http://x_y.z/", "http://x_y.z", "/"),
    ],
)
def test_a_url_says_which_service_is_meant(url: str, service: str, path: str) -> None:
    target = parse_target(url)
    assert (str(target.service), target.path) == (service, path)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "auth.internal/",
        "ftp://auth.internal/",
        "https:auth.internal",
        "https://user@auth.internal/",
        "https://auth.internal@evil.example/",
        "https://auth.internal\\@evil.example/",
        "https://auth.internal:0/",
        "https://auth.internal:65536/",
        "https://auth.internal:/",
        "https://auth.internal./",
        "https://auth.internal/#x",
        "https://auth.internal/ x",
        "https://auth.internal/\r\nx",
        "https://auth.internal/\u00e4",
        "https://auth\u3002internal/",
        "https://auth.internal%2eevil/",
        "https://[::1%25eth0]/",
        "https://[::g]/",
        "https://[127.0.0.1]/",
        " https://auth.internal/",
        "https://a/" + "x" * 9000,
    ],
)
def test_what_parsers_could_disagree_about_is_refused(url: str) -> None:
    with pytest.raises(Invalid):
        parse_target(url)


@given(st.text(max_size=40) | st.from_regex(r"https?://[a-z.:@\[\]/#?\\%0-9]{0,20}", fullmatch=True))
def test_a_url_is_refused_or_names_one_service(url: str) -> None:
    try:
        target = parse_target(url)
    except Invalid:
        return
    again = parse_target(str(target.service))
    assert again.service == target.service
    assert target.path.startswith("/")


PUBLIC = ["1.1.1.1", "8.8.8.8", "172.32.0.1", "100.63.255.255", "2606:4700::1111", "2a00:1450:4001::1"]
BY_HOST = ["127.0.0.1", "127.255.0.1", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.1.1"]
BY_HOST += ["100.64.0.1", "::1", "fe80::1", "fd00::1", "fc00::1"]
BY_ADDRESS = [
    "169.254.169.254",
    "fd00:ec2::254",
    "100.100.100.200",
    "168.63.129.16",
    "::ffff:127.0.0.1",
    "::ffff:1.1.1.1",
]
BY_ADDRESS += [
    "224.0.0.1",
    "ff02::1",
    "0.0.0.0",
    "255.255.255.255",
    "240.0.0.1",
    "::",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
]
BY_ADDRESS += ["2001:0:1::1", "2001:db8::1", "192.0.2.1", "198.18.0.1", "::127.0.0.1", "4000::1", "fd20:ce::254"]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_needs_no_grant(address: str) -> None:
    Grants.of("p", ["https://auth.internal"], []).check_addresses(SERVICE, [ipaddress.ip_address(address)])


@pytest.mark.parametrize("address", BY_HOST)
def test_an_address_that_is_not_public_is_granted_by_the_hosts_name(address: str) -> None:
    found = [ipaddress.ip_address("1.1.1.1"), ipaddress.ip_address(address)]
    with pytest.raises(Denied, match=r'allow_private = \["auth.internal"\] in \[plugins\.p\.network\]'):
        Grants.of("p", [], []).check_addresses(SERVICE, found)
    Grants.of("p", [], ["auth.internal"]).check_addresses(SERVICE, found)
    with pytest.raises(Denied):
        Grants.of("p", [], ["other.internal"]).check_addresses(SERVICE, found)


@pytest.mark.parametrize("address", BY_ADDRESS)
def test_a_dangerous_address_is_granted_by_itself_alone(address: str) -> None:
    found = [ipaddress.ip_address(address)]
    with pytest.raises(Denied, match=str(found[0]).replace(".", r"\.")):
        Grants.of("p", [], ["auth.internal"]).check_addresses(SERVICE, found)
    Grants.of("p", [], [address]).check_addresses(SERVICE, found)


@given(st.ip_addresses())
def test_no_address_that_python_calls_not_global_is_called_public(address: ipaddress.IPv4Address) -> None:
    if not address.is_global or address.is_multicast or address.is_reserved:
        assert kind_of(address) is not None


def test_a_service_is_allowed_exactly_and_the_missing_line_is_printed() -> None:
    grants = Grants.of("custom-auth", ["https://auth.internal"], [])
    grants.check_service(SERVICE)
    for url in ("http://auth.internal", "https://auth.internal:8443", "https://x.auth.internal", "https://internal"):
        with pytest.raises(Denied) as caught:
            grants.check_service(parse_target(url).service)
        line = f'allow = ["{min(url, "https://auth.internal")}", "{max(url, "https://auth.internal")}"]'
        assert line in str(caught.value)
        assert "[plugins.custom-auth.network]" in str(caught.value)


@pytest.mark.parametrize(
    ("allow", "private", "message"),
    [
        (["auth.internal"], [], "expected such as https://host:port/path"),
        (["https://auth.internal/path"], [], "expected scheme, host and port only"),
        ([], ["10.0.0.0/8"], "expected the name of a host"),
    ],
)
def test_a_wrong_entry_says_what_was_expected(allow: list[str], private: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Grants.of("p", allow, private)


def test_a_name_with_a_dot_is_quoted_in_the_missing_line() -> None:
    with pytest.raises(Denied, match=r'in \[plugins\."a\.b"\.network\]'):
        Grants.of("a.b", [], []).check_service(SERVICE)


def test_a_request_gets_the_headers_that_frame_it() -> None:
    made = outgoing("POST", "http://a:81/x", [("X-Token", "t")], b"abc", 3)
    assert made.headers == (
        (b"host", b"a:81"),
        (b"connection", b"close"),
        (b"content-length", b"3"),
        (b"x-token", b"t"),
    )
    assert dict(outgoing("GET", "https://a:443/", [], b"", 0).headers) == {b"host": b"a", b"connection": b"close"}


@pytest.mark.parametrize(
    "name", ["Host", "content-length", "Transfer-Encoding", "connection", "Proxy-Authorization", "TE"]
)
def test_headers_that_route_or_frame_are_refused(name: str) -> None:
    with pytest.raises(Invalid, match="the host writes it itself"):
        outgoing("GET", "http://a/", [(name, "x")], b"", 0)


@pytest.mark.parametrize(
    "header",
    [("", "x"), ("a b", "x"), ("a:", "x"), ("a", "x\r\ny: z"), ("a", "\0"), ("a", "\u20ac"), ("a", " x"), ("a\n", "x")],
)
def test_headers_that_could_be_split_are_refused(header: tuple[str, str]) -> None:
    with pytest.raises(Invalid):
        outgoing("GET", "http://a/", [header], b"", 0)


@given(st.text(max_size=8))
def test_only_known_methods_are_sent(method: str) -> None:
    if method not in METHODS:
        with pytest.raises(Invalid):
            outgoing(method, "http://a/", [], b"", 0)


@pytest.mark.parametrize(
    ("headers", "body"), [([], b"1234"), ([("a", "b")] * 101, b""), ([("a", "x" * 20_000), ("b", "x" * 20_000)], b"")]
)
def test_a_request_is_bounded(headers: list[tuple[str, str]], body: bytes) -> None:
    with pytest.raises(TooLarge):
        outgoing("GET", "http://a/", headers, body, 3)
