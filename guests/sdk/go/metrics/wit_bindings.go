// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package metrics

import (
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

type Call = heliosproxy_plugin_types.Call
type StatementKind = heliosproxy_plugin_types.StatementKind
type Duration = uint64
type Timestamp = int64
type PluginError = heliosproxy_plugin_types.PluginError

// How a statement failed.
type QueryFailure struct {
	// The SQLSTATE code, such as `42P01`; empty where there is none.
	Code string
	// The message that the client got.
	Message string
}

const (
	// The server answered it.
	QueryEnding_Completed uint8 = 0
	// The cache answered it.
	QueryEnding_Cached uint8 = 1
	// A plugin answered it.
	QueryEnding_Responded uint8 = 2
	// A plugin refused it; the string is the message that the client got.
	QueryEnding_Denied uint8 = 3
	// It failed.
	QueryEnding_Failed uint8 = 4
)

// How a statement ended.
type QueryEnding struct {
	tag   uint8
	value any
}

func (self QueryEnding) Tag() uint8 {
	return self.tag
}

func (self QueryEnding) Denied() string {
	if self.tag != QueryEnding_Denied {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self QueryEnding) Failed() QueryFailure {
	if self.tag != QueryEnding_Failed {
		panic("tag mismatch")
	}
	return self.value.(QueryFailure)
}

func MakeQueryEndingCompleted() QueryEnding {
	return QueryEnding{QueryEnding_Completed, nil}
}
func MakeQueryEndingCached() QueryEnding {
	return QueryEnding{QueryEnding_Cached, nil}
}
func MakeQueryEndingResponded() QueryEnding {
	return QueryEnding{QueryEnding_Responded, nil}
}
func MakeQueryEndingDenied(value string) QueryEnding {
	return QueryEnding{QueryEnding_Denied, value}
}
func MakeQueryEndingFailed(value QueryFailure) QueryEnding {
	return QueryEnding{QueryEnding_Failed, value}
}

// What happened to one statement.
type QueryEvent struct {
	// The session's `id`.
	SessionId string
	// The identity's `user-id`; `none` where no plugin authenticated the session.
	UserId witTypes.Option[string]
	// The user name that the client gave when it connected.
	User string
	// The database.
	Database string
	// The client's address, as in `session`.
	ClientAddr string
	// The W3C trace context, in the form of the `traceparent` header.
	TraceParent witTypes.Option[string]
	// The SQL text, as it was sent to the server, or would have been.
	Query string
	// What the statement does.
	Kind heliosproxy_plugin_types.StatementKind
	// The statement's fingerprint; `none` where the text could not be parsed.
	Fingerprint witTypes.Option[string]
	// When the proxy got the statement.
	Started int64
	// How long it took until the client had its answer.
	Duration uint64
	// The part of that time that plugins took.
	PluginDuration uint64
	// The number of rows returned or changed.
	Rows uint64
	// The name of the server that it went to; `none` where it went to none.
	Backend witTypes.Option[string]
	// How it ended.
	Ending QueryEnding
}
