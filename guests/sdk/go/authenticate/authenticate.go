// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package authenticate

import (
	"heliosproxy.dev/plugin/internal/guard"
	_ "heliosproxy.dev/plugin/lifecycle" // every plugin exports it
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

// Called once a session, or once a step, to say who the client is.
type Hook interface {
	// Authenticate: say who the client is.
	//
	// The first plugin that does not abstain decides. `call.identity` is `none`. A failure denies.
	Authenticate(call Call, request AuthRequest) (AuthResult, error)
}

var hook Hook

// Export makes the plugin serve authenticate; call it in an init function.
func Export(plugin Hook) { hook = plugin }

func serveAuthenticate(call Call, request AuthRequest) witTypes.Result[AuthResult, heliosproxy_plugin_types.PluginError] {
	return guard.Call("authenticate", func() (AuthResult, error) { return hook.Authenticate(call, request) })
}
