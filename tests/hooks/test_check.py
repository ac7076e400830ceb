"""The check that gateways ask: a real plugin asks a real HTTP service, and a real nginx asks the check."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from asgi_client import ask, served
from helios_api.v2.authenticate import (
    AuthChallenge,
    AuthResultAbstain,
    AuthResultChallenge,
    AuthResultSuccess,
    CredentialPassword,
    CredentialResponse,
    CredentialToken,
)
from helios_api.v2.authorize import (
    AuthorizeDecisionAllowWith,
    AuthorizeDecisionDeny,
    AuthorizeOutcome,
    Obligations,
    RowFilter,
)
from helios_api.v2.types import Identity, StatementKind, TableName
from helios_host import PluginHost
from helios_host.errors import RequiredPluginFailed
from helios_host.hooks.background import Background
from helios_host.hooks.chain import restate_unparsed
from helios_host.hooks.sets import AsyncHooks, Hooks
from helios_host.proxies.http.check import CHALLENGE, CheckApp, Front
from voters import Voter, seats

ROOT = Path(__file__).parents[2]
GUEST = ROOT / "build" / "guests" / "custom-auth-c-v1"
USERS = {
    "good": {"user_id": "alice", "roles": ["developer", "on call"]},
    "poor": {"user_id": "bob\\u000a", "roles": []},
}


def nginx(uri: str = "/a", method: str = "GET", *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [("host", "api.example"), ("x-original-method", method), ("x-original-uri", uri), *more]


@pytest.fixture(scope="module")
def service() -> Iterator[int]:
    """The authentication service inside the company."""

    class Service(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            user = USERS.get(self.headers.get("x-custom-token", ""))
            body = json.dumps(user).encode()
            self.send_response(200 if user and self.path == "/validate" else 403)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def custom_auth(directory: Path, port: int, permissions: str = '["http_fetch"]') -> PluginHost:
    if not GUEST.is_dir():
        pytest.skip("custom-auth-c-v1 is not built: just guests")
    plugins = directory / "plugins"
    plugins.mkdir()
    (plugins / "custom-auth").symlink_to(GUEST)
    address = f"http://127.0.0.1:{port}"
    text = f"""
        [plugins]
        timeout = "5s"
        [plugins.custom-auth]
        required = true
        config = {{ auth_endpoint = "{address}/validate" }}
        network = {{ allow = ["{address}"], allow_private = ["127.0.0.1"] }}
        [plugins.permissions]
        custom-auth = {permissions}
    """
    return PluginHost.from_directory(plugins, text, cache_directory=ROOT / "build" / "test-cache")


@pytest.mark.guests
async def test_a_plugin_asks_a_service_who_a_token_belongs_to(tmp_path: Path, service: int) -> None:
    async with custom_auth(tmp_path, service) as host:
        assert not host.problems
        app = CheckApp(host, Front.NGINX)
        good = await ask(app, "GET", "/check", nginx("/a", "GET", ("x-custom-token", "good")))
        assert (good.status, good.headers["x-helios-user"]) == (200, "alice")
        assert good.headers["x-helios-roles"] == "developer,on%20call"
        bad = await ask(app, "GET", "/check", nginx("/a", "GET", ("x-custom-token", "bad")))
        assert (bad.status, bad.text) == (401, "Invalid token\n")
        assert "x-helios-user" not in bad.headers
        nobody = await ask(app, "GET", "/check", nginx())
        assert (nobody.status, nobody.text) == (401, "Invalid token\n")


@pytest.mark.guests
async def test_without_the_permission_the_host_does_not_start(tmp_path: Path, service: int) -> None:
    with pytest.raises(RequiredPluginFailed, match=r"add http_fetch to the plugin's list in \[plugins\.permissions\]"):
        async with custom_auth(tmp_path, service, "[]"):
            raise AssertionError("it started")


@pytest.mark.guests
async def test_a_service_that_is_gone_denies(tmp_path: Path) -> None:
    async with custom_auth(tmp_path, 9) as host:
        answer = await ask(CheckApp(host, Front.NGINX), "GET", "/check", nginx("/a", "GET", ("x-custom-token", "good")))
        assert (answer.status, answer.text) == (401, "The authentication service does not answer\n")


def app_of(front: Front, **chains: Any) -> tuple[CheckApp, dict[str, Voter]]:
    """A check with plugins in plain Python, one a hook."""
    voters = {name: Voter("p", answer) for name, answer in chains.items()}
    hooks = Hooks(restate_unparsed, Background(), {name: seats([voter]) for name, voter in voters.items()})
    return CheckApp(SimpleNamespace(hooks=AsyncHooks(hooks)), front), voters  # type: ignore[arg-type]


ALICE = AuthResultSuccess(Identity(user_id="al\nice", roles=["a,b"], attributes=[]))


@pytest.mark.parametrize(
    ("front", "path", "query", "headers", "text", "client"),
    [
        (Front.NGINX, "/check", "", [*nginx("/x?y", "delete"), ("x-real-ip", "10.1.1.1")], "DELETE /x?y", "10.1.1.1:0"),
        (
            Front.TRAEFIK,
            "/check",
            "",
            [
                ("x-original-uri", "/forged"),
                ("x-forwarded-method", "GET"),
                ("x-forwarded-uri", "/x"),
                ("x-forwarded-for", "1.1.1.1, fe80::1"),
            ],
            "GET /x",
            "[fe80::1]:0",
        ),
        (Front.ENVOY, "/check/x", "y=1", [("x-original-uri", "/forged"), ("host", "h")], "PUT /x?y=1", "unix"),
    ],
)
async def test_each_gateway_says_in_its_own_way_what_was_asked_for(
    front: Front, path: str, query: str, headers: list[tuple[str, str]], text: str, client: str
) -> None:
    app, voters = app_of(front, authorize=AuthorizeOutcome(decision=AuthorizeDecisionDeny("no"), cacheable=None))
    answer = await ask(app, "PUT", path, headers, query=query)
    assert (answer.status, answer.text) == (403, "no\n")
    (asked,) = voters["authorize"].saw
    assert asked.text == text
    kinds = {"DELETE": StatementKind.DELETE, "GET": StatementKind.SELECT, "PUT": StatementKind.UPDATE}
    assert asked.kind is kinds[text.split()[0]]
    (call,) = voters["authorize"].calls
    assert call.session.client_addr == client


async def test_a_gateway_that_does_not_say_what_was_asked_for_is_refused() -> None:
    app, voters = app_of(Front.NGINX, authenticate=ALICE)
    assert (await ask(app, "GET", "/check", [("host", "h")])).status == 403
    assert voters["authenticate"].saw == []


async def test_nobody_has_a_say() -> None:
    app, _ = app_of(Front.NGINX, authenticate=AuthResultAbstain())
    answer = await ask(app, "GET", "/check", nginx())
    assert answer.status == 200
    assert "x-helios-user" not in answer.headers


async def test_envoy_is_told_that_nobody_said_who_it_is() -> None:
    """Envoy lets a client's own header through where the check does not answer one."""
    app, _ = app_of(Front.ENVOY, authenticate=AuthResultAbstain())
    answer = await ask(app, "GET", "/check/a", [("host", "h"), ("x-helios-user", "mallory")])
    assert (answer.headers["x-helios-user"], answer.headers["x-helios-roles"]) == ("", "")


