// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package llmresponse

import (
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

type Call = heliosproxy_plugin_types.Call
type PluginError = heliosproxy_plugin_types.PluginError

// A source that a response rests on.
type Source struct {
	// Identifies the source.
	Id string
	// Its title; `none` where it has none.
	Title witTypes.Option[string]
	// Where it can be read; `none` where it has no address.
	Uri witTypes.Option[string]
}

// What the response is for.
type ResponseContext struct {
	// The format that the client expects, such as `text`, `markdown` or `json`.
	Format string
	// The model that answered; empty where it is not known.
	Model string
	// The sources that the response rests on, for citations, in the order of their numbers from 1.
	Sources []Source
}

const (
	// Pass it on as it is.
	ResponseDecision_Keep uint8 = 0
	// Pass this text on instead; it may be empty.
	ResponseDecision_Replace uint8 = 1
	// Withhold the rest; the string is the message that the client gets.
	ResponseDecision_Deny uint8 = 2
)

// What happens to a response, or to the next part of it.
type ResponseDecision struct {
	tag   uint8
	value any
}

func (self ResponseDecision) Tag() uint8 {
	return self.tag
}

func (self ResponseDecision) Replace() string {
	if self.tag != ResponseDecision_Replace {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self ResponseDecision) Deny() string {
	if self.tag != ResponseDecision_Deny {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func MakeResponseDecisionKeep() ResponseDecision {
	return ResponseDecision{ResponseDecision_Keep, nil}
}
func MakeResponseDecisionReplace(value string) ResponseDecision {
	return ResponseDecision{ResponseDecision_Replace, value}
}
func MakeResponseDecisionDeny(value string) ResponseDecision {
	return ResponseDecision{ResponseDecision_Deny, value}
}
