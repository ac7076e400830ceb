// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package lifecycle

import (
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
)

type PluginError = heliosproxy_plugin_types.PluginError
type ConfigEntry = heliosproxy_plugin_types.ConfigEntry

// What a plugin says about itself.
type PluginMetadata struct {
	// The plugin's name, as in its manifest.
	Name string
	// The plugin's own version, as in its manifest.
	Version string
	// What the plugin does, in a sentence.
	Description string
	// Who wrote it.
	Author string
	// The hooks that it implements, in snake_case as in its manifest.
	Hooks []string
	// The permissions that it uses, in snake_case as in its manifest.
	Permissions []string
}

const (
	// It serves.
	HealthStatus_Healthy uint8 = 0
	// It serves, but not as well as it should; the string says why.
	HealthStatus_Degraded uint8 = 1
	// It cannot serve; the string says why.
	HealthStatus_Unhealthy uint8 = 2
)

// How a plugin is.
type HealthStatus struct {
	tag   uint8
	value any
}

func (self HealthStatus) Tag() uint8 {
	return self.tag
}

func (self HealthStatus) Degraded() string {
	if self.tag != HealthStatus_Degraded {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self HealthStatus) Unhealthy() string {
	if self.tag != HealthStatus_Unhealthy {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func MakeHealthStatusHealthy() HealthStatus {
	return HealthStatus{HealthStatus_Healthy, nil}
}
func MakeHealthStatusDegraded(value string) HealthStatus {
	return HealthStatus{HealthStatus_Degraded, value}
}
func MakeHealthStatusUnhealthy(value string) HealthStatus {
	return HealthStatus{HealthStatus_Unhealthy, value}
}
