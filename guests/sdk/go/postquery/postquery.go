// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package postquery

import (
	"heliosproxy.dev/plugin/internal/guard"
	_ "heliosproxy.dev/plugin/lifecycle" // every plugin exports it
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

// Called with what a statement returned, before the client gets it.
type Hook interface {
	// PostQuery: decide what happens to a result.
	//
	// Plugins are asked in order of priority, each about the result that the one before it left; `deny` ends it. A
	// failure denies.
	PostQuery(call Call, statement Statement, result ResultSet) (PostQueryDecision, error)
}

var hook Hook

// Export makes the plugin serve post-query; call it in an init function.
func Export(plugin Hook) { hook = plugin }

func servePostQuery(call Call, statement Statement, result ResultSet) witTypes.Result[PostQueryDecision, heliosproxy_plugin_types.PluginError] {
	return guard.Call("post-query", func() (PostQueryDecision, error) { return hook.PostQuery(call, statement, result) })
}
