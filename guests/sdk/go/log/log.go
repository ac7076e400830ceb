// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package log

import (
	"heliosproxy.dev/plugin/internal/native"
	witTypes "heliosproxy.dev/plugin/wit"
)

// Log: write a message with fields, as pairs of name and value.
//
// The host cuts messages at 4 KiB, fields included, takes at most 100 a call, and limits the rate; what it drops it
// counts in a line of its own.
func Log(level LogLevel, message string, fields []witTypes.Tuple2[string, string]) {
	if native.Enabled {
		native.Get[func(level LogLevel, message string, fields []witTypes.Tuple2[string, string])]("log.Log")(level, message, fields)
		return
	}
	rawLog(level, message, fields)
}

// Enabled: say whether messages of this level are kept.
func Enabled(level LogLevel) bool {
	if native.Enabled {
		return native.Get[func(level LogLevel) bool]("log.Enabled")(level)
	}
	return rawEnabled(level)
}
