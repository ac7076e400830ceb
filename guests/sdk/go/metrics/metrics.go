// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package metrics

import (
	"heliosproxy.dev/plugin/internal/guard"
	_ "heliosproxy.dev/plugin/lifecycle" // every plugin exports it
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

// Told what happened to statements, after the fact.
type Hook interface {
	// OnEvents: take note of events, oldest first, at least one.
	//
	// They may come from many sessions; the call's own is the proxy's. It cannot slow or fail a statement. Under load
	// the host may drop events; a failure drops these.
	OnEvents(call Call, events []QueryEvent) error
}

var hook Hook

// Export makes the plugin serve metrics; call it in an init function.
func Export(plugin Hook) { hook = plugin }

func serveOnEvents(call Call, events []QueryEvent) witTypes.Result[witTypes.Unit, heliosproxy_plugin_types.PluginError] {
	return guard.Do("on-events", func() error { return hook.OnEvents(call, events) })
}
