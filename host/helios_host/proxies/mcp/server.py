"""The server: `tools/list` and `tools/call` of the Model Context Protocol, answered by `agent-tools` and `rag`.

A plugin's tool is named `plugin.tool`, as its chain names it. Where plugins have `rag`, the tool `retrieve` finds text.
A plugin that fails leaves its tools out of the list; a call of one of them is answered as a failed tool, in words that
name the plugin and the kind of its failure. The server is the SDK's own, for any of its transports:

```python
async with PluginHost.from_config("heliosproxy.toml") as host, mcp.server.stdio.stdio_server() as streams:
    await (server := plugin_server(host)).run(*streams, server.create_initialization_options())
```
"""

from __future__ import annotations

import json
import logging
import uuid
from typing import Any, Final

import mcp.types as types
from helios_api.v2.agent_tools import ToolDefinition, ToolResultCompleted, ToolResultInvalidParams
from helios_api.v2.rag import RagConfig
from helios_api.v2.types import Call, Session
from mcp import MCPError
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from pydantic import ValidationError

from helios_host.errors import CallError, printable
from helios_host.hooks.table import deadline_of
from helios_host.manager import PluginHost

from .content import tool_of, tool_result

__all__ = ["RETRIEVE", "plugin_server"]

RETRIEVE: Final = "retrieve"
"""The tool that asks `rag`; plugins' tools have a dot in their names."""

TOP_K: Final = 20
"""Most chunks of one answer."""

_log = logging.getLogger("helios_host.proxies.mcp")

_RETRIEVE: Final = types.Tool(
    name=RETRIEVE,
    title="Retrieve",
    description="Find text that answers a question, best first",
    input_schema={
        "type": "object",
        "properties": {
            "query": {"type": "string"},
            "top_k": {"type": "integer", "minimum": 1, "maximum": TOP_K, "default": 5},
            "indexes": {"type": "array", "items": {"type": "string"}},
        },
        "required": ["query"],
    },
    annotations=types.ToolAnnotations(read_only_hint=True, open_world_hint=False),
)


def plugin_server(host: PluginHost, name: str = "helios-plugin-host") -> Server[Any]:
    """Return an MCP server of a host's plugins; it is the SDK's, to be run on one of its transports."""
    session = Session(id=uuid.uuid4().hex, user="", database="", client_addr="unix", encrypted=False, attributes=[])

    def call_for(chain: str) -> Call:
        return Call(trace_parent=None, deadline=deadline_of(chain), session=session, identity=None)

    async def list_tools(
        _context: ServerRequestContext[Any], _params: types.PaginatedRequestParams | None
    ) -> types.ListToolsResult:
        hooks = host.hooks
        try:
            found = None if hooks.list_tools.is_empty else await hooks.list_tools(call_for("list_tools"), None)
        except CallError as error:
            raise MCPError(types.INTERNAL_ERROR, f"plugin {error.plugin} {error.summary}") from error
        tools = [tool for definition in found or () if (tool := _said(definition)) is not None]
        if not hooks.rag_retrieve.is_empty:
            tools.append(_RETRIEVE)
        return types.ListToolsResult(tools=tools)

    async def call_tool(
        _context: ServerRequestContext[Any], params: types.CallToolRequestParams
    ) -> types.CallToolResult:
        arguments = params.arguments or {}
        try:
            if params.name == RETRIEVE and not host.hooks.rag_retrieve.is_empty:
                return await _retrieve(host, call_for, arguments)
            result = await host.hooks.execute_tool(call_for("execute_tool"), (params.name, json.dumps(arguments)))
        except CallError as error:
            return _failed(f"plugin {error.plugin} {error.summary}")
        if isinstance(result, ToolResultCompleted):
            try:
                return tool_result(result.value)
            except ValidationError as error:
                _log.warning("the answer of %s is none of MCP's: %s", printable(params.name, 200), error.title)
                return _failed("the tool answered what the protocol cannot say")
        if isinstance(result, ToolResultInvalidParams):
            return _failed(result.value)
        raise MCPError(types.INVALID_PARAMS, f"there is no tool {params.name!r}")

    return Server(name, on_list_tools=list_tools, on_call_tool=call_tool)


async def _retrieve(host: PluginHost, call_for: Any, arguments: dict[str, Any]) -> types.CallToolResult:
    query, top_k, indexes = arguments.get("query"), arguments.get("top_k", 5), arguments.get("indexes", [])
    if not isinstance(query, str) or not isinstance(top_k, int) or not 1 <= top_k <= TOP_K:
        return _failed(f"query is a string, top_k a number from 1 to {TOP_K}")
    if not isinstance(indexes, list) or not all(isinstance(index, str) for index in indexes):
        return _failed("indexes are strings")
    config = RagConfig(indexes=indexes, top_k=top_k, min_score=None, filters=[], settings=[])
    hooks = host.hooks
    chunks = await hooks.rag_retrieve(call_for("rag_retrieve"), (query, config)) or []
    if chunks and not hooks.rag_rerank.is_empty:
        chunks = await hooks.rag_rerank(call_for("rag_rerank"), (query, chunks)) or chunks
    content: list[types.ContentBlock] = [
        types.TextContent(
            type="text", text=f"[{number}] {chunk.provenance.title or chunk.provenance.document}\n{chunk.text}"
        )
        for number, chunk in enumerate(chunks[:top_k], 1)
    ]
    return types.CallToolResult(content=content)


def _said(definition: ToolDefinition) -> types.Tool | None:
    """Return a tool as MCP says it; one that it cannot say is left out."""
    try:
        return tool_of(definition)
    except ValidationError as error:
        _log.warning("the tool %s is none of MCP's: %s", printable(definition.name, 200), error.title)
        return None


def _failed(text: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(type="text", text=text)], is_error=True)
