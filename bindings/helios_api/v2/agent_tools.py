# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Tools that AI agents may call; every type maps one to one to the Model Context Protocol's (2025-06-18)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

import attrs
from witbind import Err, Ok

from . import ids
from .types import Call, PluginError

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = [
    "AgentTools",
    "Audience",
    "Call",
    "Content",
    "ContentAnnotations",
    "ContentPart",
    "ContentPartAudio",
    "ContentPartEmbedded",
    "ContentPartImage",
    "ContentPartResourceLink",
    "ContentPartText",
    "EmbeddedResource",
    "Media",
    "PluginError",
    "ResourceContents",
    "ResourceContentsBlob",
    "ResourceContentsText",
    "ResourceLink",
    "ToolAnnotations",
    "ToolDefinition",
    "ToolOutput",
    "ToolResult",
    "ToolResultCompleted",
    "ToolResultInvalidParams",
    "ToolResultUnknown",
]


class Audience(Enum):
    """Whom a piece of content is for."""

    USER = "user"
    """The person."""

    ASSISTANT = "assistant"
    """The model."""


@attrs.frozen(kw_only=True)
class ContentAnnotations:
    """Hints about a piece of content."""

    audience: list[Audience]
    """Whom it is for; none is everybody."""

    priority: float | None
    """How important it is, from 0, optional, to 1, required; `none` is unsaid."""

    last_modified: str | None
    """When it was last changed, in the form of ISO 8601; `none` is unsaid."""


@attrs.frozen
class ResourceContentsText:
    """Text."""

    value: str


@attrs.frozen
class ResourceContentsBlob:
    """Bytes, in base64."""

    value: str


ResourceContents: TypeAlias = ResourceContentsText | ResourceContentsBlob
"""What a resource holds."""


@attrs.frozen(kw_only=True)
class EmbeddedResource:
    """A resource with what it holds."""

    uri: str
    """Its address."""

    mime_type: str | None
    """Its media type."""

    contents: ResourceContents
    """What it holds."""


@attrs.frozen(kw_only=True)
class Media:
    """An image or a sound."""

    data: str
    """The content, in base64."""

    mime_type: str
    """Its media type, such as `image/png`."""


@attrs.frozen(kw_only=True)
class ResourceLink:
    """A resource that a client may read."""

    uri: str
    """Its address."""

    name: str
    """Its name."""

    title: str | None
    """A title for people."""

    description: str | None
    """What it holds."""

    mime_type: str | None
    """Its media type."""

    size: int | None
    """Its size, in bytes."""


@attrs.frozen
class ContentPartText:
    """Text."""

    value: str


@attrs.frozen
class ContentPartImage:
    """An image."""

    value: Media


@attrs.frozen
class ContentPartAudio:
    """A sound."""

    value: Media


@attrs.frozen
class ContentPartResourceLink:
    """A link to a resource."""

    value: ResourceLink


@attrs.frozen
class ContentPartEmbedded:
    """A resource itself."""

    value: EmbeddedResource


ContentPart: TypeAlias = (
    ContentPartText | ContentPartImage | ContentPartAudio | ContentPartResourceLink | ContentPartEmbedded
)
"""A piece of content without its hints."""


@attrs.frozen(kw_only=True)
class Content:
    """A piece of content."""

    part: ContentPart
    """What it is."""

    annotations: ContentAnnotations | None
    """Hints about it."""


@attrs.frozen(kw_only=True)
class ToolAnnotations:
    """Hints about a tool's behaviour; `none` takes the protocol's default."""

    title: str | None
    """A title for people."""

    read_only_hint: bool | None
    """The tool changes nothing; false by default."""

    destructive_hint: bool | None
    """The tool may remove or overwrite something; true by default."""

    idempotent_hint: bool | None
    """Calling it again with the same arguments changes nothing more; false by default."""

    open_world_hint: bool | None
    """The tool reaches out to things that the proxy does not know; true by default."""


@attrs.frozen(kw_only=True)
class ToolDefinition:
    """A tool and how to call it."""

    name: str
    """Its name, unique within the plugin: letters, digits, `_` and `-`."""

    title: str | None
    """A title for people."""

    description: str
    """What it does, written for a model."""

    input_schema: str
    """The JSON Schema of its parameters, an object."""

    output_schema: str | None
    """The JSON Schema of its structured output, an object; `none` where it has no structured output."""

    annotations: ToolAnnotations | None
    """Hints about its behaviour."""


@attrs.frozen(kw_only=True)
class ToolOutput:
    """What a tool answers."""

    content: list[Content]
    """The content, in order."""

    structured_content: str | None
    """The structured output, a JSON object that fits `output-schema`; `none` where there is none."""

    is_error: bool
    """Whether the tool failed; the content then tells the model why."""


@attrs.frozen
class ToolResultCompleted:
    """The tool ran."""

    value: ToolOutput


@attrs.frozen
class ToolResultInvalidParams:
    """The parameters do not fit the tool's schema; the string tells the model why."""

    value: str


@attrs.frozen
class ToolResultUnknown:
    """The plugin has no tool of this name."""


ToolResult: TypeAlias = ToolResultCompleted | ToolResultInvalidParams | ToolResultUnknown
"""How a call of a tool ended."""


class AgentTools:
    """Tools that AI agents may call; every type maps one to one to the Model Context Protocol's (2025-06-18)."""

    __slots__ = ("_execute_tool", "_list_tools")

    def __init__(self, instance: Instance) -> None:
        self._execute_tool = instance.func(ids.AGENT_TOOLS, "execute-tool")
        self._list_tools = instance.func(ids.AGENT_TOOLS, "list-tools")

    def execute_tool(self, call: Call, name: str, params: str) -> Ok[ToolResult] | Err[PluginError]:
        """Call a tool.

        `name` is the tool's own name, without the plugin's. `params` is a JSON object; the plugin checks it against the
        tool's schema. A failure is an error to the caller.
        """
        result: Ok[ToolResult] | Err[PluginError] = self._execute_tool(call, name, params)
        return result

    def list_tools(self, call: Call) -> Ok[list[ToolDefinition]] | Err[PluginError]:
        """List the tools that the plugin has for this session and identity.

        The chain returns the union, each tool named `plugin.tool`. A failure leaves the plugin out.
        """
        result: Ok[list[ToolDefinition]] | Err[PluginError] = self._list_tools(call)
        return result
