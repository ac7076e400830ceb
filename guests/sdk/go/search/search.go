// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package search

import (
	"heliosproxy.dev/plugin/internal/native"
)

// SearchSemanticIndex: find at most `k` documents whose vectors are nearest to `vector`, best first.
func SearchSemanticIndex(index string, vector []float32, k uint32) ([]SearchHit, error) {
	if native.Enabled {
		return native.Get[func(index string, vector []float32, k uint32) ([]SearchHit, error)]("search.SearchSemanticIndex")(index, vector, k)
	}
	result := rawSearchSemanticIndex(index, vector, k)
	if result.IsErr() {
		var zero []SearchHit
		return zero, result.Err()
	}
	return result.Ok(), nil
}

// SearchKeywordIndex: find at most `k` documents that hold the words of `text`, best first.
func SearchKeywordIndex(index string, text string, k uint32) ([]SearchHit, error) {
	if native.Enabled {
		return native.Get[func(index string, text string, k uint32) ([]SearchHit, error)]("search.SearchKeywordIndex")(index, text, k)
	}
	result := rawSearchKeywordIndex(index, text, k)
	if result.IsErr() {
		var zero []SearchHit
		return zero, result.Err()
	}
	return result.Ok(), nil
}

// Error says what failed.
func (self SearchError) Error() string {
	switch self.tag {
	case SearchError_AccessDenied:
		return "search: access-denied"
	case SearchError_NoSuchIndex:
		return "search: no-such-index"
	case SearchError_InvalidQuery:
		return "search: invalid-query" + ": " + self.InvalidQuery()
	case SearchError_Unavailable:
		return "search: unavailable" + ": " + self.Unavailable()
	case SearchError_Other:
		return "search: other" + ": " + self.Other()
	}
	return "search: unknown"
}
