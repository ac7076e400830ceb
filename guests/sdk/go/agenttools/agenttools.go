// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package agenttools

import (
	"heliosproxy.dev/plugin/internal/guard"
	_ "heliosproxy.dev/plugin/lifecycle" // every plugin exports it
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

// Tools that AI agents may call; every type maps one to one to the Model Context Protocol's (2025-06-18).
type Hook interface {
	// ListTools: list the tools that the plugin has for this session and identity.
	//
	// The chain returns the union, each tool named `plugin.tool`. A failure leaves the plugin out.
	ListTools(call Call) ([]ToolDefinition, error)
	// ExecuteTool: call a tool.
	//
	// `name` is the tool's own name, without the plugin's. `params` is a JSON object; the plugin checks it against the
	// tool's schema. A failure is an error to the caller.
	ExecuteTool(call Call, name string, params string) (ToolResult, error)
}

var hook Hook

// Export makes the plugin serve agent-tools; call it in an init function.
func Export(plugin Hook) { hook = plugin }

func serveListTools(call Call) witTypes.Result[[]ToolDefinition, heliosproxy_plugin_types.PluginError] {
	return guard.Call("list-tools", func() ([]ToolDefinition, error) { return hook.ListTools(call) })
}

func serveExecuteTool(call Call, name string, params string) witTypes.Result[ToolResult, heliosproxy_plugin_types.PluginError] {
	return guard.Call("execute-tool", func() (ToolResult, error) { return hook.ExecuteTool(call, name, params) })
}
