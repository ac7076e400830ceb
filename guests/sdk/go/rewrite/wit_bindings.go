// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package rewrite

import (
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

type Call = heliosproxy_plugin_types.Call
type Statement = heliosproxy_plugin_types.Statement
type SqlValue = heliosproxy_plugin_types.SqlValue
type PluginError = heliosproxy_plugin_types.PluginError

// What takes a statement's place.
type RewrittenStatement struct {
	// The SQL text.
	Text string
	// The values of its parameters; `none` leaves them as they are.
	Parameters witTypes.Option[[]heliosproxy_plugin_types.SqlValue]
}
