# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Tools that AI agents may call."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["AgentTools", "ToolDefinition", "ToolResult", "ToolResultFailed", "ToolResultSuccess", "ToolResultUnknown"]


@attrs.frozen(kw_only=True)
class ToolDefinition:
    """A tool and how to call it."""

    name: str
    """Its name, unique within the plugin: letters, digits, `_` and `-`."""

    description: str
    """What it does, written for a model."""

    parameters: str
    """The JSON Schema of its parameters, an object."""


@attrs.frozen
class ToolResultSuccess:
    """It worked; the string is what the model gets."""

    value: str


@attrs.frozen
class ToolResultFailed:
    """It failed; the string tells the model why."""

    value: str


@attrs.frozen
class ToolResultUnknown:
    """The plugin has no tool of this name."""


ToolResult: TypeAlias = ToolResultSuccess | ToolResultFailed | ToolResultUnknown
"""How a call of a tool ended."""


class AgentTools:
    """Tools that AI agents may call."""

    __slots__ = ("_execute_tool", "_list_tools")

    def __init__(self, instance: Instance) -> None:
        self._execute_tool = instance.func(ids.AGENT_TOOLS, "execute-tool")
        self._list_tools = instance.func(ids.AGENT_TOOLS, "list-tools")

    def execute_tool(self, name: str, params: str) -> ToolResult:
        """Call a tool.

        `name` is the tool's own name, without the plugin's. `params` is a JSON object; the plugin checks it against the
        tool's schema. A failure is an error to the caller.
        """
        result: ToolResult = self._execute_tool(name, params)
        return result

    def list_tools(self) -> list[ToolDefinition]:
        """List the tools that the plugin has.

        The chain returns the union, each tool named `plugin.tool`. A failure leaves the plugin out.
        """
        result: list[ToolDefinition] = self._list_tools()
        return result
