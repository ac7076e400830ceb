// Package heliostest is a host in memory for a plugin's tests: `helios-plugin test`, or `go test`.
package heliostest

import (
	"sort"
	"strconv"
	"strings"

	"heliosproxy.dev/plugin/internal/native"
	"heliosproxy.dev/plugin/internal/settings"
	"heliosproxy.dev/plugin/kv"
	"heliosproxy.dev/plugin/log"
	"heliosproxy.dev/plugin/query"
	"heliosproxy.dev/plugin/types"
	"heliosproxy.dev/plugin/wit"
)

// Logged has the messages that the plugin wrote.
var Logged []string

// KV has the plugin's lasting state.
var KV = map[string]string{}

// Answer makes a function answer for the host, by package and name: Answer("http.HttpFetch", func(…) (…) { … }).
// It has the type of the function that it stands for. Cursors give the rows that "query.ExecuteQuery" answers, two at a
// time where it is the host's to say.
func Answer(name string, function any) { native.Answers[name] = function }

// Configure gives the plugin settings: text, int, float64, bool, []string.
func Configure(values map[string]any) error {
	var entries []types.ConfigEntry
	for key, value := range values {
		entries = append(entries, types.ConfigEntry{Key: key, Value: valueOf(key, value)})
	}
	return settings.Configure(entries)
}

func valueOf(key string, value any) types.ConfigValue {
	switch value := value.(type) {
	case string:
		return types.MakeConfigValueText(value)
	case int:
		return types.MakeConfigValueInteger(int64(value))
	case float64:
		return types.MakeConfigValueNumber(value)
	case bool:
		return types.MakeConfigValueBoolean(value)
	case []string:
		return types.MakeConfigValueTextList(value)
	}
	panic(key + ": a setting is a string, int, float64, bool or []string")
}

// Reset forgets everything, and gives every setting its default.
func Reset() {
	Logged = nil
	clear(KV)
	clear(results)
	clear(native.Answers)
	_ = settings.Configure(nil)
	Answer("log.Log", func(_ log.LogLevel, message string, _ []wit.Tuple2[string, string]) { Logged = append(Logged, message) })
	Answer("log.Enabled", func(log.LogLevel) bool { return true })
	Answer("kv.Get", func(key string) (string, bool, error) { value, ok := KV[key]; return value, ok, nil })
	Answer("kv.Set", func(key, value string, _ wit.Option[types.Duration]) error { KV[key] = value; return nil })
	Answer("kv.Delete", func(key string) (bool, error) { _, ok := KV[key]; delete(KV, key); return ok, nil })
	Answer("kv.Increment", increment)
	Answer("kv.CompareAndSwap", swap)
	Answer("kv.ListKeys", list)
	Answer("query.OpenCursor", open)
	Answer("query.RowCursor.Columns", func(cursor *query.RowCursor) []types.Column { return results[cursor].Columns })
	Answer("query.RowCursor.Next", next)
}

func init() { Reset() }

func increment(key string, by int64, _ wit.Option[types.Duration]) (int64, error) {
	value, ok := KV[key]
	if !ok {
		value = "0"
	}
	number, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		return 0, kv.MakeKvErrorNotANumber()
	}
	KV[key] = strconv.FormatInt(number+by, 10)
	return number + by, nil
}

func swap(key string, expected wit.Option[string], value string, _ wit.Option[types.Duration]) (bool, error) {
	found, there := KV[key]
	wanted, some := expected.Get()
	if there != some || found != wanted {
		return false, nil
	}
	KV[key] = value
	return true, nil
}

func list(prefix string, after wit.Option[string], limit uint32) ([]string, error) {
	var keys []string
	last, some := after.Get()
	for key := range KV {
		if strings.HasPrefix(key, prefix) && (!some || key > last) {
			keys = append(keys, key)
		}
	}
	sort.Strings(keys)
	return keys[:min(len(keys), int(limit))], nil
}

// What is left of the results behind cursors.
var results = map[*query.RowCursor]*types.ResultSet{}

// open gives what the test answers to "query.ExecuteQuery" in batches.
func open(sql string, parameters []types.SqlValue, options query.QueryOptions) (*query.RowCursor, error) {
	result, err := query.ExecuteQuery(sql, parameters, options)
	if err != nil {
		return nil, err
	}
	cursor := &query.RowCursor{}
	results[cursor] = &result
	return cursor, nil
}

// next gives two rows where the plugin leaves the number to the host.
func next(cursor *query.RowCursor, maxRows uint32) ([][]types.SqlValue, error) {
	if maxRows == 0 {
		maxRows = 2
	}
	result := results[cursor]
	count := min(len(result.Rows), int(maxRows))
	rows := result.Rows[:count]
	result.Rows = result.Rows[count:]
	return rows, nil
}

// Call is a call by alice, with attributes of the session as pairs of name and value.
func Call(attributes ...string) types.Call {
	session := types.Session{Id: "s1", User: "alice", Database: "app", ClientAddr: "127.0.0.1:50000", Encrypted: true}
	for i := 0; i+1 < len(attributes); i += 2 {
		session.Attributes = append(session.Attributes, wit.Tuple2[string, string]{F0: attributes[i], F1: attributes[i+1]})
	}
	return types.Call{Deadline: 250_000, Session: session}
}

// Statement is a SELECT of no table, or what its fields are set to.
func Statement(text string) types.Statement { return types.Statement{Text: text} }
