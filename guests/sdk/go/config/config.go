// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package config

import (
	"heliosproxy.dev/plugin/internal/native"
)

// Get: get one setting as text.
//
// A string is given as it is, any other value as JSON. `none` where it is neither set nor has a default.
func Get(key string) (string, bool) {
	if native.Enabled {
		return native.Get[func(key string) (string, bool)]("config.Get")(key)
	}
	value, ok := rawGet(key).Get()
	return value, ok
}

// GetValue: get one setting in its type.
//
// `none` where it is neither set nor has a default.
func GetValue(key string) (ConfigValue, bool) {
	if native.Enabled {
		return native.Get[func(key string) (ConfigValue, bool)]("config.GetValue")(key)
	}
	value, ok := rawGetValue(key).Get()
	return value, ok
}

// GetAll: get every setting that has a value, in order of key.
func GetAll() []ConfigEntry {
	if native.Enabled {
		return native.Get[func() []ConfigEntry]("config.GetAll")()
	}
	return rawGetAll()
}
