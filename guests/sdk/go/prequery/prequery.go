// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package prequery

import (
	"heliosproxy.dev/plugin/internal/guard"
	_ "heliosproxy.dev/plugin/lifecycle" // every plugin exports it
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

// Called for each statement before anything else is done with it.
type Hook interface {
	// PreQuery: decide what happens to a statement.
	//
	// Plugins are asked in order of priority, each about the statement that the one before it left; `deny` and `respond`
	// end it. A failure denies.
	PreQuery(call Call, statement Statement) (PreQueryOutcome, error)
}

var hook Hook

// Export makes the plugin serve pre-query; call it in an init function.
func Export(plugin Hook) { hook = plugin }

func servePreQuery(call Call, statement Statement) witTypes.Result[PreQueryOutcome, heliosproxy_plugin_types.PluginError] {
	return guard.Call("pre-query", func() (PreQueryOutcome, error) { return hook.PreQuery(call, statement) })
}
