// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package kv

import (
	"heliosproxy.dev/plugin/internal/native"
	witTypes "heliosproxy.dev/plugin/wit"
)

// Get: get a value; `none` where there is none.
func Get(key string) (string, bool, error) {
	if native.Enabled {
		return native.Get[func(key string) (string, bool, error)]("kv.Get")(key)
	}
	result := rawGet(key)
	if result.IsErr() {
		var zero string
		return zero, false, result.Err()
	}
	value, ok := result.Ok().Get()
	return value, ok, nil
}

// Set: store a value for so long; `none` is for ever, zero removes it.
func Set(key string, value string, ttl witTypes.Option[Duration]) error {
	if native.Enabled {
		return native.Get[func(key string, value string, ttl witTypes.Option[Duration]) error]("kv.Set")(key, value, ttl)
	}
	result := rawSet(key, value, ttl)
	if result.IsErr() {
		return result.Err()
	}
	return nil
}

// Delete: remove a value, and say whether there was one.
func Delete(key string) (bool, error) {
	if native.Enabled {
		return native.Get[func(key string) (bool, error)]("kv.Delete")(key)
	}
	result := rawDelete(key)
	if result.IsErr() {
		var zero bool
		return zero, result.Err()
	}
	return result.Ok(), nil
}

// Increment: add to an integer and get the sum, as one step.
//
// A key without a value counts as zero, and then gets `ttl`; a key with a value keeps the time that it has left. The
// value is kept as decimal text.
func Increment(key string, by int64, ttl witTypes.Option[Duration]) (int64, error) {
	if native.Enabled {
		return native.Get[func(key string, by int64, ttl witTypes.Option[Duration]) (int64, error)]("kv.Increment")(key, by, ttl)
	}
	result := rawIncrement(key, by, ttl)
	if result.IsErr() {
		var zero int64
		return zero, result.Err()
	}
	return result.Ok(), nil
}

// CompareAndSwap: store a value if the key still has the expected one, as one step, and say whether it was stored.
//
// `none` for `expected` is a key without a value.
func CompareAndSwap(key string, expected witTypes.Option[string], value string, ttl witTypes.Option[Duration]) (bool, error) {
	if native.Enabled {
		return native.Get[func(key string, expected witTypes.Option[string], value string, ttl witTypes.Option[Duration]) (bool, error)]("kv.CompareAndSwap")(key, expected, value, ttl)
	}
	result := rawCompareAndSwap(key, expected, value, ttl)
	if result.IsErr() {
		var zero bool
		return zero, result.Err()
	}
	return result.Ok(), nil
}

// ListKeys: list keys that start with `prefix`, in order of their UTF-8 bytes, at most `limit`.
//
// `after` is the last key of the list before; `none` begins.
func ListKeys(prefix string, after witTypes.Option[string], limit uint32) ([]string, error) {
	if native.Enabled {
		return native.Get[func(prefix string, after witTypes.Option[string], limit uint32) ([]string, error)]("kv.ListKeys")(prefix, after, limit)
	}
	result := rawListKeys(prefix, after, limit)
	if result.IsErr() {
		var zero []string
		return zero, result.Err()
	}
	return result.Ok(), nil
}

// Error says what failed.
func (self KvError) Error() string {
	switch self.tag {
	case KvError_AccessDenied:
		return "kv: access-denied"
	case KvError_Unavailable:
		return "kv: unavailable" + ": " + self.Unavailable()
	case KvError_TooLarge:
		return "kv: too-large"
	case KvError_NotANumber:
		return "kv: not-a-number"
	case KvError_Other:
		return "kv: other" + ": " + self.Other()
	}
	return "kv: unknown"
}
