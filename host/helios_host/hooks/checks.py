"""Rules of the hooks' answers that types cannot say: an answer that breaks one counts as a failure of its plugin."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeAlias

from helios_api.v2.agent_tools import ToolDefinition, ToolResult, ToolResultCompleted
from helios_api.v2.branch_policy import MergePolicy, MergePolicyRequireApproval
from helios_api.v2.post_query import (
    PostQueryDecision,
    PostQueryDecisionMaskColumns,
    PostQueryDecisionReplace,
)
from helios_api.v2.rag import Chunk, RagConfig
from helios_api.v2.route import Backend, RouteDecision, RouteDecisionBackend
from helios_api.v2.types import Call, ResultSet, Statement
from helios_api.v2.vector_index import Quantizer
from witbind.runtime import Packer

from helios_host.errors import InvalidAnswer, printable

from .seat import Seat

__all__ = ["CHECKS", "checked"]

Check: TypeAlias = Callable[[Any, Any], str | None]
"""Takes a subject and the answer to it; says what is wrong with it."""

Vector: TypeAlias = list[float]

TOOL_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")


def checked(name: str, seats: Iterable[Seat[Any, Any]]) -> Iterable[Seat[Any, Any]]:
    """Return seats whose answers are checked, where the chain of this name has a rule; wrong ones raise."""
    check = CHECKS.get(name)
    return seats if check is None else [_checked(name, check, seat) for seat in seats]


def _checked(name: str, check: Check, seat: Seat[Any, Any]) -> Seat[Any, Any]:
    def judged(subject: Any, answer: Any) -> Any:
        wrong = check(subject, answer)
        if wrong is not None:
            raise InvalidAnswer(printable(wrong, 300), plugin=seat.plugin, hook=name)
        return answer

    def ask(roomy: float, until: float, call: Call, subject: Any, *packed: Packer) -> Any:
        return judged(subject, seat.ask(roomy, until, call, subject, *packed))

    async def ask_async(roomy: float, until: float, call: Call, subject: Any, *packed: Packer) -> Any:
        return judged(subject, await seat.ask_async(roomy, until, call, subject, *packed))

    return Seat(
        seat.plugin,
        ask,
        ask_async,
        seat.on_failure,
        seat.timeout,
        seat.report,
        may_wait=seat.may_wait,
        reuse=seat.reuse,
        takes=seat.takes,
    )


def _route(subject: tuple[Statement, Sequence[Backend]], answer: RouteDecision) -> str | None:
    known = [backend.name for backend in subject[1]]
    if isinstance(answer, RouteDecisionBackend) and answer.value not in known:
        return f"there is no backend {answer.value!r}; there are {', '.join(known)}"
    return None


def _post_query(subject: tuple[Statement, ResultSet], answer: PostQueryDecision) -> str | None:
    columns = subject[1].columns
    if isinstance(answer, PostQueryDecisionMaskColumns):
        masked = [mask.column for mask in answer.value]
        if any(column >= len(columns) for column in masked):
            return f"a mask is for column {max(masked)}, there are {len(columns)}"
        return "a column is masked twice" if len(set(masked)) < len(masked) else None
    if isinstance(answer, PostQueryDecisionReplace):
        if [column.name for column in answer.value.columns] != [column.name for column in columns]:
            return "the result that replaces another has other columns"
        if any(len(row) != len(columns) for row in answer.value.rows):
            return f"a row has not {len(columns)} values"
    return None


def _merge(_subject: object, answer: MergePolicy) -> str | None:
    if isinstance(answer, MergePolicyRequireApproval) and answer.value.min_approvals < 1:
        return "an approval by nobody is none: min-approvals is at least 1"
    return None


def _embed(texts: Sequence[str], vectors: Sequence[Vector]) -> str | None:
    if len(vectors) != len(texts):
        return f"{len(texts)} texts have {len(vectors)} vectors"
    if len({len(vector) for vector in vectors}) > 1 or any(not vector for vector in vectors):
        return "the vectors are of different lengths, or empty"
    return _finite(value for vector in vectors for value in vector)


def _dimensions(_subject: object, answer: int) -> str | None:
    return None if answer else "vectors have at least 1 dimension"


def _similarity(_subject: object, answer: float) -> str | None:
    return _finite((answer,))


def _retrieve(subject: tuple[str, RagConfig], chunks: Sequence[Chunk]) -> str | None:
    if len(chunks) > subject[1].top_k:
        return f"{len(chunks)} chunks, asked for are at most {subject[1].top_k}"
    return _finite(chunk.score for chunk in chunks)


def _rerank(subject: tuple[str, Sequence[Chunk]], chunks: Sequence[Chunk]) -> str | None:
    over = Counter(map(_same, chunks)) - Counter(map(_same, subject[1]))
    if over:
        return f"the chunk {next(iter(over))[0]!r} was not among those to be ordered, or only once"
    return _finite(chunk.score for chunk in chunks)


def _same(chunk: Chunk) -> tuple[str, str, str]:
    return chunk.id, chunk.provenance.index, chunk.text


def _tools(_subject: object, tools: Sequence[ToolDefinition]) -> str | None:
    if len({tool.name for tool in tools}) < len(tools):
        return "two tools have the same name"
    for tool in tools:
        if not TOOL_NAME.fullmatch(tool.name):
            return f"a tool's name is letters, digits, _ and -, at most 64, not {tool.name!r}"
        if not _is_object(tool.input_schema):
            return f"the input-schema of {tool.name} is no JSON object"
        if tool.output_schema is not None and not _is_object(tool.output_schema):
            return f"the output-schema of {tool.name} is no JSON object"
    return None


def _executed(_subject: object, answer: ToolResult) -> str | None:
    if isinstance(answer, ToolResultCompleted):
        structured = answer.value.structured_content
        if structured is not None and not _is_object(structured):
            return "the structured content is no JSON object"
    return None


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def _distances(subject: tuple[Vector, Sequence[Vector]], answer: Sequence[float]) -> str | None:
    if len(answer) != len(subject[1]):
        return f"{len(subject[1])} vectors have {len(answer)} distances"
    return None if all(distance >= 0 for distance in answer) else "a distance is zero or more"


def _train(sample: Sequence[Vector], answer: Quantizer) -> str | None:
    if sample and answer.dimensions != len(sample[0]):
        return f"the quantizer is for {answer.dimensions} dimensions, the sample has {len(sample[0])}"
    return None


def _encode(subject: tuple[Quantizer, Sequence[Vector]], codes: Sequence[bytes]) -> str | None:
    return _as_many(subject[1], codes)


def _decode(subject: tuple[Quantizer, Sequence[bytes]], vectors: Sequence[Vector]) -> str | None:
    quantizer, codes = subject
    if any(len(vector) != quantizer.dimensions for vector in vectors):
        return f"a decoded vector has not {quantizer.dimensions} dimensions"
    return _as_many(codes, vectors)


def _as_many(asked: Sequence[object], answer: Sequence[object]) -> str | None:
    return None if len(asked) == len(answer) else f"{len(asked)} were asked for, {len(answer)} are there"


def _finite(values: Iterable[float]) -> str | None:
    return None if all(math.isfinite(value) for value in values) else "a number is not finite"


CHECKS: Final[dict[str, Check]] = {
    "route": _route,
    "post_query": _post_query,
    "on_branch_merge": _merge,
    "embed": _embed,
    "dimensions": _dimensions,
    "similarity": _similarity,
    "rag_retrieve": _retrieve,
    "rag_rerank": _rerank,
    "list_tools": _tools,
    "execute_tool": _executed,
    "distances": _distances,
    "train": _train,
    "encode": _encode,
    "decode": _decode,
}
"""The rule of each chain that has one."""
