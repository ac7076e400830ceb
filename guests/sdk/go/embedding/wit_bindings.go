// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package embedding

import (
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
)

type Call = heliosproxy_plugin_types.Call
type PluginError = heliosproxy_plugin_types.PluginError