async def test_what_a_plugin_says_of_an_identity_cannot_add_headers() -> None:
    app, _ = app_of(Front.NGINX, authenticate=ALICE)
    answer = await ask(app, "GET", "/check", nginx())
    assert answer.headers["x-helios-user"] == "al%0Aice"
    assert answer.headers["x-helios-roles"] == "a%2Cb"


async def test_obligations_refuse_since_nobody_enforces_them() -> None:
    filters = [RowFilter(table=TableName(schema=None, name="t"), condition="true")]
    decision = AuthorizeDecisionAllowWith(Obligations(row_filters=filters, column_masks=[]))
    app, _ = app_of(Front.NGINX, authorize=AuthorizeOutcome(decision=decision, cacheable=None))
    assert (await ask(app, "GET", "/check", nginx())).status == 403


@pytest.mark.parametrize(
    ("authorization", "credential", "user"),
    [
        ("Bearer abc", CredentialToken("abc"), ""),
        ("Basic " + base64.b64encode(b"bob:p:w").decode(), CredentialPassword("p:w"), "bob"),
        ("Basic !", None, ""),
        ("Digest x", None, ""),
    ],
)
async def test_credentials(authorization: str, credential: Any, user: str) -> None:
    app, voters = app_of(Front.NGINX, authenticate=ALICE)
    await ask(app, "GET", "/check", nginx("/", "GET", ("authorization", authorization)))
    assert voters["authenticate"].saw[0].credential == credential
    assert voters["authenticate"].calls[0].session.user == user


