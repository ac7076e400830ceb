// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package embedding

import (
	"heliosproxy.dev/plugin/internal/guard"
	_ "heliosproxy.dev/plugin/lifecycle" // every plugin exports it
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

// Turns text into vectors.
type Hook interface {
	// Embed: turn texts into vectors, one for each, in order.
	//
	// Every vector is of the length that `dimensions` says. The first plugin answers; one that fails is left out.
	Embed(call Call, texts []string) ([][]float32, error)
	// Similarity: say how alike two vectors of the same length are.
	//
	// Higher is more alike; it is symmetric, and no vector is more like another than like itself.
	Similarity(call Call, a []float32, b []float32) (float32, error)
	// Dimensions: say how long the vectors are; at least 1, and always the same.
	Dimensions(call Call) (uint32, error)
	// ModelName: name the model, so that vectors of different models are not compared.
	ModelName(call Call) (string, error)
}

var hook Hook

// Export makes the plugin serve embedding; call it in an init function.
func Export(plugin Hook) { hook = plugin }

func serveEmbed(call Call, texts []string) witTypes.Result[[][]float32, heliosproxy_plugin_types.PluginError] {
	return guard.Call("embed", func() ([][]float32, error) { return hook.Embed(call, texts) })
}

func serveSimilarity(call Call, a []float32, b []float32) witTypes.Result[float32, heliosproxy_plugin_types.PluginError] {
	return guard.Call("similarity", func() (float32, error) { return hook.Similarity(call, a, b) })
}

func serveDimensions(call Call) witTypes.Result[uint32, heliosproxy_plugin_types.PluginError] {
	return guard.Call("dimensions", func() (uint32, error) { return hook.Dimensions(call) })
}

func serveModelName(call Call) witTypes.Result[string, heliosproxy_plugin_types.PluginError] {
	return guard.Call("model-name", func() (string, error) { return hook.ModelName(call) })
}
