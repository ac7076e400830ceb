// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package prequery

import (
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

type Call = heliosproxy_plugin_types.Call
type Statement = heliosproxy_plugin_types.Statement
type ResultSet = heliosproxy_plugin_types.ResultSet
type CacheScope = heliosproxy_plugin_types.CacheScope
type PluginError = heliosproxy_plugin_types.PluginError

const (
	// Go on with the statement as it is.
	PreQueryDecision_Continue uint8 = 0
	// Go on with this SQL text instead; its parameters stay.
	PreQueryDecision_Rewrite uint8 = 1
	// Refuse the statement; the string is the message that the client gets.
	PreQueryDecision_Deny uint8 = 2
	// Answer with this result, without the database.
	PreQueryDecision_Respond uint8 = 3
)

// What happens to the statement.
type PreQueryDecision struct {
	tag   uint8
	value any
}

func (self PreQueryDecision) Tag() uint8 {
	return self.tag
}

func (self PreQueryDecision) Rewrite() string {
	if self.tag != PreQueryDecision_Rewrite {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self PreQueryDecision) Deny() string {
	if self.tag != PreQueryDecision_Deny {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self PreQueryDecision) Respond() heliosproxy_plugin_types.ResultSet {
	if self.tag != PreQueryDecision_Respond {
		panic("tag mismatch")
	}
	return self.value.(heliosproxy_plugin_types.ResultSet)
}

func MakePreQueryDecisionContinue() PreQueryDecision {
	return PreQueryDecision{PreQueryDecision_Continue, nil}
}
func MakePreQueryDecisionRewrite(value string) PreQueryDecision {
	return PreQueryDecision{PreQueryDecision_Rewrite, value}
}
func MakePreQueryDecisionDeny(value string) PreQueryDecision {
	return PreQueryDecision{PreQueryDecision_Deny, value}
}
func MakePreQueryDecisionRespond(value heliosproxy_plugin_types.ResultSet) PreQueryDecision {
	return PreQueryDecision{PreQueryDecision_Respond, value}
}

// A decision, and whether it may be reused.
type PreQueryOutcome struct {
	// What happens to the statement.
	Decision PreQueryDecision
	// How far the decision may be reused; `none` asks again for the next statement.
	Cacheable witTypes.Option[heliosproxy_plugin_types.CacheScope]
}
