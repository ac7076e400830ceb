// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package cache

import (
	"heliosproxy.dev/plugin/internal/guard"
	_ "heliosproxy.dev/plugin/lifecycle" // every plugin exports it
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

// Decides what the proxy's result cache holds, and may answer from elsewhere.
type Hook interface {
	// CacheKey: name the cache entry that would answer the statement.
	//
	// `none` leaves it to the next plugin. Two statements may have the same key only if the same result answers both. A
	// failure leaves the plugin out.
	CacheKey(call Call, statement Statement) (witTypes.Option[string], error)
	// ShouldCache: say whether a result may be cached.
	//
	// Every plugin that does not abstain must agree; the shortest times and all tags hold. A failure means `skip`.
	ShouldCache(call Call, statement Statement, result ResultSet) (ShouldCacheDecision, error)
	// CacheGet: look an entry up outside the proxy's own cache.
	//
	// `none` leaves it to the next plugin and at last to the proxy's own cache. A failure leaves the plugin out.
	CacheGet(call Call, key string) (witTypes.Option[CacheEntry], error)
	// CacheSet: say whether the proxy stores an entry.
	//
	// Every plugin that does not abstain must agree. A failure means `skip`.
	CacheSet(call Call, key string, entry CacheEntry) (CacheSetDecision, error)
	// CacheInvalidate: name the tags whose entries a change of these tables makes wrong.
	//
	// Called after a statement changed them. The entries of all tags that any plugin names are removed; a failure
	// removes every entry of the database.
	CacheInvalidate(call Call, tables []TableName) ([]string, error)
}

var hook Hook

// Export makes the plugin serve cache; call it in an init function.
func Export(plugin Hook) { hook = plugin }

func serveCacheKey(call Call, statement Statement) witTypes.Result[witTypes.Option[string], heliosproxy_plugin_types.PluginError] {
	return guard.Call("cache-key", func() (witTypes.Option[string], error) { return hook.CacheKey(call, statement) })
}

func serveShouldCache(call Call, statement Statement, result ResultSet) witTypes.Result[ShouldCacheDecision, heliosproxy_plugin_types.PluginError] {
	return guard.Call("should-cache", func() (ShouldCacheDecision, error) { return hook.ShouldCache(call, statement, result) })
}

func serveCacheGet(call Call, key string) witTypes.Result[witTypes.Option[CacheEntry], heliosproxy_plugin_types.PluginError] {
	return guard.Call("cache-get", func() (witTypes.Option[CacheEntry], error) { return hook.CacheGet(call, key) })
}

func serveCacheSet(call Call, key string, entry CacheEntry) witTypes.Result[CacheSetDecision, heliosproxy_plugin_types.PluginError] {
	return guard.Call("cache-set", func() (CacheSetDecision, error) { return hook.CacheSet(call, key, entry) })
}

func serveCacheInvalidate(call Call, tables []TableName) witTypes.Result[[]string, heliosproxy_plugin_types.PluginError] {
	return guard.Call("cache-invalidate", func() ([]string, error) { return hook.CacheInvalidate(call, tables) })
}
