// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package syncmode

import (
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

type Call = heliosproxy_plugin_types.Call
type Statement = heliosproxy_plugin_types.Statement
type TableName = heliosproxy_plugin_types.TableName
type PluginError = heliosproxy_plugin_types.PluginError

const (
	// Until the replicas have applied it.
	SyncMode_Sync uint8 = 0
	// Until one replica has received it.
	SyncMode_SemiSync uint8 = 1
	// For no replica.
	SyncMode_Async uint8 = 2
)

// What a write waits for, strictest first.
type SyncMode = uint8

// What writes to one table wait for.
type TableSyncMode struct {
	// The table.
	Table heliosproxy_plugin_types.TableName
	// What writes to it wait for.
	Mode SyncMode
}

// What a write waits for, and why.
type SyncChoice struct {
	// What it waits for where no table says otherwise.
	Mode SyncMode
	// What it waits for by table; the strictest of the tables that it names holds.
	Tables []TableSyncMode
	// Why, for people; `none` where it is plain.
	Reason witTypes.Option[string]
}
