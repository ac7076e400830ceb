// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package route

import (
	"heliosproxy.dev/plugin/internal/guard"
	_ "heliosproxy.dev/plugin/lifecycle" // every plugin exports it
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

// Chooses the server that a statement goes to.
type Hook interface {
	// Route: choose a server.
	//
	// `backends` lists every server that is configured, at least one. A name that is not in `backends` counts as a
	// failure, and a failure leaves the plugin out.
	Route(call Call, statement Statement, backends []Backend) (RouteDecision, error)
}

var hook Hook

// Export makes the plugin serve route; call it in an init function.
func Export(plugin Hook) { hook = plugin }

func serveRoute(call Call, statement Statement, backends []Backend) witTypes.Result[RouteDecision, heliosproxy_plugin_types.PluginError] {
	return guard.Call("route", func() (RouteDecision, error) { return hook.Route(call, statement, backends) })
}
