// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package rewrite

import (
	"heliosproxy.dev/plugin/internal/guard"
	_ "heliosproxy.dev/plugin/lifecycle" // every plugin exports it
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

// Changes a statement before it is authorized and sent.
type Hook interface {
	// Rewrite: give the statement to use instead.
	//
	// `none` leaves it as it is. Plugins are asked in order of priority, each about the statement that the one before it
	// left. A failure leaves the plugin out.
	Rewrite(call Call, statement Statement) (witTypes.Option[RewrittenStatement], error)
}

var hook Hook

// Export makes the plugin serve rewrite; call it in an init function.
func Export(plugin Hook) { hook = plugin }

func serveRewrite(call Call, statement Statement) witTypes.Result[witTypes.Option[RewrittenStatement], heliosproxy_plugin_types.PluginError] {
	return guard.Call("rewrite", func() (witTypes.Option[RewrittenStatement], error) { return hook.Rewrite(call, statement) })
}
