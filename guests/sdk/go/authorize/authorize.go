// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package authorize

import (
	"heliosproxy.dev/plugin/internal/guard"
	_ "heliosproxy.dev/plugin/lifecycle" // every plugin exports it
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

// Called for each statement to say whether this identity may run it.
type Hook interface {
	// Authorize: say whether the call's identity may run the statement.
	//
	// `statement.text` is what will be sent to the server. Every plugin that does not abstain must allow, and
	// obligations add up. A failure denies.
	Authorize(call Call, statement Statement) (AuthorizeOutcome, error)
}

var hook Hook

// Export makes the plugin serve authorize; call it in an init function.
func Export(plugin Hook) { hook = plugin }

func serveAuthorize(call Call, statement Statement) witTypes.Result[AuthorizeOutcome, heliosproxy_plugin_types.PluginError] {
	return guard.Call("authorize", func() (AuthorizeOutcome, error) { return hook.Authorize(call, statement) })
}
