"""The hooks `embedding`, `rag`, `agent-tools` and `llm-response` of version 1."""

from __future__ import annotations

import math
from typing import Final

import attrs
from helios_api.v1.agent_tools import ToolDefinition as ToolDefinition1
from helios_api.v1.agent_tools import ToolResult as ToolResult1
from helios_api.v1.agent_tools import ToolResultSuccess as ToolResultSuccess1
from helios_api.v1.agent_tools import ToolResultUnknown as ToolResultUnknown1
from helios_api.v1.llm_response import ResponseContext as ResponseContext1
from helios_api.v1.rag import Chunk as Chunk1
from helios_api.v1.rag import RagConfig as RagConfig1
from helios_api.v2.agent_tools import (
    Content,
    ContentPartText,
    ToolDefinition,
    ToolOutput,
    ToolResult,
    ToolResultCompleted,
    ToolResultUnknown,
)
from helios_api.v2.llm_response import (
    ResponseContext,
    ResponseDecision,
    ResponseDecisionKeep,
    ResponseDecisionReplace,
    Source,
)
from helios_api.v2.rag import Chunk, Provenance, RagConfig
from helios_api.v2.types import Call, PluginError, PluginErrorOther
from witbind import Err

from helios_host.plugins.adapters.asking import Asked, Asking

__all__ = [
    "dimensions",
    "embed",
    "execute_tool",
    "list_tools",
    "llm_response",
    "rag_rerank",
    "rag_retrieve",
    "response_context",
    "similarity",
]

Vector = list[float]

SAMPLE: Final = "text"
"""What a plugin of version 1 embeds so that the length of its vectors is known."""

_KEEP: Final = ResponseDecisionKeep()


@Asking
def embed(_call: Call, texts: list[str]) -> Asked[list[Vector]]:
    """Ask `compute-embedding` of version 1, once a text."""
    found = []
    for text in texts:
        found.append((yield (text,)))  # noqa: PERF401 - no comprehension can yield
    return found


@Asking
def dimensions(_call: Call, _subject: None) -> Asked[int]:
    """Measure a vector of `compute-embedding` of version 1."""
    return len((yield (SAMPLE,)))


@Asking
def similarity(_call: Call, subject: tuple[Vector, Vector]) -> Asked[float]:
    """Ask `similarity` of version 1."""
    found: float = yield subject
    return found


@Asking
def rag_retrieve(_call: Call, subject: tuple[str, RagConfig]) -> Asked[list[Chunk]]:
    """Ask `rag-retrieve` of version 1, once an index; what does not meet the filters is left out."""
    query, config = subject
    found: list[Chunk] = []
    for index in config.indexes or [""]:
        asked = RagConfig1(
            index=index,
            top_k=config.top_k,
            min_score=-math.inf if config.min_score is None else config.min_score,
            settings=config.settings,
        )
        answer: list[Chunk1] = yield query, asked
        found += [_chunk(chunk, index) for chunk in answer if _meets(chunk, config)]
    if len(config.indexes) > 1:
        found.sort(key=lambda chunk: -chunk.score)
        return found[: config.top_k]
    return found


def _meets(chunk: Chunk1, config: RagConfig) -> bool:
    return all(any(name == f.name and value in f.any_of for name, value in chunk.metadata) for f in config.filters)


def _chunk(chunk: Chunk1, index: str) -> Chunk:
    provenance = Provenance(index=index, document=chunk.source, title=None, uri=None, offset=None, updated=None)
    return Chunk(
        id=chunk.id, text=chunk.text, score=chunk.score, scores=[], provenance=provenance, metadata=chunk.metadata
    )


@Asking
def rag_rerank(_call: Call, subject: tuple[str, list[Chunk]]) -> Asked[list[Chunk] | Err[PluginError]]:
    """Ask `rag-rerank` of version 1; what it gives back is what it was given, in its order and with its scores."""
    query, chunks = subject
    asked = [
        Chunk1(id=c.id, text=c.text, score=c.score, source=_source_of(c.provenance), metadata=c.metadata)
        for c in chunks
    ]
    known: dict[tuple[str, str, str], list[Chunk]] = {}
    for old, chunk in zip(asked, chunks, strict=True):
        known.setdefault((old.id, old.source, old.text), []).append(chunk)
    ordered: list[Chunk1] = yield query, asked
    answer = []
    for new in ordered:
        same = known.get((new.id, new.source, new.text))
        if not same:
            return Err(PluginErrorOther(f"the chunk {new.id} was not among those to be ordered"))
        answer.append(attrs.evolve(same.pop(0), score=new.score))
    return answer


def _source_of(provenance: Provenance) -> str:
    return provenance.title or provenance.document


@Asking
def list_tools(_call: Call, _subject: None) -> Asked[list[ToolDefinition]]:
    """Ask `list-tools` of version 1."""
    tools: list[ToolDefinition1] = yield ()
    return [
        ToolDefinition(
            name=tool.name,
            title=None,
            description=tool.description,
            input_schema=tool.parameters,
            output_schema=None,
            annotations=None,
        )
        for tool in tools
    ]


@Asking
def execute_tool(_call: Call, subject: tuple[str, str]) -> Asked[ToolResult]:
    """Ask `execute-tool` of version 1."""
    answer: ToolResult1 = yield subject
    if isinstance(answer, ToolResultUnknown1):
        return ToolResultUnknown()
    content = [Content(part=ContentPartText(answer.value), annotations=None)]
    failed = not isinstance(answer, ToolResultSuccess1)
    return ToolResultCompleted(ToolOutput(content=content, structured_content=None, is_error=failed))


@Asking
def llm_response(_call: Call, subject: tuple[str, ResponseContext]) -> Asked[ResponseDecision]:
    """Ask `post-process-response` of version 1."""
    response, context = subject
    answer = yield response, response_context(context)
    return _KEEP if answer == response else ResponseDecisionReplace(answer)


def response_context(context: ResponseContext) -> ResponseContext1:
    """Say what a response is for in version 1."""
    return ResponseContext1(format=context.format, sources=[_source(source) for source in context.sources])


def _source(source: Source) -> str:
    return source.title or source.uri or source.id
