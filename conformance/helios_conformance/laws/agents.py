"""Laws on what serves models and agents: chunks, tools, responses whole and streamed."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Mapping
from typing import Any, ClassVar, Final

import witbind
from helios_api.v2 import types as v2
from hypothesis import strategies as st

from helios_conformance.meaning import agents
from helios_conformance.subject import Subject, release

from .base import Broken, Example, Part, Target, answered, case_name
from .hook import HookLaw, reply

__all__ = ["CUTS", "LAWS", "cut_up"]

TOOL_NAME: Final = re.compile(r"[A-Za-z0-9_-]+")
CUTS: Final = st.just(list(range(1, 60))) | st.lists(st.integers(0, 60), max_size=5)
"""Where a response is cut: everywhere, or in a few places."""

JSON_TYPES: Final = {"object", "array", "string", "integer", "number", "boolean", "null"}


class RerankKeepsChunks(HookLaw):
    """What comes out of a rerank."""

    name = "rerank-keeps-chunks"
    sentence = "A rerank answers chunks that it was given, unchanged, each at most once."
    functions: ClassVar = (("rag", 1, "rag-rerank"), ("rag", 2, "rag-rerank"))

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Take each away from what was given."""
        left = [repr(chunk) for chunk in example["chunks"]]
        for chunk in reply(subject, target, example) or []:
            if repr(chunk) not in left:
                raise Broken(f"it answers {chunk!r:.300}, which was not given, or was answered already")
            left.remove(repr(chunk))


class RetrieveKeepsItsBounds(HookLaw):
    """How many chunks, how good, in which order."""

    name = "retrieve-keeps-its-bounds"
    sentence = "A retrieval answers at most top-k chunks, none below the lowest score, best first."
    functions: ClassVar = (("rag", 1, "rag-retrieve"), ("rag", 2, "rag-retrieve"))

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Count and compare."""
        config = example["config"]
        chunks = reply(subject, target, example)
        if chunks is None:
            return
        scores = [chunk.score for chunk in chunks]
        if len(chunks) > config.top_k:
            raise Broken(f"it answers {len(chunks)} chunks for top-k {config.top_k}")
        low = config.min_score
        if low is not None and any(score < low for score in scores):
            raise Broken(f"it answers a score of {min(scores)}, the lowest allowed is {low}")
        if any(a < b for a, b in itertools.pairwise(scores)):
            raise Broken(f"the scores are not in order: {scores[:20]}")


class ToolsAreWellDescribed(HookLaw):
    """Names and schemas."""

    name = "tools-are-well-described"
    sentence = (
        "Each tool has a name of its own, of letters, digits, _ and -, a description, and valid schemas of objects."
    )
    functions: ClassVar = (("agent_tools", 1, "list-tools"), ("agent_tools", 2, "list-tools"))

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Read the list."""
        tools = reply(subject, target, example) or []
        names = [tool.name for tool in tools]
        for tool in tools:
            if not TOOL_NAME.fullmatch(tool.name) or names.count(tool.name) > 1:
                raise Broken(f"the tool name {tool.name!r} is not valid, or there twice")
            if not tool.description:
                raise Broken(f"the tool {tool.name} has no description")
            for schema in (_schema(tool), getattr(tool, "output_schema", None)):
                if schema is not None and (wrong := schema_problem(_parsed(schema), top=True)):
                    raise Broken(f"the schema of {tool.name}: {wrong}")


