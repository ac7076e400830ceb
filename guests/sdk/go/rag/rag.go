// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package rag

import (
	"heliosproxy.dev/plugin/internal/guard"
	_ "heliosproxy.dev/plugin/lifecycle" // every plugin exports it
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

// Finds the text that a model's answer is to rest on.
type Hook interface {
	// RagRetrieve: find the chunks that fit a query, best first.
	//
	// The chain returns the union of what its plugins find. A failure leaves the plugin out.
	RagRetrieve(call Call, query string, config RagConfig) ([]Chunk, error)
	// RagRerank: put chunks in a better order, best first.
	//
	// The answer holds chunks of `chunks` only, each at most once. Plugins are asked in order of priority, each with
	// what the one before it left. A failure leaves the plugin out.
	RagRerank(call Call, query string, chunks []Chunk) ([]Chunk, error)
}

var hook Hook

// Export makes the plugin serve rag; call it in an init function.
func Export(plugin Hook) { hook = plugin }

func serveRagRetrieve(call Call, query string, config RagConfig) witTypes.Result[[]Chunk, heliosproxy_plugin_types.PluginError] {
	return guard.Call("rag-retrieve", func() ([]Chunk, error) { return hook.RagRetrieve(call, query, config) })
}

func serveRagRerank(call Call, query string, chunks []Chunk) witTypes.Result[[]Chunk, heliosproxy_plugin_types.PluginError] {
	return guard.Call("rag-rerank", func() ([]Chunk, error) { return hook.RagRerank(call, query, chunks) })
}
