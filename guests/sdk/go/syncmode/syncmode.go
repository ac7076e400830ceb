// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package syncmode

import (
	"heliosproxy.dev/plugin/internal/guard"
	_ "heliosproxy.dev/plugin/lifecycle" // every plugin exports it
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

// Chooses how a write is replicated.
type Hook interface {
	// SelectSyncMode: choose what the statement waits for.
	//
	// `rows-affected` is the number of rows that it is expected to change, where it is known. `none` abstains. The
	// strictest answer holds. A failure counts as `sync`.
	SelectSyncMode(call Call, statement Statement, rowsAffected witTypes.Option[uint64]) (witTypes.Option[SyncChoice], error)
}

var hook Hook

// Export makes the plugin serve sync-mode; call it in an init function.
func Export(plugin Hook) { hook = plugin }

func serveSelectSyncMode(call Call, statement Statement, rowsAffected witTypes.Option[uint64]) witTypes.Result[witTypes.Option[SyncChoice], heliosproxy_plugin_types.PluginError] {
	return guard.Call("select-sync-mode", func() (witTypes.Option[SyncChoice], error) { return hook.SelectSyncMode(call, statement, rowsAffected) })
}
