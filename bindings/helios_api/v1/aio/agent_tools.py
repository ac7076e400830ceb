# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Tools that AI agents may call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import ids
from ..agent_tools import ToolDefinition, ToolResult

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["AgentTools"]


class AgentTools:
    """Tools that AI agents may call."""

    __slots__ = ("_execute_tool", "_list_tools")

    def __init__(self, instance: AsyncInstance) -> None:
        self._execute_tool = instance.func(ids.AGENT_TOOLS, "execute-tool")
        self._list_tools = instance.func(ids.AGENT_TOOLS, "list-tools")

    async def execute_tool(self, name: str, params: str) -> ToolResult:
        """Call a tool.

        `name` is the tool's own name, without the plugin's. `params` is a JSON object; the plugin checks it against the
        tool's schema. A failure is an error to the caller.
        """
        result: ToolResult = await self._execute_tool(name, params)
        return result

    async def list_tools(self) -> list[ToolDefinition]:
        """List the tools that the plugin has.

        The chain returns the union, each tool named `plugin.tool`. A failure leaves the plugin out.
        """
        result: list[ToolDefinition] = await self._list_tools()
        return result
