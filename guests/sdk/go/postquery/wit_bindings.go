// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package postquery

import (
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
)

type Call = heliosproxy_plugin_types.Call
type Statement = heliosproxy_plugin_types.Statement
type ResultSet = heliosproxy_plugin_types.ResultSet
type Mask = heliosproxy_plugin_types.Mask
type PluginError = heliosproxy_plugin_types.PluginError

// How one column of the result is hidden.
type ResultMask struct {
	// The column's position in the result, from 0.
	Column uint32
	// How its values are hidden.
	Mask heliosproxy_plugin_types.Mask
}

const (
	// Pass the result on as it is.
	PostQueryDecision_Keep uint8 = 0
	// Pass the result on with these columns hidden, each named at most once.
	PostQueryDecision_MaskColumns uint8 = 1
	// Pass this result on instead; it has the same columns.
	PostQueryDecision_Replace uint8 = 2
	// Withhold the result; the string is the message that the client gets.
	PostQueryDecision_Deny uint8 = 3
)

// What happens to the result.
type PostQueryDecision struct {
	tag   uint8
	value any
}

func (self PostQueryDecision) Tag() uint8 {
	return self.tag
}

func (self PostQueryDecision) MaskColumns() []ResultMask {
	if self.tag != PostQueryDecision_MaskColumns {
		panic("tag mismatch")
	}
	return self.value.([]ResultMask)
}

func (self PostQueryDecision) Replace() heliosproxy_plugin_types.ResultSet {
	if self.tag != PostQueryDecision_Replace {
		panic("tag mismatch")
	}
	return self.value.(heliosproxy_plugin_types.ResultSet)
}

func (self PostQueryDecision) Deny() string {
	if self.tag != PostQueryDecision_Deny {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func MakePostQueryDecisionKeep() PostQueryDecision {
	return PostQueryDecision{PostQueryDecision_Keep, nil}
}
func MakePostQueryDecisionMaskColumns(value []ResultMask) PostQueryDecision {
	return PostQueryDecision{PostQueryDecision_MaskColumns, value}
}
func MakePostQueryDecisionReplace(value heliosproxy_plugin_types.ResultSet) PostQueryDecision {
	return PostQueryDecision{PostQueryDecision_Replace, value}
}
func MakePostQueryDecisionDeny(value string) PostQueryDecision {
	return PostQueryDecision{PostQueryDecision_Deny, value}
}
