"""Chains in which each plugin sees what the one before it made: results, chunks, and the answers of models."""

from __future__ import annotations

from typing import Final, TypeAlias

import attrs
from helios_api.v2.llm_response import (
    ResponseContext,
    ResponseDecision,
    ResponseDecisionDeny,
    ResponseDecisionKeep,
    ResponseDecisionReplace,
)
from helios_api.v2.post_query import (
    PostQueryDecision,
    PostQueryDecisionDeny,
    PostQueryDecisionKeep,
    PostQueryDecisionMaskColumns,
    PostQueryDecisionReplace,
    ResultMask,
)
from helios_api.v2.rag import Chunk
from helios_api.v2.types import Mask, ResultSet, Statement

from helios_host.errors import CallError, client_text

from .chain import Chain, Steps
from .values import mask_columns

__all__ = ["PostQueryChain", "RerankChain", "ResponseChain"]

Ran: TypeAlias = tuple[Statement, ResultSet]
Response: TypeAlias = tuple[str, ResponseContext]

_KEEP: Final = PostQueryDecisionKeep()
_KEEP_RESPONSE: Final = ResponseDecisionKeep()


class PostQueryChain(Chain[Ran, PostQueryDecision]):
    """`post-query`: a pipeline; deny ends it.

    The answer is `mask-columns` while plugins only hide columns, each once, and the whole result otherwise.
    """

    def steps(self, subject: Ran) -> Steps[Ran, PostQueryDecision | None]:
        """Decide what happens to a result."""
        statement, result = subject
        asked = replaced = False
        hidden: dict[int, Mask] = {}
        masks: dict[int, Mask] = {}
        for seat in self.seats:
            if masks:
                result, masks = mask_columns(result, masks), {}
                subject = statement, result
            try:
                answer: PostQueryDecision = yield seat, subject
            except CallError as error:
                if seat.refuses(error):
                    return PostQueryDecisionDeny(seat.excuse(error))
                continue
            asked = True
            if isinstance(answer, PostQueryDecisionDeny):
                return PostQueryDecisionDeny(client_text(answer.value))
            if isinstance(answer, PostQueryDecisionReplace):
                result = attrs.evolve(answer.value, columns=result.columns)
                subject = statement, result
                replaced = True
            elif isinstance(answer, PostQueryDecisionMaskColumns):
                masks = {mask.column: mask.mask for mask in answer.value}
                replaced = replaced or any(column in hidden for column in masks)
                hidden |= masks
        if replaced:
            return PostQueryDecisionReplace(mask_columns(result, masks) if masks else result)
        if hidden:
            return PostQueryDecisionMaskColumns([ResultMask(column=c, mask=m) for c, m in sorted(hidden.items())])
        return _KEEP if asked else None


class RerankChain(Chain[tuple[str, list[Chunk]], list[Chunk]]):
    """`rag-rerank`: a pipeline. A plugin that fails under the rule `deny` raises its `CallError`."""

    def steps(self, subject: tuple[str, list[Chunk]]) -> Steps[tuple[str, list[Chunk]], list[Chunk] | None]:
        """Put chunks in a better order."""
        query, chunks = subject
        asked = False
        for seat in self.seats:
            try:
                chunks = yield seat, subject
            except CallError as error:
                if seat.refuses(error):
                    raise
                continue
            subject = query, chunks
            asked = True
        return chunks if asked else None


class ResponseChain(Chain[Response, ResponseDecision]):
    """`post-process-response`: a pipeline; deny ends it."""

    def steps(self, subject: Response) -> Steps[Response, ResponseDecision | None]:
        """Decide what happens to a whole response."""
        _, context = subject
        decision: ResponseDecision | None = None
        for seat in self.seats:
            try:
                answer: ResponseDecision = yield seat, subject
            except CallError as error:
                if seat.refuses(error):
                    return ResponseDecisionDeny(seat.excuse(error))
                continue
            if isinstance(answer, ResponseDecisionDeny):
                return ResponseDecisionDeny(client_text(answer.value))
            if isinstance(answer, ResponseDecisionReplace):
                decision = answer
                subject = answer.value, context
            decision = decision or _KEEP_RESPONSE
        return decision
