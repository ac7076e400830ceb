package lifecycle

import (
	"heliosproxy.dev/plugin/internal/guard"
	"heliosproxy.dev/plugin/internal/settings"
	"heliosproxy.dev/plugin/types"
	"heliosproxy.dev/plugin/wit"
)

// OnLoad is called once the settings are there; an error refuses the load.
var OnLoad func() error

// OnUnload is called after the last hook.
var OnUnload func()

// Health says how the plugin is; without it, it is healthy.
var Health func() HealthStatus

func serveMetadata() PluginMetadata { return about }

func serveOnLoad(entries []types.ConfigEntry) wit.Result[wit.Unit, types.PluginError] {
	return guard.Do("on-load", func() error {
		if failure := settings.Configure(entries); failure != nil {
			return failure
		}
		if OnLoad == nil {
			return nil
		}
		return OnLoad()
	})
}

func serveOnUnload() {
	if OnUnload != nil {
		guard.Do("on-unload", func() error { OnUnload(); return nil })
	}
}

func serveHealth() HealthStatus {
	if Health == nil {
		return MakeHealthStatusHealthy()
	}
	result := guard.Call("health", func() (HealthStatus, error) { return Health(), nil })
	if result.IsErr() {
		return MakeHealthStatusUnhealthy("it panicked")
	}
	return result.Ok()
}
