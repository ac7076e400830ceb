// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package rag

import (
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

type Call = heliosproxy_plugin_types.Call
type Timestamp = int64
type PluginError = heliosproxy_plugin_types.PluginError

// A condition on a chunk's metadata.
type MetadataFilter struct {
	// The name.
	Name string
	// The values of which the chunk has one; at least one.
	AnyOf []string
}

// How to retrieve.
type RagConfig struct {
	// The indexes to search; none leaves it to the plugin.
	Indexes []string
	// The largest number of chunks to return.
	TopK uint32
	// The lowest score to return; `none` is no limit.
	MinScore witTypes.Option[float32]
	// Conditions that must all hold.
	Filters []MetadataFilter
	// Further settings, as pairs of name and value.
	Settings []witTypes.Tuple2[string, string]
}

// A score and what it means.
type NamedScore struct {
	// The method, such as `cosine`, `bm25` or `rank-fusion`.
	Name string
	// The score; higher is better. Scores of different methods are not comparable.
	Value float32
}

// Where a chunk comes from.
type Provenance struct {
	// The index that it was found in.
	Index string
	// Identifies the document.
	Document string
	// The document's title; `none` where it has none.
	Title witTypes.Option[string]
	// Where the document can be read; `none` where it has no address.
	Uri witTypes.Option[string]
	// The position of the chunk's first character in the document, from 0; `none` where it is not known.
	Offset witTypes.Option[uint64]
	// When the document was last changed; `none` where it is not known.
	Updated witTypes.Option[int64]
}

// A piece of a document.
type Chunk struct {
	// Identifies the chunk in its index.
	Id string
	// Its text.
	Text string
	// How well it fits the query; higher is better. Scores of different plugins are not comparable.
	Score float32
	// The scores that went into it.
	Scores []NamedScore
	// Where it comes from.
	Provenance Provenance
	// More about it, as pairs of name and value.
	Metadata []witTypes.Tuple2[string, string]
}