class ToolsAreTotal(HookLaw):
    """Every tool, with parameters that fit, that break the schema, and of no tool."""

    name = "tools-are-total"
    sentence = (
        "A tool runs with parameters that fit its schema, refuses those that do not, and an unknown tool is unknown."
    )
    functions: ClassVar = (("agent_tools", 1, "execute-tool"), ("agent_tools", 2, "execute-tool"))

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:
        """Draw a tool, and parameters for it."""
        parts = dict(super().parts(subject, target))
        call = {"call": parts["call"]} if "call" in parts else {}
        tools = reply(subject, target, {"call": plain_call()}, "list-tools") or []
        ways: list[st.SearchStrategy[list[Any]]] = [
            st.tuples(st.just("unknown"), st.just("no-such-tool"), agents.params()).map(list)
        ]
        for tool in tools:
            schema = _parsed(_schema(tool))
            if schema_problem(schema, top=True):
                continue
            ways.append(
                st.tuples(st.just("fits"), st.just(tool.name), agents.fitting(schema).map(json.dumps)).map(list)
            )
            breaking = agents.breaking(schema)
            if breaking is not None:
                ways.append(st.tuples(st.just("breaks"), st.just(tool.name), breaking.map(json.dumps)).map(list))
            no_object = st.sampled_from(["", "{", "[]", "null", "1", '"x"'])
            ways.append(st.tuples(st.just("breaks"), st.just(tool.name), no_object).map(list))
        return {**call, "use": Part(st.one_of(ways))}

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Run the tool and look at how it ended."""
        how, name, params = example["use"]
        answer = reply(subject, target, {**example, "name": name, "params": params})
        if answer is None:
            return
        case = case_name(answer).removeprefix("ToolResult")
        if (how == "unknown") != (case == "Unknown"):
            raise Broken(f"the tool {name}, which is {'not listed' if how == 'unknown' else 'listed'}, answers {case}")
        refused = case in ("InvalidParams", "Failed") or (case == "Completed" and answer.value.is_error)
        if how == "breaks" and not refused:
            raise Broken(f"{name} runs with {params[:300]}, which its schema does not allow")
        if how == "fits" and case == "InvalidParams":
            raise Broken(f"{name} refuses {params[:300]}, which fits its schema: {answer.value[:300]}")
        if case == "Completed" and answer.value.structured_content is not None:
            try:
                fits = isinstance(json.loads(answer.value.structured_content), dict)
            except ValueError:
                fits = False
            if not fits:
                raise Broken(
                    f"the structured output of {name} is no JSON object: {answer.value.structured_content[:300]}"
                )


class StreamEqualsWhole(HookLaw):
    """One response, whole and cut into chunks."""

    name = "stream-equals-whole"
    sentence = "A response that is streamed, cut anywhere, comes out as it does whole."
    weight = 2.0
    functions: ClassVar = (("llm_response", 2, "post-process-response"),)

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:
        """Draw where to cut."""
        return {**super().parts(subject, target), "cuts": Part(CUTS)}

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Compare both ways."""
        response = example["response"]
        whole = reply(subject, target, example)
        streamed = self._stream(subject, target, example, cut_up(response, example["cuts"]))
        if whole is None or streamed is None:
            return
        case = case_name(whole)
        expected = None if case.endswith("Deny") else whole.value if case.endswith("Replace") else response
        if streamed[0] != (expected is None):
            raise Broken(
                f"whole it is {'denied' if expected is None else 'passed'}, streamed it is not: {response[:300]!r}"
            )
        if expected is not None and streamed[1] != expected:
            raise Broken(f"whole it becomes {expected[:300]!r}, streamed {streamed[1][:300]!r}")

    def _stream(self, subject: Subject, target: Target, example: Example, chunks: list[str]) -> tuple[bool, str] | None:
        """Return whether the stream was denied, and what came out; `None` where it answers an error."""
        session = subject.used()

        def call(function: str, *arguments: Any) -> Any:
            size = len(example["response"])  # what a guest kept back until then
            return answered(lambda: session.call(target.interface, function, *arguments, size=size))

        opened = call("[static]processor.open", example["call"], example["context"])
        if isinstance(opened, witbind.Err):
            return None
        out: list[str] = []
        for chunk in chunks:
            answer = call("[method]processor.push", opened.value, chunk)
            if isinstance(answer, witbind.Err) or case_name(answer.value).endswith("Deny"):
                release(opened)
                return None if isinstance(answer, witbind.Err) else (True, "")
            out.append(answer.value.value if case_name(answer.value).endswith("Replace") else chunk)
        rest = call("[static]processor.finish", opened.value)
        return None if isinstance(rest, witbind.Err) else (False, "".join(out) + rest.value)


def cut_up(text: str, cuts: list[int]) -> list[str]:
    """Return a text in pieces, cut at these places."""
    places = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    return [text[a:b] for a, b in itertools.pairwise(places)]


def plain_call() -> v2.Call:
    """Return the simplest call, for asking which tools there are."""
    session = v2.Session(id="s-1", user="alice", database="app", client_addr="unix", encrypted=False, attributes=[])
    return v2.Call(trace_parent=None, deadline=250_000, session=session, identity=None)


def _schema(tool: Any) -> str:
    found: str = tool.input_schema if hasattr(tool, "input_schema") else tool.parameters
    return found


def _parsed(schema: str) -> Any:
    try:
        return json.loads(schema)
    except ValueError:
        return None


def schema_problem(schema: Any, *, top: bool = False) -> str | None:
    """Say what is wrong with a JSON Schema, by the words of it that tools use; `None` where nothing is."""
    if not isinstance(schema, dict):
        return "it is no JSON object"
    kind = schema.get("type")
    if top and kind != "object":
        return f'its type is {kind!r}, expected "object"'
    kinds = kind if isinstance(kind, list) else [kind] if kind is not None else []
    if any(one not in JSON_TYPES for one in kinds):
        return f"there is no type {kind!r}"
    properties = schema.get("properties", {})
    required = schema.get("required", [])
    if not isinstance(properties, dict) or not isinstance(required, list):
        return "properties or required is of a wrong type"
    if missing := [name for name in required if name not in properties]:
        return f"it requires {missing[0]!r}, which it does not describe"
    if "enum" in schema and (not isinstance(schema["enum"], list) or not schema["enum"]):
        return "enum is empty, or no list"
    inner = [*properties.values(), *([schema["items"]] if "items" in schema else [])]
    return next((wrong for one in inner if (wrong := schema_problem(one))), None)


LAWS: Final = (
    RerankKeepsChunks(), RetrieveKeepsItsBounds(), ToolsAreWellDescribed(), ToolsAreTotal(), StreamEqualsWhole(),
)  # fmt: skip
