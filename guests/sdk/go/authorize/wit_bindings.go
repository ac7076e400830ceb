// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package authorize

import (
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

type Call = heliosproxy_plugin_types.Call
type Statement = heliosproxy_plugin_types.Statement
type TableName = heliosproxy_plugin_types.TableName
type Mask = heliosproxy_plugin_types.Mask
type CacheScope = heliosproxy_plugin_types.CacheScope
type PluginError = heliosproxy_plugin_types.PluginError

// A condition that rows of a table must meet to be seen or changed.
type RowFilter struct {
	// The table.
	Table heliosproxy_plugin_types.TableName
	// A SQL expression of type boolean over the table's columns; NULL counts as false.
	Condition string
}

// A column whose values are hidden.
type ColumnMask struct {
	// The table.
	Table heliosproxy_plugin_types.TableName
	// The column.
	Column string
	// How its values are hidden.
	Mask heliosproxy_plugin_types.Mask
}

// What the proxy has to enforce; what it cannot enforce is a deny.
type Obligations struct {
	// Rows that stay; several filters on a table must all hold.
	RowFilters []RowFilter
	// Columns that are hidden.
	ColumnMasks []ColumnMask
}

const (
	// It may.
	AuthorizeDecision_Allow uint8 = 0
	// It may, under these obligations.
	AuthorizeDecision_AllowWith uint8 = 1
	// It may not; the string is the message that the client gets.
	AuthorizeDecision_Deny uint8 = 2
	// The plugin has no say in it.
	AuthorizeDecision_Abstain uint8 = 3
)

// Whether the statement may run.
type AuthorizeDecision struct {
	tag   uint8
	value any
}

func (self AuthorizeDecision) Tag() uint8 {
	return self.tag
}

func (self AuthorizeDecision) AllowWith() Obligations {
	if self.tag != AuthorizeDecision_AllowWith {
		panic("tag mismatch")
	}
	return self.value.(Obligations)
}

func (self AuthorizeDecision) Deny() string {
	if self.tag != AuthorizeDecision_Deny {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func MakeAuthorizeDecisionAllow() AuthorizeDecision {
	return AuthorizeDecision{AuthorizeDecision_Allow, nil}
}
func MakeAuthorizeDecisionAllowWith(value Obligations) AuthorizeDecision {
	return AuthorizeDecision{AuthorizeDecision_AllowWith, value}
}
func MakeAuthorizeDecisionDeny(value string) AuthorizeDecision {
	return AuthorizeDecision{AuthorizeDecision_Deny, value}
}
func MakeAuthorizeDecisionAbstain() AuthorizeDecision {
	return AuthorizeDecision{AuthorizeDecision_Abstain, nil}
}

// A decision, and whether it may be reused.
type AuthorizeOutcome struct {
	// Whether the statement may run.
	Decision AuthorizeDecision
	// How far the decision may be reused; `none` asks again for the next statement.
	Cacheable witTypes.Option[heliosproxy_plugin_types.CacheScope]
}
