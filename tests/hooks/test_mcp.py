"""Plugins' tools and retrieval as the MCP SDK's own client sees them."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from helios_api.v2 import agent_tools as tools
from helios_api.v2.rag import Chunk, Provenance
from helios_host.hooks.background import Background
from helios_host.hooks.chain import restate_unparsed
from helios_host.hooks.sets import AsyncHooks, Hooks
from helios_host.hooks.table import OnFailure
from voters import FAILURE, Voter, seats

mcp = pytest.importorskip("mcp", reason="the extra mcp is not installed")

from helios_host.proxies.mcp import RETRIEVE, plugin_server  # noqa: E402
from mcp import Client  # noqa: E402


def client_of(rule: OnFailure = OnFailure.DENY, **chains: Any) -> tuple[Client, dict[str, Voter]]:
    """A client of a server with plugins in plain Python, one a hook."""
    voters = {name: Voter("acme.tools", answer, rule) for name, answer in chains.items()}
    hooks = Hooks(restate_unparsed, Background(), {name: seats([voter], name) for name, voter in voters.items()})
    return Client(plugin_server(SimpleNamespace(hooks=AsyncHooks(hooks)))), voters  # type: ignore[arg-type]


TOOL = tools.ToolDefinition(
    name="call",
    title="Call",
    description="Call an endpoint",
    input_schema='{"type": "object", "properties": {"endpoint": {"type": "string"}}}',
    output_schema='{"type": "object"}',
    annotations=tools.ToolAnnotations(
        title=None, read_only_hint=True, destructive_hint=None, idempotent_hint=False, open_world_hint=True
    ),
)
PARTS: list[tools.ContentPart] = [
    tools.ContentPartText("text"),
    tools.ContentPartImage(tools.Media(data="aGk=", mime_type="image/png")),
    tools.ContentPartAudio(tools.Media(data="aGk=", mime_type="audio/wav")),
    tools.ContentPartResourceLink(
        tools.ResourceLink(
            uri="https://a.example/b", name="b", title=None, description="d", mime_type="text/plain", size=7
        )
    ),
    tools.ContentPartEmbedded(
        tools.EmbeddedResource(uri="file:///c", mime_type=None, contents=tools.ResourceContentsText("c"))
    ),
    tools.ContentPartEmbedded(
        tools.EmbeddedResource(uri="file:///d", mime_type="x/y", contents=tools.ResourceContentsBlob("aGk="))
    ),
]
HINTS = tools.ContentAnnotations(audience=[tools.Audience.USER], priority=0.5, last_modified="2025-01-01T00:00:00Z")


def completed(*parts: tools.ContentPart, structured: str | None = None, failed: bool = False) -> tools.ToolResult:
    content = [tools.Content(part=part, annotations=HINTS if i == 0 else None) for i, part in enumerate(parts)]
    return tools.ToolResultCompleted(tools.ToolOutput(content=content, structured_content=structured, is_error=failed))


async def test_every_part_of_a_tool_and_its_answer_reaches_the_client() -> None:
    client, voters = client_of(list_tools=[TOOL], execute_tool=completed(*PARTS, structured='{"a": [1]}'))
    async with client:
        (tool,) = (await client.list_tools()).tools
        assert (tool.name, tool.title, tool.description) == ("acme.tools.call", "Call", "Call an endpoint")
        assert tool.input_schema == json.loads(TOOL.input_schema)
        assert tool.output_schema == {"type": "object"}
        assert tool.annotations is not None
        assert (tool.annotations.read_only_hint, tool.annotations.destructive_hint) == (True, None)
        result = await client.call_tool("acme.tools.call", {"endpoint": "/x"})
    assert voters["execute_tool"].saw == [("call", '{"endpoint": "/x"}')]
    assert voters["execute_tool"].calls[0].deadline == 5_000_000
    assert not result.is_error
    assert result.structured_content == {"a": [1]}
    said = [block.model_dump(mode="json", exclude_none=True) for block in result.content]
    assert [block["type"] for block in said] == ["text", "image", "audio", "resource_link", "resource", "resource"]
    assert said[0]["annotations"] == {"audience": ["user"], "priority": 0.5, "last_modified": "2025-01-01T00:00:00Z"}
    assert (said[1]["data"], said[2]["mime_type"], said[3]["size"]) == ("aGk=", "audio/wav", 7)
    assert (said[4]["resource"]["text"], said[5]["resource"]["blob"]) == ("c", "aGk=")


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (completed(tools.ContentPartText("no such user"), failed=True), "no such user"),
        (tools.ToolResultInvalidParams("endpoint is missing"), "endpoint is missing"),
        (FAILURE, "plugin acme.tools crashed"),
        (completed(structured="[]"), "plugin acme.tools answered what it may not"),
    ],
)
async def test_what_failed_is_said_to_the_model(answer: Any, text: str) -> None:
    client, _ = client_of(list_tools=[TOOL], execute_tool=answer)
    async with client:
        result = await client.call_tool("acme.tools.call", {})
    assert result.is_error
    assert [block.text for block in result.content] == [text]


@pytest.mark.parametrize("name", ["acme.tools.call", "other.call", RETRIEVE])
async def test_a_tool_that_is_not_there_is_an_error_of_the_protocol(name: str) -> None:
    client, _ = client_of(list_tools=[], execute_tool=tools.ToolResultUnknown())
    async with client:
        assert (await client.list_tools()).tools == []
        with pytest.raises(mcp.MCPError, match="there is no tool"):
            await client.call_tool(name, {})


async def test_tools_of_a_plugin_that_fails_are_left_out_or_an_error_as_its_rule_says() -> None:
    for rule in (OnFailure.SKIP, OnFailure.DENY):
        client, _ = client_of(rule, list_tools=FAILURE)
        async with client:
            if rule is OnFailure.SKIP:
                assert (await client.list_tools()).tools == []
            else:
                with pytest.raises(mcp.MCPError, match="crashed"):
                    await client.list_tools()


async def test_retrieval_is_a_tool() -> None:
    where = Provenance(index="i", document="d", title="Title", uri=None, offset=None, updated=None)
    chunks = [Chunk(id=n, text=n, score=1.0, scores=[], provenance=where, metadata=[]) for n in "ab"]
    client, voters = client_of(rag_retrieve=chunks, rag_rerank=lambda subject: subject[1][::-1])
    async with client:
        (tool,) = (await client.list_tools()).tools
        assert tool.name == RETRIEVE
        result = await client.call_tool(RETRIEVE, {"query": "q", "top_k": 2, "indexes": ["i"]})
        assert [block.text for block in result.content] == ["[1] Title\nb", "[2] Title\na"]
        query, config = voters["rag_retrieve"].saw[0]
        assert (query, config.top_k, config.indexes) == ("q", 2, ["i"])
        for wrong in ({}, {"query": 1}, {"query": "q", "top_k": 0}, {"query": "q", "indexes": [1]}):
            assert (await client.call_tool(RETRIEVE, wrong)).is_error
