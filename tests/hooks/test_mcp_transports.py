"""Real plugins as MCP tools, for the SDK's client, over standard streams of a process and over streamable HTTP."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Iterator
from contextlib import asynccontextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from guestkit import build_guests
from helios_host import PluginHost
from helios_host.capabilities.faces import Io, run
from helios_host.capabilities.search import Document, IndexSpec, SearchSettings, open_search

pytest.importorskip("mcp", reason="the extra mcp is not installed")
uvicorn = pytest.importorskip("uvicorn", reason="the extra admin is not installed")

from helios_host.proxies.mcp import plugin_server  # noqa: E402
from mcp import Client, StdioServerParameters  # noqa: E402

pytestmark = pytest.mark.guests
ROOT = Path(__file__).parents[2]

PROGRAM = """
import asyncio, sys
from pathlib import Path
from helios_host import PluginHost
from helios_host.proxies.mcp import plugin_server
from mcp.server.stdio import stdio_server

async def main():
    loading = PluginHost.from_config(sys.argv[1], cache_directory=Path(sys.argv[2]))
    async with loading as host, stdio_server() as streams:
        assert host.problems == (), host.problems
        server = plugin_server(host)
        await server.run(*streams, server.create_initialization_options())

asyncio.run(main())
"""


class Api(BaseHTTPRequestHandler):
    """Says which path was asked for."""

    def do_GET(self) -> None:
        body = self.path.encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def configuration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A configuration with a plugin of tools, whose API runs, and one of retrieval, whose index has a document."""
    folder = tmp_path_factory.mktemp("mcp")
    (folder / "plugins").mkdir()
    for outcome in build_guests(only=["agent-tools-zig-v2", "rag-fusion-cpp-v2"]):
        if outcome.status == "skipped":
            pytest.skip(f"{outcome.guest.name} needs: {outcome.note}")
        assert outcome.status in ("built", "cached"), outcome.note
        (folder / "plugins" / outcome.guest.name).symlink_to(outcome.guest.target)
    (folder / "data").mkdir()
    backend = open_search(SearchSettings(), folder / "data", Io())
    run(backend.create(IndexSpec(name="documents", dimensions=64)))
    run(backend.add("documents", [Document(id="a", text="How to reset a password", source="Handbook")]))
    backend.close()
    api = ThreadingHTTPServer(("127.0.0.1", 0), Api)
    thread = threading.Thread(target=api.serve_forever, args=(0.02,))
    thread.start()
    address = f"http://127.0.0.1:{api.server_address[1]}"
    path = folder / "heliosproxy.toml"
    path.write_text(f"""
[plugins]
plugin_dir = "{folder / "plugins"}"
timeout = "5s"
[plugins.agent-tools]
config = {{ base_url = "{address}", paths = ["/users"] }}
network = {{ allow = ["{address}"], allow_private = ["127.0.0.1"] }}
[plugins.permissions]
agent-tools = ["http_fetch"]
rag-fusion = ["search"]
[plugins.capabilities]
data_dir = "{folder / "data"}"
""")
    yield path
    api.shutdown()
    api.server_close()
    thread.join()


@asynccontextmanager
async def over_streams(configuration: Path) -> Any:
    arguments = ["-c", PROGRAM, str(configuration), str(ROOT / "build" / "test-cache")]
    async with Client(StdioServerParameters(command=sys.executable, args=arguments)) as client:
        yield client


@asynccontextmanager
async def over_http(configuration: Path) -> Any:
    async with PluginHost.from_config(configuration, cache_directory=ROOT / "build" / "test-cache") as host:
        assert host.problems == ()
        app = plugin_server(host).streamable_http_app()
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        async with Client(f"http://127.0.0.1:{port}/mcp") as client:
            yield client
        server.should_exit = True
        await serving


@pytest.mark.parametrize("connected", [over_streams, over_http])
async def test_a_client_lists_and_calls_the_tools_of_plugins(configuration: Path, connected: Any) -> None:
    async with connected(configuration) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert sorted(tools) == ["agent-tools.internal_api_call", "retrieve"]
        assert set(tools["agent-tools.internal_api_call"].input_schema["properties"]) >= {"endpoint", "method"}
        answered = await client.call_tool("agent-tools.internal_api_call", {"endpoint": "/users/1", "method": "GET"})
        assert (answered.is_error, answered.content[0].text) == (False, "/users/1")
        refused = await client.call_tool("agent-tools.internal_api_call", {"endpoint": "/secrets", "method": "GET"})
        assert refused.is_error
        found = await client.call_tool("retrieve", {"query": "password", "indexes": ["documents"]})
        assert [block.text for block in found.content] == ["[1] Handbook\nHow to reset a password"]
