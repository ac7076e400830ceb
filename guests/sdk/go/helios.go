// Package helios writes plugins of database and LLM proxies in Go, for API version 2.
//
//	type plugin struct{}
//
//	func (plugin) PreQuery(call helios.Call, statement helios.Statement) (prequery.PreQueryOutcome, error) { … }
//
//	func init() { prequery.Export(plugin{}) }
//	func main() {}
//
// Each hook is a package whose Hook is an interface; importing it gives the component the hook's exports. Each service
// of the host is a package of functions: kv, http, telemetry. An error or a panic in a hook becomes the typed
// plugin-error, and its message is logged; those of this package choose the case.
package helios

import (
	"heliosproxy.dev/plugin/internal/guard"
	"heliosproxy.dev/plugin/internal/settings"
	"heliosproxy.dev/plugin/lifecycle"
	"heliosproxy.dev/plugin/log"
	"heliosproxy.dev/plugin/types"
	"heliosproxy.dev/plugin/wit"
)

type (
	// Call is the circumstances of one call of a hook.
	Call = types.Call
	// Statement is what a client sent.
	Statement = types.Statement
	// HealthStatus says how a plugin is.
	HealthStatus = lifecycle.HealthStatus
)

// InvalidConfig is an error: the configuration is not usable. Name the key, and say what was expected.
func InvalidConfig(message string) error {
	return &guard.Failure{Make: types.MakePluginErrorInvalidConfig, Message: message}
}

// InvalidInput is an error: an argument is not one that the plugin can work on.
func InvalidInput(message string) error {
	return &guard.Failure{Make: types.MakePluginErrorInvalidInput, Message: message}
}

// Unavailable is an error: something that the plugin depends on does not answer.
func Unavailable(message string) error {
	return &guard.Failure{Make: types.MakePluginErrorUnavailable, Message: message}
}

// Unsupported is an error: the plugin does not support what was asked for.
func Unsupported(message string) error {
	return &guard.Failure{Make: types.MakePluginErrorUnsupported, Message: message}
}

// Trace writes what follows the code, with fields as pairs of name and value.
func Trace(message string, fields ...string) { write(log.LogLevel_Trace, message, fields) }

// Debug writes what finds faults.
func Debug(message string, fields ...string) { write(log.LogLevel_Debug, message, fields) }

// Info writes what is worth knowing in normal operation.
func Info(message string, fields ...string) { write(log.LogLevel_Info, message, fields) }

// Warn writes what is odd.
func Warn(message string, fields ...string) { write(log.LogLevel_Warn, message, fields) }

// Error writes what failed.
func Error(message string, fields ...string) { write(log.LogLevel_Error, message, fields) }

func write(level log.LogLevel, message string, fields []string) {
	pairs := make([]wit.Tuple2[string, string], 0, len(fields)/2)
	for i := 0; i+1 < len(fields); i += 2 {
		pairs = append(pairs, wit.Tuple2[string, string]{F0: fields[i], F1: fields[i+1]})
	}
	log.Log(level, message, pairs)
}

// String declares a setting, a key of config_schema in plugin.yaml, with its default; it is filled at load.
func String(key, fallback string) *string {
	return settings.Declare(key, "text", fallback, func(value types.ConfigValue) (string, bool) {
		if value.Tag() != types.ConfigValue_Text {
			return "", false
		}
		return value.Text(), true
	})
}

// Int declares an integer.
func Int(key string, fallback int64) *int64 {
	return settings.Declare(key, "an integer", fallback, func(value types.ConfigValue) (int64, bool) {
		if value.Tag() != types.ConfigValue_Integer {
			return 0, false
		}
		return value.Integer(), true
	})
}

// Float declares a number; an integer is one.
func Float(key string, fallback float64) *float64 {
	return settings.Declare(key, "a number", fallback, func(value types.ConfigValue) (float64, bool) {
		switch value.Tag() {
		case types.ConfigValue_Integer:
			return float64(value.Integer()), true
		case types.ConfigValue_Number:
			return value.Number(), true
		}
		return 0, false
	})
}

// Bool declares a truth value.
func Bool(key string, fallback bool) *bool {
	return settings.Declare(key, "a boolean", fallback, func(value types.ConfigValue) (bool, bool) {
		if value.Tag() != types.ConfigValue_Boolean {
			return false, false
		}
		return value.Boolean(), true
	})
}

// Strings declares a list of texts.
func Strings(key string, fallback ...string) *[]string {
	return settings.Declare(key, "a list of texts", fallback, func(value types.ConfigValue) ([]string, bool) {
		if value.Tag() != types.ConfigValue_TextList {
			return nil, false
		}
		return value.TextList(), true
	})
}

// JSON declares a value of any other shape, as JSON text.
func JSON(key, fallback string) *string {
	return settings.Declare(key, "JSON", fallback, func(value types.ConfigValue) (string, bool) {
		if value.Tag() != types.ConfigValue_Json {
			return "", false
		}
		return value.Json(), true
	})
}

// OnLoad has a function called once the settings are there; an error refuses the load.
func OnLoad(work func() error) { lifecycle.OnLoad = work }

// OnUnload has a function called after the last hook.
func OnUnload(work func()) { lifecycle.OnUnload = work }

// Health has a function asked how the plugin is.
func Health(ask func() HealthStatus) { lifecycle.Health = ask }

// Attribute returns an attribute of a session or an identity, and whether it is there.
func Attribute(attributes []wit.Tuple2[string, string], name string) (string, bool) {
	for _, pair := range attributes {
		if pair.F0 == name {
			return pair.F1, true
		}
	}
	return "", false
}
