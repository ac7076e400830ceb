# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Tools that AI agents may call; every type maps one to one to the Model Context Protocol's (2025-06-18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind import Err, Ok

from .. import ids
from ..agent_tools import Call, PluginError, ToolDefinition, ToolResult

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["AgentTools"]


class AgentTools:
    """Tools that AI agents may call; every type maps one to one to the Model Context Protocol's (2025-06-18)."""

    __slots__ = ("_execute_tool", "_list_tools")

    def __init__(self, instance: AsyncInstance) -> None:
        self._execute_tool = instance.func(ids.AGENT_TOOLS, "execute-tool")
        self._list_tools = instance.func(ids.AGENT_TOOLS, "list-tools")

    async def execute_tool(self, call: Call, name: str, params: str) -> Ok[ToolResult] | Err[PluginError]:
        """Call a tool.

        `name` is the tool's own name, without the plugin's. `params` is a JSON object; the plugin checks it against the
        tool's schema. A failure is an error to the caller.
        """
        result: Ok[ToolResult] | Err[PluginError] = await self._execute_tool(call, name, params)
        return result

    async def list_tools(self, call: Call) -> Ok[list[ToolDefinition]] | Err[PluginError]:
        """List the tools that the plugin has for this session and identity.

        The chain returns the union, each tool named `plugin.tool`. A failure leaves the plugin out.
        """
        result: Ok[list[ToolDefinition]] | Err[PluginError] = await self._list_tools(call)
        return result
