// Package guard turns errors and panics of a plugin into the typed error, and logs their messages.
package guard

import (
	"errors"
	"runtime"
	"strconv"
	"strings"

	"heliosproxy.dev/plugin/log"
	"heliosproxy.dev/plugin/types"
	"heliosproxy.dev/plugin/wit"
)

// Failure is an error that chooses the case of a plugin-error.
type Failure struct {
	Make    func(string) types.PluginError
	Message string
}

func (self *Failure) Error() string { return self.Message }

// Call runs a hook function.
func Call[T any](what string, work func() (T, error)) (result wit.Result[T, types.PluginError]) {
	defer func() {
		if reason := recover(); reason != nil {
			result = wit.Err[T](panicked(what, reason))
		}
	}()
	value, err := work()
	if err != nil {
		return wit.Err[T](failed(what, err))
	}
	return wit.Ok[T, types.PluginError](value)
}

// Do runs a hook function that answers nothing.
func Do(what string, work func() error) wit.Result[wit.Unit, types.PluginError] {
	return Call(what, func() (wit.Unit, error) { return wit.Unit{}, work() })
}

func failed(what string, err error) types.PluginError {
	text := strings.ToValidUTF8(err.Error(), "\uFFFD")
	log.Log(log.LogLevel_Error, what+": "+text, nil)
	var failure *Failure
	if errors.As(err, &failure) {
		return failure.Make(text)
	}
	return types.MakePluginErrorOther(text)
}

func panicked(what string, reason any) types.PluginError {
	text := "panic: "
	switch reason := reason.(type) {
	case error:
		text += reason.Error()
	case string:
		text += reason
	default:
		text += "a value that is no text"
	}
	text = strings.ToValidUTF8(text, "\uFFFD")
	log.Log(log.LogLevel_Error, what+": "+text, []wit.Tuple2[string, string]{{F0: "at", F1: place()}})
	return types.MakePluginErrorOther(text)
}

// place returns where the plugin panicked: the first frame that is not of the run-time library.
func place() string {
	frames := runtime.CallersFrames(callers())
	seen := false
	for {
		frame, more := frames.Next()
		inRuntime := strings.HasPrefix(frame.Function, "runtime.")
		if seen && !inRuntime {
			return frame.File[strings.LastIndexByte(frame.File, '/')+1:] + ":" + strconv.Itoa(frame.Line)
		}
		seen = seen || inRuntime && strings.HasSuffix(frame.Function, "panic")
		if !more {
			return "unknown"
		}
	}
}

func callers() []uintptr {
	found := make([]uintptr, 32)
	return found[:runtime.Callers(2, found)]
}
