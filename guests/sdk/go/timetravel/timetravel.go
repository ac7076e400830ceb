// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package timetravel

import (
	"heliosproxy.dev/plugin/internal/guard"
	_ "heliosproxy.dev/plugin/lifecycle" // every plugin exports it
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

// Says who may read which history.
type Hook interface {
	// TimeTravelPolicy: say whether the call's identity may read a table as it was in a range of time.
	//
	// Every plugin that does not abstain must allow, and redactions add up. A failure denies.
	TimeTravelPolicy(call Call, table TableName, range_ TimeRange) (TimePolicy, error)
}

var hook Hook

// Export makes the plugin serve time-travel; call it in an init function.
func Export(plugin Hook) { hook = plugin }

func serveTimeTravelPolicy(call Call, table TableName, range_ TimeRange) witTypes.Result[TimePolicy, heliosproxy_plugin_types.PluginError] {
	return guard.Call("time-travel-policy", func() (TimePolicy, error) { return hook.TimeTravelPolicy(call, table, range_) })
}
