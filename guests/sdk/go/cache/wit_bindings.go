// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package cache

import (
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
)

type Call = heliosproxy_plugin_types.Call
type Statement = heliosproxy_plugin_types.Statement
type ResultSet = heliosproxy_plugin_types.ResultSet
type TableName = heliosproxy_plugin_types.TableName
type Body = heliosproxy_plugin_types.Body
type Duration = uint64
type PluginError = heliosproxy_plugin_types.PluginError

// How a result is cached.
type CachePolicy struct {
	// For how long the entry is fresh; zero is not at all.
	Ttl uint64
	// For how long after that it may still be used while the proxy fetches a new one; zero is not at all.
	StaleWhileRevalidate uint64
	// Names under which the entry can be invalidated, each once.
	Tags []string
}

// A cached result.
type CacheEntry struct {
	// The result as the proxy encoded it; plugins pass it on unchanged.
	Value heliosproxy_plugin_types.Body
	// How it is cached from now on.
	Policy CachePolicy
}

const (
	// It may, like this.
	ShouldCacheDecision_Store uint8 = 0
	// It may not.
	ShouldCacheDecision_Skip uint8 = 1
	// The plugin has no say in it.
	ShouldCacheDecision_Abstain uint8 = 2
)

// Whether a result may be cached.
type ShouldCacheDecision struct {
	tag   uint8
	value any
}

func (self ShouldCacheDecision) Tag() uint8 {
	return self.tag
}

func (self ShouldCacheDecision) Store() CachePolicy {
	if self.tag != ShouldCacheDecision_Store {
		panic("tag mismatch")
	}
	return self.value.(CachePolicy)
}

func MakeShouldCacheDecisionStore(value CachePolicy) ShouldCacheDecision {
	return ShouldCacheDecision{ShouldCacheDecision_Store, value}
}
func MakeShouldCacheDecisionSkip() ShouldCacheDecision {
	return ShouldCacheDecision{ShouldCacheDecision_Skip, nil}
}
func MakeShouldCacheDecisionAbstain() ShouldCacheDecision {
	return ShouldCacheDecision{ShouldCacheDecision_Abstain, nil}
}

const (
	// Store it.
	CacheSetDecision_Store uint8 = 0
	// Do not store it.
	CacheSetDecision_Skip uint8 = 1
	// The plugin has no say in it.
	CacheSetDecision_Abstain uint8 = 2
)

// Whether an entry is stored.
type CacheSetDecision = uint8
