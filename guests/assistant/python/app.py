# ruff: noqa: ARG002 - a hook has the parameters of the contract
"""An assistant's helper as a plugin: vectors, retrieval by two searches, a tool, and answers without personal data."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import heliosproxy_plugin as helios
import pii
import ranking
from componentize_py_types import Err
from wit_world.exports import agent_tools_v2, rag_v2
from wit_world.exports.llm_response_v2 import ResponseContext, ResponseDecision, ResponseDecision_Replace
from wit_world.imports import http_v2, search_v2, types_v2
from wit_world.imports.types_v2 import Call

METHODS: Final = ("GET", "POST")

MOST_HITS: Final = 1000
"""Hits of one search that are worth ranking, whatever a caller asks for."""

PARAMETERS: Final = {
    "type": "object",
    "properties": {
        "endpoint": {
            "type": "string",
            "pattern": "^/",
            "description": "The path below the API's address, such as /users/1",
        },
        "method": {"type": "string", "enum": list(METHODS)},
        "body": {"type": "object"},
    },
    "required": ["endpoint", "method"],
}


@dataclass(frozen=True)
class Settings:
    """The keys of config_schema in plugin.yaml."""

    index: str = "documents"
    base_url: str = ""


def needs(permission: str, denied: type, probe: Callable[[], Any]) -> None:
    """Ask a service for nothing; raises `InvalidConfig` where the operator does not grant it."""
    try:
        probe()
    except Err as error:
        if isinstance(error.value, denied):
            why = f"it needs the permission {permission}, but its operator does not grant it: add {permission}"
            raise helios.InvalidConfig(f"{why} to the plugin's list in [plugins.permissions]") from error


class Answer(helios.Stream):
    """Takes out of a streamed answer what identifies a person, and adds the sources at the end."""

    def __init__(self, context: ResponseContext) -> None:
        self.redactor = pii.Redactor()
        self.citations = citations(context)

    def push(self, chunk: str) -> ResponseDecision:
        """Take a chunk."""
        return ResponseDecision_Replace(self.redactor.push(chunk))

    def finish(self) -> str:
        """End the answer."""
        return self.redactor.finish() + self.citations


class Plugin(helios.Plugin[Settings]):
    """The assistant's helper."""

    def on_load(self) -> None:
        """Refuse to load without a permission."""
        needs("search", search_v2.SearchError_AccessDenied, lambda: search_v2.search_keyword_index("", "", 0))
        nowhere = http_v2.HttpRequest("", "", [], types_v2.Body_Empty(), None)
        needs("http_fetch", http_v2.HttpError_AccessDenied, lambda: http_v2.http_fetch(nowhere))

    def embed(self, call: Call, texts: list[str]) -> list[list[float]]:
        """Turn texts into vectors of words by hashing."""
        return [ranking.embed(text) for text in texts]

    def similarity(self, call: Call, a: list[float], b: list[float]) -> float:
        """Compare directions."""
        if len(a) != len(b):
            raise helios.InvalidInput(f"vectors of {len(a)} and {len(b)} dimensions")
        return ranking.cosine(a, b)

    def dimensions(self, call: Call) -> int:
        """Say how long the vectors are."""
        return ranking.DIMENSIONS

    def model_name(self, call: Call) -> str:
        """Name the model."""
        return f"hashed-words-{ranking.DIMENSIONS}"

    def rag_retrieve(self, call: Call, query: str, config: rag_v2.RagConfig) -> list[rag_v2.Chunk]:
        """Find chunks by meaning and by words, fused by rank."""
        chunks: list[rag_v2.Chunk] = []
        for index in config.indexes or [self.settings.index]:
            chunks += self.retrieve(index, query, config)
        chunks.sort(key=lambda chunk: (-chunk.score, chunk.id))
        return chunks[: config.top_k]

    def retrieve(self, index: str, query: str, config: rag_v2.RagConfig) -> list[rag_v2.Chunk]:
        """Find chunks in one index."""
        wanted = min(4 * config.top_k, MOST_HITS)
        try:
            semantic = search_v2.search_semantic_index(index, ranking.embed(query), wanted)
            keyword = search_v2.search_keyword_index(index, query, wanted) if ranking.words(query) else []
        except Err as error:
            raise helios.Unavailable(f"the index {index}: {error.value}") from error
        found = {hit.id: hit for hit in [*keyword, *semantic] if meets(hit, config)}
        rankings = {"semantic": semantic, "keyword": keyword}
        scores = ranking.fuse(*([hit.id for hit in hits if hit.id in found] for hits in rankings.values()))
        least = config.min_score
        return [
            rag_v2.Chunk(
                id=hit.id,
                text=hit.text,
                score=scores[hit.id],
                scores=[
                    rag_v2.NamedScore(name, other.score)
                    for name, hits in rankings.items()
                    for other in hits
                    if other.id == hit.id
                ],
                provenance=rag_v2.Provenance(index, hit.source or hit.id, hit.source or None, None, None, None),
                metadata=hit.metadata,
            )
            for hit in found.values()
            if least is None or scores[hit.id] >= least
        ]

    def rag_rerank(self, call: Call, query: str, chunks: list[rag_v2.Chunk]) -> list[rag_v2.Chunk]:
        """Put first what has most of the query's words."""
        return sorted(chunks, key=lambda chunk: -ranking.overlap(query, chunk.text))

    def list_tools(self, call: Call) -> list[agent_tools_v2.ToolDefinition]:
        """List the tools."""
        return [
            agent_tools_v2.ToolDefinition(
                name="internal_api_call",
                title="Internal API",
                description="Call internal API endpoint",
                input_schema=json.dumps(PARAMETERS),
                output_schema=None,
                annotations=agent_tools_v2.ToolAnnotations(None, None, None, None, open_world_hint=True),
            )
        ]

    def execute_tool(self, call: Call, name: str, params: str) -> agent_tools_v2.ToolResult:
        """Call a tool."""
        if name != "internal_api_call":
            return agent_tools_v2.ToolResult_Unknown()
        try:
            given: Any = json.loads(params)
            endpoint, method, sent = given["endpoint"], given["method"], given.get("body", {})
        except (ValueError, KeyError, TypeError, AttributeError):
            return agent_tools_v2.ToolResult_InvalidParams("endpoint and method are required")
        if not isinstance(endpoint, str) or not endpoint.startswith("/") or method not in METHODS:
            return agent_tools_v2.ToolResult_InvalidParams("endpoint is a path, method is GET or POST")
        if not isinstance(sent, dict):
            return agent_tools_v2.ToolResult_InvalidParams("body is an object")
        body: types_v2.Body = types_v2.Body_Empty()
        if method == "POST":
            body = types_v2.Body_Text(json.dumps(sent))
        request = http_v2.HttpRequest(
            method, self.settings.base_url + endpoint, [("content-type", "application/json")], body, None
        )
        try:
            response = http_v2.http_fetch(request)
        except Err as error:
            return answered(f"the API cannot be called: {error.value}", failed=True)
        text = response.body.value if isinstance(response.body, types_v2.Body_Text) else ""
        return answered(text, failed=response.status >= 400)

    def open(self, call: Call, context: ResponseContext) -> Answer:
        """Begin a streamed answer."""
        return Answer(context)

    def post_process_response(self, call: Call, response: str, context: ResponseContext) -> ResponseDecision:
        """Take what identifies a person out of a whole answer, and add the sources."""
        return ResponseDecision_Replace(pii.redact(response) + citations(context))


def meets(hit: search_v2.SearchHit, config: rag_v2.RagConfig) -> bool:
    """Say whether a hit meets every condition."""
    return all(any(name == f.name and value in f.any_of for name, value in hit.metadata) for f in config.filters)


def answered(text: str, *, failed: bool) -> agent_tools_v2.ToolResult:
    """Return a tool's answer of one text."""
    part = agent_tools_v2.Content(agent_tools_v2.ContentPart_Text(text), None)
    return agent_tools_v2.ToolResult_Completed(agent_tools_v2.ToolOutput([part], None, failed))


def citations(context: ResponseContext) -> str:
    """List the sources by their numbers; an answer in JSON gets none."""
    if not context.sources or context.format == "json":
        return ""
    lines = [
        f"[{number}] {source.title or source.uri or source.id}" for number, source in enumerate(context.sources, 1)
    ]
    return "\n\nSources:\n" + "\n".join(lines)


helios.export(Plugin)
