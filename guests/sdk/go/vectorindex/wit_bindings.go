// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package vectorindex

import (
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
)

type Call = heliosproxy_plugin_types.Call
type PluginError = heliosproxy_plugin_types.PluginError

// What a quantization learnt from a sample.
type Quantizer struct {
	// The scheme, such as `product` or `scalar`.
	Scheme string
	// The length of the vectors that it works on.
	Dimensions uint32
	// The largest distance between a vector of the sample and its decoded code, as `distances` measures it.
	MaxError float32
	// What the codes refer to, as the scheme defines it.
	Codebook [][]float32
}
