// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package connection

import (
	"heliosproxy.dev/plugin/internal/guard"
	_ "heliosproxy.dev/plugin/lifecycle" // every plugin exports it
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

// Told of sessions that begin and end.
type Hook interface {
	// OnConnect: say whether the call's session may begin.
	//
	// Called before anything is authenticated, so `call.identity` is `none`. All plugins must accept. A failure refuses.
	OnConnect(call Call) (ConnectDecision, error)
	// OnDisconnect: take note that the call's session ended.
	//
	// It cannot slow or fail anything. A failure is logged.
	OnDisconnect(call Call) error
}

var hook Hook

// Export makes the plugin serve connection; call it in an init function.
func Export(plugin Hook) { hook = plugin }

func serveOnConnect(call Call) witTypes.Result[ConnectDecision, heliosproxy_plugin_types.PluginError] {
	return guard.Call("on-connect", func() (ConnectDecision, error) { return hook.OnConnect(call) })
}

func serveOnDisconnect(call Call) witTypes.Result[witTypes.Unit, heliosproxy_plugin_types.PluginError] {
	return guard.Do("on-disconnect", func() error { return hook.OnDisconnect(call) })
}
