// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package timetravel

import (
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
)

type Call = heliosproxy_plugin_types.Call
type TableName = heliosproxy_plugin_types.TableName
type Mask = heliosproxy_plugin_types.Mask
type Timestamp = int64
type PluginError = heliosproxy_plugin_types.PluginError

// The part of the past that is read: one point where both ends are the same.
type TimeRange struct {
	// The earliest point.
	Start int64
	// The latest point, not before `start`.
	End int64
}

// A column whose past values are hidden.
type Redaction struct {
	// The column.
	Column string
	// How its values are hidden.
	Mask heliosproxy_plugin_types.Mask
}

const (
	// It may.
	TimePolicy_Allowed uint8 = 0
	// It may, with these columns hidden.
	TimePolicy_Redacted uint8 = 1
	// It may not; the string is the message that the client gets.
	TimePolicy_Denied uint8 = 2
	// The plugin has no say in it.
	TimePolicy_Abstain uint8 = 3
)

// Whether the past may be read.
type TimePolicy struct {
	tag   uint8
	value any
}

func (self TimePolicy) Tag() uint8 {
	return self.tag
}

func (self TimePolicy) Redacted() []Redaction {
	if self.tag != TimePolicy_Redacted {
		panic("tag mismatch")
	}
	return self.value.([]Redaction)
}

func (self TimePolicy) Denied() string {
	if self.tag != TimePolicy_Denied {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func MakeTimePolicyAllowed() TimePolicy {
	return TimePolicy{TimePolicy_Allowed, nil}
}
func MakeTimePolicyRedacted(value []Redaction) TimePolicy {
	return TimePolicy{TimePolicy_Redacted, value}
}
func MakeTimePolicyDenied(value string) TimePolicy {
	return TimePolicy{TimePolicy_Denied, value}
}
func MakeTimePolicyAbstain() TimePolicy {
	return TimePolicy{TimePolicy_Abstain, nil}
}
