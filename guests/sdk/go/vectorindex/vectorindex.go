// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package vectorindex

import (
	"heliosproxy.dev/plugin/internal/guard"
	_ "heliosproxy.dev/plugin/lifecycle" // every plugin exports it
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

// Distance and quantization for vector indexes.
//
// A failure of any of these functions is an error to the caller.
type Hook interface {
	// Distances: say how far each of `vectors` is from `query`, in order; all are of the same length.
	//
	// Zero or more; lower is nearer.
	Distances(call Call, query []float32, vectors [][]float32) ([]float32, error)
	// Train: learn a quantization from a sample of vectors of one length.
	Train(call Call, sample [][]float32) (Quantizer, error)
	// Encode: turn vectors into codes, one for each, in order.
	Encode(call Call, quantizer Quantizer, vectors [][]float32) ([][]uint8, error)
	// Decode: turn codes back into vectors, one for each, in order.
	Decode(call Call, quantizer Quantizer, codes [][]uint8) ([][]float32, error)
}

var hook Hook

// Export makes the plugin serve vector-index; call it in an init function.
func Export(plugin Hook) { hook = plugin }

func serveDistances(call Call, query []float32, vectors [][]float32) witTypes.Result[[]float32, heliosproxy_plugin_types.PluginError] {
	return guard.Call("distances", func() ([]float32, error) { return hook.Distances(call, query, vectors) })
}

func serveTrain(call Call, sample [][]float32) witTypes.Result[Quantizer, heliosproxy_plugin_types.PluginError] {
	return guard.Call("train", func() (Quantizer, error) { return hook.Train(call, sample) })
}

func serveEncode(call Call, quantizer Quantizer, vectors [][]float32) witTypes.Result[[][]uint8, heliosproxy_plugin_types.PluginError] {
	return guard.Call("encode", func() ([][]uint8, error) { return hook.Encode(call, quantizer, vectors) })
}

func serveDecode(call Call, quantizer Quantizer, codes [][]uint8) witTypes.Result[[][]float32, heliosproxy_plugin_types.PluginError] {
	return guard.Call("decode", func() ([][]float32, error) { return hook.Decode(call, quantizer, codes) })
}
