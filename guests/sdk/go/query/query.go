// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package query

import (
	"heliosproxy.dev/plugin/internal/native"
)

// Columns: get the columns, in order.
func (self *RowCursor) Columns() []Column {
	if native.Enabled {
		return native.Get[func(self *RowCursor) []Column]("query.RowCursor.Columns")(self)
	}
	return self.rawColumns()
}

// Next: take the next rows, at most `max-rows` and at least one; an empty list is the end.
//
// The host may give fewer rows than there are. Zero for `max-rows` leaves the number to the host.
func (self *RowCursor) Next(maxRows uint32) ([][]SqlValue, error) {
	if native.Enabled {
		return native.Get[func(self *RowCursor, maxRows uint32) ([][]SqlValue, error)]("query.RowCursor.Next")(self, maxRows)
	}
	result := self.rawNext(maxRows)
	if result.IsErr() {
		var zero [][]SqlValue
		return zero, result.Err()
	}
	return result.Ok(), nil
}

// ExecuteQuery: run a statement and take its whole result.
//
// `parameters` are the values of `$1`, `$2` and so on.
func ExecuteQuery(sql string, parameters []SqlValue, options QueryOptions) (ResultSet, error) {
	if native.Enabled {
		return native.Get[func(sql string, parameters []SqlValue, options QueryOptions) (ResultSet, error)]("query.ExecuteQuery")(sql, parameters, options)
	}
	result := rawExecuteQuery(sql, parameters, options)
	if result.IsErr() {
		var zero ResultSet
		return zero, result.Err()
	}
	return result.Ok(), nil
}

// OpenCursor: run a statement and take its result in batches.
//
// `parameters` are the values of `$1`, `$2` and so on.
func OpenCursor(sql string, parameters []SqlValue, options QueryOptions) (*RowCursor, error) {
	if native.Enabled {
		return native.Get[func(sql string, parameters []SqlValue, options QueryOptions) (*RowCursor, error)]("query.OpenCursor")(sql, parameters, options)
	}
	result := rawOpenCursor(sql, parameters, options)
	if result.IsErr() {
		var zero *RowCursor
		return zero, result.Err()
	}
	return result.Ok(), nil
}

// Error says what failed.
func (self QueryError) Error() string {
	switch self.tag {
	case QueryError_AccessDenied:
		return "query: access-denied"
	case QueryError_Failed:
		return "query: failed" + ": " + self.Failed().Message
	case QueryError_Unavailable:
		return "query: unavailable" + ": " + self.Unavailable()
	case QueryError_TimedOut:
		return "query: timed-out"
	case QueryError_TooLarge:
		return "query: too-large"
	case QueryError_Other:
		return "query: other" + ": " + self.Other()
	}
	return "query: unknown"
}
