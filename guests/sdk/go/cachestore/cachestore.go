// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package cachestore

import (
	"heliosproxy.dev/plugin/internal/native"
)

// CacheGet: get a value; `none` where there is none.
func CacheGet(key string) (Body, bool, error) {
	if native.Enabled {
		return native.Get[func(key string) (Body, bool, error)]("cachestore.CacheGet")(key)
	}
	result := rawCacheGet(key)
	if result.IsErr() {
		var zero Body
		return zero, false, result.Err()
	}
	value, ok := result.Ok().Get()
	return value, ok, nil
}

// CacheSet: store a value for so long; zero removes it.
func CacheSet(key string, value Body, ttl Duration) error {
	if native.Enabled {
		return native.Get[func(key string, value Body, ttl Duration) error]("cachestore.CacheSet")(key, value, ttl)
	}
	result := rawCacheSet(key, value, ttl)
	if result.IsErr() {
		return result.Err()
	}
	return nil
}

// CacheDelete: remove a value, and say whether there was one.
func CacheDelete(key string) (bool, error) {
	if native.Enabled {
		return native.Get[func(key string) (bool, error)]("cachestore.CacheDelete")(key)
	}
	result := rawCacheDelete(key)
	if result.IsErr() {
		var zero bool
		return zero, result.Err()
	}
	return result.Ok(), nil
}

// Error says what failed.
func (self CacheError) Error() string {
	switch self.tag {
	case CacheError_AccessDenied:
		return "cachestore: access-denied"
	case CacheError_Unavailable:
		return "cachestore: unavailable" + ": " + self.Unavailable()
	case CacheError_TooLarge:
		return "cachestore: too-large"
	case CacheError_Other:
		return "cachestore: other" + ": " + self.Other()
	}
	return "cachestore: unknown"
}
