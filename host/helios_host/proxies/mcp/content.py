"""Tools and what they answer, from the contract's types to the protocol's: one to one."""

from __future__ import annotations

import json

import mcp.types as types
from helios_api.v2.agent_tools import (
    Content,
    ContentAnnotations,
    ContentPartAudio,
    ContentPartImage,
    ContentPartResourceLink,
    ContentPartText,
    EmbeddedResource,
    ResourceContentsText,
    ToolDefinition,
    ToolOutput,
)

__all__ = ["tool_of", "tool_result"]


def tool_of(definition: ToolDefinition) -> types.Tool:
    """Return a tool; raises `pydantic.ValidationError`."""
    hints = definition.annotations
    return types.Tool(
        name=definition.name,
        title=definition.title,
        description=definition.description,
        input_schema=json.loads(definition.input_schema),
        output_schema=None if definition.output_schema is None else json.loads(definition.output_schema),
        annotations=None
        if hints is None
        else types.ToolAnnotations(
            title=hints.title,
            read_only_hint=hints.read_only_hint,
            destructive_hint=hints.destructive_hint,
            idempotent_hint=hints.idempotent_hint,
            open_world_hint=hints.open_world_hint,
        ),
    )


def tool_result(output: ToolOutput) -> types.CallToolResult:
    """Return what a tool answered; raises `pydantic.ValidationError`."""
    structured = output.structured_content
    return types.CallToolResult(
        content=[_block(content) for content in output.content],
        structured_content=None if structured is None else json.loads(structured),
        is_error=output.is_error,
    )


def _block(content: Content) -> types.ContentBlock:
    part, annotations = content.part, _annotations(content.annotations)
    if isinstance(part, ContentPartText):
        return types.TextContent(type="text", text=part.value, annotations=annotations)
    if isinstance(part, ContentPartImage):
        media = part.value
        return types.ImageContent(type="image", data=media.data, mime_type=media.mime_type, annotations=annotations)
    if isinstance(part, ContentPartAudio):
        media = part.value
        return types.AudioContent(type="audio", data=media.data, mime_type=media.mime_type, annotations=annotations)
    if isinstance(part, ContentPartResourceLink):
        link = part.value
        return types.ResourceLink(
            type="resource_link",
            uri=link.uri,
            name=link.name,
            title=link.title,
            description=link.description,
            mime_type=link.mime_type,
            size=link.size,
            annotations=annotations,
        )
    return types.EmbeddedResource(type="resource", resource=_contents(part.value), annotations=annotations)


def _contents(resource: EmbeddedResource) -> types.TextResourceContents | types.BlobResourceContents:
    if isinstance(resource.contents, ResourceContentsText):
        return types.TextResourceContents(uri=resource.uri, mime_type=resource.mime_type, text=resource.contents.value)
    return types.BlobResourceContents(uri=resource.uri, mime_type=resource.mime_type, blob=resource.contents.value)


def _annotations(hints: ContentAnnotations | None) -> types.Annotations | None:
    if hints is None:
        return None
    return types.Annotations(
        audience=[who.value for who in hints.audience] or None,
        priority=hints.priority,
        last_modified=hints.last_modified,
    )
