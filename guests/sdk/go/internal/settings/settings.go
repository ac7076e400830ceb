// Package settings fills what the plugin declared from what the host gives.
package settings

import (
	"heliosproxy.dev/plugin/internal/guard"
	"heliosproxy.dev/plugin/types"
)

type setting struct {
	key      string
	expected string
	reset    func()
	set      func(types.ConfigValue) bool
}

var declared []setting

// Declare returns where the value of a setting is kept; `read` says whether a value is of its type.
func Declare[T any](key, expected string, fallback T, read func(types.ConfigValue) (T, bool)) *T {
	place := new(T)
	*place = fallback
	declared = append(declared, setting{
		key, expected,
		func() { *place = fallback },
		func(value types.ConfigValue) bool {
			found, ok := read(value)
			if ok {
				*place = found
			}
			return ok
		},
	})
	return place
}

// Configure fills every setting.
func Configure(entries []types.ConfigEntry) error {
	for _, item := range declared {
		item.reset()
		for _, entry := range entries {
			if entry.Key == item.key && !item.set(entry.Value) {
				text := item.key + ": expected " + item.expected + ", found " + kind(entry.Value)
				return &guard.Failure{Make: types.MakePluginErrorInvalidConfig, Message: text}
			}
		}
	}
	return nil
}

func kind(value types.ConfigValue) string {
	return []string{"text", "an integer", "a number", "a boolean", "a list of texts", "JSON"}[value.Tag()]
}
