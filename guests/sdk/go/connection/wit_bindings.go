// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package connection

import (
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
)

type Call = heliosproxy_plugin_types.Call
type PluginError = heliosproxy_plugin_types.PluginError

const (
	// It may.
	ConnectDecision_Accept uint8 = 0
	// It may not; the string is the message that the client gets.
	ConnectDecision_Refuse uint8 = 1
)

// Whether the session may begin.
type ConnectDecision struct {
	tag   uint8
	value any
}

func (self ConnectDecision) Tag() uint8 {
	return self.tag
}

func (self ConnectDecision) Refuse() string {
	if self.tag != ConnectDecision_Refuse {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func MakeConnectDecisionAccept() ConnectDecision {
	return ConnectDecision{ConnectDecision_Accept, nil}
}
func MakeConnectDecisionRefuse(value string) ConnectDecision {
	return ConnectDecision{ConnectDecision_Refuse, value}
}