async def test_the_answer_to_a_challenge_comes_with_its_state_and_once() -> None:
    challenge = AuthResultChallenge(AuthChallenge(scheme="totp", data="the code", state="secret state"))
    app, voters = app_of(Front.NGINX, authenticate=challenge)
    asked = await ask(app, "GET", "/check", nginx())
    assert (asked.status, asked.headers["www-authenticate"]) == (401, 'totp data="the%20code"')
    assert "secret" not in str(asked.headers) + asked.text
    again = nginx("/", "GET", ("authorization", "totp 123456"), (CHALLENGE, asked.headers[CHALLENGE]))
    voters["authenticate"].answer = ALICE
    assert (await ask(app, "GET", "/check", again)).status == 200
    credential = voters["authenticate"].saw[-1].credential
    assert isinstance(credential, CredentialResponse)
    assert (credential.value.data, credential.value.state) == ("123456", "secret state")
    await ask(app, "GET", "/check", again)
    assert voters["authenticate"].saw[-1].credential is None


CONFIGURATION = """
daemon off; master_process off; pid {folder}/pid; error_log stderr error;
events {{}}
http {{
  access_log off; client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{
    listen unix:{folder}/nginx.sock;
    location = /guarded {{
      auth_request /check;
      auth_request_set $user $upstream_http_x_helios_user;
      proxy_set_header x-user $user;
      proxy_pass http://127.0.0.1:{service}/guarded;
    }}
    location = /check {{
      internal;
      proxy_pass http://127.0.0.1:{check};
      proxy_pass_request_body off;
      proxy_set_header Content-Length "";
      proxy_set_header X-Original-Method $request_method;
      proxy_set_header X-Original-URI $request_uri;
      proxy_set_header X-Real-IP $remote_addr;
      proxy_set_header X-Forwarded-Proto $scheme;
    }}
  }}
}}
"""


@pytest.mark.guests
async def test_a_real_nginx_asks_the_check(tmp_path: Path, service: int) -> None:
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        pytest.skip("nginx is not there: apt-get install nginx-light")

    async def upstream(scope: Any, _receive: Any, send: Any) -> None:
        user = dict(scope["headers"]).get(b"x-user", b"")
        await send({"type": "http.response.start", "status": 200, "headers": [(b"x-got", user)]})
        await send({"type": "http.response.body", "body": b"guarded"})

    async with (
        custom_auth(tmp_path, service) as host,
        served(CheckApp(host, Front.NGINX)) as check,
        served(upstream) as behind,
    ):
        text = CONFIGURATION.format(folder=tmp_path, check=check, service=behind)
        (tmp_path / "nginx.conf").write_text(text)
        server = subprocess.Popen([program, "-c", tmp_path / "nginx.conf", "-p", tmp_path])  # noqa: ASYNC220
        try:
            assert await get(tmp_path / "nginx.sock", "/guarded", "bad") == (401, "")
            assert await get(tmp_path / "nginx.sock", "/guarded", "good") == (200, "alice")
        finally:
            server.terminate()
            server.wait(10)


async def get(path: Path, uri: str, token: str) -> tuple[int, str]:
    """Ask nginx at its socket; returns the status and who the service behind it was told it is."""
    for _ in range(500):
        try:
            reader, writer = await asyncio.open_unix_connection(path)
            break
        except (FileNotFoundError, ConnectionRefusedError):
            await asyncio.sleep(0.02)
    writer.write(f"GET {uri} HTTP/1.0\r\nHost: api.example\r\nX-Custom-Token: {token}\r\n\r\n".encode())
    text = (await reader.read()).decode()
    writer.close()
    head = text.partition("\r\n\r\n")[0].split("\r\n")
    got = [line.partition(": ")[2] for line in head if line.lower().startswith("x-got")]
    return int(head[0].split()[1]), got[0] if got else ""
